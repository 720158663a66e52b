import { expect } from 'chai';
import { complete, OMNI, PURE_CLOUD } from '../../definition/testing/catalogs.js';
import { SYSTEM_PRESENCES } from '../../definition/catalog.js';
import { omniMenu, optionFor, pureCloudMenu, type PrimaryNames } from './status-menu.js';
import { ruleWords } from './messages/words.js';

const NAMES: PrimaryNames = ruleWords('en').presence;

describe('the menus of statuses', () => {
  const coffee = complete.presences.map((presence) =>
    presence.id === PURE_CLOUD.coffee
      ? { ...presence, labels: { en_US: 'Coffee', ja: 'コーヒー' } }
      : presence,
  );
  const statuses = { omni: complete.omni, presences: coffee };

  it('tell online statuses of Omni-Channel from busy ones, and from those of which it is not known', () => {
    const menu = omniMenu([...complete.omni, { id: '0N505Y000001cA9' }], 'Offline');
    expect(
      menu.map(({ kind, options }) => [kind, options.map(({ label }) => label)]),
    ).to.deep.equal([
      ['online', ['Available - Chat']],
      ['busy', ['Busy', 'Away for lunch', 'Transition']],
      ['unknown', ['0N505Y000001cA9']],
      ['plain', ['Offline']],
    ]);
    expect(menu[0]?.options[0]?.text).to.equal(`Available_Chat:${OMNI.chat}`);
    expect(menu[2]?.options[0]?.text).to.equal('0N505Y000001cA9');
  });

  it('offer every primary PureCloud status, with the active secondary ones under theirs', () => {
    const menu = pureCloudMenu(coffee, NAMES, 'ja');
    expect(menu).to.have.length(SYSTEM_PRESENCES.length);
    expect(menu.filter(({ kind }) => kind === 'primary')).to.deep.equal([
      {
        kind: 'primary',
        label: 'Break',
        options: [
          { text: 'BREAK', label: 'Break' },
          { text: `BREAK:${PURE_CLOUD.coffee}`, label: 'コーヒー' },
        ],
      },
    ]);
  });

  it('find a status however it is written', () => {
    const omni = omniMenu(statuses.omni, 'Offline');
    const found = (text: string) => optionFor('omni', text, statuses, omni)?.label ?? null;
    for (const text of ['Lunch', 'lunch', 'away for LUNCH', `Nobody:${OMNI.lunch}`, OMNI.lunch]) {
      expect(found(text), text).to.equal('Away for lunch');
    }
    expect(found('offline')).to.equal('Offline');
    expect(found('Nobody')).to.equal(null);
    const pureCloud = pureCloudMenu(statuses.presences, NAMES, 'en');
    const presence = (text: string) =>
      optionFor('pureCloud', text, statuses, pureCloud)?.label ?? null;
    expect(presence('On Queue')).to.equal('On Queue');
    expect(presence(PURE_CLOUD.coffee)).to.equal('Coffee');
    expect(presence(`BREAK:${PURE_CLOUD.coffee.toUpperCase()}`)).to.equal('Coffee');
    expect(presence(PURE_CLOUD.meal)).to.equal('Meal');
    expect(presence(`BREAK:${PURE_CLOUD.unheardOf}`)).to.equal(null);
    expect(presence(PURE_CLOUD.gone)).to.equal(null);
  });
});
