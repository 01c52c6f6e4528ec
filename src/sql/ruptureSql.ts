import { insistOnBoundary, type LineBoundary } from "../core/belowOrDown.js";
import { insistChoice, readEntries, readRecord } from "../core/checkedOptions.js";
import { toleranceOf } from "../core/decimalGrid.js";
import { insist, insistWithin, LARGEST } from "../core/insist.js";
import { apart, checkDistinct, sqlNumber, sqlText, type SqlDialect } from "./sqlText.js";

/** Which simple rules a statement applies. Every number is the caller's: there is no default. */
export interface RuptureSqlRules {
  /** The score lies below a cutoff; with the boundary `atOrBelow` (default `below`), at it too. */
  readonly level?: { readonly cutoff: number; readonly boundary?: LineBoundary };
  /** The score lies at least so many points below the one before. */
  readonly drop?: { readonly points: number };
  /**
   * The score lies at least so many points below the mean of the last `sessions` before it, of which at least `minimum`
   * (default: all of them) have a score.
   */
  readonly baseline?: { readonly points: number; readonly sessions: number; readonly minimum?: number };
}

/** What `ruptureSql` is given. */
export interface RuptureSqlRequest {
  /** A table, or a schema and its table as a list: `["clinic", "scores"]`. One row a session. */
  readonly table: string | readonly string[];
  /**
   * The column that names the client (better: the case or episode), and the one that numbers the session: a number or a
   * date, since texts sort as texts, "10" before "2".
   */
  readonly key: { readonly client: string; readonly session: string };
  /** The column of the score, NULL where a session has none. Higher is better. */
  readonly value: string;
  /** At least one rule. */
  readonly rules: RuptureSqlRules;
  /**
   * What "before" means: `row` (the default) is the row before, which may be a session without a score, and then nothing
   * is compared; `observed` is the last session that has one.
   */
  readonly previous?: "row" | "observed";
  /** Range of the score; a score outside is a fault. Without it, any finite number is a score. */
  readonly scale?: { readonly minimum: number; readonly maximum: number };
  /** How identifiers are quoted (default `ansi`). */
  readonly dialect?: SqlDialect;
}

const caller = "ruptureSql";

/** Below any drop in scores. */
const LEAST = 1e-9;

/** Beyond any score, so that what lies outside is infinite or no number at all. */
const ANY_SCORE = { minimum: -1e15, maximum: 1e15 };

/**
 * One portable SQL statement that applies simple session-by-session rules to a table of scores: below a cutoff, a drop
 * since the session before, a drop below the mean of the last sessions.
 *
 * It says which sessions stand out by a rule of the caller's choice, never that a rupture happened. At a limit the rules
 * are exact: 8.6 + 9.7 + 9.9 + 7.8 is below 36 as a sum of doubles, so numbers count as equal within 1e-9 of the range of
 * `scale` (without it, of the limit itself), as everywhere in this package.
 *
 * The columns of the result are the client, the session, `value`; for the level rule `below_level`; for the drop rule
 * `previous_value` and `dropped`; for the baseline rule `baseline_mean`, `baseline_count` and `below_baseline`; and
 * `status`: 0 the session has a score, 1 it has none, 2 the client's rows contradict themselves (a session occurs twice, a
 * key is NULL, a score is out of range or no number), so that their order or a comparison would be a guess. Flags are 1, 0 or
 * NULL where a rule cannot say.
 *
 * @param request - table, key and value, all of them plain identifiers; the rules with their numbers
 * @returns the statement, without a semicolon; rows come in no order
 * @throws InvalidArgumentError `identifier-invalid` for anything but a plain identifier (it is never repeated),
 *   `rule-missing`, `cutoff-not-finite`, `cutoff-off-scale`, `boundary-unknown`, `drop-out-of-range`, `sessions-out-of-range`, `scale-range-invalid`,
 *   `column-duplicate`, `option-unknown`, `dialect-unknown`
 *
 * @example
 * import { ruptureSql } from "alliance-scoring/sql";
 * const statement = ruptureSql({
 *   table: "scores", key: { client: "episode_id", session: "session" }, value: "total_sum",
 *   rules: { level: { cutoff: 36 }, drop: { points: 1 }, baseline: { points: 3, sessions: 3 } },
 * });
 * statement.includes("below_baseline"); // => true
 */
