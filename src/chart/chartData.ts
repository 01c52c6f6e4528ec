import { readCutoff } from "../change/clinicalSide.js";
import { checkedOptions, readData, readEntries, readRecord } from "../core/checkedOptions.js";
import { insist, insistList, insistUnwrapped } from "../core/insist.js";
import { isList as isPlainList, isPlainObject } from "../core/plainObject.js";
import type { ChangeNorm } from "../change/reliableChange.js";
import type { Cutoff } from "../evidence/normValue.js";
import type { CutoffBoundary } from "../evidence/norms/profile.js";
import type { AllianceComponent, ComponentAnalysis } from "../rupture/detectByComponent.js";
import { readAnalysis } from "../rupture/readAnalysis.js";
import type { AssessedRuptures, RuptureAnalysis, UnassessedRuptures } from "../rupture/analysisOf.js";
import type { SeriesScale } from "../course/measure.js";
import { insistOnSeries } from "../course/series.js";
import type { SessionSeries } from "../course/series.js";
import { bandOf, insistOnNorm } from "./band.js";
import type { ChartBand } from "./band.js";
import { eventsOf } from "./events.js";
import type { ChartEvent } from "./events.js";
import { hasValue, inSegments } from "./segments.js";
import type { ChartPoint } from "./segments.js";
import { labels, translated } from "./labels.js";
import type { ChartLabels } from "./labels.js";
import type { ChartText } from "./text.js";

/** One line of a chart, with what is known about it. */
export interface ChartLine {
  readonly series: SessionSeries;
  /** What people read; different for each line. Default: what the series measures. */
  readonly label?: string | undefined;
  /**
   * From `detectRuptures`, of this very series. Scores, instrument and scale are compared, as far as they are known:
   * where there were too few sessions their number alone is, and a series of bare numbers does not tell its scale.
   */
  readonly analysis?: RuptureAnalysis | undefined;
  readonly cutoffs?: readonly ChartCutoffInput[] | undefined;
  /** A norm of reliable change, with its name: the first score is drawn with that band around it. For an outcome. */
  readonly band?: (ChangeNorm & { readonly name: string }) | undefined;
}

/** A cut-off and the norm it belongs to: a cut-off is never drawn without its name. */
export interface ChartCutoffInput {
  /** A profile of `norms`, or your own `{ name }`. */
  readonly norm: { readonly name: string; readonly id?: string; readonly instrument?: string };
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
  /** No client's name: titles travel with pictures. Default: the labels of the lines. */
  readonly title?: string | undefined;
  /**
   * One small chart for each line: always so where scales differ or there are more than two lines, by default where
   * lines are given by component.
   */
  readonly panels?: boolean | undefined;
  /** From `detectByComponent`, of these very series; used where lines are given by component. */
  readonly components?: ComponentAnalysis | undefined;
  readonly notes?: readonly ChartNote[] | undefined;
  /** Texts in another language, for the labels of lines and events; `svg` and `describe` take the same. */
  readonly text?: Partial<ChartText> | undefined;
}

