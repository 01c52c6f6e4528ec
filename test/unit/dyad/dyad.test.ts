import { describe, expect, it } from "vitest";
import { unwrap } from "../../../src/core/result.js";
import { sessionSeries } from "../../../src/course/series.js";
import type { Measure } from "../../../src/course/measure.js";
import type { SessionSeries } from "../../../src/course/series.js";
import { convergence } from "../../../src/dyad/convergence.js";
import { discrepancy } from "../../../src/dyad/discrepancy.js";
import { ruptureAgreement } from "../../../src/dyad/ruptureAgreement.js";
import { temporalCongruence } from "../../../src/dyad/temporalCongruence.js";
import { truthAndBias } from "../../../src/dyad/truthAndBias.js";

const scale = { minimum: 0, maximum: 10, step: 0.1 };
const series = (values: (number | null)[], first = 1): SessionSeries =>
  unwrap(
    sessionSeries(
      values.map((value, index) => ({ session: first + index, value })),
      scale,
    ),
  );

/** Sessions 1, 2, 4, 5, 6, 8 are rated by both. Expected values of these two by R: cor, lm (see the comments). */
const client = series([6.1, 7.4, 5, 8.2, 3.3, 7.7, null, 9]);
const therapist = series([5.5, 6.9, null, 3.2, 4.1, 6.6, 8, 7.3]);

describe("discrepancy", () => {
  it("pairs sessions by number and is exact to the tenth", () => {
    const result = discrepancy(client, therapist);
    if (result.status !== "assessed") throw new Error("not assessed");
    expect(result.sessions.map(({ session, difference }) => [session, difference])).toEqual([
      [1, 0.6],
      [2, 0.5],
      [4, 5],
      [5, -0.8],
      [6, 1.1],
      [8, 1.7],
    ]);
    expect(result.pairs).toBe(6);
    expect(result.meanDifference).toBeCloseTo(8.1 / 6, 12);
    expect(result.meanAbsoluteDifference).toBeCloseTo(9.7 / 6, 12);
  });

  it("cannot say without a session that both rated", () => {
    expect(discrepancy(series([5, null]), series([null, 5]))).toEqual({
      status: "not-assessable",
      reason: "too-few-pairs",
      given: 0,
      needed: 1,
    });
  });

  it("aligns series that start at different sessions", () => {
    expect(discrepancy(series([1, 2, 3]), series([5, 5], 3))).toMatchObject({
      sessions: [{ session: 3, client: 3, therapist: 5, difference: -2 }],
    });
  });

  it("refuses two scales", () => {
    const other = unwrap(sessionSeries([{ session: 1, value: 5 }], { minimum: 0, maximum: 40 }));
    expect(() => discrepancy(client, other)).toThrow(expect.objectContaining({ code: "series-of-different-measures" }));
  });

  it("refuses two instruments on the same range, and one rater twice", () => {
    const measured = (measure: Partial<Measure>): SessionSeries => ({
      ...client,
      measure: {
        instrument: "srs",
        definitionVersion: "1",
        construct: "alliance",
        scale: "bond",
        metric: "sum",
        higherIs: "better",
        ...measure,
      },
    });
    expect(() => discrepancy(measured({}), measured({ instrument: "ors" }))).toThrow(
      expect.objectContaining({ code: "series-of-different-measures" }),
    );
    expect(() => discrepancy(measured({ rater: "client" }), measured({ rater: "client" }))).toThrow(
      expect.objectContaining({ code: "raters-equal" }),
    );
    expect(() => discrepancy(measured({ rater: "therapist" }), measured({ rater: "client" }))).toThrow(
      expect.objectContaining({ code: "raters-swapped" }),
    );
    expect(discrepancy(measured({ rater: "client" }), measured({ rater: "therapist" })).status).toBe("assessed");
  });
});

describe("temporalCongruence", () => {
  it("correlates the sessions that both rated", () => {
    // R: cor(c(6.1,7.4,8.2,3.3,7.7,9), c(5.5,6.9,3.2,4.1,6.6,7.3))
    expect(temporalCongruence(client, therapist).sameSession).toMatchObject({ status: "assessed", pairs: 6 });
    expect(temporalCongruence(client, therapist).sameSession).toHaveProperty(
      "correlation",
      expect.closeTo(0.4411811878812916, 12),
    );
  });

  it("pairs a session of one with the next of the other, by session number", () => {
    const { clientLeads, therapistLeads } = temporalCongruence(client, therapist);
    // Client 1, 3, 4, 5, 6 with therapist 2, 4, 5, 6, 7. R: cor(c(6.1,5,8.2,3.3,7.7), c(6.9,3.2,4.1,6.6,8))
    expect(clientLeads).toEqual({ status: "assessed", correlation: expect.closeTo(0.03475312314330722, 12), pairs: 5 });
    // Therapist 1, 2, 4, 5, 7 with client 2, 3, 5, 6, 8. R: cor(c(5.5,6.9,3.2,4.1,8), c(7.4,5,3.3,7.7,9))
    expect(therapistLeads).toEqual({
      status: "assessed",
      correlation: expect.closeTo(0.5460750402505071, 12),
      pairs: 5,
    });
  });

  it("needs four pairs", () => {
    expect(temporalCongruence(series([5, 6, 4]), series([5, 7, 4])).sameSession).toEqual({
      status: "not-assessable",
      reason: "too-few-pairs",
      given: 3,
      needed: 4,
    });
  });

  it("cannot say when one of them never moves", () => {
    expect(temporalCongruence(series([0.3, 0.1 + 0.2, 0.3, 0.3]), series([5, 7, 4, 6])).sameSession).toMatchObject({
      status: "not-assessable",
      reason: "no-variation",
    });
  });
});

