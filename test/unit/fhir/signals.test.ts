import { describe, expect, it } from "vitest";
import {
  courseOf,
  detectRuptures,
  instruments,
  methods,
  ors,
  presets,
  priors,
  score,
  seriesOf,
  sessionSeries,
  srs,
  unwrap,
  waiSr,
  type Instrument,
  type Measure,
  type RuptureAnalysis,
} from "alliance-scoring";
import {
  cdsHooksCard,
  detectedIssue,
  flag,
  observations,
  ruptureObservation,
  type SignalText,
} from "alliance-scoring/fhir";
import { resourceId } from "../../../src/fhir/resourceId.js";
import { analyses } from "../../support/analyses.js";

const subject = { reference: "Patient/p1" };
const start = "2026-01-22";
const value = (analysis: (typeof analyses)[keyof typeof analyses], session?: number) =>
  ruptureObservation(analysis, { subject, ...(session !== undefined && { session }) }).valueCodeableConcept?.coding?.[0]
    ?.code;

/** What a series of each construct measures. */
const measureOf = (instrument: Instrument): Measure => ({
  instrument: instrument.id,
  definitionVersion: instrument.version,
  scale: "total",
  metric: "sum",
  higherIs: instrument.higherIs,
  construct: instrument.construct,
});
const ofSrs = <Analysis extends RuptureAnalysis>(analysis: Analysis): Analysis => ({
  ...analysis,
  measure: measureOf(srs),
});
const dropped = ofSrs(analyses["a drop in the last session"]);
const lasting = ofSrs(analyses["a drop that goes on"]);
const repaired = ofSrs(analyses["a drop that was repaired"]);
const steady = ofSrs(analyses["a steady client"]);
const nobody = ofSrs(analyses["nobody yet"]);
const silent = ofSrs(analyses["a last session without a score"]);
const bare = analyses["a drop in the last session"];

const analysed = (...values: (number | null)[]) => {
  const points = values.map((value, index) => ({ session: index + 1, value }));
  const series = unwrap(sessionSeries(points, { minimum: 0, maximum: 40, step: 0.1 }));
  return ofSrs(detectRuptures(series, methods.prediction(priors.srs.sum)));
};
/** Down in session 5, lowest in session 6. */
const deepening = analysed(35, 36, 35.5, 36.2, 20, 18);
const unscored = analysed(35, 36, 35.5, 36.2, 18, null);
/** Down in session 5 and never back; the window of five sessions ends with session 10. */
const unrepaired = analysed(35, 36, 35.5, 36.2, 18, 18, 18, 18, 18, 18, 18, 18);
const measured = (() => {
  const sessions = [9, 9, 8.8, 9.1, 9, 4.5].map((response, index) => ({
    session: index + 1,
    scores: unwrap(score(srs, [response, 9, 9, response])),
  }));
  return detectRuptures(seriesOf(unwrap(courseOf(srs, sessions)), "total"), methods.prediction(priors.srs.sum));
})();
const partsOf = (signal: ReturnType<typeof ruptureObservation>) =>
  Object.fromEntries(signal.component!.map(({ code, ...rest }) => [code.coding![0]!.code, rest]));
const codeSystem = "https://example.org/fhir/CodeSystem/alliance-";

