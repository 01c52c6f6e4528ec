import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  clinicalCutoff,
  clinicallySignificantChange,
  edwardsNunnally,
  groupChange,
  InvalidArgumentError,
  norms,
  openFitAlerts,
  reliableChange,
  scoreBand,
  scoreTotal,
  sessionAlerts,
  srs,
  unwrap,
  type ChangeNorm,
  type ChangeVerdict,
} from "alliance-scoring";

/** A total of the ORS or SRS family, on its grid. */
const total = fc.integer({ min: 0, max: 400 }).map((tenths) => tenths / 10);
const deviation = fc.integer({ min: 5, max: 150 }).map((tenths) => tenths / 10);
const reliability = fc.integer({ min: 0, max: 99 }).map((hundredths) => hundredths / 100);
const spread = fc.record({ standardDeviation: deviation, reliability });
const points = fc.integer({ min: 1, max: 2000 }).map((hundredths) => ({ threshold: hundredths / 100 }));
const norm: fc.Arbitrary<ChangeNorm> = fc.oneof(spread, points);
const higherIs = fc.constantFrom("better" as const, "worse" as const);
const boundary = fc.constantFrom("below" as const, "atOrBelow" as const, "neither" as const);
const cutoff = fc.oneof(total, fc.constantFrom(24.52, 25, 28, 32, 36));

const mirror: Record<ChangeVerdict, ChangeVerdict> = {
  improved: "deteriorated",
  deteriorated: "improved",
  "no-reliable-change": "no-reliable-change",
};

