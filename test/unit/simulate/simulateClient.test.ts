import { describe, expect, it } from "vitest";
import { clientModels, simulateClient } from "../../../src/simulate/index.js";
import type { ClientModel } from "../../../src/simulate/index.js";
import { seeded } from "../../support/seeded.js";

/** Everything at the middle of its distribution: level, trend and spread are the typical ones, the noise is 0. */
const middle = (): number => 0.5;

const srs = { ...clientModels.srs, sessions: 10 };
const values = (model: ClientModel, random = middle) =>
  simulateClient(model, random).series.points.map(({ value }) => value);

describe("one made-up client", () => {
  it("is the same for the same random numbers", () => {
    const model = { ...srs, missing: 0.15, rupture: { depth: 2, duration: 3 } };
    expect(simulateClient(model, seeded(7))).toEqual(simulateClient(model, seeded(7)));
    expect(simulateClient(model, seeded(7))).not.toEqual(simulateClient(model, seeded(8)));
  });

  it("lies on its mean course when nothing varies: 3.9 and a rise of .012, in twelfths", () => {
    // 3.9 is 34.8 twelfths above 1, and rises by .144 of a twelfth: 34.8, 34.944, ... 35.52 at the sixth.
    expect(values({ ...clientModels.waiSrMean, sessions: 6 })).toEqual([...Array(5).fill(1 + 35 / 12), 4]);
  });

  it("falls by so many of its own standard deviations, for so many sessions", () => {
    const { series, rupture } = simulateClient(
      { ...srs, trend: { mean: 0, standardDeviation: 0 }, rupture: { depth: 2.5, duration: 3, earliestOnset: 7 } },
      middle,
    );
    expect(rupture).toEqual({ onset: 7, last: 9, lasting: false });
    expect(series.points.map(({ value }) => value)).toEqual([36, 36, 36, 36, 36, 36, 32, 32, 32, 36]);
  });

  it("falls a third a session where the fall takes three, and stays there when it lasts", () => {
    const rupture = { depth: 3, duration: "lasting", fall: 3, earliestOnset: 7 } as const;
    expect(values({ ...srs, trend: { mean: 0, standardDeviation: 0 }, rupture })).toEqual(
      // 1.6, 3.2 and 4.8 points down from the seventh session on
      [36, 36, 36, 36, 36, 36, 34.4, 32.8, 31.2, 31.2],
    );
  });

  it("cuts at the ends of the scale", () => {
    expect(values({ ...srs, level: { mean: 60, standardDeviation: 0 } })).toEqual(Array(10).fill(40));
    expect(values({ ...srs, level: { mean: -60, standardDeviation: 0 } })).toEqual(Array(10).fill(0));
  });

  it("misses sessions as often as asked, never the first", () => {
    const random = seeded(3);
    const clients = Array.from({ length: 400 }, () => values({ ...srs, sessions: 11, missing: 0.15 }, random));
    expect(clients.every(([first]) => first !== null)).toBe(true);
    const missing = clients.flat().filter((value) => value === null).length / 4000;
    expect(Math.abs(missing - 0.15)).toBeLessThan(4 * Math.sqrt((0.15 * 0.85) / 4000));
  });

  it("has the spread between clients, the spread within and the correlation of neighbours that the model names", () => {
    const free = { minimum: -1000, maximum: 1000 };
    const model = { ...srs, scale: free, sessions: 2, trend: { mean: 0, standardDeviation: 0 } };
    const same = { ...model, within: { typicalStandardDeviation: 1.6, logStandardDeviation: 0 } };
    const random = seeded(11);
    const pairs = Array.from({ length: 4000 }, () => values(same, random) as [number, number]);
    const meanOf = (numbers: number[]): number => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
    const covariance = (i: 0 | 1, j: 0 | 1): number =>
      meanOf(pairs.map((pair) => pair[i] * pair[j])) - meanOf(pairs.map((p) => p[i])) * meanOf(pairs.map((p) => p[j]));
    // var = 3.2^2 + 1.6^2 = 12.8; cov = 3.2^2 + .2 * 1.6^2 = 10.752; standard errors sqrt(2 / n) and less, relative
    expect(Math.abs(covariance(0, 0) / 12.8 - 1)).toBeLessThan(4 * Math.sqrt(2 / 4000));
    expect(Math.abs(covariance(1, 1) / 12.8 - 1)).toBeLessThan(4 * Math.sqrt(2 / 4000));
    const difference = meanOf(pairs.map(([a, b]) => (a - b) ** 2));
    expect(Math.abs(difference / 4.096 - 1)).toBeLessThan(4 * Math.sqrt(2 / 4000)); // 2 * 1.6^2 * .8
  });
});

it.each<[string, Partial<ClientModel>]>([
  ["sessions-invalid", { sessions: 0 }],
  ["sessions-invalid", { sessions: 2.5 }],
  ["scale-range-invalid", { scale: { minimum: 4, maximum: 4 } }],
  ["mean-not-finite", { level: { mean: NaN, standardDeviation: 1 } }],
  ["standard-deviation-out-of-range", { within: { typicalStandardDeviation: 0, logStandardDeviation: 0 } }],
  ["standard-deviation-out-of-range", { level: { mean: 36, standardDeviation: -1 } }],
  ["standard-deviation-out-of-range", { trend: { mean: 0, standardDeviation: Infinity } }],
  ["autocorrelation-out-of-range", { autocorrelation: 1 }],
  ["missing-out-of-range", { missing: 1 }],
  ["rupture-invalid", { rupture: { depth: 0, duration: 1 } }],
  ["rupture-invalid", { rupture: { depth: 2, duration: 0 } }],
  ["rupture-invalid", { rupture: { depth: 2, duration: 2, fall: 3 } }],
  ["rupture-invalid", { rupture: { depth: 2, duration: 8 } }], // 8 sessions from the fourth on do not fit into 10
])("a model that cannot be meant is refused: %s, %o", (code, part) => {
  expect(() => simulateClient({ ...srs, ...part }, middle)).toThrow(expect.objectContaining({ code }));
});