describe("a rupture signal", () => {
  it("is about the last session, or the one that is named", () => {
    expect(value(dropped)).toBe("drop");
    expect(value(dropped, 5)).toBe("no-drop");
    expect(value(steady)).toBe("no-drop");
  });

  it("goes on while the drop is followed, and ends with the return", () => {
    expect(value(lasting, 5)).toBe("drop");
    expect(value(lasting, 6)).toBe("drop");
    expect(value(repaired, 5)).toBe("drop");
    expect(value(repaired, 6)).toBe("no-drop");
  });

  it("goes on over sessions without a score while the drop is open", () => {
    expect(value(unscored)).toBe("drop");
    expect(flag(unscored, { subject, start })).not.toBeNull();
  });

  it("names the last drop before the session that did not return", () => {
    expect(value(unrepaired)).toBe("no-drop");
    const parts = partsOf(ruptureObservation(unrepaired, { subject }));
    expect(parts["alliance-drop-onset"]).toEqual({ valueInteger: 5 });
    expect(parts["alliance-drop-repair"]!.valueCodeableConcept!.coding![0]!.code).toBe("unrepaired");
    expect(partsOf(ruptureObservation(unrepaired, { subject, session: 4 }))).not.toHaveProperty("alliance-drop-onset");
    expect(partsOf(ruptureObservation(repaired, { subject }))).not.toHaveProperty("alliance-drop-onset");
  });

  it("takes date and modality from the session that it is about", () => {
    const held = [
      [36, "2026-01-08", "in-person"],
      [36.3, "2026-01-15T10:00:00+01:00", "video"],
      [35.8, "22.1.2026", "phone"],
      [27, "2026-13-29", "text"],
      [36, "2026-02-30", "video"],
      [36, "2026-02-05T25:00:00Z", "video"],
      [36, "2026-02-12T10:00:00", "video"],
      [36, "2024-02-29T23:59:59.5-05:00", "video"],
      [36, undefined, undefined],
    ] as const;
    const administrations = held.map(([total, date, modality], index) => ({
      session: index + 1,
      total,
      ...(date !== undefined && { date, modality }),
    }));
    const analysis = detectRuptures(seriesOf(unwrap(courseOf(srs, administrations)), "total"));
    const signals = held.map((_, index) => ruptureObservation(analysis, { subject, session: index + 1 }));
    // Dates that FHIR cannot hold are left out, not mended.
    expect(signals.map(({ effectiveDateTime }) => effectiveDateTime)).toEqual([
      "2026-01-08",
      "2026-01-15T10:00:00+01:00",
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      "2024-02-29T23:59:59.5-05:00",
      undefined,
    ]);
    const system = "urn:alliance-scoring:modality";
    expect(signals.map((signal) => partsOf(signal)["alliance-modality"]?.valueCodeableConcept)).toEqual([
      { coding: [{ system, code: "in-person" }] },
      { coding: [{ system, code: "video" }] },
      { coding: [{ system, code: "phone" }] },
      { coding: [{ system, code: "text" }] },
      ...Array.from({ length: 4 }, () => ({ coding: [{ system, code: "video" }] })),
      undefined,
    ]);
    const told = ruptureObservation(analysis, { subject, session: 1, effectiveDateTime: "2026-01-09" });
    expect(told.effectiveDateTime).toBe("2026-01-09");
  });

  it("refuses a text that is no text: it would be missing where it is needed", () => {
    for (const text of [{ overrideReasons: null }, { summary: null }, { summary: undefined }, { sumary: undefined }])
      expect(() => cdsHooksCard(dropped, { text: text as never, overrideReasons: true })).toThrow(
        expect.objectContaining({ code: "unknown-key" }),
      );
  });

  it("says what was measured where that is known, so that two signals of an occasion stay apart", () => {
    const signal = ruptureObservation(measured, { subject, id: "s6" });
    expect(signal.id).toMatch(/^s6-srs-total-prediction-6-[a-z\d]{14}$/);
    expect(signal.code.coding).toEqual([{ system: "urn:alliance-scoring:measure", code: "alliance-rupture-signal" }]);
    expect(signal.code.text).toBe("Alliance (srs-total): rupture signal");
    expect(partsOf(signal)["alliance-measure"]).toEqual({
      valueCodeableConcept: { coding: [{ system: "urn:alliance-scoring:measure", code: "srs-total" }] },
    });
  });

  it("of bare numbers names neither the alliance nor a rupture: nobody said what they measure", () => {
    const signal = ruptureObservation(bare, { subject });
    expect(signal.id).toMatch(/^series-prediction-6-[a-z\d]{14}$/);
    expect(signal.code).toEqual({
      coding: [{ system: "urn:alliance-scoring:measure", code: "series-drop-signal" }],
      text: "Scores: drop signal",
    });
    expect(Object.keys(partsOf(signal))).toEqual([
      "series-pattern",
      "series-drop-onset",
      "series-drop-trough",
      "series-drop-depth",
      "series-drop-repair",
      "series-expected-false-flags",
    ]);
    expect(cdsHooksCard(bare).summary).toBe("Scores: a notable drop in session 6");
    expect(flag(bare, { subject, start })!.code.text).toBe("Notable drop");
  });

  it("stays apart from that of another rule, metric or rater, and says which it is", () => {
    const course = (rater?: "client" | "therapist") =>
      unwrap(
        courseOf(
          waiSr,
          [4, 4, 4, 2].map((response) => Array<number>(12).fill(response)),
          { ...(rater && { rater }) },
        ),
      );
    const signalOf = (metric: "sum" | "mean", rater?: "client" | "therapist", multiple = 1) =>
      ruptureObservation(
        detectRuptures(
          seriesOf(course(rater), "total", metric),
          multiple === 1 ? methods.sessionDrop({ points: 1 }) : methods.ownMeanBand(),
        ),
        { subject, id: "s4" },
      );
    const signals = [signalOf("sum"), signalOf("sum", undefined, 2), signalOf("mean"), signalOf("mean", "therapist")];
    expect(signals.map(({ id }) => id.slice(0, -15))).toEqual([
      "s4-wai-sr-total-session-drop-4",
      "s4-wai-sr-total-own-mean-band",
      "s4-wai-sr-total-mean-session-drop-4",
      "s4-wai-sr-total-mean-therapist-session-drop-4",
    ]);
    expect(signals.at(-1)!.code.text).toBe("Alliance (wai-sr-total, mean, therapist): rupture signal");
  });

  it("leaves out what is empty, and keeps what the caller knows", () => {
    const empty = ruptureObservation(analyses["nobody yet"], { subject, performer: [], derivedFrom: [] });
    for (const key of ["performer", "derivedFrom", "component"]) expect(empty).not.toHaveProperty(key);
    const meta = { security: [{ code: "R" }] };
    expect(ruptureObservation(dropped, { subject, meta })).toMatchObject({ meta, subject });
    const none = { encounter: null, issued: null, meta: null } as never as object;
    for (const key of Object.keys(none))
      expect(ruptureObservation(dropped, { subject, ...none })).not.toHaveProperty(key);
  });

  it.each([
    ["too few sessions", nobody],
    ["a session without a score", silent],
  ])("has a reason, insufficient evidence and no value for %s", (_, analysis) => {
    const signal = ruptureObservation(analysis, { subject });
    expect(signal.valueCodeableConcept).toBeUndefined();
    expect(signal.dataAbsentReason!.coding![0]!.code).toBe("unknown");
    expect(signal.interpretation![0]!.coding![0]!.code).toBe("IE");
  });

  it("is preliminary, names its rule and never calls a drop a significant change", () => {
    const signal = ruptureObservation(dropped, { subject, derivedFrom: [{ reference: "Observation/s6-srs-total" }] });
    expect(signal).toMatchObject({ status: "preliminary", derivedFrom: [{ reference: "Observation/s6-srs-total" }] });
    expect(signal.method!.coding![0]).toEqual({ system: "urn:alliance-scoring:method", code: dropped.method.id });
    const { id, name, grade, parameters } = dropped.method;
    expect(signal.method!.text!.startsWith(`${name}: `)).toBe(true);
    expect(JSON.parse(signal.method!.text!.slice(name.length + 2))).toEqual(
      JSON.parse(JSON.stringify({ id, grade, parameters })),
    );
    expect(signal.interpretation).toBeUndefined();
    expect(signal.note![0]!.text).toContain("not a diagnosis");
  });

  it("gives the pattern, the drop and the false flags to expect as components", () => {
    if (deepening.status !== "assessed") throw new Error("six sessions are enough");
    const concept = (code: string) => ({
      valueCodeableConcept: { coding: [{ system: "urn:alliance-scoring:rupture-signal", code }] },
    });
    expect(partsOf(ruptureObservation(deepening, { subject }))).toEqual({
      "alliance-measure": {
        valueCodeableConcept: { coding: [{ system: "urn:alliance-scoring:measure", code: "srs-total" }] },
      },
      "alliance-pattern": concept("open"),
      "alliance-drop-onset": { valueInteger: 5 },
      "alliance-drop-trough": { valueInteger: 6 },
      "alliance-drop-depth": {
        valueQuantity: expect.objectContaining({ value: deepening.episodes[0]!.depth, code: "{score}" }),
      },
      "alliance-drop-repair": concept("open"),
      "alliance-expected-false-flags": {
        valueQuantity: {
          value: deepening.expectedFalseFlags,
          unit: "1",
          system: "http://unitsofmeasure.org",
          code: "1",
        },
      },
    });
  });

  it("is no drop where the rule looks for a rise, or for a fall that is good", () => {
    const points = (...values: number[]) => values.map((value, index) => ({ session: index + 1, value }));
    const scale = { minimum: 0, maximum: 63 };
    const risen = unwrap(sessionSeries(points(20, 20.5, 19.8, 20.2, 33, 33.4, 33.1, 33.2), scale));
    const symptoms = unwrap(sessionSeries(points(30, 31, 29, 30, 12, 11, 12, 13), scale));
    for (const gained of [
      detectRuptures(risen, methods.suddenShift({ minimumChange: 7, direction: "rise" })),
      detectRuptures(symptoms, presets.tangDeRubeis1999()),
    ]) {
      expect(gained.status === "assessed" && gained.sessions[4]!.flagged).toBe(true);
      expect(value(gained, 5)).toBe("no-drop");
      expect(cdsHooksCard(gained, { session: 5 })).toMatchObject({
        indicator: "info",
        summary: "Scores: no drop stands out in session 5",
      });
      expect(flag(gained, { subject, start, session: 5 })).toBeNull();
      expect(detectedIssue(gained, { subject, session: 5 })).toBeNull();
    }
  });

  it("is refused for a session that the series lacks", () => {
    const code = expect.objectContaining({ code: "session-unknown" });
    for (const analysis of [dropped, nobody]) {
      expect(() => cdsHooksCard(analysis, { session: 99 })).toThrow(code);
      expect(() => flag(analysis, { subject, start, session: 99 })).toThrow(code);
      expect(() => detectedIssue(analysis, { subject, session: 99 })).toThrow(code);
      expect(() => ruptureObservation(analysis, { subject, session: 99 })).toThrow(code);
    }
  });
});

