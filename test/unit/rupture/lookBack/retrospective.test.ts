import { describe, expect, it } from "vitest";
import { detectRuptures, methods, priors, sessionSeries, unwrap } from "../../../../src/index.js";
import type { RetrospectiveQuestion } from "../../../../src/index.js";

function lookBack(values: readonly (number | null)[], question: RetrospectiveQuestion, alpha = 0.01) {
  const points = values.map((value, index) => ({ session: index + 1, value }));
  const series = unwrap(sessionSeries(points, { minimum: 0, maximum: 40, step: 0.1 }));
  const analysis = detectRuptures(series, methods.retrospective(priors.srs.sum, { question, alpha }));
  if (analysis.status !== "assessed") throw new Error("not assessed");
  return analysis;
}

const onsets = (...given: Parameters<typeof lookBack>) => lookBack(...given).episodes.map(({ onset }) => onset);

const dip = [36, 36.3, 35.8, 36.1, 27, 36.2, 36, 35.7, 36.1, 36];
const lasting = [36, 36.3, 35.8, 36.1, 30, 30.2, 29.9, 29.7, 30.1, 30];

const sliding = [36, 36.5, 35.8, 36.2, 34.2, 32.1, 30.3, 30.8, 30.1, 30.6];

describe("methods.retrospective", () => {
  // By hand, docs/methods/retrospective.md: sessions 2 and 3 lie at the maximum; what their squares miss is 4.517170, the
  // scale sqrt((5.310279 + 2.952059 + 4.517170) / (5 * .798531)) = 1.789065, T = 6.449421 / 1.789065 = 3.604911
  it.each(["brief", "shift", "combined"] as const)("agrees with the case worked by hand: %s", (question) => {
    const verdict = lookBack([38, 40, 40, 33], question).sessions[3];
    expect(verdict?.drop?.toFixed(6)).toBe("6.449421");
    expect(verdict?.probability?.toFixed(6)).toBe("0.007732");
  });

  // By hand, docs/methods/retrospective.md: session 5, 11 degrees of freedom; p of one .609331, two .469762, three .187295,
  // to the end 6.19165e-4, slide 2.30642e-6
  it("dates a slide over three sessions at its first, and says that it is one", () => {
    const fifth = lookBack(sliding, "combined").sessions[4];
    expect(fifth).toMatchObject({ template: "slide", duration: 6, flagged: true });
    expect(fifth?.drop?.toFixed(6)).toBe("5.695637");
    expect(fifth?.pGradual?.toExponential(5)).toBe("2.30642e-6");
    expect(fifth?.pBrief?.toFixed(6)).toBe("0.609331");
    expect(fifth?.probability?.toExponential(5)).toBe("2.51820e-5");
    expect(fifth?.pShift?.toExponential(5)).toBe("1.03020e-5");
  });

  it("looks for the return from a slide after its bottom, not while it falls", () => {
    for (const question of ["shift", "combined"] as const)
      expect(lookBack(sliding, question)).toMatchObject({
        pattern: "open", // five sessions after the bottom have not passed
        episodes: [{ onset: 5, trough: 9, last: 10, shape: "L" }],
      });
    // A third down lies within the tolerance of 1.6, and so does nothing that comes later
    const shallow = [36, 36.5, 35.8, 36.2, 35.9, 36.1, 34.9, 33.2, 31.5, 31.8, 31.4, 31.6, 31.7, 31.5, 31.3];
    const { sessions, episodes, pattern } = lookBack(shallow, "shift");
    expect(sessions.find(({ session }) => session === episodes[0]?.onset)).toMatchObject({
      template: "slide",
      session: 7,
    });
    expect(pattern).toBe("unrepaired");
  });

  it("steps down by calendar session, and goes by the deepest that was observed", () => {
    // 36, 36.2, -, 34, -, 30.5: from session 4 a third down and at the bottom; from session 6 the bottom alone
    const { sessions } = lookBack([36, 36.2, null, 34, null, 30.5], "shift");
    const [last] = sessions.slice(-1);
    expect(last?.pGradual).toBe(last?.pBrief);
    expect(sessions[3]?.pGradual).not.toBe(sessions[3]?.pBrief);
    expect(sessions.map(({ assessed }) => assessed)).toEqual([false, true, false, true, false, true]);
  });

  it("names the stretch that fits, one session or more", () => {
    expect(lookBack(dip, "combined").sessions[4]).toMatchObject({ template: "one", duration: 1 });
    expect(lookBack(lasting, "combined").sessions[4]).toMatchObject({ template: "end", duration: 6 });
    expect(lookBack(dip, "combined").sessions[0]).toMatchObject({ template: null, duration: null, pGradual: null });
  });

  it("still finds a dip of 3.5 from the ceiling, but makes less of it than of one from below", () => {
    const dipFrom = (top: number, question: RetrospectiveQuestion) =>
      lookBack([top, top, top, top, top, top - 3.5, top, top], question).sessions[5]?.probability;
    expect(dipFrom(40, "brief")?.toFixed(4)).toBe("0.0038");
    expect(dipFrom(40, "combined")?.toFixed(4)).toBe("0.0064");
    expect(dipFrom(39, "brief")).toBeLessThan(0.001);
  });

  it("finds a dip by asking for a brief drop, and says so in the question", () => {
    expect(onsets(dip, "brief")).toEqual([5]);
    expect(lookBack(dip, "brief").method).toMatchObject({
      id: "retrospective-brief",
      parameters: { question: "brief" },
    });
  });

  it("finds a lasting drop by asking for a shift, which the question for a brief one misses", () => {
    expect(onsets(lasting, "shift")).toEqual([5]);
    expect(onsets(lasting, "brief")).toEqual([]);
    expect(lookBack(lasting, "shift")).toMatchObject({ pattern: "unrepaired", episodes: [{ shape: "L" }] });
  });

  it("finds both with one budget", () => {
    expect(onsets(dip, "combined")).toEqual([5]);
    expect(onsets(lasting, "combined")).toEqual([5]);
  });

  it("takes the least probable stretches first and none that overlaps an accepted one", () => {
    const { sessions, episodes } = lookBack(lasting, "shift", 0.2);
    const flagged = sessions.filter((verdict) => verdict.flagged);
    expect(flagged.length).toBeGreaterThan(1); // the neighbours of the onset are flagged too
    expect(episodes.map(({ onset }) => onset)).toEqual([5]);
  });

  it("keeps the less probable of two low sessions between which the score did not come back", () => {
    const values = [38, 38.2, 37.9, 38.1, 38, 38.2, 33, 32, 38, 38.2, 37.9, 38.1];
    const { sessions, episodes } = lookBack(values, "brief", 0.2);
    const [seventh, eighth] = sessions.slice(6);
    expect(eighth?.probability).toBeLessThan(seventh?.probability ?? 0);
    expect(seventh?.flagged).toBe(true);
    expect(episodes.map(({ onset, trough }) => [onset, trough])).toEqual([[8, 8]]);
  });

  it("does not call a stretch repaired that fell again within it", () => {
    const values = [38, 38.2, 37.9, 38.1, 38, 38.1, 38, 33.5, 36.5, 33.4, 33.6, 33.5, 33.4, 33.5];
    const { sessions, episodes, pattern } = lookBack(values, "shift");
    expect(sessions[7]).toMatchObject({ flagged: true, duration: 7 });
    expect(sessions[9]?.flagged).toBe(true);
    expect(episodes.map(({ onset, repair }) => [onset, repair.status])).toEqual([
      [8, "repaired"], // for one session: 36.5 lies within a typical standard deviation of what was expected
      [10, "open"],
    ]);
    expect(pattern).toBe("open");
  });

  // Across such a gap the drift alone, which may be anything, explains the lone score: sxx <= 1e-9 of the sum of x^2.
  it.each([1e6, 1e9, 1e12, Number.MAX_SAFE_INTEGER])("says nothing of a lone session after a gap of %d", (gap) => {
    const points = [36, 36.3, 27, 36.1, 36.2, 20].map((value, index) => ({
      session: index === 5 ? gap : index + 1,
      value,
    }));
    const series = unwrap(sessionSeries(points, { minimum: 0, maximum: 40, step: 0.1 }));
    for (const question of ["brief", "shift", "combined"] as const) {
      const analysis = detectRuptures(series, methods.retrospective(priors.srs.sum, { question }));
      const verdicts = analysis.status === "assessed" ? analysis.sessions : [];
      const nothing = {
        assessed: false,
        flagged: false,
        expected: null,
        probability: null,
        statistic: null,
        drop: null,
      };
      expect(verdicts.at(-1)).toMatchObject({ ...nothing, pBrief: null, pShift: null });
      expect(verdicts.slice(1, -1).every(({ expected, probability }) => isFinite(expected!) && probability! > 0)).toBe(
        true,
      );
      expect(verdicts[2]?.flagged).toBe(question !== "shift");
    }
  });

  it.each([0, 8, 12, 20])("has a finite statistic however far above all others a session lies: %d points", (raised) => {
    const values = Array.from({ length: 24 }, (_, index) => (index === 11 ? 20 + raised : 20));
    for (const question of ["brief", "shift", "combined"] as const)
      for (const { assessed, statistic, probability } of lookBack(values, question).sessions)
        if (assessed) expect(Math.sign(statistic ?? NaN)).toBe(Math.sign(0.5 - (probability ?? NaN)) + 0);
    const { statistic } = lookBack(values, "brief").sessions[11] ?? {};
    expect(statistic).toBeLessThanOrEqual(0);
    expect(statistic).toBeGreaterThan(-38);
  });

  it("expects of a session what it would have been without the drop, in the question asked", () => {
    for (const verdict of lookBack(dip, "brief").sessions.filter(({ assessed }) => assessed))
      expect(verdict.expected).toBeCloseTo((verdict.value as number) + (verdict.drop as number), 9);
    const onset = lookBack(lasting, "shift").sessions[4];
    expect(onset?.expected).toBeGreaterThan(35);
    expect(onset?.expected).toBeLessThan(37);
    expect(onset?.drop).toBeGreaterThan(5);
    expect(onset?.drop).toBeLessThan(7);
  });

  it("has a lower limit for the one-session question alone", () => {
    for (const { value, lowerLimit, flagged, assessed } of lookBack(dip, "brief", 0.05).sessions)
      if (assessed) expect((value as number) < (lowerLimit as number)).toBe(flagged);
    expect(lookBack(dip, "shift").sessions.every(({ lowerLimit }) => lowerLimit === null)).toBe(true);
  });

  it("counts calendar sessions in a stretch, and the end of the series with its missing sessions", () => {
    expect(lookBack(lasting, "shift").sessions[4]?.duration).toBe(6);
    expect(lookBack([...lasting, null, null], "shift").sessions[4]?.duration).toBe(8);
  });

  it("expects the false flags that were simulated for the question", () => {
    const points = Array.from({ length: 24 }, (_, index) => ({ session: index + 1, value: 36 }));
    const measure = {
      instrument: "srs",
      definitionVersion: "1",
      construct: "alliance",
      scale: "total",
      metric: "sum",
      higherIs: "better",
    } as const;
    const series = { ...unwrap(sessionSeries(points, { minimum: 0, maximum: 40 })), measure };
    const flags = (question: RetrospectiveQuestion) => {
      const analysis = detectRuptures(series, methods.retrospective(priors.srs.sum, { question }));
      return analysis.status === "assessed" ? analysis.expectedFalseFlags : null;
    };
    // SRS, 24 sessions, .01: brief .0115, shift .0064, combined .0105, in whole thousandths
    expect(flags("brief")).toBeCloseTo(23 * 0.012, 12);
    expect(flags("shift")).toBeCloseTo(23 * 0.006, 12);
    expect(flags("combined")).toBeCloseTo(23 * 0.011, 12);
    expect(lookBack(Array<number>(24).fill(36), "brief").falseFlagBasis.basis).toBe("nominal"); // of what is not known
  });

  it("asks for either when no question is named", () => {
    expect(methods.retrospective(priors.srs.sum)).toMatchObject({
      id: "retrospective-combined",
      parameters: { question: "combined", alpha: 0.01 },
    });
  });

  it("refuses another question", () => {
    for (const question of ["long", "toString"])
      expect(() => methods.retrospective(priors.srs.sum, { question: question as "brief" })).toThrow(
        expect.objectContaining({ code: "question-unknown" }),
      );
  });
});
