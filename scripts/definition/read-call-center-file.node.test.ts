import { expect } from 'chai';
import fc from 'fast-check';
import { readCallCenterFile, type CallCenterFile } from './read-call-center-file.js';

const GENERAL: Readonly<Record<string, string>> = {
  reqInternalName: 'Demo',
  reqDisplayName: 'Demo &amp; more',
  reqAdapterUrl: '/apex/Softphone',
  reqUseApi: 'true',
  reqSoftphoneHeight: '550',
  reqSoftphoneWidth: '340',
  reqSalesforceCompatibilityMode: 'Lightning',
};

const itemsOf = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(
      ([name, value], index) =>
        `<item sortOrder="${index}" name="${name}" label="L-${name}">${value}</item>`,
    )
    .join('\n');

const fileOf = (
  general: Readonly<Record<string, string>> = {},
  more = '<section sortOrder="1" name="omniSync" label="Sync"><item sortOrder="0" name="enabled" label="On">false</item></section>',
): string => `<?xml version="1.0" encoding="UTF-8"?>
<callCenter>
<section sortOrder="0" name="reqGeneralInfo" label="General">
${itemsOf({ ...GENERAL, ...general })}
</section>
${more}
</callCenter>`;

const without = (name: string): string =>
  `<callCenter><section sortOrder="0" name="reqGeneralInfo">${itemsOf(
    Object.fromEntries(Object.entries(GENERAL).filter(([other]) => other !== name)),
  )}</section></callCenter>`;

const texts = (file: CallCenterFile): readonly string[] =>
  (file.ok ? file.warnings : file.problems).map(({ text }) => text);

/** What is wrong with a file that cannot be imported. */
const rejected = (text: string): string => {
  const file = readCallCenterFile(text);
  expect(file.ok, text).to.equal(false);
  return texts(file).join('\n');
};

const section = (attributes: string, items = '<item sortOrder="0" name="a">1</item>'): string =>
  fileOf({}, `<section ${attributes}>${items}</section>`);