export function ruptureSql(request: RuptureSqlRequest): string {
  const {
    rules = {},
    key = {} as RuptureSqlRequest["key"],
    previous = "row",
    scale = ANY_SCORE,
    dialect = "ansi",
    table: relation,
    value: column,
  } = readRecord(request, "ruptureSql", requestKeys);
  readEntries(key, "ruptureSql", ["client", "session"], "unknown-key");
  readEntries(scale, "ruptureSql", ["minimum", "maximum"], "unknown-key");
  readEntries(rules, "ruptureSql", ["level", "drop", "baseline"], "unknown-key");
  const { level, drop, baseline } = rules;
  if (level !== undefined) readEntries(level, "ruptureSql", ["cutoff", "boundary"], "unknown-key");
  if (drop !== undefined) readEntries(drop, "ruptureSql", ["points"], "unknown-key");
  if (baseline !== undefined) readEntries(baseline, "ruptureSql", ["points", "sessions", "minimum"], "unknown-key");
  const text = sqlText(dialect, caller);
  const table = text.table(relation);
  const [client, session] = [text.name(key.client, `"key.client"`), text.name(key.session, `"key.session"`)];
  const value = text.name(column, `"value"`);
  insistChoice(previous, ["row", "observed"], "option-unknown", caller, `"previous"`);
  const { minimum, maximum } = scale;
  const isRange = scale === ANY_SCORE || (isScore(minimum) && isScore(maximum) && minimum < maximum);
  insist(isRange, "scale-range-invalid", caller, `a minimum below a maximum, both from ${-LARGEST} to ${LARGEST}`);
  const range = `BETWEEN ${sqlNumber(minimum)} AND ${sqlNumber(maximum)}`;
  const moved: MovedLimit = (limit, side) =>
    sqlNumber(limit + side * toleranceOf(request.scale ? maximum - minimum : Math.abs(limit)));
  const columns = [levelColumns, dropColumns, baselineColumns].flatMap((columnsOf) => columnsOf(rules, moved, scale));
  insist(columns.length > 0, "rule-missing", caller, "a level, drop or baseline rule");
  const names = columns.map(({ name }) => name);
  checkDistinct([key.client, key.session, "value", ...names, "status"], apart, caller);

  // Sessions without a score form a partition of their own, so that the row before is the last one observed.
  const partition =
    previous === "row" ? "alliance__k1" : "alliance__k1, CASE WHEN alliance__v IS NULL THEN 1 ELSE 0 END";
  const windows = columns.flatMap(({ window }) => window ?? []).map((window) => window(partition));
  const { steps, from, columns: cells, keys } = text.read([value], [client, session], table, true);
  const [cell, whose, which] = [...cells, ...keys] as [string, string, string];
  return `WITH ${steps}alliance__scores AS (
  SELECT ${whose} AS alliance__k1, ${which} AS alliance__k2, ${cell} * ${text.double(1)} AS alliance__v,
    CASE WHEN ${whose} IS NULL OR ${which} IS NULL THEN 1
         WHEN ${cell} IS NULL OR ${cell} ${range} THEN 0 ELSE 1 END AS alliance__fault,
    COUNT(*) OVER (PARTITION BY ${whose}, ${which}) AS alliance__copies
  FROM ${from}),
alliance__checked AS (
  SELECT alliance__k1, alliance__k2, alliance__v,
    MAX(CASE WHEN alliance__fault = 1 OR alliance__copies > 1 THEN 1 ELSE 0 END) OVER (PARTITION BY alliance__k1) AS alliance__faulty
  FROM alliance__scores),
alliance__windows AS (
  SELECT ${["alliance__k1, alliance__k2, alliance__v, alliance__faulty", ...windows].join(",\n    ")}
  FROM alliance__checked)
SELECT
  ${[
    `alliance__k1 AS ${client}`,
    `alliance__k2 AS ${session}`,
    `CASE WHEN alliance__faulty = 0 THEN alliance__v END AS ${text.name("value", "value")}`,
    ...columns.map(({ name, expression }) => `${expression} AS ${text.name(name, "rules")}`),
    `CASE WHEN alliance__faulty = 1 THEN 2 WHEN alliance__v IS NULL THEN 1 ELSE 0 END AS ${text.name("status", "rules")}`,
  ].join(",\n  ")}
FROM alliance__windows`;
}

