import { readData } from "../core/checkedOptions.js";
import { insist } from "../core/insist.js";
import { isFiniteThroughout, isList, isPlainObject, type PlainObject } from "../core/plainObject.js";
import { areInOrder, faultOfDate, faultOfModality } from "../course/series.js";
import type { RuptureAnalysis } from "./analysisOf.js";
import type { SessionVerdict } from "./method.js";

/**
 * An analysis of `detectRuptures`, read once and checked completely: it may come from JSON, or from a hand.
 *
 * @throws InvalidArgumentError `analysis-invalid`, `result-not-unwrapped`
 * @internal
 */
export function readAnalysis(given: unknown, caller: string): RuptureAnalysis {
  const need = "an analysis from detectRuptures";
  const analysis = readData(given, "analysis-invalid", caller, need);
  insist(isAnalysis(analysis), "analysis-invalid", caller, need, given);
  return analysis as RuptureAnalysis;
}

/**
 * Whether plain data is a whole analysis.
 *
 * @internal
 */
export function isAnalysis(analysis: unknown): boolean {
  if (!isPlainObject(analysis)) return false;
  const { status, method, measure, reason, given: count, needed } = analysis;
  const isNamed =
    isPlainObject(method) &&
    ["id", "name", "grade"].every((name) => isText(method[name])) &&
    isPlainObject(method["parameters"]) &&
    isList(method["sources"]) &&
    method["sources"].every(isText);
  const isMeasured =
    measure === undefined ||
    (isPlainObject(measure) && ["instrument", "construct", "scale", "metric"].every((name) => isText(measure[name])));
  const isWhole =
    status === "assessed"
      ? isAssessed(analysis)
      : status === "not-assessable" && isText(reason) && isWholeNumber(count) && isWholeNumber(needed);
  return isNamed && isMeasured && isWhole && isFiniteThroughout(analysis);
}

const isText = (value: unknown): boolean => typeof value === "string";
const isWholeNumber = (value: unknown): boolean => Number.isSafeInteger(value);
const isNumber = (value: unknown): boolean => typeof value === "number"; // finite: that is asked of all
const isNumberOrNull = (value: unknown): boolean => value === null || isNumber(value);

function isAssessed({ sessions, episodes, pattern, repair, falseFlagBasis, cautions, ...rest }: PlainObject): boolean {
  return (
    isList(sessions) &&
    sessions.every(isVerdict) &&
    areInOrder(sessions as readonly SessionVerdict[]) &&
    isList(episodes) &&
    episodes.every(isEpisode) &&
    ["none", "repaired", "unrepaired", "open"].includes(pattern as string) &&
    isPlainObject(repair) &&
    isPlainObject(falseFlagBasis) &&
    isText(falseFlagBasis["note"]) &&
    isNumberOrNull(rest["expectedFalseFlags"]) &&
    isList(cautions) &&
    cautions.every((caution) => isPlainObject(caution) && isText(caution["code"]) && isText(caution["message"]))
  );
}

function isVerdict(verdict: unknown): boolean {
  if (!isPlainObject(verdict)) return false;
  const { session, value, assessed, flagged, expected, lowerLimit, statistic, probability, date, modality } = verdict;
  const isShare =
    probability === null || (isNumber(probability) && (probability as number) >= 0 && (probability as number) <= 1);
  return (
    isWholeNumber(session) &&
    [value, expected, lowerLimit, statistic].every(isNumberOrNull) &&
    isShare &&
    faultOfDate(date) === undefined &&
    faultOfModality(modality) === undefined &&
    [assessed, flagged].every((answer) => typeof answer === "boolean")
  );
}

/**
 * Whether plain data is an episode.
 *
 * @internal
 */
export function isEpisode(episode: unknown): boolean {
  if (!isPlainObject(episode)) return false;
  const { onset, trough, last, depth, reference, standardisedDepth, shape, repair } = episode;
  return (
    [onset, trough, last].every(isWholeNumber) &&
    [depth, reference].every(isNumber) &&
    isNumberOrNull(standardisedDepth) &&
    ["V", "U", "L"].includes(shape as string) &&
    isPlainObject(repair) &&
    ["repaired", "partial", "unrepaired", "open"].includes(repair["status"] as string) &&
    (repair["session"] === null || isWholeNumber(repair["session"])) &&
    isNumberOrNull(repair["recoveredFraction"])
  );
}
