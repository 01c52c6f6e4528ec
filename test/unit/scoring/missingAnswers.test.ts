import { describe, expect, it } from "vitest";
import { gsrs, ors, score, srs, unwrap, wai36, waiSr, type Instrument, type ScaleScore } from "alliance-scoring";

const scales = (instrument: Instrument, input: object, missing?: "strict" | "prorate"): Record<string, ScaleScore> =>
  unwrap(score(instrument, input as never, missing ? { missing } : {})).scales;

/** WAI-SR answers with some items left out. */
const short = (...missing: number[]): (number | null)[] =>
  [4, 4, 5, 3, 2, 4, 5, 4, 5, 4, 4, 5].map((answer, index) => (missing.includes(index + 1) ? null : answer));

describe("strict, the default", () => {
  it("scores no scale with a missing answer and names the missing item", () => {
    const scores = unwrap(score(srs, [9, 9, 9, null]));
    expect(scores.missing).toEqual(["overall"]);
    expect(scores.scales.total).toEqual({
      status: "not-scored",
      sum: null,
      mean: null,
      percent: null,
      reason: "too-few-answers",
      answered: 3,
      size: 4,
      needed: 4,
    });
  });

  it("still scores the scales that are complete", () => {
    const result = scales(waiSr, short(5));
    expect([result["goal"]?.status, result["bond"]?.status, result["total"]?.status]).toEqual([
      "scored",
      "not-scored",
      "not-scored",
    ]);
  });

  it("takes absent, null and undefined for missing, and 0 for an answer", () => {
    const scores = unwrap(score(srs, { relationship: 0, goals: null, approach: undefined }));
    expect(scores.missing).toEqual(["goals", "approach", "overall"]);
    expect(scores.items.relationship).toEqual({ response: 0, keyed: 0 });
  });

  it("refuses a hole in a list, which form libraries leave, and takes undefined for missing", () => {
    // eslint-disable-next-line no-sparse-arrays
    expect(score(srs, [1, , 3, 4])).toMatchObject({ ok: false, issues: [{ code: "sparse-list", path: [] }] });
    expect(unwrap(score(srs, [1, undefined, 3, 4])).missing).toEqual(["goals"]);
  });
});

describe("prorate, on request", () => {
  // Bond items 3 5 7 9 with item 5 missing: 5, 5, 5, mean 5, times 4 is 20. Goal 4 6 8 11: 3 + 4 + 4 + 4 = 15.
  // Task 1 2 10 12: 4 + 4 + 4 + 5 = 17. Total 20 + 15 + 17 = 52, percent (52 - 12) / 48.
  it("lets the answered items stand for one missing of four", () => {
    const result = scales(waiSr, short(5), "prorate");
    expect(result["bond"]).toEqual({
      status: "scored",
      sum: 20,
      mean: 5,
      percent: 100,
      answered: 3,
      size: 4,
      prorated: true,
    });
    expect(result["goal"]).toMatchObject({ sum: 15, prorated: false });
    expect(result["total"]).toMatchObject({ sum: 52, answered: 11, size: 12, prorated: true });
    expect(result["total"]).toHaveProperty("mean", 52 / 12);
    expect((result["total"] as { percent: number }).percent).toBeCloseTo((40 / 48) * 100, 12);
  });

  it("keeps the unrounded sum: 3 + 4 + 4 of goal is 11 * 4 / 3", () => {
    expect(scales(waiSr, short(11), "prorate")["goal"]).toMatchObject({ sum: 44 / 3, mean: 11 / 3 });
  });

  it("takes the mean after reversal", () => {
    // Goal of the WAI-36 with item 3 (reversed) missing: forward 6, reversed 2, so every keyed answer is 6.
    const input = wai36.items.map(({ keyed, number }) => (number === 3 ? null : keyed === "reverse" ? 2 : 6));
    expect(scales(wai36, input, "prorate")["goal"]).toMatchObject({ sum: 72, mean: 6, answered: 11 });
  });

  it("refuses two missing of four, and with it the total", () => {
    const result = scales(waiSr, short(5, 7), "prorate");
    expect(result["bond"]).toEqual({
      status: "not-scored",
      sum: null,
      mean: null,
      percent: null,
      reason: "too-few-answers",
      answered: 2,
      size: 4,
      needed: 3,
    });
    // Goal and task are complete with 4 answers each and bond needs 3.
    expect(result["total"]).toEqual({
      status: "not-scored",
      sum: null,
      mean: null,
      percent: null,
      reason: "too-few-answers",
      answered: 10,
      size: 12,
      needed: 11,
    });
  });

  it("accepts two of twelve missing on the WAI-36 and refuses three", () => {
    const bond = ["item1", "item5", "item8"];
    const input = (missing: string[]): (number | null)[] =>
      wai36.items.map(({ id }) => (missing.includes(id) ? null : 4));
    expect(scales(wai36, input(bond.slice(0, 2)), "prorate")["bond"]).toMatchObject({ sum: 48, answered: 10 });
    expect(scales(wai36, input(bond), "prorate")["bond"]).toMatchObject({
      status: "not-scored",
      answered: 9,
      needed: 10,
    });
  });

  it.each([srs, ors, gsrs])("never prorates the four lines of $id", (instrument) => {
    const result = scales(instrument, [9, 9, 9, null], "prorate");
    expect(result["total"]).toMatchObject({ status: "not-scored", needed: 4 });
  });

  it("does not call a complete scale prorated", () => {
    expect(scales(waiSr, short(), "prorate")["total"]).toMatchObject({ prorated: false, sum: 49 });
  });

  it("scores nothing when nothing was answered", () => {
    const result = scales(waiSr, {}, "prorate");
    expect(Object.values(result).every((scale) => scale.status === "not-scored" && scale.answered === 0)).toBe(true);
  });
});
