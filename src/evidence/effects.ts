import { frozenCopy } from "../core/frozenCopy.js";
import { insist, insistUnwrapped } from "../core/insist.js";
import type { ConfidenceInterval } from "../core/statistics/confidenceInterval.js";
import { fisherInterval } from "../core/statistics/fisherInterval.js";
import type { Cited } from "./cited.js";

/** An association or a difference that a study or a meta-analysis reports, with its source. */
export interface Effect<Value extends number = number> extends Cited<Value> {
  /** `r`: a correlation. `b`: an unstandardised regression coefficient. `smd`: a standardised mean difference. */
  readonly statistic: "r" | "b" | "smd";
  /** What goes with what. */
  readonly relation: string;
  /** The interval as printed. */
  readonly interval?: { readonly lower: number; readonly upper: number };
  /** Number of studies or samples (k). */
  readonly studies?: number;
  /** Number of people (N). */
  readonly participants?: number;
}

const psychotherapy = "patients in psychotherapy, meta-analysis";
const repairNote = "figures are widely quoted and were not read; that repair goes with better outcome is secondary";

const effects = {
  allianceOutcome2018: {
    value: 0.278,
    statistic: "r",
    relation: "alliance with outcome",
    interval: { lower: 0.256, upper: 0.299 },
    studies: 295,
    source: "fluckiger2018",
    locator: "abstract",
    population: psychotherapy,
    grade: "abstract",
    note: "more than 30,000 patients",
  },
  allianceOutcomeOnline2018: {
    value: 0.275,
    statistic: "r",
    relation: "alliance with outcome",
    studies: 23,
    source: "fluckiger2018",
    locator: "abstract",
    population: "patients in internet-based interventions, meta-analysis",
    grade: "abstract",
    note: "internet-based interventions are not live video sessions",
  },
  allianceOutcomeTeletherapy2024: {
    value: 0.15,
    statistic: "r",
    relation: "alliance with outcome, live by video or telephone",
    interval: { lower: 0.07, upper: 0.24 },
    studies: 34,
    source: "aafjesVanDoorn2024",
    locator: "as summarised by a publisher",
    population: "patients in live teletherapy, meta-analysis",
    grade: "secondary",
  },
  allianceOutcomeVideo2024: {
    value: 0.19,
    statistic: "r",
    relation: "alliance with outcome, live by video alone",
    source: "aafjesVanDoorn2024",
    locator: "as summarised by a publisher",
    population: "patients in live video therapy, meta-analysis",
    grade: "secondary",
  },
  videoLevelClient2024: {
    value: -0.09,
    statistic: "smd",
    relation: "alliance level rated by clients, video against in person",
    interval: { lower: -0.26, upper: 0.07 },
    studies: 18,
    source: "seuling2024",
    locator: "abstract",
    population: "clients in video and in-person therapy, meta-analysis",
    grade: "abstract",
    note: "negative: lower by video",
  },
  videoLevelTherapist2024: {
    value: 0.04,
    statistic: "smd",
    relation: "alliance level rated by therapists, video against in person",
    interval: { lower: -0.17, upper: 0.25 },
    source: "seuling2024",
    locator: "abstract",
    population: "therapists in video and in-person therapy, meta-analysis",
    grade: "abstract",
    note: "negative: lower by video",
  },
  videoLevel2018: {
    value: -0.3,
    statistic: "smd",
    relation: "alliance level, video against in person",
    interval: { lower: -0.67, upper: 0.07 },
    studies: 12,
    source: "norwood2018",
    locator: "abstract",
    population: "clients in video and in-person therapy, meta-analysis",
    grade: "abstract",
    note: "negative: lower by video; the lower bound passes the margin of non-inferiority",
  },
  allianceOutcome2011: {
    value: 0.275,
    statistic: "r",
    relation: "alliance with outcome",
    interval: { lower: 0.25, upper: 0.3 },
    studies: 190,
    source: "horvath2011",
    locator: "abstract",
    population: psychotherapy,
    grade: "abstract",
  },
  allianceOutcome2002: {
    value: 0.21,
    statistic: "r",
    relation: "alliance with outcome",
    studies: 100,
    source: "horvathBedi2002",
    locator: "as quoted by later authors",
    population: psychotherapy,
    grade: "secondary",
  },
  allianceOutcome1991: {
    value: 0.26,
    statistic: "r",
    relation: "alliance with outcome",
    studies: 26,
    source: "horvathSymonds1991",
    locator: "as quoted by later authors",
    population: psychotherapy,
    grade: "secondary",
  },
  ruptureRepairOutcome2018: {
    value: 0.29,
    statistic: "r",
    relation: "rupture repair with outcome",
    interval: { lower: 0.1, upper: 0.47 },
    studies: 11,
    participants: 1314,
    source: "eubanks2018",
    locator: "as quoted; not read",
    population: psychotherapy,
    grade: "unverified",
    note: repairNote,
  },
  ruptureRepairOutcome2011: {
    value: 0.24,
    statistic: "r",
    relation: "rupture repair with outcome",
    interval: { lower: 0.09, upper: 0.39 },
    studies: 3,
    source: "safran2011",
    locator: "abstract",
    population: psychotherapy,
    grade: "abstract",
  },
  repairTraining2011: {
    value: 0.65,
    statistic: "r",
    relation: "training, change from before to after",
    studies: 8,
    source: "safran2011",
    locator: "abstract",
    population: "meta-analysis of studies of training in rupture repair",
    grade: "abstract",
    note: "before against after, not a comparison with others",
  },
  goalConsensusOutcome2018: {
    value: 0.24,
    statistic: "r",
    relation: "goal consensus with outcome",
    interval: { lower: 0.19, upper: 0.28 },
    studies: 54,
    source: "tryon2018",
    locator: "abstract",
    population: psychotherapy,
    grade: "abstract",
  },
  collaborationOutcome2018: {
    value: 0.29,
    statistic: "r",
    relation: "collaboration with outcome",
    interval: { lower: 0.24, upper: 0.34 },
    studies: 53,
    source: "tryon2018",
    locator: "abstract",
    population: psychotherapy,
    grade: "abstract",
  },
  goalConsensusOutcome2011: {
    value: 0.34,
    statistic: "r",
    relation: "goal consensus with outcome",
    studies: 15,
    source: "tryonWinograd2011",
    locator: "abstract",
    population: psychotherapy,
    grade: "abstract",
  },
  collaborationOutcome2011: {
    value: 0.33,
    statistic: "r",
    relation: "collaboration with outcome",
    studies: 19,
    source: "tryonWinograd2011",
    locator: "abstract",
    population: psychotherapy,
    grade: "abstract",
  },
  dropoutTherapistLevel2014: {
    value: -0.1,
    statistic: "b",
    relation: "alliance, per point, with dropout, between therapists",
    participants: 133,
    source: "huppert2014",
    locator: "Table 6",
    population: "133 patients",
    grade: "primary",
  },
  dropoutPatientLevel2014: {
    value: -0.02,
    statistic: "b",
    relation: "alliance, per point, with dropout, between patients",
    participants: 133,
    source: "huppert2014",
    locator: "Table 6",
    population: "133 patients",
    grade: "primary",
  },
  nextSessionOutcomeKenya: {
    value: -1.27,
    statistic: "b",
    relation: "session alliance (SAI), per point, with the CORE-OM at the next session",
    interval: { lower: -2.44, upper: -0.1 },
    participants: 345,
    source: "pmc7776120",
    locator: "abstract",
    population: "clients in Kenya",
    grade: "abstract",
  },
} as const satisfies Record<string, Effect>;