describe("reliable change", () => {
  it("swapping before and after mirrors the verdict and the signs", () => {
    fc.assert(
      fc.property(total, total, norm, higherIs, (before, after, by, direction) => {
        const there = reliableChange(before, after, by, { higherIs: direction });
        const back = reliableChange(after, before, by, { higherIs: direction });
        expect(back.verdict).toBe(mirror[there.verdict]);
        expect(back.difference).toBe(0 - there.difference);
        expect(back.index).toBe(there.index === null ? null : 0 - there.index);
        expect(back.threshold).toBe(there.threshold);
      }),
    );
  });

  it("turning the direction round mirrors the verdict and nothing else", () => {
    fc.assert(
      fc.property(total, total, norm, (before, after, by) => {
        const better = reliableChange(before, after, by);
        const worse = reliableChange(before, after, by, { higherIs: "worse" });
        expect(worse).toEqual({ ...better, verdict: mirror[better.verdict] });
      }),
    );
  });

  it("shifting both scores changes nothing", () => {
    fc.assert(
      fc.property(total, total, total, norm, (before, after, shift, by) => {
        const shifted = (score: number) => Math.round((score + shift) * 10) / 10;
        expect(reliableChange(shifted(before), shifted(after), by)).toEqual(reliableChange(before, after, by));
      }),
    );
  });

  it("scaling scores and spread together changes neither index nor verdict", () => {
    fc.assert(
      fc.property(total, total, spread, fc.constantFrom(0.25, 0.5, 2, 8, 12), (before, after, by, factor) => {
        const plain = reliableChange(before, after, by);
        const scaled = reliableChange(before * factor, after * factor, {
          ...by,
          standardDeviation: by.standardDeviation * factor,
        });
        expect(scaled.index).toBeCloseTo(plain.index!, 10);
        expect(scaled.verdict).toBe(plain.verdict);
      }),
    );
  });

  it("more reliability never shrinks the index, and never takes a verdict away", () => {
    fc.assert(
      fc.property(total, total, spread, reliability, (before, after, by, other) => {
        const [low, high] = [by.reliability, other].sort((a, b) => a - b) as [number, number];
        const [weak, strong] = [low, high].map((r) => reliableChange(before, after, { ...by, reliability: r }));
        expect(Math.abs(strong!.index!)).toBeGreaterThanOrEqual(Math.abs(weak!.index!));
        if (weak!.verdict !== "no-reliable-change") expect(strong!.verdict).toBe(weak!.verdict);
      }),
    );
  });

  it("more confidence never takes fewer points", () => {
    const level = fc.double({ min: 0.01, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(spread, level, level, (by, one, other) => {
        const [less, more] = [one, other]
          .sort((a, b) => a - b)
          .map((confidence) => reliableChange(0, 0, by, { confidence }));
        expect(more!.threshold).toBeGreaterThanOrEqual(less!.threshold * (1 - 1e-12));
      }),
    );
  });

  it("a number of points and the spread that gives it agree, except at the point itself", () => {
    fc.assert(
      fc.property(total, total, spread, (before, after, by) => {
        const { threshold, verdict, difference } = reliableChange(before, after, by);
        fc.pre(Math.abs(Math.abs(difference) - threshold) > 1e-6);
        expect(reliableChange(before, after, { threshold }).verdict).toBe(verdict);
      }),
    );
  });

  it("index, threshold and verdict tell one story", () => {
    fc.assert(
      fc.property(total, total, spread, (before, after, by) => {
        const { difference, index, threshold, verdict, standardErrorOfDifference } = reliableChange(before, after, by);
        expect(index! * standardErrorOfDifference!).toBeCloseTo(difference, 9);
        fc.pre(Math.abs(Math.abs(difference) - threshold) > 1e-6);
        expect(verdict !== "no-reliable-change").toBe(Math.abs(difference) > threshold);
        expect(verdict === "improved").toBe(difference > threshold);
      }),
    );
  });
});

describe("clinically significant change", () => {
  const change = fc.record({ before: total, after: total, cutoff, norm, higherIs, boundary });

  it("categories partition, and follow from the parts", () => {
    fc.assert(
      fc.property(change, (input) => {
        const {
          category,
          crossed,
          reliable,
          startedClinical,
          harmed,
          change: found,
        } = clinicallySignificantChange(input);
        const expected = !reliable
          ? "unchanged"
          : found.verdict === "deteriorated"
            ? "deteriorated"
            : crossed
              ? "recovered"
              : "improved";
        expect(category).toBe(expected);
        expect(reliable).toBe(found.verdict !== "no-reliable-change");
        if (crossed) expect(startedClinical).toBe(true);
        if (harmed) expect([category, startedClinical]).toEqual(["deteriorated", false]);
        expect(crossed && harmed).toBe(false);
      }),
    );
  });

  it("reflecting scores, cut-off and direction changes no category", () => {
    fc.assert(
      fc.property(change, (input) => {
        const reflected = (score: number) => Math.round((40 - score) * 100) / 100;
        const { category, crossed, harmed, startedClinical } = clinicallySignificantChange(input);
        const other = clinicallySignificantChange({
          ...input,
          before: reflected(input.before),
          after: reflected(input.after),
          cutoff: reflected(input.cutoff),
          higherIs: input.higherIs === "better" ? "worse" : "better",
        });
        expect(other).toMatchObject({ category, crossed, harmed, startedClinical });
      }),
    );
  });

  it("the reading of a tie matters at the cut-off and nowhere else", () => {
    fc.assert(
      fc.property(change, boundary, (input, other) => {
        fc.pre(input.before !== input.cutoff && input.after !== input.cutoff);
        const judged = clinicallySignificantChange(input);
        expect(clinicallySignificantChange({ ...input, boundary: other })).toEqual({ ...judged, boundary: other });
      }),
    );
  });

  it("a group counts what its members are", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ before: fc.option(total), after: fc.option(total) }), { maxLength: 12 }),
        change,
        (people, { before: _before, after: _after, ...by }) => {
          const { n, incomplete, reliable, clinical } = groupChange(people, by);
          expect(n + incomplete).toBe(people.length);
          const sum = (...shares: { count: number }[]) => shares.reduce((all, { count }) => all + count, 0);
          expect(sum(reliable.improved, reliable.unchanged, reliable.deteriorated)).toBe(n);
          expect(sum(clinical!.recovered, clinical!.improved, clinical!.unchanged, clinical!.deteriorated)).toBe(n);
          expect(sum(clinical!.recovered, clinical!.improved)).toBe(reliable.improved.count);
          for (const { share, interval } of Object.values(clinical!)) {
            if (share === null || interval === null) continue;
            expect(interval.lower).toBeLessThanOrEqual(share);
            expect(interval.upper).toBeGreaterThanOrEqual(share);
          }
        },
      ),
    );
  });
});

