import { insistChoice } from "../core/checkedOptions.js";
import { insist } from "../core/insist.js";

/**
 * How identifiers are quoted: `ansi` as "name" (DuckDB, PostgreSQL, SQLite, ClickHouse, Trino, Snowflake), `backtick` as
 * `name` (Spark, Hive, MySQL, BigQuery), `bracket` as [name] (SQL Server, SQLite), `none` not at all.
 *
 * `bracket` also writes ROUND(x, 0), which SQL Server wants, for ROUND(x). And since MySQL, MariaDB and SQL Server read a text
 * as a number where one is needed ("" and "n/a" as 0), `backtick` and `bracket` first check that a cell reads as a plain decimal.
 */
export type SqlDialect = "ansi" | "backtick" | "bracket" | "none";

const quotes: Readonly<Record<SqlDialect, readonly [string, string]>> = /* @__PURE__ */ Object.freeze({
  ansi: ['"', '"'],
  backtick: ["`", "`"],
  bracket: ["[", "]"],
  none: ["", ""],
});

/** Letters, digits and underscore of ASCII, as every engine takes them. */
const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** What PostgreSQL keeps of a name; the rest it would cut off in silence. */
const MAXIMUM_LENGTH = 63;

/** The statements' own tables and columns: ClickHouse takes such a name for ours, wherever the caller's stands. */
const RESERVED = /^alliance__/i;

/**
 * The parts of a portable statement. Whatever a caller names goes through `name` or `table`, and every number through
 * `number`: no other text of theirs reaches the statement.
 *
 * @internal
 */
export interface SqlText {
  /** A column of the caller's, quoted; `argument` says where it was given. */
  name(identifier: unknown, argument: string): string;
  /** A table, or a table with its schema (and catalogue) as a list. */
  table(identifier: unknown): string;
  round(expression: string): string;
  /**
   * A whole number as a double. `1E0` is a double in most engines but a decimal in PostgreSQL, where in turn ROUND of an
   * integer is a double: together they keep every division from being one of decimals, which would round.
   */
  double(expression: string | number): string;
  /**
   * The steps of a statement that read the caller's columns as `alliance__c1`, `alliance__c2` … beside its keys, and the table
   * that then holds them; no step where an engine refuses texts by itself. A cell that is no number becomes {@link NO_NUMBER}.
   */
  read(columns: readonly string[], keys: readonly string[], table: string, exponents: boolean): ReadSteps;
}

/** @internal */
export interface ReadSteps {
  /** To be written first in the WITH clause, each with its comma. */
  readonly steps: string;
  /** What the next step reads from. */
  readonly from: string;
  /** What the columns and the keys are called there. */
  readonly columns: readonly string[];
  readonly keys: readonly string[];
}

/** Beyond every range, in SQL. */
const NO_NUMBER = "1E300";

/**
 * The writer of a dialect.
 *
 * @throws InvalidArgumentError `dialect-unknown`; its methods throw `identifier-invalid`
 *
 * @internal
 */
export function sqlText(dialect: SqlDialect, caller: string): SqlText {
  insistChoice(dialect, Object.keys(quotes), "dialect-unknown", caller, `"dialect"`);
  const [open, close] = quotes[dialect];
  const quoted = (identifier: string): string => open + identifier + close;
  const round = (expression: string): string => `ROUND(${expression}${dialect === "bracket" ? ", 0" : ""})`;
  return {
    name: (identifier, argument) => quoted(checkName(identifier, argument, caller)),
    round,
    double: (expression) => `(1E0 * ${round(String(expression))})`,
    read: (columns, keys, from, exponents) =>
      dialect === "backtick" || dialect === "bracket"
        ? checkedTexts(columns, keys, from, exponents)
        : { steps: "", from, columns, keys },
    table(identifier) {
      const parts: unknown[] = Array.isArray(identifier) ? identifier : [identifier];
      const need = `"table" to be a name or a list of 1 to 4 names, such as schema and table`;
      insist(parts.length >= 1 && parts.length <= 4, "identifier-invalid", caller, need, identifier);
      const check = parts.length === 1 ? checkName : checkIdentifier;
      return Array.from(parts, (part) =>
        quoted(check(part, `"table", or each name of a list of schema and table,`, caller)),
      ).join(".");
    },
  };
}

