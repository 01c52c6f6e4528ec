import type { ErrorCode } from "../core/errorCode.js";
import { InvalidArgumentError } from "../core/invalidArgumentError.js";
import type { Cutoff } from "../evidence/normValue.js";
import type { CutoffBoundary } from "../evidence/norms/profile.js";
import type { AllianceComponent, ComponentAnalysis } from "../rupture/detectByComponent.js";
import type { AssessedRuptures, RuptureAnalysis, UnassessedRuptures } from "../rupture/detectRuptures.js";
import type { Measure, SeriesScale } from "../course/measure.js";
import type { SessionSeries } from "../course/series.js";
import { styles } from "./palette.js";

/** One line of a chart, with what is known about it. */
export interface ChartLine {
  readonly series: SessionSeries;
  /** What people read; different for each line. Default: what the series measures. */
  readonly label?: string;
  /**
   * From `detectRuptures`, of this very series. Scores, instrument and scale are compared, as far as they are known:
   * where there were too few sessions their number alone is, and a series of bare numbers does not tell its scale.
   */
  readonly analysis?: RuptureAnalysis | undefined;
  readonly cutoffs?: readonly ChartCutoffInput[];
}

/** A cut-off and the norm it belongs to: a cut-off is never drawn without its name. */
export interface ChartCutoffInput {
  /** A profile of `norms`, or your own `{ name }`. */
  readonly norm: { readonly name: string };
  /** One of that profile's cut-offs, or your own number. */
  readonly cutoff: Cutoff;
}

/** Something that happened in a session, in your own words. */
export interface ChartNote {
  readonly session: number;
  readonly label: string;
}

/** Choices of {@link chartData}. */
export interface ChartOptions {
  /** No client's name: titles travel with pictures. Default: "Scores". */
  readonly title?: string;
  /**
   * One small chart for each line: always so where scales differ or there are more than four lines, by default where
   * lines are given by component.
   */
  readonly panels?: boolean;
  /** From `detectByComponent`, of these very series; used where lines are given by component. */
  readonly components?: ComponentAnalysis;
  readonly notes?: readonly ChartNote[];
}

/** Everything a chart shows, as plain rows: JSON that any charting library can draw. Nothing in it is rounded. */
export interface ChartData {
  readonly title: string;
  readonly layout: "together" | "panels";
  readonly series: readonly ChartSeries[];
  readonly cutoffs: readonly ChartCutoff[];
  /** What the method expected, and its limit, session by session. */
  readonly limits: readonly ChartLimit[];
  readonly events: readonly ChartEvent[];
}

/** One line. */
export interface ChartSeries {
  /** Other rows name it. */
  readonly id: string;
  readonly label: string;
  readonly scale: SeriesScale;
  readonly higherIs: "better" | "worse" | null;
  /** Sessions without a score are kept: their value is null and the line breaks. */
  readonly points: readonly ChartPoint[];
  /** What a method said; null when none was asked. */
  readonly assessment: ChartAssessment | null;
}

/** One session of a line. */
export interface ChartPoint {
  readonly session: number;
  readonly value: number | null;
  /** Rows may be joined by a line when they have the same number: neighbouring sessions, each with a score. */
  readonly segment: number;
}

/** What a method said about a line; its session verdicts are the rows of `limits` and `events`. */
export type ChartAssessment = UnassessedRuptures | Omit<AssessedRuptures, "sessions">;

/** A cut-off of a named norm. */
export interface ChartCutoff {
  readonly series: string;
  readonly value: number;
  readonly boundary: CutoffBoundary;
  /** Name of the norm. */
  readonly norm: string;
}

/** Expected score and limit of one session; null where the method has none. */
export interface ChartLimit {
  readonly series: string;
  readonly session: number;
  readonly expected: number | null;
  readonly lower: number | null;
}

/** Something to point at. `series` is null for your own notes. */
export interface ChartEvent {
  readonly series: string | null;
  readonly session: number;
  /** `onset`, `trough` and `repair` of an episode; `flag`: another session that stands out; `note`: yours. */
  readonly kind: "onset" | "trough" | "repair" | "flag" | "note";
  /** In words: "possible rupture", "notable drop", "flagged session", "lowest score", "score is back", or yours. */
  readonly label: string;
}

