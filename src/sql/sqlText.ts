import { InvalidArgumentError } from "../core/invalidArgumentError.js";

/**
 * How identifiers are quoted: `ansi` as "name" (DuckDB, PostgreSQL, SQLite, ClickHouse, Trino, Snowflake), `backtick` as
 * `name` (Spark, Hive, MySQL, BigQuery), `bracket` as [name] (SQL Server, SQLite), `none` not at all.
 *
 * Nothing else depends on it, but that `bracket` writes ROUND(x, 0), which SQL Server wants, for ROUND(x).
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
}

/**
 * The writer of a dialect.
 *
 * @throws InvalidArgumentError `dialect-unknown`; its methods throw `identifier-invalid`
 *
 * @internal
 */
export function sqlText(dialect: SqlDialect): SqlText {
  if (!Object.hasOwn(quotes, dialect))
    throw new InvalidArgumentError("dialect-unknown", "the dialect is ansi, backtick, bracket or none");
  const [open, close] = quotes[dialect];
  const quoted = (identifier: string): string => open + identifier + close;
  const round = (expression: string): string => `ROUND(${expression}${dialect === "bracket" ? ", 0" : ""})`;
  return {
    name: (identifier, argument) => quoted(checkName(identifier, argument)),
    round,
    double: (expression) => `(1E0 * ${round(String(expression))})`,
    table(identifier) {
      const parts: unknown[] = Array.isArray(identifier) ? identifier : [identifier];
      if (parts.length < 1 || parts.length > 4) throw invalid("table");
      const check = parts.length === 1 ? checkName : checkIdentifier;
      return Array.from(parts, (part) => quoted(check(part, "table"))).join(".");
    },
  };
}

/**
 * An identifier that is one in every engine. The message names the argument and never repeats what was given.
 *
 * @internal
 */
export function checkIdentifier(identifier: unknown, argument: string): string {
  if (typeof identifier !== "string" || identifier.length > MAXIMUM_LENGTH || !IDENTIFIER.test(identifier))
    throw invalid(argument);
  return identifier;
}

/** An identifier that the statements do not use themselves. */
function checkName(identifier: unknown, argument: string): string {
  const name = checkIdentifier(identifier, argument);
  if (RESERVED.test(name)) throw invalid(argument);
  return name;
}

const invalid = (argument: string): InvalidArgumentError =>
  new InvalidArgumentError(
    "identifier-invalid",
    `${argument} takes ASCII letters, digits and _, not starting with a digit, at most ${MAXIMUM_LENGTH}; a schema ` +
      "and its table come as a list, and names that start with alliance__ are taken",
  );

/**
 * A number as SQL; one below zero in parentheses, so that no two signs make a comment.
 *
 * @internal
 */
export function sqlNumber(value: unknown, argument: string): string {
  if (typeof value !== "number" || !Number.isFinite(value))
    throw new InvalidArgumentError("number-invalid", `${argument} takes a finite number`);
  return value < 0 ? `(${value})` : String(value + 0); // + 0 turns -0 into 0
}

/**
 * Refuse names that an engine would take for one and the same column.
 *
 * @internal
 */
export function checkDistinct(names: readonly string[], argument: string): void {
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length)
    throw new InvalidArgumentError("column-duplicate", `${argument} names each column once, whatever its case`);
}
