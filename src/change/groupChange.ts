import { readRecord } from "../core/checkedOptions.js";
import { insistList } from "../core/insist.js";
import type { ConfidenceInterval } from "../core/statistics/confidenceInterval.js";
import { mean } from "../core/statistics/mean.js";
import { standardDeviation } from "../core/statistics/standardDeviation.js";
import { wilsonInterval } from "../core/statistics/wilsonInterval.js";
import type { CutoffBoundary } from "../evidence/norms/profile.js";
import type { Cutoff } from "../evidence/normValue.js";
import { readCutoff } from "./clinicalSide.js";
import { judgedClinically } from "./clinicallySignificantChange.js";
import { directionSign } from "./direction.js";
import { insistOnScore } from "./insist.js";
import { prePostEffectSizes, type PrePostEffectSizes } from "./prePostEffectSizes.js";
import {
  judgedChange,
  readNorm,
  type ChangeNorm,
  type ChangeNormUsed,
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
  insistList(people, "rows-not-a-list", caller, "a list of people");
  const given = readRecord(options, caller, optionKeys);
  const { cutoff = null, boundary, higherIs = "better", confidence = 0.95, intervalConfidence = 0.95 } = given;
  const norm = readNorm(given.norm, caller);
  const limit = cutoff === null ? null : readCutoff(caller, cutoff, boundary);
  const sign = directionSign(caller, higherIs);
  // A dummy pair validates the norm when the group is empty, and tells what was used.
  const { norm: normUsed } = judgedChange(null, null, norm, confidence, sign, caller);

  const pairs = people.flatMap((person): { before: number; after: number }[] => {
    const { before = null, after = null } = readRecord(person, caller, ["before", "after"], "unknown-key");
    for (const score of [before, after]) if (score !== null) insistOnScore(caller, score);
    return before === null || after === null ? [] : [{ before, after }];
  });
  const n = pairs.length;
  const changes =
    cutoff === null || limit === null
      ? null
      : pairs.map(({ before, after }) =>
          judgedClinically(before, after, cutoff, limit, norm, confidence, sign, caller),
        );
  const verdicts = changes
    ? changes.map(({ change }) => change.verdict)
    : pairs.map(({ before, after }) => judgedChange(before, after, norm, confidence, sign, caller).verdict);
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
    boundary: limit && limit.boundary,
  };
}

const caller = "groupChange";
const optionKeys = ["norm", "cutoff", "boundary", "higherIs", "confidence", "intervalConfidence"];

function describe(scores: readonly number[]): GroupScores {
  return {
    mean: scores.length > 0 ? mean(scores) : null,
    standardDeviation: scores.length > 1 ? standardDeviation(scores) : null,
  };
}