describe("a fall of an outcome", () => {
  const fallen: RuptureAnalysis = { ...bare, measure: measureOf(ors) };
  const ourName = /urn:alliance-scoring:|"alliance-scoring"/g;
  const resources = (analysis: RuptureAnalysis): unknown[] => [
    ruptureObservation(analysis, { subject }),
    cdsHooksCard(analysis, { overrideReasons: true }),
    flag(analysis, { subject, start }),
    detectedIssue(analysis, { subject }),
    detectedIssue(analysis, { subject, fhirVersion: "R5" }),
  ];

  it("is never called alliance or rupture, in words or in codes", () => {
    for (const resource of resources(fallen)) {
      expect(resource).not.toBeNull();
      expect(JSON.stringify(resource).replaceAll(ourName, "")).not.toMatch(/alliance|rupture/i);
    }
    expect(JSON.stringify(resources(dropped)).replaceAll(ourName, "")).toMatch(/alliance.*rupture/i);
  });

  it("has words and codes of its own", () => {
    const signal = ruptureObservation(fallen, { subject });
    expect(signal.code).toEqual({
      coding: [{ system: "urn:alliance-scoring:measure", code: "outcome-drop-signal" }],
      text: "Outcome (ors-total): drop signal",
    });
    expect(signal.valueCodeableConcept!.coding).toEqual([{ system: "urn:alliance-scoring:drop-signal", code: "drop" }]);
    expect(Object.keys(partsOf(signal))).toContain("outcome-drop-onset");
    expect(cdsHooksCard(fallen).summary).toBe("Outcome (ors-total): a notable drop in session 6");
    expect(flag(fallen, { subject, start })!.code).toEqual({
      coding: [{ system: "urn:alliance-scoring:drop-signal", code: "drop" }],
      text: "Notable drop of the outcome",
    });
  });

  it("is told by the definition, for a form of anybody's", () => {
    for (const instrument of Object.values<Instrument>(instruments)) {
      const { summary } = cdsHooksCard({ ...bare, measure: measureOf(instrument) });
      expect(summary).toContain(instrument.construct === "alliance" ? "a possible rupture" : "a notable drop");
    }
  });
});