/**
 * Scores, cut-offs, limits and events as plain rows, for `svg`, `vegaLite`, `describe` or a charting library of yours.
 *
 * Nothing is looked up and nothing is judged: a chart shows the analyses and the norms it is handed. The first session
 * of a drop is called a "possible rupture", never a rupture. With `components`, only a part that moved although several
 * were looked at is called so; a part that stands out on its own alone is a "notable drop", and so is a drop of the outcome
 * (ORS, CORS). Whatever else a rule flags is a "flagged session".
 *
 * @param lines - a list of lines (SRS and ORS share 0 to 40), or series by component (`goal`, `task`, `bond`, `total`),
 *   which become one small chart each
 * @param options - `title`, `panels`, `components`, `notes`
 * @returns rows that survive JSON, unrounded
 * @throws InvalidArgumentError `no-lines`, `label-repeated`, `analysis-of-another-series`, `norm-unnamed`,
 *   `cutoff-off-scale`, `note-invalid`
 *
 * @example
 * const series = unwrap(sessionSeries([{ session: 1, value: 36.2 }, { session: 2, value: null }], { minimum: 0, maximum: 40 }));
 * const { developer } = norms.srs;
 * const chart = chartData([{ label: "SRS", series, cutoffs: [{ norm: developer, cutoff: developer.totalCutoff }] }]);
 * chart.series[0].points; // => [{ session: 1, value: 36.2, segment: 0 }, { session: 2, value: null, segment: 1 }]
 * chart.cutoffs[0].value; // => 36
 */
export function chartData(
  lines: readonly ChartLine[] | { readonly [Name in AllianceComponent]?: SessionSeries },
  options: ChartOptions = {},
): ChartData {
  const { title = "Scores", components, notes = [] } = options;
  const isList = Array.isArray as (value: typeof lines) => value is readonly ChartLine[];
  const named: readonly NamedLine[] = isList(lines)
    ? lines.map((line, index) => lineNamed(line, `line-${index + 1}`))
    : partsOf(lines, components);
  insist(named.length > 0, "no-lines", "a line");
  insist(new Set(named.map(({ label }) => label)).size === named.length, "label-repeated", "different labels");
  insist(
    notes.every(({ session }) => Number.isSafeInteger(session)),
    "note-invalid",
    "session numbers",
  );

  const scales = new Set(named.map(({ series: { scale } }) => `${scale.minimum} ${scale.maximum}`));
  const assessed = named.flatMap(({ analysis, ...line }) =>
    analysis?.status === "assessed" ? [{ ...line, ...analysis }] : [],
  );
  return {
    title,
    layout:
      (options.panels ?? !isList(lines)) || scales.size > 1 || named.length > styles.length ? "panels" : "together",
    series: named.map(seriesRow),
    cutoffs: named.flatMap(cutoffRows),
    limits: assessed.flatMap(limitRows),
    events: [
      ...assessed.flatMap(eventRows),
      ...notes.map(({ session, label }) => ({ series: null, session, kind: "note" as const, label })),
    ],
  };
}

/** @internal */
export function insist(isMet: boolean, code: ErrorCode, need: string): void {
  if (!isMet) throw new InvalidArgumentError(code, `chart requires ${need}`);
}

interface NamedLine extends ChartLine {
  readonly id: string;
  readonly label: string;
  /** Sessions that are more than what looking at several scores would give, where several were looked at. */
  readonly moved?: readonly number[];
}

type Assessed = Omit<NamedLine, "analysis"> & AssessedRuptures;

const lineNamed = (line: ChartLine, id: string): NamedLine => {
  return { ...line, id, label: line.label ?? measured(line.series) ?? id };
};

const measured = ({ measure }: { readonly measure?: Measure }): string | undefined =>
  measure && `${measure.instrument} ${measure.scale}`;

