import type * as AllianceScoring from "alliance-scoring";
import { build } from "esbuild";
import { bench, describe } from "vitest";
import { z } from "zod";
import * as mini from "zod/mini";

// One record, validated, with the full auditable result, beside what people write by hand: a straight-line scorer that
// validates, and a zod schema with a sum. Compare the rows of one run; the figures of two runs are not comparable.

// Bundled, as zod is and as it is served: from the source, vitest would reach every import through an object of its own.
const { outputFiles } = await build({
  stdin: { contents: 'export * from "./src/index.ts";', resolveDir: process.cwd() },
  bundle: true,
  format: "esm",
  write: false,
});
const bundle = `data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? "")}`;
const { score, srs, unwrap, wai36 } = (await import(/* @vite-ignore */ bundle)) as typeof AllianceScoring;

const srsRecord = { relationship: 8.6, goals: 9.7, approach: 9.9, overall: 7.8 };
const wai36Record: Record<string, number> = Object.fromEntries(
  wai36.items.map(({ id, number }) => [id, (number % 7) + 1]),
);

function handWrittenSrs(record: Record<string, unknown>): { total: number } {
  let total = 0;
  for (const id of ["relationship", "goals", "approach", "overall"]) {
    const answer = record[id];
    if (typeof answer !== "number" || !(answer >= 0 && answer <= 10)) throw new Error(id);
    total += Math.round(answer * 10);
  }
  return { total: total / 10 };
}

const reversed = new Set([1, 3, 7, 9, 10, 11, 12, 15, 20, 27, 29, 31, 33, 34].map((number) => `item${number}`));
const key = Object.entries(wai36.scales).map(([id, { items }]) => ({ id, items }));
function handWrittenWai36(record: Record<string, unknown>): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { id, items } of key) {
    let sum = 0;
    for (const item of items) {
      const answer = record[item];
      if (typeof answer !== "number" || !Number.isInteger(answer) || answer < 1 || answer > 7) throw new Error(item);
      sum += reversed.has(item) ? 8 - answer : answer;
    }
    sums[id] = sum;
  }
  return sums;
}

const sumOf = (record: Record<string, number>): number =>
  Object.values(record).reduce((sum, answer) => sum + answer, 0);
const line = (): z.ZodNumber => z.number().min(0).max(10);
const zodSrs = z.strictObject({ relationship: line(), goals: line(), approach: line(), overall: line() });
const steppedSrs = z.strictObject(Object.fromEntries(srs.items.map(({ id }) => [id, line().multipleOf(0.1)]))); // refuses 9.15, as score does
const miniLine = (): mini.ZodMiniNumber => mini.number().check(mini.minimum(0), mini.maximum(10));
const miniSrs = mini.strictObject({
  relationship: miniLine(),
  goals: miniLine(),
  approach: miniLine(),
  overall: miniLine(),
});
const zodWai36 = z.strictObject(Object.fromEntries(wai36.items.map(({ id }) => [id, z.int().min(1).max(7)])));
const miniWai36 = mini.strictObject(
  Object.fromEntries(wai36.items.map(({ id }) => [id, mini.int().check(mini.minimum(1), mini.maximum(7))])),
);

// A contender that is fast because it is wrong is no comparison.
if (handWrittenWai36(wai36Record)["total"] !== unwrap(score(wai36, wai36Record)).scales.total.sum)
  throw new Error("the scorer written by hand does not agree");

describe("one SRS record", () => {
  bench("score (validated, exact, every item and scale)", () => {
    unwrap(score(srs, srsRecord));
  });
  bench("written by hand, total only", () => {
    handWrittenSrs(srsRecord);
  });
  bench("zod parse, steps too, + sum", () => {
    sumOf(steppedSrs.parse(srsRecord));
  });
  bench("zod parse + sum", () => {
    sumOf(zodSrs.parse(srsRecord));
  });
  bench("zod/mini parse + sum", () => {
    sumOf(miniSrs.parse(srsRecord));
  });
});

describe("one WAI-36 record", () => {
  bench("score (validated, exact, every item and scale)", () => {
    unwrap(score(wai36, wai36Record));
  });
  bench("written by hand, sums only", () => {
    handWrittenWai36(wai36Record);
  });
  bench("zod parse + sum", () => {
    sumOf(zodWai36.parse(wai36Record));
  });
  bench("zod/mini parse + sum", () => {
    sumOf(miniWai36.parse(wai36Record));
  });
});
