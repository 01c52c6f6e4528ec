import { describe, expect, it } from "vitest";
import {
  defineRuptureMethod,
  detectRuptures,
  methods,
  observe,
  priors,
  sessionSeries,
  srs,
  startMonitor,
  unwrap,
} from "../../../src/index.js";
import type { RuptureMethodDefinition, SessionSeries } from "../../../src/index.js";
import { noVerdict } from "../../../src/rupture/method.js";

const series = unwrap(
  sessionSeries(
    [36, 30, 36].map((value, index) => ({ session: index + 1, value })),
    { minimum: 0, maximum: 40 },
  ),
);

const definition: RuptureMethodDefinition = {
  id: "below-31",
  name: "Below 31",
  sources: ["miller2003"],
  grade: "unverified",
  parameters: { cutoff: 31 },
  note: "made up",
  needed: 1,
  laws: {
    lookAhead: 0,
    shiftInvariant: false,
    scaleInvariant: false,
    monotone: true,
    ignoresMissing: true,
    sees: { dip: true, lasting: true },
  },
  falseFlags: { basis: "unknown", note: "nobody has looked" },
  detect: ({ points }) => ({
    sessions: points.map(({ session, value }) => ({
      ...noVerdict(session, value),
      assessed: value !== null,
      lowerLimit: 31,
      flagged: value !== null && value < 31,
    })),
  }),
};

describe("detectRuptures with a rule of one's own", () => {
  it("follows its flags, against the last score before when the rule expects nothing", () => {
    const analysis = detectRuptures(series, defineRuptureMethod(definition));
    expect(analysis).toMatchObject({
      status: "assessed",
      method: {
        id: "below-31",
        sources: ["miller2003"],
        grade: "unverified",
        parameters: { cutoff: 31 },
        note: "made up",
      },
      episodes: [{ onset: 2, reference: 36, depth: 6, repair: { status: "repaired", session: 3 } }],
      pattern: "repaired",
      cautions: [],
    });
  });

  it("says that nobody knows how many flags chance would raise, and why", () => {
    expect(detectRuptures(series, defineRuptureMethod(definition))).toMatchObject({
      expectedFalseFlags: null,
      falseFlagBasis: { basis: "unknown", note: "nobody has looked" },
    });
  });

  it("hands on why a rule cannot say anything", () => {
    const shy = defineRuptureMethod({
      ...definition,
      detect: () => ({ status: "not-assessable", reason: "no-variation", given: 1, needed: 2 }),
    });
    expect(detectRuptures(series, shy)).toMatchObject({
      status: "not-assessable",
      reason: "no-variation",
      given: 1,
      needed: 2,
      method: { id: "below-31" },
    });
  });
});

describe("the date and the modality of a session", () => {
  const points = [
    { session: 1, value: 36, date: "2026-01-08", modality: "video" as const },
    { session: 2, value: null, date: "2026-01-15" },
    { session: 3, value: 35.5 },
  ];
  const carried = ({ date, modality }: { readonly date?: string; readonly modality?: string }) => [date, modality];

  it("travel with the verdict, by every rule", () => {
    const dated = unwrap(sessionSeries(points, { instrument: srs, scale: "total" }));
    const found = detectRuptures(dated, methods.prediction(priors.srs.sum));
    expect(found.status === "assessed" && found.sessions.map(carried)).toEqual([
      ["2026-01-08", "video"],
      ["2026-01-15", undefined],
      [undefined, undefined],
    ]);
  });

  it("travel with what a monitor says, and are not kept in it", () => {
    const { verdict, monitor } = unwrap(observe(startMonitor(priors.srs.sum), points[0]!));
    expect(carried(verdict)).toEqual(["2026-01-08", "video"]);
    expect(JSON.stringify(monitor)).not.toMatch(/2026|video/);
  });
});

it("checks what a copy of a rule of ours detects: the copy may be anybody's", () => {
  const ours = methods.sessionDrop({ points: 5 });
  const copy = { ...ours, detect: () => ({ sessions: [] }) };
  expect(detectRuptures(series, ours).status).toBe("assessed");
  expect(() => detectRuptures(series, copy)).toThrow(expect.objectContaining({ code: "method-invalid" }));
});

describe("defineRuptureMethod", () => {
  it("keeps the rate of false flags out of reach", () => {
    const falseFlags = { basis: "nominal", note: "said so", perSession: () => 0.01 } as const;
    const rule = defineRuptureMethod({ ...definition, falseFlags });
    (falseFlags as { note: unknown }).note = 5;
    expect(rule.falseFlags.note).toBe("said so");
    expect(Object.isFrozen(rule.falseFlags)).toBe(true);
  });

  it("keeps what it was given out of reach", () => {
    const parameters = { cutoff: 31, nested: { list: [1] } };
    const rule = defineRuptureMethod({ ...definition, parameters });
    parameters.nested.list.push(2);
    expect(rule.parameters).toEqual({ cutoff: 31, nested: { list: [1] } });
    expect(Object.isFrozen(rule) && Object.isFrozen(rule.parameters["nested"])).toBe(true);
  });

  it.each([0, 1.5, NaN])("refuses to need %d sessions", (needed) => {
    expect(() => defineRuptureMethod({ ...definition, needed })).toThrow(
      expect.objectContaining({ code: "sessions-out-of-range" }),
    );
  });

  it("refuses a repair rule that cannot be meant", () => {
    expect(() => defineRuptureMethod({ ...definition, repair: { sessions: 0 } })).toThrow(
      expect.objectContaining({ code: "repair-rule-invalid" }),
    );
  });
});

describe("a score of which higher is worse", () => {
  it("is refused, for its falls are no ruptures", () => {
    const measure = {
      instrument: "x",
      definitionVersion: "1",
      construct: "alliance",
      scale: "total",
      metric: "sum",
      higherIs: "worse",
    } as const;
    const symptoms: SessionSeries = { ...series, measure };
    expect(() => detectRuptures(symptoms, methods.prediction(priors.srs.sum))).toThrow(
      expect.objectContaining({ code: "direction-mismatch" }),
    );
  });
});
