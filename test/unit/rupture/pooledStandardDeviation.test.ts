import { expect, it } from "vitest";
import { pooledStandardDeviation, sessionSeries } from "../../../src/index.js";
import { seriesOfValues } from "./rules/helpers.js";

it("pools within clients, between their means, and over all scores", () => {
  // By hand. Client 1: 36, 38, mean 37, squares 2 (1 df). Client 2: 29, 30, 31, mean 30, squares 2 (2 df). Client 3: 34 alone.
  const { within, between, total, n } = pooledStandardDeviation([
    seriesOfValues([36, null, 38]),
    seriesOfValues([29, 30, 31]),
    seriesOfValues([34]),
    seriesOfValues([null]),
  ]);
  expect(within).toBeCloseTo(Math.sqrt(4 / 3), 12);
  // Means 37, 30, 34 around 33 2/3: squares 100/9 + 121/9 + 1/9 = 222/9, 2 df.
  expect(between).toBeCloseTo(Math.sqrt(111 / 9), 12);
  // Six scores, sum 198, mean 33: squares 9 + 25 + 16 + 9 + 4 + 1 = 64, 5 df.
  expect(total).toBeCloseTo(Math.sqrt(64 / 5), 12);
  expect(n).toEqual({ clients: 3, clientsWithin: 2, sessions: 6 });
});

it("is null, never NaN, where there are too few scores", () => {
  const none = { within: null, between: null, total: null };
  expect(pooledStandardDeviation([])).toEqual({ ...none, n: { clients: 0, clientsWithin: 0, sessions: 0 } });
  expect(pooledStandardDeviation([seriesOfValues([36])])).toMatchObject(none);
  expect(pooledStandardDeviation([seriesOfValues([36]), seriesOfValues([34])])).toMatchObject({
    within: null,
    between: Math.SQRT2,
    total: Math.SQRT2,
  });
  expect(pooledStandardDeviation([seriesOfValues([36, 36])])).toMatchObject({ within: 0, between: null, total: 0 });
});

it.each([
  ["series-invalid", undefined],
  ["series-invalid", seriesOfValues([1])],
  ["series-invalid", [{ points: [] }]],
  ["series-of-different-measures", [seriesOfValues([1]), seriesOfValues([1], 0, 10)]],
  ["result-not-unwrapped", sessionSeries([], { minimum: 0, maximum: 40 })],
  ["result-not-unwrapped", [sessionSeries([], { minimum: 0, maximum: 40 })]],
])("throws %s", (code, given) => {
  expect(() => pooledStandardDeviation(given as never)).toThrow(expect.objectContaining({ code }));
});
