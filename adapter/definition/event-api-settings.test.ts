import { expect } from 'chai';
import { EVENT_API_ACTIONS, readEventApiSettings } from './event-api-settings.js';

const read = (items: Readonly<Record<string, string>> = {}) =>
  readEventApiSettings(
    Object.fromEntries(Object.entries(items).map(([item, value]) => [`/softphone/${item}`, value])),
  );
const wrong = (items: Readonly<Record<string, string>>) =>
  read(items).problems.map(({ code, kind, item, suggestion }) =>
    [kind, code, item, suggestion].filter(Boolean).join(' '),
  );

describe('section softphone, the Event API', () => {
  it('is off without a word, and where the words that stand for nothing are there', () => {
    const off = { is: 'off', allowed: [], personal: false };
    expect(read()).to.deep.equal({ settings: off, problems: [] });
    expect(
      read({ eventApi: 'none', eventApiActions: 'none', eventApiPersonal: 'none' }),
    ).to.deep.equal({ settings: off, problems: [] });
  });

  it('tells events alone, without personal data', () => {
    expect(read({ eventApi: 'Events' }).settings).to.deep.equal({
      is: 'events',
      allowed: [],
      personal: false,
    });
  });

  it('allows the actions that are listed, each once and in any case', () => {
    const { settings, problems } = read({
      eventApi: 'actions',
      eventApiActions: 'setstatus, dial,DIAL ,hangUp',
      eventApiPersonal: 'TRUE',
    });
    expect(settings).to.deep.equal({
      is: 'actions',
      allowed: ['setStatus', 'dial', 'hangUp'],
      personal: true,
    });
    expect(problems).to.deep.equal([]);
  });

  it('fits all actions into what an item of a definition can hold', () => {
    const all = EVENT_API_ACTIONS.join(', ');
    expect(all.length).to.be.below(256);
    expect(read({ eventApi: 'actions', eventApiActions: all }).settings.allowed).to.deep.equal([
      ...EVENT_API_ACTIONS,
    ]);
  });

  it('allows nothing where only events are told', () => {
    expect(read({ eventApi: 'events', eventApiActions: 'dial' }).settings.allowed).to.deep.equal(
      [],
    );
    expect(read({ eventApiActions: 'dial' }).settings.allowed).to.deep.equal([]);
  });

  it('gives nothing for a word that it does not know, and says which was meant', () => {
    const items = {
      eventApi: 'action',
      eventApiActions: 'dail, hold',
      eventApiPersonal: 'ture',
    };
    expect(wrong(items)).to.deep.equal([
      'warning value-invalid softphone/eventApi actions',
      'warning value-invalid softphone/eventApiActions dial',
      'warning value-invalid softphone/eventApiPersonal true',
    ]);
    expect(read(items).settings).to.deep.equal({ is: 'off', allowed: [], personal: false });
    const { allowed } = read({ ...items, eventApi: 'actions' }).settings;
    expect(allowed).to.deep.equal(['hold']);
  });
});
