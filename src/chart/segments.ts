import type { Modality, SessionPoint } from "../course/series.js";

/** One session of a line. */
export interface ChartPoint {
  readonly session: number;
  readonly value: number | null;
  /** Rows may be joined by a line when they have the same number: neighbouring sessions, each with a score. */
  readonly segment: number;
  readonly date?: string;
  readonly modality?: Modality;
}

/**
 * The sessions of a line, with the stretches of neighbouring sessions numbered. A session without a score ends one, and so
 * does a session number that is not there: a line across it would invent a score.
 *
 * @internal
 */
export function inSegments(points: readonly SessionPoint[]): ChartPoint[] {
  let segment = 0;
  return points.map(({ session, value, date, modality }, at) => {
    const before = points[at - 1];
    if (before && (value === null || before.value === null || before.session < session - 1)) segment++;
    return { session, value, segment, ...(date !== undefined && { date }), ...(modality && { modality }) };
  });
}

/** @internal */
export const hasValue = <Row extends { readonly value: number | null }>(
  row: Row,
): row is Row & { readonly value: number } => row.value !== null;