describe("convergence", () => {
  it("is the shrinking of the distance over session numbers, gaps counted", () => {
    // R: -coef(lm(c(.6,.5,5,.8,1.1,1.7) ~ c(1,2,4,5,6,8)))[2]
    expect(convergence(client, therapist)).toEqual({
      status: "assessed",
      rate: expect.closeTo(-0.113, 12),
      time: "session",
      pairs: 6,
    });
  });

  it("can follow the logarithm of time", () => {
    // R: -coef(lm(c(.6,.5,5,.8,1.1,1.7) ~ log(c(1,2,4,5,6,8))))[2]
    expect(convergence(client, therapist, { time: "logarithm" })).toHaveProperty(
      "rate",
      expect.closeTo(-0.6162308658221269, 12),
    );
  });

  it("refuses a time that is neither", () => {
    expect(() => convergence(client, therapist, { time: "log" as never })).toThrow(
      expect.objectContaining({ code: "option-unknown" }),
    );
  });

  it("has no logarithm of a session 0", () => {
    const [left, right] = [series([5, 6, 7], 0), series([4, 6, 7], 0)];
    expect(convergence(left, right, { time: "logarithm" })).toMatchObject({ reason: "session-before-one" });
    expect(convergence(left, right).status).toBe("assessed");
  });

  it("needs three pairs", () => {
    expect(convergence(series([5, 6]), series([5, 7]))).toEqual({
      status: "not-assessable",
      reason: "too-few-pairs",
      given: 2,
      needed: 3,
    });
  });
});

describe("truthAndBias", () => {
  it("regresses the therapist on the client, both from the client's mean", () => {
    // R: x <- client - mean(client); coef(lm(I(therapist - mean(client)) ~ x))
    expect(truthAndBias(client, therapist)).toEqual({
      status: "assessed",
      truth: expect.closeTo(0.3586877278250306, 12),
      bias: expect.closeTo(-8.1 / 6, 12),
      pairs: 6,
    });
  });

  it("does not swap the two", () => {
    expect(truthAndBias(series([1, 2, 3]), series([2, 4, 6]))).toMatchObject({ truth: 2, bias: 2 });
    expect(truthAndBias(series([2, 4, 6]), series([1, 2, 3]))).toMatchObject({ truth: 0.5, bias: -2 });
  });

  it("cannot say when the client's ratings do not vary, or are too few", () => {
    expect(truthAndBias(series([5, 5, 5]), series([4, 5, 6]))).toMatchObject({ reason: "no-variation", given: 3 });
    expect(truthAndBias(series([5, 6]), series([4, 5]))).toMatchObject({
      reason: "too-few-pairs",
      given: 2,
      needed: 3,
    });
  });
});

describe("ruptureAgreement", () => {
  const analysis = (flags: string) => ({
    status: "assessed" as const,
    sessions: Array.from(flags, (flag, index) => ({
      session: index + 1,
      assessed: flag !== "-",
      flagged: flag === "x",
    })),
  });

  it("counts who noticed, over sessions that both analyses judged", () => {
    // Sessions 2 to 11: both 2, client only 2, therapist only 1, neither 5. Chance (4*3 + 6*7)/100 = .54; (.7-.54)/.46.
    const result = ruptureAgreement(analysis("-xxxx......x"), analysis("xxx..x.....-"));
    expect(result).toMatchObject({
      pairs: 10,
      both: 2,
      clientOnly: 2,
      therapistOnly: 1,
      neither: 5,
      rawAgreement: 0.7,
    });
    expect(result).toHaveProperty("kappa", expect.closeTo(0.16 / 0.46, 12));
    expect(result).toHaveProperty("sessions.0", { session: 2, witness: "both" });
    expect(result).toHaveProperty("sessions.4", { session: 6, witness: "therapist-only" });
  });

  it("has no kappa when nobody noticed anything", () => {
    expect(ruptureAgreement(analysis("-..."), analysis("-..."))).toMatchObject({ rawAgreement: 1, kappa: null });
  });

  it("refuses two analyses of one rater, or of two things, where they say so", () => {
    const of = (rater: Measure["rater"], instrument = "srs") => ({
      ...analysis("-x.."),
      measure: {
        ...{
          instrument,
          definitionVersion: "1",
          construct: "alliance",
          scale: "total",
          metric: "sum",
          higherIs: "better",
        },
        ...(rater && { rater }),
      } as Measure,
    });
    const refused = (...pair: Parameters<typeof ruptureAgreement>) => {
      expect(() => ruptureAgreement(...pair)).toThrow(expect.objectContaining({ name: "InvalidArgumentError" }));
    };
    refused(of("client"), of("client"));
    refused(of("client"), of("therapist", "waiSr"));
    for (const other of [of("therapist"), of(undefined), analysis("-x..")])
      expect(ruptureAgreement(of("client"), other).status).toBe("assessed");
  });

  it("cannot say when one of the analyses could not", () => {
    expect(ruptureAgreement({ status: "not-assessable" }, analysis("-x.."))).toEqual({
      status: "not-assessable",
      reason: "too-few-pairs",
      given: 0,
      needed: 1,
    });
  });
});
