import { describe, expect, it } from "vitest";
import { observe, priors, startMonitor, unwrap } from "../../../../src/index.js";
import type { Monitor, Prior } from "../../../../src/index.js";

const scale = { minimum: 0, maximum: 40 };
const issuesOf = (monitor: Monitor, observed: unknown) => {
  const result = observe(monitor, observed as { session: number; value: number | null });
  return result.ok ? [] : result.issues.map(({ code, path }) => [code, ...path]);
};

describe("observe", () => {
  const atFour = unwrap(observe(startMonitor(priors.srs.sum, { scale }), { session: 4, value: 36 })).monitor;

  it("refuses the same session again, and one from before", () => {
    expect(issuesOf(atFour, { session: 4, value: 36 })).toEqual([["duplicate-session", "session"]]);
    expect(issuesOf(atFour, { session: 3, value: 36 })).toEqual([["sessions-out-of-order", "session"]]);
  });

  it("remembers a session without a score as one that was", () => {
    const { monitor } = unwrap(observe(atFour, { session: 6, value: null }));
    expect(issuesOf(monitor, { session: 5, value: 36 })).toEqual([["sessions-out-of-order", "session"]]);
    expect(monitor.state).toEqual(atFour.state);
  });

  it("reports everything that is wrong, without the value", () => {
    const result = observe(atFour, { session: 2.5, value: 41.75 });
    expect(result.ok ? [] : result.issues.map(({ code, path }) => [code, ...path])).toEqual([
      ["session-not-an-integer", "session"],
      ["value-out-of-range", "value"],
    ]);
    expect(JSON.stringify(result)).not.toMatch(/41\.75|2\.5/);
    expect(issuesOf(atFour, { session: 5, value: "36" })).toEqual([["value-not-a-number", "value"]]);
  });

  it("holds values to the range of the prior's measure, or to the one it was told", () => {
    const outside = [["value-out-of-range", "value"]];
    expect(issuesOf(startMonitor(priors.srs.sum), { session: 1, value: 380 })).toEqual(outside);
    const told = startMonitor({ typicalStandardDeviation: 1.6 }, { scale });
    expect(issuesOf(told, { session: 1, value: 40.1 })).toEqual(outside);
    expect(issuesOf(told, { session: 1, value: 40 })).toEqual([]);
  });

  it("does not learn from what it refuses", () => {
    const after = unwrap(observe(atFour, { session: 5, value: 30 }));
    issuesOf(atFour, { session: 5, value: 99 });
    expect(unwrap(observe(atFour, { session: 5, value: 30 }))).toEqual(after);
  });

  it("refuses a monitor that lost something in storage, of which it would never flag anything", () => {
    const damaged = (change: (copy: Record<string, Record<string, unknown>>) => unknown): Monitor => {
      const copy = JSON.parse(JSON.stringify(atFour)) as Record<string, Record<string, unknown>>;
      change(copy);
      return copy as unknown as Monitor;
    };
    const lost: Monitor[] = [
      ...["alpha", "prior", "state", "lastSession"].map((name) =>
        damaged((copy) => Reflect.deleteProperty(copy, name)),
      ),
      ...["alpha", "prior", "lastSession"].map((name) => damaged((copy) => (copy[name] = null as never))),
      ...Object.keys(atFour.state!).map((name) =>
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

  it("refuses a monitor of another version", () => {
    const other = { ...atFour, version: 1 } as unknown as Monitor;
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

  it("refuses an alpha or a scale that cannot be", () => {
    expect(() => startMonitor(priors.srs.sum, { alpha: 1 })).toThrow(
      expect.objectContaining({ code: "alpha-out-of-range" }),
    );
    expect(() => startMonitor(priors.srs.sum, { scale: { minimum: 4, maximum: 4 } })).toThrow(
      expect.objectContaining({ code: "scale-range-invalid" }),
    );
  });
});
