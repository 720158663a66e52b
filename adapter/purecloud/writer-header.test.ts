import { expect } from 'chai';
import { RestError } from './rest-error.js';
import { WRITER_HEADER, createWriterHeader } from './writer-header.js';

const network = new RestError('network', 'PATCH');

function setUp() {
  const writer = createWriterHeader();
  const sent: (string | undefined)[] = [];
  return {
    sent,
    async write(outcome: 'ok' | Error, by: 'sync' | 'agent' = 'sync'): Promise<void> {
      await writer
        .send(by, async (headers) => {
          sent.push(headers[WRITER_HEADER]);
          if (outcome !== 'ok') throw outcome;
        })
        .catch(() => undefined);
    },
  };
}

const SYNC = 'omni-sync-softphone sync';

describe('the header that says who wanted a write', () => {
  it('names the agent’s clicks and the rules’ writes', async () => {
    const { write, sent } = setUp();
    await write('ok', 'sync');
    await write('ok', 'agent');
    expect(sent).to.deep.equal([SYNC, 'omni-sync-softphone agent']);
  });

  it('is left out once after a broken connection, and comes back', async () => {
    const { write, sent } = setUp();
    await write(network);
    await write(network);
    await write('ok');
    await write('ok');
    expect(sent).to.deep.equal([SYNC, undefined, undefined, SYNC]);
  });

  it('is left out for good where writes succeed without it alone', async () => {
    const { write, sent } = setUp();
    await write(network);
    await write('ok');
    await write(network);
    await write('ok');
    await write('ok');
    await write('ok');
    expect(sent).to.deep.equal([SYNC, undefined, SYNC, undefined, undefined, undefined]);
  });

  it('is not to blame for what PureCloud answers', async () => {
    const { write, sent } = setUp();
    await write(new RestError('status', 'PATCH', { status: 503 }));
    await write('ok');
    expect(sent).to.deep.equal([SYNC, SYNC]);
  });
});
