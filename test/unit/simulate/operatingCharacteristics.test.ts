import { describe, expect, it } from "vitest";
import { defineRuptureMethod, methods, prior } from "../../../src/index.js";
import type { RuptureMethod, SessionVerdict } from "../../../src/index.js";
import { clientModels, operatingCharacteristics } from "../../../src/simulate/index.js";
import type { ClientModel, Estimate } from "../../../src/simulate/index.js";
import { seeded } from "../../support/seeded.js";

const srs = { ...clientModels.srs, sessions: 8 };

/** Says the same of every session that has a score. */
const saying = (flagged: boolean, needed = 1): RuptureMethod =>
  defineRuptureMethod({
    ...methods.cutoffLevel({ cutoff: 0 }),
    needed,
    detect: ({ points }) => ({
      sessions: points.map(({ session, value }) => ({
        session,
        value,
        assessed: value !== null,
        expected: null,
        lowerLimit: null,
        statistic: null,
        probability: null,
        flagged: flagged && value !== null,
      })),
    }),
  });

const run = (method: RuptureMethod, model: ClientModel, clients = 50, seed = 1) =>
  operatingCharacteristics([method], model, { clients, random: seeded(seed) })[0]!;

describe("a rule that always says the same", () => {
  const lasting = { ...srs, missing: 0.2, rupture: { depth: 1, duration: "lasting" } } as const;

  it("flags everything, finds everything at once, and has no error", () => {
    const all = run(saying(true), lasting);
    expect(all.falseAlarmsPerSession).toEqual({ value: 1, standardError: 0 });
    expect(all.falseAlarmsPerSeries).toEqual({ value: 1, standardError: 0 });
    expect(all.ruptures?.sensitivityAtOnset).toEqual({ value: 1, standardError: 0 });
    expect(all.ruptures?.sensitivityWithinEpisode).toEqual({ value: 1, standardError: 0 });
    expect(all.ruptures?.repair.ended).toEqual({
      repaired: 0,
      partial: 0,
      unrepaired: 0,
      open: 0,
      "found-later": 0,
      "never-found": 0,
    });
  });

  it("flags nothing, and misses every client", () => {
    const none = run(saying(false), lasting);
    expect(none.falseAlarmsPerSession?.value).toBe(0);
    expect(none.falseAlarmsPerSeries?.value).toBe(0);
    expect(none.ruptures?.sensitivityWithinEpisode.value).toBe(0);
    expect(none.ruptures?.delay).toBeNull();
    expect(none.ruptures?.repair.lasting["never-found"]).toBe(none.ruptures?.clients);
  });

  it("says nothing where a series is too short, which is no false alarm but is a miss", () => {
    const silent = run(saying(true, 9), lasting);
    expect(silent.notAssessable.value).toBe(1);
    expect(silent.falseAlarmsPerSession).toBeNull();
    expect(silent.falseAlarmsPerSeries).toBeNull();
    expect(silent.ruptures?.sensitivityAtOnset.value).toBe(0);
  });

  it("leaves out clients whose drop has no score", () => {
    const dip = { ...srs, missing: 0.5, rupture: { depth: 1, duration: 1 } };
    const { clients } = run(saying(true), dip, 400).ruptures!;
    expect(Math.abs(clients - 200)).toBeLessThan(40); // binomial, 4 standard deviations of 10
  });
});

describe("where the law is known", () => {
  // Independent normal scores, the same for all clients, and a line 1.644854 standard deviations down: 5 % lie below it.
  const z = 1.6448536269514722;
  const law: ClientModel = {
    scale: { minimum: -100, maximum: 100 },
    level: { mean: 0, standardDeviation: 0 },
    within: { typicalStandardDeviation: 2, logStandardDeviation: 0 },
    trend: { mean: 0, standardDeviation: 0 },
    autocorrelation: 0,
    sessions: 8,
    rupture: { depth: 2, duration: 3 },
  };
  const clients = 4000;
  const found = () => run(methods.cutoffLevel({ cutoff: -2 * z }), law, clients);
  const share = (estimate: Estimate | null, expected: number, n: number): void => {
    const error = Math.sqrt((expected * (1 - expected)) / n);
    expect(Math.abs(estimate!.value - expected)).toBeLessThan(4 * error);
    expect(estimate!.standardError / error).toBeGreaterThan(0.85);
    expect(estimate!.standardError / error).toBeLessThan(1.15);
  };

  it("false alarms a session are binomial", () => {
    share(found().falseAlarmsPerSession, 0.05, 8 * clients);
  });

  it("false alarms a series are 1 - .95^8", () => {
    share(found().falseAlarmsPerSeries, 1 - 0.95 ** 8, clients);
  });

  // Lowered by 2 standard deviations a score lies below the line with probability Phi(2 - 1.644854) = .638760.
  const hit = 0.63876;

  it("sensitivity at the onset is that of one session, within the episode that of three", () => {
    share(found().ruptures!.sensitivityAtOnset, hit, clients);
    share(found().ruptures!.sensitivityWithinEpisode, 1 - (1 - hit) ** 3, clients);
  });

  it("the delay is that of the first success in three", () => {
    const miss = 1 - hit;
    const mean = (miss * hit + 2 * miss ** 2 * hit) / (1 - miss ** 3);
    const { delay } = found().ruptures!;
    expect(Math.abs(delay!.value - mean)).toBeLessThan(4 * delay!.standardError);
    expect(delay!.standardError).toBeLessThan(0.02);
  });
});

