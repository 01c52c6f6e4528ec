import { describe, expect, it } from "vitest";
import {
  detectRuptures,
  methods,
  openFitAlerts,
  scoreTotal,
  sessionAlerts,
  sessionSeries,
  srs,
  unwrap,
} from "alliance-scoring";
import { isBelowCutoff, isDownBy } from "../../../src/core/belowOrDown.js";
import { ruptureSql } from "../../../src/sql/index.js";

const sum = 8.6 + 9.7 + 9.9 + 7.8; // 36, and 35.99999999999999 in doubles

describe("a score on the line", () => {
  it("is below it only when the boundary takes it in, however it was added up", () => {
    expect(sum).toBeLessThan(36);
    for (const score of [36, sum]) {
      expect(isBelowCutoff(score, 36, "below")).toBe(false);
      expect(isBelowCutoff(score, 36, "atOrBelow")).toBe(true);
    }
    expect(isBelowCutoff(35.9, 36, "below")).toBe(true);
    expect(isBelowCutoff(36.1, 36, "atOrBelow")).toBe(false);
  });

  it("is down by exactly so many points", () => {
    expect(8.2 - 3.2).toBeLessThan(5);
    expect(isDownBy(5, 8.2, 3.2)).toBe(true);
    expect(isDownBy(5, 8.2, 3.3)).toBe(false);
    expect(isDownBy(5, 3.2, 8.2)).toBe(false);
  });
});

// Totals in tenths: every pair around 36, and around a fall of 1.
const tenths = Array.from({ length: 31 }, (_, index) => 345 + index);
const pairs = tenths.flatMap((last) => tenths.map((now) => [last, now] as const));

describe.each(["below", "atOrBelow"] as const)(
  "alerts, prompts and SQL say the same: %s 36, or down by 1",
  (boundary) => {
    const totalCutoff = { value: 36, boundary };
    const prompts = methods.sessionPrompts({ cutoff: 36, boundary, minimumDrop: 1 });
    const statement = ruptureSql({
      table: "t",
      key: { client: "c", session: "s" },
      value: "v",
      scale: { minimum: 0, maximum: 40 },
      rules: { level: { cutoff: 36, boundary }, drop: { points: 1 } },
    });
    const limit = (pattern: RegExp): number => Number(pattern.exec(statement)?.[1]);
    const level = limit(/alliance__v <=? ([\d.]+) THEN/);
    const drop = limit(/alliance__previous - alliance__v >= ([\d.]+) THEN/);

    it("for every pair of totals around the lines", () => {
      for (const [last, now] of pairs) {
        const wanted = [boundary === "below" ? now < 360 : now <= 360, last - now >= 10]; // in whole tenths
        const [previous, score] = [last / 10, now / 10];

        const alerts = sessionAlerts(unwrap(scoreTotal(srs, score)), {
          previous: unwrap(scoreTotal(srs, previous)),
          norm: { totalCutoff, drop: 1 },
        });
        expect([alerts.total.status === "alert", alerts.drop.status === "alert"]).toEqual(wanted);

        const table = openFitAlerts({
          ...{ srs: score, previousSrs: previous, srsNorm: { totalCutoff, drop: 1 } },
          ...{ orsCount: 0, orsCutoff: 25, target: 20, nTarget: 17 },
        });
        expect([table.srs === "red", table.srsChange === "red"]).toEqual(wanted);

        const points = [previous, score].map((value, index) => ({ session: index + 1, value }));
        const analysis = detectRuptures(unwrap(sessionSeries(points, { minimum: 0, maximum: 40 })), prompts);
        const verdict = analysis.status === "assessed" ? analysis.sessions[1] : undefined;
        expect([verdict?.isBelow, verdict?.hasDropped]).toEqual(wanted);

        expect([boundary === "below" ? score < level : score <= level, previous - score >= drop]).toEqual(wanted);
      }
    });
  },
);
