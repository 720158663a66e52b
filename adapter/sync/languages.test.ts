import { expect } from 'chai';
import { LANGUAGES, languageOfTag } from './languages.js';

describe('the language of a tag', () => {
  it('is by its first part, however that is written', () => {
    for (const language of LANGUAGES) {
      for (const tag of [language, language.toUpperCase(), `${language}-XY`, `${language}_XY`]) {
        expect(languageOfTag(tag), tag).to.equal(language);
      }
    }
  });

  it('is none where nobody has written its words', () => {
    for (const tag of ['xx', 'xx-EN', '', 'enx']) expect(languageOfTag(tag), tag).to.equal(null);
  });
});
