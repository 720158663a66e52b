import { expect } from 'chai';
import { tidyTemplates } from './tidy-templates.js';

const TICKS = '`';

describe('the tidying of templates', () => {
  it('leaves one space of a line’s end and of what is before the next line’s text', () => {
    const source = `const a = html${TICKS}
      <p
        class="a  b"
      >
        one  two
      </p>${TICKS};`;
    expect(tidyTemplates(source)).to.equal(
      `const a = html${TICKS} <p class="a  b" > one  two </p>${TICKS}\n\n\n\n\n;`,
    );
  });

  it('keeps every line where it was, templates in templates included', () => {
    const source = `const list = html${TICKS}
  <ul>
    \${items.map(
      (item) => html${TICKS}
        <li>
          \${item}
        </li>${TICKS},
    )}
  </ul>
${TICKS};
const after = 1;`;
    const tidied = tidyTemplates(source);
    const lineOf = (text: string, word: string): number =>
      text.split('\n').findIndex((line) => line.includes(word));
    for (const word of ['items.map', '(item) =>', 'item}', 'after']) {
      expect(lineOf(tidied, word), word).to.equal(lineOf(source, word));
    }
    expect(tidied.replaceAll('\n', '')).to.equal(
      `const list = html${TICKS} <ul> \${items.map(      (item) => html${TICKS} <li> \${item} </li>${TICKS},    )} </ul> ${TICKS};const after = 1;`,
    );
  });

  it('leaves alone where space is shown, and what is no template', () => {
    for (const source of [
      `html${TICKS}<textarea>\n  a\n</textarea>${TICKS}`,
      `html${TICKS}<pre>\n  a\n</pre>${TICKS}`,
      `const text = ${TICKS}a\n  b${TICKS};`,
      `css${TICKS}a {\n  b: c;\n}${TICKS}`,
    ]) {
      expect(tidyTemplates(source)).to.equal(source);
    }
  });
});
