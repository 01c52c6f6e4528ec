import { expectTypeOf, test } from "vitest";
import {
  clinicallySignificantChange,
  norms,
  ors,
  reliableChange,
  score,
  sessionAlerts,
  srs,
  unwrap,
  type ChangeVerdict,
} from "alliance-scoring";

test("a norm is spread with reliability, or points, and nothing less", () => {
  expectTypeOf(reliableChange(20, 30, norms.ors.developer).verdict).toEqualTypeOf<ChangeVerdict>();
  reliableChange(20, 30, norms.waiS.clinicClient);
  // @ts-expect-error there is no default norm
  reliableChange(20, 30);
  // @ts-expect-error a standard deviation needs a reliability
  reliableChange(20, 30, { standardDeviation: 5 });
  // @ts-expect-error one or the other
  reliableChange(20, 30, { standardDeviation: 5, reliability: 0.8, threshold: 5 });
  // @ts-expect-error the child form has cut-offs, and no reliable change of its own
  reliableChange(20, 30, norms.cors.developer);
  // @ts-expect-error a standard deviation alone, as published, is not yet a norm for change
  reliableChange(3, 4, norms.waiSr.woebot2021);
});

test("a cut-off is named: by age and rater, never by itself", () => {
  expectTypeOf(norms.ors.developer.clinicalCutoff.adultSelf.value).toEqualTypeOf<25>();
  // @ts-expect-error there is no such group
  expectTypeOf(norms.ors.developer.clinicalCutoff.adults).toBeAny();
  const norm = norms.ors.developer;
  // @ts-expect-error the cut-off is not looked up
  clinicallySignificantChange({ before: 20, after: 30, norm });
});

test("alerts know the items of their instrument", () => {
  const alerts = sessionAlerts(unwrap(score(srs, [9, 9, 9, 9])), { norm: norms.srs.developer });
  expectTypeOf(alerts.items.flagged[0]).toEqualTypeOf<"relationship" | "goals" | "approach" | "overall" | undefined>();
  const previous = unwrap(score(ors, [9, 9, 9, 9]));
  // @ts-expect-error the last session was another instrument
  sessionAlerts(unwrap(score(srs, [9, 9, 9, 9])), { previous, norm: norms.srs.developer });
});
