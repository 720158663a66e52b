/** The element that `path` leads to, each step a selector inside the shadow root of the one before. */
export function find(root: Element, ...path: readonly string[]): HTMLElement {
  let found: Element = root;
  for (const selector of path) {
    const next = found.shadowRoot?.querySelector(selector);
    if (next === null || next === undefined) {
      throw new Error(
        `No ${selector} in <${found.localName}>: ${found.shadowRoot?.innerHTML ?? 'no shadow root'}`,
      );
    }
    found = next;
  }
  if (!(found instanceof HTMLElement)) throw new Error(`${path.join(' ')} is no HTML element`);
  return found;
}

/** The elements that match inside the shadow root of `root`. */
export const findAll = (root: Element, selector: string): readonly Element[] => [
  ...(root.shadowRoot?.querySelectorAll(selector) ?? []),
];

const tidy = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

/** What a reader finds in the shadow root of `root` (or below `selector` in it), white space evened out. */
export const textIn = (root: Element, selector?: string): string =>
  selector === undefined
    ? tidy(root.shadowRoot?.textContent)
    : tidy(root.shadowRoot?.querySelector(selector)?.textContent);

/** Everything that can be read in an element and in the shadow roots below it. */
export function deepText(root: Element): string {
  const parts: string[] = [];
  const walk = (node: Node): void => {
    if (node instanceof Text) parts.push(node.data);
    else if (node instanceof Element && node.shadowRoot !== null) walk(node.shadowRoot);
    else node.childNodes.forEach(walk);
  };
  walk(root);
  return tidy(parts.join(' '));
}

/** The element that has the focus, however deep in shadow roots it stands. */
export function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}
