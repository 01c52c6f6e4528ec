import { insistChoice, readRecord } from "../core/checkedOptions.js";
import { insist } from "../core/insist.js";
import type { Instrument, ItemId } from "../instruments/definition.js";
import { checkedMissingCodes } from "../scoring/missingCodes.js";
import { partPositions, scoringPlan, type PlannedItem, type PlannedScale, type ScoringPlan } from "../scoring/plan.js";
import { apart, checkDistinct, checkIdentifier, sqlNumber, sqlText, type SqlDialect, type SqlText } from "./sqlText.js";

/** What a scale's score is shown as. */
export type SqlMetric = (typeof everyMetric)[number];

/** How messages name one of the columns. */
const column = `each of "columns"`;

const everyMetric = ["sum", "mean", "percent"] as const;

/** How a statement scores, apart from the table it reads. */
export interface ScoreSqlOptions<I extends Instrument = Instrument> {
  /** The column of each item: by item id, or a list in the order of the form. Numeric columns. */
  readonly columns: { readonly [Id in ItemId<I>]: string } | readonly string[];
  /** The columns that tell one row from another; they come out as they are. */
  readonly key: string | readonly string[];
  /** How identifiers are quoted (default `ansi`). */
  readonly dialect?: SqlDialect;
  /** `strict` (the default) scores complete scales only; `prorate` applies the cap that the definition states. */
  readonly missing?: "strict" | "prorate";
  /** What becomes of a response between two steps: `reject` (the default) or `round`. As in `score`. */
  readonly offStep?: "reject" | "round";
  /** Numbers that stand for a missing answer, such as -99. None is assumed. */
  readonly missingCodes?: readonly number[];
  /** Which columns a scale has (default all three: `sum`, `mean`, `percent`). */
  readonly metric?: SqlMetric | readonly SqlMetric[];
}

/** What `scoreSql` is given. */
export interface ScoreSqlRequest<I extends Instrument = Instrument> extends ScoreSqlOptions<I> {
  /** A table, or a schema and its table as a list: `["clinic", "sessions"]`. */
  readonly table: string | readonly string[];
}

/**
 * One portable SQL statement that scores a table where it lies, with the result of `score` in every cell.
 *
 * Each row of the table is one administration. The statement turns answers into whole steps, checks range and step, adds
 * whole numbers, and divides once, in doubles: bit for bit what `score` returns. It uses common table expressions, UNION ALL,
 * GROUP BY, CASE, BETWEEN, COALESCE, NULLIF and ROUND, and nothing else. Keys are numbers, texts or dates.
 *
 * The columns of the result are the key; for each scale `<scale>_sum`, `<scale>_mean` and `<scale>_percent` (response
 * units, unrounded; NULL where the scale is not scored) and `<scale>_answered`; and `status`: 0 every scale is scored, 1 a
 * scale is not, 2 an answer is invalid and everything about the row is NULL.
 *
 * NULL is missing. An answer out of range, off its step or NaN is invalid. No tolerance is involved: columns of single
 * precision cannot hold 9.1 and need `offStep: "round"`.
 *
 * @param instrument - the form whose answers the table holds
 * @param request - table, item columns and key, all of them plain identifiers; policies as in `score`
 * @returns the statement, without a semicolon, ready to run, to be a view, or to be selected from
 * @throws InvalidArgumentError `identifier-invalid` for anything but a plain identifier (it is never repeated),
 *   `columns-incomplete`, `column-unknown-item`, `column-duplicate`, `key-missing`, `option-unknown`, `dialect-unknown`,
 *   `missing-code-is-a-response`, `missing-codes-invalid`, `instrument-not-defined`
 *
 * @example
 * import { scoreSql } from "alliance-scoring/sql";
 * const statement = scoreSql(ors, { table: ["clinic", "ors"], columns: ["q1", "q2", "q3", "q4"], key: ["client", "session"] });
 * statement.includes('FROM "clinic"."ors"'); // => true
 * statement.includes('AS "total_sum"'); // => true
 */
