import { describe, expect, it } from "vitest";
import {
  InvalidArgumentError,
  parseResponses,
  responseQuality,
  score,
  scoreTotal,
  srs,
  unwrap,
  wai36,
  waiSr,
} from "alliance-scoring";
import { responseJsonSchema, responseSchema } from "alliance-scoring/schema";

const codes = (input: unknown): string[] => {
  const result = score(srs, input);
  return result.ok ? [] : result.issues.map(({ code }) => code);
};

describe("what is not an administration at all", () => {
  it.each([
    ["a string", "hello"],
    ["a number", 36],
    ["null", null],
    ["undefined", undefined],
    ["a function", (): number => 9],
    ["a Map", new Map([["relationship", 9]])],
    ["a Date", new Date(0)],
    ["a typed array", new Float64Array([9, 9, 9, 9])],
    ["an instance of a class", Object.create({ relationship: 9 }) as object],
  ])("refuses %s", (_, input) => {
    expect(codes(input)).toEqual(["not-responses"]);
  });

  it("reads each answer once: an object that changes meanwhile moves none to another item", () => {
    const shifting = {
      get relationship() {
        delete (this as { goals?: number }).goals;
        return 1;
      },
      goals: 2,
      approach: 3,
      overall: 4,
    };
    expect(unwrap(parseResponses(srs, shifting))).toEqual({ relationship: 1, goals: null, approach: 3, overall: 4 });
    let looks = 0;
    const turning = new Proxy(
      { relationship: 1, goals: 2, approach: 3, overall: 4 },
      { ownKeys: (target) => (looks++ % 2 ? Reflect.ownKeys(target).reverse() : Reflect.ownKeys(target)) },
    );
    for (let time = 0; time < 3; time++)
      expect(unwrap(parseResponses(srs, turning))).toEqual({ relationship: 1, goals: 2, approach: 3, overall: 4 });
  });

  it("refuses a proxy that throws at every look", () => {
    const hostile = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error("no");
        },
      },
    );
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect([codes(hostile), codes(proxy)]).toEqual([["not-responses"], ["not-responses"]]);
  });
});

describe("what only a programmer can get wrong", () => {
  const wrong = (run: () => unknown, code: string): void => {
    expect(run).toThrow(InvalidArgumentError);
    expect(run).toThrow(expect.objectContaining({ code }));
  };

  it.each([{ missing: "foo" }, { missing: true }, { offStep: "foo" }, { offStep: null }, "prorate", null, 3])(
    "is an option that is none: %j",
    (options) => {
      wrong(() => score(waiSr, {}, options as never), "option-unknown");
      wrong(() => parseResponses(waiSr, {}, options as never), "option-unknown");
      wrong(() => responseSchema(waiSr, options as never), "option-unknown");
    },
  );

  it.each([undefined, null, "srs", { ...srs }])("is an instrument that is none: number %#", (instrument) => {
    wrong(() => score(instrument as never, {}), "instrument-not-defined");
    wrong(() => scoreTotal(instrument as never, 4), "instrument-not-defined");
    wrong(() => parseResponses(instrument as never, {}), "instrument-not-defined");
    wrong(() => responseQuality(instrument as never, {} as never), "instrument-not-defined");
    wrong(() => responseSchema(instrument as never), "instrument-not-defined");
    wrong(() => responseJsonSchema(instrument as never), "instrument-not-defined");
  });
});

