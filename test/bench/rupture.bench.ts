import { bench, describe } from "vitest";
import { normalQuantile } from "../../src/core/statistics/normalQuantile.js";
import { studentTail } from "../../src/core/statistics/studentTail.js";
import {
  detectRuptures,
  estimatePrior,
  methods,
  observe,
  priors,
  sessionSeries,
  startMonitor,
  unwrap,
} from "../../src/index.js";
import type { SessionSeries } from "../../src/index.js";

// 20,000 clients with 12 sessions each, a repeatable saw of scores between 31 and 40. One iteration: all 240,000 sessions,
// so the goal of 1 microsecond a session is 240 ms an iteration.
const clients: SessionSeries[] = Array.from({ length: 20_000 }, (_, client) =>
  unwrap(
    sessionSeries(
      Array.from({ length: 12 }, (__, index) => ({
        session: index + 1,
        value: 31 + ((client * 37 + index * 53) % 91) / 10,
      })),
      { minimum: 0, maximum: 40, step: 0.1 },
    ),
  ),
);
const plain = clients.map((series) => series.points.map((point) => point.value as number));

/** The same arithmetic as one loop over numbers, without checks, verdicts, limits or episodes. */
function plainLoop(): number {
  let flags = 0;
  for (const scores of plain) {
    let [a, b, c, level, trend, squares, last, elapsed, k] = [
      1,
      0,
      1 / 0.075 ** 2,
      scores[0]!,
      0,
      3 * 1.330448 ** 2,
      scores[0]!,
      0,
      1,
    ];
    for (let u = 1; u < scores.length; u++) {
      const f = 0.2 ** (u - elapsed);
      const v = 1 - f * f;
      const a1 = 1 - f;
      const a2 = u - f * elapsed;
      const det = a * c - b * b;
      const g1 = (c * a1 - b * a2) / det;
      const g2 = (a * a2 - b * a1) / det;
      const q = v + a1 * g1 + a2 * g2;
      const df = 2 + k;
      const expected = f * last + a1 * level + a2 * trend;
      const scale = Math.sqrt((squares / df) * q);
      const t = (scores[u]! - expected) / scale;
      const tail = studentTail(t, df);
      normalQuantile(tail);
      if (t < 0 && tail < 0.01) flags++;
      const z = (2 * (8 * df + 3)) / (8 * df + 1);
      const limit = Math.sqrt(df * Math.expm1((z * z) / df));
      const e = Math.min(limit, Math.max(-limit, t)) * scale;
      level += (g1 * e) / q;
      trend += (g2 * e) / q;
      squares += (e * e) / q;
      a += (a1 * a1) / v;
      b += (a1 * a2) / v;
      c += (a2 * a2) / v;
      elapsed = u;
      last = expected + e;
      k++;
    }
  }
  return flags;
}

describe("20,000 clients of 12 sessions", () => {
  const options = { time: 2000, warmupTime: 500 };
  const prediction = methods.prediction(priors.srs.sum);

  bench(
    "detectRuptures with the prediction",
    () => clients.forEach((series) => detectRuptures(series, prediction)),
    options,
  );
  bench("the same arithmetic in a plain loop", () => void plainLoop(), options);
});

describe("a service of 600 clients of 24 sessions, an estimate of its prior: below 2 s", () => {
  const service = Array.from({ length: 600 }, (_, client) =>
    unwrap(
      sessionSeries(
        Array.from({ length: 24 }, (__, index) => ({
          session: index + 1,
          value: Math.min(40, 34 + (client % 7) + ((client * 37 + index * 53) % 41) / 10),
        })),
        { minimum: 0, maximum: 40, step: 0.1 },
      ),
    ),
  );
  bench("600 clients", () => void estimatePrior(service), { iterations: 3 });
  bench("300 clients", () => void estimatePrior(service.slice(0, 300)), { iterations: 3 });
});

describe("one client of 24 sessions", () => {
  const points = Array.from({ length: 24 }, (_, index) => ({
    session: index + 1,
    value: 31 + ((index * 53) % 91) / 10,
  }));
  const series = unwrap(sessionSeries(points, { minimum: 0, maximum: 40, step: 0.1 }));
  const lookBack = methods.retrospective(priors.srs.sum, { question: "combined" });
  const monitor = points.reduce((so, point) => unwrap(observe(so, point)).monitor, startMonitor(priors.srs.sum));

  bench("look back at the whole course", () => void detectRuptures(series, lookBack));
  bench("observe the 25th session", () => void observe(monitor, { session: 25, value: 33 }));
});