/**
 * Columns as numbers, on engines that would take any text for one.
 *
 * A plain decimal is what leaves nothing but a point when its sign and its digits are taken away. No engine's patterns are
 * asked for, since no two write them alike. A double may be written with an exponent, which a text column may not hold.
 */
function checkedTexts(
  columns: readonly string[],
  keys: readonly string[],
  table: string,
  exponents: boolean,
): ReadSteps {
  const own = (letter: string, names: readonly string[]): string[] =>
    names.map((_, index) => `alliance__${letter}${index + 1}`);
  const [key, cell, text] = [own("k", keys), own("c", columns), own("w", columns)];
  const bare = (name: string): string =>
    ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"].reduce(
      (inner, digit) => `REPLACE(${inner}, '${digit}', '')`,
      `REPLACE(CONCAT('|', ${name}), '|-', '|')`,
    );
  const left = ["", ".", ...(exponents ? ["e-", ".e-", "E-", ".E-", "e+", ".e+", "E", ".E", "e", ".e"] : [])];
  const isNumber = (name: string): string =>
    `${name} NOT IN ('', '-', '.', '-.') AND ${bare(name)} IN (${left.map((rest) => `'|${rest}'`).join(", ")})`;
  return {
    steps: `alliance__texts AS (
  SELECT
    ${[
      ...keys.map((name, index) => `${name} AS ${key[index] as string}`),
      ...columns.flatMap((name, index) => [
        `${name} AS ${cell[index] as string}`,
        `LTRIM(RTRIM(CONCAT(${name}, ''))) AS ${text[index] as string}`,
      ]),
    ].join(",\n    ")}
  FROM ${table}),
alliance__numbers AS (
  SELECT
    ${[
      ...key,
      ...cell.map(
        (name, index) =>
          `CASE WHEN ${name} IS NULL THEN NULL WHEN ${isNumber(text[index] as string)} THEN ${name} * 1E0 ELSE ${NO_NUMBER} END AS ${name}`,
      ),
    ].join(",\n    ")}
  FROM alliance__texts),
`,
    from: "alliance__numbers",
    columns: cell,
    keys: key,
  };
}

/**
 * An identifier that is one in every engine. The message names the argument and never repeats what was given.
 *
 * @internal
 */
export function checkIdentifier(identifier: unknown, argument: string, caller: string): string {
  const need = `${argument} to be a plain name: 1 to ${MAXIMUM_LENGTH} ASCII letters, digits and _, no digit first`;
  const isName = typeof identifier === "string" && identifier.length <= MAXIMUM_LENGTH && IDENTIFIER.test(identifier);
  insist(isName, "identifier-invalid", caller, need, identifier);
  return identifier;
}

/** An identifier that the statements do not use themselves. */
function checkName(identifier: unknown, argument: string, caller: string): string {
  const name = checkIdentifier(identifier, argument, caller);
  insist(!RESERVED.test(name), "identifier-invalid", caller, `${argument} not to start with alliance__`);
  return name;
}

/**
 * A number as SQL; one below zero in parentheses, so that no two signs make a comment.
 *
 * @internal
 */
export function sqlNumber(value: number): string {
  return value < 0 ? `(${value})` : String(value + 0); // + 0 turns -0 into 0
}

/** What the columns of a result are called apart. @internal */
export const apart = "keys that differ from each other and from the columns of the result";

/**
 * Refuse names that an engine would take for one and the same column.
 *
 * @internal
 */
export function checkDistinct(names: readonly string[], need: string, caller: string): void {
  const isEach = new Set(names.map((name) => name.toLowerCase())).size === names.length;
  insist(isEach, "column-duplicate", caller, `${need}, whatever their case`);
}
