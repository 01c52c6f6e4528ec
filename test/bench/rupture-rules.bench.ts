import { bench, describe } from "vitest";
import { detectRuptures, methods, sessionSeries, unwrap } from "../../src/index.js";
import type { RuptureMethod, SessionSeries } from "../../src/index.js";

// 20,000 clients with 12 sessions each, a repeatable saw of scores between 31 and 40, every fifth client with a lasting
// drop and every seventh with a dip. One iteration goes through all 240,000 sessions.
const plain: readonly number[][] = Array.from({ length: 20_000 }, (_, client) =>
  Array.from({ length: 12 }, (__, index) => {
    const score = 37 + ((client * 37 + index * 53) % 31) / 10;
    return client % 7 === 0 && index === 5 ? score - 20 : client % 5 === 0 && index > 6 ? score - 8 : score;
  }),
);
const clients: readonly SessionSeries[] = plain.map((scores) =>
  unwrap(
    sessionSeries(
      scores.map((value, index) => ({ session: index + 1, value })),
      { minimum: 0, maximum: 40, step: 0.1 },
    ),
  ),
);

/** Flags only, as a rule gives them, without the episodes that detectRuptures adds. */
function flagsOf(rule: RuptureMethod): number {
  let flags = 0;
  for (const series of clients) {
    const detection = rule.detect(series);
    if ("status" in detection) continue;
    for (const verdict of detection.sessions) if (verdict.flagged) flags++;
  }
  return flags;
}

/** The chart as one loop over numbers, without checks, gaps, verdicts or tolerance. */
function plainChart(): number {
  let flags = 0;
  for (const scores of plain) {
    let sum = scores[0]!;
    let ranges = 0;
    for (let i = 1; i < scores.length; i++) {
      sum += scores[i]!;
      ranges += Math.abs(scores[i]! - scores[i - 1]!);
    }
    const limit = sum / scores.length - ((3 * ranges) / (scores.length - 1)) * (Math.sqrt(Math.PI) / 2);
    for (const score of scores) if (score < limit) flags++;
  }
  return flags;
}

/** The three criteria of every session as one loop over numbers, for complete series alone. */
function plainThreeCriteria(): number {
  const critical = [0, 0, 0, 0, 4.302652729911275, 3.182446305284263, 2.7764451051977987];
  let flags = 0;
  for (const scores of plain) {
    for (let j = 2; j < scores.length - 1; j++) {
      let [n1, m1, q1, n2, m2, q2] = [0, 0, 0, 0, 0, 0];
      for (let i = Math.max(0, j - 3); i < j; i++) {
        const d = scores[i]! - m1;
        m1 += d / ++n1;
        q1 += d * (scores[i]! - m1);
      }
      for (let i = j; i < Math.min(scores.length, j + 3); i++) {
        const d = scores[i]! - m2;
        m2 += d / ++n2;
        q2 += d * (scores[i]! - m2);
      }
      const isLasting = m1 - m2 > critical[n1 + n2]! * Math.sqrt((q1 + q2) / (n1 + n2 - 2));
      if (isLasting && scores[j - 1]! - scores[j]! >= 5 - 1e-9) flags++;
    }
  }
  return flags;
}

const chart = methods.individualsChart();
const threeCriteria = methods.suddenShift({ minimumChange: 5 });
for (const [rule, loop] of [
  [chart, plainChart],
  [threeCriteria, plainThreeCriteria],
] as const)
  if (flagsOf(rule) !== loop() || loop() === 0) throw new Error(`${rule.id} and its plain loop do not agree`);

describe("individuals chart, 20,000 clients with 12 sessions", () => {
  bench("the rule", () => void flagsOf(chart));
  bench("the rule, with its episodes", () => clients.forEach((series) => detectRuptures(series, chart)));
  bench("one plain loop over numbers", () => void plainChart());
});

describe("three criteria of a sudden loss, 20,000 clients with 12 sessions", () => {
  bench("the rule", () => void flagsOf(threeCriteria));
  bench("the rule, with its episodes", () => clients.forEach((series) => detectRuptures(series, threeCriteria)));
  bench("one plain loop over numbers", () => void plainThreeCriteria());
});
