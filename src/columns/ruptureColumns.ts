import { checkedOptions, readEntries } from "../core/checkedOptions.js";
import { folded, keyOf } from "../core/cells/keyOf.js";
import { decimalPlaces } from "../core/decimalGrid.js";
import { judgedBy, referenceTo } from "../rupture/analysisOf.js";
import { checkedMethod, insistOnMethod } from "../rupture/method.js";
import type { Caution, MethodReference, RuptureMethod } from "../rupture/method.js";
import { prediction } from "../rupture/prediction/prediction.js";
import { shippedPrediction } from "../rupture/prediction/shippedPrediction.js";
import type { Prior, PriorInput } from "../rupture/prediction/prior.js";
import { checkedMissingCodes } from "../scoring/missingCodes.js";
import { checkScale, type Measure, type SeriesScale } from "../course/measure.js";
import { faultOfValue, type SeriesIssueCode, type SessionPoint, type SessionSeries } from "../course/series.js";
import { forgetCodes, readSingles } from "./cells.js";
import { insist, insistUnwrapped } from "../core/insist.js";
import { isPlainObject } from "../core/plainObject.js";
import { openColumn, whyUnreadable, type Column, type OpenColumn } from "./column.js";
import { columnIssue, columnsInvalid, type ColumnIssue, type ColumnIssueCode } from "./itemColumns.js";
import { newColumns } from "./newColumns.js";

/** Sessions of many clients, one row each: whose, which, and the score. */
export interface SessionColumns {
  /** What tells clients apart: strings, numbers or bigints. */
  readonly client:
    | Column
    | readonly string[]
    | {
        readonly length: number;
        /** The client of a row. */
        get(row: number): unknown;
      };
  /** Session number: a whole number. Rows may come in any order. */
  readonly session: Column;
  /** The score; missing where the session has none. */
  readonly value: Column;
  /** The range of the scores and what they measure, as `columnsOf` tells them; an option of the same name comes first. */
  readonly scale?: SeriesScale | undefined;
  readonly measure?: Measure | undefined;
}

/** Columns that know their range and measure, as {@link columnsOf} returns them. */
export interface MeasuredColumns extends SessionColumns {
  readonly scale: SeriesScale | undefined;
  readonly measure: Measure | undefined;
}

/** How the columns are read. */
export interface SessionColumnsOptions {
  /**
   * The range of the scores, unless the columns tell it, and their step where they have one: without it a 32-bit 36.1 is read as
   * it is held, 36.0999985, and lies below a cutoff of 36.1.
   */
  readonly scale?: SeriesScale;
  /** What the scores measure, so that a prior for another metric is refused. */
  readonly measure?: Measure;
  /** Numbers that stand for a missing score, outside the scale. None unless declared. */
  readonly missingCodes?: readonly number[];
}

/** The default rule, `methods.prediction(prior, { alpha })`. */
export interface RuleByPrior extends SessionColumnsOptions {
  readonly prior: Prior | PriorInput;
  /** Probability below which a score is flagged. Default 0.01. */
  readonly alpha?: number;
  readonly method?: undefined;
}

/** Any other rule, from `methods` or `presets`. */
export interface RuleByMethod extends SessionColumnsOptions {
  readonly method: RuptureMethod;
  readonly prior?: undefined;
  readonly alpha?: undefined;
}

/** The shipped prior of what is measured. */
export interface RuleByMeasure extends SessionColumnsOptions {
  readonly prior?: undefined;
  readonly alpha?: undefined;
  readonly method?: undefined;
}

/** The rule, by `prior` or by `method`, and how the columns are read. */
export type RuptureColumnsOptions = RuleByPrior | RuleByMethod | (RuleByMeasure & { readonly measure: Measure });

