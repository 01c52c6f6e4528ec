import type { ChartData, ChartPoint, ChartSeries } from "./chartData.js";
import { bySession } from "./chartData.js";
import type { SeriesScale } from "../course/measure.js";
import { cutoffStyle, styles } from "./palette.js";
import type { Style } from "./palette.js";

/** One pair of axes and what is drawn on it, for every kind of picture. */
export interface Panel extends SeriesScale {
  /** First and last session, the same for all panels. The axis reaches half a session farther on either side. */
  readonly first: number;
  readonly last: number;
  /** Every line with its entry in the legend; a cut-off is a line too. */
  readonly lines: readonly { readonly label: string; readonly style: Style; readonly points: readonly ChartPoint[] }[];
  /** The band of each session: without height where a method has one of the two alone. */
  readonly bands: readonly Readonly<Record<"from" | "to" | "upper" | "lower", number>>[];
  /** Words, the session they belong to, and the score they point at, if there is one. */
  readonly marks: readonly { readonly session: number; readonly words: string; readonly value: number | null }[];
}

/**
 * A chart cut into its panels: one for all lines, or one each.
 *
 * @internal
 */
export function panelsOf(chart: ChartData): Panel[] {
  const all = chart.series.map((line, at) => ({ ...line, style: styles[at % styles.length] as Style }));
  const sessions = [...all.flatMap(({ points }) => points), ...chart.events].sort(bySession);
  const first = sessions[0]?.session ?? 1;
  const last = sessions.at(-1)?.session ?? 1;
  return (chart.layout === "panels" ? all.map((line) => [line]) : [all]).map((own) => {
    const { scale } = own[0] as ChartSeries;
    const isHere = ({ series }: { readonly series: string }): boolean => own.some(({ id }) => id === series);
    const said = ({ label }: ChartSeries, words: string): string => (own.length > 1 ? `${label}: ${words}` : words);

    const cutoffs = own.flatMap((line) =>
      chart.cutoffs
        .filter(({ series }) => series === line.id)
        .map(({ value, norm }) => ({
          label: said(line, `cut-off ${short(value)} · ${norm}`),
          style: { ...line.style, ...cutoffStyle },
          points: [first - 0.5, last + 0.5].map((session) => ({ session, value, segment: 0 })),
        })),
    );
    // One mark for a session of a line: its lowest score may be another drop too.
    const marks = own.flatMap((line) =>
      line.points.flatMap(({ session, value }) => {
        const words = chart.events
          .filter((event) => event.series === line.id && event.session === session)
          .map(({ label }) => label)
          .join(", ");
        return words ? [{ session, value, words: said(line, words) }] : [];
      }),
    );
    const notes = chart.events
      .filter(({ kind }) => kind === "note")
      .map(({ session, label }) => ({ session, value: null, words: label }));
    return {
      ...scale,
      first,
      last,
      lines: [...own, ...cutoffs],
      bands: chart.limits.filter(isHere).map(({ session, expected, lower }) => ({
        from: session - 0.3,
        to: session + 0.3,
        upper: (expected ?? lower) as number,
        lower: (lower ?? expected) as number,
      })),
      marks: [...marks, ...notes].sort(bySession),
    };
  });
}

/**
 * A number as people read it: seven digits are plenty.
 *
 * @internal
 */
export const short = (value: number): string => `${Number(value.toPrecision(7))}`;
