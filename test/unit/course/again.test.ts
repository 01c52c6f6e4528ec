import { describe, expect, it } from "vitest";
import {
  courseOf,
  defineInstrument,
  detectRuptures,
  instruments,
  methods,
  seriesOf,
  srs,
  unwrap,
  type Instrument,
} from "alliance-scoring";

/** Scores of symptoms, of which lower is better. */
const symptoms = defineInstrument({ ...srs, id: "symptoms", construct: "outcome", higherIs: "worse" });
const forms: readonly Instrument[] = [...Object.values(instruments), symptoms];
const json = <Data>(data: Data): Data => JSON.parse(JSON.stringify(data)) as Data;

describe.each(forms.flatMap((form) => form.raters.map((rater) => [form.id, rater, form] as const)))(
  "a course of %s by the %s",
  (_, rater, form) => {
    const administrations = [
      form.items.map(({ minimum }) => minimum),
      form.items.map(({ maximum }) => maximum),
      null,
      form.items.map(({ minimum }, position) => (position === 0 ? null : minimum)),
    ];

    it("is accepted again as it was made, whole and session by session", () => {
      const course = unwrap(courseOf(form, administrations, { rater }));
      expect(unwrap(courseOf(form, json(course.sessions), { rater }))).toEqual(course);
      for (const scale of Object.keys(form.scales))
        for (const metric of ["sum", "mean"] as const)
          expect(seriesOf(json(course), scale, metric)).toEqual(seriesOf(course, scale, metric));
    });

    it("gives series that are accepted again", () => {
      const course = unwrap(courseOf(form, administrations, { rater }));
      const rule = methods.suddenShift({ minimumChange: 1, alpha: null, higherIs: form.higherIs });
      for (const metric of ["sum", "mean"] as const) {
        const series = seriesOf(course, "total", metric);
        expect(detectRuptures(json(series), rule)).toEqual(detectRuptures(series, rule));
      }
    });
  },
);
