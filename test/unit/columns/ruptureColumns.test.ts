import { describe, expect, it } from "vitest";
import { methods, priors, type InvalidArgumentError } from "alliance-scoring";
import { ruptureColumns, ruptureStatus, type RuptureColumnsOptions } from "alliance-scoring/columns";

const scale = { minimum: 0, maximum: 40, step: 0.1 };
const byPrediction: RuptureColumnsOptions = { prior: priors.srs.sum, scale };

const faultOf = (call: () => unknown): InvalidArgumentError => {
  try {
    call();
  } catch (error) {
    return error as InvalidArgumentError;
  }
  throw new Error("nothing was thrown");
};

describe("ruptureColumns", () => {
  it("gives 38 then 31 on the SRS the published probability, .0127", () => {
    const { probability, status } = ruptureColumns(
      { client: ["a", "a"], session: [1, 2], value: [38, 31] },
      byPrediction,
    );
    expect([...status]).toEqual([ruptureStatus.notAssessed, ruptureStatus.assessed]);
    expect(probability[1]!.toFixed(4)).toBe("0.0127");
  });

  it("adds up the flags that chance alone would raise", () => {
    const method = methods.prediction(priors.srs.sum);
    const client = ["a", "a", "a", "b", "b", "c"];
    const given = { client, session: [1, 2, 3, 1, 2, 1], value: [38, 37, 38, 39, 38, 37] };
    const perSession = (observed: number): number =>
      method.falseFlags.basis === "unknown" ? NaN : method.falseFlags.perSession(observed);
    const measure = {
      instrument: "srs",
      definitionVersion: "1",
      construct: "alliance",
      scale: "total",
      metric: "sum",
      higherIs: "better",
    } as const;
    const found = ruptureColumns(given, { ...byPrediction, measure });
    expect(found.expectedFalseFlags).toBeCloseTo(2 * perSession(3) + perSession(2), 12);
    expect(ruptureColumns(given, byPrediction).expectedFalseFlags).toBeCloseTo(3 * 0.01, 12); // nobody said what it is
    const cutoff = ruptureColumns(given, { method: methods.cutoffLevel({ cutoff: 36 }), scale });
    expect([cutoff.expectedFalseFlags, cutoff.clients, cutoff.method.id]).toEqual([null, 3, "cutoff-level"]);
  });

  it("says which of two rows is the second one of a session, and judges none of that client", () => {
    const given = { client: ["a", "a", "a", "b", "b"], session: [2, 1, 2, 2, 1], value: [38, 38, 20, 20, 38] };
    const { status, flag } = ruptureColumns(given, byPrediction);
    const { clientInvalid, assessed, notAssessed } = ruptureStatus;
    expect([...status]).toEqual([
      clientInvalid,
      clientInvalid,
      ruptureStatus["duplicate-session"],
      assessed,
      notAssessed,
    ]);
    expect([...flag]).toEqual([0, 0, 0, 1, 0]);
  });

  it("gives a row without a client to nobody", () => {
    const client = ["", null, undefined, NaN, "a", {}, " "] as string[];
    const { status, clients } = ruptureColumns(
      { client, session: [1, 2, 3, 4, 5, 6, 7], value: [1, 2, 3, 4, 5, 6, 7] },
      byPrediction,
    );
    expect([...status].map((code) => code === ruptureStatus.clientMissing)).toEqual([
      true,
      true,
      true,
      true,
      false,
      true,
      true,
    ]);
    expect(clients).toBe(1);
  });

  it("takes a number, its text, padded text and a bigint for one client, and no number that lost its digits", () => {
    const client = [17, "17", " 17 ", 17n, "017", 1161888007138312192, 1161888007138312200] as never;
    const { status, clients } = ruptureColumns(
      { client, session: [1, 2, 3, 4, 5, 1, 2], value: [38, 38, 38, 38, 38, 38, 20] },
      byPrediction,
    );
    const { assessed, notAssessed, clientUnsafeInteger } = ruptureStatus;
    expect([clients, ...status]).toEqual([
      ...[2, notAssessed, assessed, assessed, assessed],
      ...[notAssessed, clientUnsafeInteger, clientUnsafeInteger],
    ]);
  });

  it("tells once what detectRuptures warns of, and keys that look alike", () => {
    const client = ["Ana", "ana", "Ana", "ana"];
    const given = { client, session: [1, 1, 2, 2], value: [38, 38, 38, 38] };
    expect(ruptureColumns(given, byPrediction).cautions.map(({ code }) => code)).toEqual(["keys-alike"]);
    const measure = {
      instrument: "ors",
      definitionVersion: "1.0.0",
      construct: "outcome",
      scale: "total",
      metric: "sum",
      higherIs: "better",
    } as const;
    const codes = ruptureColumns({ ...given, client: [1, 2, 1, 2] }, { ...byPrediction, measure }).cautions.map(
      ({ code }) => code,
    );
    expect(codes).toEqual(["prior-of-another-instrument"]);
  });

  it("needs the range of the scores, from the columns or the options", () => {
    const given = { client: [1, 1], session: [1, 2], value: [38, 31] };
    expect(faultOf(() => ruptureColumns(given, { prior: priors.srs.sum })).code).toBe("scale-required");
    expect([...ruptureColumns({ ...given, scale }, { prior: priors.srs.sum }).status]).toEqual([1, 0]);
  });

  it("keeps keys apart however long they are, and whatever they are called", () => {
    const long = "x".repeat(1_000_000);
    const client = [`${long}1`, `${long}2`, "__proto__", "constructor", `${long}1`];
    const { clients, status } = ruptureColumns(
      { client, session: [1, 1, 1, 1, 2], value: [38, 38, 38, 38, 38] },
      byPrediction,
    );
    expect([clients, [...status]]).toEqual([4, [1, 1, 1, 1, 0]]);
  });

  it("refuses a prior for another metric when it is told what the scores measure", () => {
    const measure = {
      instrument: "srs",
      definitionVersion: "1.0.0",
      construct: "alliance",
      scale: "total",
      metric: "mean",
      higherIs: "better",
    } as const;
    const given = { client: [1, 1], session: [1, 2], value: [9, 8] };
    expect(faultOf(() => ruptureColumns(given, { ...byPrediction, measure })).code).toBe("prior-metric-mismatch");
  });

  it("refuses columns with every fault at once, and passes nothing on that was thrown", () => {
    const issuesOf = (columns: unknown): unknown =>
      faultOf(() => ruptureColumns(columns as never, byPrediction)).issues.map(({ code, path }) => [code, ...path]);
    expect(issuesOf({ client: "ab", session: [1, 2] })).toEqual([
      ["not-a-column", "client"],
      ["not-a-column", "value"],
    ]);
    expect(issuesOf({ client: ["a"], session: [1, 2], value: [] })).toEqual([
      ["lengths-differ", "session"],
      ["lengths-differ", "value"],
    ]);
    const get = (): never => {
      throw new Error("canary 8.765");
    };
    const throwing = { length: 1, get };
    expect(issuesOf({ client: throwing, session: [1], value: throwing })).toEqual([
      ["column-unreadable", "client"],
      ["column-unreadable", "value"],
    ]);
    expect(
      JSON.stringify(faultOf(() => ruptureColumns({ client: throwing, session: [1], value: [1] }, byPrediction))),
    ).not.toContain("canary");
    expect(issuesOf(null)).toHaveLength(3);
  });

  it.each([
    ["rule-missing", { scale }],
    ["method-invalid", { scale, method: {} }],
    ["rule-missing", { ...byPrediction, method: methods.cutoffLevel({ cutoff: 36 }) }],
    ["rule-missing", { scale, method: methods.cutoffLevel({ cutoff: 36 }), alpha: 0.05 }],
    ["alpha-out-of-range", { ...byPrediction, alpha: 1 }],
    ["prior-invalid", { scale, prior: { typicalStandardDeviation: 0 } }],
    ["scale-range-invalid", { ...byPrediction, scale: { minimum: 40, maximum: 0 } }],
    ["missing-codes-invalid", { ...byPrediction, missingCodes: ["-99"] }],
    ["missing-code-is-a-response", { ...byPrediction, missingCodes: [0] }],
  ])("throws %s", (code, options) => {
    expect(faultOf(() => ruptureColumns({ client: [], session: [], value: [] }, options as never)).code).toBe(code);
  });
});
