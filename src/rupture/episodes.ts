import { compareComputed } from "../core/decimalGrid.js";
import { exactDifference } from "../core/exactDifference.js";
import type { Detection, RepairRule, RuptureMarker, SessionVerdict } from "./method.js";

/** A drop and what became of it. */
export interface Episode {
  /** First session of the drop. */
  readonly onset: number;
  /** Session with the lowest score of the drop, the first of them. */
  readonly trough: number;
  /** Last session of the drop: the one before the return, or the last one that was followed. */
  readonly last: number;
  /** Points from the reference down to the trough. */
  readonly depth: number;
  /** Depth in the rule's own unit (for a prediction: its standard deviation at the onset); null when it has none. */
  readonly standardisedDepth: number | null;
  /** The score before the drop, frozen at the onset. */
  readonly reference: number;
  /** V: down in one session and back within two. U: a slower fall or a longer trough, but back. L: not back (so far). */
  readonly shape: "V" | "U" | "L";
  /** Observed sessions from the onset to the trough. */
  readonly declineSessions: number;
  /** Observed sessions of the drop that lie below half its depth. */
  readonly troughSessions: number;
  /** Observed sessions from the trough to the return; null when it did not return. */
  readonly recoverySessions: number | null;
  readonly repair: Repair;
}

/** What became of a drop. */
export interface Repair {
  /**
   * `repaired`: back at the reference, less the tolerance, within the window. Otherwise `open` while fewer sessions have
   * followed than the window has and the treatment goes on; otherwise `partial` when more than half of the depth was regained, else `unrepaired`.
   */
  readonly status: "repaired" | "partial" | "unrepaired" | "open";
  /** The session of the return; null unless repaired. */
  readonly session: number | null;
  /** Share of the depth regained, 0 to 1, by the best score after the trough; null when the depth is not above zero. */
  readonly recoveredFraction: number | null;
}

/**
 * The client in one word. `none`: no drop. `unrepaired`: some drop was followed to the end of its window and not
 * repaired (a partial return counts here). `open`: some drop is too recent to tell. `repaired`: every drop was repaired.
 * The first that fits, in this order.
 */
export type ClientPattern = "none" | "repaired" | "unrepaired" | "open";

/** @internal */
export function clientPattern(episodes: readonly Episode[]): ClientPattern {
  const statuses = episodes.map(({ repair }) => (repair.status === "partial" ? "unrepaired" : repair.status));
  return (["unrepaired", "open", "repaired"] as const).find((status) => statuses.includes(status)) ?? "none";
}

/** The verdict on a session that has a score. */
interface ObservedVerdict extends SessionVerdict {
  readonly value: number;
}

/**
 * Follow each drop that a rule found until the score is back or its window has passed.
 *
 * @internal
 */
export function episodesOf(
  { sessions, markers }: Detection,
  rule: RepairRule,
  range: number,
  ended: boolean,
): Episode[] {
  const observed = sessions.filter((verdict): verdict is ObservedVerdict => verdict.value !== null);
  const drops: readonly RuptureMarker[] =
    markers ?? observed.filter(({ flagged }) => flagged).map(({ session }) => ({ onset: session }));
  if (drops.length === 0) return [];

  const positions = new Map(observed.map(({ session }, position) => [session, position]));
  const highest = rule.reference === "highest" ? highestBefore(observed) : [];
  const episodes: Episode[] = []; // in order of their onsets, none over another
  for (const marker of drops) {
    const start = positions.get(marker.onset) as number;
    const verdict = observed[start] as ObservedVerdict;
    const at = countUpTo(episodes, ({ onset }) => onset <= marker.onset);
    if ((episodes[at - 1]?.last ?? -Infinity) >= marker.onset) continue;
    const reference = referenceScore(observed, start, marker.reference ?? verdict.expected, rule, highest);
    const episode = follow(observed, start, marker, reference, rule, range, ended);
    const end = Math.max(episode.last, marker.until ?? episode.last);
    if (end < (episodes[at]?.onset ?? Infinity)) episodes.splice(at, 0, episode);
  }
  return episodes;
}

/** How many entries at the beginning of an ordered list fit, by halving. */
function countUpTo<Entry>(ordered: readonly Entry[], fits: (entry: Entry) => boolean): number {
  let [fitting, open] = [0, ordered.length];
  while (fitting < open) {
    const middle = (fitting + open) >> 1;
    if (fits(ordered[middle] as Entry)) fitting = middle + 1;
    else open = middle;
  }
  return fitting;
}

/** The highest score before each session; of the first, its own. */
function highestBefore(observed: readonly ObservedVerdict[]): readonly number[] {
  const before: number[] = [];
  for (const { value } of observed.slice(0, 1).concat(observed.slice(0, -1)))
    before.push(Math.max(before.at(-1) ?? value, value));
  return before;
}

function follow(
  observed: readonly ObservedVerdict[],
  start: number,
  { onset, through = onset, until = onset, unit }: RuptureMarker,
  reference: number,
  { tolerance, sessions }: RepairRule,
  range: number,
  ended: boolean,
): Episode {
  const later = countUpTo(observed, ({ session }) => session <= through);
  const close = Math.min(observed.length, later + sessions);
  const isBelow = (value: number, line: number): boolean => compareComputed(value, line, range) < 0;
  let returned = later;
  while (returned < close && isBelow((observed[returned] as ObservedVerdict).value, reference - tolerance)) returned++;
  const back = returned < close ? observed[returned] : undefined;

  const followed = observed.slice(start, back ? returned + 1 : close);
  const drop = back ? followed.slice(0, -1) : followed;
  const lowest = drop.reduce((low, session) => (session.value < low.value ? session : low));
  const declineSessions = drop.indexOf(lowest) + 1;
  const depth = exactDifference(reference, lowest.value);
  const halfway = lowest.value + depth / 2;
  const after = followed.slice(declineSessions);
  const best = after.reduce((highest, { value }) => Math.max(highest, value), lowest.value);
  const troughSessions = drop.filter(({ value }) => isBelow(value, halfway)).length;
  const isSharp = declineSessions === 1 && troughSessions <= 1 && after.length <= 2;
  return {
    onset,
    trough: lowest.session,
    last: Math.max((drop.at(-1) as ObservedVerdict).session, back ? onset : until),
    depth,
    standardisedDepth: unit === undefined || unit <= 0 ? null : depth / unit,
    reference,
    shape: !back ? "L" : isSharp ? "V" : "U",
    declineSessions,
    troughSessions,
    recoverySessions: back ? after.length : null,
    repair: {
      status: back
        ? "repaired"
        : close - later < sessions && !ended
          ? "open"
          : isBelow(halfway, best)
            ? "partial"
            : "unrepaired",
      session: back?.session ?? null,
      recoveredFraction: depth > 0 ? Math.min(1, (best - lowest.value) / depth) : null,
    },
  };
}

/** The score before the drop; see RepairReference. */
function referenceScore(
  observed: readonly ObservedVerdict[],
  start: number,
  expected: number | null,
  { reference }: RepairRule,
  highest: readonly number[],
): number {
  if (expected !== null && (reference === "expected" || start === 0)) return expected;
  if (reference === "highest") return highest[start] as number;
  const end = start || 1; // without any before it, the score itself
  const last = observed
    .slice(Math.max(0, end - (reference === "mean-of-three" ? 3 : 1)), end)
    .map(({ value }) => value);
  return last.reduce((sum, score) => sum + score, 0) / last.length;
}
