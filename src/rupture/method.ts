import type { SourceId } from "../evidence/bibliography.js";
import type { Grade } from "../evidence/cited.js";
import { insistChoice, readData, readEntries, readRecord } from "../core/checkedOptions.js";
import { insist, insistList, insistUnwrapped, insistWithin, LARGEST } from "../core/insist.js";
import { isFiniteThroughout, isListOf, isPlainObject } from "../core/plainObject.js";
import { frozenCopy } from "../core/frozenCopy.js";
import { carriedBy, entriesOf, type CarriedBySession, type SessionSeries } from "../course/series.js";

/**
 * What a rupture method is: a published (or our own) rule as a value. It looks at the scores of one client and says,
 * session by session, which stand out. It never says that a rupture happened.
 *
 * Everything that comes after (episodes, repair, the client's pattern, false flags to expect) is done by
 * `detectRuptures`, the same way for every rule, from what the rule says here.
 */
export interface RuptureMethod<Verdict extends SessionVerdict = SessionVerdict> extends MethodReference {
  /** Observed sessions below which the rule cannot say anything. */
  readonly needed: number;
  /** What holds for the rule on every series; each is tested. */
  readonly laws: MethodLaws;
  /** How often the rule flags a session when nothing happened. */
  readonly falseFlags: FalseFlagRate;
  /** `worse` for a rule about scores of which lower is better (symptoms); alliance scores when left out. */
  readonly higherIs?: "worse";
  /** The rule's own definition of a repair, where it has one; what it leaves open is the library's default. */
  readonly repair: Partial<RepairRule>;
  /** The rule itself. Called with at least `needed` observed sessions. */
  readonly detect: (series: SessionSeries) => Detection<Verdict> | NotAssessable;
}

/** The part of a method that travels with its results: data only. */
export interface MethodReference {
  /** Stable; part of the contract. */
  readonly id: string;
  /** A readable name. */
  readonly name: string;
  readonly sources: readonly SourceId[];
  /** How well the rule itself is known: `unverified` when the paper that states it was not read. */
  readonly grade: Grade;
  /** Every number the rule works with, as JSON. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** What a reader should know: "as commonly described", an adaptation, strictness of an inequality. */
  readonly note?: string;
}

/**
 * Laws that a rule may keep. A test holds every rule to those it declares.
 *
 * - `lookAhead`: how many later observed sessions may still change a verdict. 0 is an online rule; `"whole-series"` one
 *   that looks at everything.
 * - `shiftInvariant`: adding a constant to every score (and to the ends of the scale) changes no flag.
 * - `scaleInvariant`: multiplying scores, scale and every parameter in points by a positive number changes no flag.
 * - `monotone`: raising the score of a session that is not flagged never flags that session.
 * - `ignoresMissing`: adding a session without a score changes no other verdict; the `duration` of the look back counts it.
 * - `sees`: what the rule can find at all: a `dip` of one session that is repaired at once, a `lasting` drop.
 */
export interface MethodLaws {
  readonly lookAhead: number | "whole-series";
  readonly shiftInvariant: boolean;
  readonly scaleInvariant: boolean;
  readonly monotone: boolean;
  readonly ignoresMissing: boolean;
  readonly sees: { readonly dip: boolean; readonly lasting: boolean };
}

/**
 * How often a rule flags a session when nothing happened.
 *
 * `calibrated`: found by simulation; `nominal`: the rate the rule was set to; `unknown`: not known, and `note` says why.
 */
export type FalseFlagRate =
  | {
      readonly basis: "calibrated" | "nominal";
      readonly note: string;
      /** Rate per assessed session of a series with that many observed sessions. */
      perSession(observedSessions: number): number;
    }
  | { readonly basis: "unknown"; readonly note: string };

/** When a drop counts as repaired. */
export interface RepairRule {
  /** Points below the reference that still count as back, 0 or more. */
  readonly tolerance: number;
  /** Observed sessions after the drop within which the score must be back. 1 or more. */
  readonly sessions: number;
  /** The score that counts as "before". */
  readonly reference: RepairReference;
}

