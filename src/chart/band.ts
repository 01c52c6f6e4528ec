import { directionSign } from "../change/direction.js";
import { judgedChange, readNorm } from "../change/reliableChange.js";
import type { ChangeNorm, ChangeVerdict } from "../change/reliableChange.js";
import { readProfile } from "../change/readProfile.js";
import { insist } from "../core/insist.js";
import { isPlainObject } from "../core/plainObject.js";
import type { SeriesScale } from "../course/measure.js";
import type { SessionSeries } from "../course/series.js";
import { hasValue } from "./segments.js";

/** The band of reliable change around the first score of a line. */
export interface ChartBand {
  readonly series: string;
  /** The first session with a score. */
  readonly from: number;
  /** Scores from `lower` to `upper` are no reliable change. They may lie beyond the scale. */
  readonly lower: number;
  readonly upper: number;
  /** Points of change it takes. */
  readonly threshold: number;
  /** The last score against the first. */
  readonly verdict: ChangeVerdict;
  readonly norm: string;
  readonly normId: string | null;
}

/** A norm as a chart needs it: with a name to be read. */
export interface NamedNorm {
  readonly name: string;
  readonly id?: string;
  readonly instrument?: string;
}

/**
 * Throw unless a norm has a name, and is of the instrument of the line as far as both are known.
 *
 * @internal
 */
export function insistOnNorm(norm: unknown, instrument: string | undefined, scale: SeriesScale): NamedNorm {
  insist(isPlainObject(norm), "norm-unnamed", "chartData", 'a norm with a "name"', norm);
  const {
    name,
    id,
    instrument: own,
    range = scale,
  } = readProfile(norm, "chartData") as Partial<ChangeNorm & NamedNorm>;
  insist(typeof name === "string" && name !== "", "norm-unnamed", "chartData", 'a norm with a "name"');
  const isOfLine =
    (own === undefined || instrument === undefined || own === instrument) &&
    range.minimum === scale.minimum &&
    range.maximum === scale.maximum;
  insist(isOfLine, "instrument-mismatch", "chartData", "norms of the instrument and the range of the line");
  return { name, ...(typeof id === "string" && { id }) };
}

/**
 * The band of a line; none while the line has no score.
 *
 * @internal
 */
export function bandOf(
  id: string,
  { points, measure, scale }: SessionSeries,
  norm: ChangeNorm & { readonly name: string },
): ChartBand[] {
  const { name, id: normId = null } = insistOnNorm(norm, measure?.instrument, scale);
  const observed = points.filter(hasValue);
  const [first, last] = [observed[0], observed.at(-1)];
  if (!first || !last) return [];
  const sign = directionSign("chartData", measure?.higherIs ?? "better");
  const change = judgedChange(first.value, last.value, readNorm(norm, "chartData"), 0.95, sign, "chartData");
  if (change.status !== "assessed") return [];
  const { threshold, verdict } = change;
  return [
    {
      series: id,
      from: first.session,
      lower: first.value - threshold,
      upper: first.value + threshold,
      threshold,
      verdict,
      norm: name,
      normId,
    },
  ];
}
