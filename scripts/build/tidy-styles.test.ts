import { expect } from 'chai';
import { tidyStyle, tidyStyles } from './tidy-styles.js';

describe('the tidying of styles', () => {
  it('takes out comments and the space that means nothing', () => {
    expect(
      tidyStyle(`
        /* a comment; with { braces } */
        :host([hidden]),
        a :hover > .b {
          margin: 0 calc(1px + 2px);
          --mine: 1px;
        }
        @media (width < 10em) and (hover: none) {
          p::after { content: '; ,  { '; }
        }
      `),
    ).to.equal(
      ':host([hidden]),a :hover > .b{margin:0 calc(1px + 2px);--mine:1px}' +
        "@media (width < 10em) and (hover:none){p::after{content:'; ,  { '}}",
    );
  });

  it('keeps every line where it was, for the source maps', () => {
    const source = 'const a = css`\n  p {\n    ${b}\n  }\n`;\nconst c = css`x{y:z}`;\n';
    expect(tidyStyles(source)).to.equal(
      'const a = css`p{${b}}`\n\n\n\n;\nconst c = css`x{y:z}`;\n',
    );
  });

  it('leaves alone what it does not understand, and what is no style', () => {
    for (const source of [
      'css`p { ${a.map((b) => { return b; })} }`',
      'css`p { content: "\\\\201C  x" }`',
      'html`<p>  a  </p>`',
    ]) {
      expect(tidyStyles(source)).to.equal(source);
    }
  });
});
