import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { dropPlace } from './drop-place.js';

/** A row that is being dragged, and where it would go; places count from 0. */
export interface Drag {
  readonly id: number;
  readonly from: number;
  readonly to: number;
}

interface DragOwner {
  readonly place: (id: number) => number;
  /** The rows on the screen, in their order. */
  readonly items: () => readonly Element[];
  readonly wouldGo: (to: number) => void;
  readonly drop: (id: number, to: number) => void;
}

/** Dragging rows by their grip, with the mouse, a pen or a finger. Escape gives it up. */
export class RowDrag implements ReactiveController {
  current: Drag | null = null;
  /** The pointer that drags; another one is passed over. */
  private pointer: number | null = null;
  private listening: AbortController | null = null;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly owner: DragOwner,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** Where a line shows that the row at `index` would be pushed aside. */
  markAt(index: number): 'before' | 'after' | null {
    const { current } = this;
    if (current === null || current.to === current.from || current.to !== index) return null;
    return current.to < current.from ? 'before' : 'after';
  }

  grab(event: PointerEvent, id: number): void {
    const gripped = event
      .composedPath()
      .some((node) => node instanceof Element && node.classList.contains('grip'));
    if (!gripped || event.button !== 0 || !(event.currentTarget instanceof Element)) return;
    // Without this the browser would select text on the way.
    event.preventDefault();
    this.stop();
    event.currentTarget.setPointerCapture(event.pointerId);
    this.pointer = event.pointerId;
    this.listening = new AbortController();
    const { signal } = this.listening;
    window.addEventListener('keydown', ({ key }) => (key === 'Escape' ? this.stop() : undefined), {
      signal,
    });
    const from = this.owner.place(id);
    this.put({ id, from, to: from });
  }

  readonly drag = (event: PointerEvent): void => {
    const { current } = this;
    if (current === null || event.pointerId !== this.pointer) return;
    const boxes = this.owner.items().map((item) => item.getBoundingClientRect());
    const to = dropPlace(boxes, current.from, event.clientY);
    if (to === current.to) return;
    this.put({ ...current, to });
    this.owner.wouldGo(to);
  };

  readonly drop = (event: PointerEvent): void => {
    const { current } = this;
    if (current === null || event.pointerId !== this.pointer) return;
    this.stop();
    this.owner.drop(current.id, current.to);
  };

  readonly stop = (): void => {
    this.listening?.abort();
    this.listening = null;
    this.pointer = null;
    if (this.current !== null) this.put(null);
  };

  private put(drag: Drag | null): void {
    this.current = drag;
    this.host.requestUpdate();
  }
}
