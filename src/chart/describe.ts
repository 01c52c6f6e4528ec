import { compareComputed } from "../core/decimalGrid.js";
import { hasValue } from "./chartData.js";
import type { ChartCutoff, ChartData, ChartSeries } from "./chartData.js";
import { short } from "./panels.js";

/**
 * What a chart shows, as a plain paragraph: for screen readers, reports and search.
 *
 * It names sessions, counts, directions and verdicts, in the order of the lines, with the same caution as the results.
 * Scores stay in the chart: no score stands in the text, so it may be read aloud or logged where scores may not.
 * Cut-offs have their value: it is the norm's, not the client's.
 *
 * @param chart - from `chartData`
 * @returns sentences in English, without markup; labels stand in it as they were given
 *
 * @example
 * const series = unwrap(sessionSeries([{ session: 1, value: 30 }, { session: 2, value: 34.5 }], { minimum: 0, maximum: 40 }));
 * describe(chartData([{ label: "SRS", series }])); // => "SRS: 2 of 2 sessions have a score, the last one higher than the first."
 */
export function describe(chart: ChartData): string {
  return paragraphsOf(chart).join(" ");
}

/** The same, line by line, then your notes, then the caution that belongs to every mark. */
const paragraphsOf = (chart: ChartData): string[] => [
  ...chart.series.map((series) =>
    [
      courseOf(series),
      ...chart.cutoffs.filter((cutoff) => cutoff.series === series.id).map((cutoff) => sideOf(series, cutoff)),
      ...verdictOn(chart, series),
    ].join(" "),
  ),
  ...chart.events
    .filter(({ kind }) => kind === "note")
    .map(({ session, label }) => `Session ${session}: ${label.replace(/\.?$/, ".")}`),
  ...(chart.series.some(({ assessment }) => assessment?.status === "assessed")
    ? ["A notable drop is a statistical finding; it does not show that a rupture occurred."]
    : []),
];

/**
 * What stands in a picture: the same, and what its band is.
 *
 * @internal
 */
export const captionOf = (chart: ChartData): string[] => [
  ...(chart.limits.length > 0
    ? ["Grey: from the expected score down to the limit. A line alone: one of the two."]
    : []),
  ...paragraphsOf(chart),
];

/**
 * Words broken into pieces of so many characters, between words where that is possible.
 *
 * @internal
 */
export const wrapped = (words: string, fits: number): string[] =>
  words.match(new RegExp(`\\S.{0,${fits - 1}}(?!\\S)|\\S{${fits}}`, "gsu")) ?? [];

function courseOf({ label, points, scale }: ChartSeries): string {
  const observed = points.filter(hasValue);
  const [first, last] = [observed[0], observed.at(-1)];
  const direction =
    first === undefined || last === undefined || first === last
      ? ""
      : `, the last one ${["lower than", "the same as", "higher than"][1 + compareComputed(last.value, first.value, scale.maximum - scale.minimum)] as string} the first`;
  return `${label}: ${observed.length} of ${points.length} sessions have a score${direction}.`;
}

function sideOf({ points, scale, higherIs }: ChartSeries, { value, boundary, norm }: ChartCutoff): string {
  const sign = higherIs === "worse" ? -1 : 1;
  const isAt = boundary === "atOrBelow";
  const beyond = points
    .filter(hasValue)
    .filter((point) => sign * compareComputed(point.value, value, scale.maximum - scale.minimum) < +isAt);
  return `${beyond.length} ${isAt ? "at or " : ""}${sign < 0 ? "above" : "below"} the cut-off ${short(value)} of the norm “${norm}”.`;
}

function verdictOn({ events }: ChartData, { id, assessment }: ChartSeries): string[] {
  if (assessment === null) return [];
  const by = `“${assessment.method.name}”`;
  if (assessment.status === "not-assessable") {
    const reason = assessment.reason.replaceAll("-", " ");
    return [
      `${by} cannot say: ${reason} (${assessment.given} of ${assessment.needed} needed). It does not say that there was no rupture.`,
    ];
  }
  const { episodes, expectedFalseFlags: flags, cautions } = assessment;
  const own = events.filter(({ series, kind }) => series === id && (kind === "onset" || kind === "flag"));
  const chance =
    flags === null ? "an unknown number of" : flags < 0.05 ? "fewer than 0.1" : `about ${Math.round(flags * 10) / 10}`;
  return [
    `By ${by}, ${own.map(({ session, label }) => `session ${session} is a ${label}`).join(", ") || "no session stands out"}.`,
    ...episodes.map(
      ({ onset, repair }) => `After session ${onset}, the score is ${outcome[repair.status]}${repair.session ?? ""}.`,
    ),
    `Chance alone would raise ${chance} flags in such a series.`,
    ...cautions.map(({ message }) => message),
  ];
}

const outcome = {
  repaired: "back in session ",
  partial: "over half back",
  unrepaired: "not back in time",
  open: "not back yet",
} as const;