const isScore = (value: number): boolean => Number.isFinite(value) && Math.abs(value) <= LARGEST;

const insistDrop = (points: number, name: string): void => {
  insistWithin(points, [LEAST, LARGEST], "drop-out-of-range", caller, name);
};

const requestKeys = ["table", "key", "value", "rules", "previous", "scale", "dialect"];

interface RuleColumn {
  readonly name: string;
  readonly expression: string;
  /** Columns it needs over the sessions of a client. */
  readonly window?: (partition: string) => string[];
}

/** Nothing is computed for a client whose rows contradict themselves. */
const unlessFaulty = (expression: string): string => `CASE WHEN alliance__faulty = 0 THEN ${expression} END`;

const flag = (unknown: string, condition: string): string =>
  `CASE WHEN alliance__faulty = 1 OR alliance__v IS NULL${unknown} THEN NULL WHEN ${condition} THEN 1 ELSE 0 END`;

/** The rows before, as far back as asked for. A frame of one row stands for LAG, which engines disagree about. */
const before = (partition: string, rows: number): string =>
  `OVER (PARTITION BY ${partition} ORDER BY alliance__k2 ROWS BETWEEN ${rows} PRECEDING AND 1 PRECEDING)`;

/** A limit, moved down (-1) or up (1) by the tolerance, so that rounding errors decide nothing. */
type MovedLimit = (limit: number, side: -1 | 1) => string;

function levelColumns(
  { level }: RuptureSqlRules,
  moved: MovedLimit,
  { minimum, maximum }: typeof ANY_SCORE,
): RuleColumn[] {
  if (!level) return [];
  const { cutoff, boundary = "below" } = level;
  insistWithin(cutoff, [-LARGEST, LARGEST], "cutoff-not-finite", caller, "a cut-off");
  insist(cutoff >= minimum && cutoff <= maximum, "cutoff-off-scale", caller, `a cut-off within "scale"`);
  insistOnBoundary(boundary, caller);
  const condition =
    boundary === "atOrBelow" ? `alliance__v <= ${moved(cutoff, 1)}` : `alliance__v < ${moved(cutoff, -1)}`;
  return [{ name: "below_level", expression: flag("", condition) }];
}

function dropColumns({ drop }: RuptureSqlRules, moved: MovedLimit): RuleColumn[] {
  if (!drop) return [];
  insistDrop(drop.points, "a drop");
  return [
    {
      name: "previous_value",
      expression: unlessFaulty("alliance__previous"),
      window: (partition) => [`MAX(alliance__v) ${before(partition, 1)} AS alliance__previous`],
    },
    {
      name: "dropped",
      expression: flag(
        " OR alliance__previous IS NULL",
        `alliance__previous - alliance__v >= ${moved(drop.points, -1)}`,
      ),
    },
  ];
}

function baselineColumns({ baseline }: RuptureSqlRules, moved: MovedLimit): RuleColumn[] {
  if (!baseline) return [];
  insistDrop(baseline.points, "a drop below the baseline");
  const { sessions, minimum = sessions } = baseline;
  const counts = Number.isSafeInteger(sessions) && Number.isSafeInteger(minimum) && 1 <= minimum && minimum <= sessions;
  insist(counts, "sessions-out-of-range", caller, `whole "sessions" and "minimum", with 1 <= minimum <= sessions`);
  return [
    {
      name: "baseline_mean",
      expression: unlessFaulty("alliance__base_mean"),
      window: (partition) => [
        `AVG(alliance__v) ${before(partition, sessions)} AS alliance__base_mean`,
        `COUNT(alliance__v) ${before(partition, sessions)} AS alliance__base_count`,
      ],
    },
    { name: "baseline_count", expression: unlessFaulty("alliance__base_count") },
    {
      name: "below_baseline",
      expression: flag(
        ` OR alliance__base_count < ${minimum}`,
        `alliance__base_mean - alliance__v >= ${moved(baseline.points, -1)}`,
      ),
    },
  ];
}
