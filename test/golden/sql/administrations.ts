import { score, type Instrument, type ScoreOptions } from "alliance-scoring";
import type { Row } from "./engines.js";

/** Generated answer sheets with everything that goes wrong in a table, and what `score` makes of them. */

/** The answers of one row, in the order of the form; null is missing. */
export type Answers = readonly (number | null)[];

/** A column type, what it can hold, and what it makes of a number. */
export interface ColumnType {
  readonly sql: string;
  /** Whether any double can be stored: off-step and invalid ones too. */
  readonly anyDouble: boolean;
  readonly whole: boolean;
  readonly stored: (value: number) => number;
}

export const columnTypes: Readonly<Record<"double" | "single" | "decimal" | "integer" | "smallint", ColumnType>> = {
  double: { sql: "DOUBLE PRECISION", anyDouble: true, whole: false, stored: (value) => value },
  single: { sql: "REAL", anyDouble: true, whole: false, stored: Math.fround },
  decimal: { sql: "DECIMAL(6, 2)", anyDouble: false, whole: false, stored: (value) => value },
  integer: { sql: "INTEGER", anyDouble: false, whole: true, stored: (value) => value },
  smallint: { sql: "SMALLINT", anyDouble: false, whole: true, stored: (value) => value },
};

/** A small generator with a seed: the same rows in every run. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Rows in which most answers are good: some rows are complete, in some one to four answers are missing, in some an answer
 * lies out of range, between steps, a hair beside a step, or is absurd.
 */
export function administrations(instrument: Instrument, count: number, type: ColumnType, seed = 1): Answers[] {
  const random = seeded(seed);
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)] as Value;
  const { minimum, maximum, step } = instrument.items[0]!;
  const steps = Math.round((maximum - minimum) / step);
  const places = step < 1 ? 1 : 0;
  const good = (): number =>
    pick([0, 0, 0, 0, 0, 0, 1]) === 1
      ? pick([minimum, maximum])
      : Number((minimum + Math.floor(random() * (steps + 1)) * step).toFixed(places));
  const outside = [minimum - 1, maximum + 1, maximum + 90, -999];
  const beside = [minimum + step / 2, maximum - step / 2, minimum - step / 10, maximum + step / 100];
  const hair = (value: number): number => value + pick([1, -1]) * pick([1e-15, 1e-12, 1e-7, 1e-4]);
  const absurd = [1e308, -1e308, 5e-324, -0, 1e20];
  const bad = (): number =>
    !type.anyDouble
      ? type.whole || random() < 0.5
        ? pick(outside)
        : Number(pick(beside).toFixed(2))
      : type.sql === "REAL"
        ? pick([...outside, ...beside])
        : pick([pick(outside), pick(beside), hair(good()), pick(absurd)]);
  return Array.from({ length: count }, () => {
    const row: (number | null)[] = instrument.items.map(good);
    const spoil = (value: () => number | null): unknown => (row[Math.floor(random() * row.length)] = value());
    const kind = random();
    if (kind > 0.4) for (let missing = Math.ceil(random() * 4); missing > 0; missing--) spoil(() => null);
    if (kind > 0.75) spoil(bad);
    if (kind > 0.995) row.fill(null);
    return row;
  });
}

/** The columns that the statement promises, for one row. */
export function expectedRow(
  instrument: Instrument,
  answers: Answers,
  options: ScoreOptions,
): Record<string, number | null> {
  const result = score(instrument, answers as (number | null)[], options);
  const row: Record<string, number | null> = {};
  for (const id of Object.keys(instrument.scales)) {
    const scale = result.ok ? result.value.scales[id] : undefined;
    const scored = scale?.status === "scored" ? scale : undefined;
    for (const metric of ["sum", "mean", "percent"] as const) row[`${id}_${metric}`] = scored?.[metric] ?? null;
    row[`${id}_answered`] = scale?.answered ?? null;
  }
  const unscored = result.ok && Object.values(result.value.scales).some(({ status }) => status === "not-scored");
  row["status"] = result.ok ? (unscored ? 1 : 0) : 2;
  return row;
}

/** The cells in which a row differs from what was promised, named without their values. */
export function differences(expected: Record<string, number | null>, row: Row): string[] {
  const same = (name: string): boolean => {
    const cell = row[name];
    return cell !== undefined && Object.is(cell === null ? null : Number(cell), expected[name]);
  };
  return Object.keys(expected).filter((name) => !same(name));
}

/** A double as SQL that no engine reads as a decimal first. */
export const sqlDouble = (value: number | null): string => {
  if (value === null) return "NULL";
  const text = Object.is(value, -0) ? "-0.0" : String(value);
  return text.includes("e") ? text : `${text}e0`;
};

/** Statements that create and fill a table of answers `c1`, `c2` … with the row number as its key. */
export function* tableOf(name: string, rows: readonly Answers[], type: ColumnType): Generator<string> {
  const columns = rows[0]!.map((_, index) => `c${index + 1}`);
  yield `CREATE TABLE ${name} (row_number_ INTEGER, ${columns.map((column) => `${column} ${type.sql} NULL`).join(", ")})`;
  const cell =
    type.whole || !type.anyDouble ? (value: number | null) => (value === null ? "NULL" : String(value)) : sqlDouble;
  for (let start = 0; start < rows.length; start += 500) {
    const block = rows.slice(start, start + 500);
    yield `INSERT INTO ${name} VALUES ${block.map((row, index) => `(${start + index}, ${row.map(cell).join(", ")})`).join(", ")}`;
  }
}
