import { compareComputed } from "../core/decimalGrid.js";
import { observedSessions } from "../series/sessionSeries.js";
import type { ObservedSession, SessionSeries } from "../series/sessionSeries.js";
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
   * followed than the window has; otherwise `partial` when more than half of the depth was regained, else `unrepaired`.
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
  const statuses = episodes.map((episode) => episode.repair.status);
  if (statuses.length === 0) return "none";
  if (statuses.includes("unrepaired") || statuses.includes("partial")) return "unrepaired";
  return statuses.includes("open") ? "open" : "repaired";
}

/**
 * Follow each drop that a rule found until the score is back or its window has passed.
 *
 * @internal
 */
export function episodesOf(series: SessionSeries, detection: Detection, rule: RepairRule): Episode[] {
  const observed = observedSessions(series);
  const verdicts = new Map(detection.sessions.map((verdict) => [verdict.session, verdict]));
  const markers: readonly RuptureMarker[] =
    detection.markers ??
    detection.sessions.filter((verdict) => verdict.flagged).map((verdict) => ({ onset: verdict.session }));
  const range = series.scale.maximum - series.scale.minimum;

  const episodes: Episode[] = [];
  for (const marker of markers) {
    const previous = episodes.at(-1);
    if (previous !== undefined && marker.onset <= previous.last) continue;
    const start = observed.findIndex((session) => session.session === marker.onset);
    if (start < 0) continue;
    episodes.push(follow(observed, start, marker, verdicts.get(marker.onset), rule, range));
  }
  return episodes;
}

function follow(
  observed: readonly ObservedSession[],
  start: number,
  marker: RuptureMarker,
  verdict: SessionVerdict | undefined,
  rule: RepairRule,
  range: number,
): Episode {
  const reference = marker.reference ?? referenceScore(observed.slice(0, start), verdict, rule);
  const through = marker.through ?? marker.onset;
  const surely = Math.max(start, observed.filter((session) => session.session <= through).length - 1);
  const window = observed.slice(surely + 1, surely + 1 + rule.sessions);
  const back = window.findIndex(({ value }) => compareComputed(value, reference - rule.tolerance, range) >= 0);
  const isBack = back >= 0;
  const last = surely + (isBack ? back : window.length);

  const drop = observed.slice(start, last + 1);
  const lowest = drop.reduce((low, session) => (session.value < low.value ? session : low));
  const toTrough = drop.indexOf(lowest);
  const depth = reference - lowest.value;
  const halfway = lowest.value + depth / 2;
  const after = observed.slice(start + toTrough + 1, isBack ? last + 2 : last + 1);
  const best = after.reduce((high, session) => Math.max(high, session.value), lowest.value);

  const troughSessions = drop.filter(({ value }) => compareComputed(value, halfway, range) < 0).length;
  const recoverySessions = isBack ? after.length : null;
  const isSharp = toTrough === 0 && troughSessions <= 1 && after.length <= 2;
  return {
    onset: marker.onset,
    trough: lowest.session,
    last: (drop.at(-1) as ObservedSession).session,
    depth,
    standardisedDepth: marker.unit === undefined ? null : depth / marker.unit,
    reference,
    shape: !isBack ? "L" : isSharp ? "V" : "U",
    declineSessions: toTrough + 1,
    troughSessions,
    recoverySessions,
    repair: {
      status: isBack
        ? "repaired"
        : window.length < rule.sessions
          ? "open"
          : compareComputed(best, halfway, range) > 0
            ? "partial"
            : "unrepaired",
      session: window[back]?.session ?? null,
      recoveredFraction: depth > 0 ? Math.min(1, (best - lowest.value) / depth) : null,
    },
  };
}

function referenceScore(
  before: readonly ObservedSession[],
  verdict: SessionVerdict | undefined,
  rule: RepairRule,
): number {
  const scores = before.map((session) => session.value);
  const expected = verdict?.expected ?? null;
  const previous = scores.at(-1);
  if (rule.reference === "expected" && expected !== null) return expected;
  if (previous === undefined) return expected ?? verdict?.value ?? NaN;
  if (rule.reference === "mean-of-three") {
    const last = scores.slice(-3);
    return last.reduce((sum, score) => sum + score, 0) / last.length;
  }
  return rule.reference === "highest" ? Math.max(...scores) : previous;
}
