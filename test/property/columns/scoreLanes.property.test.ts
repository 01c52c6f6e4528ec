import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instruments, type Instrument } from "alliance-scoring";
import { columnReader, type ColumnReader } from "../../../src/columns/columnReader.js";
import type { Column } from "../../../src/columns/column.js";
import type { ColumnPolicy, ScoreSink } from "../../../src/columns/columnScores.js";
import { itemColumns } from "../../../src/columns/itemColumns.js";
import { scoreBlocks } from "../../../src/columns/scoreBlocks.js";
import { fitLanes, scoreLanes } from "../../../src/columns/fast/scoreLanes.js";
import { scoreVectors } from "../../../src/columns/fast/scoreVectors.js";
import { vectorKernel } from "../../../src/columns/fast/vectorKernel.js";
import { scoringPlan } from "../../../src/scoring/plan.js";
import { bitmap } from "./columnKinds.js";
import { odd, small } from "./forms.js";

/**
 * A column of bytes: answers, declared codes and now and then any byte at all; long enough for several blocks, at any
 * distance from a word, some with a bitmap; or the same in numbers. Made by a small generator of its own: fast-check would be slow at so many.
 */
const columnOf = (
  { rows, dirt, codes }: Contents,
  { cells, offset, isSigned, mask, seed }: Shape,
  { minimum, maximum }: Instrument["items"][number],
): { column: Column; validity: Uint8Array | undefined } => {
  let state = seed;
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const buffer = new ArrayBuffer(rows + offset);
  const column = isSigned ? new Int8Array(buffer, offset) : new Uint8Array(buffer, offset);
  for (let row = 0; row < rows; row++)
    if (random(10_000) < dirt) column[row] = random(9) < codes.length ? codes[random(codes.length)]! : random(256);
    else column[row] = minimum + random(maximum - minimum + 1);
  const validity = mask ? bitmap(Array.from(column, () => random(50) > 0)) : undefined;
  if (cells === "bytes") return { column, validity };
  // Of the cells that are no answer, some are missing, some are no whole number, and some are far away.
  const odd = [NaN, NaN, NaN, NaN, 2.5, -1, 1e300, Infinity, -0, 3.0000000001];
  const numbers = Array.from(column, (cell) =>
    (cell >= minimum && cell <= maximum) || codes.includes(cell) ? cell : odd[random(dirt > 100 ? 10 : 4)]!,
  );
  if (cells === "array") return { column: numbers.map((cell) => (Number.isNaN(cell) ? null : cell)), validity };
  return { column: cells === "doubles" ? Float64Array.from(numbers) : Float32Array.from(numbers), validity };
};

/** What holds for a whole table: of 10,000 cells, `dirt` are no answer. */
interface Contents {
  readonly rows: number;
  readonly dirt: number;
  readonly codes: readonly number[];
}

interface Shape {
  readonly cells: "bytes" | "doubles" | "singles" | "array";
  readonly offset: number;
  readonly isSigned: boolean;
  readonly mask: boolean;
  readonly seed: number;
}

const anyContents: fc.Arbitrary<Contents> = fc.record({
  rows: fc.oneof(fc.nat(9), fc.integer({ min: 8185, max: 8200 }), fc.constant(16_387)),
  dirt: fc.constantFrom(0, 1, 10, 100, 1000, 5000),
  codes: fc.subarray([0, 9, 99, 255, -9, -1, 3, 2.5]),
});

const anyShape: fc.Arbitrary<Shape> = fc.record({
  cells: fc.constantFrom("bytes", "bytes", "bytes", "doubles", "singles", "array"),
  offset: fc.constantFrom(0, 0, 0, 1, 2, 3, 4),
  isSigned: fc.boolean(),
  mask: fc.constantFrom(false, false, false, true),
  seed: fc.nat(),
});

const anyPolicy: fc.Arbitrary<ColumnPolicy> = fc.record({
  metric: fc.constantFrom("sum" as const, "mean" as const),
  prorate: fc.boolean(),
  offStep: fc.constantFrom("reject" as const, "round" as const),
});

const forms: readonly Instrument[] = [instruments.wai36, instruments.waiSr, instruments.waiS, small];

describe("forms of small whole numbers", () => {
  it("are the WAI family; the lines of 0.1 and steps of other sizes are not", () => {
    const fitting = [...Object.values(instruments), odd, small].filter((form) => fitLanes(scoringPlan(form, "a test")));
    expect(fitting.map(({ id }) => id).sort()).toEqual(["small", "wai36", "waiS", "waiSr"]);
  });

  it.each(forms.map((form) => [form.id, form] as const))(
    "score %s both fast ways as the readable way, whatever bytes or numbers there are",
    (_, form) => {
      const plan = scoringPlan(form, "a test");
      const shapes = fc.array(anyShape, { minLength: form.items.length, maxLength: form.items.length });
      fc.assert(
        fc.property(anyContents, shapes, anyPolicy, (contents, columns, policy) => {
          const { codes } = contents;
          const made = columns.map((shape, position) => columnOf(contents, shape, form.items[position]!));
          const given = itemColumns(
            plan,
            made.map(({ column }) => column),
            made.map(({ validity }) => validity),
          );
          const sinkOf = (score: (reader: ColumnReader, sink: ScoreSink) => void): ScoreSink => {
            const scales = plan.scales.map(() => new Float64Array(given.rows));
            const sink = { rows: given.rows, scales, status: new Uint8Array(given.rows) };
            score(columnReader(plan, given.columns, codes), sink);
            return sink;
          };
          const readable = sinkOf((reader, sink) => {
            scoreBlocks(plan, reader, policy, sink);
          });
          const fast = [
            sinkOf((reader, sink) => {
              scoreLanes(plan, given.columns, codes, reader, policy, sink);
            }),
            sinkOf((reader, sink) => {
              scoreVectors(vectorKernel()!, plan, given.columns, codes, reader, policy, sink);
            }),
          ];
          for (const { status, scales } of fast) {
            expect(Buffer.compare(status, readable.status)).toBe(0);
            scales.forEach((scores, index) => {
              expect(scores.findIndex((score, row) => !Object.is(score, readable.scales[index]![row]))).toBe(-1);
            });
          }
        }),
        { numRuns: 30 },
      );
    },
  );
});