export function scoreSql<const I extends Instrument>(instrument: I, request: ScoreSqlRequest<I>): string {
  const given = readRecord(request, "scoreSql", [...sqlKeys, "table"]) as ScoreSqlRequest;
  const text = sqlText(given.dialect ?? "ansi", "scoreSql");
  return scoreStatement(instrument, given, text, text.table(given.table), "scoreSql");
}

/** @internal */
export const sqlKeys: readonly string[] = ["columns", "key", "dialect", "missing", "offStep", "missingCodes", "metric"];

/**
 * The statement over a table that is already SQL.
 *
 * @internal
 */
export function scoreStatement(
  instrument: Instrument,
  options: ScoreSqlOptions,
  text: SqlText,
  table: string,
  caller: string,
): string {
  const plan = scoringPlan(instrument, caller);
  const { missing = "strict", offStep = "reject" } = options;
  insistChoice(missing, ["strict", "prorate"], "option-unknown", caller, `"missing"`);
  insistChoice(offStep, ["reject", "round"], "option-unknown", caller, `"offStep"`);
  const metrics = metricsOf(options, caller);
  const keys = keyOf(options, caller);
  const given = columnsOf(plan, options, caller).map((name) => text.name(name, column));
  const codes = checkedMissingCodes(
    options.missingCodes ?? [],
    plan.items.map(({ item }) => item),
    caller,
  ).map(sqlNumber);
  checkDistinct([...keys, ...outputNames(plan, metrics)], apart, caller);

  const key = keys.map((_, index) => `alliance__k${index + 1}`);
  const quoted = keys.map((name) => text.name(name, `"key"`));
  const { steps, from, columns, keys: source } = text.read(given, quoted, table, offStep === "round");
  const items = plan.items.map((item, index) =>
    itemSql(item, index, columns[index] as string, plan, offStep, codes, text),
  );
  const computed = [...key, "alliance__faults", ...plan.scales.flatMap(sumNames)].join(", ");
  const scores = plan.scales.map((scale, index) => scaleColumns(plan, scale, index, missing === "prorate", text));
  return `WITH ${steps}alliance__given AS (
  SELECT
    ${[
      ...source.map((name, index) => `${name} AS alliance__k${index + 1}`),
      ...items.map(
        ({ given, nearest }, index) => `${given} AS alliance__x${index + 1}, ${nearest} AS alliance__r${index + 1}`,
      ),
    ].join(",\n    ")}
  FROM ${from}),
alliance__answers AS (
  SELECT
    ${[
      ...key,
      ...items.map(({ valid, keyed }, index) => `CASE WHEN ${valid} THEN ${keyed} END AS alliance__a${index + 1}`),
      `${items.map(({ valid }, index) => `CASE WHEN alliance__x${index + 1} IS NULL OR ${valid} THEN 0 ELSE 1 END`).join(" +\n    ")} AS alliance__faults`,
    ].join(",\n    ")}
  FROM alliance__given),
alliance__sums AS (
  SELECT
    ${[...key, "alliance__faults", ...plan.scales.flatMap(sumColumns)].join(",\n    ")}
  FROM alliance__answers),
alliance__computed AS (
  SELECT ${computed} FROM alliance__sums
  UNION ALL SELECT ${computed} FROM alliance__sums WHERE 1 = 0 GROUP BY ${computed}),
alliance__scales AS (
  SELECT
    ${[...key, "alliance__faults", ...scores.flatMap(({ own }) => own)].join(",\n    ")}
  FROM alliance__computed)
SELECT
  ${[
    ...quoted.map((name, index) => `alliance__k${index + 1} AS ${name}`),
    ...plan.scales.flatMap(({ id }, index) => [
      ...metrics.map(
        (metric) => `${(scores[index] as ScaleSql).final[metric]} AS ${text.name(`${id}_${metric}`, "scales")}`,
      ),
      `alliance__n${index + 1} AS ${text.name(`${id}_answered`, "scales")}`,
    ]),
    `CASE WHEN alliance__faults > 0 THEN 2 WHEN ${scores.map(({ final }) => `${final.sum} IS NULL`).join(" OR ")} THEN 1 ELSE 0 END AS ${text.name("status", "scales")}`,
  ].join(",\n  ")}
FROM alliance__scales`;
}

