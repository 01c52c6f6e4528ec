import { bench, describe } from "vitest";
import { chartData, svg } from "../../src/chart/index.js";
import { detectRuptures, methods, priors, sessionSeries, unwrap } from "../../src/index.js";

/** A thousand sessions; the goal is a picture in less than 50 ms, however odd the course. */
const courseOf = (score: (session: number) => number | null) =>
  unwrap(
    sessionSeries(
      Array.from({ length: 1000 }, (_, at) => ({ session: at + 1, value: score(at) })),
      { minimum: 0, maximum: 40, step: 0.1 },
    ),
  );
const courses = {
  "quiet, with a dip now and then": courseOf((at) => (at % 97 === 50 ? 22 : 34 + ((at * 37) % 40) / 10)),
  "from end to end": courseOf((at) => (at % 2) * 40),
  "a score in every second session": courseOf((at) => (at % 2 === 0 ? 36 : null)),
};

describe("a picture of a thousand sessions", () => {
  for (const [name, series] of Object.entries(courses))
    for (const method of [methods.prediction(priors.srs.sum), methods.cutoffLevel({ cutoff: 36 })]) {
      const chart = chartData([{ label: "SRS", series, analysis: detectRuptures(series, method) }]);
      bench(`${name}, ${method.id}`, () => {
        svg(chart);
      });
    }
});
