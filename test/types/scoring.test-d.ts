import { describe, expectTypeOf, it } from "vitest";
import {
  defineInstrument,
  parseResponses,
  responseQuality,
  score,
  scoreTotal,
  srs,
  unwrap,
  wai36,
  type ItemId,
  type Responses,
  type ScaleId,
  type ScaleScore,
  type Scores,
} from "alliance-scoring";

describe("ids are literal", () => {
  it("items and scales", () => {
    expectTypeOf<ItemId<typeof srs>>().toEqualTypeOf<"relationship" | "goals" | "approach" | "overall">();
    expectTypeOf<ScaleId<typeof srs>>().toEqualTypeOf<"goal" | "task" | "bond" | "total">();
    expectTypeOf(srs.id).toEqualTypeOf<"srs">();
    expectTypeOf<ItemId<typeof wai36>>().extract<"item36" | "item37" | "36">().toEqualTypeOf<"item36">();
  });

  it("of a form of one's own too", () => {
    const own = defineInstrument({
      id: "own",
      name: "Own",
      version: "1",
      construct: "alliance",
      higherIs: "better",
      raters: ["client"],
      licence: { status: "free", holder: "us" },
      items: [{ id: "one", number: 1, label: "One", minimum: 0, maximum: 4, step: 1, keyed: "forward" }],
      scales: { total: { items: ["one"], missing: { rule: "complete" } } },
      sources: [],
    });
    expectTypeOf<ItemId<typeof own>>().toEqualTypeOf<"one">();
    expectTypeOf<ScaleId<typeof own>>().toEqualTypeOf<"total">();
    defineInstrument({
      ...own,
      // @ts-expect-error a scale lists items of the form
      scales: { total: { items: ["two"], missing: { rule: "complete" } } },
    });
  });
});

describe("score", () => {
  it("knows the scales and items of the instrument", () => {
    const scores = unwrap(score(srs, [9, 9, 9, 9]));
    expectTypeOf(scores).toEqualTypeOf<Scores<typeof srs>>();
    expectTypeOf(scores.scales.bond).toEqualTypeOf<ScaleScore>();
    expectTypeOf(scores.missing).toEqualTypeOf<readonly ItemId<typeof srs>[]>();
    // @ts-expect-error a misspelt scale
    expectTypeOf(scores.scales.bnod);
    // @ts-expect-error a misspelt item
    expectTypeOf(scores.items.relatonship);
  });

  it("refuses a misspelt item and an answer of the wrong type", () => {
    // @ts-expect-error a misspelt item
    void score(srs, { relatonship: 9 });
    // @ts-expect-error an answer is a number
    void score(srs, { relationship: "9" });
    // @ts-expect-error an item of another form
    void score(wai36, { "37": 1 });
  });

  it("takes unknown input, since it checks", () => {
    const input: unknown = JSON.parse("[9, 9, 9, 9]");
    expectTypeOf(unwrap(score(srs, input))).toEqualTypeOf<Scores<typeof srs>>();
    expectTypeOf(unwrap(parseResponses(srs, input))).toEqualTypeOf<Responses<typeof srs>>();
    expectTypeOf(unwrap(scoreTotal(srs, input))).toEqualTypeOf<Scores<typeof srs>>();
  });

  it("gives a sum only where there is one", () => {
    const { total } = unwrap(score(srs, [9, 9, 9, 9])).scales;
    expectTypeOf(total.sum).toEqualTypeOf<number | null>();
    if (total.status === "scored") expectTypeOf(total.sum).toEqualTypeOf<number>();
    else expectTypeOf(total.reason).toEqualTypeOf<"too-few-answers" | "total-only">();
  });

  it("refuses an unknown policy", () => {
    // @ts-expect-error strict or prorate
    void score(srs, [9, 9, 9, 9], { missing: "guess" });
  });

  it("names every code, so that a switch over them is checked", () => {
    const result = score(srs, [9, 9, 9, 9]);
    if (result.ok) return;
    expectTypeOf(result.issues[0]!.code).toEqualTypeOf<
      | "not-responses"
      | "wrong-length"
      | "sparse-list"
      | "unknown-item"
      | "response-not-a-number"
      | "response-out-of-range"
      | "response-off-step"
    >();
  });
});

it("responseQuality takes the responses of its own form", () => {
  const responses = unwrap(parseResponses(srs, [9, 9, 9, 9]));
  expectTypeOf(responseQuality(srs, responses).contradictions.bond).toBeNullable();
  // @ts-expect-error the responses of another form
  void responseQuality(wai36, responses);
});
