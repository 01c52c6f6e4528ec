import { bench, describe } from "vitest";
import { detectRuptures, sessionSeries, unwrap } from "../../src/index.js";
import type { SessionSeries } from "../../src/index.js";
import { rules } from "../property/rupture/rules.js";

// The time of each rule with its episodes at n and at 4 n sessions, every eighth of them a dip. Linear cost is a ratio of 4.
const course = (sessions: number): SessionSeries =>
  unwrap(
    sessionSeries(
      Array.from({ length: sessions }, (_, index) => ({
        session: index + 1,
        value: index % 8 === 5 ? 10 : 36 + (index % 3),
      })),
      { minimum: 0, maximum: 40 },
    ),
  );
const [short, long] = [course(500), course(2000)];

describe.each(rules)("growth of $name", ({ make }) => {
  const rule = make(1);
  bench("500 sessions", () => void detectRuptures(short, rule), { time: 200, iterations: 2 });
  bench("2,000 sessions", () => void detectRuptures(long, rule), { time: 200, iterations: 2 });
});
