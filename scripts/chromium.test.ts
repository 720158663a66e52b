import { expect } from 'chai';
import { chromiumArguments, findChromium, launchOptions } from './chromium.js';

describe('the Chromium of the tests', () => {
  const before = process.env['CHROME_PATH'];

  afterEach(() => {
    if (before === undefined) delete process.env['CHROME_PATH'];
    else process.env['CHROME_PATH'] = before;
  });

  it('is the one that CHROME_PATH names', () => {
    process.env['CHROME_PATH'] = process.execPath;
    expect(findChromium()).to.equal(process.execPath);
    expect(launchOptions().executablePath).to.equal(process.execPath);
  });

  it('is not guessed where CHROME_PATH names no program', () => {
    process.env['CHROME_PATH'] = '/nowhere/chromium';
    expect(() => findChromium()).to.throw('CHROME_PATH is /nowhere/chromium');
  });

  it('is headless, talks to nobody and blocks popups as it does for people', () => {
    process.env['CHROME_PATH'] = process.execPath;
    expect(chromiumArguments()).to.include.members(['--headless=new', '--disable-sync']);
    expect(launchOptions().ignoreDefaultArgs).to.deep.equal(['--disable-popup-blocking']);
  });
});
