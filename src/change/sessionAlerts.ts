import type { Cutoff, NormValue } from "../evidence/normValue.js";
import { numberOf } from "../evidence/normValue.js";
import type { Instrument, ItemId } from "../instruments/definition.js";
import { readScores } from "../scoring/readScores.js";
import type { ScoredScale, Scores } from "../scoring/scores.js";
import { isBelowCutoff, isDownBy } from "../core/belowOrDown.js";
import { readCutoff } from "./clinicalSide.js";
import { exactDifference } from "../core/exactDifference.js";
import { readData, readRecord } from "../core/checkedOptions.js";
import { insist, insistPositive, insistUnwrapped } from "../core/insist.js";
import { isFiniteThroughout } from "../core/plainObject.js";
import { readProfile } from "./readProfile.js";

/**
 * The rules to look at a session by; a profile of `norms.srs`, or rules of your own. What is left out, or `null`, is not
 * asked. `SessionAlertNorm<"srs">` is one for that form alone.
 *
 * All three take it that higher is better, as on every instrument of this package. Scores do not tell their direction,
 * so an instrument of your own on which higher is worse is not refused: these rules assume that higher is better, and the function cannot detect the other case.
 */
export interface SessionAlertNorm<Id extends string = string> {
  /** Id of the profile the rules come from. */
  readonly id?: string | null;
  /** The instrument they belong to; scores of another one are refused. */
  readonly instrument?: Id | null;
  /** The total below which (or at which, as its boundary says) a conversation is prompted. */
  readonly totalCutoff?: Cutoff | null;
  /** The same for each item. */
  readonly itemCutoff?: Cutoff | null;
  /** Points (above 0) lost since the last session that prompt a conversation, inclusive. */
  readonly drop?: NormValue | null;
}

/** What one rule says: `alert`, `clear`, or why it cannot say. `rule` is the rule as it was handed in. */
export type SessionAlert<Reason extends string, Rule> =
  | { readonly status: "alert" | "clear"; readonly rule: Rule }
  | { readonly status: "not-assessable"; readonly reason: "no-rule"; readonly rule: null }
  | { readonly status: "not-assessable"; readonly reason: Reason; readonly rule: Rule };

/** Three separate prompts. None of them is a rupture, and none is a reliable change. */
export interface SessionAlerts<I extends Instrument = Instrument> {
  readonly instrument: I["id"];
  /** Id of the profile, where the rules come from one. */
  readonly profile: string | null;
  readonly total: SessionAlert<"not-scored", Cutoff>;
  /** `clear` only if every item was answered and none is below; a record that holds only a total has no items. */
  readonly items: SessionAlert<"total-only" | "too-few-answers", Cutoff> & {
    /** Items below the cut-off, in the order of the form. */
    readonly flagged: readonly ItemId<I>[];
  };
  readonly drop: SessionAlert<"not-scored" | "no-previous" | "previous-not-scored", NormValue> & {
    /** This total minus the last one, exact; `null` where one of them is missing. */
    readonly difference: number | null;
  };
}

/**
 * Prompts for a conversation after one session, for scales of the Session Rating Scale family: the total is below a
 * cut-off, an item is below a cut-off, the total dropped since the last session.
 *
 * Three separate answers, each with the rule it follows. They are prompts, not findings: a drop of one point happens
 * between 22 and 26 of 100 pairs of sessions with nothing wrong (simulation; see docs/methods/session-alerts.md).
 *
 * @param scores - what `score` or `scoreTotal` returned for this session
 * @param context - `previous`: the scores of the last session, if there was one; `norm`: the rules, for example
 *   `norms.srs.developer`, for a scale on which higher is better
 * @returns for each rule `alert`, `clear` or `not-assessable` with the reason
 * @throws InvalidArgumentError `norm-required`, `result-not-unwrapped`, `instrument-mismatch` (scores, previous scores and norm of different instruments),
 *   `no-total-scale`, `cutoff-not-finite`, `boundary-unknown`, `drop-out-of-range`; a rule that makes no sense is
 *   refused whether or not this record reaches it
 *
 * @example
 * const previous = unwrap(score(srs, [9.6, 9.4, 9.5, 9.5]));
 * const scores = unwrap(score(srs, [9.2, 9, 8.8, 9]));
 * const alerts = sessionAlerts(scores, { previous, norm: norms.srs.developer });
 * alerts.total.status; // => "clear"
 * alerts.items.flagged; // => ["approach"]
 * alerts.drop.difference; // => -2
 */
export function sessionAlerts<I extends Instrument>(
  scores: Scores<I>,
  context: { readonly previous?: Scores<I> | null | undefined; readonly norm: SessionAlertNorm<I["id"]> },
): SessionAlerts<I> {
  const caller = "sessionAlerts";
  const { previous, norm } = readRecord(context, caller, ["previous", "norm"]);
  const rules = readRules(norm, caller);
  const now = readScores<I>(scores, caller);
  return alertsBy(
    now,
    previous === undefined || previous === null ? null : readScores<I>(previous, caller),
    rules,
    caller,
  );
}

