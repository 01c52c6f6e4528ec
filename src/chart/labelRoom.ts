/** A rectangle on the picture. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where labels may stand: everything that is drawn is put in, and a label asks whether a place is free. */
export interface LabelRoom {
  /** A straight line from one corner of the box to the other is drawn. */
  readonly addLine: (line: Box) => void;
  readonly addBox: (box: Box) => void;
  readonly isFree: (box: Box) => boolean;
}

/** Obstacles are kept by columns of so many pixels, so that asking is quick in a course of a thousand sessions. */
const columnWidth = 24;

/**
 * An empty room.
 *
 * @internal
 */
export function labelRoom(bounds: Box): LabelRoom {
  const [lines, boxes]: [Box[][], Box[][]] = [[], []];
  const columnsOf = ({ left, right }: Box): readonly [first: number, last: number] => [
    Math.max(0, Math.floor(left / columnWidth)),
    Math.floor(right / columnWidth),
  ];
  const add = (columns: Box[][], obstacle: Box): void => {
    const [first, last] = columnsOf(obstacle);
    for (let column = first; column <= last; column++) (columns[column] ??= []).push(obstacle);
  };
  return {
    addLine: (line) => {
      add(lines, line);
    },
    addBox: (box) => {
      add(boxes, box);
    },
    isFree: (box) => {
      const isInside =
        box.left >= bounds.left && box.right <= bounds.right && box.top >= bounds.top && box.bottom <= bounds.bottom;
      const [first, last] = columnsOf(box);
      for (let column = first; isInside && column <= last; column++)
        if (boxes[column]?.some((other) => !isApart(box, other)) || lines[column]?.some((line) => !isBeside(box, line)))
          return false;
      return isInside;
    },
  };
}

const isApart = (one: Box, other: Box): boolean =>
  one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;

/** Whether a line misses a box: where it is within its sides, it stays above or below. */
function isBeside(box: Box, { left, top, right, bottom }: Box): boolean {
  const [from, to] = [Math.max(box.left, left), Math.min(box.right, right)];
  if (from > to) return true;
  const slope = right === left ? 0 : (bottom - top) / (right - left);
  const start = top + slope * (from - left);
  const end = right === left ? bottom : top + slope * (to - left);
  return Math.max(start, end) <= box.top || Math.min(start, end) >= box.bottom;
}
