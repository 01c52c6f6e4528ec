import { insistUnwrapped } from "../core/insist.js";
import type { ConfidenceInterval } from "../core/statistics/confidenceInterval.js";
import { mean } from "../core/statistics/mean.js";
import { standardDeviation } from "../core/statistics/standardDeviation.js";
import { wilsonInterval } from "../core/statistics/wilsonInterval.js";
import type { CutoffBoundary } from "../evidence/norms/profile.js";
import type { Cutoff } from "../evidence/normValue.js";
import { clinicallySignificantChange } from "./clinicallySignificantChange.js";
import { prePostEffectSizes, type PrePostEffectSizes } from "./prePostEffectSizes.js";
import {
  reliableChange,
  type ChangeNorm,
  type ChangeNormUsed,
  type ReliableChange,
  type ReliableChangeOptions,
} from "./reliableChange.js";

/** What a caseload is judged by. */
export interface GroupChangeOptions extends ReliableChangeOptions {
  readonly norm: ChangeNorm;
  /** Leave it out, or `null`, for an instrument that has no cut-off: `clinical` is then `null`. */
  readonly cutoff?: Cutoff | null;
  readonly boundary?: CutoffBoundary;
  /** Confidence of the intervals around shares and effect sizes, .95 unless told otherwise. */
  readonly intervalConfidence?: number;
}

/** How many of the group, with Wilson's interval of the share; both `null` in an empty group. */
export interface Share {
  readonly count: number;
  readonly share: number | null;
  readonly interval: ConfidenceInterval | null;
}

/** Mean and standard deviation (n - 1); `null` where there are too few people for it. */
export interface GroupScores {
  readonly mean: number | null;
  readonly standardDeviation: number | null;
}

/** What {@link groupChange} says. */
export interface GroupChange {
  /** People with a score before and after; all shares are of these. */
  readonly n: number;
  /** People without one of the two. */
  readonly incomplete: number;
  readonly before: GroupScores;
  readonly after: GroupScores;
  /** Reliable change alone. The three counts add up to n. */
  readonly reliable: { readonly improved: Share; readonly unchanged: Share; readonly deteriorated: Share };
  /** With the cut-off. The first four counts add up to n; the others are flags that overlap with them. */
  readonly clinical: {
    readonly recovered: Share;
    readonly improved: Share;
    readonly unchanged: Share;
    readonly deteriorated: Share;
    readonly startedClinical: Share;
    readonly crossed: Share;
    readonly harmed: Share;
  } | null;
  readonly effectSizes: PrePostEffectSizes;
  /** The norm that everyone was judged by, as in {@link reliableChange}. */
  readonly norm: ChangeNormUsed;
  /** The cut-off as it was handed in, and the boundary that was used; both `null` without a cut-off. */
  readonly cutoff: Cutoff | null;
  readonly boundary: CutoffBoundary | null;
}

/**
 * Change in a group of people, such as a caseload: how many fall into each category, and the mean change in standard
 * deviations, with confidence intervals.
 *
 * Shares are of all people with both scores. Recovery requires starting in the clinical range, so the share of
 * recovered clients among those who could recover is `recovered.count / startedClinical.count`. A change without a comparison
 * group says nothing about its cause.
 *
 * @param people - scores before and after, in raw-score units; `null`, `undefined` or absent where there is none
 * @param options - norm, cut-off and boundary, direction, confidence of the reliable change, confidence of intervals
 * @returns counts, shares with Wilson intervals, three named effect sizes with large-sample intervals, and the rules
 *   that were used; unrounded
 * @throws InvalidArgumentError the codes of {@link clinicallySignificantChange}; a rule that makes no sense is refused
 *   even when the group is empty
 *
 * @example
 * const people = [
 *   { before: 14.3, after: 29.1 }, { before: 21, after: 23.5 }, { before: 28.2, after: 20.1 }, { before: 19, after: null },
 * ];
 * const cutoff = norms.ors.developer.clinicalCutoff.adultSelf;
 * const group = groupChange(people, { norm: norms.ors.developer, cutoff });
 * [group.n, group.incomplete, group.clinical?.recovered.count, group.clinical?.harmed.count]; // => [3, 1, 1, 1]
 * group.clinical?.recovered.interval?.upper.toFixed(2); // => "0.79"
 */
export function groupChange(
  people: readonly { readonly before?: number | null | undefined; readonly after?: number | null | undefined }[],
  options: GroupChangeOptions,
): GroupChange {
  insistUnwrapped(people, "groupChange", "a list of people");
  insistUnwrapped(options, "groupChange", "options with a norm");
  const { norm, intervalConfidence = 0.95 } = options;
  const cutoff = options.cutoff ?? null;
  const { higherIs, confidence } = options;
  const policy = { ...(higherIs !== undefined && { higherIs }), ...(confidence !== undefined && { confidence }) };
  const judged = ({ before, after }: { before: number; after: number }): ReliableChange =>
    reliableChange(before, after, norm, policy);
  // A dummy pair validates the rules when the group is empty, and tells which were used.
  const still = { before: 0, after: 0 };
  const normUsed = judged(still).norm;
  const boundary = cutoff === null ? null : clinicallySignificantChange({ ...options, ...still, cutoff }).boundary;

  const pairs = people.filter((person): person is { before: number; after: number } => {
    return (person.before ?? null) !== null && (person.after ?? null) !== null;
  });
  const n = pairs.length;
  const changes =
    cutoff === null ? null : pairs.map((pair) => clinicallySignificantChange({ ...options, ...pair, cutoff }));
  const verdicts = changes ? changes.map(({ change }) => change.verdict) : pairs.map((pair) => judged(pair).verdict);
  const share = <Item>(items: readonly Item[], belongs: (item: Item) => boolean): Share => {
    const count = items.filter(belongs).length;
    if (n === 0) return { count, share: null, interval: null };
    return { count, share: count / n, interval: wilsonInterval(count, n, intervalConfidence) };
  };
  return {
    n,
    incomplete: people.length - n,
    before: describe(pairs.map(({ before }) => before)),
    after: describe(pairs.map(({ after }) => after)),
    reliable: {
      improved: share(verdicts, (verdict) => verdict === "improved"),
      unchanged: share(verdicts, (verdict) => verdict === "no-reliable-change"),
      deteriorated: share(verdicts, (verdict) => verdict === "deteriorated"),
    },
    clinical: changes && {
      recovered: share(changes, ({ category }) => category === "recovered"),
      improved: share(changes, ({ category }) => category === "improved"),
      unchanged: share(changes, ({ category }) => category === "unchanged"),
      deteriorated: share(changes, ({ category }) => category === "deteriorated"),
      startedClinical: share(changes, ({ startedClinical }) => startedClinical),
      crossed: share(changes, ({ crossed }) => crossed),
      harmed: share(changes, ({ harmed }) => harmed),
    },
    effectSizes: prePostEffectSizes(pairs, intervalConfidence),
    norm: normUsed,
    cutoff,
    boundary,
  };
}

function describe(scores: readonly number[]): GroupScores {
  return {
    mean: scores.length > 0 ? mean(scores) : null,
    standardDeviation: scores.length > 1 ? standardDeviation(scores) : null,
  };
}
