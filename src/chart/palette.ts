/** How a line looks. The marker is an outline around its middle, in pixels. */
export interface Style {
  readonly colour: string;
  readonly dash: readonly number[];
  readonly shape: string;
}

/** @internal */
export const textColour = "#222";
/** @internal */
export const axisColour = "#595959";
/** @internal */
export const gridColour = "#E3E3E3";
/** @internal */
export const bandColour = "#D5E1EA";

/**
 * How lines differ: by colour, dash and marker, so that none depends on seeing colour. On white, every colour has a
 * contrast of 4.5 to 1 (a test computes it). A fifth line starts again, in a panel of its own.
 *
 * @internal
 */
export const styles: readonly [Style, ...Style[]] = [
  { colour: "#0072B2", dash: [1, 0], shape: "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0" },
  { colour: "#B34700", dash: [7, 3], shape: "m-4-4h8v8h-8" },
  { colour: "#00694E", dash: [2, 3], shape: "m0-5l5 9h-10" },
  { colour: "#6A2C91", dash: [9, 3, 2, 3], shape: "m0-5l5 5l-5 5l-5-5" },
];

/**
 * How a cut-off differs from the line it belongs to, whose colour it has.
 *
 * @internal
 */
export const cutoffStyle = { dash: [10, 6], shape: "m-4 0h8" };
