import { courseOf, InvalidArgumentError, methods, ors, priors, score, srs, unwrap } from "alliance-scoring";
import { columnsOf, numberColumn, ruptureColumns, scoreColumns } from "alliance-scoring/columns";
import { holdSentences } from "../../support/slips.js";

/** A slip that a JavaScript caller can make, and a TypeScript one by a cast. */
const as = (value: unknown) => value as never;

const column = [8, 9, 7];
const columns = { relationship: column, goals: column, approach: column, overall: column };
const bitmap = Uint8Array.of(7);
const decimals = { length: 3, get: () => ({ value: 91n, scale: 1 }) };
const unreadable = {
  length: 3,
  get: () => {
    throw new Error("an answer");
  },
};
/** A column that is shorter once it was read. */
const shrinking = () => {
  const cells = [8, 9, 7];
  return {
    get length() {
      return cells.length;
    },
    get: (row: number) => (row === 2 ? cells.pop() : cells[row]),
  };
};
/** The issues of columns that cannot be read; what else is thrown is thrown. */
const issuesOf = (call: () => unknown) => () => {
  try {
    return call();
  } catch (error) {
    if (error instanceof InvalidArgumentError && error.code === "columns-invalid") return error;
    throw error;
  }
};
const scored = (given: unknown, how: object = {}) => issuesOf(() => scoreColumns(srs, as(given), as(how)));
const numbers = (options: unknown) => () => numberColumn(["8"], as(options));
const sessions = { client: ["a", "a", "a"], session: [1, 2, 3], value: [36, 35, 30] };
const scale = { minimum: 0, maximum: 40, step: 0.1 };
const prior = priors.srs.sum;
const ruptures = (given: object, options: object = {}) =>
  issuesOf(() => ruptureColumns(as({ ...sessions, ...given }), as({ prior, scale, ...options })));
const entry = (instrument: typeof srs | typeof ors = srs) => ({
  key: ["a"],
  course: unwrap(courseOf(instrument as typeof srs, [[9, 9, 9, 9]])),
});
const of =
  (entries: unknown, ...more: unknown[]) =>
  () =>
    columnsOf(as(entries), as(more[0] ?? "total"), as(more[1]));