/** The expressions that turn one answer into whole ticks, each in the words of the step that holds it. */
interface ItemSql {
  /** The answer as given, NULL when missing. */
  readonly given: string;
  /** The nearest step in ticks; NULL when the answer is missing or out of range. */
  readonly nearest: string;
  /** Whether the answer is the step it is nearest to. */
  readonly valid: string;
  /** The step as it is keyed. */
  readonly keyed: string;
}

/**
 * Rounding is only ever asked for the whole number nearest to something beside it: a half-way answer fails the step, or
 * goes up by the slack that parseResponses gives it. So it does not matter what an engine makes of ROUND(2.5), but for an
 * answer that lies below a half-way point by that very slack, a thousandth of a millionth of a step.
 */
function itemSql(
  { item, lowest, highest, step }: PlannedItem,
  index: number,
  column: string,
  { ticksPerUnit }: ScoringPlan,
  offStep: "reject" | "round",
  codes: readonly string[],
  text: SqlText,
): ItemSql {
  const unit = `1E${Math.round(Math.log10(ticksPerUnit))}`;
  const ticks = `${column} * ${unit}`;
  const inSteps = step === 1 ? ticks : `(${ticks} - ${sqlNumber(lowest)}) / ${text.double(step)}`;
  const steps = text.round(offStep === "round" ? `${inSteps} + 0.000000001` : inSteps);
  const [given, nearest] = [`alliance__x${index + 1}`, `alliance__r${index + 1}`];
  return {
    given: codes.reduce((inner, code) => `NULLIF(${inner}, ${code})`, column),
    // No missing code lies in the range of an item.
    nearest: `CASE WHEN ${column} BETWEEN ${sqlNumber(item.minimum)} AND ${sqlNumber(item.maximum)} THEN ${step === 1 ? steps : `${sqlNumber(lowest)} + ${step} * ${steps}`} END`,
    valid:
      offStep === "round" ? `${nearest} IS NOT NULL` : `${given} = ${nearest}${ticksPerUnit === 1 ? "" : ` / ${unit}`}`,
    keyed: item.keyed === "forward" ? nearest : `${sqlNumber(lowest + highest)} - ${nearest}`,
  };
}

/**
 * Sum in ticks and count of the answers of a scale; nothing for a total of subscales, which is added up from theirs. The
 * leading zero makes a sum of a lone -0 a plain 0.
 */
function sumColumns(scale: PlannedScale, index: number): string[] {
  const { items } = scale;
  const expressions = [
    `0 + ${items.map((position) => `COALESCE(alliance__a${position + 1}, 0)`).join(" + ")}`,
    items.map((position) => `CASE WHEN alliance__a${position + 1} IS NULL THEN 0 ELSE 1 END`).join(" + "),
  ];
  return sumNames(scale, index).map((name, order) => `${expressions[order] as string} AS ${name}`);
}

const sumNames = ({ subscales }: PlannedScale, index: number): string[] =>
  subscales ? [] : [`alliance__t${index + 1}`, `alliance__n${index + 1}`];

interface ScaleSql {
  /** Columns of the step before the last: the scale from its own answers. */
  readonly own: readonly string[];
  /** What the last step selects. */
  readonly final: Readonly<Record<SqlMetric, string>>;
}

