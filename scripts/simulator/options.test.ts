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
    });
    expect(parseOptions(['--help'])).to.equal('help');
  });

  for (const args of [
    ['--ports', '1'],
    ['--port'],
    ['--port', 'x'],
    ['--port', '65535'],
    ['--port', '-1'],
    ['--names=yes'],
    ['more'],
  ]) {
    it(`refuse ${args.join(' ')}`, () => {
      expect(() => parseOptions(args)).to.throw(OptionError);
    });
  }
});