/**
 * The rules of a norm, read once; what is no profile and holds no rule is refused.
 *
 * @throws InvalidArgumentError `norm-required`, `norm-invalid`, `result-not-unwrapped`
 * @internal
 */
export function readRules(norm: unknown, caller: string): SessionAlertNorm {
  const given = readData(norm, "norm-invalid", caller, "a norm");
  insistOnAlertNorm(given, caller);
  return readProfile(given, caller);
}

/**
 * The alerts of scores that were checked by rules that were read.
 *
 * @internal
 */
export function alertsBy<I extends Instrument>(
  scores: Scores<I>,
  previous: Scores<I> | null,
  norm: SessionAlertNorm,
  caller: string,
): SessionAlerts<I> {
  for (const instrument of [norm.instrument, previous?.instrument])
    insist(
      (instrument ?? scores.instrument) === scores.instrument,
      "instrument-mismatch",
      caller,
      "scores, previous scores and norm of one instrument",
    );
  const alerts = {
    instrument: scores.instrument,
    profile: norm.id ?? null,
    total: totalAlert(scores, norm.totalCutoff ?? null, caller),
    items: itemAlerts(scores, norm.itemCutoff ?? null, caller),
    drop: dropAlert(scores, previous ?? undefined, norm.drop ?? null, caller),
  };
  insist(isFiniteThroughout(alerts), "norm-invalid", caller, "finite numbers in its norm and scores");
  return alerts;
}

/**
 * Throw for no norm, or for a shelf of profiles where one of them belongs.
 *
 * @throws InvalidArgumentError `norm-required`, `result-not-unwrapped`
 * @internal
 */
function insistOnAlertNorm(norm: unknown, caller: string): asserts norm is SessionAlertNorm {
  const need = "a norm: a profile, for example norms.srs.developer, or some of { totalCutoff, itemCutoff, drop }";
  insistUnwrapped(norm, caller, need);
  const { id, totalCutoff, itemCutoff, drop } = Object(norm) as Partial<Record<string, unknown>>;
  insist(
    [id, totalCutoff, itemCutoff, drop].some((part) => part !== undefined),
    "norm-required",
    caller,
    need,
    norm,
  );
}

const noRule = { status: "not-assessable", reason: "no-rule", rule: null } as const;
const status = (alert: boolean): "alert" | "clear" => (alert ? "alert" : "clear");

function totalAlert(scores: Scores, rule: Cutoff | null, caller: string): SessionAlerts["total"] {
  if (rule === null) return { ...noRule };
  const isBelow = belowOf(rule, caller);
  const total = totalOf(scores, caller);
  if (!total) return { status: "not-assessable", reason: "not-scored", rule };
  return { status: status(isBelow(total.sum)), rule };
}

function itemAlerts<I extends Instrument>(
  scores: Scores<I>,
  rule: Cutoff | null,
  caller: string,
): SessionAlerts<I>["items"] {
  const flagged: ItemId<I>[] = [];
  if (rule === null) return { ...noRule, flagged };
  const isBelow = belowOf(rule, caller);
  const items = Object.entries(scores.items) as [ItemId<I>, Scores["items"][string]][];
  let answered = 0;
  for (const [id, { keyed }] of items) {
    if (keyed === null) continue;
    answered += 1;
    if (isBelow(keyed)) flagged.push(id);
  }
  // A record that holds only a total does not know which items are missing.
  const totalOnly = answered === 0 && scores.missing.length === 0;
  if (totalOnly) return { status: "not-assessable", reason: "total-only", rule, flagged };
  if (flagged.length === 0 && answered < items.length)
    return { status: "not-assessable", reason: "too-few-answers", rule, flagged };
  return { status: status(flagged.length > 0), rule, flagged };
}

function dropAlert(
  scores: Scores,
  previous: Scores | undefined,
  rule: NormValue | null,
  caller: string,
): SessionAlerts["drop"] {
  const [now, last] = [totalOf(scores, caller), previous && totalOf(previous, caller)];
  const difference = now && last ? exactDifference(now.sum, last.sum) : null;
  if (rule === null) return { ...noRule, difference };
  const points = numberOf(rule);
  insistPositive(points, "drop-out-of-range", caller, "a drop");
  if (!now || !last) {
    const reason = !now ? "not-scored" : previous ? "previous-not-scored" : "no-previous";
    return { status: "not-assessable", reason, rule, difference };
  }
  return { status: status(isDownBy(points, last.sum, now.sum)), rule, difference };
}

/** The cut-off is looked at first, so that a wrong one is refused whatever the scores are. */
function belowOf(rule: Cutoff, caller: string): (score: number) => boolean {
  const limit = readCutoff(caller, rule);
  return (score) => isBelowCutoff(score, limit.score, limit.boundary);
}

function totalOf(scores: Scores, caller: string): ScoredScale | undefined {
  const total = scores.scales["total"];
  insist(total !== undefined, "no-total-scale", caller, "an instrument with a total");
  return total.status === "scored" ? total : undefined;
}
