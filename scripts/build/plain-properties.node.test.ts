import { expect } from 'chai';
import { plainProperties } from './plain-properties.js';

const SOURCE = `import { customElement, property, state } from 'lit/decorators.js';

@customElement('my-one')
export class One extends Base {
  static override styles = [sheet];
  @property({ attribute: false }) view: View | null = null;
  @property() label = '';
  @property({
    type: Boolean,
  })
  shown = false;
  @state() private words: Words | null = null;
  plain = 1;
}
const after = 1;
`;

describe('elements without decorators', () => {
  const plain = plainProperties(SOURCE);

  it('tell Lit of the same properties, in their order', () => {
    expect(plain).to.include(
      'class One extends Base { static properties = ' +
        '{ view: { attribute: false }, label: {}, shown: { type: Boolean, }, words: { state: true } };',
    );
    expect(plain)
      .to.match(/^ {3}view: View \| null = null;$/m)
      .and.to.include('plain = 1;');
    expect(plain).not.to.match(/@(property|state|customElement)/);
  });

  it('are defined by what defined them, once the class is there', () => {
    expect(plain).to.match(/\n\} customElement\('my-one'\)\(One\);\nconst after/);
  });

  it('stand in the lines where they were', () => {
    const lineOf = (text: string, word: string): number =>
      text.split('\n').findIndex((line) => line.includes(word));
    for (const word of ['class One', 'view: View', 'shown = false', 'plain = 1', 'after']) {
      expect(lineOf(plain, word), word).to.equal(lineOf(SOURCE, word));
    }
  });

  it('keep a decorator that is not Lit’s, and a class without any', () => {
    for (const source of [
      '@sealed\nclass A {\n  @bound() go() {}\n}',
      'class B {\n  static properties = { a: {} };\n}',
    ]) {
      expect(plainProperties(source)).to.equal(source);
    }
  });
});
