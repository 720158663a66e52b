import { expect } from 'chai';
import { createMemoryStorage } from '../purecloud/testing/memory-storage.js';
import { countForeign, watchStorage, type StorageLike } from './around.js';

const denied = (): never => {
  throw new DOMException('denied', 'SecurityError');
};

/** A storage with so much room, in characters; the room can be made larger or smaller. */
function small(room: number): StorageLike & { room: number } {
  const inner = createMemoryStorage();
  return {
    ...inner,
    room,
    setItem(key, value) {
      const used = [...inner.entries].map(([, text]) => text.length);
      if (used.reduce((sum, length) => sum + length, value.length) > this.room) {
        throw new DOMException('full', 'QuotaExceededError');
      }
      inner.setItem(key, value);
    },
  };
}

describe('a storage that is watched', () => {
  it('keeps what it is given, and leaves nothing of its own behind', () => {
    const inner = createMemoryStorage();
    const storage = watchStorage(() => inner);
    expect(storage.keeps).to.equal(true);
    expect(inner.entries.size).to.equal(0);
    storage.setItem('a', '1');
    expect(storage.getItem('a')).to.equal('1');
    storage.removeItem('a');
    expect(storage.getItem('a')).to.equal(null);
    expect(storage.keeps).to.equal(true);
  });

  it('denied at the very look at it: is known at once, and each use throws as the browser does', () => {
    const storage = watchStorage(denied);
    expect(storage.keeps).to.equal(false);
    expect(() => storage.getItem('a')).to.throw('denied');
    expect(() => storage.setItem('a', '1')).to.throw('denied');
    expect(() => storage.removeItem('a')).to.throw('denied');
  });

  it('full: keeps nothing until there is room again', () => {
    const inner = small(100);
    const storage = watchStorage(() => inner);
    expect(storage.keeps).to.equal(true);
    expect(() => storage.setItem('a', 'x'.repeat(101))).to.throw('full');
    expect(storage.keeps).to.equal(false);
    inner.room = 1_000;
    storage.setItem('a', 'x'.repeat(101));
    expect(storage.keeps).to.equal(true);
  });

  it('that gives back something else than it was given keeps nothing', () => {
    for (const given of [null, '', '{"key":{}}', 'undefined']) {
      const storage = watchStorage(() => ({ ...createMemoryStorage(), getItem: () => given }));
      expect(storage.keeps).to.equal(false);
      storage.setItem('a', '1');
      expect(storage.keeps).to.equal(false);
    }
  });

  it('denied in mid-shift: is known by the next use', () => {
    let allowed = true;
    const inner = createMemoryStorage();
    const storage = watchStorage(() => (allowed ? inner : denied()));
    expect(storage.keeps).to.equal(true);
    allowed = false;
    expect(() => storage.getItem('a')).to.throw('denied');
    expect(storage.keeps).to.equal(false);
  });
});

describe('messages from elsewhere', () => {
  type Hear = (event: { readonly origin: string }) => void;
  const setUp = () => {
    const heard = new Set<Hear>();
    const foreign = countForeign(
      {
        addEventListener: (_type, listener) => void heard.add(listener),
        removeEventListener: (_type, listener) => void heard.delete(listener),
      },
      ['https://org.example', 'https://here.example'],
    );
    return { foreign, heard, tell: (origin: string) => heard.forEach((hear) => hear({ origin })) };
  };

  it('are counted, and those of known origins are not', () => {
    const { foreign, tell } = setUp();
    tell('https://org.example');
    tell('https://here.example');
    expect(foreign.count).to.equal(0);
    for (const origin of ['https://evil.example', 'null', '', 'https://org.example.evil.example']) {
      tell(origin);
    }
    expect(foreign.count).to.equal(4);
  });

  it('are counted without being read', () => {
    const { foreign, heard } = setUp();
    const event = {
      origin: 'https://evil.example',
      get data(): unknown {
        throw new Error('read');
      },
    };
    for (const hear of heard) hear(event);
    expect(foreign.count).to.equal(1);
  });

  it('are counted no more once it is disposed of', () => {
    const { foreign, heard } = setUp();
    foreign.dispose();
    expect(heard.size).to.equal(0);
  });
});