describe("an id", () => {
  const uuid = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";
  const idOf = (analysis: RuptureAnalysis, more: object = {}) => ruptureObservation(analysis, { subject, ...more }).id;

  it("fits behind any subject, and keeps its session and its hash", () => {
    const long = { ...dropped, measure: { ...measureOf(srs), instrument: "a-form-with-a-name".repeat(4) } };
    for (const analysis of [dropped, long])
      for (const id of [uuid, `urn:uuid:${uuid}`, "Ä/ö ü", "x".repeat(200)]) {
        expect(idOf(analysis, { id })).toMatch(/^[A-Za-z\d.-]{1,64}$/);
        expect(idOf(analysis, { id })).toMatch(/-6-[a-z\d]{14}$/);
      }
    expect(idOf(dropped, { id: uuid })).toMatch(new RegExp(`^${uuid}-`));
  });

  it("is the same for the same signal, and another for another session, rule, parameter, rater, metric, scale or client", () => {
    const measure = measureOf(srs);
    const others = [
      idOf(dropped),
      ...[1, 2, 3, 4, 5].map((session) => idOf(dropped, { session })),
      idOf({ ...dropped, measure: { ...measure, metric: "mean" } }),
      idOf({ ...dropped, measure: { ...measure, rater: "therapist" } }),
      idOf({ ...dropped, measure: { ...measure, scale: "bond" } }),
      idOf({ ...dropped, measure: { ...measure, instrument: "csrs" } }),
      idOf({ ...dropped, method: { ...dropped.method, id: "other" } }),
      idOf({ ...dropped, method: { ...dropped.method, parameters: { alpha: 0.05 } } }),
      idOf(dropped, { subject: { reference: "Patient/p2" } }),
      idOf(dropped, { id: uuid }),
      idOf(dropped, { id: `${uuid}${uuid}` }),
      idOf(dropped, { id: `${uuid}${uuid}-` }),
      idOf(bare),
      idOf(nobody),
    ];
    expect(new Set(others).size).toBe(others.length);
    expect(idOf(structuredClone(dropped))).toBe(others[0]);
  });

  it("is unique over a hundred thousand clients", () => {
    const ids = new Set<string>();
    for (let client = 0; client < 100_000; client++)
      ids.add(resourceId(["srs-total-prediction"], "-6", [{ reference: `Patient/${String(client)}` }]));
    expect(ids.size).toBe(100_000);
  });

  it("of a score stays as it is where it fits, and is cut with a hash where it does not", () => {
    expect(resourceId(["s4", "srs-total"])).toBe("s4-srs-total");
    expect(resourceId([undefined, "srs-total"])).toBe("srs-total");
    const long = resourceId([uuid, "a-form-with-a-long-name-total"]);
    expect(long).toMatch(/^3f2504e0.{41}-[a-z\d]{14}$/);
    expect(resourceId([uuid, "a-form-with-a-long-name-other"])).not.toBe(long);
    expect(resourceId(["a_b"])).toMatch(/^a\.b-[a-z\d]{14}$/);
    expect(resourceId(["a_b"])).not.toBe(resourceId(["a b"]));
  });
});

