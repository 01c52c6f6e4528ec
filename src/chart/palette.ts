/**
 * How lines differ: by colour, dash and marker, so that none depends on seeing colour. On white, every colour that
 * text may have keeps a contrast of 4.5 to 1 (a test computes it); no text stands on the band. A fifth line starts again.
 *
 * @internal
 */
export const styles = [
  { colour: "#0072B2", dash: [1, 0], shape: "circle" },
  { colour: "#B34700", dash: [7, 3], shape: "square" },
  { colour: "#00694E", dash: [2, 3], shape: "triangle-up" },
  { colour: "#6A2C91", dash: [9, 3, 2, 3], shape: "diamond" },
] as const;

/** @internal */
export const textColour = "#222";
/** @internal */
export const axisColour = "#595959";
/** @internal */
export const gridColour = "#E3E3E3";
/** @internal */
export const bandColour = "#D5E1EA";
