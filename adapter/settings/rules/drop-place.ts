/** A row on the screen, in pixels of the window. */
export interface Box {
  readonly top: number;
  readonly bottom: number;
}

/**
 * The place (from 0) that a dragged row would take where it was let go at `y`: it passes a row when the pointer is
 * beyond that row's middle.
 */
export function dropPlace(boxes: readonly Box[], from: number, y: number): number {
  const middle = ({ top, bottom }: Box): number => (top + bottom) / 2;
  const above = boxes.filter((box, index) => index < from && middle(box) < y).length;
  const below = boxes.filter((box, index) => index > from && middle(box) < y).length;
  return above + below;
}
