import type { SeriesScale } from "../course/measure.js";
import type { ChartBand } from "./band.js";
import type { ChartCutoff, ChartData, ChartLimit, ChartSeries } from "./chartData.js";
import type { ChartEvent } from "./events.js";
import type { Picture } from "./pictureOptions.js";
import { hasValue } from "./segments.js";
import { valueAxis } from "./valueAxis.js";
import type { ValueAxis } from "./valueAxis.js";

/** One pair of axes and its lines. */
export interface Panel {
  readonly scale: SeriesScale;
  readonly axis: ValueAxis;
  readonly lines: readonly PanelLine[];
}

/** One line with all that belongs to it. */
export interface PanelLine {
  readonly series: ChartSeries;
  readonly limits: readonly ChartLimit[];
  readonly cutoffs: readonly ChartCutoff[];
  readonly bands: readonly ChartBand[];
  readonly events: readonly ChartEvent[];
}

/**
 * A chart cut into its panels: one for all lines, or one each. Panels of one scale have one score axis.
 *
 * @internal
 */
export function panelsOf(chart: ChartData, { domain, expected }: Picture): Panel[] {
  const [limits, cutoffs] = [bySeries(chart.limits), bySeries(chart.cutoffs)];
  const [bands, events] = [bySeries(chart.bands), bySeries(chart.events)];
  const lines = chart.series.map((series) => {
    const { id } = series;
    return { series, limits: limits(id), cutoffs: cutoffs(id), bands: bands(id), events: events(id) };
  });
  const isShared = chart.layout === "together";
  const axes = new Map<string, ValueAxis>();
  return (isShared ? [lines] : lines.map((line) => [line])).map((own) => {
    const { scale } = (own[0] as PanelLine).series;
    const name = scaleName(scale);
    const axis = axes.get(name) ?? axisOf(lines.filter(({ series }) => scaleName(series.scale) === name));
    axes.set(name, axis);
    return { scale, axis, lines: own };
  });

  function axisOf(same: readonly PanelLine[]): ValueAxis {
    const { scale } = (same[0] as PanelLine).series;
    const scores = same.flatMap(({ series }) => series.points.filter(hasValue).map(({ value }) => value));
    const frame = same.flatMap((line) => [
      ...line.limits.flatMap((limit) => [limit.lower, expected ? limit.expected : null]),
      ...line.cutoffs.map(({ value }) => value),
      ...line.bands.flatMap(({ lower, upper }) => [lower, upper]),
    ]);
    return valueAxis(scale, domain === "auto" && isShared && lines.length > 1 ? "full" : domain, scores, frame);
  }
}

const scaleName = ({ minimum, maximum }: SeriesScale): string => `${minimum} ${maximum}`;

/** Rows by the series that they belong to. */
function bySeries<Row extends { readonly series: string | null }>(
  rows: readonly Row[],
): (id: string) => readonly Row[] {
  const found = new Map<string | null, Row[]>();
  for (const row of rows) {
    const own = found.get(row.series);
    if (own) own.push(row);
    else found.set(row.series, [row]);
  }
  return (id) => found.get(id) ?? [];
}
