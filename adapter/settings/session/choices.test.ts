import { expect } from 'chai';
import type { Catalog } from '../../definition/catalog.js';
import { complete, empty, OMNI, PURE_CLOUD } from '../../definition/testing/catalogs.js';
import { omniMenu, pureCloudMenu } from './choices.js';

const chosenOmni = (stored: string, catalog: Catalog = complete, offline = false) => {
  const { value, options } = omniMenu(stored, catalog, offline);
  const found = options.filter((option) => option.value === value);
  expect(found, 'what is chosen is offered once').to.have.length(1);
  return found[0]?.choice;
};

const chosenPureCloud = (stored: string, presences = complete.presences) => {
  const { value, options } = pureCloudMenu(stored, presences);
  const found = options.filter((option) => option.value === value);
  expect(found, 'what is chosen is offered once').to.have.length(1);
  return { value, choice: found[0]?.choice };
};

describe('the menu of Omni-Channel statuses', () => {
  it('holds the statuses of the org with their kind, and none', () => {
    expect(omniMenu('', complete, false).options.map(({ value }) => value)).to.deep.equal([
      'none',
      `Available_Chat:${OMNI.chat}`,
      `Busy:${OMNI.busy}`,
      `Lunch:${OMNI.lunch}`,
      `Transition:${OMNI.transition}`,
    ]);
    expect(chosenOmni('Available_Chat')).to.deep.include({ is: 'status', kind: 'online' });
    expect(chosenOmni('Busy')).to.deep.include({ is: 'status', kind: 'busy' });
  });

  it('says where a kind is not known', () => {
    const catalog = { ...complete, omni: [{ id: OMNI.busy, label: 'Busy' }] };
    expect(chosenOmni(OMNI.busy, catalog)).to.deep.include({ kind: 'unknown' });
  });

  for (const written of [
    'Busy',
    'busy',
    OMNI.busy,
    `${OMNI.busy}AAA`,
    `Busy:${OMNI.busy}`,
    `Renamed:${OMNI.busy}`,
    'Busy:0N500000000OTHR',
  ]) {
    it(`knows a status however it is written: ${written}`, () => {
      expect(chosenOmni(written)).to.deep.include({ is: 'status', label: 'Busy' });
    });
  }

  it('keeps what the org does not have', () => {
    expect(chosenOmni('Gone:0N505Y0000099ZZ')).to.deep.equal({ is: 'missing', name: 'Gone' });
    expect(chosenOmni('0N5-cut')).to.deep.equal({ is: 'missing', name: '0N5-cut' });
  });

  it('does not call missing what could not be looked up', () => {
    expect(chosenOmni('Busy', empty)).to.deep.equal({ is: 'unread', name: 'Busy' });
  });

  it('has Offline where it may be chosen', () => {
    expect(chosenOmni('offline', complete, true)).to.deep.equal({ is: 'offline' });
    expect(omniMenu('', complete, false).options.map(({ value }) => value)).not.to.include(
      'Offline',
    );
  });
});

describe('the menu of PureCloud statuses', () => {
  it('has primary statuses always, without On Queue', () => {
    const values = pureCloudMenu('', []).options.map(({ value }) => value);
    expect(values).to.deep.equal([
      'none',
      'AVAILABLE',
      'BUSY',
      'AWAY',
      'BREAK',
      'MEAL',
      'MEETING',
      'TRAINING',
    ]);
  });

  it('has active secondary statuses after their primary one', () => {
    const values = pureCloudMenu('', complete.presences).options.map(({ value }) => value);
    expect(values[values.indexOf('BREAK') + 1]).to.equal(`BREAK:${PURE_CLOUD.coffee}`);
    expect(values.join()).not.to.include(PURE_CLOUD.gone);
  });

  it('knows a status however it is written', () => {
    for (const written of [PURE_CLOUD.break, 'break', `BREAK:${PURE_CLOUD.break}`]) {
      expect(chosenPureCloud(written).value, written).to.equal('BREAK');
    }
    for (const written of [PURE_CLOUD.coffee, `BREAK:${PURE_CLOUD.coffee.toUpperCase()}`]) {
      expect(chosenPureCloud(written).value).to.equal(`BREAK:${PURE_CLOUD.coffee}`);
    }
  });

  it('keeps what it does not offer, and says what it is', () => {
    const of = (stored: string, presences = complete.presences) =>
      chosenPureCloud(stored, presences).choice?.is;
    expect(of(`BUSY:${PURE_CLOUD.gone}`)).to.equal('deactivated');
    expect(of(`BUSY:${PURE_CLOUD.unheardOf}`)).to.equal('missing');
    expect(of(`BUSY:${PURE_CLOUD.unheardOf}`, [])).to.equal('unread');
    expect(of('ON_QUEUE')).to.equal('primary');
    expect(of('Siesta')).to.equal('missing');
  });
});