function partsOf(
  series: { readonly [Name in AllianceComponent]?: SessionSeries },
  analysis: ComponentAnalysis | undefined,
): NamedLine[] {
  return (["goal", "task", "bond", "total"] as const).flatMap((id) => {
    const own = series[id];
    if (!own) return [];
    const moved =
      analysis?.sessions.filter((verdict) => verdict.moved.includes(id)).map(({ session }) => session) ?? [];
    return { id, label: id, series: own, analysis: analysis?.components[id], moved };
  });
}

function seriesRow({ id, label, series, analysis }: NamedLine): ChartSeries {
  return {
    id,
    label,
    scale: series.scale,
    higherIs: series.measure?.higherIs ?? null,
    points: inSegments(series.points),
    assessment: analysis ? assessmentOf(series, analysis) : null,
  };
}

function assessmentOf(series: SessionSeries, analysis: RuptureAnalysis): ChartAssessment {
  const { points } = series;
  const { sessions, ...assessment } = { sessions: points, ...analysis };
  const isOfSeries =
    measured(analysis) === measured(series) &&
    rowsOf(sessions) === rowsOf(points) &&
    (analysis.status === "assessed" ||
      analysis.reason !== "too-few-sessions" ||
      analysis.given === points.filter(hasValue).length);
  insist(isOfSeries, "analysis-of-another-series", "an analysis of the line");
  return assessment;
}

const rowsOf = (rows: SessionSeries["points"]): string =>
  rows.map(({ session, value }) => `${session} ${value}`).join();

/** @internal */
export const bySession = (one: { readonly session: number }, other: { readonly session: number }): number =>
  one.session - other.session;

/** @internal */
export const hasValue = <Row extends { readonly value: number | null }>(
  row: Row,
): row is Row & { readonly value: number } => row.value !== null;

function cutoffRows({ id, series: { scale }, cutoffs = [] }: NamedLine): ChartCutoff[] {
  return cutoffs.map(({ norm, cutoff }) => {
    const { name = "" } = Object(norm) as { readonly name?: string };
    const { value, boundary = "below" } = typeof cutoff === "object" ? cutoff : { value: cutoff };
    insist(typeof name === "string" && name !== "", "norm-unnamed", "a named norm");
    insist(value >= scale.minimum && value <= scale.maximum, "cutoff-off-scale", "cut-offs on the scale");
    return { series: id, value, boundary, norm: name };
  });
}

function limitRows({ id, sessions }: Assessed): ChartLimit[] {
  return sessions
    .map(({ session, expected, lowerLimit: lower }) => ({ series: id, session, expected, lower }))
    .filter(({ expected, lower }) => Number.isFinite(expected ?? lower));
}

/**
 * Number the stretches of neighbouring sessions. A session without a score ends one, and so does a session number that
 * is not there: a line across it would invent a score.
 */
function inSegments(points: SessionSeries["points"]): ChartPoint[] {
  let segment = 0;
  return points.map(({ session, value }, at) => {
    const before = points[at - 1];
    if (before && (value === null || before.value === null || before.session < session - 1)) segment++;
    return { session, value, segment };
  });
}

function eventRows({ id, moved, episodes, sessions, series: { measure } }: Assessed): ChartEvent[] {
  const isAlliance = !/^c?ors$/.test(measure?.instrument ?? ""); // what falls on the outcome scales is no rupture
  const onsets = new Set(episodes.map(({ onset }) => onset));
  const row = (session: number, kind: ChartEvent["kind"], label: string): ChartEvent => {
    return { series: id, session, kind, label };
  };
  return [
    ...episodes.flatMap(({ onset, trough, repair }) => [
      row(onset, "onset", (moved?.includes(onset) ?? isAlliance) ? "possible rupture" : "notable drop"),
      ...(trough === onset ? [] : [row(trough, "trough", "lowest score")]),
      ...(repair.session === null ? [] : [row(repair.session, "repair", "score is back")]),
    ]),
    ...sessions
      .filter(({ session, flagged }) => flagged && !onsets.has(session))
      .map(({ session }) => row(session, "flag", "flagged session")),
  ].sort(bySession);
}
