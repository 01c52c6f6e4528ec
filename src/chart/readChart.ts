import { readData } from "../core/checkedOptions.js";
import { insist, insistUnwrapped } from "../core/insist.js";
import { isFiniteThroughout, isList, isPlainObject, type PlainObject } from "../core/plainObject.js";
import { isAnalysis } from "../rupture/readAnalysis.js";
import type { ChartData } from "./chartData.js";

type Kind = "text" | "number" | "number or null" | "text or null" | "any";

/** What each kind of row holds. */
const rows: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  cutoffs: { series: "text", value: "number", boundary: "text", norm: "text", normId: "text or null" },
  bands: {
    series: "text",
    from: "number",
    lower: "number",
    upper: "number",
    threshold: "number",
    verdict: "text",
    norm: "text",
    normId: "text or null",
  },
  limits: { series: "text", session: "number", expected: "number or null", lower: "number or null" },
  events: { series: "text or null", session: "number", kind: "text", label: "text" },
};
const points = { session: "number", value: "number or null", segment: "number or null" } as const;
const kinds: readonly unknown[] = ["onset", "drop", "trough", "repair", "flag", "note"];

/**
 * A chart, read once and checked: it may come from JSON.
 *
 * @throws InvalidArgumentError `chart-invalid`, `result-not-unwrapped`
 * @internal
 */
export function readChart(given: unknown, caller: string): ChartData {
  const need = "a chart from chartData";
  insistUnwrapped(given, caller, need);
  const chart = readData(given, "chart-invalid", caller, need);
  insist(isPlainObject(chart), "chart-invalid", caller, need, given);
  const known = ["title", "layout", "series", ...Object.keys(rows)];
  const { title, layout, series, ...lists } = chart;
  const isWhole =
    Object.keys(chart).every((key) => known.includes(key)) &&
    typeof title === "string" &&
    (layout === "together" || layout === "panels") &&
    isList(series) &&
    series.length > 0 &&
    series.every(isLine) &&
    Object.entries(rows).every(([list, fields]) => areRows(lists[list], fields)) &&
    isFiniteThroughout(chart);
  insist(isWhole && isTied(chart as unknown as ChartData), "chart-invalid", caller, need);
  return chart as unknown as ChartData;
}

/** Whether every row is about a line that there is, and about one of its sessions. */
function isTied({ series, cutoffs, bands, limits, events }: ChartData): boolean {
  const sessions = new Map(series.map(({ id, points: own }) => [id, new Set(own.map(({ session }) => session))]));
  const isOfLine = (line: string, session: number): boolean => sessions.get(line)?.has(session) === true;
  return (
    sessions.size === series.length &&
    series.every(({ points: own }) => own.every(({ session }) => Number.isSafeInteger(session))) &&
    cutoffs.every(({ series: line }) => sessions.has(line)) &&
    bands.every(({ series: line, from }) => isOfLine(line, from)) &&
    limits.every(({ series: line, session }) => isOfLine(line, session)) &&
    events.every(
      ({ series: line, session, kind }) =>
        kinds.includes(kind) && (line === null ? Number.isSafeInteger(session) : isOfLine(line, session)),
    )
  );
}

function isOf(value: unknown, kind: Kind): boolean {
  if (kind === "any" || (value === null && kind.endsWith("null"))) return true;
  return kind.startsWith("text") ? typeof value === "string" : Number.isFinite(value);
}

const areRows = (list: unknown, fields: Readonly<Record<string, Kind>>): list is readonly PlainObject[] =>
  isList(list) &&
  list.every((row) => isPlainObject(row) && Object.entries(fields).every(([field, kind]) => isOf(row[field], kind)));

function isLine(line: unknown): boolean {
  if (!isPlainObject(line)) return false;
  const { id, label, scale, higherIs, points: own, assessment } = line;
  return (
    typeof id === "string" &&
    typeof label === "string" &&
    (higherIs === null || higherIs === "better" || higherIs === "worse") &&
    isPlainObject(scale) &&
    Number(scale["minimum"]) < Number(scale["maximum"]) &&
    areRows(own, points) &&
    own.every(({ date, modality }) =>
      [date, modality].every((text) => text === undefined || typeof text === "string"),
    ) &&
    (assessment === null || isAssessment(assessment))
  );
}

/** What a method said about a line, without its session verdicts. */
function isAssessment(assessment: unknown): boolean {
  if (!isPlainObject(assessment)) return false;
  const sessions = assessment["status"] === "assessed" ? { sessions: [] } : {};
  return isAnalysis({ ...assessment, ...sessions });
}
