import { insistChoice } from "../core/checkedOptions.js";
import type { Instrument, ScaleId } from "../instruments/definition.js";
import { insistOnCourse, type Course, type ScaleOfCourse } from "./course.js";
import type { Measure, Metric } from "./measure.js";
import { carriedBy, madeSeries, type SessionSeries } from "./series.js";

/**
 * One scale of a course: what every rule about many sessions is given. Never fails on a course.
 *
 * A session without a form, or whose scale was not scored, becomes a point whose value is null.
 *
 * @param course - from `courseOf`, also after a journey as JSON
 * @param scaleId - `total`, `goal` …
 * @param metric - `sum` (default), in points of the scale, or `mean`, in points of one item
 * @returns the series, deeply frozen, with what it measures
 * @throws InvalidArgumentError `course-invalid`, `unknown-scale` (which names the scales), `option-unknown`,
 *   `result-not-unwrapped`
 *
 * @example
 * const course = unwrap(courseOf(srs, [[9, 9, 9, 8], null, [9, 8.5, 9, 9]]));
 * seriesOf(course, "total").points.map((point) => point.value); // => [35, null, 35.5]
 */
export function seriesOf<I extends Instrument>(
  course: Course<I>,
  scaleId: ScaleId<I>,
  metric: Metric = "sum",
): SessionSeries {
  insistOnCourse(course, "seriesOf");
  const { instrument, definitionVersion, construct, higherIs, rater, scales, sessions } = course;
  insistChoice(scaleId, Object.keys(scales), "unknown-scale", "seriesOf", `the scale of ${instrument}`);
  insistChoice(metric, ["sum", "mean"], "option-unknown", "seriesOf", "the metric");
  const points = sessions.map((point) =>
    Object.freeze({
      session: point.session,
      value: point.scores?.scales[scaleId][metric] ?? null,
      ...carriedBy(point),
    }),
  );
  const measure: Measure = {
    ...{ instrument, definitionVersion, construct, scale: scaleId, metric, higherIs },
    ...(rater !== null && { rater }),
  };
  return madeSeries({
    points,
    scale: Object.freeze(rangeOn(scales[scaleId], metric)),
    measure: Object.freeze(measure),
  });
}

/** The range of a scale's sum, or that of its mean. */
function rangeOn({ minimum, maximum, step, size }: ScaleOfCourse, metric: Metric): SessionSeries["scale"] {
  const divisor = metric === "sum" ? 1 : size;
  return {
    minimum: minimum / divisor,
    maximum: maximum / divisor,
    ...(step !== undefined && { step: step / divisor }),
  };
}