/** Verdicts, row by row in the order of the input; what a rule lacks is NaN. */
export interface RuptureColumns {
  readonly rows: number;
  /** How many clients there are, those with faults included. */
  readonly clients: number;
  readonly method: MethodReference;
  /** 1 where the session stands out. Not: a rupture happened. */
  readonly flag: Uint8Array;
  readonly expected: Float64Array;
  readonly lowerLimit: Float64Array;
  readonly statistic: Float64Array;
  readonly probability: Float64Array;
  /** What became of a row; see {@link ruptureStatus}. */
  readonly status: Uint8Array;
  /** Chance flags to expect in all these series; null when the rule's rate is not known. */
  readonly expectedFalseFlags: number | null;
  /** What `detectRuptures` warns of in any of the series, once each; and keys that look alike (`keys-alike`). */
  readonly cautions: readonly Caution[];
}

/**
 * What became of a row of {@link ruptureColumns}. `assessed`: the rule judged it. `notAssessed`: no score, or the rule needs
 * more sessions. The codes of `sessionSeries` say what is wrong with a row; none of that client's rows is judged then, and
 * the others read `clientInvalid`. `clientMissing`: a row without a client key. `clientUnsafeInteger`: the key is a whole number
 * beyond 2^53, which has lost its last digits: two clients may have become one. Hand such keys over as texts or bigints.
 */
export const ruptureStatus = /* @__PURE__ */ Object.freeze({
  assessed: 0,
  notAssessed: 1,
  "session-not-an-integer": 2,
  "duplicate-session": 3,
  "value-not-a-number": 4,
  "value-out-of-range": 5,
  clientInvalid: 6,
  clientMissing: 7,
  clientUnsafeInteger: 8,
});

/**
 * Which sessions of many clients stand out by a rule, from a table in long format.
 *
 * Each client's rows are put in session order and judged by `detectRuptures`, so every verdict is the one that it gives.
 * Rows may come in any order; two rows for one session of a client are a fault of that client only.
 *
 * @param columns - `client`, `session` and `value`, all of one length; a key is a text, a number or a bigint: 17,
 *   "17" and " 17 " are one client. Blank keys, null and NaN are no client
 * @param options - `scale`; `prior` (and `alpha`) for the default rule, or `method` for any other (without either the shipped
 *   prior of what `columnsOf` says is measured); `measure`, `missingCodes`
 * @returns the verdicts as columns, in the order of the rows, with the chance flags to expect
 * @throws InvalidArgumentError `columns-invalid`, whose issues name every fault of the columns; `rule-missing` unless
 *   exactly one of `prior` and `method` is given, or the measure is known; `method-required` where it has no shipped prior;
 *   `scale-required`; `missing-codes-invalid`, `missing-code-is-a-response`, `too-many-rows`,
 *   `scale-range-invalid`, `scale-step-invalid`, and what the rule throws
 *
 * @example
 * const client = ["a", "b", "a", "a", "a", "a"];
 * const session = [1, 1, 2, 3, 5, 4];
 * const value = [38, 40, 38.4, 37.9, 38.1, 31];
 * const found = ruptureColumns({ client, session, value }, { prior: priors.srs.sum, scale: { minimum: 0, maximum: 40, step: 0.1 } });
 * [...found.flag]; // => [0, 0, 0, 0, 0, 1]
 * [...found.status]; // => [1, 1, 0, 0, 0, 0]
 */