/**
 * The score before the drop against which depth and repair are judged, frozen at the onset.
 *
 * `expected`: what the rule expected at the onset, or the score that it names itself (a cut-off, the peak); the last score
 * before the onset if it does neither;
 * `previous`: the last score before the onset; `mean-of-three`: the mean of up to three scores before it;
 * `highest`: the highest score before it (finds the fewest repairs).
 * Without any score before the onset: what the rule expected, else the score itself.
 */
export type RepairReference = "expected" | "previous" | "mean-of-three" | "highest";

/** What a rule says about one session. What it lacks is null. Results carry the date and modality of the series along. */
export interface SessionVerdict extends CarriedBySession {
  readonly session: number;
  readonly value: number | null;
  /** Whether the rule could judge this session; false for one without a score and for those a rule needs to start. */
  readonly assessed: boolean;
  /** The score the rule expected. */
  readonly expected: number | null;
  /** The score below which (or at which, see the rule) the session is flagged. */
  readonly lowerLimit: number | null;
  /** The rule's statistic; higher is more notable. */
  readonly statistic: number | null;
  /** Probability of a score this low if nothing happened, where the rule has one. */
  readonly probability: number | null;
  /** The session stands out. Not: a rupture happened. */
  readonly flagged: boolean;
}

/** A flagged drop from which an episode is followed. Fields a rule leaves out have the defaults named here. */
export interface RuptureMarker {
  /** First session of the drop; it must have a score. */
  readonly onset: number;
  /** The score before the drop that the rule names, for the repair reference `expected`. Default: what it expected. */
  readonly reference?: number;
  /** The unit of `standardisedDepth`, in points: one standard deviation as the rule sees it. Default: none. */
  readonly unit?: number;
  /** Last session that surely belongs to the drop; the return is looked for after it. Default: the onset. */
  readonly through?: number;
  /** Last session of the stretch that the rule found; flags up to it are no drops of their own unless the score came back first. */
  readonly until?: number;
}

/** What a rule found in a series. */
export interface Detection<Verdict extends SessionVerdict = SessionVerdict> {
  /** One verdict for each point of the series, in order. */
  readonly sessions: readonly Verdict[];
  /** Where the drops are. Default: every flagged session. One whose episode overlaps that of an earlier entry is skipped. */
  readonly markers?: readonly RuptureMarker[];
  /** Repair rule in so far as it depends on the data (a tolerance in own standard deviations). */
  readonly repair?: Partial<RepairRule>;
  /** Rate of false flags in so far as it depends on the series. */
  readonly falseFlags?: FalseFlagRate;
  /** What a reader of this result should know. */
  readonly cautions?: readonly Caution[];
}

/** Something a reader of a result should know; `code` is for programs. */
export interface Caution {
  readonly code: string;
  readonly message: string;
}

/** The series is right, but not enough for the rule. */
export interface NotAssessable {
  readonly status: "not-assessable";
  readonly reason: NotAssessableReason;
  /** How many there are, of what the reason names. */
  readonly given: number;
  /** How many it would take. */
  readonly needed: number;
}

/**
 * Why a rule says nothing. `too-few-sessions`: observed sessions; `too-few-pairs`: neighbouring observed sessions or
 * analysable intervals; `no-variation`: all scores equal where the rule needs a spread.
 */
export type NotAssessableReason = "too-few-sessions" | "too-few-pairs" | "no-variation";

/** What {@link defineRuptureMethod} is given. */
export type RuptureMethodDefinition<Verdict extends SessionVerdict = SessionVerdict> = Omit<
  RuptureMethod<Verdict>,
  "repair"
> & { readonly repair?: Partial<RepairRule> };