it("every rule meets the same clients, whatever stands beside it", () => {
  const model = { ...srs, rupture: { depth: 2.5, duration: 1 } };
  const options = () => ({ clients: 40, random: seeded(5) });
  const [first, , third] = operatingCharacteristics(
    [methods.cutoffLevel({ cutoff: 36 }), saying(true), methods.cutoffLevel({ cutoff: 36 })],
    model,
    options(),
  );
  expect(third).toEqual(first);
  expect(operatingCharacteristics([methods.cutoffLevel({ cutoff: 36 })], model, options())).toEqual([first]);
});

it("lengths are simulated one after another, each as by itself", () => {
  const rules = [methods.cutoffLevel({ cutoff: 36 }), saying(true)];
  const random = seeded(5);
  const apart = [6, 12].flatMap((sessions) =>
    operatingCharacteristics(rules, { ...srs, sessions }, { clients: 20, random }),
  );
  const together = operatingCharacteristics(rules, srs, { clients: 20, random: seeded(5), lengths: [6, 12] });
  expect(together).toEqual(apart);
  expect(together.map(({ sessions }) => sessions)).toEqual([6, 6, 12, 12]);
  expect(operatingCharacteristics(rules, srs, { clients: 1, random, lengths: [] })).toEqual([]);
  expect(operatingCharacteristics(rules, srs, { clients: 1, random })[0]?.sessions).toBe(srs.sessions);
});

it("a drop of one session that the score comes back from is ended and repaired, one to the end is lasting and open", () => {
  // Nothing varies: 36 points, 8 down.
  const still = {
    ...srs,
    level: { mean: 36, standardDeviation: 0 },
    trend: { mean: 0, standardDeviation: 0 },
    autocorrelation: 0,
  };
  const random = (): number => 0.5;
  const method = methods.sessionDrop({ points: 4 });
  const of = (duration: 1 | "lasting") =>
    operatingCharacteristics([method], { ...still, rupture: { depth: 5, duration } }, { clients: 3, random })[0]!
      .ruptures!;
  expect(of(1).repair.ended.repaired).toBe(3);
  expect(of("lasting").repair.lasting.open).toBe(3);
  expect(of("lasting").delay).toEqual({ value: 0, standardError: 0 });
});