holdSentences("columns", {
  "scoreColumns: no instrument": () => scoreColumns(as({ ...srs }), columns),
  "scoreColumns: columns that were not unwrapped": () => scoreColumns(srs, as({ ok: true, value: columns })),
  "scoreColumns: columns in words": () => scoreColumns(srs, as("relationship")),
  "scoreColumns: nothing": scored(undefined),
  "scoreColumns: columns that are one column": scored(Float64Array.of(1, 2)),
  "scoreColumns: a list too short": scored([column, column]),
  "scoreColumns: a misspelt item": scored({ ...columns, gaols: column }),
  "scoreColumns: an item left out": scored({ relationship: column, goals: column, approach: column }),
  "scoreColumns: a column of text": scored({ ...columns, goals: "8,9,7" }),
  "scoreColumns: a column without cells": scored({ ...columns, goals: { length: 3 } }),
  "scoreColumns: a column too long": scored({ ...columns, goals: [8, 9, 7, 8] }),
  "scoreColumns: a column of decimals": scored({ ...columns, goals: decimals }),
  "scoreColumns: a column that throws": scored({ ...columns, goals: unreadable }),
  "scoreColumns: a column that shrinks": scored({ ...columns, goals: shrinking() }),
  "scoreColumns: a bitmap of booleans": scored(columns, { validity: { goals: [true, true, false] } }),
  "scoreColumns: a bitmap too short": scored(columns, { validity: { goals: new Uint8Array(0) } }),
  "scoreColumns: a bitmap of another item": scored(columns, { validity: { gaols: bitmap } }),
  "scoreColumns: bitmaps as text": scored(columns, { validity: "111" }),
  "scoreColumns: a misspelt option": () => scoreColumns(srs, columns, as({ mising: "prorate" })),
  "scoreColumns: options that were not unwrapped": () => scoreColumns(srs, columns, as({ ok: true, value: {} })),
  "scoreColumns: an unknown metric": () => scoreColumns(srs, columns, as({ metric: "percent" })),
  "scoreColumns: a policy that is none": () => scoreColumns(srs, columns, as({ missing: "impute" })),
  "scoreColumns: a way with steps that is none": () => scoreColumns(srs, columns, as({ offStep: "ceil" })),
  "scoreColumns: one missing code": () => scoreColumns(srs, columns, as({ missingCodes: -99 })),
  "scoreColumns: missing codes as texts": () => scoreColumns(srs, columns, as({ missingCodes: ["NA"] })),
  "scoreColumns: a missing code that is an answer": () => scoreColumns(srs, columns, { missingCodes: [9] }),
  "scoreColumns: a missing code that is the lowest answer": () => scoreColumns(srs, columns, { missingCodes: [0] }),

  "numberColumn: cells that were not unwrapped": () => numberColumn(as({ ok: true, value: ["8"] })),
  "numberColumn: one cell": issuesOf(() => numberColumn(as("8"))),
  "numberColumn: a column that throws": issuesOf(() => numberColumn(unreadable)),
  "numberColumn: a misspelt option": numbers({ code: {} }),
  "numberColumn: a decimal sign": numbers({ decimal: "," }),
  "numberColumn: centimetres": numbers({ unit: "cm" }),
  "numberColumn: codes as a list": numbers({ codes: [["often", 4]] }),
  "numberColumn: a code that is no number": numbers({ codes: { often: "4" } }),
  "numberColumn: an endless code": numbers({ codes: { often: Infinity } }),
  "numberColumn: a code for blanks": numbers({ codes: { " ": 4 } }),
  "numberColumn: a code for a number": numbers({ codes: { "4": 5 } }),
  "numberColumn: a code that is missing": numbers({ codes: { NA: 5 }, missingCodes: ["NA"] }),
  "numberColumn: one missing code": numbers({ missingCodes: "NA" }),
  "numberColumn: a missing code that is true": numbers({ missingCodes: [true] }),
  "numberColumn: an item by its id": numbers({ item: "goals" }),
  "numberColumn: an item without its range": numbers({ item: { step: 0.1 } }),
  "numberColumn: an item of a range upside down": numbers({ item: { minimum: 10, maximum: 0, step: 0.1 } }),
  "numberColumn: an item of no step": numbers({ item: { minimum: 0, maximum: 10, step: 0 } }),
  "numberColumn: a missing code that is an answer": numbers({
    item: { minimum: 0, maximum: 10, step: 0.1 },
    missingCodes: [9],
  }),

  "ruptureColumns: columns that were not unwrapped": () =>
    ruptureColumns(as({ ok: true, value: sessions }), { prior, scale }),
  "ruptureColumns: nothing": issuesOf(() => ruptureColumns(as(undefined), { prior, scale })),
  "ruptureColumns: a misspelt column": ruptures({ client: undefined, clients: ["a", "a", "a"] }),
  "ruptureColumns: an unknown column": ruptures({ modality: ["video", "video", "video"] }),
  "ruptureColumns: no value": ruptures({ value: undefined }),
  "ruptureColumns: sessions too few": ruptures({ session: [1, 2] }),
  "ruptureColumns: values too many": ruptures({ value: [36, 35, 30, 31] }),
  "ruptureColumns: a client column that throws": ruptures({ client: unreadable }),
  "ruptureColumns: a column of decimals": ruptures({ value: decimals }),
  "ruptureColumns: a column that shrinks": ruptures({ value: shrinking() }),
  "ruptureColumns: a misspelt option": () => ruptureColumns(sessions, as({ prior, scales: scale })),
  "ruptureColumns: no scale": () => ruptureColumns(sessions, { prior }),
  "ruptureColumns: a scale upside down": () => ruptureColumns(sessions, { prior, scale: { minimum: 40, maximum: 0 } }),
  "ruptureColumns: a scale of no step": () =>
    ruptureColumns(sessions, { prior, scale: { minimum: 0, maximum: 40, step: 0 } }),
  "ruptureColumns: no rule": () => ruptureColumns(sessions, as({ scale })),
  "ruptureColumns: two rules": () => ruptureColumns(sessions, as({ scale, prior, method: methods.prediction(prior) })),
  "ruptureColumns: an alpha beside a method": () =>
    ruptureColumns(sessions, as({ scale, alpha: 0.05, method: methods.prediction(prior) })),
  "ruptureColumns: an alpha alone": () => ruptureColumns(sessions, as({ scale, alpha: 0.05 })),
  "ruptureColumns: an alpha in percent": () => ruptureColumns(sessions, { scale, prior, alpha: 5 }),
  "ruptureColumns: a method by its name": () => ruptureColumns(sessions, as({ scale, method: "prediction" })),
  "ruptureColumns: a method that was not called": () =>
    ruptureColumns(sessions, as({ scale, method: methods.prediction })),
  "ruptureColumns: no prior": () => ruptureColumns(sessions, as({ scale, prior: {} })),
  "ruptureColumns: a prior of another range": () =>
    ruptureColumns(sessions, { scale: { minimum: 0, maximum: 100 }, prior }),
  "ruptureColumns: a measure by its name": () => ruptureColumns(sessions, as({ scale, measure: "srs" })),
  "ruptureColumns: a missing code that is a score": () =>
    ruptureColumns(sessions, { scale, prior, missingCodes: [40] }),
  "ruptureColumns: one missing code": () => ruptureColumns(sessions, as({ scale, prior, missingCodes: -99 })),

  "columnsOf: a table": of({ courses: [entry()] }),
  "columnsOf: courses that were not unwrapped": of({ ok: true, value: [entry()] }),
  "columnsOf: courses with a hole": of([entry(), , entry()]), // eslint-disable-line no-sparse-arrays
  "columnsOf: courses alone": of([entry().course]),
  "columnsOf: a course without a key": of([{ course: entry().course }]),
  "columnsOf: a key as a text": of([{ ...entry(), key: "a" }]),
  "columnsOf: a key of nothing": of([{ ...entry(), key: [] }]),
  "columnsOf: a key that is no number": of([{ ...entry(), key: [NaN] }]),
  "columnsOf: a misspelt part": of([{ ...entry(), row: [1] }]),
  "columnsOf: scores in place of a course": of([{ key: ["a"], course: unwrap(score(srs, [9, 9, 9, 9])) }]),
  "columnsOf: two instruments": of([entry(), entry(ors)]),
  "columnsOf: a misspelt scale": of([entry()], "totl"),
  "columnsOf: an unknown metric": of([entry()], "total", "percent"),
});
