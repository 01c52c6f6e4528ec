import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  courseOf,
  detectRuptures,
  methods,
  observe,
  priors,
  score,
  seriesOf,
  srs,
  startMonitor,
  unwrap,
  type Instrument,
} from "alliance-scoring";
import { answers, completeAnswers, everyInstrument } from "../../support/administrations.js";

/** Sessions of one client with gaps in their numbers, sessions without a form, and missing answers. */
const administrations = (instrument: Instrument) =>
  fc
    .uniqueArray(fc.integer({ min: -5, max: 60 }), { maxLength: 12 })
    .chain((sessions) =>
      fc.tuple(
        ...sessions.map((session) =>
          fc.record({ session: fc.constant(session), responses: fc.option(answers(instrument), { freq: 5 }) }),
        ),
      ),
    );

describe.each(everyInstrument)("a course of %s", (_, instrument) => {
  const given = administrations(instrument).chain((sessions) =>
    fc.record({
      sessions: fc.constant(sessions),
      shuffled: fc.shuffledSubarray(sessions, { minLength: sessions.length }),
    }),
  );
  const options = { missing: "prorate" } as const;

  it("is the same in whatever order its sessions come", () => {
    fc.assert(
      fc.property(given, ({ sessions, shuffled }) => {
        expect(unwrap(courseOf(instrument, shuffled, options))).toEqual(
          unwrap(courseOf(instrument, sessions, options)),
        );
      }),
      { numRuns: 30 },
    );
  });

  it("gives on every scale what scoring one by one gives", () => {
    fc.assert(
      fc.property(given, fc.constantFrom("sum", "mean"), ({ sessions }, metric) => {
        const course = unwrap(courseOf(instrument, sessions, options));
        const inOrder = [...sessions].sort((left, right) => left.session - right.session);
        for (const scale of Object.keys(instrument.scales))
          expect(seriesOf(course, scale, metric).points).toEqual(
            inOrder.map(({ session, responses }) => ({
              session,
              value: responses === null ? null : unwrap(score(instrument, responses, options)).scales[scale]?.[metric],
            })),
          );
      }),
      { numRuns: 30 },
    );
  });

  it("survives JSON and structuredClone, with equal analyses", () => {
    fc.assert(
      fc.property(given, ({ sessions }) => {
        const course = unwrap(courseOf(instrument, sessions, options));
        for (const copy of [JSON.parse(JSON.stringify(course)) as typeof course, structuredClone(course)]) {
          expect(copy).toEqual(course);
          expect(detectRuptures(seriesOf(copy, "total"), methods.ownMeanBand())).toEqual(
            detectRuptures(seriesOf(course, "total"), methods.ownMeanBand()),
          );
          expect(unwrap(courseOf(instrument, copy.sessions, options))).toEqual(course);
        }
      }),
      { numRuns: 30 },
    );
  });
});

it("a monitor fed by a course says what the whole course says", () => {
  fc.assert(
    fc.property(fc.array(fc.option(completeAnswers(srs), { freq: 5 }), { minLength: 4, maxLength: 12 }), (forms) => {
      const series = seriesOf(unwrap(courseOf(srs, forms)), "total");
      const analysis = detectRuptures(series, methods.prediction(priors.srs.sum));
      let monitor = startMonitor(priors.srs.sum);
      const verdicts = series.points.map(({ session, value }) => {
        const step = unwrap(observe(monitor, { session, value }));
        monitor = step.monitor;
        return step.verdict;
      });
      if (analysis.status === "assessed") expect(verdicts).toEqual(analysis.sessions);
      else expect(verdicts.some(({ flagged }) => flagged)).toBe(false);
    }),
  );
});
