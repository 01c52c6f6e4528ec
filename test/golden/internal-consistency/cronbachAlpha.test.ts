import { readFileSync } from "node:fs";
import { cronbachAlpha, score, srs, unwrap, wai36 } from "alliance-scoring";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";

interface Expected {
  readonly n: number;
  readonly items: number;
  readonly confidence: number;
  readonly alpha: number;
  readonly lower: number;
  readonly upper: number;
}

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");
const cases = JSON.parse(read("./cases.json")) as {
  readonly lopsided: { readonly rows: number[][]; readonly expected: Expected };
  readonly lopsidedWider: Expected;
  readonly wai36: Expected;
  readonly srs: Expected;
};
const records = parse<Record<string, string>>(read("../../data/wai36-srs-simulated-clients/sessions.csv"), {
  columns: true,
});

/** The records' answers to one form, scored and keyed by this package. */
function keyedRows(form: typeof wai36 | typeof srs, columns: readonly string[]): number[][] {
  return records.map((record) => {
    const scores = unwrap(
      score(
        form,
        columns.map((column) => Number(record[column])),
      ),
    );
    return Object.values(scores.items).map((item) => item.keyed ?? Number.NaN);
  });
}

// 1e-9: R's own qf() is good to about 1e-10.
function agree(rows: number[][], { confidence, ...expected }: Expected): void {
  const ours = cronbachAlpha(rows, { confidence });
  expect(ours).toMatchObject({ status: "assessed", n: expected.n, items: expected.items });
  expect(ours.alpha).toBeCloseTo(expected.alpha, 12);
  expect(ours.interval?.lower).toBeCloseTo(expected.lower, 9);
  expect(ours.interval?.upper).toBeCloseTo(expected.upper, 9);
  expect(ours.interval?.confidence).toBe(confidence);
}

test("a lopsided table agrees with psych", () => {
  agree(cases.lopsided.rows, cases.lopsided.expected);
});

test("so does a part of it, at another confidence", () => {
  agree(
    cases.lopsided.rows.slice(0, 4).map((row) => row.slice(0, 3)),
    cases.lopsidedWider,
  );
});

test("so do 277 simulated WAI-36 records, keyed here", () => {
  agree(
    keyedRows(
      wai36,
      Array.from({ length: 36 }, (_, index) => `wai${index + 1}`),
    ),
    cases.wai36,
  );
});

test("so do their SRS answers", () => {
  agree(keyedRows(srs, ["srs_relationship", "srs_goals", "srs_approach", "srs_overall"]), cases.srs);
});
