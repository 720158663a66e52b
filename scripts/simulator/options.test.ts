import { expect } from 'chai';
import { OptionError, parseOptions } from './options.js';

describe('the options of npm start', () => {
  it('have their defaults', () => {
    expect(parseOptions([])).to.deep.equal({
      port: 8080,
      definition: null,
      scenario: null,
      names: false,
      openCti: null,
      tls: false,
      host: 'openCti',
    });
  });

  it('are read', () => {
    const args = ['--port', '0', '--definition=a.xml', '--scenario', 'b.json', '--names', '--tls'];
    expect(parseOptions([...args, '--opencti', 'c.js'])).to.deep.equal({
      port: 0,
      definition: 'a.xml',
      scenario: 'b.json',
      names: true,
      openCti: 'c.js',
      tls: true,
      host: 'openCti',
    });
    expect(parseOptions(['--help'])).to.equal('help');
  });

  it('serve https for the connector of Salesforce Voice, which takes no other origin', () => {
    expect(parseOptions(['--host', 'voice'])).to.deep.include({ host: 'voice', tls: true });
  });

  for (const args of [
    ['--ports', '1'],
    ['--port'],
    ['--port', 'x'],
    ['--port', '65535'],
    ['--port', '-1'],
    ['--names=yes'],
    ['more'],
    ['--host', 'classic'],
    ['--host', 'voice', '--opencti', 'c.js'],
  ]) {
    it(`refuse ${args.join(' ')}`, () => {
      expect(() => parseOptions(args)).to.throw(OptionError);
    });
  }
});