it("point c lies between the two means; mirroring the scale mirrors every point", () => {
  const population = fc.record({ mean: total, standardDeviation: deviation });
  fc.assert(
    fc.property(population, population, (clinical, nonClinical) => {
      const c = clinicalCutoff({ clinical, nonClinical }, "c");
      const [low, high] = [clinical.mean, nonClinical.mean].sort((a, b) => a - b) as [number, number];
      expect(c).toBeGreaterThanOrEqual(low - 1e-9);
      expect(c).toBeLessThanOrEqual(high + 1e-9);
      const mirrored = {
        clinical: { ...clinical, mean: -clinical.mean },
        nonClinical: { ...nonClinical, mean: -nonClinical.mean },
      };
      for (const point of ["a", "b", "c"] as const)
        for (const standardDeviationOf of ["clinical", "nonClinical"] as const) {
          const at = clinicalCutoff({ clinical, nonClinical }, point, { standardDeviationOf });
          const worse = clinicalCutoff(mirrored, point, { standardDeviationOf, higherIs: "worse" });
          expect(worse).toBeCloseTo(-at, 9);
        }
    }),
  );
});

describe("session alerts", () => {
  const norm = norms.srs.developer;
  const session = (points: number) => unwrap(scoreTotal(srs, points));

  it("are decided in tenths, whatever the doubles say", () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), (now, last) => {
        const alerts = sessionAlerts(session(now / 10), { previous: session(last / 10), norm });
        expect(alerts.total.status).toBe(now < 360 ? "alert" : "clear");
        expect(alerts.drop.status).toBe(last - now >= 10 ? "alert" : "clear");
        expect(Math.round(alerts.drop.difference! * 10)).toBe(now - last);
      }),
    );
  });
});

it("a band is the last one that begins at or below the score", () => {
  fc.assert(
    fc.property(total, fc.uniqueArray(fc.nat(400), { minLength: 1, maxLength: 6 }), (score, starts) => {
      const rising = [...starts].sort((a, b) => a - b);
      const bands = rising.map((tenths) => ({ name: String(tenths), from: tenths / 10 }));
      const expected = rising.filter((tenths) => tenths <= Math.round(score * 10)).at(-1);
      expect(scoreBand(score, bands)).toBe(expected === undefined ? null : String(expected));
    }),
  );
});

describe("no score leaves by an error", () => {
  const canary = fc.constantFrom<unknown>(
    "8675309",
    ["CANARY"],
    { value: "CANARY" },
    { toString: () => "CANARY" },
    8675309e300 * 1e300,
    Number.NaN,
  );
  const look = (value: unknown) => {
    const wrong = value as never;
    return [
      () => reliableChange(wrong, 8675309, { threshold: 5 }),
      () => reliableChange(8675309, wrong, { standardDeviation: 5, reliability: 0.8 }),
      () => reliableChange(8675309, 8675309.5, { standardDeviation: wrong, reliability: 0.8 }),
      () => reliableChange(8675309, 8675309.5, { threshold: wrong }),
      () => clinicallySignificantChange({ before: wrong, after: 8675309, cutoff: 25, norm: { threshold: 5 } }),
      () => clinicallySignificantChange({ before: 8675309, after: 20, cutoff: wrong, norm: { threshold: 5 } }),
      () => groupChange([{ before: 8675309, after: wrong }], { norm: { threshold: 5 } }),
      () => edwardsNunnally({ before: 8675309, after: wrong, meanBefore: 30, standardDeviation: 5, reliability: 0.8 }),
      () => scoreBand(wrong, [{ name: "all", from: 0 }]),
      () =>
        openFitAlerts({
          ors: wrong,
          orsCount: 2,
          orsCutoff: 25,
          target: 22,
          nTarget: 18,
          srs: 36,
          previousSrs: 36,
          srsNorm: norms.srs.openFit,
        }),
    ];
  };

  it("whatever is handed in", () => {
    fc.assert(
      fc.property(canary, (value) => {
        for (const run of look(value)) {
          let thrown: unknown;
          try {
            run();
          } catch (error) {
            thrown = error;
          }
          expect(thrown).toBeInstanceOf(InvalidArgumentError);
          const { message, issues, cause } = thrown as InvalidArgumentError;
          expect(JSON.stringify([message, issues, String(cause)])).not.toMatch(/canary|8675309/i);
        }
      }),
    );
  });
});
