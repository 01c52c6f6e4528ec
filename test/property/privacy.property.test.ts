import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { InvalidArgumentError, parseResponses, responseQuality, score, scoreTotal, unwrap } from "alliance-scoring";
import { parseInstrument, responseSchema } from "alliance-scoring/schema";
import { completeAnswers, everyInstrument } from "../support/administrations.js";

// Canaries: recognisable strings and numbers, planted wherever an answer may stand.
const CANARY = /canary|8675309|31415926|1\.41421356/i;
const canary = fc.oneof(
  fc.constantFrom<unknown>("CANARY", "the canary sings", 8675309, -8675309.5, 1.41421356, 31415926n, ["CANARY"], {
    canary: "CANARY",
  }),
  fc.constant<unknown>({ toString: () => "CANARY", valueOf: () => 8675309 }),
  fc.constant<unknown>(Symbol("CANARY")),
);
const hostileKey = fc.constantFrom("CANARY", "8675309", "__proto__", "constructor", "prototype", "toString", "");

/** Everything a caller can see of an outcome: the issues, or what was thrown. */
function visible(run: () => unknown): string {
  try {
    const outcome = run() as { ok?: boolean; issues?: unknown };
    return outcome.ok === false ? JSON.stringify(outcome.issues) : "";
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidArgumentError);
    const { message, issues, stack, cause } = error as InvalidArgumentError;
    return JSON.stringify([message, issues, stack, String(cause)]);
  }
}

const printed: unknown[] = [];
beforeEach(() => {
  for (const method of ["log", "info", "warn", "error", "debug"] as const)
    vi.spyOn(console, method).mockImplementation((...values) => printed.push(values));
});
afterEach(() => {
  expect(printed).toEqual([]);
  vi.restoreAllMocks();
});

describe.each(everyInstrument)("no answer leaves by an error: %s", (_, instrument) => {
  const planted = fc
    .tuple(completeAnswers(instrument), fc.nat(), canary, fc.option(hostileKey, { nil: undefined }))
    .map(([answers, place, value, key]) => {
      const list: unknown[] = [...answers];
      list[place % list.length] = value;
      const record = Object.fromEntries(instrument.items.map(({ id }, index) => [id, list[index]]));
      if (key !== undefined) Object.defineProperty(record, key, { value, enumerable: true, configurable: true });
      return { list, record, value };
    });

  it("whatever is wrong with the responses", () => {
    fc.assert(
      fc.property(planted, ({ list, record, value }) => {
        const looks = [
          () => score(instrument, list as unknown),
          () => score(instrument, record as unknown),
          () => score(instrument, value),
          () => unwrap(score(instrument, list as unknown)),
          () => parseResponses(instrument, record),
          () => scoreTotal(instrument, value),
          () => responseQuality(instrument, record as never),
          () => responseSchema(instrument)["~standard"].validate(record),
          () => responseSchema(instrument, { input: "list" })["~standard"].validate(list),
          () => ({ ok: false, issues: responseSchema(instrument).safeParse(record).error?.issues }),
        ];
        for (const look of looks) expect(visible(look)).not.toMatch(CANARY);
      }),
    );
  });

  it("nor does anything but a coded error come out, however hostile the input", () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withSparseArray: true,
      withTypedArray: true,
    });
    fc.assert(
      fc.property(anything, (input) => {
        expect(typeof score(instrument, input).ok).toBe("boolean");
        expect(typeof parseInstrument(input).ok).toBe("boolean");
      }),
    );
  });
});