describe("a resource about nobody", () => {
  it.each([undefined, null, {}, { reference: "" }, "Patient/p1", [], { display: "" }])("is refused (%j)", (nobodys) => {
    const about = { subject: nobodys } as never as { subject: object };
    const code = expect.objectContaining({ code: "subject-required" });
    for (const analysis of [dropped, steady, nobody]) {
      expect(() => ruptureObservation(analysis, about)).toThrow(code);
      expect(() => flag(analysis, { ...about, start })).toThrow(code);
      expect(() => detectedIssue(analysis, about)).toThrow(code);
    }
    expect(() => observations(unwrap(score(srs, [9, 9, 9, 9])), about)).toThrow(code);
  });

  it("may be about somebody by reference, identifier or name", () => {
    for (const somebody of [{ reference: "Patient/p1" }, { identifier: { value: "7" } }, { display: "a client" }])
      expect(flag(dropped, { subject: somebody, start })!.subject).toEqual(somebody);
  });
});

describe("sentences", () => {
  /** What no English letter may come through of. */
  const pseudo: SignalText = {
    title: ({ measure }) => `⟦${String(measure.length)}⟧`,
    finding: ({ state }) => ({ drop: "⟦↓⟧", "no-drop": "⟦–⟧", unknown: "⟦?⟧" })[state],
    flag: () => "⟦⚑⟧",
    signal: (facts, text) => `${text.title(facts)}⟦∿⟧`,
    summary: (facts, text) => `${text.title(facts)} ${text.finding(facts)} ⟦${String(facts.session)}⟧`,
    drop: ({ drop }) => `⟦${String(drop!.onset)}⟧`,
    rule: () => "⟦§⟧",
    note: ({ flagged, judged }) => `⟦${String(flagged)}/${String(judged)}⟧`,
    overrideReasons: {
      "discussed-in-session": "⟦1⟧",
      "filled-in-by-mistake": "⟦2⟧",
      "planned-for-next-session": "⟦3⟧",
      "other-reason": "⟦4⟧",
    },
  };

  it("stand in the caller's language, with no English letter left", () => {
    for (const analysis of [dropped, steady, silent, unrepaired]) {
      const { summary, detail, overrideReasons } = cdsHooksCard(analysis, { text: pseudo, overrideReasons: true });
      expect([summary, detail, ...overrideReasons!.map(({ display }) => display)].join()).not.toMatch(/[a-z]/i);
    }
    const signal = ruptureObservation(dropped, { subject, text: pseudo });
    expect([signal.code.text, signal.note![0]!.text]).toEqual(["⟦1⟧⟦∿⟧", "⟦1/5⟧"]);
    expect(flag(dropped, { subject, start, text: pseudo })!.code.text).toBe("⟦⚑⟧");
    const issue = detectedIssue(dropped, { subject, text: pseudo })!;
    expect([issue.code.text, issue.detail]).toEqual(["⟦⚑⟧", "⟦1/5⟧"]);
  });

  it("that are left out stay English, around those that are given", () => {
    const { summary } = cdsHooksCard(dropped, { text: { title: () => "Allianz" } });
    expect(summary).toBe("Allianz: a possible rupture in session 6");
  });

  it("are cut to the room that a card has", () => {
    const { summary } = cdsHooksCard(dropped, { text: { title: () => "x".repeat(200) } });
    expect(summary).toHaveLength(139);
    expect(summary.endsWith("…")).toBe(true);
  });
});