/** Published effects, by id. */
export type Evidence = { readonly [Id in keyof typeof effects]: Shown<(typeof effects)[Id]> };

/** An effect with its number, and with the fields that this one has. */
type Shown<One extends Effect> = Effect<One["value"]> &
  Required<Pick<Effect, Extract<keyof One, "interval" | "studies">>>;

/**
 * Published associations of the alliance with outcome, and its level by video and in person.
 *
 * All but the session-to-session coefficient compare people with each other. None of them shows what causes what.
 *
 * @example
 * evidence.allianceOutcome2018.value; // => 0.278
 * evidence.allianceOutcome2018.source; // => "fluckiger2018"
 */
export const evidence: Evidence = /* @__PURE__ */ frozenCopy<Evidence>(effects);

/** Ids of the {@link evidence}. */
export type EffectId = keyof typeof evidence;

/**
 * Share of variance that two measures have in common: the squared correlation (coefficient of determination).
 *
 *     r^2
 *
 * @param r - a correlation, from -1 to 1
 * @returns a proportion from 0 to 1, unrounded
 * @throws InvalidArgumentError `correlation-out-of-range`
 *
 * @example
 * varianceExplained(evidence.allianceOutcome2018.value).toFixed(3); // => "0.077"
 */
export function varianceExplained(r: number): number {
  return requireCorrelation("varianceExplained", r) ** 2;
}

/**
 * A correlation expressed as Cohen's d: the standardised difference of two equally large groups that would give it.
 *
 *     d = 2 r / sqrt(1 - r^2)
 *
 * @param r - a correlation, strictly between -1 and 1
 * @returns d, in standard deviations, unrounded
 * @throws InvalidArgumentError `correlation-out-of-range`
 * @see Flückiger et al. (2018), who report d = .579 for r = .278, https://doi.org/10.1037/pst0000172
 *
 * @example
 * correlationToCohensD(0.278).toFixed(3); // => "0.579"
 */
export function correlationToCohensD(r: number): number {
  const square = requireCorrelation("correlationToCohensD", r, "open") ** 2;
  return (2 * r) / Math.sqrt(1 - square);
}

/**
 * Confidence interval of a correlation between two measures taken from the same people (Fisher's z).
 *
 *     tanh(atanh(r) +- z / sqrt(n - 3))
 *
 * Meant for one sample. The interval of a meta-analysis is wider or narrower for reasons that this formula does not
 * know, so a published interval is not reproduced by it.
 *
 * @param r - a correlation, strictly between -1 and 1
 * @param n - number of people, at least 4
 * @param confidence - two-sided confidence level, between 0 and 1; .95 unless told otherwise
 * @returns lower and upper end, unrounded, and the confidence
 * @throws InvalidArgumentError `correlation-out-of-range`, `sample-size-out-of-range`, `confidence-out-of-range`
 *
 * @example
 * const { lower, upper } = correlationInterval(0.5, 28);
 * [lower.toFixed(3), upper.toFixed(3)]; // => ["0.156", "0.736"]
 */
export function correlationInterval(r: number, n: number, confidence = 0.95): ConfidenceInterval {
  requireCorrelation("correlationInterval", r, "open");
  const isSize = Number.isSafeInteger(n) && n >= 4;
  insist(isSize, "sample-size-out-of-range", "correlationInterval", "at least four people", n);
  return fisherInterval(r, n, confidence);
}

function requireCorrelation(caller: string, r: unknown, ends: "closed" | "open" = "closed"): number {
  insistUnwrapped(r, caller, "a correlation");
  const size = typeof r === "number" ? Math.abs(r) : NaN;
  const need = ends === "open" ? "a correlation strictly between -1 and 1" : "a correlation from -1 to 1";
  insist(size < 1 || (size === 1 && ends === "closed"), "correlation-out-of-range", caller, need, r);
  return r as number;
}
