import { describe, expect, it } from "vitest";
import { clientModels, simulateClient } from "../../../src/simulate/index.js";
import type { ClientModel, MissingAfterLow, Random, RuptureModel } from "../../../src/simulate/index.js";
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

  it("has heavy tails where asked, at the same spread: the fourth moment of t with 9 degrees of freedom is 4.2", () => {
    const free = { minimum: -1000, maximum: 1000 };
    const steady = { level: { mean: 0, standardDeviation: 0 }, trend: { mean: 0, standardDeviation: 0 } };
    const within = { typicalStandardDeviation: 1, logStandardDeviation: 0 };
    const model = { ...srs, ...steady, within, scale: free, autocorrelation: 0, sessions: 1 };
    const moments = (tails?: number) => {
      const random = seeded(5);
      const draws = Array.from({ length: 40_000 }, () => values({ ...model, ...(tails && { tails }) }, random)[0]!);
      const of = (power: number) => draws.reduce((sum, draw) => sum + draw ** power, 0) / draws.length;
      return { square: of(2), fourth: of(4) };
    };
    const [normal, heavy] = [moments(), moments(9)];
    expect(Math.abs(normal.square - 1)).toBeLessThan(0.03);
    expect(Math.abs(heavy.square - 1)).toBeLessThan(0.04);
    expect(Math.abs(normal.fourth - 3)).toBeLessThan(0.2);
    expect(Math.abs(heavy.fourth - 4.2)).toBeLessThan(0.5);
    expect(values({ ...model, tails: 5 }, middle)).toEqual([0]);
    for (const tails of [2, 4.5, NaN])
      expect(() => values({ ...model, tails }, middle)).toThrow(
        expect.objectContaining({ code: "tails-out-of-range" }),
      );
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

describe("the law of the scores", () => {
  // score(t) = m + b (t - 1) + s e(t). With trend SD .4, s = 1.6 for all and autocorrelation .5, on a scale without ends:
  //   mean(t)       = 36 + .05 (t - 1)
  //   var(t)        = 3.2^2 + (.4 (t - 1))^2 + 1.6^2
  //   cov(t, u)     = 3.2^2 + .4^2 (t - 1)(u - 1) + 1.6^2 * .5^(u - t)
  const law: ClientModel = {
    ...srs,
    scale: { minimum: -1000, maximum: 1000 },
    within: { typicalStandardDeviation: 1.6, logStandardDeviation: 0 },
    trend: { mean: 0.05, standardDeviation: 0.4 },
    autocorrelation: 0.5,
    sessions: 11,
  };
  const clients = 4000;
  const made = <Made>(make: (random: Random) => Made): Made[] => {
    const random = seeded(21);
    return Array.from({ length: clients }, () => make(random));
  };
  const at = (session: number): number[] => made((random) => values(law, random)[session - 1] as number);
  const average = (numbers: readonly number[]): number => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
  const covariance = (x: readonly number[], y: readonly number[]): number =>
    average(x.map((each, i) => each * y[i]!)) - average(x) * average(y);

  it.each([
    [1, 36, 12.8], // 10.24 + 0 + 2.56
    [5, 36.2, 15.36], // 10.24 + 1.6^2 + 2.56
    [11, 36.5, 28.8], // 10.24 + 4^2 + 2.56
  ])("session %d has mean %d and variance %d", (session, mean, variance) => {
    expect(Math.abs(average(at(session)) - mean)).toBeLessThan(4 * Math.sqrt(variance / clients));
    expect(Math.abs(covariance(at(session), at(session)) / variance - 1)).toBeLessThan(4 * Math.sqrt(2 / clients));
  });

  it.each([
    [1, 2, 11.52], // 10.24 + 0 + 2.56 * .5
    [1, 11, 10.2425], // 10.24 + 0 + 2.56 * .5^10
    [5, 6, 14.72], // 10.24 + .16 * 20 + 2.56 * .5
    [5, 11, 16.68], // 10.24 + .16 * 40 + 2.56 * .5^6
  ])("sessions %d and %d have the covariance %d", (one, other, expected) => {
    const variance = (t: number): number => 12.8 + (0.4 * (t - 1)) ** 2;
    // the variance of a covariance of normal variables is (var var + cov^2) / n
    const error = Math.sqrt((variance(one) * variance(other) + expected ** 2) / clients);
    expect(Math.abs(covariance(at(one), at(other)) - expected)).toBeLessThan(4 * error);
  });

  it("the noise keeps its variance at every session", () => {
    const still = {
      ...law,
      level: { mean: 0, standardDeviation: 0 },
      trend: { mean: 0, standardDeviation: 0 },
    };
    const noise = made((random) => values(still, random) as number[]);
    for (let session = 0; session < 11; session++) {
      const of = noise.map((course) => course[session]!);
      expect(Math.abs(covariance(of, of) / 2.56 - 1)).toBeLessThan(4 * Math.sqrt(2 / clients));
    }
  });

  it("own standard deviations are log-normal: half below the typical one, and their logarithm spreads as asked", () => {
    const own = made((random) => Math.log(simulateClient(srs, random).standardDeviation / 1.6));
    expect(Math.abs(average(own))).toBeLessThan((4 * 0.55) / Math.sqrt(clients));
    expect(Math.abs(covariance(own, own) / 0.55 ** 2 - 1)).toBeLessThan(4 * Math.sqrt(2 / clients));
  });
});

describe("where a rupture begins", () => {
  it.each<[RuptureModel, first: number, last: number]>([
    [{ depth: 2, duration: 1 }, 4, 9], // one low session and one after it
    [{ depth: 2, duration: 3 }, 4, 7],
    [{ depth: 2, duration: "lasting" }, 4, 9], // two low sessions at least
    [{ depth: 2, duration: "lasting", fall: 3 }, 4, 7], // three of the fall and one more
    [{ depth: 2, duration: 1, earliestOnset: 6 }, 6, 9],
  ])("%o: anywhere from session %d to %d, equally often", (rupture, first, last) => {
    const random = seeded(5);
    const clients = 3000;
    const counts = new Map<number, number>();
    for (let i = 0; i < clients; i++) {
      const { onset } = simulateClient({ ...srs, rupture }, random).rupture!;
      counts.set(onset, (counts.get(onset) ?? 0) + 1);
    }
    const places = last - first + 1;
    expect([...counts.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: places }, (_, i) => first + i));
    const error = Math.sqrt((clients / places) * (1 - 1 / places)); // binomial
    for (const count of counts.values()) expect(Math.abs(count - clients / places)).toBeLessThan(4 * error);
  });

  it("begins at the ends of that stretch for the ends of the random numbers", () => {
    const steady = { ...srs, rupture: { depth: 2, duration: 1 } } as const;
    const onsetFor = (draw: number): number => {
      let draws = 0;
      return simulateClient(steady, () => (++draws === 4 ? draw : 0.5)).rupture!.onset; // the fourth draw is the onset
    };
    expect([onsetFor(0), onsetFor(1 - 2 ** -53)]).toEqual([4, 9]);
  });
});

describe("a depth in points", () => {
  it("is the same for every client, whatever the own standard deviation", () => {
    const free = { ...srs, scale: { minimum: -1000, maximum: 1000 } };
    const rupture = { depth: { points: 5 }, duration: 3, fall: 2 } as const;
    const dropped = simulateClient({ ...free, rupture }, seeded(4));
    const deeper = simulateClient({ ...free, rupture: { ...rupture, depth: { points: 15 } } }, seeded(4));
    const { onset, last } = dropped.rupture!;
    dropped.series.points.forEach(({ session, value }, i) => {
      const share = session < onset || session > last ? 0 : session === onset ? 0.5 : 1;
      expect(value! - deeper.series.points[i]!.value!).toBeCloseTo(10 * share, 9);
    });
  });
});

describe("missing after low sessions", () => {
  const rupture = { depth: 3, duration: 1, earliestOnset: 4 } as const;
  const after = (missingAfterLow: MissingAfterLow, missing = 0): ClientModel => ({
    ...srs,
    trend: { mean: 0, standardDeviation: 0 },
    rupture,
    missingAfterLow,
    missing,
  });

  it("takes the session after a low one, and no other", () => {
    // Nothing varies; the onset is session 7, the middle of 4 to 9.
    expect(values(after({ depth: 2, probability: 0.6 }))).toEqual([36, 36, 36, 36, 36, 36, 31.2, null, 36, 36]);
    expect(values(after({ depth: 3, probability: 0.6 }))[7]).toBeNull(); // as far counts
    expect(values(after({ depth: 3.1, probability: 0.6 }))[7]).toBe(36);
    expect(values(after({ depth: 2, probability: 0.4 }))[7]).toBe(36); // a draw of .5
  });

  it("takes the place of the other probability, also when it is smaller", () => {
    expect(values(after({ depth: 2, probability: 0 }, 0.6))).toEqual([36, ...Array(6).fill(null), 36, null, null]);
  });

  it("happens as often as asked, by noise alone", () => {
    const random = seeded(9);
    const free: ClientModel = {
      ...srs,
      scale: { minimum: -1000, maximum: 1000 },
      level: { mean: 0, standardDeviation: 0 },
      within: { typicalStandardDeviation: 1, logStandardDeviation: 0 },
      trend: { mean: 0, standardDeviation: 0 },
      missing: 0.1,
      missingAfterLow: { depth: 1, probability: 0.5 },
      sessions: 2,
    };
    const pairs = Array.from({ length: 6000 }, () => values(free, random));
    const low = pairs.filter(([first]) => first! <= -1);
    const share = (of: typeof pairs): number => of.filter(([, second]) => second === null).length / of.length;
    expect(Math.abs(share(low) - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / low.length));
    const others = pairs.filter(([first]) => first! > -1);
    expect(Math.abs(share(others) - 0.1)).toBeLessThan(4 * Math.sqrt(0.09 / others.length));
  });
});

it.each([1, 1.5, -1e-9, -1, NaN, Infinity])("a random number of %d is refused, whichever draw it is", (draw) => {
  const model: ClientModel = { ...srs, missing: 0.1, rupture: { depth: 2, duration: 1 } };
  for (const bad of [1, 2, 3, 4, 5, 6, 7]) {
    let draws = 0;
    expect(() => simulateClient(model, () => (++draws === bad ? draw : 0.5))).toThrow(
      expect.objectContaining({ name: "InvalidArgumentError", code: "random-out-of-range" }),
    );
  }
});

it("a random number of 0 is not", () => {
  // Draws of 2^-52 lie 8.13 standard deviations down: 36 - 3.2 * 8.13 for the level, and 0.15 more for a tiny spread.
  expect(simulateClient(srs, () => 0).series.points[0]!.value).toBe(9.8);
});

it.each<[string, Partial<ClientModel>]>([
  ["missing-out-of-range", { missingAfterLow: { depth: 1, probability: 1 } }],
  ["missing-out-of-range", { missingAfterLow: { depth: 1, probability: -0.1 } }],
  ["missing-out-of-range", { missingAfterLow: { depth: NaN, probability: 0.5 } }],
  ["rupture-invalid", { rupture: { depth: { points: 0 }, duration: 1 } }],
  ["rupture-invalid", { rupture: { depth: { points: Infinity }, duration: 1 } }],
  ["sessions-out-of-range", { sessions: 0 }],
  ["sessions-out-of-range", { sessions: 2.5 }],
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

describe("the ends of what a model can be told", () => {
  const level = { mean: 36, standardDeviation: 3 };
  const within = { typicalStandardDeviation: 1.6, logStandardDeviation: 0.5 };
  const low = { depth: 1, probability: 0.5 };
  const rupture = { depth: 3, duration: 1 };

  it.each<[string, (number: number) => Partial<ClientModel>, inside: readonly number[], outside: readonly number[]]>([
    ["the level", (mean) => ({ level: { ...level, mean } }), [-1e9, 1e9], [-1.1e9, 1.1e9]],
    ["its spread", (standardDeviation) => ({ level: { ...level, standardDeviation } }), [0, 1e9], [-0.1, 1.1e9]],
    ["the trend", (mean) => ({ trend: { mean, standardDeviation: 0 } }), [-1e9, 1e9], [-1.1e9, 1.1e9]],
    ["its spread", (standardDeviation) => ({ trend: { mean: 0, standardDeviation } }), [0, 1e9], [-0.1, 1.1e9]],
    [
      "the own spread",
      (typicalStandardDeviation) => ({ within: { ...within, typicalStandardDeviation } }),
      [1e-9, 1e9],
      [0.9e-9, 1.1e9],
    ],
    [
      "its logarithm",
      (logStandardDeviation) => ({ within: { ...within, logStandardDeviation } }),
      [0, 10],
      [-0.1, 10.1],
    ],
    ["the autocorrelation", (autocorrelation) => ({ autocorrelation }), [0, 0.999], [-0.001, 1]],
    ["the tails", (tails) => ({ tails }), [3, 1000], [2, 1001]],
    ["the sessions", (sessions) => ({ sessions }), [1, 10_000], [0, 10_001]],
    ["the missing", (missing) => ({ missing }), [0, 0.999], [-0.001, 1]],
    ["the depth of low sessions", (depth) => ({ missingAfterLow: { ...low, depth } }), [-1e9, 1e9], [-1.1e9, 1.1e9]],
    [
      "the missing after them",
      (probability) => ({ missingAfterLow: { ...low, probability } }),
      [0, 0.999],
      [-0.001, 1],
    ],
    ["the depth of a rupture", (depth) => ({ rupture: { ...rupture, depth } }), [1e-9, 1e9], [0.9e-9, 1.1e9]],
    ["its points", (points) => ({ rupture: { ...rupture, depth: { points } } }), [1e-9, 1e9], [0.9e-9, 1.1e9]],
    // Ten sessions: one that begins at the fourth has room for six, with one session to come back in.
    ["its duration", (duration) => ({ rupture: { ...rupture, duration } }), [1, 6], [0, 7]],
    ["its fall", (fall) => ({ rupture: { depth: 3, duration: 2, fall } }), [1, 2], [0, 3]],
    ["its onset", (earliestOnset) => ({ rupture: { ...rupture, earliestOnset } }), [1, 9], [0, 10]],
    [
      "the onset of a lasting one",
      (earliestOnset) => ({ rupture: { depth: 3, duration: "lasting", earliestOnset } }),
      [1, 9],
      [0, 10],
    ],
  ])("%s", (_, part, inside, outside) => {
    for (const number of inside) expect(() => simulateClient({ ...srs, ...part(number) }, middle)).not.toThrow();
    for (const number of outside)
      expect(() => simulateClient({ ...srs, ...part(number) }, middle)).toThrow(
        expect.objectContaining({ name: "InvalidArgumentError" }),
      );
  });
});