it("every code of a signal stands in the caller's code systems", () => {
  expect(JSON.stringify(ruptureObservation(measured, { subject, codeSystem }))).not.toContain("urn:");
});

describe("a card", () => {
  it("warns of a drop, informs otherwise, and names the session", () => {
    expect(cdsHooksCard(dropped)).toMatchObject({
      indicator: "warning",
      summary: "Alliance (srs-total): a possible rupture in session 6",
    });
    expect(cdsHooksCard(steady)).toMatchObject({
      indicator: "info",
      summary: "Alliance (srs-total): no drop stands out in session 6",
    });
    expect(cdsHooksCard(nobody)).toMatchObject({
      indicator: "info",
      summary: "Alliance (srs-total): too little to judge by",
    });
    expect(cdsHooksCard(repaired, { session: 5 }).indicator).toBe("warning");
  });

  it("does not pass over a drop that did not return", () => {
    const { summary, detail, indicator } = cdsHooksCard(unrepaired);
    expect(indicator).toBe("info");
    expect(summary).toBe("Alliance (srs-total): no drop stands out in session 12. Drop since session 5: unrepaired.");
    expect(detail).toContain("Drop since session 5: unrepaired.");
    expect(cdsHooksCard(unscored)).toMatchObject({
      indicator: "warning",
      summary: "Alliance (srs-total): a possible rupture in session 6",
    });
    expect(cdsHooksCard(repaired).summary).toBe("Alliance (srs-total): no drop stands out in session 7");
    expect(cdsHooksCard(repaired).detail).not.toContain("Drop since");
  });

  it("says what was measured where that is known", () => {
    expect(cdsHooksCard(measured).summary).toBe("Alliance (srs-total): a possible rupture in session 6");
  });

  it("says what the rule is, what chance alone would give and what it does not show; no score", () => {
    if (dropped.status !== "assessed") throw new Error("six sessions are enough");
    const { detail } = cdsHooksCard(dropped);
    const { name, id, grade } = dropped.method;
    expect(detail).toContain(`Rule: ${name} (${id}, ${grade}).`);
    expect(detail).toContain("Drop since session 6: open.");
    expect(detail).toContain("1 of 5 judged sessions stand out; by chance alone about");
    expect(detail).toContain("not a diagnosis");
    for (const { value } of dropped.sessions) if (value !== 36) expect(detail).not.toContain(String(value));
    expect(cdsHooksCard({ ...dropped, expectedFalseFlags: null }).detail).toContain(
      "by chance alone an unknown number",
    );
    expect(cdsHooksCard(nobody).detail).toContain("there are 0 (too-few-sessions)");
  });

  it("carries the caller's id and links", () => {
    expect(Object.keys(cdsHooksCard(steady))).toEqual(["summary", "indicator", "detail", "source"]);
    const uuid = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";
    const links = [{ label: "Course", url: "https://example.org/course", type: "absolute" as const }];
    const card = cdsHooksCard(dropped, { uuid, links });
    expect(card).toMatchObject({ uuid, links });
    expect(card.links).not.toBe(links);
  });

  it("carries reasons to set it aside: ours, in a code system that is marked as ours, or the caller's", () => {
    const ours = cdsHooksCard(dropped, { overrideReasons: true }).overrideReasons!;
    expect(ours.map(({ code, display }) => [code, display])).toEqual([
      ["discussed-in-session", "Discussed in session"],
      ["filled-in-by-mistake", "Form filled in by mistake"],
      ["planned-for-next-session", "Planned for the next session"],
      ["other-reason", "Other reason"],
    ]);
    expect(new Set(ours.map(({ system }) => system))).toEqual(new Set(["urn:alliance-scoring:override-reason"]));
    const elsewhere = cdsHooksCard(dropped, { overrideReasons: true, codeSystem });
    expect(elsewhere.overrideReasons![0]!.system).toBe(`${codeSystem}override-reason`);
    const own = [{ system: "https://example.org/reasons", code: "seen", display: "Seen" }];
    expect(cdsHooksCard(dropped, { overrideReasons: own }).overrideReasons).toEqual(own);
  });

  it("carries the name of the service", () => {
    expect(cdsHooksCard(steady).source).toEqual({ label: "alliance-scoring" });
    const card = cdsHooksCard(steady, { label: "A clinic", url: "https://example.org" });
    expect(card).toMatchObject({ source: { label: "A clinic", url: "https://example.org" } });
  });
});