/** Everything a chart shows, as plain rows: JSON that any charting library can draw. Nothing in it is rounded. */
export interface ChartData {
  readonly title: string;
  readonly layout: "together" | "panels";
  readonly series: readonly ChartSeries[];
  readonly cutoffs: readonly ChartCutoff[];
  readonly bands: readonly ChartBand[];
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

/** What a method said about a line; its session verdicts are the rows of `limits` and `events`. */
export type ChartAssessment = UnassessedRuptures | Omit<AssessedRuptures, "sessions">;

/** A cut-off of a named norm. */
export interface ChartCutoff {
  readonly series: string;
  readonly value: number;
  readonly boundary: CutoffBoundary;
  /** Name of the norm, and its id where it has one. */
  readonly norm: string;
  readonly normId: string | null;
}

/** Expected score and limit of one session; null where the method has none. */
export interface ChartLimit {
  readonly series: string;
  readonly session: number;
  readonly expected: number | null;
  readonly lower: number | null;
}

const caller = "chartData";

/**
 * Scores, cut-offs, limits and events as plain rows, for `svg`, `vegaLite`, `describe` or a charting library of yours.
 *
 * Nothing is looked up and nothing is judged: a chart shows the analyses and the norms it is handed. The first session
 * of a drop is called a "possible rupture", never a rupture. With `components`, only a part that moved after the
 * correction for several looks is called so; a part that stands out without it is a "notable drop", and so is a drop of an outcome
 * (ORS, CORS). Whatever else a rule flags is a "flagged session".
 *
 * @param lines - a list of lines (SRS and ORS share 0 to 40), or series by component (`goal`, `task`, `bond`, `total`),
 *   which become one small chart each
 * @param options - `title`, `panels`, `components`, `notes`, `text`
 * @returns rows that survive JSON, unrounded
 * @throws InvalidArgumentError `no-lines`, `label-repeated`, `series-invalid`, `analysis-invalid`,
 *   `analysis-of-another-series`, `norm-unnamed`, `instrument-mismatch`, `cutoff-off-scale`, `note-invalid`,
 *   `text-invalid`, `unknown-key`, `option-unknown`, and those of `reliableChange` for a band
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
  const given = checkedOptions(options, caller, {
    title: "checked-by-caller",
    panels: "checked-by-caller",
    components: "checked-by-caller",
    notes: "checked-by-caller",
    text: "checked-by-caller",
  });
  const text = translated(labels, given.text, caller);
  insistUnwrapped(lines, caller, "lines, or series by component");
  const isList = isListOfLines;
  if (isList(lines)) insistList(lines, "chart-invalid", caller, "a list of lines");
  const { title, panels } = given;
  insist(title === undefined || typeof title === "string", "text-invalid", caller, "a title that is a text", title);
  insist(
    panels === undefined || typeof panels === "boolean",
    "option-unknown",
    caller,
    '"panels" to be true or false',
    panels,
  );
  const named: readonly NamedLine[] = isList(lines)
    ? lines.map((line, at) => lineNamed(line, `line-${at + 1}`, text))
    : partsOf(lines, componentsOf(given.components), text);
  insist(named.length > 0, "no-lines", caller, "at least one line");
  insist(
    !isList(lines) || new Set(named.map(({ label }) => label)).size === named.length,
    "label-repeated",
    caller,
    "different labels",
  );

  const scales = new Set(named.map(({ series: { scale } }) => `${scale.minimum} ${scale.maximum}`));
  const assessed = named.flatMap(({ analysis, ...line }) =>
    analysis?.status === "assessed" ? [{ ...line, analysis }] : [],
  );
  return {
    title: title ?? named.map(({ label }) => label).join(" · "),
    layout: (panels ?? !isList(lines)) || scales.size > 1 || named.length > 2 ? "panels" : "together",
    series: named.map(seriesRow),
    cutoffs: named.flatMap(cutoffRows),
    bands: named.flatMap(({ id, series, band }) => (band ? bandOf(id, series, band) : [])),
    limits: assessed.flatMap(limitRows),
    events: [
      ...assessed.flatMap(({ id, moved, analysis, isOutcome }) =>
        eventsOf(id, analysis, (onset) => moved?.includes(onset) ?? !isOutcome, text),
      ),
      ...notesOf(given.notes),
    ],
  };
}

const isListOfLines = (lines: unknown): lines is readonly ChartLine[] => isPlainList(lines);

interface NamedLine extends ChartLine {
  readonly id: string;
  readonly label: string;
  /** What falls in an outcome is no rupture. */
  readonly isOutcome: boolean;
  /** Sessions that are more than what looking at several scores would give, where several were looked at. */
  readonly moved?: readonly number[];
}

type Assessed = Omit<NamedLine, "analysis"> & { readonly analysis: AssessedRuptures };

const lineKeys = ["series", "label", "analysis", "cutoffs", "band"];