/**
 * A rupture method from its definition: for a rule of your own, and for all of ours.
 *
 * @param definition - id, name, sources, grade, parameters, the observed sessions needed, the laws it keeps, its rate of
 *   false flags, its own repair rule if it has one, and `detect`
 * @returns the method, for {@link detectRuptures}
 * @throws InvalidArgumentError `method-invalid`, `sessions-out-of-range`, `repair-rule-invalid`, `option-unknown`,
 *   `result-not-unwrapped`
 *
 * @example
 * const lowest = defineRuptureMethod({
 *   id: "clinic-floor", name: "Below 30, as our clinic talks about it", sources: [], grade: "unverified",
 *   parameters: { floor: 30 }, needed: 1, repair: { tolerance: 0, sessions: 3 },
 *   laws: { lookAhead: 0, shiftInvariant: false, scaleInvariant: true, monotone: true, ignoresMissing: true, sees: { dip: true, lasting: true } },
 *   falseFlags: { basis: "unknown", note: "Not examined." },
 *   detect: (series) => ({
 *     sessions: series.points.map(({ session, value }) => ({
 *       session, value, assessed: value !== null, expected: null, lowerLimit: 30, statistic: null, probability: null,
 *       flagged: value !== null && value < 30,
 *     })),
 *   }),
 * });
 * const points = [36, 29.9, 35.8].map((value, index) => ({ session: index + 1, value }));
 * const analysis = detectRuptures(unwrap(sessionSeries(points, { minimum: 0, maximum: 40 })), lowest);
 * analysis.status === "assessed" && analysis.episodes.map((episode) => episode.onset); // => [2]
 */
export function defineRuptureMethod<Verdict extends SessionVerdict = SessionVerdict>(
  definition: RuptureMethodDefinition<Verdict>,
): RuptureMethod<Verdict> {
  const caller = "defineRuptureMethod";
  const given = readEntries(definition, caller, methodKeys, "method-invalid") as unknown as typeof definition;
  const isLength = Number.isSafeInteger(given.needed) && given.needed >= 1;
  insist(isLength, "sessions-out-of-range", caller, "needed sessions of 1 or more", given.needed);
  const { sources, parameters, laws, repair = {}, grade, higherIs = "worse" } = given;
  const need = "a whole definition of a method";
  const data = readData({ sources, parameters, laws, repair }, "method-invalid", caller, need);
  checkRepairRule(data.repair, caller);
  checkLaws(data.laws, caller);
  insistChoice(grade, grades, "method-invalid", caller, "the grade");
  insistChoice(higherIs, ["worse"], "method-invalid", caller, "higherIs");
  const falseFlags = Object.freeze(entriesOf(given.falseFlags)) as FalseFlagRate | undefined;
  const method = Object.freeze({ ...given, ...frozenCopy(data), falseFlags });
  insistOnMethod(
    method,
    caller,
    "texts for id, name and note, a list of sources, finite parameters, detect, and falseFlags as documented",
  );
  defined.add(method);
  return method;
}

const grades: readonly Grade[] = ["primary", "abstract", "secondary", "derived", "unverified"];

/** Throw on an invalid law: a test of it would prove nothing. */
function checkLaws(given: unknown, caller: string): void {
  const { lookAhead, sees, ...others } = readEntries(given, caller, lawKeys, "method-invalid");
  const answers = { ...others, ...readEntries(sees, caller, ["dip", "lasting"], "method-invalid") };
  const areAnswers = Object.values(answers).filter((answer) => typeof answer === "boolean").length === 6;
  const isAhead = lookAhead === "whole-series" || (Number.isSafeInteger(lookAhead) && (lookAhead as number) >= 0);
  const need = 'laws that are true or false, and a lookAhead of "whole-series" or 0 or more sessions';
  insist(areAnswers && isAhead, "method-invalid", caller, need);
}

const lawKeys = ["lookAhead", "shiftInvariant", "scaleInvariant", "monotone", "ignoresMissing", "sees"];

/** The methods that were defined here: checked, and frozen all through, so that they stay as they were checked. */
const defined = /* @__PURE__ */ new WeakSet();

/**
 * Throw for what is no method: an uncalled function of `methods`, or a value that lost its rule on the way through JSON.
 *
 * @throws InvalidArgumentError `method-invalid`, `result-not-unwrapped`
 * @internal
 */
