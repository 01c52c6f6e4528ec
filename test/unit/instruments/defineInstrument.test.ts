import { describe, expect, it } from "vitest";
import {
  defineInstrument,
  InvalidArgumentError,
  score,
  srs,
  unwrap,
  wai36,
  type InstrumentDefinition,
} from "alliance-scoring";

/** A small sound definition, as JSON would bring it, with some of it replaced. */
const definition = (changes: Record<string, unknown> = {}): InstrumentDefinition =>
  ({
    id: "mood",
    name: "Mood",
    version: "1.0.0",
    construct: "alliance",
    higherIs: "better",
    raters: ["client"],
    licence: { status: "free", holder: "the clinic" },
    sources: [],
    items: [item("a", 1), item("b", 2), item("c", 3)],
    scales: { total: { items: ["a", "b", "c"], missing: { rule: "complete" } } },
    ...changes,
  }) as InstrumentDefinition;
const item = (id: unknown, number: number, changes: object = {}): object => ({
  id,
  number,
  label: "Line",
  minimum: 0,
  maximum: 10,
  step: 0.5,
  keyed: "forward",
  ...changes,
});
const scale = (changes: object): object => ({
  total: { items: ["a", "b", "c"], missing: { rule: "complete" }, ...changes },
});

const faults = (candidate: unknown): string[] => {
  try {
    defineInstrument(candidate as InstrumentDefinition);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidArgumentError);
    expect((error as InvalidArgumentError).code).toBe("invalid-definition");
    const { issues } = error as InvalidArgumentError;
    for (const { message, path } of issues) {
      expect(message).toMatch(/^an? |^items |^the /);
      const parts = ["id", "name", "version", "higherIs", "raters", "licence", "sources", "items", "scales"];
      expect(path.every((step) => parts.includes(String(step)) || path.indexOf(step) === 1)).toBe(true);
    }
    return issues.map(({ code }) => code);
  }
};

describe("a sound definition", () => {
  it("is copied, deeply frozen and ready for score", () => {
    const mine = definition();
    const instrument = defineInstrument(mine);
    expect(instrument).toEqual(mine);
    expect(instrument).not.toBe(mine);
    expect(Object.isFrozen(instrument.items[0])).toBe(true);
    expect(Object.isFrozen(mine)).toBe(false);
    expect(unwrap(score(instrument, [1.5, 0, 10])).scales["total"]).toMatchObject({ sum: 11.5 });
  });

  it("may be the copy of one of ours, changed", () => {
    const seven = defineInstrument({
      ...wai36,
      id: "wai36-nine",
      items: wai36.items.map((one) => ({ ...one, maximum: 9 })),
    });
    expect(
      unwrap(
        score(
          seven,
          wai36.items.map(() => 9),
        ),
      ).scales.total,
    ).toMatchObject({ size: 36 });
  });

  it("may start anywhere, go by any decimal step and mix items of different ranges", () => {
    const mixed = defineInstrument(
      definition({
        items: [
          item("a", 1, { minimum: -3, maximum: 3, step: 1.5 }),
          item("b", 2, { minimum: 0.25, maximum: 1, step: 0.25 }),
          item("c", 3, { minimum: 10, maximum: 40, step: 10, keyed: "reverse" }),
        ],
      }),
    );
    // -1.5 + 0.75 + (50 - 20) = 29.25, of -3 + 0.25 + 10 = 7.25 to 3 + 1 + 40 = 44: 100 * 22 / 36.75.
    expect(unwrap(score(mixed, [-1.5, 0.75, 20])).scales["total"]).toMatchObject({
      sum: 29.25,
      percent: (100 * 22) / 36.75,
    });
    expect(score(mixed, [-1, 0.75, 20]).ok).toBe(false);
    expect(score(mixed, [-1.5, 0.75, 25]).ok).toBe(false);
  });
});

describe("what is sound at the edge of a rule", () => {
  const limit = { rule: "prorate", maximumMissing: 1 };
  it.each<[string, unknown]>([
    ["a form on which a higher score is worse", definition({ higherIs: "worse" })],
    ["every kind of rater", definition({ raters: ["client", "therapist", "caretaker"] })],
    ["no source", definition({ sources: [] })],
    ["a licence that nobody knows", definition({ licence: { status: "unknown", holder: "unknown" } })],
    [
      "a step that divides the range but not its ends",
      definition({ items: [item("a", 1, { minimum: 1, maximum: 7, step: 3 }), item("b", 2), item("c", 3)] }),
    ],
    [
      "an item of another range beside a prorated scale",
      definition({
        items: [item("a", 1), item("b", 2), item("c", 3, { minimum: 1, maximum: 5 })],
        scales: scale({ items: ["a", "b"], missing: limit }),
      }),
    ],
    // 100 * 3 * 3 * 1e12, in tenths, is just below the largest whole number that a double holds, 9.007e15.
    ["a long line", definition({ items: [item("a", 1, { maximum: 1e12, step: 1 }), item("b", 2), item("c", 3)] })],
    ["a single item that is said to be none", definition({ scales: scale({ singleItem: false }) })],
  ])("is let pass: %s", (_, candidate) => {
    expect(faults(candidate)).toEqual([]);
  });
});

