import { describe, expect, it } from "vitest";
import { compareDates, dateOf, dayOf } from "../../../../src/core/cells/dateOf.js";
import { folded, keyOf } from "../../../../src/core/cells/keyOf.js";
import { meantNumber, singleOnGrid } from "../../../../src/core/cells/meantNumber.js";
import { numberOf, plainDecimal, plainFormat } from "../../../../src/core/cells/numberOf.js";

describe("a number is read from", () => {
  it.each<[unknown, number | null | undefined]>([
    ["8.5", 8.5],
    [" 8.5\t", 8.5],
    [".5", 0.5],
    ["-.5", -0.5],
    ["9.", 9],
    ["-99", -99],
    ["08.50", 8.5],
    ["0.30000000000000004", 0.30000000000000004],
    ["\uFEFF9", 9],
    [8n, 8],
    [0, 0],
    ["", null],
    ["\u00a0 ", null],
    [null, null],
    [undefined, null],
    [NaN, null],
    ...["8,5", "1e1", "0x8", "0b1", "+8", "8 5", "1.2.3", ".", "-", "--8", "NaN", "Infinity", "1_0", "٣"].map(
      (text): [string, undefined] => [text, undefined],
    ),
    ...[true, {}, [8], Symbol("8"), new Date(8), () => 8].map((cell): [unknown, undefined] => [cell, undefined]),
  ])("%s", (cell, number) => {
    expect(numberOf(cell, plainFormat)).toBe(number);
  });

  it("a comma where it is declared, and then no point, which parts thousands there", () => {
    const format = { ...plainFormat, decimal: "comma" } as const;
    expect(["9,1", ",5", "9,", "9", "9.1", "1.234,5", "1,2,3"].map((cell) => numberOf(cell, format))).toEqual([
      ...[9.1, 0.5, 9, 9],
      ...[undefined, undefined, undefined],
    ]);
  });

  it("millimetres, all 101 of them as tenths", () => {
    const format = { ...plainFormat, divisor: 10 };
    const read = Array.from({ length: 101 }, (_, mm) => numberOf(String(mm), format));
    expect(read).toEqual(Array.from({ length: 101 }, (_, mm) => Number((mm / 10).toFixed(1))));
  });

  it("declared texts, and numbers that are declared missing, in whatever way they are written", () => {
    const codes = new Map([["4 - Often", 4]]);
    const format = { ...plainFormat, codes, missing: new Set<number | string>([-99, "NA"]) };
    expect(
      [" 4 - Often ", "4 - often", "NA", " NA ", "-99", "-99.0", -99, -99n].map((cell) => numberOf(cell, format)),
    ).toEqual([...[4, undefined], ...[null, null, null, null, null, null]]);
  });

  it("the same texts as other engines are told to read", () => {
    const rule = new RegExp(`^(?:${plainDecimal})$`);
    for (const text of ["8", "8.5", ".5", "9.", "-99", "", ".", "-", "1e1", "8,5", "+8", "1.2.3", "0x8", "٣", "8\n"])
      expect([text, rule.test(text)]).toEqual([
        text,
        text === text.trim() && typeof numberOf(text, plainFormat) === "number",
      ]);
  });

  it("a long text in linear time", () => {
    const start = performance.now();
    expect(numberOf(`${"1".repeat(500_000)}x`, plainFormat)).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe("the number that is meant", () => {
  it("is the tenth whose product, quotient or 32-bit float a number is", () => {
    for (let tenths = 0; tenths <= 100; tenths++) {
      const written = Number((tenths / 10).toFixed(1));
      for (const given of [tenths * 0.1, (tenths / 100) * 10, tenths / 10, Math.fround(written)])
        expect(meantNumber(given, 10, 10)).toBe(written);
    }
  });

  it("is itself between two steps", () => {
    for (const given of [8.65, 9.05, 9.1 + 1e-7, Math.fround(8.65), Infinity])
      expect(meantNumber(given, 10, 10)).toBe(given);
    expect(singleOnGrid(9.1 + 1e-12, 10)).toBe(9.1 + 1e-12); // computing is not what it heals
  });
});

describe("a key", () => {
  it("is one for a safe integer, its text, padded text and bigint", () => {
    expect([17, "17", " 17 ", 17n, "\uFEFF17"].map(keyOf)).toEqual(Array(5).fill("17"));
    expect(["007", 7, "7.0", 7.5, "7.5", -0].map(keyOf)).toEqual(["007", "7", "7.0", "7.5", "7.5", "0"]);
  });

  it("is none when blank, and not to be told when it lost its last digits", () => {
    expect(["", " ", null, undefined, NaN, Infinity, true, {}].map(keyOf)).toEqual(Array(8).fill(null));
    // Two ids, as JSON.parse hands them out: one number.
    const [first, second] = JSON.parse("[1161888007138312192, 1161888007138312200]") as [number, number];
    expect(first).toBe(second);
    expect([first, 2 ** 53, -(2 ** 53)].map(keyOf)).toEqual([undefined, undefined, undefined]);
    expect([2 ** 53 - 1, 1161888007138312192n].map(keyOf)).toEqual(["9007199254740991", "1161888007138312192"]);
  });

  it("looks like another that differs by case, blanks or composition", () => {
    expect(new Set(["Ana  Mü", "ana mu\u0308", "ANAMÜ", "\uFEFFana mü"].map(folded)).size).toBe(1);
    expect(folded("anna")).not.toBe(folded("ana"));
  });
});

describe("a date is read from", () => {
  it.each<[unknown, string, number, boolean]>([
    ["2026-01-31", "2026-01-31", Date.UTC(2026, 0, 31), true],
    [" 2024-02-29 ", "2024-02-29", Date.UTC(2024, 1, 29), true],
    ["2026-01-31T10:00", "2026-01-31T10:00", Date.UTC(2026, 0, 31, 10), false],
    ["2026-01-31 10:00:05.5", "2026-01-31T10:00:05.5", Date.UTC(2026, 0, 31, 10, 0, 5, 500), false],
    ["2026-01-31T23:30:00+02:00", "2026-01-31T23:30:00+02:00", Date.UTC(2026, 0, 31, 21, 30), false],
    ["2026-01-31T23:30-0130", "2026-01-31T23:30-0130", Date.UTC(2026, 1, 1, 1), false],
    ["2026-01-31 10:00:00+00", "2026-01-31T10:00:00+00", Date.UTC(2026, 0, 31, 10), false],
    ["2026-01-31 10:00:00 +01:00", "2026-01-31T10:00:00+01:00", Date.UTC(2026, 0, 31, 9), false],
    [new Date(Date.UTC(2026, 0, 31)), "2026-01-31", Date.UTC(2026, 0, 31), true],
    [new Date(Date.UTC(2026, 0, 31, 10)), "2026-01-31T10:00:00.000Z", Date.UTC(2026, 0, 31, 10), false],
  ])("%s", (cell, text, time, isDay) => {
    expect(dateOf(cell)).toEqual({ text, time, isDay });
  });

  it.each([
    "10.02.2026",
    "1/15/2026",
    "2026-02-30",
    "2026-13-01",
    "2026-1-5",
    "20260105",
    "2026",
    "45962",
    45962,
    "2026-01-31T25:00",
    "2026-01-31T10:60",
    "2026-01-31T10:00+25:00",
    "soon",
    true,
    {},
    new Date(NaN),
  ])("nothing like %s", (cell) => {
    expect(dateOf(cell)).toBeUndefined();
  });

  it("no blank cell", () => {
    expect([null, undefined, "", "  "].map(dateOf)).toEqual([null, null, null, null]);
  });

  it("and compared as an instant, or by day where no time is known", () => {
    const of = (text: string) => dateOf(text)!;
    const order = (left: string, right: string): number => Math.sign(compareDates(of(left), of(right)));
    expect(order("2026-01-31T23:30+02:00", "2026-01-31T22:00Z")).toBe(-1);
    expect(order("2026-01-31", "2026-01-31T22:00Z")).toBe(0);
    expect(order("2026-01-31T22:00Z", "2026-02-01")).toBe(-1);
    expect(order("2026-02-01", "2026-01-31")).toBe(1);
    expect(dayOf(of("2026-01-31T23:30+02:00"))).toBe("2026-01-31");
  });
});
