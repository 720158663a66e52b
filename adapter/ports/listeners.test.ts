import { expect } from 'chai';
import { createListeners } from './listeners.js';

describe('listeners', () => {
  it('are told in their order, until they leave', () => {
    const listeners = createListeners<number>();
    const heard: string[] = [];
    const leave = listeners.add((value) => heard.push(`a${value}`));
    listeners.add((value) => heard.push(`b${value}`));
    listeners.tell(1);
    leave();
    leave();
    listeners.tell(2);
    listeners.clear();
    listeners.tell(3);
    expect(heard).to.deep.equal(['a1', 'b1', 'b2']);
  });

  it('may be one function twice', () => {
    const listeners = createListeners<number>();
    const heard: number[] = [];
    const listen = (value: number): unknown => heard.push(value);
    const leave = listeners.add(listen);
    listeners.add(listen);
    listeners.tell(1);
    leave();
    listeners.tell(2);
    expect(heard).to.deep.equal([1, 1, 2]);
  });

  it('hear nothing more of what is being told once they have left', () => {
    const listeners = createListeners<number>();
    const heard: string[] = [];
    listeners.add(() => listeners.clear());
    listeners.add(() => heard.push('late'));
    listeners.tell(1);
    expect(heard).to.deep.equal([]);
  });
});