describe("a definition that contradicts itself", () => {
  it.each<[string, unknown, string[]]>([
    ["is not an object", null, ["not-a-definition"]],
    ["has no list of items", definition({ items: {} }), ["not-a-definition"]],
    ["has an item that is no object", definition({ items: [1] }), ["not-a-definition"]],
    ["has no scales", definition({ scales: [] }), ["not-a-definition"]],
    [
      "has an empty list of items",
      definition({ items: [], scales: scale({ items: ["a"] }) }),
      ["no-items", "scale-unknown-item"],
    ],
    ["has an empty object of scales", definition({ scales: {} }), ["no-scales"]],
    ["has an id with a space", definition({ id: "my mood" }), ["id-invalid"]],
    ["has no id", definition({ id: 7 }), ["id-invalid"]],
    [
      "has an item id that starts with _",
      definition({ items: [item("__proto__", 1)], scales: scale({ items: ["__proto__"] }) }),
      ["id-invalid"],
    ],
    [
      "names an item twice",
      definition({ items: [item("a", 1), item("b", 2), item("a", 3)], scales: scale({ items: ["a", "b"] }) }),
      ["duplicate-item"],
    ],
    [
      "numbers its items out of order",
      definition({ items: [item("a", 1), item("b", 3), item("c", 2)] }),
      ["number-invalid", "number-invalid"],
    ],
    [
      "has an item with minimum = maximum",
      definition({ items: [item("a", 1, { maximum: 0 }), item("b", 2), item("c", 3)] }),
      ["range-empty"],
    ],
    [
      "has an infinite range",
      definition({ items: [item("a", 1, { maximum: Infinity }), item("b", 2), item("c", 3)] }),
      ["range-empty"],
    ],
    [
      "has no number for a minimum",
      definition({ items: [item("a", 1, { minimum: NaN }), item("b", 2), item("c", 3)] }),
      ["range-empty"],
    ],
    ["does not say which way is better", definition({ higherIs: "Worse" }), ["direction-unknown"]],
    ["says nothing of a direction", definition({ higherIs: "" }), ["direction-unknown"]],
    ["has an unknown rater beside a known one", definition({ raters: ["client", "parent"] }), ["raters-invalid"]],
    ["has no version", definition({ version: undefined }), ["version-invalid"]],
    ["has an empty version", definition({ version: "" }), ["version-invalid"]],
    ["has no name", definition({ name: 7 }), ["name-invalid"]],
    ["has no licence", definition({ licence: undefined }), ["licence-invalid"]],
    ["has a licence of no known kind", definition({ licence: { status: "Free", holder: "x" } }), ["licence-invalid"]],
    ["names no holder", definition({ licence: { status: "free", holder: "" } }), ["licence-invalid"]],
    ["has one source instead of a list", definition({ sources: "duncan2003" }), ["sources-invalid"]],
    ["has a source that is no text", definition({ sources: [null] }), ["sources-invalid"]],
    ["has a hole in its raters", definition({ raters: ["client", ,] }), ["raters-invalid"]], // eslint-disable-line no-sparse-arrays -- that is the point
    ["has raters that are no list", definition({ raters: "client" }), ["raters-invalid"]],
    [
      "has a label that is no text",
      definition({ items: [item("a", 1, { label: 7n }), item("b", 2), item("c", 3)] }),
      ["label-invalid"],
    ],
    [
      "says neither yes nor no to a single item",
      definition({ scales: scale({ items: ["a"], singleItem: "no" }) }),
      ["single-item-contradicted"],
    ],
    ["has an unknown rater", definition({ raters: ["parent"] }), ["raters-invalid"]],
    ["has no rater", definition({ raters: [] }), ["raters-invalid"]],
    ["has an unknown component", definition({ scales: scale({ component: "gaol" }) }), ["component-invalid"]],
    [
      "prorates items that do not share one range",
      definition({
        items: [item("a", 1), item("b", 2, { maximum: 5 }), item("c", 3)],
        scales: scale({ missing: { rule: "prorate", maximumMissing: 1 } }),
      }),
      ["ranges-differ"],
    ],
    [
      "prorates items that start apart",
      definition({
        items: [item("a", 1, { minimum: 1 }), item("b", 2), item("c", 3)],
        scales: scale({ missing: { rule: "prorate", maximumMissing: 1 } }),
      }),
      ["ranges-differ"],
    ],
    [
      "reaches beyond what doubles hold exactly",
      definition({ items: [item("a", 1, { maximum: 1e16, step: 1 }), item("b", 2), item("c", 3)] }),
      ["scale-too-large"],
    ],
    [
      "is a little too long",
      definition({ items: [item("a", 1, { maximum: 1.1e12, step: 1 }), item("b", 2), item("c", 3)] }),
      ["scale-too-large"],
    ],
    [
      "is too fine for its length",
      definition({ items: [item("a", 1, { maximum: 1e12, step: 1 }), item("b", 2, { step: 0.000001 }), item("c", 3)] }),
      ["scale-too-large"],
    ],
    [
      "is too fine elsewhere for the length of a scale",
      definition({
        items: [item("a", 1, { maximum: 1e12, step: 1 }), item("b", 2, { step: 0.000001 }), item("c", 3)],
        scales: scale({ items: ["a"] }),
      }),
      ["scale-too-large"],
    ],
    [
      "reaches as far below zero as above",
      definition({ items: [item("a", 1, { minimum: -6e12, maximum: 6e12, step: 1 }), item("b", 2), item("c", 3)] }),
      ["scale-too-large"],
    ],
    [
      "has a hole among the items of a scale",
      definition({ scales: scale({ items: ["a", , "c"] }) }), // eslint-disable-line no-sparse-arrays -- that is the point
      ["scale-unknown-item"],
    ],
    [
      "sums a subscale that does not exist beside all that do",
      definition({
        scales: {
          ...scale({ missing: { rule: "subscales", of: ["part", "ghost"] } }),
          part: { items: ["a", "b", "c"], missing: { rule: "complete" } },
        },
      }),
      ["scale-unknown-subscale"],
    ],
    [
      "sums what is no name",
      definition({
        scales: {
          ...scale({ missing: { rule: "subscales", of: ["part", 42, null] } }),
          part: { items: ["a", "b", "c"], missing: { rule: "complete" } },
        },
      }),
      ["scale-unknown-subscale"],
    ],
    ["has a hole in its items", definition({ items: [item("a", 1), , item("c", 3)] }), ["not-a-definition"]], // eslint-disable-line no-sparse-arrays -- that is the point
    [
      "throws when it is looked at",
      Object.defineProperty(definition(), "items", {
        enumerable: true,
        get: () => {
          throw new Error("secret 42");
        },
      }),
      ["not-a-definition"],
    ],
    [
      "names a symbol as an item",
      definition({
        scales: {
          ...scale({ items: ["a", "b", Symbol("c")], missing: { rule: "subscales", of: ["part"] } }),
          part: { items: ["a", "b", "c"], missing: { rule: "complete" } },
        },
      }),
      ["scale-unknown-item", "subscales-do-not-partition"],
    ],
    [
      "names an object that is no text as an item of a part",
      definition({
        scales: {
          ...scale({ missing: { rule: "subscales", of: ["part"] } }),
          part: { items: ["a", "b", { toString: null }], missing: { rule: "complete" } },
        },
      }),
      ["subscales-do-not-partition", "scale-unknown-item"],
    ],
    [
      "sums subscales that hold an item twice",
      definition({
        scales: {
          ...scale({ missing: { rule: "subscales", of: ["one", "two"] } }),
          one: { items: ["a", "b"], missing: { rule: "complete" } },
          two: { items: ["b", "c"], missing: { rule: "complete" } },
        },
      }),
      ["subscales-do-not-partition"],
    ],
    [
      "has a step of 0",
      definition({ items: [item("a", 1, { step: 0 }), item("b", 2), item("c", 3)] }),
      ["step-invalid"],
    ],
    [
      "has a step of a third",
      definition({ items: [item("a", 1, { step: 1 / 3 }), item("b", 2), item("c", 3)] }),
      ["step-invalid"],
    ],
    [
      "has a step that does not divide the range",
      definition({ items: [item("a", 1, { step: 0.3 }), item("b", 2), item("c", 3)] }),
      ["step-does-not-divide-range"],
    ],
    [
      "keys an item sideways",
      definition({ items: [item("a", 1, { keyed: "sideways" }), item("b", 2), item("c", 3)] }),
      ["keyed-invalid"],
    ],
    [
      "has a scale id with a dot",
      definition({ scales: { "a.b": { items: ["a"], missing: { rule: "complete" } } } }),
      ["id-invalid"],
    ],
    ["has a scale without items", definition({ scales: scale({ items: [] }) }), ["scale-without-items"]],
    ["has a scale that is null", definition({ scales: { total: null } }), ["scale-without-items"]],
    ["has a scale with an unknown item", definition({ scales: scale({ items: ["a", "z"] }) }), ["scale-unknown-item"]],
    [
      "has a scale that lists an item twice",
      definition({ scales: scale({ items: ["a", "a"] }) }),
      ["scale-duplicate-item"],
    ],
    [
      "calls three items a single item",
      definition({ scales: scale({ singleItem: true }) }),
      ["single-item-contradicted"],
    ],
    ["has no missing rule", definition({ scales: scale({ missing: undefined }) }), ["missing-rule-invalid"]],
    [
      "has an unknown missing rule",
      definition({ scales: scale({ missing: { rule: "guess" } }) }),
      ["missing-rule-invalid"],
    ],
    [
      "lets all answers be missing",
      definition({ scales: scale({ missing: { rule: "prorate", maximumMissing: 3 } }) }),
      ["cap-invalid"],
    ],
    [
      "prorates with a cap of none",
      definition({ scales: scale({ missing: { rule: "prorate", maximumMissing: 0 } }) }),
      ["cap-invalid"],
    ],
    [
      "has a cap that is no whole number",
      definition({ scales: scale({ missing: { rule: "prorate", maximumMissing: 1.5 } }) }),
      ["cap-invalid"],
    ],
    [
      "sums subscales that do not exist",
      definition({ scales: scale({ missing: { rule: "subscales", of: ["goal"] } }) }),
      ["scale-unknown-subscale"],
    ],
    [
      "sums subscales that leave an item out",
      definition({
        scales: {
          ...scale({ missing: { rule: "subscales", of: ["part"] } }),
          part: { items: ["a", "b"], missing: { rule: "complete" } },
        },
      }),
      ["subscales-do-not-partition"],
    ],
    [
      "names no subscales to sum",
      definition({ scales: scale({ missing: { rule: "subscales" } }) }),
      ["subscales-do-not-partition"],
    ],
    [
      "is the sum of a subscale and of another sum",
      definition({
        scales: {
          ...scale({ missing: { rule: "subscales", of: ["one", "two"] } }),
          one: { items: ["a"], missing: { rule: "complete" } },
          two: { items: ["b", "c"], missing: { rule: "subscales", of: ["three"] } },
          three: { items: ["b", "c"], missing: { rule: "complete" } },
        },
      }),
      ["missing-rule-invalid"],
    ],
    [
      "is the sum of itself",
      definition({ scales: scale({ missing: { rule: "subscales", of: ["total"] } }) }),
      ["missing-rule-invalid"],
    ],
  ])("is refused when it %s", (_, candidate, expected) => {
    expect(faults(candidate)).toEqual(expected);
  });

  it("is refused with every fault at once, each with its place", () => {
    try {
      defineInstrument(
        definition({ id: "", items: [item("a", 1, { step: -1 }), item("a", 2)], scales: scale({ items: ["q"] }) }),
      );
    } catch (error) {
      const { issues, message } = error as InvalidArgumentError;
      expect(issues.map(({ code, path }) => [code, path.join(".")])).toEqual([
        ["id-invalid", "id"],
        ["step-invalid", "items.0"],
        ["duplicate-item", "items.1"],
        ["scale-unknown-item", "scales.total"],
      ]);
      expect(message).toMatch(/got id-invalid at id: .* \(and 3 more: see issues\)$/);
    }
    expect.assertions(2);
  });

  it("is told where each of its own words is wrong", () => {
    const wrong = {
      id: "",
      name: "",
      version: "",
      construct: "",
      higherIs: "",
      raters: [],
      licence: {},
      sources: "",
      items: [],
      scales: {},
    };
    try {
      defineInstrument(definition(wrong));
    } catch (error) {
      expect((error as InvalidArgumentError).issues.map(({ path }) => path)).toEqual(
        Object.keys(wrong).map((word) => [word]),
      );
    }
    expect.assertions(1);
  });

  it("does not pass for one of ours by being frozen", () => {
    expect(() => score(Object.freeze({ ...srs }) as typeof srs, [9, 9, 9, 9])).toThrow(InvalidArgumentError);
  });

  it("is read in time that grows with its items, and refused beyond 10,000", () => {
    const form = (size: number) => {
      const ids = Array.from({ length: size }, (_, index) => `item-${String(index + 1)}`);
      return definition({ items: ids.map((id, index) => item(id, index + 1)), scales: scale({ items: ids }) });
    };
    expect(defineInstrument(form(10_000)).items).toHaveLength(10_000);
    expect(faults(form(10_001))).toEqual(["definition-too-large"]);
  });

  it("is refused when its scales list more than 100,000 entries", () => {
    const many = Array.from({ length: 100_000 }, () => "a");
    expect(faults(definition({ scales: scale({ items: many }) }))).toEqual(["definition-too-large"]);
  });
});
