import { checkedOptions } from "../core/checkedOptions.js";
import { compareComputed } from "../core/decimalGrid.js";
import type { AssessedRuptures } from "../rupture/analysisOf.js";
import { readChart } from "./readChart.js";
import type { ChartData, ChartSeries } from "./chartData.js";
import type { ChartEvent } from "./events.js";
import { hasValue } from "./segments.js";
import { textOf } from "./text.js";
import type { ChartText } from "./text.js";
import { sessionsText } from "./words.js";

/** Choices of {@link describe}. */
export interface DescribeOptions {
  /** Texts in another language; English for the rest. */
  readonly text?: Partial<ChartText> | undefined;
}

/**
 * What a chart shows, as a plain paragraph: for screen readers, reports and search.
 *
 * It names sessions, counts, directions and verdicts, in the order of the lines, with the same caution as the results.
 * Scores stay in the chart: no score stands in the text, so it may be read aloud or logged where scores may not.
 * Cut-offs have their value: it is the norm's, not the client's.
 *
 * @param chart - from `chartData`
 * @param options - `text`
 * @returns sentences without markup; labels stand in it as they were given
 * @throws InvalidArgumentError `chart-invalid`, `option-unknown`, `text-invalid`
 *
 * @example
 * const series = unwrap(sessionSeries([{ session: 1, value: 30 }, { session: 2, value: 34.5 }], { minimum: 0, maximum: 40 }));
 * describe(chartData([{ label: "SRS", series }])); // => "2 of 2 sessions scored. The last score is higher than the first."
 */
export function describe(chart: ChartData, options: DescribeOptions = {}): string {
  chart = readChart(chart, "describe");
  const { text } = checkedOptions(options, "describe", { text: "checked-by-caller" });
  return description(chart, textOf(text, "describe"));
}

/**
 * The same for texts that are checked: line by line, then how sessions were held, notes, and the caution of every flag.
 *
 * @internal
 */
export function description(chart: ChartData, text: ChartText): string {
  const isAlone = chart.series.length === 1;
  return [
    ...chart.series.map((series) => {
      const words = aboutLine(chart, series, text).join(" ");
      return isAlone ? words : text.about({ label: series.label, words });
    }),
    ...(["video", "phone", "text"] as const).flatMap((modality) => {
      const points = chart.series.flatMap((series) => series.points.filter((point) => point.modality === modality));
      const sessions = [...new Set(points.map(({ session }) => session))].sort((one, other) => one - other);
      return sessions.length > 0 ? text.inSessions({ label: text[modality], ...sessionsText(sessions, text) }) : [];
    }),
    ...chart.events.flatMap(({ kind, session, label }) =>
      kind === "note" ? text.inSession({ label, session: text.formatNumber(session) }) : [],
    ),
    ...(chart.series.some(isAssessed) ? [text.statistical] : []),
  ].join(" ");
}

/**
 * The line under the title: what stands out, or that nothing does, or that it cannot be said. Of lines without a method,
 * the reliable change; or how many sessions were scored.
 *
 * @internal
 */
export function headline(chart: ChartData, text: ChartText): string {
  const { series: all } = chart;
  const looked = all.filter(({ assessment }) => assessment !== null);
  const isFound = looked.some((series) => isAssessed(series) && findings(chart, series).length > 0);
  const told = looked.filter((series) => !isFound || !isAssessed(series) || findings(chart, series).length > 0);
  const words = told.map((series) => finding(chart, series, text));
  const isOne = looked.length === 1 || (told.length === looked.length && new Set(words).size === 1);
  if (told.length > 0)
    return isOne
      ? (words[0] as string)
      : told.map(({ label }, at) => text.about({ label, words: words[at] as string })).join(" ");
  const changes = chart.bands.map(({ verdict }) => text.changed({ verdict }));
  return changes[0] ?? (all.length === 1 ? counted(all[0] as ChartSeries, text) : "");
}

interface AssessedLine extends ChartSeries {
  readonly assessment: Omit<AssessedRuptures, "sessions">;
}

const isAssessed = (series: ChartSeries): series is AssessedLine => series.assessment?.status === "assessed";

/** What a method points at: beginnings of drops, and other flags. A flag within a drop tells nothing new. */
const findings = (chart: ChartData, { id, assessment }: AssessedLine): readonly ChartEvent[] =>
  chart.events.filter(
    ({ series, kind, session }) =>
      series === id &&
      (kind === "onset" ||
        kind === "drop" ||
        (kind === "flag" && !assessment.episodes.some(({ onset, last }) => onset <= session && session <= last))),
  );

