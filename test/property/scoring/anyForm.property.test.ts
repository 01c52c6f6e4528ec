import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  defineInstrument,
  InvalidArgumentError,
  parseResponses,
  responseQuality,
  score,
  srs,
  unwrap,
  waiSr,
  type Instrument,
  type InstrumentDefinition,
  type Item,
} from "alliance-scoring";
import { parseInstrument, responseJsonSchema, responseSchema } from "alliance-scoring/schema";

// Whatever defineInstrument lets pass must be scored rightly: made-up forms, from homely to absurd.

/** A decimal as a person would write it: a whole number of units of the last place. */
const decimal = (wholes: number, places: number): number => Number(`${wholes}e-${places}`);
const far = fc.integer({ min: -(2 ** 45), max: 2 ** 45 });
const line = fc.record({
  places: fc.integer({ min: 0, max: 6 }),
  lowest: fc.oneof(fc.integer({ min: -20, max: 20 }), far),
  step: fc.integer({ min: 1, max: 50 }),
  steps: fc.oneof(fc.integer({ min: 1, max: 20 }), far.map(Math.abs)),
  keyed: fc.constantFrom<Item["keyed"]>("forward", "reverse"),
});
const alike = fc
  .tuple(line, fc.integer({ min: 2, max: 5 }))
  .map(([one, size]) => Array.from({ length: size }, () => one));

/** A form with a prorated or a complete scale, a total of parts, and one administration of it with some answers missing. */
const formAndAnswers = fc
  .record({
    lines: fc.oneof(alike, fc.array(line, { minLength: 2, maxLength: 5 })),
    prorate: fc.boolean(),
    ticked: fc.array(fc.option(fc.maxSafeNat(), { freq: 7 }), { minLength: 5, maxLength: 5 }),
  })
  .map(({ lines, prorate, ticked }) => {
    const items = lines.map(({ places, lowest, step, steps, keyed }, index): Item => {
      const [minimum, maximum] = [decimal(lowest, places), decimal(lowest + step * steps, places)];
      return {
        id: `i${index}`,
        number: index + 1,
        label: "Line",
        minimum,
        maximum,
        step: decimal(step, places),
        keyed,
      };
    });
    const ids = items.map(({ id }) => id);
    const form: InstrumentDefinition = {
      ...{
        id: "any",
        name: "Any",
        version: "1",
        construct: "alliance",
        higherIs: "better",
        raters: ["client"],
        sources: [],
      },
      licence: { status: "free", holder: "nobody" },
      items,
      scales: {
        whole: { items: ids, missing: prorate ? { rule: "prorate", maximumMissing: 1 } : { rule: "complete" } },
        first: { items: ids.slice(0, 1), missing: { rule: "complete" } },
        rest: { items: ids.slice(1), missing: { rule: "complete" } },
        total: { items: ids, missing: { rule: "subscales", of: ["first", "rest"] } },
      },
    };
    const answers = lines.map(({ places, lowest, step, steps }, index) => {
      const tick = ticked[index];
      return typeof tick === "number" ? decimal(lowest + step * (tick % (steps + 1)), places) : null;
    });
    return { form, answers };
  });

const defined = (candidate: InstrumentDefinition): Instrument | undefined => {
  try {
    return defineInstrument(candidate);
  } catch (error) {
    expect(error).toMatchObject({ code: "invalid-definition" });
    expect(error).toBeInstanceOf(InvalidArgumentError);
    return undefined;
  }
};

/** A number as it is written, in millionths: no form that passes needs more than 15 digits. */
function millionths(value: number): bigint {
  const [whole = "", fraction = ""] = String(value).split(".");
  return BigInt(whole + fraction.padEnd(6, "0"));
}