export function insistOnMethod(
  method: unknown,
  caller: string,
  need = "a method, for example methods.prediction(priors.srs.sum)",
): asserts method is RuptureMethod {
  if (defined.has(method as object)) return;
  insistUnwrapped(method, caller, need);
  const entries = entriesOf(method) ?? {};
  const { id, name, sources, grade, note = "", parameters, detect, needed, laws, falseFlags, repair } = entries;
  const isWhole =
    [id, name, grade, note].every((text) => typeof text === "string") &&
    isListOf(sources, (source) => typeof source === "string") &&
    [parameters, laws, repair].every((part) => isPlainObject(part) && isFiniteThroughout(part)) &&
    typeof detect === "function" &&
    Number.isSafeInteger(needed) &&
    isRate(falseFlags);
  insist(isWhole, "method-invalid", caller, need, method);
}

/** The rules of this package. */
const own = /* @__PURE__ */ new WeakSet();

/**
 * A rule of this package: tests hold what it detects, so that nobody checks it again.
 *
 * @internal
 */
export function ownMethod<Verdict extends SessionVerdict = SessionVerdict>(
  definition: RuptureMethodDefinition<Verdict>,
): RuptureMethod<Verdict> {
  const method = defineRuptureMethod(definition);
  own.add(method);
  return method;
}

/**
 * A rule whose every detection is checked, unless it is ours: it may be anybody's.
 *
 * @internal
 */
export const checkedMethod = <Verdict extends SessionVerdict>(
  method: RuptureMethod<Verdict>,
  caller: string,
): RuptureMethod<Verdict> =>
  own.has(method)
    ? method
    : {
        ...method,
        detect(series) {
          const found = method.detect(series);
          insistOnDetection(found, series, caller);
          return found;
        },
      };

/**
 * What a rule of anybody's found, checked: one verdict a point, finite numbers or null, markers at sessions with a score.
 *
 * @throws InvalidArgumentError `method-invalid`
 */
function insistOnDetection(given: unknown, { points }: SessionSeries, caller: string): void {
  const found = entriesOf(given) ?? {};
  const insistOn = (holds: boolean, need: string): void => {
    insist(holds, "method-invalid", caller, `a method whose detect returns ${need}`);
  };
  if ("status" in found) {
    const { status, reason, given: there, needed } = found;
    const isWhole = typeof reason === "string" && Number.isSafeInteger(there) && Number.isSafeInteger(needed);
    insistOn(status === "not-assessable" && isWhole, "a reason, given and needed where it cannot assess");
    return;
  }
  const { sessions, markers = [], repair = {}, cautions = [], falseFlags, ...others } = found;
  const isVerdict = (verdict: unknown, position: number): boolean => {
    if (!isPlainObject(verdict)) return false;
    const { session, value, assessed, flagged, expected, lowerLimit, statistic, probability } = verdict;
    const { session: number, value: score } = points[position] ?? {};
    const isOfPoint = session === number && value === score;
    const areNumbers = [expected, lowerLimit, statistic, probability].every(isNumberOrNull);
    const isShare = (probability as number) >= 0 && (probability as number) <= 1; // null is 0 here
    return isOfPoint && typeof assessed === "boolean" && typeof flagged === "boolean" && areNumbers && isShare;
  };
  const areVerdicts = isListOf(sessions, isVerdict) && sessions.length === points.length;
  insistOn(areVerdicts, "one verdict a point: assessed, flagged, finite numbers or null, a probability from 0 to 1");
  const scored = new Set<unknown>(points.filter(({ value }) => value !== null).map(({ session }) => session));
  const isMarker = (marker: unknown): boolean => {
    const { onset, ...numbers } = entriesOf(marker) ?? {};
    const areKnown = Object.keys(numbers).every((name) => ["reference", "unit", "through", "until"].includes(name));
    return (
      scored.has(onset) &&
      areKnown &&
      Object.values(numbers).every((each) => each === undefined || Number.isFinite(each))
    );
  };
  insistOn(isListOf(markers, isMarker), "markers with an onset at a session with a score, and finite numbers");
  const isRest = isListOf(cautions, isPlainObject) && (falseFlags === undefined || isRate(falseFlags));
  insistOn(isRest && Object.keys(others).length === 0, "valid cautions and falseFlags, and no unknown key");
  checkRepairRule(repair as Partial<RepairRule>, caller, 1e300); // a tolerance may be as large as the scale
}

