import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instruments, score, type Instrument } from "alliance-scoring";
import { scoreColumns, type ColumnScores, type ScoreColumnsOptions } from "alliance-scoring/columns";
import { kinds, type Encoded, type Intent } from "./columnKinds.js";
import { odd, small } from "./forms.js";

const forms: readonly Instrument[] = [...Object.values(instruments), odd, small];

/** What was done with an item: mostly an answer, now and then one that breaks a rule, a missing one, nonsense. */
const intentFor = (form: Instrument, item: Instrument["items"][number]): fc.Arbitrary<Intent> => {
  const { minimum, maximum, step } = item;
  const onStep = fc
    .integer({ min: 0, max: Math.round((maximum - minimum) / step) })
    .map((steps) => Math.round((minimum + steps * step) * 10) / 10);
  const nearby = fc
    .integer({ min: -30, max: 120 })
    .map((tenths) => Math.round((minimum + ((maximum - minimum) * tenths) / 90) * 100) / 100);
  return fc.oneof(
    { weight: 15 * form.items.length, arbitrary: onStep },
    { weight: 6, arbitrary: fc.constant("missing" as const) },
    { weight: 1, arbitrary: nearby },
    { weight: 1, arbitrary: fc.constantFrom(minimum, maximum, -0, minimum - 1, maximum + 1, 255, -1, 5e-324) },
    { weight: 1, arbitrary: fc.constant("wrong" as const) },
  );
};

interface Table {
  readonly form: Instrument;
  readonly encoded: readonly Encoded[];
  readonly rows: number;
  readonly options: ScoreColumnsOptions;
}

/** A table of one form: every column of its own kind, short or longer than a block, with or without declared codes. */
const tableOf = (form: Instrument): fc.Arbitrary<Table> =>
  fc
    .record({
      pattern: fc.integer({ min: 0, max: 12 }),
      rows: fc.oneof(
        { weight: 4, arbitrary: fc.integer({ min: 0, max: 12 }) },
        { weight: 1, arbitrary: fc.integer({ min: 2000, max: 2100 }) },
      ),
      codes: fc.subarray(
        [0, 9, 99, 255, -9, -99.9].filter((code) =>
          form.items.every(({ minimum, maximum }) => code < minimum || code > maximum),
        ),
      ),
      options: fc.record({
        metric: fc.constantFrom("sum" as const, "mean" as const),
        missing: fc.constantFrom("strict" as const, "prorate" as const),
        offStep: fc.constantFrom("reject" as const, "round" as const),
      }),
    })
    .chain(({ pattern, rows, codes, options }) =>
      fc
        .tuple(
          ...form.items.map((item) =>
            fc.tuple(
              fc.array(intentFor(form, item), { minLength: pattern, maxLength: pattern }),
              fc.constantFrom(...Object.keys(kinds)),
            ),
          ),
        )
        .map((columns): Table => {
          const length = pattern === 0 ? 0 : rows;
          const encoded = columns.map(([intents, kind], item) => {
            // Columns repeat with periods of their own, so that rows differ all the way down.
            const repeated = Array.from(
              { length },
              (_, row) => intents[(row + Math.floor(row / 97) * item) % pattern]!,
            );
            return kinds[kind]!(repeated, codes);
          });
          return { form, encoded, rows: length, options: { ...options, missingCodes: codes } };
        }),
    );

/** What `score` says of every row, as columns. */
function byRow({ form, encoded, rows, options }: Table): ColumnScores {
  const ids = Object.keys(form.scales);
  const scales = Object.fromEntries(ids.map((id) => [id, new Float64Array(rows)]));
  const status = new Uint8Array(rows);
  const { missingCodes: codes = [], missing, offStep } = options;
  const policy = { ...(missing && { missing }), ...(offStep && { offStep }) };
  for (let row = 0; row < rows; row++) {
    const responses = encoded.map(({ meant }) => {
      const cell = meant[row];
      const isCode = codes.some((code) => cell === code || cell === Math.fround(code));
      return isCode ? null : cell;
    });
    const result = score(form, responses as unknown, policy);
    for (const id of ids) {
      const scale = result.ok ? result.value.scales[id] : undefined;
      scales[id]![row] = scale?.status === "scored" ? scale[options.metric ?? "sum"] : NaN;
      if (scale?.status === "not-scored") status[row] = 1;
    }
    if (!result.ok) status[row] = 2;
  }
  return { rows, scales, status };
}

/** Where two results differ, the sign of zero included. */
function differences(actual: ColumnScores, expected: ColumnScores): string[] {
  expect([actual.rows, Object.keys(actual.scales)]).toEqual([expected.rows, Object.keys(expected.scales)]);
  const differ = (name: string, left: ArrayLike<number>, right: ArrayLike<number>): string[] =>
    Array.from(right, (value, row) => (Object.is(left[row], value) ? "" : `${name} of row ${row}`)).filter(Boolean);
  return [
    ...differ("status", actual.status, expected.status),
    ...Object.keys(expected.scales).flatMap((id) => differ(id, actual.scales[id]!, expected.scales[id]!)),
  ];
}

const validityOf = ({ encoded }: Table): readonly (Uint8Array | undefined)[] => encoded.map(({ validity }) => validity);

describe.each(forms.map((form) => [form.id, form] as const))("columns of %s", (_, form) => {
  it("score like their rows, bit for bit", () => {
    fc.assert(
      fc.property(tableOf(form), (table) => {
        const columns = table.encoded.map(({ column }) => column);
        const options = { ...table.options, validity: validityOf(table) };
        expect(differences(scoreColumns(form, columns, options), byRow(table))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
