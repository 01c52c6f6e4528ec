import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { score, scoreTotal, unwrap, type Instrument, type ScaleScore, type Scores } from "alliance-scoring";
import { answers, byId, completeAnswers, everyInstrument } from "../support/administrations.js";
import { odd, small } from "./columns/forms.js";

const policies = ["strict", "prorate"] as const;
const scored = (scales: Scores["scales"]): [string, Extract<ScaleScore, { status: "scored" }>][] =>
  Object.entries(scales).flatMap(([id, scale]) => (scale.status === "scored" ? [[id, scale]] : []));
const range = (instrument: Instrument, scaleId: string): { lowest: number; highest: number } => {
  const members = instrument.items.filter(({ id }) => instrument.scales[scaleId]?.items.includes(id));
  return {
    lowest: members.reduce((sum, { minimum }) => sum + minimum, 0),
    highest: members.reduce((sum, { maximum }) => sum + maximum, 0),
  };
};

// Forms of a clinic's own obey the same laws: other ranges and steps, parts after their total, items on no scale.
const forms: readonly (readonly [string, Instrument])[] = [...everyInstrument, ["odd", odd], ["small", small]];

describe.each(forms)("laws of scoring: %s", (_, instrument) => {
  it("keeps sum, mean and percent in their ranges, under both policies", () => {
    fc.assert(
      fc.property(answers(instrument), fc.constantFrom(...policies), (given, missing) => {
        for (const [id, { sum, mean, percent, answered, size }] of scored(
          unwrap(score(instrument, given, { missing })).scales,
        )) {
          const { lowest, highest } = range(instrument, id);
          const slack = 1e-9 * (highest - lowest);
          expect(sum).toBeGreaterThanOrEqual(lowest - slack);
          expect(sum).toBeLessThanOrEqual(highest + slack);
          expect(Math.abs(mean * size - sum)).toBeLessThanOrEqual(slack);
          expect(percent).toBeGreaterThanOrEqual(-1e-9);
          expect(percent).toBeLessThanOrEqual(100 + 1e-9);
          expect(answered).toBeLessThanOrEqual(size);
        }
      }),
    );
  });

  it("reflects every complete score when every answer is reflected", () => {
    fc.assert(
      fc.property(completeAnswers(instrument), (given) => {
        const reflected = given.map((answer, index) => {
          const { minimum, maximum } = instrument.items[index] as { minimum: number; maximum: number };
          return Number((minimum + maximum - answer).toFixed(6));
        });
        const before = unwrap(score(instrument, given)).scales;
        const after = unwrap(score(instrument, reflected)).scales;
        for (const [id, { sum }] of scored(before)) {
          const { lowest, highest } = range(instrument, id);
          expect((after[id] as { sum: number }).sum).toBeCloseTo(lowest + highest - sum, 9);
        }
      }),
    );
  });

  it("does not care in which order the keys come, nor whether answers come by id or in order", () => {
    fc.assert(
      fc.property(
        answers(instrument),
        fc.infiniteStream(fc.nat()),
        fc.constantFrom(...policies),
        (given, order, missing) => {
          const entries = Object.entries(byId(instrument, given));
          const shuffled = entries
            .map((entry) => ({ entry, rank: order.next().value as number }))
            .sort((left, right) => left.rank - right.rank)
            .map(({ entry }) => entry);
          expect(score(instrument, Object.fromEntries(shuffled), { missing })).toEqual(
            score(instrument, given, { missing }),
          );
        },
      ),
    );
  });

  it("does not care whether a missing answer is absent, null or undefined", () => {
    fc.assert(
      fc.property(answers(instrument), (given) => {
        const present = Object.fromEntries(
          Object.entries(byId(instrument, given)).filter(([, answer]) => answer !== null),
        );
        const undefinedOnes = given.map((answer) => answer ?? undefined);
        expect(score(instrument, present)).toEqual(score(instrument, given));
        expect(score(instrument, undefinedOnes)).toEqual(score(instrument, given));
      }),
    );
  });

  it("never prorates a complete administration, whatever the policy", () => {
    fc.assert(
      fc.property(completeAnswers(instrument), (given) => {
        const prorated = unwrap(score(instrument, given, { missing: "prorate" }));
        expect(prorated).toEqual(unwrap(score(instrument, given)));
        expect(scored(prorated.scales)).toHaveLength(Object.keys(instrument.scales).length);
        expect(scored(prorated.scales).some(([, scale]) => scale.prorated)).toBe(false);
      }),
    );
  });

  it("scores under strict exactly the complete scales", () => {
    fc.assert(
      fc.property(answers(instrument), (given) => {
        const responses = byId(instrument, given);
        const { scales } = unwrap(score(instrument, given));
        for (const [id, { items }] of Object.entries(instrument.scales))
          expect(scales[id]?.status === "scored").toBe(items.every((item) => responses[item] !== null));
      }),
    );
  });

  it("prorates up to the definition's cap and not beyond it", () => {
    fc.assert(
      fc.property(answers(instrument), (given) => {
        const responses = byId(instrument, given);
        const { scales } = unwrap(score(instrument, given, { missing: "prorate" }));
        const missingOf = (id: string): number =>
          instrument.scales[id]?.items.filter((item) => responses[item] === null).length as number;
        for (const [id, { missing: rule }] of Object.entries(instrument.scales)) {
          const expected =
            rule.rule === "subscales"
              ? rule.of.every((part) => scales[part]?.status === "scored")
              : missingOf(id) <= (rule.rule === "prorate" ? rule.maximumMissing : 0);
          expect(scales[id]?.status === "scored").toBe(expected);
        }
      }),
    );
  });

  it("moves every scale with its item: a forward item up, a reversed item down", () => {
    fc.assert(
      fc.property(completeAnswers(instrument), fc.nat(), (given, pick) => {
        const index = pick % given.length;
        const { id, maximum, keyed } = instrument.items[index] as (typeof instrument.items)[number];
        const raised = given.map((answer, at) => (at === index ? maximum : answer));
        const before = unwrap(score(instrument, given)).scales;
        const after = unwrap(score(instrument, raised)).scales;
        for (const [scaleId, { sum }] of scored(before)) {
          const moved = (after[scaleId] as { sum: number }).sum - sum;
          const expected = maximum - (given[index] as number);
          const inScale = instrument.scales[scaleId]?.items.includes(id);
          expect(moved).toBeCloseTo(inScale ? (keyed === "forward" ? expected : -expected) : 0, 9);
        }
      }),
    );
  });

  it("makes a total of subscales their sum, under both policies", () => {
    fc.assert(
      fc.property(answers(instrument), fc.constantFrom(...policies), (given, missing) => {
        const { scales } = unwrap(score(instrument, given, { missing }));
        for (const [id, { missing: rule }] of Object.entries(instrument.scales)) {
          const total = scales[id];
          if (rule.rule !== "subscales" || total?.status !== "scored") continue;
          const parts = rule.of.map((part) => scales[part] as { sum: number });
          expect(total.sum).toBeCloseTo(
            parts.reduce((sum, part) => sum + part.sum, 0),
            9,
          );
        }
      }),
    );
  });

  it("gives 0 percent at the worst answers and 100 percent at the best", () => {
    const at = (end: "worst" | "best"): number[] =>
      instrument.items.map(({ minimum, maximum, keyed }) =>
        (keyed === "forward") === (end === "best") ? maximum : minimum,
      );
    for (const [end, percent] of [
      ["worst", 0],
      ["best", 100],
    ] as const)
      for (const [, scale] of scored(unwrap(score(instrument, at(end))).scales)) expect(scale.percent).toBe(percent);
  });

  it("is the same every time and leaves its input untouched", () => {
    fc.assert(
      fc.property(answers(instrument), (given) => {
        const copy = structuredClone(given);
        const frozen = Object.freeze(byId(instrument, given));
        expect(score(instrument, given)).toEqual(score(instrument, given));
        expect(score(instrument, frozen)).toEqual(score(instrument, given));
        expect(given).toEqual(copy);
      }),
    );
  });

  it("scores a total-only record as the complete form that has this total", () => {
    fc.assert(
      fc.property(completeAnswers(instrument), (given) => {
        const { total } = unwrap(score(instrument, given)).scales as { total?: ScaleScore };
        if (total?.status === "scored")
          expect(unwrap(scoreTotal(instrument, total.sum)).scales["total"]).toEqual(total);
      }),
    );
  });
});