export function ruptureColumns(
  columns: MeasuredColumns,
  options?: RuptureColumnsOptions | RuleByMeasure,
): RuptureColumns;
export function ruptureColumns(columns: SessionColumns, options: RuptureColumnsOptions): RuptureColumns;
export function ruptureColumns(
  columns: SessionColumns,
  options?: RuptureColumnsOptions | RuleByMeasure,
): RuptureColumns {
  insistUnwrapped(columns, "ruptureColumns", "columns of clients, sessions and values");
  if (isPlainObject(columns)) readEntries(columns, "ruptureColumns", columnNames, "unknown-key");
  const given = checkedOptions(options, "ruptureColumns", known);
  const scale = (given.scale ?? heldBy(columns, "scale")) as SeriesScale | undefined;
  const measure = (given.measure ?? heldBy(columns, "measure")) as Measure | undefined;
  insist(scale !== undefined, "scale-required", "ruptureColumns", `a "scale", or columns from columnsOf`);
  checkScale(scale, "ruptureColumns");
  const about = measure ? { measure } : {};
  const method = ruleOf(given, about);
  const codes = checkedMissingCodes(given.missingCodes ?? [], [scale], "ruptureColumns");
  const { client, session, value } = readSessions(columns, codes, scale);
  const rows = client.length;
  const [expected, lowerLimit, statistic, probability] = newColumns(4, rows).map((column) => column.fill(NaN)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const status = new Uint8Array(rows);
  const flag = new Uint8Array(rows);
  let expectedFalseFlags: number | null = 0;
  const cautions = new Map<string, Caution>();

  const ofClient = rowsByClient(client, status);
  for (const own of ofClient.values()) {
    const points = pointsOf(own, session, value, scale, status);
    if (points === undefined) continue;
    const judged = judgedBy({ points, scale, ...about }, method, "ruptureColumns");
    if (judged.status === "not-assessable") continue;
    for (const caution of judged.cautions) cautions.set(caution.code, caution);
    if (expectedFalseFlags !== null)
      expectedFalseFlags = judged.expectedFalseFlags === null ? null : expectedFalseFlags + judged.expectedFalseFlags;
    let position = 0;
    for (const verdict of judged.detection.sessions) {
      const row = own[position++] as number;
      if (verdict.assessed) status[row] = ruptureStatus.assessed;
      if (verdict.flagged) flag[row] = 1;
      if (verdict.expected !== null) expected[row] = verdict.expected;
      if (verdict.lowerLimit !== null) lowerLimit[row] = verdict.lowerLimit;
      if (verdict.statistic !== null) statistic[row] = verdict.statistic;
      if (verdict.probability !== null) probability[row] = verdict.probability;
    }
  }
  if (haveAlike(ofClient.keys())) {
    const message = "Some client keys differ only by case, blanks or the composition of a letter.";
    cautions.set("keys-alike", { code: "keys-alike", message });
  }
  const verdicts = { flag, expected, lowerLimit, statistic, probability, status };
  return {
    rows,
    clients: ofClient.size,
    method: referenceTo(method),
    ...verdicts,
    expectedFalseFlags,
    cautions: [...cautions.values()],
  };
}

const columnNames = ["client", "session", "value", "scale", "measure"];

const known = {
  scale: "checked-by-caller",
  prior: "checked-by-caller",
  alpha: "checked-by-caller",
  method: "checked-by-caller",
  measure: "checked-by-caller",
  missingCodes: "checked-by-caller",
} as const;

/** Whether a person would take two of the keys for one. */
function haveAlike(keys: Iterable<string>): boolean {
  const texts = [...keys];
  return new Set(texts.map(folded)).size < texts.length;
}

type FaultCode = Extract<SeriesIssueCode, keyof typeof ruptureStatus>;

function ruleOf(
  {
    prior,
    alpha,
    method,
  }: {
    prior?: Prior | PriorInput | undefined;
    alpha?: number | undefined;
    method?: RuptureMethod | undefined;
  },
  series: Pick<SessionSeries, "measure">,
): RuptureMethod {
  if (prior === undefined && method === undefined && alpha === undefined && series.measure !== undefined)
    return shippedPrediction(series, "ruptureColumns");
  const isOne = (prior === undefined) !== (method === undefined) && (method === undefined || alpha === undefined);
  insist(isOne, "rule-missing", "ruptureColumns", "a prior (and alpha) or a method, not both");
  if (method !== undefined) {
    insistOnMethod(method, "ruptureColumns");
    return checkedMethod(method, "ruptureColumns");
  }
  return prediction(prior as Prior | PriorInput, alpha === undefined ? {} : { alpha });
}

/** Rising; invalid session numbers sort last. */
function order(left: number, right: number): number {
  if (!Number.isSafeInteger(left) || !Number.isSafeInteger(right))
    return Number(Number.isSafeInteger(right)) - Number(Number.isSafeInteger(left));
  return left - right;
}

/** The rows of each client, in the order in which they came; the status of rows that have none. */
function rowsByClient(clients: readonly unknown[], status: Uint8Array): Map<string, number[]> {
  const ofClient = new Map<string, number[]>();
  const ofCell = new Map<unknown, number[]>(); // so that a key is read once and not once a row
  clients.forEach((client, row) => {
    let own = ofCell.get(client);
    if (own === undefined) {
      const key = keyOf(client);
      if (typeof key !== "string") {
        status[row] = key === null ? ruptureStatus.clientMissing : ruptureStatus.clientUnsafeInteger;
        return;
      }
      own = ofClient.get(key) ?? [];
      ofClient.set(key, own);
      ofCell.set(client, own);
    }
    own.push(row);
  });
  return ofClient;
}

/**
 * The sessions of a client whose rows are `own`, which are put in session order; undefined when one of them has a fault, which
 * is then told in their status.
 */
function pointsOf(
  own: number[],
  session: Float64Array,
  value: Float64Array,
  scale: SeriesScale,
  status: Uint8Array,
): SessionPoint[] | undefined {
  own.sort((left, right) => order(session[left] as number, session[right] as number));
  const points: SessionPoint[] = [];
  const faults: [row: number, code: FaultCode][] = [];
  let latest = -Infinity;
  for (const row of own) {
    const number = session[row] as number;
    const held = value[row] as number;
    const score = Number.isNaN(held) ? null : held + 0; // + 0 turns -0 into 0
    const fault = faultInOrder(number, latest) ?? faultOfValue(score, scale);
    if (fault !== undefined) faults.push([row, fault as FaultCode]);
    latest = number;
    points.push({ session: number, value: score });
    status[row] = ruptureStatus.notAssessed;
  }
  if (faults.length === 0) return points;
  for (const row of own) status[row] = ruptureStatus.clientInvalid;
  for (const [row, code] of faults) status[row] = ruptureStatus[code];
  return undefined;
}

/** What is wrong with a session number, if anything, where they come in order: two that are the same stand side by side. */
function faultInOrder(session: number, latest: number): FaultCode | undefined {
  if (!Number.isSafeInteger(session)) return "session-not-an-integer";
  return session === latest ? "duplicate-session" : undefined;
}

interface Sessions {
  readonly client: readonly unknown[];
  readonly session: Float64Array;
  readonly value: Float64Array;
}

function readSessions(columns: SessionColumns, codes: readonly number[], scale: SeriesScale): Sessions {
  const names = ["client", "session", "value"] as const;
  const issues: ColumnIssue[] = [];
  const fault = (code: ColumnIssueCode, name: string): void => {
    issues.push(columnIssue(code, `column ${name}`, [name]));
  };
  const open = names.map((name) => {
    const column = openColumn(heldBy(columns, name));
    if (!column) fault("not-a-column", name);
    return column;
  });
  if (issues.length > 0) throw columnsInvalid(issues, "ruptureColumns");
  const [client, session, value] = open as [OpenColumn, OpenColumn, OpenColumn];
  const { rows } = client;
  if (session.rows !== rows) fault("lengths-differ", "session");
  if (value.rows !== rows) fault("lengths-differ", "value");
  if (issues.length > 0) throw columnsInvalid(issues, "ruptureColumns");

  const [sessions, values] = newColumns(2, rows) as [Float64Array, Float64Array];
  const read = { client: [] as unknown[], session: sessions, value: values };
  const steps = [
    () => {
      for (let row = 0; row < rows; row++) read.client.push(client.cell(row));
    },
    () => {
      session.read(0, rows, read.session);
    },
    () => {
      value.read(0, rows, read.value);
    },
  ];
  names.forEach((name, position) => {
    try {
      (steps[position] as () => void)();
      if ((open[position] as OpenColumn).length() !== rows) fault("column-changed", name);
    } catch (thrown) {
      fault(whyUnreadable(thrown), name);
    }
  });
  if (issues.length > 0) throw columnsInvalid(issues, "ruptureColumns");
  forgetCodes(codes, rows, read.value);
  const places = scale.step === undefined ? undefined : decimalPlaces(scale.step);
  if (places !== undefined) readSingles(10 ** places, rows, read.value);
  return read;
}

/** A getter that throws gives something that is no column. */
function heldBy(columns: SessionColumns, name: keyof SessionColumns): unknown {
  try {
    return columns[name];
  } catch {
    return undefined;
  }
}