describe('readCallCenterFile', () => {
  it('gives the flat object of getCallCenterSettings', () => {
    const file = readCallCenterFile(fileOf());
    expect(file.ok ? file.settings : file.problems).to.deep.equal({
      '/label': 'Demo & more',
      '/internalNameLabel': 'L-reqInternalName',
      '/displayNameLabel': 'L-reqDisplayName',
      '/reqGeneralInfo/label': 'General',
      '/reqGeneralInfo/sortOrder': '0.0',
      '/reqGeneralInfo/reqInternalName': 'Demo',
      '/reqGeneralInfo/reqDisplayName': 'Demo & more',
      '/reqGeneralInfo/reqAdapterUrl': '/apex/Softphone',
      '/reqGeneralInfo/reqAdapterUrl/label': 'L-reqAdapterUrl',
      '/reqGeneralInfo/reqAdapterUrl/sortOrder': '2.0',
      '/reqGeneralInfo/reqUseApi': 'true',
      '/reqGeneralInfo/reqUseApi/label': 'L-reqUseApi',
      '/reqGeneralInfo/reqUseApi/sortOrder': '3.0',
      '/reqGeneralInfo/reqSoftphoneHeight': '550',
      '/reqGeneralInfo/reqSoftphoneHeight/label': 'L-reqSoftphoneHeight',
      '/reqGeneralInfo/reqSoftphoneHeight/sortOrder': '4.0',
      '/reqGeneralInfo/reqSoftphoneWidth': '340',
      '/reqGeneralInfo/reqSoftphoneWidth/label': 'L-reqSoftphoneWidth',
      '/reqGeneralInfo/reqSoftphoneWidth/sortOrder': '5.0',
      '/reqGeneralInfo/reqSalesforceCompatibilityMode': 'Lightning',
      '/reqGeneralInfo/reqSalesforceCompatibilityMode/label': 'L-reqSalesforceCompatibilityMode',
      '/reqGeneralInfo/reqSalesforceCompatibilityMode/sortOrder': '6.0',
      '/omniSync/label': 'Sync',
      '/omniSync/sortOrder': '1.0',
      '/omniSync/enabled': 'false',
      '/omniSync/enabled/label': 'On',
      '/omniSync/enabled/sortOrder': '0.0',
    });
    expect(file.ok && file.warnings).to.deep.equal([]);
  });

  it('reads character data, comments, a byte order mark and values over several lines', () => {
    const items = '<item sortOrder="0" name="a">1<!-- x --><![CDATA[ <2> ]]></item>';
    const file = readCallCenterFile(`\uFEFF${section('sortOrder="1" name="more"', items)}`);
    expect(file.ok && file.settings['/more/a']).to.equal('1 <2> ');
    expect(file.ok && file.settings['/more/label']).to.equal('');
  });

  it('rejects a name that Salesforce does not take', () => {
    for (const name of ['', 'a_b', 'a b', 'ä', 'x'.repeat(41), '/omniSync/enabled']) {
      expect(rejected(section(`sortOrder="1" name="${name}"`)), name).to.include(
        'letters and digits',
      );
    }
    for (const name of ['label', 'sortOrder', 'internalNameLabel', 'displayNameLabel']) {
      expect(rejected(section(`sortOrder="1" name="${name}"`))).to.include('not allowed');
    }
    expect(rejected(section('sortOrder="1"'))).to.include('section name ""');
    expect(rejected(section('sortOrder="1" name="reqGeneralInfo"'))).to.include('there twice');
  });

  it('warns of names that begin with req, and of attributes that are not known', () => {
    const file = readCallCenterFile(section('sortOrder="1" name="reqMine" colour="red"'));
    expect(file.ok).to.equal(true);
    expect(texts(file).join('\n')).to.include('reqMine').and.to.include('colour');
  });

  it('rejects a label of more than 1000 characters', () => {
    expect(rejected(section(`sortOrder="1" name="a" label="${'x'.repeat(1001)}"`))).to.include(
      '1000',
    );
  });

  it('rejects sort orders with gaps, twice, or of no number', () => {
    expect(rejected(section('sortOrder="2" name="a"'))).to.include('gap');
    expect(rejected(section('sortOrder="0" name="a"'))).to.include('there twice');
    for (const order of ['', '-1', '1.0', 'one']) {
      expect(rejected(section(`sortOrder="${order}" name="a"`))).to.include('whole number');
    }
    const items = '<item sortOrder="1" name="a">1</item><item sortOrder="2" name="b">1</item>';
    expect(rejected(section('sortOrder="1" name="s"', items))).to.include('gap');
  });

  it('takes elements in another order than their sortOrder', () => {
    const items = '<item sortOrder="1" name="a">1</item><item sortOrder="0" name="b">1</item>';
    expect(readCallCenterFile(section('sortOrder="1" name="s"', items)).ok).to.equal(true);
  });

  it('rejects a file without what Salesforce itself reads', () => {
    for (const name of Object.keys(GENERAL)) {
      if (name === 'reqSalesforceCompatibilityMode') continue;
      expect(rejected(without(name)), name).to.include(`${name} is missing`);
    }
    expect(texts(readCallCenterFile(without('reqSalesforceCompatibilityMode')))).to.have.length(1);
    expect(
      rejected(
        '<callCenter><section sortOrder="0" name="a"><item sortOrder="0" name="b"/></section></callCenter>',
      ),
    ).to.include('reqGeneralInfo is missing');
    expect(rejected('<callCenter/>')).to.include('at least one <section>');
    expect(rejected(section('sortOrder="1" name="s"', ''))).to.include('at least one <item>');
  });

  it('rejects values that Salesforce does not take', () => {
    const cases: readonly (readonly [item: string, ...values: string[]])[] = [
      ['reqInternalName', '', '1Demo', 'De mo', 'De_mo', `D${'e'.repeat(40)}`],
      ['reqDisplayName', ' ', 'x'.repeat(1001)],
      ['reqAdapterUrl', '', 'apex/Softphone', '//example.com/x', 'javascript:alert(1)'],
      ['reqUseApi', 'false', ''],
      ['reqSoftphoneHeight', '239', '2561', 'tall', '5e2'],
      ['reqSoftphoneWidth', '199', '1921', ''],
      ['reqSalesforceCompatibilityMode', 'Lightening', ''],
    ];
    for (const [item, ...values] of cases) {
      for (const value of values)
        expect(rejected(fileOf({ [item]: value })), `${item} ${value}`).to.include(item);
    }
  });

  it('wants the two names at their places', () => {
    const { reqInternalName, ...rest } = GENERAL;
    const swapped = `<callCenter><section sortOrder="0" name="reqGeneralInfo">${itemsOf({
      ...rest,
      reqInternalName: reqInternalName ?? '',
    })}</section></callCenter>`;
    expect(rejected(swapped)).to.include('reqInternalName must have the sortOrder 0');
  });

  it('warns of http, of half a standby page, and of long values', () => {
    const file = readCallCenterFile(
      fileOf({ reqAdapterUrl: 'http://localhost/x', reqTimeout: '100', more: 'x'.repeat(256) }),
    );
    expect(file.ok).to.equal(true);
    expect(texts(file)).to.have.length(3);
  });

  it('tells line and column', () => {
    const text = fileOf(
      {},
      '\n   <section\n sortOrder="9" name="s">\n<item sortOrder="0" name="a"/></section>',
    );
    const file = readCallCenterFile(text);
    const [problem] = file.ok ? [] : file.problems;
    expect(problem).to.include({
      line: text.split('\n').findIndex((line) => line === '   <section') + 1,
      column: 4,
    });
  });

  it('rejects what is no XML, no call center, or reaches outside', () => {
    expect(rejected('')).to.include('empty');
    expect(rejected('hello')).to.include('XML');
    expect(rejected('<callCenter>')).to.include('unclosed');
    expect(rejected('<?xml version="1.0"\ud83d')).to.include('broken character');
    expect(rejected('<callCenter>\udc00</callCenter>')).to.include('broken character');
    expect(rejected('<CallCenter xmlns="http://soap.sforce.com/2006/04/metadata"/>')).to.include(
      '<callCenter>',
    );
    expect(rejected('<callCenter>&secret;</callCenter>')).to.include('XML');
    expect(
      rejected('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hosts">]><callCenter>&x;</callCenter>'),
    ).to.include('DOCTYPE');
    expect(rejected(`<callCenter>${'<section>'.repeat(1_000)}`)).to.include('nested too deep');
    expect(
      rejected(section('sortOrder="1" name="s"', 'words<item sortOrder="0" name="a"/>')),
    ).to.include('text directly');
    expect(rejected(section('sortOrder="1" name="s"', '<thing/>'))).to.include('<thing>');
    expect(
      rejected(section('sortOrder="1" name="s"', '<item sortOrder="0" name="a"><b/></item>')),
    ).to.include('element inside');
  });

  it('never throws, whatever the text', () => {
    const whole = fileOf();
    const pieces = [
      '<callCenter>',
      '</callCenter>',
      '<section name="a" ',
      'sortOrder="0">',
      '<item ',
      '/>',
      '<![CDATA[',
      ']]>',
      '&lt;',
      '&x;',
      '<!--',
      '__proto__',
      '"',
      '\0',
      '<?x ?>',
    ];
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((some) => some.join('')),
      fc
        .tuple(fc.nat(whole.length), fc.nat(40), fc.string({ maxLength: 3 }))
        .map(([at, length, put]) => whole.slice(0, at) + put + whole.slice(at + length)),
    );
    fc.assert(
      fc.property(text, (some) => {
        const file = readCallCenterFile(some);
        if (file.ok) expect(file.settings['/reqGeneralInfo/reqInternalName']).to.be.a('string');
        else expect(file.problems).to.not.be.empty;
      }),
      { numRuns: 300 },
    );
  }).timeout(60_000);
});
