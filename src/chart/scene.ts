import type { PlacedText } from "./placeLabel.js";
import type { Tone } from "./theme.js";

/** A place on the axis of time and a score. */
export type Spot = readonly [place: number, score: number];

/** Lines or areas of one look. */
export interface Ink {
  /** Each is drawn from spot to spot. */
  readonly runs: readonly (readonly Spot[])[];
  readonly tone: Tone;
  readonly width?: number;
  readonly dash?: readonly number[];
  readonly opacity?: number;
  /** An area from the run to this score, instead of a line. */
  readonly floor?: number;
  readonly title?: string | undefined;
}

/** A point or another mark. */
export interface Mark {
  readonly at: Spot;
  readonly shape: "circle" | "square" | "diamond" | "triangle-up" | "triangle-down";
  readonly radius: number;
  readonly fill: Tone;
  readonly stroke?: Tone;
  readonly strokeWidth?: number;
  readonly title?: string | undefined;
  /** The session that a score belongs to. */
  readonly session?: number;
}

/** One panel, from the back to the front. */
export interface PanelScene {
  readonly top: number;
  readonly bottom: number;
  readonly low: number;
  readonly high: number;
  readonly inks: readonly Ink[];
  readonly marks: readonly Mark[];
  readonly texts: readonly PlacedText[];
}

/** A picture: what is drawn in places and scores, what is written in pixels. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  /** The places at the left and the right side of the panels. */
  readonly span: readonly [first: number, last: number];
  readonly panels: readonly PanelScene[];
  /** Title and headline. */
  readonly head: readonly PlacedText[];
  /** The words below the panels. */
  readonly foot: readonly PlacedText[];
  readonly description: string;
}

/**
 * Where a spot is in pixels, to a tenth.
 *
 * @internal
 */
export const pixelsOf =
  (
    { left, right, span }: Pick<Scene, "left" | "right" | "span">,
    { top, bottom, low, high }: Pick<PanelScene, "top" | "bottom" | "low" | "high">,
  ) =>
  ([place, score]: Spot): readonly [x: number, y: number] => [
    tenth(left + ((place - span[0]) / (span[1] - span[0])) * (right - left)),
    tenth(bottom - ((score - low) / (high - low)) * (bottom - top)),
  ];

/** @internal */
export const tenth = (value: number): number => Math.round(value * 10) / 10;

/**
 * The look of a mark as a key.
 *
 * @internal
 */
export const lookOf = ({ shape, radius, fill, stroke }: Mark): string => `${shape} ${radius} ${fill} ${stroke}`;

/**
 * Neighbours that look the same, together; so what is drawn last stays in front.
 *
 * @internal
 */
export function alike<Thing>(things: readonly Thing[], look: (thing: Thing) => string): Thing[][] {
  const found: Thing[][] = [];
  let known: string | undefined;
  for (const thing of things) {
    const own = look(thing);
    if (own === known) found.at(-1)?.push(thing);
    else found.push([thing]);
    known = own;
  }
  return found;
}
