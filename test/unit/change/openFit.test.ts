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

  test("an absent or undefined score is missing, as null is", () => {
    const { ors: _ors, srs: _srs, previousSrs: _previousSrs, ...rest } = sound;
    const absent = openFitAlerts(rest);
    expect([absent.ors.colour, absent.srs, absent.srsChange]).toEqual(["grey", "grey", null]);
    expect(alerts({ ors: undefined, srs: undefined })).toEqual(absent);
    expect(alerts({ srs: 30, previousSrs: undefined }).srsChange).toBeNull();
  });

  test("a score at a cut-off is on the side that the cut-off names", () => {
    expect(alerts({ ors: 25, orsCutoff: { value: 25, boundary: "atOrBelow" } }).ors.zone).toBe("successful");
    const atOrBelow = { totalCutoff: norms.srs.atOrBelow36.totalCutoff, drop: 1 };
    expect(alerts({ srs: 36, srsNorm: atOrBelow }).srs).toBe("red");
    expect(alerts({ srs: 36.1, srsNorm: atOrBelow }).srs).toBe("green");
  });

  test("names the rules it used", () => {
    expect(alerts({})).toMatchObject({
      orsCutoff: { value: 25, profile: "ors-openfit", source: "openFit" },
      srsNorm: { id: "srs-openfit", totalCutoff: { value: 36 }, drop: { value: 1, source: "openFit" } },
    });
    expect(alerts({ srsNorm: { totalCutoff: 36, drop: 1 } }).srsNorm).toEqual({ id: null, totalCutoff: 36, drop: 1 });
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
    [{ target: Infinity }, "threshold-out-of-range"],
    [{ nTarget: -Infinity }, "threshold-out-of-range"],
    [{ target: Infinity, nTarget: Infinity }, "threshold-out-of-range"],
    [{ orsCutoff: { value: 25, boundary: "under" } }, "boundary-unknown"],
    [{ srsNorm: { totalCutoff: 36, drop: 0 } }, "drop-out-of-range"],
    [{ srsNorm: { totalCutoff: 36, drop: Infinity } }, "drop-out-of-range"],
    [{ srsNorm: { totalCutoff: Infinity, drop: 1 } }, "cutoff-not-finite"],
  ])("refuses %o", (more, code) => {
    expect(() => alerts(more as never)).toThrow(expect.objectContaining({ code }));
  });

  test("refuses a drop of 0 in a sentence about drops", () => {
    expect(() => alerts({ srsNorm: { totalCutoff: 36, drop: 0 } })).toThrow("openFitAlerts requires a drop above zero");
    expect(() => alerts({ target: 17 })).toThrow("openFitAlerts requires a finite target not below nTarget");
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
    expect(found).toEqual({ effectSize: 0.8, size: "significant", direction: "improvement", norm });
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
    refused({}, "threshold-out-of-range", { significant: Infinity, somewhat: 0.5 });
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
    expect(openFitOutcome({ effectSize: value, final }, norm).category).toBe(category);
  });

  test("puts a final score at the cut-off on the side that the cut-off names", () => {
    const category = (boundary: "below" | "atOrBelow" | "neither") =>
      openFitOutcome({ effectSize: 0.81, final: 25 }, { ...norm, cutoff: { value: 25, boundary } }).category;
    expect([category("below"), category("atOrBelow"), category("neither")]).toEqual([
      "recovered",
      "improved",
      "improved",
    ]);
  });

  test("names the rules it used", () => {
    expect(openFitOutcome({ effectSize: 0.81, final: 25 }, norm)).toEqual({
      category: "recovered",
      cutoff: norm.cutoff,
      boundary: "below",
      significant: norm.significant,
    });
  });

  test("refuses what makes no sense", () => {
    const refused = (data: object, limits: object, code: string) =>
      expect(() => openFitOutcome({ effectSize: 1, final: 30, ...data }, { ...norm, ...limits })).toThrow(
        expect.objectContaining({ code }),
      );
    refused({ final: Number.NaN }, {}, "score-not-finite");
    refused({}, { cutoff: Infinity }, "cutoff-not-finite");
    refused({}, { significant: 0 }, "threshold-out-of-range");
    refused({}, { significant: Infinity }, "threshold-out-of-range");
    refused({ effectSize: 0 }, { cutoff: { value: 25, boundary: "under" } }, "boundary-unknown");
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
    const endless = [
      { name: "a", from: 0 },
      { name: "b", from: Infinity },
    ];
    for (const wrong of [falling, [], endless, [{ name: "a", from: Number.NaN }], [{ name: "a", from: -Infinity }]])
      expect(() => scoreBand(3, wrong)).toThrow(expect.objectContaining({ code: "bands-invalid" }));
    expect(() => scoreBand(Number.NaN, bands)).toThrow(expect.objectContaining({ code: "score-not-finite" }));
  });
});
