import { expect } from 'chai';
import type { XmlElement } from '../../../call-center/xml.js';
import { childOf, childrenOf, DEEPEST, textIn, type ParseXml } from '../xml.js';

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const METADATA = 'http://soap.sforce.com/2006/04/metadata';

/** What whoever parses answers makes of them, in the page and in Node. */
export function xmlExamples(name: string, parse: ParseXml): void {
  describe(`An answer of Salesforce, read by ${name}`, () => {
    const read = (text: string): XmlElement => {
      const root = parse(text);
      if (root === undefined) throw new Error('It could not be read.');
      return root;
    };

    it('has canonical names, whatever its prefixes', () => {
      for (const [s, m] of [
        ['soapenv', ''],
        ['S', 'sf:'],
      ] as const) {
        const declared = m === '' ? 'xmlns' : 'xmlns:sf';
        const root = read(
          `<?xml version="1.0"?><${s}:Envelope xmlns:${s}="${SOAP}" ${declared}="${METADATA}"` +
            ` xmlns:x="http://www.w3.org/2001/XMLSchema-instance"><${s}:Body>` +
            `<${m}records x:type="${m}CallCenter" plain="1"><${m}label>a &amp; <![CDATA[<b>]]> é&#x1F600;</${m}label></${m}records>` +
            `</${s}:Body></${s}:Envelope>`,
        );
        expect(root.name).to.equal('soap:Envelope');
        const records = childOf(childOf(root, 'soap:Body'), 'records');
        expect([...(records?.attributes ?? [])]).to.deep.equal([
          ['xsi:type', `${m}CallCenter`],
          ['plain', '1'],
        ]);
        expect(textIn(records, 'label')).to.equal('a & <b> é😀');
      }
    });

    it('keeps blanks, order and repetition', () => {
      const root = read(`<a xmlns="${METADATA}"><b> 1 </b>x<c/><b>2</b></a>`);
      expect(root.children.map((child) => child.name)).to.deep.equal(['b', 'c', 'b']);
      expect(childrenOf(root, 'b').map(({ text }) => text)).to.deep.equal([' 1 ', '2']);
      expect(root.text).to.equal('x');
    });

    it('takes elements of strange namespaces for none that are known', () => {
      const root = read('<Envelope xmlns="urn:other"><Body/></Envelope>');
      expect(root.name).to.equal('{urn:other}Envelope');
      expect(childOf(root, 'soap:Body')).to.equal(undefined);
    });

    for (const [what, text] of [
      ['nothing', ''],
      ['a sign-in page', '<html><body><br>Log in</body></html>'],
      ['text', 'Service unavailable'],
      ['half an answer', `<a xmlns="${METADATA}"><b>`],
      ['an unknown entity', '<a>&nbsp;</a>'],
      ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
      ['an undeclared prefix', '<x:a/>'],
      ['more than any answer is deep', '<a>'.repeat(DEEPEST + 1) + '</a>'.repeat(DEEPEST + 1)],
    ] as const) {
      it(`is unreadable with ${what}`, () => {
        expect(parse(text)).to.equal(undefined);
      });
    }
  });
}
