/** The second click of a double click comes within so many milliseconds: the systems' own default. */
const SOON = 500;

/** Pixels that a hand moves meanwhile. */
const NEAR = 8;

/** Its keys are meant to be pressed again and again. */
const KEYPAD = 'omni-keypad';

interface Click {
  readonly x: number;
  readonly y: number;
  /** In milliseconds, on the clock of events. */
  readonly at: number;
}

const isKeypad = (node: EventTarget): boolean =>
  node instanceof Element && node.localName === KEYPAD;

const isButton = (node: EventTarget | undefined): boolean => node instanceof HTMLButtonElement;

/**
 * A double click on _Answer_ must not mute: by its second half another button may lie where the first one was. The same
 * for an Enter key that is held down, while the focus goes to what stands there next. Only whoever comes by pointer has
 * a place: a click of a screen reader always counts.
 */
export function ignoreSecondClicks(host: HTMLElement): void {
  let last: Click | null = null;
  host.addEventListener(
    'click',
    (event) => {
      if (event.detail === 0 || !event.isTrusted) return;
      const { clientX: x, clientY: y, timeStamp: at } = event;
      const isSecond =
        last !== null && at - last.at < SOON && Math.hypot(x - last.x, y - last.y) < NEAR;
      if (isSecond) {
        event.stopPropagation();
        event.preventDefault();
        return;
      }
      const path = event.composedPath();
      last = path.some(isButton) && !path.some(isKeypad) ? { x, y, at } : null;
    },
    { capture: true },
  );
  host.addEventListener(
    'keydown',
    (event) => {
      if (event.repeat && event.key === 'Enter' && isButton(event.composedPath()[0])) {
        event.preventDefault();
      }
    },
    { capture: true },
  );
}
