import { insist, insistUnwrapped } from "../core/insist.js";
import { isPlainObject } from "../core/plainObject.js";

/** The numbers of each kind of row; null where there is none. */
const numbers = {
  limits: ["session", "expected", "lower"],
  cutoffs: ["value"],
  bands: ["from", "lower", "upper", "threshold"],
  events: ["session"],
  points: ["session", "value", "segment"],
};

/**
 * Throw unless something has the shape of a chart: it may come from JSON.
 *
 * @internal
 */
export function checkChart(chart: unknown, caller: string): void {
  const need = "a chart from chartData";
  insistUnwrapped(chart, caller, need);
  const areRows = (rows: unknown, fields: readonly string[]): rows is Readonly<Record<string, unknown>>[] =>
    Array.isArray(rows) &&
    rows.every(
      (row) => isPlainObject(row) && fields.every((field) => row[field] === null || Number.isFinite(row[field])),
    );
  const { points, ...lists } = numbers;
  const isLine = ({ label, scale, points: own, assessment }: Readonly<Record<string, unknown>>): boolean =>
    typeof label === "string" &&
    areRows([scale], ["minimum", "maximum"]) &&
    areRows(own, points) &&
    (assessment === null || isPlainObject(assessment));
  insist(
    isPlainObject(chart) &&
      typeof chart["title"] === "string" &&
      areRows(chart["series"], []) &&
      chart["series"].length > 0 &&
      chart["series"].every(isLine) &&
      Object.entries(lists).every(([list, fields]) => areRows(chart[list], fields)),
    "chart-invalid",
    caller,
    need,
    chart,
  );
}