const counted = ({ points }: ChartSeries, text: ChartText): string => {
  const { length: count } = points;
  return text.scored({
    scored: text.formatNumber(points.filter(hasValue).length),
    sessions: text.formatNumber(count),
    count,
  });
};

/** All that is said of one line. */
function aboutLine(chart: ChartData, series: ChartSeries, text: ChartText): string[] {
  const { id, points, scale, higherIs, assessment } = series;
  const observed = points.filter(hasValue);
  const compare = (value: number, line: number): -1 | 0 | 1 =>
    compareComputed(value, line, scale.maximum - scale.minimum);
  const [first, last] = [observed[0], observed.at(-1)];
  return [
    counted(series, text),
    ...(assessment === null
      ? []
      : isAssessed(series)
        ? verdict(chart, series, text)
        : [finding(chart, series, text), text.notNone]),
    ...chart.cutoffs
      .filter((cutoff) => cutoff.series === id)
      .map(({ value, boundary, norm, normId }) => {
        const [sign, beyond] = higherIs === "worse" ? ([-1, "above"] as const) : ([1, "below"] as const);
        const isAt = boundary === "atOrBelow";
        const { length: count } = observed.filter((point) => sign * compare(point.value, value) < +isAt);
        const side = isAt ? (`at or ${beyond}` as const) : beyond;
        const number = text.formatNumber;
        return text.beyond({
          count,
          sessions: number(count),
          value: number(value),
          side,
          norm: text.norm({ id: normId, name: norm }),
        });
      }),
    ...chart.bands.filter((band) => band.series === id).map((band) => text.changed({ verdict: band.verdict })),
    ...(first && last && first !== last
      ? [
          text.changed({
            verdict: (["lower", "same", "higher"] as const)[(compare(last.value, first.value) + 1) as 0 | 1 | 2],
          }),
        ]
      : []),
    ...(isAssessed(series) ? series.assessment.cautions.map(text.caution) : []),
  ];
}

/** Which sessions stand out, what became of the drops, and how many flags chance would raise. */
function verdict(chart: ChartData, series: AssessedLine, text: ChartText): string[] {
  const { episodes, expectedFalseFlags: flags } = series.assessment;
  const events = findings(chart, series);
  const isFew = flags !== null && flags < 0.05;
  return [
    ...(events.length === 0 ? [text.nothing] : []),
    ...events.flatMap(({ session, kind }) => [
      standing([session], kind, text[kind as "onset"], series, text),
      ...episodes.filter(({ onset }) => onset === session).map((episode) => followed(episode, text)),
    ]),
    text.chance({
      flags: text.formatNumber(isFew ? 0.1 : Math.round((flags ?? 0) * 10) / 10),
      basis: flags === null ? "unknown" : isFew ? "fewer" : "about",
    }),
  ];
}

/** What a method found in a line, in one sentence or two. */
function finding(chart: ChartData, series: ChartSeries, text: ChartText): string {
  if (isAssessed(series)) {
    const events = findings(chart, series);
    const kind = events.find((event) => event.kind !== "flag")?.kind ?? "flag";
    const sessions = events
      .filter((event) => (event.kind === "flag") === (kind === "flag"))
      .map(({ session }) => session);
    const last = series.assessment.episodes.at(-1);
    if (sessions.length === 0) return text.nothing;
    const isTold = last && (sessions.length === 1 || last.repair.status !== "repaired");
    return standing(sessions, kind, "", series, text) + (isTold ? ` ${followed(last, text)}` : "");
  }
  const { reason, given, needed } = series.assessment as Exclude<
    ChartSeries["assessment"],
    AssessedLine["assessment"] | null
  >;
  return text.unsaid({ reason, given: text.formatNumber(given), needed: text.formatNumber(needed) });
}

function standing(
  sessions: readonly number[],
  kind: ChartEvent["kind"],
  called: string,
  { assessment: { method } }: AssessedLine,
  text: ChartText,
): string {
  // Only the rules with a prior compare with what the client's own sessions lead one to expect.
  const than =
    kind === "flag" || !("prior" in method.parameters) ? null : method.id === "prediction" ? "earlier" : "other";
  return text.found({ ...sessionsText(sessions, text), than, method: text.method(method), called });
}

const followed = ({ repair: { status, session } }: AssessedRuptures["episodes"][number], text: ChartText): string =>
  text.followed({ status, session: text.formatNumber(session ?? 0) });