function lineNamed(given: ChartLine, id: string, text: ChartLabels): NamedLine {
  const line = readEntries(given, caller, lineKeys, "unknown-key") as unknown as ChartLine;
  insistOnSeries(line.series, caller);
  const { label } = line;
  insist(label === undefined || typeof label === "string", "text-invalid", caller, "labels that are texts", label);
  const { measure } = line.series;
  return {
    ...line,
    ...(line.analysis !== undefined && { analysis: readAnalysis(line.analysis, caller) }),
    id,
    isOutcome: measure?.construct === "outcome",
    label: label ?? (measure ? text.line(measure) : id),
  };
}

/** What `detectByComponent` said, as far as a chart asks for it; the analyses are checked with their lines. */
function componentsOf(given: ComponentAnalysis | undefined): ComponentAnalysis | undefined {
  if (given === undefined) return undefined;
  const need = "components from detectByComponent";
  const { components, sessions } = Object(readData(given, "analysis-invalid", caller, need)) as ComponentAnalysis;
  const isSession = (row: unknown): boolean =>
    isPlainObject(row) && Number.isSafeInteger(row["session"]) && isPlainList(row["moved"]);
  const isWhole = isPlainObject(components) && isPlainList(sessions) && sessions.every(isSession);
  insist(isWhole, "analysis-invalid", caller, need);
  return given;
}

function partsOf(
  series: { readonly [Name in AllianceComponent]?: SessionSeries },
  analysis: ComponentAnalysis | undefined,
  text: ChartLabels,
): NamedLine[] {
  const parts = ["goal", "task", "bond", "total"] as const;
  const given = readEntries(series, caller, parts, "unknown-key") as typeof series;
  return parts.flatMap((id) => {
    const own = given[id];
    if (!own) return [];
    const moved =
      analysis?.sessions.filter((verdict) => verdict.moved.includes(id)).map(({ session }) => session) ?? [];
    return { ...lineNamed({ label: text[id], series: own, analysis: analysis?.components[id] }, id, text), moved };
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
  insist(isOfSeries, "analysis-of-another-series", caller, "an analysis of the line's own series");
  return assessment;
}

const measured = ({ measure }: Pick<SessionSeries, "measure">): string =>
  measure ? [measure.instrument, measure.scale, measure.metric, measure.rater].join() : "";

const rowsOf = (rows: readonly { readonly session: number; readonly value: number | null }[]): string =>
  rows.map(({ session, value }) => `${session} ${value}`).join();

function cutoffRows({ id, series: { scale, measure }, cutoffs = [] }: NamedLine): ChartCutoff[] {
  insistList(cutoffs, "cutoff-not-finite", caller, "a list of cut-offs");
  return cutoffs.map((given) => {
    const { norm, cutoff } = readRecord(given, caller, ["norm", "cutoff"], "unknown-key");
    const { name, id: normId = null } = insistOnNorm(norm, measure?.instrument, scale);
    const { score: value, boundary } = readCutoff(caller, cutoff);
    const profile = isPlainObject(cutoff) ? (cutoff["profile"] ?? normId) : normId;
    insist(profile === normId || normId === null, "norm-invalid", caller, "a cut-off of the norm that is named");
    insist(value >= scale.minimum && value <= scale.maximum, "cutoff-off-scale", caller, "cut-offs on the scale");
    return { series: id, value, boundary, norm: name, normId };
  });
}

function limitRows({ id, analysis }: Assessed): ChartLimit[] {
  return analysis.sessions
    .map(({ session, expected, lowerLimit }) => ({
      series: id,
      session,
      expected: finite(expected),
      lower: finite(lowerLimit),
    }))
    .filter(({ expected, lower }) => expected !== null || lower !== null);
}

/** A method's numbers may run out of the range of numbers. */
const finite = (value: number | null): number | null => (Number.isFinite(value) ? value : null);

function notesOf(notes: readonly ChartNote[] = []): ChartEvent[] {
  insistList(notes, "note-invalid", caller, "a list of notes");
  return notes.map((given) => {
    const { session, label } = readEntries(given, caller, ["session", "label"], "unknown-key") as unknown as ChartNote;
    insist(
      Number.isSafeInteger(session) && typeof label === "string",
      "note-invalid",
      caller,
      "notes to have a whole session number and a label",
    );
    return { series: null, session, kind: "note" as const, label };
  });
}