/** The formulas of `scaleScores`, with the same operations in the same order, so that no bit differs. */
function scaleColumns(
  plan: ScoringPlan,
  { size, lowest, highest, neededWhenProrated, subscales }: PlannedScale,
  index: number,
  prorate: boolean,
  text: SqlText,
): ScaleSql {
  const { ticksPerUnit } = plan;
  const at = index + 1;
  const positions = subscales && partPositions(plan, subscales);
  const added = (letter: string): string =>
    positions
      ? `(${positions.map((part) => `alliance__${letter}${part + 1}`).join(" + ")})`
      : `alliance__${letter}${at}`;
  const [ticks, answered] = [added("t"), added("n")];
  const needed = prorate ? neededWhenProrated : size;
  const low = sqlNumber(lowest);
  const whole = size === 1 ? ticks : `${ticks} * ${size}`;
  const scored = `CASE WHEN alliance__faults = 0 AND ${answered} >= ${needed} THEN`;
  const answeredTicks = text.double(`${answered} * ${ticksPerUnit}`);
  const aboveLowest = lowest === 0 ? whole : `(${whole} - ${low} * ${answered})`;
  const own = [
    `CASE WHEN alliance__faults = 0 THEN ${answered} END AS alliance__n${at}`,
    `${scored} ${whole} / ${answeredTicks} END AS alliance__sum${at}`,
    `${scored} ${ticks} / ${answeredTicks} END AS alliance__mean${at}`,
    `${scored} 100 * ${aboveLowest} / ${text.double(`${answered} * ${highest - lowest}`)} END AS alliance__percent${at}`,
  ];
  if (!prorate || !positions)
    return {
      own,
      final: { sum: `alliance__sum${at}`, mean: `alliance__mean${at}`, percent: `alliance__percent${at}` },
    };
  // An incomplete total is the sum of its parts, NULL when one of them is.
  const parts = `(${positions.map((part) => `alliance__sum${part + 1}`).join(" + ")})`;
  const either = (complete: string, fromParts: string): string =>
    `CASE WHEN alliance__n${at} = ${size} THEN ${complete} ELSE ${fromParts} END`;
  return {
    own,
    final: {
      sum: either(`alliance__sum${at}`, parts),
      mean: either(`alliance__mean${at}`, `${parts} / ${text.double(size)}`),
      percent: either(
        `alliance__percent${at}`,
        `100 * (${parts} * ${ticksPerUnit} - ${low}) / ${text.double(highest - lowest)}`,
      ),
    },
  };
}

function metricsOf({ metric = everyMetric }: ScoreSqlOptions, caller: string): SqlMetric[] {
  const metrics = [metric].flat();
  const areKnown = metrics.length > 0 && metrics.every((name) => everyMetric.includes(name));
  const need = `"metric" to be "sum", "mean" or "percent", or a list of them`;
  insist(areKnown, "option-unknown", caller, need, metric);
  return everyMetric.filter((name) => metrics.includes(name));
}

function keyOf({ key = [] }: Partial<ScoreSqlOptions>, caller: string): string[] {
  const names = [key].flat() as unknown[];
  insist(names.length > 0, "key-missing", caller, `"key" to name at least one column`);
  return names.map((name) => checkIdentifier(name, `"key"`, caller));
}

/** The column of each item, in the order of the form. */
function columnsOf(
  { items, position, instrument }: ScoringPlan,
  { columns }: ScoreSqlOptions,
  caller: string,
): string[] {
  const given: unknown = columns;
  const need = `"columns" to name the columns of all ${items.length} items of ${instrument.id}, by item id or as a list`;
  insist(typeof given === "object" && given !== null, "columns-incomplete", caller, need, given);
  const isKnown = Array.isArray(given) || Object.keys(given).every((id) => position.has(id));
  insist(isKnown, "column-unknown-item", caller, `"columns" to have only items of ${instrument.id} as keys`);
  const byPosition = Array.isArray(given)
    ? Array.from(given as unknown[])
    : items.map(({ item }) =>
        Object.hasOwn(given, item.id) ? (given as Record<string, unknown>)[item.id] : undefined,
      );
  const isEach = byPosition.length === items.length && !byPosition.includes(undefined);
  insist(isEach, "columns-incomplete", caller, need);
  const names = byPosition.map((name) => checkIdentifier(name, column, caller));
  checkDistinct(names, `"columns" to differ from each other`, caller);
  return names;
}

const outputNames = ({ scales }: ScoringPlan, metrics: readonly SqlMetric[]): string[] => [
  ...scales.flatMap(({ id }) => [...metrics, "answered"].map((metric) => `${id}_${metric}`)),
  "status",
];
