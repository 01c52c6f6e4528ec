import { describe, expect, it } from "vitest";
import { score, unwrap, wai36, waiS, waiSr, type ItemId } from "alliance-scoring";

// Vectors of the published structure, worked out by hand: task, bond, goal, total.
const all = (answer: number, size: number): number[] => new Array<number>(size).fill(answer);
const reversed36 = [1, 3, 7, 9, 10, 11, 12, 15, 20, 27, 29, 31, 33, 34];
const where36 = (onReversed: number, elsewhere: number): number[] =>
  all(elsewhere, 36).map((answer, index) => (reversed36.includes(index + 1) ? onReversed : answer));
const read = (text: string): number[] => text.split(" ").map(Number);
const A = read("5 1 2 1 2 1 4 4 5 7 6 7 3 1 6 1 5 6 4 4 1 1 4 1 1 2 7 1 1 1 5 1 5 6 1 4");
const B = read("5 7 3 7 7 7 1 5 1 1 1 1 7 7 1 7 7 7 7 1 7 7 6 7 7 7 2 7 1 5 1 7 1 1 7 7");
const C = read("5 1 2 1 1 1 2 3 6 7 6 6 4 1 5 1 4 5 2 1 1 1 2 1 1 1 7 1 1 1 6 1 3 5 1 2");
const cycle = Array.from({ length: 36 }, (_, index) => (index % 7) + 1);

const sums = (instrument: typeof wai36 | typeof waiSr | typeof waiS, answers: readonly number[]): number[] => {
  const { scales } = unwrap(score(instrument, answers as number[]));
  return (["task", "bond", "goal", "total"] as const).map((id) => {
    const scale = scales[id];
    return scale.status === "scored" ? scale.sum : NaN;
  });
};

describe("WAI-36", () => {
  it.each([
    ["all 1", all(1, 36), [42, 30, 48, 120]],
    ["all 4", all(4, 36), [48, 48, 48, 144]],
    ["all 7", all(7, 36), [54, 66, 48, 168]],
    ["the strongest alliance", where36(1, 7), [84, 84, 84, 252]],
    ["the weakest alliance", where36(7, 1), [12, 12, 12, 36]],
    ["1 to 7 in a cycle", cycle, [48, 52, 47, 147]],
    ["record A", A, [28, 41, 20, 89]],
    ["record B", B, [84, 77, 79, 240]],
    ["record C", C, [32, 34, 21, 87]],
  ])("scores %s", (_, answers, expected) => {
    expect(sums(wai36, answers)).toEqual(expected);
  });

  // Record B tells the three keys apart: Task 72 when 4 is reversed instead of 7, Bond 65 when 28 is instead of 29.
  it("does not reverse item 4 instead of item 7", () => {
    expect(sums(wai36, B)[0]).not.toBe(72);
    expect(wai36.items.filter(({ keyed }) => keyed === "reverse").map(({ number }) => number)).toEqual(reversed36);
  });

  it("does not reverse item 28 instead of item 29", () => {
    expect(sums(wai36, B)[1]).not.toBe(65);
  });

  it("shows the wrong keys for what they are when they are applied on purpose", () => {
    const swap = (answers: readonly number[], left: number, right: number): number[] =>
      answers.map((answer, index) => (index + 1 === left || index + 1 === right ? 8 - answer : answer));
    expect(sums(wai36, swap(B, 4, 7))[0]).toBe(72);
    expect(sums(wai36, swap(B, 28, 29))[1]).toBe(65);
    expect(sums(wai36, swap(A, 4, 7))[0]).toBe(34);
    expect(sums(wai36, swap(A, 28, 29))[1]).toBe(41);
    expect(sums(wai36, swap(C, 4, 7))[0]).toBe(34);
    expect(sums(wai36, swap(cycle, 4, 7))[0]).toBe(54);
    expect(sums(wai36, swap(cycle, 28, 29))[1]).toBe(40);
  });
});

describe("WAI-SR", () => {
  const answers = read("1 2 3 4 5 1 2 3 4 5 1 2");

  it.each([
    ["all 1", all(1, 12), [4, 4, 4, 12]],
    ["all 5", all(5, 12), [20, 20, 20, 60]],
    ["1 to 5 in a cycle", answers, [10, 14, 9, 33]],
  ])("scores %s", (_, given, expected) => {
    expect(sums(waiSr, given)).toEqual(expected);
  });

  it.each([
    ["the WAI-S key", [8, 14, 11]],
    ["blocks of four", [11, 12, 10]],
    ["the garbled key", [8, 10, 15]],
  ])("does not use %s", (_, wrong) => {
    expect(sums(waiSr, answers).slice(0, 3)).not.toEqual(wrong);
  });

  it("reverses no item", () => {
    expect(waiSr.items.every(({ keyed }) => keyed === "forward")).toBe(true);
  });
});

describe("WAI-S", () => {
  // Its items taken from WAI-36 rows, in the order of its own form.
  const from36 = [2, 4, 8, 12, 21, 22, 23, 24, 26, 27, 32, 35];
  const short = (row: readonly number[]): number[] => from36.map((number) => row[number - 1] as number);

  it.each([
    ["all 1", all(1, 12), [4, 4, 16, 24]],
    ["all 4", all(4, 12), [16, 16, 16, 48]],
    ["all 7", all(7, 12), [28, 28, 16, 72]],
    ["record A", short(A), [4, 11, 4, 19]],
    ["record B", short(B), [28, 25, 27, 80]],
    ["record C", short(C), [4, 7, 5, 16]],
    ["the strongest alliance", short(where36(1, 7)), [28, 28, 28, 84]],
    ["the weakest alliance", short(where36(7, 1)), [4, 4, 4, 12]],
  ])("scores %s", (_, answers, expected) => {
    expect(sums(waiS, answers)).toEqual(expected);
  });

  it("reverses items 4 and 10 and no other", () => {
    const ids: ItemId<typeof waiS>[] = waiS.items.filter(({ keyed }) => keyed === "reverse").map(({ id }) => id);
    expect(ids).toEqual(["item4", "item10"]);
  });
});
