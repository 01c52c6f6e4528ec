import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const docs = path.resolve(import.meta.dirname, "../../docs");
const { flagsOf, parts, priorsOf, ratio } = await import(path.join(docs, "programs/study/rates.mjs"));
const { fill } = await import(path.join(docs, "programs/fill.mjs"));
const page = readFileSync(path.join(docs, "methods/rates.md"), "utf8");
const kept: Kept = JSON.parse(readFileSync(path.join(docs, "programs/study/rates.json"), "utf8"));

/** A share or ratio and its standard error. */
type Estimate = readonly [value: number, error: number];
type Rule = "prediction" | "brief" | "shift" | "combined";
interface Kept {
  flags: {
    name: string;
    sessions: number;
    clients: number;
    found: Record<Rule, { flags: Estimate; series: Estimate }>;
  }[];
  estimated: { name: string; clients: number; found: Record<"ratio" | "covered" | "flags", Estimate> }[];
  versions: unknown[];
}
const models = ["srs", "srsNormLike", "waiSr", "wai7"];
const rules: Rule[] = ["prediction", "brief", "shift", "combined"];
const within = (value: number, low: number, high: number, what: string): void => {
  expect(value, what).toBeGreaterThanOrEqual(low);
  expect(value, what).toBeLessThanOrEqual(high);
};

describe("the kept simulations of the default rules", () => {
  it("hold every model at 8, 14, 24 and 40 sessions, and services of 50, 150 and 600 clients", () => {
    const cells = models.flatMap((name) => [8, 14, 24, 40].map((sessions) => `${name} ${String(sessions)}`));
    expect(kept.flags.map(({ name, sessions }) => `${name} ${String(sessions)}`)).toEqual(cells);
    const services = models.flatMap((name) => [50, 150, 600].map((clients) => `${name} ${String(clients)}`));
    expect(kept.estimated.map(({ name, clients }) => `${name} ${String(clients)}`)).toEqual(services);
  });

  it("flag .0075 to .013 of the sessions of clients without a rupture, at a nominal .01", () => {
    for (const { name, sessions, found } of kept.flags)
      for (const rule of ["prediction", "brief", "combined"] as const)
        within(found[rule].flags[0], 0.0075, 0.013, `${rule}, ${name}, ${String(sessions)}`);
  });

  it("give .085 to .115 of such series a probability of .10 or less", () => {
    for (const { name, sessions, found } of kept.flags)
      for (const rule of rules) within(found[rule].series[0], 0.085, 0.115, `${rule}, ${name}, ${String(sessions)}`);
  });

  it("estimate the prior within a twentieth of the truth, cover it in nine of ten services, and keep the false alarms", () => {
    for (const { name, clients, found } of kept.estimated) {
      const what = `${name}, ${String(clients)} clients`;
      within(found.ratio[0], 0.95, 1.05, what);
      within(found.covered[0], 0.9, 1, what);
      within(found.flags[0], 0.9, 1.15, what);
    }
  });

  it("carry a standard error above zero", () => {
    const estimates = [
      ...kept.flags.flatMap(({ found }) => rules.flatMap((rule) => [found[rule].flags, found[rule].series])),
      ...kept.estimated.flatMap(({ found }) => [found.ratio, found.covered, found.flags]),
    ];
    for (const [, error] of estimates) expect(error).toBeGreaterThan(0);
  });

  it("are what the page shows", () => {
    expect(fill(page, "rates", parts(kept))).toBe(page);
    expect(page).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe("today's code on other clients", () => {
  /** Two independent estimates differ by less than four standard errors of their difference. */
  const agree = ([one, oneError]: Estimate, [other, otherError]: Estimate, what: string): void => {
    expect(Math.abs(one - other) / Math.hypot(oneError, otherError), what).toBeLessThan(4);
  };

  it("flags as many sessions and series as the kept simulation", () => {
    for (const name of ["srs", "waiSr"]) {
      const again: Kept["flags"][number]["found"] = flagsOf(name, 14, 400, 77);
      const { found } = kept.flags.find((cell) => cell.name === name && cell.sessions === 14)!;
      for (const rule of rules) {
        agree(again[rule].flags, found[rule].flags, `flags of ${rule}, ${name}`);
        agree(again[rule].series, found[rule].series, `series of ${rule}, ${name}`);
      }
    }
  });

  it("estimates priors as the kept simulation", () => {
    const again: Kept["estimated"][number]["found"] = priorsOf("srs", 50, 20, 2, 77);
    agree(again.ratio, kept.estimated[0]!.found.ratio, "estimate / truth");
  });

  it("has the standard error of a ratio of sums", () => {
    // By hand: 1/2, 1/4, 2/4 give 4/10 = .4; residuals .2, -.6, .4, squares .56; sqrt(3/2 * .56) / 10 = .0917
    const clients: [part: number, all: number][] = [
      [1, 2],
      [1, 4],
      [2, 4],
    ];
    expect(ratio(clients)).toEqual([0.4, 0.0917]);
  });
});
