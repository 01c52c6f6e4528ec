import { describe, expect, it } from "vitest";
import { observe, priors, startMonitor, unwrap } from "../../../../src/index.js";
import type { Monitor, Prior } from "../../../../src/index.js";

const scale = { minimum: 0, maximum: 40 };
const issuesOf = (monitor: Monitor, observed: unknown) => {
  const result = observe(monitor, observed as { session: number; value: number | null });
  return result.ok ? [] : result.issues.map(({ code, path }) => [code, ...path]);
};

describe("observe", () => {
  const atFour = () => unwrap(observe(startMonitor(priors.srs.sum, { scale }), { session: 4, value: 36 })).monitor;

  it("refuses the same session again, and one from before", () => {
    expect(issuesOf(atFour(), { session: 4, value: 36 })).toEqual([["duplicate-session", "session"]]);
    expect(issuesOf(atFour(), { session: 3, value: 36 })).toEqual([["sessions-out-of-order", "session"]]);
  });

  it("remembers a session without a score as one that was", () => {
    const { monitor } = unwrap(observe(atFour(), { session: 6, value: null }));
    expect(issuesOf(monitor, { session: 5, value: 36 })).toEqual([["sessions-out-of-order", "session"]]);
    expect(monitor.state).toEqual(atFour().state);
  });

  it("reports everything that is wrong, without the value", () => {
    const result = observe(atFour(), { session: 2.5, value: 41.75 });
    expect(result.ok ? [] : result.issues.map(({ code, path }) => [code, ...path])).toEqual([
      ["session-not-an-integer", "session"],
      ["value-out-of-range", "value"],
    ]);
    expect(JSON.stringify(result)).not.toMatch(/41\.75|2\.5/);
    expect(issuesOf(atFour(), { session: 5, value: "36" })).toEqual([["value-not-a-number", "value"]]);
  });

  it("holds values to the range of the prior's measure, or to the one it was told", () => {
    const outside = [["value-out-of-range", "value"]];
    expect(issuesOf(startMonitor(priors.srs.sum), { session: 1, value: 380 })).toEqual(outside);
    const told = startMonitor({ typicalStandardDeviation: 1.6 }, { scale });
    expect(issuesOf(told, { session: 1, value: 40.1 })).toEqual(outside);
    expect(issuesOf(told, { session: 1, value: 40 })).toEqual([]);
  });

  it("does not learn from what it refuses", () => {
    const after = unwrap(observe(atFour(), { session: 5, value: 30 }));
    issuesOf(atFour(), { session: 5, value: 99 });
    expect(unwrap(observe(atFour(), { session: 5, value: 30 }))).toEqual(after);
  });

  it("refuses a monitor that lost something in storage, of which it would never flag anything", () => {
    const damaged = (change: (copy: Record<string, Record<string, unknown>>) => unknown): Monitor => {
      const copy = JSON.parse(JSON.stringify(atFour())) as Record<string, Record<string, unknown>>;
      change(copy);
      return copy as unknown as Monitor;
    };
    const lost: Monitor[] = [
      ...["alpha", "prior", "state", "lastSession"].map((name) =>
        damaged((copy) => Reflect.deleteProperty(copy, name)),
      ),
      ...["alpha", "prior", "lastSession"].map((name) => damaged((copy) => (copy[name] = null as never))),
      ...Object.keys(atFour().state!).map((name) =>
        damaged(({ state }) => Reflect.deleteProperty(state as object, name)),
      ),
      ...["typicalStandardDeviation", "priorSessions", "clip"].map((name) =>
        damaged(({ prior }) => (prior![name] = null)),
      ),
    ];
    for (const monitor of lost)
      expect(() => observe(monitor, { session: 5, value: 20 })).toThrow(
        expect.objectContaining({ code: "monitor-invalid" }),
      );
    expect(
      issuesOf(
        damaged(() => undefined),
        { session: 5, value: 20 },
      ),
    ).toEqual([]);
  });

  it("refuses a monitor that lost its range, or its last session before the first score", () => {
    const monitor = unwrap(
      observe(startMonitor(priors.srs.sum, { scale: { minimum: 0, maximum: 40 } }), { session: 5, value: null }),
    ).monitor;
    const lost = [{ scale: undefined }, { scale: { minimum: 0 } }, { lastSession: undefined }];
    for (const fields of lost)
      expect(() => observe({ ...monitor, ...fields } as unknown as Monitor, { session: 6, value: 55 })).toThrow(
        expect.objectContaining({ code: "monitor-invalid" }),
      );
  });

  it.each<[string, object]>([
    ["more prior sessions than can be computed with", { prior: { priorSessions: 1e15 } }],
    ["a prior of no variation", { prior: { typicalStandardDeviation: 0 } }],
    ["an autocorrelation of 1", { prior: { autocorrelation: 1 } }],
    ["a prior with a misspelt key", { prior: { klip: 2 } }],
    ["a prior of another range", { prior: { measure: { minimum: 0, maximum: 4 } } }],
    ["an alpha of 5", { alpha: 5 }],
    ["an alpha of nearly nothing", { alpha: 5e-324 }],
    ["an alpha in words", { alpha: "0.01" }],
    ["a range upside down", { scale: { minimum: 40, maximum: 0 } }],
    ["a range that is not the prior's", { scale: { maximum: 400 } }],
    ["an unknown key", { owner: "a" }],
    ["an unknown key of the state", { state: { learnt: 1 } }],
    ["a last session before the last one that was learnt from", { lastSession: 5 }],
    ["a last session between sessions", { lastSession: 6.5 }],
    ["no last session after the first score", { lastSession: null }],
    ["negative squares", { state: { sumOfSquares: -5 } }],
    ["squares that no scores can have", { state: { sumOfSquares: 1e300 } }],
    ["fewer squares than the prior's", { state: { sumOfSquares: 1e-9 } }],
    ["squares that are NaN", { state: { sumOfSquares: NaN } }],
    ["more time than between its sessions", { state: { elapsed: 99 } }],
    ["less time than its sessions take", { state: { elapsed: 0 } }],
    ["time before its first session", { state: { elapsed: -1 } }],
    ["half a session", { state: { observed: 1.5 } }],
    ["no session", { state: { observed: 0 } }],
    ["more sessions than numbers of sessions", { state: { observed: 1e9 } }],
    ["a first session in words", { state: { origin: "4" } }],
    ["a last score far outside the range", { state: { last: 1e9 } }],
    ["a level far outside the range", { state: { level: -1e9 } }],
    ["a trend out of the range", { state: { trend: 1e9 } }],
    ["information that no sessions give about the level", { state: { levelInformation: 1e6 } }],
    ["less information about the level than one session gives", { state: { levelInformation: 0.5 } }],
    ["less information about the trend than the prior's", { state: { trendInformation: 1 } }],
    ["information that no sessions give about the trend", { state: { trendInformation: 1e15 } }],
    ["information about both below zero", { state: { crossInformation: -1 } }],
    ["more information about both than about each", { state: { crossInformation: 1e6 } }],
  ])("refuses a damaged monitor: %s", (_, damage) => {
    const { monitor } = unwrap(
      observe(unwrap(observe(atFour(), { session: 5, value: 35 })).monitor, { session: 6, value: 36 }),
    );
    const merge = (whole: unknown, part: unknown): unknown =>
      typeof part === "object" && part !== null
        ? {
            ...(whole as object),
            ...Object.fromEntries(
              Object.entries(part).map(([key, value]) => [key, merge((whole as Record<string, unknown>)[key], value)]),
            ),
          }
        : part;
    expect(unwrap(observe(monitor, { session: 7, value: 20 })).verdict.flagged).toBe(true);
    expect(() => observe(merge(monitor, damage) as Monitor, { session: 7, value: 20 })).toThrow(
      expect.objectContaining({ code: "monitor-invalid" }),
    );
  });

  it("refuses unknown keys of the session, and a Result in its place", () => {
    expect(issuesOf(atFour(), { session: 5, score: 36 })).toEqual([["unknown-key"], ["value-missing", "value"]]);
    expect(issuesOf(atFour(), 36)).toEqual([["point-not-an-object"]]);
    const result = { ok: true, value: 36 };
    for (const observed of [result, { session: 5, value: result }])
      expect(() => observe(atFour(), observed as never)).toThrow(
        expect.objectContaining({ code: "result-not-unwrapped" }),
      );
  });

  it("refuses a monitor of another version", () => {
    const other = { ...atFour(), version: 1 } as unknown as Monitor;
    expect(() => observe(other, { session: 5, value: 36 })).toThrow(
      expect.objectContaining({ code: "monitor-invalid" }),
    );
  });
});