describe("one client by hand: 36 points, eight sessions, 8 points down for three of them from the fifth on", () => {
  // Level, trend, own standard deviation and onset are the middle of their distributions; nothing varies but what is said.
  const still: ClientModel = {
    scale: { minimum: 0, maximum: 40 },
    level: { mean: 36, standardDeviation: 0 },
    within: { typicalStandardDeviation: 1, logStandardDeviation: 0 },
    trend: { mean: 0, standardDeviation: 0 },
    autocorrelation: 0,
    sessions: 8,
    missing: 0.2,
    rupture: { depth: 8, duration: 3, earliestOnset: 5 }, // the fifth is the only place with room
  };
  /** Draws: level, trend, spread, onset (with a rupture), then noise and, from the second session on, absence. */
  const withMissing = (missing: readonly number[]) => {
    const course = (head: number): number[] => [
      ...Array<number>(head).fill(0.5),
      0.5,
      ...[2, 3, 4, 5, 6, 7, 8].flatMap((session) => [0.5, missing.includes(session) ? 0.1 : 0.5]),
    ];
    const draws = [...course(3), ...course(4)];
    return (): number => draws.shift()!;
  };
  /** A rule that flags the sessions named, and says that each drop runs to the session given. */
  const flagging = (sessions: readonly number[], through?: number): RuptureMethod => {
    const rule = saying(false);
    return defineRuptureMethod({
      ...rule,
      repair: { tolerance: 0, sessions: 5, reference: "highest" },
      detect: (series) => {
        const { sessions: verdicts } = rule.detect(series) as { sessions: SessionVerdict[] };
        const marked = verdicts.map((v) => ({ ...v, flagged: v.value !== null && sessions.includes(v.session) }));
        return {
          sessions: marked,
          markers: marked.filter((v) => v.flagged).map((v) => ({ onset: v.session, ...(through && { through }) })),
        };
      },
    });
  };
  const of = (sessions: readonly number[], missing: readonly number[] = [], through?: number) =>
    operatingCharacteristics([flagging(sessions, through)], still, { clients: 1, random: withMissing(missing) })[0]!
      .ruptures!;

  it("a flag at the first scored session counts as the onset; the delay counts from the true one", () => {
    const found = of([6], [5]);
    expect(found.sensitivityAtOnset.value).toBe(1);
    expect(found.delay?.value).toBe(1);
    expect(found.repair.ended.repaired).toBe(1);
  });

  it("a flag later in the drop is found later, and not at the onset", () => {
    const found = of([7]);
    expect(found.sensitivityAtOnset.value).toBe(0);
    expect(found.sensitivityWithinEpisode.value).toBe(1);
    expect(found.delay?.value).toBe(2);
    expect(found.repair.ended).toMatchObject({ "found-later": 1, "never-found": 0 });
  });

  it("no flag in the drop is never found, and a flag after it does not help", () => {
    const found = of([8]);
    expect(found.sensitivityWithinEpisode.value).toBe(0);
    expect(found.repair.ended).toMatchObject({ "found-later": 0, "never-found": 1 });
  });

  it("a false flag before the drop finds nothing, but its episode may cover the onset", () => {
    // Flagged at the fourth, with the drop said to run to the fifth: the episode covers the onset and is back at the eighth.
    const covering = of([4], [], 5);
    expect(covering.sensitivityWithinEpisode.value).toBe(0);
    expect(covering.delay).toBeNull();
    expect(covering.repair.ended.repaired).toBe(1);
    // Flagged at the second: back at the third, over before the drop.
    expect(of([2]).repair.ended["never-found"]).toBe(1);
    expect(of([2, 6]).repair.ended["found-later"]).toBe(1);
  });
});

it("a model without a rupture has no sensitivities", () => {
  expect(run(saying(true), srs, 5).ruptures).toBeNull();
});

it.each([0, -1, 2.5, NaN])("%d clients are refused", (clients) => {
  expect(() => operatingCharacteristics([], srs, { clients, random: () => 0.5 })).toThrow(
    expect.objectContaining({ code: "clients-out-of-range" }),
  );
});

it.each<[string, readonly unknown[], object]>([
  ["method-invalid", [methods.prediction], {}],
  ["method-invalid", new Array(1), {}],
  ["option-unknown", [], { client: 1 }],
  ["random-out-of-range", [], { random: 0.5 }],
  ["sessions-out-of-range", [], { lengths: 8 }],
  ["sessions-out-of-range", [], { lengths: [8, 0] }],
])("%s: %j with %j", (code, rules, options) => {
  const given = { clients: 1, random: () => 0.5, ...options };
  expect(() => operatingCharacteristics(rules as never, srs, given)).toThrow(expect.objectContaining({ code }));
});

describe("the default rules flag as often as their calibration says", () => {
  // The rates of docs/methods/prediction.md and retrospective.md, SRS, 8 sessions: another program, 16,000 clients.
  const given = () => prior({ typicalStandardDeviation: 1.6 });
  it.each([
    ["prediction", 0.01, 0.012, () => methods.prediction(given(), { alpha: 0.01 })],
    ["prediction", 0.05, 0.048, () => methods.prediction(given(), { alpha: 0.05 })],
    ["brief", 0.01, 0.013, () => methods.retrospective(given(), { question: "brief", alpha: 0.01 })],
    ["brief", 0.05, 0.052, () => methods.retrospective(given(), { question: "brief", alpha: 0.05 })],
  ] as const)("%s at %d: %d", (_, alpha, rate, make) => {
    const { value, standardError } = run(make(), srs, 1500, 42 + alpha).falseAlarmsPerSession!;
    expect(Math.abs(value - rate)).toBeLessThan(4 * standardError + 0.0005);
    expect(standardError).toBeLessThan(0.003);
  });
});
