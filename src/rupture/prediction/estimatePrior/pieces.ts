import type { SeriesScale } from "../../../course/measure.js";
import type { ObservedSession } from "../../../course/series.js";
import { isAtMaximum, isAtMinimum } from "../scaleEnds.js";

/** A few neighbouring sessions of one client, which share a level. */
export interface Piece {
  /** Scores strictly inside the scale: how many, their mean, and their sum of squares around it. */
  readonly inside: number;
  readonly mean: number;
  readonly squares: number;
  /** Scores that only say "at least this", and "at most this". */
  readonly atMaximum: number;
  readonly atMinimum: number;
  /** Mean assumed correlation of its pairs of sessions. */
  readonly likeness: number;
}

/** Sessions of a piece at most. */
const LONGEST = 8;

/**
 * A course cut into pieces of at most eight observed sessions, as equal as can be, so that drift and lasting changes do not
 * count as variation. Piece i of k holds the sessions from floor((2 i n + k) / (2 k)) on: 17 sessions give 6, 5 and 6.
 *
 * @param autocorrelation - of neighbouring sessions, as the prior assumes it
 * @internal
 */
export function piecesOf(
  observed: readonly ObservedSession[],
  scale: SeriesScale,
  autocorrelation: number,
): readonly Piece[] {
  const count = Math.ceil(observed.length / LONGEST);
  const start = (piece: number): number => Math.floor((2 * piece * observed.length + count) / (2 * count));
  return Array.from({ length: count }, (_, piece) =>
    pieceOf(observed.slice(start(piece), start(piece + 1)), scale, autocorrelation),
  );
}

function pieceOf(sessions: readonly ObservedSession[], scale: SeriesScale, autocorrelation: number): Piece {
  const high = sessions.filter(({ value }) => isAtMaximum(value, scale)).length;
  const low = sessions.filter(({ value }) => isAtMinimum(value, scale)).length;
  const scores = sessions
    .map(({ value }) => value)
    .filter((value) => !isAtMaximum(value, scale) && !isAtMinimum(value, scale));
  const mean = scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
  const squares = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0);
  const likeness = likenessOf(sessions, autocorrelation);
  return { inside: scores.length, mean, squares, atMaximum: high, atMinimum: low, likeness };
}

/** Mean of autocorrelation^|time between| over the pairs of sessions; 0 for a lone session. */
function likenessOf(sessions: readonly ObservedSession[], autocorrelation: number): number {
  let [sum, pairs] = [0, 0];
  sessions.forEach(({ session }, position) => {
    for (const later of sessions.slice(position + 1)) {
      sum += autocorrelation ** (later.session - session);
      pairs++;
    }
  });
  return sum / Math.max(1, pairs);
}