describe("startMonitor", () => {
  it("knows the range from every shipped prior, and asks for it where the prior does not say it", () => {
    for (const each of Object.values(priors).flatMap((metrics): Prior[] => Object.values(metrics))) {
      const { minimum, maximum, step } = each.measure!;
      expect(startMonitor(each).scale).toEqual({ minimum, maximum, step });
    }
    const measure = { instrument: "srs", scale: "total", metric: "sum" } as const;
    for (const given of [{ typicalStandardDeviation: 1.6 }, { typicalStandardDeviation: 1.6, measure }])
      expect(() => startMonitor(given)).toThrow(expect.objectContaining({ code: "scale-required" }));
  });

  it("refuses a scale of another range than the prior's", () => {
    expect(() => startMonitor(priors.waiSr.mean, { scale: { minimum: 12, maximum: 60 } })).toThrow(
      expect.objectContaining({ code: "prior-range-mismatch" }),
    );
  });

  it("refuses an unknown option", () => {
    expect(() => startMonitor(priors.srs.sum, { aplha: 0.01 } as object)).toThrow(
      expect.objectContaining({ code: "option-unknown" }),
    );
  });

  it("refuses an alpha or a scale that cannot be", () => {
    expect(() => startMonitor(priors.srs.sum, { alpha: 1 })).toThrow(
      expect.objectContaining({ code: "alpha-out-of-range" }),
    );
    expect(() => startMonitor(priors.srs.sum, { scale: { minimum: 4, maximum: 4 } })).toThrow(
      expect.objectContaining({ code: "scale-range-invalid" }),
    );
  });
});
