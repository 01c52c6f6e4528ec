import { describe, expect, test } from "vitest";
import {
  norms,
  openFitAlerts,
  openFitEffectSize,
  openFitOutcome,
  scoreBand,
  type OpenFitSession,
} from "alliance-scoring";

const sound: OpenFitSession = {
  ors: 20,
  orsCount: 3,
  orsCutoff: norms.ors.openFit.clinicalCutoff.adultSelf,
  target: 22,
  nTarget: 18,
  srs: 38,
  previousSrs: 38,
  srsNorm: norms.srs.openFit,
};
const alerts = (more: Partial<OpenFitSession>) => openFitAlerts({ ...sound, ...more });

describe("OpenFIT's table of alerts", () => {
  test.each([
    [{ ors: 30, orsCount: 1 }, "grey", null],
    [{ ors: null, orsCount: 0 }, "grey", null],
    [{ ors: 22 }, "green", "successful"],
    [{ ors: 24.9 }, "green", "successful"],
    [{ ors: 25 }, "green", "above-cutoff"],
    [{ ors: 26, target: 28 }, "orange", null],
    [{ ors: 21.9 }, "orange", null],
    [{ ors: 18 }, "orange", null],
    [{ ors: 17.9 }, "red", null],
  ] as const)("ORS %o is %s", (more, colour, zone) => {
    expect(alerts(more).ors).toEqual({ colour, zone });
  });

  test("a missing ORS after the first is grey", () => {
    expect(alerts({ ors: null }).ors.colour).toBe("grey");
  });

  test.each([
    [36, 36, "green", null],
    [35.9, 36, "red", null],
    [37, 38, "green", "red"],
    [37.1, 38, "green", null],
    [1.3, 2.3, "red", "red"],
    [38, null, "green", null],
    [null, 38, "grey", null],
  ] as const)("SRS %s after %s is %s and %s", (srs, previousSrs, colour, change) => {
    const found = alerts({ srs, previousSrs });
    expect([found.srs, found.srsChange]).toEqual([colour, change]);
  });

  test.each([
    [{ ors: Number.NaN }, "score-not-finite"],
    [{ previousSrs: Infinity }, "score-not-finite"],
    [{ orsCutoff: Number.NaN }, "cutoff-not-finite"],
    [{ orsCount: -1 }, "count-out-of-range"],
    [{ orsCount: 1.5 }, "count-out-of-range"],
    [{ target: 17 }, "threshold-out-of-range"],
    [{ target: Number.NaN }, "threshold-out-of-range"],
    [{ srsNorm: { totalCutoff: 36, drop: 0 } }, "threshold-out-of-range"],
  ])("refuses %o", (more, code) => {
    expect(() => alerts(more)).toThrow(expect.objectContaining({ code }));
  });
});

describe("OpenFIT's severity-adjusted effect size", () => {
  const norm = norms.ors.openFit.effectSize;
  const named = (effectSize: number) => {
    const found = openFitEffectSize({ actual: effectSize, expected: 0, standardDeviation: 1 }, norm);
    return [found.size, found.direction];
  };

  test.each([
    [0.8, "significant", "improvement"],
    [0.79, "somewhat", "improvement"],
    [0.5, "somewhat", "improvement"],
    [0.49, "none", null],
    [0, "none", null],
    [-0.5, "none", null],
    [-0.51, "somewhat", "deterioration"],
    [-0.79, "somewhat", "deterioration"],
    [-0.8, "significant", "deterioration"],
  ])("%d is %s", (effectSize, size, direction) => {
    expect(named(effectSize)).toEqual([size, direction]);
  });

  test("is (actual - expected) / SD", () => {
    const found = openFitEffectSize({ actual: 27, expected: 22, standardDeviation: 6.25 }, norm);
    expect(found).toEqual({ effectSize: 0.8, size: "significant", direction: "improvement" });
  });

  test("is not decided by the last bit of a double", () => {
    expect((8.2 - 7.8) / 0.5).toBeLessThan(0.8); // exactly .8 on paper
    expect(openFitEffectSize({ actual: 8.2, expected: 7.8, standardDeviation: 0.5 }, norm).size).toBe("significant");
  });

  test("refuses what makes no sense", () => {
    const data = { actual: 27, expected: 22, standardDeviation: 6 };
    const refused = (more: object, code: string, limits: object = norm) =>
      expect(() => openFitEffectSize({ ...data, ...more }, limits as never)).toThrow(expect.objectContaining({ code }));
    refused({ standardDeviation: 0 }, "standard-deviation-out-of-range");
    refused({ actual: Number.NaN }, "score-not-finite");
    refused({}, "threshold-out-of-range", { significant: 0.5, somewhat: 0.8 });
  });
});

describe("OpenFIT's category of an episode", () => {
  const { clinicalCutoff, effectSize } = norms.ors.openFit;
  const norm = { cutoff: clinicalCutoff.adultSelf, significant: effectSize.significant };

  test.each([
    [0.81, 24, "improved"],
    [0.81, 26, "recovered"],
    [0.81, 25, "recovered"],
    [0.8, 30, "unchanged"],
    [-0.8, 10, "unchanged"],
    [-0.81, 30, "worse"],
  ] as const)("effect size %d with a final %d is %s", (value, final, category) => {
    expect(openFitOutcome({ effectSize: value, final }, norm)).toBe(category);
  });

  test("refuses what makes no sense", () => {
    const refused = (data: object, limits: object, code: string) =>
      expect(() => openFitOutcome({ effectSize: 1, final: 30, ...data }, { ...norm, ...limits })).toThrow(
        expect.objectContaining({ code }),
      );
    refused({ final: Number.NaN }, {}, "score-not-finite");
    refused({}, { cutoff: Infinity }, "cutoff-not-finite");
    refused({}, { significant: 0 }, "threshold-out-of-range");
  });
});

describe("scoreBand", () => {
  const bands = norms.srs.hansenBands.bands.value;

  test("leaves no decimal between two bands", () => {
    const names = [0, 34, 34.5, 34.9, 35, 38, 38.9, 39, 40].map((total) => scoreBand(total, bands));
    expect(names).toEqual(["poor", "poor", "poor", "poor", "fair", "fair", "fair", "good", "good"]);
  });

  test("puts a total on its side exactly, and knows nothing below the lowest band", () => {
    expect(scoreBand(8.6 + 9.7 + 9.9 + 7.8, [{ name: "from 36", from: 36 }])).toBe("from 36");
    expect(scoreBand(35.9, [{ name: "from 36", from: 36 }])).toBeNull();
  });

  test("refuses bands that do not rise, or none", () => {
    const falling = [
      { name: "b", from: 2 },
      { name: "a", from: 1 },
    ];
    for (const wrong of [falling, [], [{ name: "a", from: Number.NaN }]])
      expect(() => scoreBand(3, wrong)).toThrow(expect.objectContaining({ code: "bands-invalid" }));
    expect(() => scoreBand(Number.NaN, bands)).toThrow(expect.objectContaining({ code: "score-not-finite" }));
  });
});
