import { readData } from "../core/checkedOptions.js";
import { insist } from "../core/insist.js";
import { isList, isPlainObject } from "../core/plainObject.js";
import { agreementOf } from "../core/agreement.js";
import type { Measure } from "../course/measure.js";
import { areInOrder } from "../course/series.js";
import { checkPair, tooFewPairs } from "./pairedSessions.js";
import type { NotAssessableDyad } from "./pairedSessions.js";

/** What the agreement of two analyses is made of: a `RuptureAnalysis` fits. */
export type FlaggedSessions = { readonly status: "not-assessable"; readonly measure?: Measure } | FlagsOfSessions;

/** Verdicts of one rater's series. */
export interface FlagsOfSessions {
  readonly status: "assessed";
  readonly sessions: readonly SessionFlag[];
  /** What was rated and by whom, where it is known. */
  readonly measure?: Measure;
}

/** One verdict. */
export interface SessionFlag {
  readonly session: number;
  /** False when the rule could not judge the session. */
  readonly assessed: boolean;
  readonly flagged: boolean;
}

/** Who noticed: whose scores make a session stand out. */
export type RuptureWitness = "both" | "client-only" | "therapist-only" | "neither";

/** Whether the same sessions stand out in the scores of client and therapist. */
export interface RuptureAgreement {
  readonly status: "assessed";
  /** Each session judged in both series. */
  readonly sessions: readonly { readonly session: number; readonly witness: RuptureWitness }[];
  /** Sessions judged in both series. */
  readonly pairs: number;
  readonly both: number;
  readonly clientOnly: number;
  readonly therapistOnly: number;
  readonly neither: number;
  /** Share of sessions with the same verdict, 0 to 1. */
  readonly rawAgreement: number;
  /** Cohen's kappa; null when agreement by chance is complete (no flag at all, or every session flagged, in both). */
  readonly kappa: number | null;
}

/**
 * Agreement of client and therapist on which sessions stand out: raw agreement and Cohen's kappa.
 *
 *     kappa = (observed agreement - agreement by chance) / (1 - agreement by chance)
 *
 * Sessions are paired by number; one that either analysis could not judge is left out. Flags are rare, so raw agreement
 * is high by itself and kappa from a handful of sessions is very uncertain.
 *
 * @param client - `detectRuptures` on the client's series
 * @param therapist - `detectRuptures` on the therapist's series
 * @returns who noticed what, counts and agreement; `not-assessable` when no session was judged in both
 * @throws InvalidArgumentError `analysis-invalid`, `result-not-unwrapped`; `series-of-different-measures`, `raters-equal`,
 *   `raters-swapped`, where both say what they measure
 * @see Rubel et al. (2018): sessions that both report are followed by the most distress (abstract)
 *
 * @example
 * const flags = (...flagged) => ({ status: "assessed", sessions: flagged.map((flag, index) => ({ session: index + 1, assessed: index > 0, flagged: flag })) });
 * const agreement = ruptureAgreement(flags(false, true, false, true, false), flags(false, true, false, false, false));
 * agreement.sessions.map((session) => session.witness); // => ["both", "neither", "client-only", "neither"]
 * agreement.kappa; // => 0.5
 */
export function ruptureAgreement(
  client: FlaggedSessions,
  therapist: FlaggedSessions,
): RuptureAgreement | NotAssessableDyad {
  const [own, other] = [readFlags(client), readFlags(therapist)];
  checkPair(own.measure, other.measure, "ruptureAgreement");
  const theirs = new Map(judged(other).map(({ session, flagged }) => [session, flagged]));
  const pairs = judged(own).flatMap(({ session, flagged }) => {
    const second = theirs.get(session);
    return second === undefined ? [] : [{ session, flags: [flagged, second] as const }];
  });
  const agreement = agreementOf(pairs.map(({ flags }) => flags));
  if (agreement.rawAgreement === null) return tooFewPairs(0, 1);
  return {
    status: "assessed",
    sessions: pairs.map(({ session, flags: [first, second] }) => ({
      session,
      witness: first ? (second ? "both" : "client-only") : second ? "therapist-only" : "neither",
    })),
    pairs: agreement.cases,
    both: agreement.both,
    clientOnly: agreement.onlyFirst,
    therapistOnly: agreement.onlySecond,
    neither: agreement.neither,
    rawAgreement: agreement.rawAgreement,
    kappa: agreement.kappa,
  };
}

/** The flags of an analysis, read once; it may come from JSON. */
function readFlags(given: FlaggedSessions): FlaggedSessions {
  const need = "two analyses from detectRuptures";
  const flags = readData(given, "analysis-invalid", caller, need) as Partial<FlagsOfSessions>;
  insist(isPlainObject(flags), "analysis-invalid", caller, need, given);
  const { status, sessions, measure } = flags as Readonly<Record<string, unknown>>;
  const isVerdict = (row: unknown): row is SessionFlag =>
    isPlainObject(row) &&
    Number.isSafeInteger(row["session"]) &&
    typeof row["assessed"] === "boolean" &&
    typeof row["flagged"] === "boolean";
  const isWhole =
    status === "not-assessable" ||
    (status === "assessed" && isList(sessions) && sessions.every(isVerdict) && areInOrder(sessions));
  const isMeasured = measure === undefined || isPlainObject(measure);
  insist(isWhole && isMeasured, "analysis-invalid", caller, need, given);
  return flags as unknown as FlaggedSessions;
}

const caller = "ruptureAgreement";

function judged(analysis: FlaggedSessions): readonly SessionFlag[] {
  return analysis.status === "assessed" ? analysis.sessions.filter((session) => session.assessed) : [];
}