describe("a flag", () => {
  it("is active until it ends", () => {
    expect(flag(dropped, { subject, start })).toMatchObject({ status: "active", subject, period: { start } });
    expect(flag(dropped, { subject, start, end: "2026-02-05" })).toMatchObject({
      status: "inactive",
      period: { start, end: "2026-02-05" },
    });
  });

  it("carries who decided, for whose eyes, and what it is about in our codes or the caller's", () => {
    const author = { reference: "Practitioner/d1" };
    const meta = { security: [{ code: "R" }] };
    expect(flag(dropped, { subject, start, author, meta })).toEqual({
      resourceType: "Flag",
      meta,
      status: "active",
      code: { coding: [{ system: "urn:alliance-scoring:rupture-signal", code: "drop" }], text: "Possible rupture" },
      subject,
      period: { start },
      author,
    });
    expect(flag(dropped, { subject, start, codeSystem })!.code.coding![0]!.system).toBe(`${codeSystem}rupture-signal`);
  });

  it("is not raised where there is no drop", () => {
    for (const analysis of [steady, nobody, silent, repaired]) expect(flag(analysis, { subject, start })).toBeNull();
  });
});

describe("a detected issue", () => {
  const mitigation = [{ action: { text: "talked about it" }, date: start }];

  it("names the client as each release does, and is mitigated in R5 alone", () => {
    const r4 = detectedIssue(dropped, { subject, mitigation });
    expect(r4).toMatchObject({ status: "preliminary", patient: subject, mitigation });
    expect(r4).not.toHaveProperty("subject");
    const r5 = detectedIssue(dropped, { subject, mitigation, fhirVersion: "R5" });
    expect(r5).toMatchObject({ status: "mitigated", subject, mitigation });
    expect(r5).not.toHaveProperty("patient");
    expect(detectedIssue(dropped, { subject, fhirVersion: "R5" })!.status).toBe("preliminary");
  });

  it("carries what the caller knows, the counts and the codes", () => {
    const known = {
      meta: { security: [{ code: "R" }] },
      author: { reference: "Device/monitor" },
      identifiedDateTime: start,
      implicated: [{ reference: "Observation/s6-srs-total" }],
    };
    expect(detectedIssue(dropped, { subject, ...known })).toEqual({
      resourceType: "DetectedIssue",
      status: "preliminary",
      code: { coding: [{ system: "urn:alliance-scoring:rupture-signal", code: "drop" }], text: "Possible rupture" },
      patient: subject,
      ...known,
      detail: expect.stringMatching(/^Computed for .* not a diagnosis.* 1 of 5 judged sessions stand out; by chance/),
    });
    expect(detectedIssue(dropped, { subject, codeSystem })!.code.coding![0]!.system).toBe(
      `${codeSystem}rupture-signal`,
    );
  });

  it("has no empty lists, and is not mitigated by one", () => {
    const issue = detectedIssue(dropped, { subject, fhirVersion: "R5", implicated: [], mitigation: [] })!;
    expect(issue.status).toBe("preliminary");
    for (const key of ["implicated", "mitigation"]) expect(issue).not.toHaveProperty(key);
  });

  it("is not made where there is no drop", () => {
    for (const analysis of [steady, nobody, silent, repaired]) expect(detectedIssue(analysis, { subject })).toBeNull();
  });
});
