import { describe, expect, it } from "vitest";
import { bibliography, detectRuptures, presets } from "../../../src/index.js";
import type { RuptureMethod } from "../../../src/index.js";
import { assess, flagged, seriesOfValues } from "./rules/helpers.js";

const pooled = { pooledStandardDeviation: 0.46 };
const all: Record<keyof typeof presets, () => RuptureMethod> = {
  stiles2004: () => presets.stiles2004(pooled),
  strauss2006: () => presets.strauss2006(pooled),
  stevens2007: () => presets.stevens2007(),
  stevens2007WaiSr: () => presets.stevens2007WaiSr(),
  gumz2012: () => presets.gumz2012(pooled),
  mclaughlin2014: () => presets.mclaughlin2014({ standardDeviation: 0.9, reliability: 0.9 }),
  lipner2022: () => presets.lipner2022(),
  ownMean2sd2024: () => presets.ownMean2sd2024(),
  tangDeRubeis1999: () => presets.tangDeRubeis1999(),
  tangDeRubeis1999Alliance: () => presets.tangDeRubeis1999Alliance({ minimumChange: 0.5 }),
  kivlighanShaughnessy2000: () => presets.kivlighanShaughnessy2000(),
  openFit: () => presets.openFit(),
};

describe.each(Object.entries(all))("%s", (name, make) => {
  it("names itself, its sources and what a reader should know", () => {
    const method = make();
    expect(method.id.replaceAll("-", "").toLowerCase()).toBe(name.toLowerCase());
    expect(method.sources.length).toBeGreaterThan(0);
    expect(method.sources.filter((source) => !(source in bibliography))).toEqual([]);
    expect(method.note).toMatch(/inclusive|strict/i); // what becomes of a score that lies on the line
  });

  it("exposes numbers, and travels with its result as JSON", () => {
    const method = make();
    const analysis = detectRuptures(seriesOfValues([5, 5, 5, 5, 5, 4, 5, 5], 1, 7), method);
    expect(JSON.parse(JSON.stringify(analysis.method))).toEqual(analysis.method);
    expect(analysis.method).toMatchObject({ id: method.id, note: method.note, parameters: method.parameters });
  });
});

it("a rule whose paper was not read says so", () => {
  const silent = Object.values(all)
    .map((make) => make())
    .filter(
      ({ grade, note }) =>
        grade !== "primary" &&
        !/as commonly described|adaptation|not known|not read|abstract|operationalisation|secondary|gives no/i.test(
          note ?? "",
        ),
    );
  expect(silent.map(({ id }) => id)).toEqual([]);
});

describe("stiles2004 and strauss2006", () => {
  it("differ in the multiple of the pooled standard deviation, inclusive", () => {
    const values = [5.5, 5, 5.5, 4.5, 5.5];
    const half = { pooledStandardDeviation: 0.5 };
    expect(flagged(presets.stiles2004(half), values, 1, 7)).toEqual([4]);
    expect(flagged(presets.strauss2006(half), values, 1, 7)).toEqual([2, 4]);
  });

  it("want the score back within a quarter SD in three sessions", () => {
    const status = (...after: number[]) =>
      assess(presets.stiles2004({ pooledStandardDeviation: 0.4 }), [5.5, 4.5, ...after], 1, 7).episodes[0]?.repair
        .status;
    expect([status(4.5, 4.5, 5.4), status(4.5, 4.5, 4.5, 5.4), status(5.39)]).toEqual([
      "repaired",
      "unrepaired",
      "open",
    ]);
  });
});

describe("stevens2007", () => {
  it("is a fall of 1 on the 7-point mean, and of 8/12 on the WAI-SR mean in twelfths", () => {
    expect(flagged(presets.stevens2007(), [5.5, 4.5, 5.5, 4.51], 1, 7)).toEqual([2]);
    expect(flagged(presets.stevens2007WaiSr(), [48 / 12, 40 / 12, 48 / 12, 41 / 12], 1, 5)).toEqual([2]);
  });

  it("is back within a quarter point, in at most five sessions from high to high", () => {
    const status = (...after: number[]) =>
      assess(presets.stevens2007(), [5.5, 4, ...after], 1, 7).episodes[0]?.repair.status;
    expect([status(4, 4, 5.25), status(5.24, 5.24, 5.24), status(4, 4, 4, 5.5)]).toEqual([
      "repaired",
      "partial",
      "unrepaired",
    ]);
  });
});

describe("openFit", () => {
  it("is 35.9 but not 36, and a fall of exactly 1", () => {
    const { sessions } = assess(presets.openFit(), [36, 35.9, 37.3, 36.3, 36]);
    expect(sessions.map(({ isBelow, hasDropped }) => [isBelow, hasDropped])).toEqual([
      [false, null],
      [true, false],
      [false, false],
      [false, true],
      [false, false],
    ]);
  });
});

describe("tangDeRubeis1999Alliance", () => {
  it("leaves the 25 % criterion off", () => {
    expect(
      flagged(presets.tangDeRubeis1999Alliance({ minimumChange: 0.5 }), [4.5, 4.6, 4.5, 3.9, 3.8, 3.9], 1, 5),
    ).toEqual([4]);
  });
});

it.each([presets.stiles2004, presets.strauss2006])(
  "%o says how deep a drop is in the pooled standard deviation",
  (rule) => {
    // From 5.5 to 4: 1.5 points, three times 0.5.
    const { episodes } = assess(rule({ pooledStandardDeviation: 0.5 }), [5.5, 4, 5.4], 1, 7);
    expect(episodes).toMatchObject([{ depth: 1.5, standardisedDepth: 3 }]);
  },
);

it("takes a parameter that is undefined for one that is left out", () => {
  const undefinedParts = { minimumChange: undefined, minimumShare: undefined, higherIs: undefined } as object;
  expect(presets.tangDeRubeis1999(undefinedParts).parameters).toEqual(presets.tangDeRubeis1999().parameters);
  expect(presets.openFit({ cutoff: undefined } as object).parameters).toEqual(presets.openFit().parameters);
});
