import type { ChartCutoff, ChartData, ChartLimit, ChartSeries } from "./chartData.js";
import type { SeriesScale } from "../series/sessionSeries.js";
import { styles } from "./palette.js";

/** One pair of axes and what is drawn on it, for every kind of picture. */
export interface Panel {
  readonly lines: readonly (ChartSeries & { readonly style: (typeof styles)[number] })[];
  readonly scale: SeriesScale;
  readonly cutoffs: readonly (ChartCutoff & { readonly label: string; readonly colour: string })[];
  readonly limits: readonly ChartLimit[];
  /** Words, the session they belong to, and the score they point at, if there is one. */
  readonly marks: readonly { readonly session: number; readonly words: string; readonly value: number | null }[];
}

/**
 * A chart cut into its panels: one for all lines, or one each.
 *
 * @internal
 */
export function panelsOf(chart: ChartData): Panel[] {
  const all = chart.series.map((series, at) => ({
    ...series,
    style: styles[at % styles.length] as (typeof styles)[0],
  }));
  return (chart.layout === "panels" ? all.map((line) => [line]) : [all]).map((lines) => {
    const lineOf = (id: string | null): ChartSeries | undefined => lines.find((line) => line.id === id);
    return {
      lines,
      scale: (lines[0] as ChartSeries).scale,
      cutoffs: lines.flatMap(({ id, label, style: { colour } }) =>
        chart.cutoffs.filter(({ series }) => series === id).map((cutoff) => ({ ...cutoff, label, colour })),
      ),
      limits: chart.limits.filter(({ series }) => lineOf(series)),
      marks: chart.events
        .filter(({ series }) => series === null || lineOf(series))
        .map(({ series, session, label }) => {
          const line = lineOf(series);
          return {
            session,
            words: line && lines.length > 1 ? `${line.label}: ${label}` : label,
            value: line?.points.find((point) => point.session === session)?.value ?? null,
          };
        }),
    };
  });
}

/**
 * First and last session of a chart, the same for all its panels.
 *
 * @internal
 */
export function sessionsOf({ series, events }: ChartData): [number, number] {
  const sessions = [...series.flatMap(({ points }) => points), ...events].map(({ session }) => session);
  return sessions.reduce<[number, number]>(
    ([first, last], session) => [Math.min(first, session), Math.max(last, session)],
    [Infinity, -Infinity],
  );
}
