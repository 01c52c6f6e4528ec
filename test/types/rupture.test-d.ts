import { expectTypeOf, it } from "vitest";
import {
  courseOf,
  detectRuptures,
  methods,
  observe,
  prior,
  priors,
  seriesOf,
  sessionSeries,
  srs,
  startMonitor,
  unwrap,
  waiSr,
} from "../../src/index.js";
import type { RetrospectiveVerdict, SessionSeries, SessionVerdict } from "../../src/index.js";

const series = unwrap(sessionSeries([{ session: 1, value: 36 }], { minimum: 0, maximum: 40 }));

it("gives episodes only once the status was looked at", () => {
  const analysis = detectRuptures(series, methods.prediction(priors.srs.sum));
  // @ts-expect-error too few sessions have no episodes, which is not the same as none
  expectTypeOf(analysis.episodes);
  if (analysis.status === "assessed") expectTypeOf(analysis.sessions).toEqualTypeOf<readonly SessionVerdict[]>();
  else expectTypeOf(analysis.needed).toBeNumber();
});

it("keeps what the look back says beyond other methods", () => {
  const analysis = detectRuptures(series, methods.retrospective(priors.srs.sum, { question: "brief" }));
  if (analysis.status === "assessed") expectTypeOf(analysis.sessions).toEqualTypeOf<readonly RetrospectiveVerdict[]>();
});

it("knows the questions and the priors", () => {
  // @ts-expect-error there is no such question
  methods.retrospective(priors.srs.sum, { question: "both" });
  // @ts-expect-error no typical variation is known for the ORS
  expectTypeOf(priors.ors);
  // @ts-expect-error the one number that has no default
  prior({ clip: 2 });
});

it("knows the scales of an instrument", () => {
  expectTypeOf(seriesOf(unwrap(courseOf(waiSr, [])), "bond", "mean")).toEqualTypeOf<SessionSeries>();
  // @ts-expect-error the SRS has no scale of that name
  seriesOf(unwrap(courseOf(srs, [])), "alliance");
});

it("makes the caller look whether a session was taken", () => {
  const result = observe(startMonitor(priors.srs.sum), { session: 1, value: 36 });
  // @ts-expect-error a session may be refused
  expectTypeOf(result.value);
});

it("takes only series that were checked", () => {
  // @ts-expect-error bare scores are not a series
  detectRuptures([36, 30], methods.prediction(priors.srs.sum));
});