describe("any form that defineInstrument lets pass", () => {
  it("is scored within its possible range, and complete sums are exact to the last digit", () => {
    let passed = 0;
    fc.assert(
      fc.property(formAndAnswers, ({ form: candidate, answers }) => {
        const form = defined(candidate);
        if (!form) return;
        passed++;
        const { scales, items } = unwrap(score(form, answers, { missing: "prorate" }));
        for (const [id, scale] of Object.entries(scales)) {
          if (scale.status !== "scored") continue;
          const members = form.items.filter((one) => form.scales[id]?.items.includes(one.id));
          const lowest = members.reduce((sum, { minimum }) => sum + minimum, 0);
          const highest = members.reduce((sum, { maximum }) => sum + maximum, 0);
          const slack = 1e-9 * Math.max(highest - lowest, Math.abs(lowest), Math.abs(highest));
          expect(scale.sum).toBeGreaterThanOrEqual(lowest - slack);
          expect(scale.sum).toBeLessThanOrEqual(highest + slack);
          expect(scale.percent).toBeGreaterThanOrEqual(-1e-9);
          expect(scale.percent).toBeLessThanOrEqual(100 + 1e-9);
          if (scale.prorated) continue;
          const exact = members.reduce((sum, one) => sum + millionths(items[one.id]?.keyed as number), 0n);
          expect(millionths(scale.sum)).toBe(exact);
        }
      }),
      { numRuns: 2000 },
    );
    expect(passed).toBeGreaterThan(200); // or nothing was looked at
  });

  it("is let pass by parseInstrument too, and only then", () => {
    fc.assert(
      fc.property(formAndAnswers, ({ form }) => {
        expect(parseInstrument(JSON.stringify(form)).ok).toBe(defined(form) !== undefined);
      }),
    );
  });
});

describe("a definition with something odd in it", () => {
  /** Every place in a definition, from the outside in. */
  const placesIn = (value: unknown): (string | number)[][] =>
    typeof value !== "object" || value === null
      ? [[]]
      : [[], ...Object.entries(value).flatMap(([key, part]) => placesIn(part).map((rest) => [key, ...rest]))];
  const circle: { self?: unknown } = {};
  circle.self = circle;
  const odd = fc.oneof(
    fc.constantFrom<unknown>(
      undefined,
      null,
      "",
      "Worse",
      "total",
      "ghost",
      "__proto__",
      0,
      -1,
      0.1,
      36,
      NaN,
      Infinity,
      1e308,
    ),
    fc.constantFrom<unknown>([], [undefined], [null], new Array(2), {}, circle, Symbol("id"), Symbol, 7n, true, [
      "goal",
    ]),
    fc.constantFrom<unknown>({ toString: null }, Object.create(null)),
    fc.anything(),
  );
  const spoilt = fc
    .record({ form: fc.constantFrom<Instrument>(srs, waiSr), place: fc.nat(), value: odd, kind: fc.nat(5) })
    .map(({ form, place, value, kind }) => {
      const copy = JSON.parse(JSON.stringify(form)) as Record<string, unknown>;
      const places = placesIn(copy).slice(1);
      const path = places[place % places.length] as string[];
      const last = path.pop() as string;
      const parent = path.reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, copy);
      if (kind === 0)
        Reflect.deleteProperty(parent, last); // in a list, a hole
      else if (kind === 1)
        Object.defineProperty(parent, last, {
          enumerable: true,
          get: () => {
            throw new Error("not to be looked at");
          },
        });
      else parent[last] = value;
      return copy;
    });

  it("is refused with a code, or is fit for everything that scores", () => {
    let refused = 0;
    fc.assert(
      fc.property(spoilt, fc.boolean(), (candidate, isHigh) => {
        const form = defined(candidate as unknown as Instrument);
        if (form === undefined) refused++;
        else {
          const answers = form.items.map(({ minimum, maximum }) => (isHigh ? maximum : minimum));
          for (const scale of Object.values(unwrap(score(form, answers, { missing: "prorate" })).scales))
            expect(scale).toMatchObject({ status: "scored", percent: expect.closeTo(isHigh ? 100 : 0, 9) });
          expect(responseQuality(form, unwrap(parseResponses(form, answers))).answered).toBe(answers.length);
          expect(responseSchema(form, { input: "list" }).safeParse(answers).success).toBe(true);
          expect(JSON.stringify([form, responseJsonSchema(form)])).toBeTypeOf("string");
        }
      }),
      { numRuns: 2000 },
    );
    expect(refused).toBeGreaterThan(200);
  });

  it("is refused by parseInstrument too, with issues and no exception", () => {
    fc.assert(
      fc.property(spoilt, (candidate) => {
        const read = parseInstrument(candidate);
        if (read.ok) expect(defined(candidate as unknown as Instrument)).toEqual(read.value);
      }),
      { numRuns: 1000 },
    );
  });
});
