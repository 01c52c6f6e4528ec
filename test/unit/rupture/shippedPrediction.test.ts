import { describe, expect, it } from "vitest";
import {
  courseOf,
  detectByComponent,
  detectRuptures,
  flaggedSessions,
  methods,
  ors,
  priors,
  seriesOf,
  sessionSeries,
  srs,
  unwrap,
  waiSr,
} from "../../../src/index.js";

const totals = (...values: number[]) =>
  seriesOf(
    unwrap(
      courseOf(
        srs,
        values.map((total, index) => ({ session: index + 1, total })),
      ),
    ),
    "total",
  );
const low = totals(38, 38.4, 37.9, 31, 31.2, 31);

describe("detectRuptures without a method", () => {
  it("takes the shipped prior of what the series measures, and names it", () => {
    expect(detectRuptures(low)).toEqual(detectRuptures(low, methods.prediction(priors.srs.sum)));
    expect(detectRuptures(low).method.parameters).toMatchObject({ prior: { status: "working-assumption" } });
  });

  it("asks for a method where no prior is shipped, and says what is known", () => {
    const bare = unwrap(sessionSeries([{ session: 1, value: 30 }], { minimum: 0, maximum: 40 }));
    const outcome = seriesOf(unwrap(courseOf(ors, [])), "total");
    const part = seriesOf(unwrap(courseOf(waiSr, [])), "bond");
    for (const series of [bare, outcome, part])
      expect(() => detectRuptures(series)).toThrow(
        expect.objectContaining({ code: "method-required", message: expect.stringMatching(/srs sum.*waiSr mean/) }),
      );
  });
});

describe("a finished treatment", () => {
  it("leaves nothing open: what has not come back is unrepaired", () => {
    expect(detectRuptures(low).pattern).toBe("open");
    expect(detectRuptures(low, undefined, { ended: true }).pattern).toBe("unrepaired");
  });
});

describe("session numbers above 10,000", () => {
  it.each([
    [10_000, []],
    [20_310_506, ["session-numbers-large"]],
  ])("such as %i", (session, codes) => {
    const points = [1, session].map((number) => ({ session: number, value: 38 }));
    const analysis = detectRuptures(unwrap(sessionSeries(points, { instrument: srs, scale: "total" })));
    expect(analysis.status === "assessed" && analysis.cautions.map(({ code }) => code)).toEqual(codes);
  });
});

describe("flaggedSessions", () => {
  it("is null where the rule could not judge, which is not none", () => {
    expect(flaggedSessions(detectRuptures(totals(38)))).toBeNull();
    expect(flaggedSessions(detectRuptures(totals(38, 38, 38)))).toEqual([]);
    const dip = detectRuptures(totals(38, 38.4, 37.9, 31, 38.1));
    expect(flaggedSessions(JSON.parse(JSON.stringify(dip)))).toEqual([4]);
  });

  it.each([
    null,
    {},
    { status: "assessed" },
    { status: "assessed", method: {}, sessions: [{ session: 1 }], episodes: [] },
  ])("refuses %j", (analysis) => {
    expect(() => flaggedSessions(analysis as never)).toThrow(expect.objectContaining({ code: "analysis-invalid" }));
  });
});

describe("detectByComponent of a course", () => {
  const answers = [4, 5, 4, 4, 5, 4, 5, 4, 5, 4, 4, 5];
  const bondDown = answers.map((answer, index) => ([2, 4, 6, 8].includes(index) ? 2 : answer)); // items 3 5 7 9

  it("looks at the means of its parts, by the prior of the total", () => {
    const { components, sessions, correction } = detectByComponent(
      unwrap(courseOf(waiSr, [answers, answers, answers, answers, bondDown])),
    );
    expect(Object.keys(components)).toEqual(["goal", "task", "bond", "total"]);
    expect([correction, sessions.at(-1)?.moved]).toEqual(["holm", ["bond", "total"]]);
  });

  it.each([
    ["method-required", () => detectByComponent(unwrap(courseOf(srs, [])))],
    ["component-unknown", () => detectByComponent({ gaol: low } as never)],
    ["series-invalid", () => detectByComponent({ total: { points: [] } } as never)],
    ["result-not-unwrapped", () => detectByComponent(courseOf(waiSr, []) as never)],
    ["no-components", () => detectByComponent({})],
  ] as const)("throws %s", (code, call) => {
    expect(call).toThrow(expect.objectContaining({ code }));
  });
});
