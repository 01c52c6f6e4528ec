import { insistChoice, readEntries } from "../core/checkedOptions.js";
import { insist, insistList } from "../core/insist.js";
import type { Course } from "../course/course.js";
import { seriesOf } from "../course/seriesOf.js";
import type { Measure, SeriesScale } from "../course/measure.js";
import type { Instrument, ScaleId } from "../instruments/definition.js";

/** The sessions of many courses as columns, with what their values measure: what `ruptureColumns` takes. */
export interface CourseColumns {
  /** The key of the course; several parts as one JSON text. */
  readonly client: readonly (string | number)[];
  readonly session: Float64Array;
  /** NaN where the session has no score. */
  readonly value: Float64Array;
  /** The range of the scores, and what they are; undefined when there is no course. */
  readonly scale: SeriesScale | undefined;
  readonly measure: Measure | undefined;
}

/**
 * The sessions of many courses as columns for {@link ruptureColumns}: one row a session, course by course.
 *
 * @param courses - as `fromLong`, `fromTall` and `fromWide` return them; all of one instrument, definition and rater
 * @param scaleId - `total`, `goal` …
 * @param metric - `sum` (default), in points of the scale, or `mean`, in points of one item
 * @returns columns that know their range and measure
 * @throws InvalidArgumentError `instrument-mismatch`, and what `seriesOf` throws
 *
 * @example
 * import { columnsOf, ruptureColumns } from "alliance-scoring/columns";
 * import { fromLong } from "alliance-scoring/tables";
 * const totals = [38, 38.4, 37.9, 38.1, 31];
 * const rows = totals.map((total, index) => ({ case: 7, nr: index + 1, total }));
 * const { courses } = fromLong(srs, rows, { episode: "case", session: "nr", items: null, total: "total" });
 * [...ruptureColumns(columnsOf(courses, "total")).flag]; // => [0, 0, 0, 0, 1]
 */
export function columnsOf<I extends Instrument>(
  courses: readonly { readonly key: readonly (string | number)[]; readonly course: Course<I> }[],
  scaleId: ScaleId<I>,
  metric: "sum" | "mean" = "sum",
): CourseColumns {
  const client: (string | number)[] = [];
  const session: number[] = [];
  const value: number[] = [];
  insistList(courses, "rows-not-a-list", caller, "a list of courses with their keys");
  insistChoice(metric, ["sum", "mean"], "option-unknown", caller, "the metric");
  let first: { scale: SeriesScale; measure: Measure } | undefined;
  for (const entry of courses) {
    const { key, course } = readEntries(
      entry,
      caller,
      ["key", "course", "rows"],
      "unknown-key",
    ) as unknown as typeof entry;
    insistList(key, "key-missing", caller, "a key of texts and numbers");
    const isKey = key.length > 0 && key.every((part) => typeof part === "string" || Number.isFinite(part));
    insist(isKey, "key-missing", caller, "a key of texts and numbers");
    const { points, scale, measure } = seriesOf(course, scaleId, metric);
    first ??= { scale, measure: measure as Measure };
    const isSame = JSON.stringify(measure) === JSON.stringify(first.measure);
    insist(isSame, "instrument-mismatch", caller, "courses of one instrument, definition and rater");
    const whose = key.length === 1 ? (key[0] as string | number) : JSON.stringify(key.map(String));
    for (const point of points) {
      client.push(whose);
      session.push(point.session);
      value.push(point.value ?? NaN);
    }
  }
  return {
    client,
    session: Float64Array.from(session),
    value: Float64Array.from(value),
    scale: first?.scale,
    measure: first?.measure,
  };
}

const caller = "columnsOf";
