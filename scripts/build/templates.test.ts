import { expect } from 'chai';
import { fillTemplate } from './templates.js';

describe('templates of pages', () => {
  const values = {
    single: { __API_VERSION__: '66.0', __SOFTPHONE__: 'assets/softphone-A.js' },
    repeated: { __PRELOAD__: ['assets/a.js', 'assets/b.js'] },
  };

  it('fills every placeholder of a line', () => {
    expect(fillTemplate('x', '<a b="__SOFTPHONE__" c="/__API_VERSION__/">', values)).to.equal(
      '<a b="assets/softphone-A.js" c="/66.0/">',
    );
  });

  it('leaves merge fields alone', () => {
    const line = '{!HTMLENCODE($User.Id)}';
    expect(fillTemplate('x', line, values)).to.equal(line);
  });

  it('repeats the line of a module that is worth a preload', () => {
    expect(fillTemplate('x', 'top\n<link href="__PRELOAD__">\nend', values)).to.equal(
      'top\n<link href="assets/a.js">\n<link href="assets/b.js">\nend',
    );
  });

  it('leaves that line out where there is none', () => {
    const none = { ...values, repeated: { __PRELOAD__: [] } };
    expect(fillTemplate('x', 'top\n<link href="__PRELOAD__">\nend', none)).to.equal('top\nend');
  });

  it('names a placeholder that it does not know', () => {
    expect(() => fillTemplate('A.page', '__NOBODY__', values)).to.throw('A.page has __NOBODY__');
  });
});
