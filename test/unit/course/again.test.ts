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

it("accepts scores of a form whose numbers are large, although their mean is rounded", () => {
  const items = Array.from({ length: 7 }, (_, position) => ({
    ...{ id: `item${position + 1}`, number: position + 1, label: "made up", keyed: "forward" as const },
    ...{ minimum: 0, maximum: 1e9, step: 1 },
  }));
  const scales = { total: { items: items.map(({ id }) => id), missing: { rule: "complete" as const } } };
  const large = defineInstrument({ ...srs, id: "large", items, scales });
  // 6 * 600,000,000 + 334,381,415; a seventh of it is no double, and seven times that is not the sum.
  const course = unwrap(courseOf(large, [[...Array<number>(6).fill(6e8), 334_381_415]]));
  expect(unwrap(courseOf(large, json(course.sessions)))).toEqual(course);
  expect(seriesOf(json(course), "total").points).toEqual([{ session: 1, value: 3_934_381_415 }]);
});
