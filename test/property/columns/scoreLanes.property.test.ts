import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instruments, type Instrument } from "alliance-scoring";
import { columnReader } from "../../../src/columns/columnReader.js";
import type { ColumnPolicy, ScoreSink } from "../../../src/columns/columnScores.js";
import { itemColumns } from "../../../src/columns/itemColumns.js";
import { scoreBlocks } from "../../../src/columns/scoreBlocks.js";
import { fitLanes, scoreLanes } from "../../../src/columns/fast/scoreLanes.js";
import { scoringPlan } from "../../../src/scoring/plan.js";
import { bitmap } from "./columnKinds.js";
import { odd, small } from "./forms.js";

/**
 * A column of bytes: answers, declared codes and now and then any byte at all; long enough for several blocks, at any
 * distance from a word, some with a bitmap. Made by a small generator of its own: fast-check would be slow at so many.
 */
const bytesOf = (
  { rows, dirt, codes }: Contents,
  { offset, isSigned, mask, seed }: Shape,
  { minimum, maximum }: Instrument["items"][number],
): { column: Int8Array | Uint8Array; validity: Uint8Array | undefined } => {
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
  return { column, validity: mask ? bitmap(Array.from(column, () => random(50) > 0)) : undefined };
};

/** What holds for a whole table: of 10,000 cells, `dirt` are no answer. */
interface Contents {
  readonly rows: number;
  readonly dirt: number;
  readonly codes: readonly number[];
}

interface Shape {
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
    const fitting = [...Object.values(instruments), odd, small].filter((form) => fitLanes(scoringPlan(form)));
    expect(fitting.map(({ id }) => id).sort()).toEqual(["small", "wai36", "waiS", "waiSr"]);
  });

  it.each(forms.map((form) => [form.id, form] as const))(
    "score %s the fast way as the readable way, whatever bytes there are",
    (_, form) => {
      const plan = scoringPlan(form);
      const shapes = fc.array(anyShape, { minLength: form.items.length, maxLength: form.items.length });
      fc.assert(
        fc.property(anyContents, shapes, anyPolicy, (contents, columns, policy) => {
          const { codes } = contents;
          const made = columns.map((shape, position) => bytesOf(contents, shape, form.items[position]!));
          const given = itemColumns(
            plan,
            made.map(({ column }) => column),
            made.map(({ validity }) => validity),
          );
          const [fast, readable] = [0, 1].map((): ScoreSink => {
            const scales = plan.scales.map(() => new Float64Array(given.rows));
            return { rows: given.rows, scales, status: new Uint8Array(given.rows) };
          }) as [ScoreSink, ScoreSink];
          scoreBlocks(plan, columnReader(plan, given.columns, codes), policy, readable);
          scoreLanes(plan, given.columns, codes, columnReader(plan, given.columns, codes), policy, fast);
          expect(Buffer.compare(fast.status, readable.status)).toBe(0);
          fast.scales.forEach((scores, index) => {
            expect(scores.findIndex((score, row) => !Object.is(score, readable.scales[index]![row]))).toBe(-1);
          });
        }),
        { numRuns: 30 },
      );
    },
  );
});