describe("what is wrong with single answers", () => {
  it("reports every fault at once, in the order of the input", () => {
    const result = score(srs, { overall: "7", extra: 1, goals: 11, relationship: 3.55, approach: NaN } as never);
    expect(result.ok ? [] : result.issues.map(({ code, path }) => [code, ...path])).toEqual([
      ["response-not-a-number", "overall"],
      ["unknown-item"],
      ["response-out-of-range", "goals"],
      ["response-off-step", "relationship"],
      ["response-not-a-number", "approach"],
    ]);
  });

  it("says which item and which rule", () => {
    const result = score(waiSr, { item3: 6 });
    expect(result.ok ? [] : result.issues).toEqual([
      {
        code: "response-out-of-range",
        path: ["item3"],
        message: expect.stringMatching(/item3" of waiSr .*1 to 5.* 1\b/),
      },
    ]);
  });

  it("says which key is unknown by its position, since a key may hold an answer", () => {
    const result = score(srs, { relationship: 9, secret: 3 } as never);
    expect(result.ok ? "" : result.issues[0]?.message).toBe(
      "key number 2 of srs is none of relationship, goals, approach, overall",
    );
  });

  it.each([
    ["a numeral", "7"],
    ["true", true],
    ["an object", {}],
    ["an array", [7]],
    ["a big integer", 7n],
    ["a boxed number", Object(7)],
    ["a symbol", Symbol("7")],
    ["NaN", NaN],
  ])("refuses %s as a response", (_, value) => {
    expect(codes([value, 9, 9, 9])).toEqual(["response-not-a-number"]);
  });

  it("refuses an infinite response as out of range", () => {
    expect(codes([Infinity, -Infinity, 9, 9])).toEqual(["response-out-of-range", "response-out-of-range"]);
  });

  it("accepts both ends of the range and refuses the next step beyond", () => {
    expect(codes([0, 10, 0, 10])).toEqual([]);
    expect(codes([-0.1, 10.1, 0, 0])).toEqual(["response-out-of-range", "response-out-of-range"]);
  });

  it("refuses an object or an array that throws when it is read", () => {
    const input = {
      get goals(): number {
        throw new Error("no");
      },
    };
    const list = Object.defineProperty([9, 9, 9, 9], 2, {
      get: () => {
        throw new Error("no");
      },
    });
    expect([codes(input), codes(list)]).toEqual([["not-responses"], ["not-responses"]]);
  });

  it("reads only what the object itself holds", () => {
    expect(codes(Object.assign(Object.create(null) as object, { relationship: 9 }))).toEqual([]);
    expect(codes(JSON.parse('{"__proto__": 9, "constructor": 9}'))).toEqual(["unknown-item", "unknown-item"]);
    expect(Object.prototype).not.toHaveProperty("relationship");
  });
});

describe("arrays", () => {
  it("refuses an array of another length, however long", () => {
    expect(codes([9, 9, 9])).toEqual(["wrong-length"]);
    expect(codes([])).toEqual(["wrong-length"]);
    expect(codes(new Array(1_000_000).fill(9))).toEqual(["wrong-length"]);
  });
});

describe("parseResponses", () => {
  it("returns every item in the order of the form, missing ones as null", () => {
    const responses = unwrap(parseResponses(srs, { overall: 7.8, relationship: 8.6 }));
    expect(Object.entries(responses)).toEqual([
      ["relationship", 8.6],
      ["goals", null],
      ["approach", null],
      ["overall", 7.8],
    ]);
    expect(Object.isFrozen(responses)).toBe(true);
  });

  it("is understood by score", () => {
    const answers = wai36.items.map(({ number }) => (number % 7) + 1);
    const responses = unwrap(parseResponses(wai36, answers));
    expect(score(wai36, responses)).toEqual(score(wai36, answers));
  });
});

describe("unwrap", () => {
  it("throws the issues for those who prefer exceptions", () => {
    expect(() => unwrap(score(srs, [11, 12, 9, 9]))).toThrow(InvalidArgumentError);
    try {
      unwrap(score(srs, [11, "x", 12, 9] as never));
    } catch (error) {
      expect(error).toMatchObject({ name: "InvalidArgumentError", code: "unwrapped-failure" });
      expect((error as InvalidArgumentError).issues).toHaveLength(3);
      expect((error as InvalidArgumentError).message).toBe(
        'unwrap requires a result without issues; got response-out-of-range at relationship: "relationship" of srs takes 0 to 10 in steps of 0.1, or null (and 2 more: see issues)',
      );
    }
    expect.assertions(4);
  });
});

describe("the result", () => {
  it("shows each answer as given and as keyed, so that a score can be audited", () => {
    const answers = wai36.items.map(() => 6);
    const { items } = unwrap(score(wai36, answers));
    expect(items["item4"]).toEqual({ response: 6, keyed: 6 });
    expect(items["item7"]).toEqual({ response: 6, keyed: 2 });
  });

  it("names the instrument and the version of its definition, and survives JSON", () => {
    const scores = unwrap(score(srs, [9, 8.5, 9, 9]));
    expect([scores.instrument, scores.definitionVersion]).toEqual(["srs", "1.0.0"]);
    expect(JSON.parse(JSON.stringify(scores))).toEqual(scores);
  });
});

describe("an instrument that did not come from defineInstrument", () => {
  it("is refused, since nobody has checked it", () => {
    const copy = JSON.parse(JSON.stringify(srs)) as typeof srs;
    expect(() => score(copy, [9, 9, 9, 9])).toThrow(expect.objectContaining({ code: "instrument-not-defined" }));
  });
});