const isNumberOrNull = (number: unknown): boolean => number === null || Number.isFinite(number);

function isRate(falseFlags: unknown): boolean {
  const { basis, note, perSession, ...others } = entriesOf(falseFlags) ?? {};
  const isKnown = (basis === "calibrated" || basis === "nominal") && typeof perSession === "function";
  return typeof note === "string" && (basis === "unknown" || isKnown) && Object.keys(others).length === 0;
}

const methodKeys = [
  "id",
  "name",
  "sources",
  "grade",
  "parameters",
  "note",
  "needed",
  "laws",
  "falseFlags",
  "higherIs",
  "repair",
  "detect",
];

/**
 * Throw for what is no list of methods.
 *
 * @throws InvalidArgumentError `method-invalid`, `result-not-unwrapped`
 * @internal
 */
export function insistOnMethods(methods: unknown, caller: string): asserts methods is readonly RuptureMethod[] {
  insistList(methods, "method-invalid", caller, "a list of methods");
  for (const method of methods) insistOnMethod(method, caller);
}

/**
 * Throw on a series too long for a rule whose cost grows faster than the series: it would seem to hang.
 *
 * @throws InvalidArgumentError `too-many-sessions`
 * @internal
 */
export function insistOnFewSessions(observed: readonly unknown[], caller: string): void {
  insist(observed.length <= 2000, "too-many-sessions", caller, "2,000 observed sessions at most");
}

/**
 * A repair rule, read once; throw when it is invalid.
 *
 * @throws InvalidArgumentError `repair-rule-invalid`, `option-unknown`, `result-not-unwrapped`
 * @internal
 */
export function checkRepairRule(given: Partial<RepairRule>, caller: string, largest = LARGEST): Partial<RepairRule> {
  const rule = readRecord(given, caller, ["tolerance", "sessions", "reference"]);
  const { tolerance = 0, sessions = 1, reference = "expected" } = rule;
  const code = "repair-rule-invalid";
  insistWithin(tolerance, [0, largest], code, caller, "a repair rule with a tolerance");
  const isCount = Number.isSafeInteger(sessions) && sessions >= 1;
  insist(isCount, code, caller, "a repair rule with sessions of 1 or more", sessions);
  insistChoice(reference, references, code, caller, "the reference of a repair rule");
  return rule;
}

const references: readonly RepairReference[] = ["expected", "previous", "mean-of-three", "highest"];

/**
 * The verdict on a session that a rule cannot judge.
 *
 * @internal
 */
export function noVerdict(session: number, value: number | null): SessionVerdict {
  return {
    session,
    value,
    assessed: false,
    expected: null,
    lowerLimit: null,
    statistic: null,
    probability: null,
    flagged: false,
  };
}

/**
 * A verdict with the date and the modality of its session.
 *
 * @internal
 */
export const dated = <Verdict extends SessionVerdict>(verdict: Verdict, point: CarriedBySession = {}): Verdict =>
  point.date === undefined && point.modality === undefined ? verdict : { ...verdict, ...carriedBy(point) };

/**
 * Throw for an alpha that is no rate of false flags, or too small to be computed with.
 *
 * @internal
 */
export function checkAlpha(alpha: unknown, caller: string): asserts alpha is number {
  const isRate = Number.isFinite(alpha) && (alpha as number) >= 1e-12 && (alpha as number) < 1;
  insist(isRate, "alpha-out-of-range", caller, "alpha from 1e-12 to below 1", alpha);
}
