import { describe, expect, it } from "vitest";
import { InvalidArgumentError } from "alliance-scoring";
import { exported, tested } from "../../support/doors.js";
import { seeded } from "../../support/seeded.js";
import { judge } from "../../fuzz/judge.js";
import { damaged, SECRET } from "../../fuzz/mutate.js";

const faultOf = (call: (...given: readonly unknown[]) => unknown, given: readonly unknown[] = []) =>
  judge(call, given).verdict?.fault;

describe("the judge of the fuzzer", () => {
  it.each<[string, (given: never) => unknown]>([
    [
      "another throw",
      () => {
        throw new TypeError("planted");
      },
    ],
    [
      "too slow",
      () => {
        const end = performance.now() + 2100;
        while (performance.now() < end);
      },
    ],
    ["not finite", () => ({ a: [{ b: NaN }] })],
    ["not finite", () => Float64Array.of(Infinity)],
    ["input changed", (given: { list: number[] }) => given.list.push(1)],
    [
      "answer in a message",
      () => {
        throw new InvalidArgumentError("score-not-finite", `got ${String(SECRET)}`);
      },
    ],
    ["answer in a message", () => ({ ok: false, issues: [{ message: `got ${String(SECRET)}` }] })],
  ])("sees a planted fault: %s", (fault, call) => {
    expect(faultOf(call as never, [{ list: [0] }])).toBe(fault);
  });

  it("lets pass what is documented", () => {
    expect(faultOf(() => ({ status: "not-assessable", index: null }))).toBeUndefined();
    expect(faultOf(() => Float64Array.of(NaN))).toBeUndefined();
    expect(
      faultOf(() => {
        throw new InvalidArgumentError("option-unknown", "a sentence");
      }),
    ).toBeUndefined();
  });
});

it("the fuzzer calls every exported function but the class of errors", () => {
  expect(tested.length).toBe(exported.length - 1);
});

it("damages the same calls for the same seed, and leaves the right ones as they are", () => {
  const right = [{ a: [1, 2, { b: 3 }] }, "text"];
  const text = JSON.stringify(right);
  const once = (seed: number) => damaged(right, seeded(seed), [1]).map((argument) => typeof argument);
  for (let seed = 1; seed < 200; seed++) expect(once(seed)).toEqual(once(seed));
  expect(JSON.stringify(right)).toBe(text);
});
