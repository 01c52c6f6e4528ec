import type { Box, LabelRoom } from "./labelRoom.js";
import type { Tone } from "./theme.js";
import { widthOf, wrapped } from "./textWidth.js";

/** A text of one line with its place: `x` is its left end, its middle or its right end. */
export interface PlacedText {
  readonly x: number;
  /** The base line. */
  readonly y: number;
  readonly words: string;
  readonly anchor: "start" | "middle" | "end";
  readonly size: number;
  readonly isBold: boolean;
  readonly tone: Tone;
  /** What its tooltip says. */
  readonly title?: string | undefined;
}

/** How a text looks. */
export type TextLook = Pick<PlacedText, "size" | "isBold" | "tone">;

/** Title, headline and the words in a picture. */
export const looks = {
  title: { size: 15, isBold: true, tone: "text" },
  plain: { size: 12, isBold: false, tone: "muted" },
  small: { size: 11, isBold: false, tone: "muted" },
  alarm: { size: 12, isBold: true, tone: "alarm" },
} as const satisfies Record<string, TextLook>;

/** Height of a line of text, and of what stands above its base line, in font sizes: those of the tallest common font. */
export const lineHeight = 1.22;
const ascent = 0.96;

/**
 * Lines of text from a place downwards.
 *
 * @param x - the left end, the middle or the right end
 * @internal
 */
export const textAt = (
  lines: readonly string[],
  x: number,
  top: number,
  look: TextLook,
  anchor: PlacedText["anchor"] = "start",
  title?: string,
): PlacedText[] =>
  lines.map((words, at) => {
    return { ...look, x, y: top + look.size * (ascent + at * lineHeight), words, anchor, title };
  });

/** The sides of a mark that its label may stand on, best first. */
export type Sides = readonly ("below" | "above" | "right" | "left")[];

/** Pixels between a mark and its label. */
const distances = [3, 9, 16, 26];
/** Which share of a label above or below its mark stands left of it. */
const shares = [0.5, 0.2, 0.8, 0.05, 0.95];
/** By how much of its height a label beside its mark stands above the mark's middle. */
const lifts = [0.5, 1, 0];

/**
 * A label beside its mark, in one line or else in two, where there is room: near before far, best side first, clear of
 * grid lines where possible.
 *
 * @param mark - its middle and its radius
 * @param grid - heights of the grid lines
 * @returns its lines; undefined where there is no room
 * @internal
 */
export function placeBeside(
  label: string,
  mark: { readonly x: number; readonly y: number; readonly radius: number },
  look: TextLook,
  sides: Sides,
  grid: readonly number[],
  room: LabelRoom,
): PlacedText[] | undefined {
  const { size, isBold } = look;
  for (const lines of [[label], wrapped(label, widthOf(label, size, isBold) * 0.7, size, isBold)]) {
    const width = Math.max(...lines.map((line) => widthOf(line, size, isBold)));
    const height = lines.length * size * lineHeight;
    let best: Place | undefined;
    for (const place of distances.flatMap((distance) =>
      sides.flatMap((side) => places(mark, mark.radius + distance, width, height, side)),
    )) {
      if (!room.isFree(place.box)) continue;
      const isClear = !grid.some((y) => y > place.box.top && y < place.box.bottom);
      if (isClear || !best) best = place;
      if (isClear) break;
    }
    if (!best) continue;
    room.addBox(best.box);
    return textAt(lines, best.x, best.box.top, look, best.anchor);
  }
  return undefined;
}

interface Place {
  readonly box: Box;
  readonly x: number;
  readonly anchor: PlacedText["anchor"];
}

function places(
  { x, y }: { readonly x: number; readonly y: number },
  away: number,
  width: number,
  height: number,
  side: Sides[number],
): Place[] {
  const at = (left: number, top: number, share: number, anchor: PlacedText["anchor"]): Place => {
    return { box: { left, top, right: left + width, bottom: top + height }, x: left + share * width, anchor };
  };
  if (side === "right") return lifts.map((lift) => at(x + away, y - lift * height, 0, "start"));
  if (side === "left") return lifts.map((lift) => at(x - away - width, y - lift * height, 1, "end"));
  const top = side === "below" ? y + away : y - away - height;
  return shares.map((share) => at(x - share * width, top, 0.5, "middle"));
}

/**
 * Middles of things in one column, near those wished for, without overlap, between top and bottom.
 *
 * @param things - the middle wished for and the height of each; as many as fit
 * @internal
 */
export function stack(
  things: readonly (readonly [wish: number, height: number])[],
  top: number,
  bottom: number,
): number[] {
  const order = things.map((thing, at) => ({ thing, at })).sort((one, other) => one.thing[0] - other.thing[0]);
  const middles = things.map(([wish]) => wish);
  let free = top;
  for (const {
    thing: [wish, height],
    at,
  } of order) {
    free = Math.max(wish + height / 2, free + height);
    middles[at] = free - height / 2;
  }
  free = bottom;
  for (const {
    thing: [, height],
    at,
  } of order.reverse()) {
    free = Math.min((middles[at] as number) + height / 2, free) - height;
    middles[at] = free + height / 2;
  }
  return middles;
}
