import { describe, expect, it } from "vitest";
import { compareComputed, decimalPlaces, toTicks } from "../../../src/core/decimalGrid.js";

describe("toTicks", () => {
  it("is exact for every number written with one decimal from 0 to 40", () => {
    for (let tenths = 0; tenths <= 400; tenths++) expect(toTicks(Number(`${tenths / 10}`), 10)).toBe(tenths);
  });

  it("refuses what lies between two ticks, by however little", () => {
    expect(toTicks(35.99999999999999, 10)).toBeUndefined();
    expect(toTicks(0.1 + 0.2, 10)).toBeUndefined();
    expect(toTicks(8.65, 10)).toBeUndefined();
    expect(toTicks(8.65, 100)).toBe(865);
  });

  it("refuses what is no number", () => {
    expect(toTicks(NaN, 10)).toBeUndefined();
  });

  it("has one zero", () => {
    expect(Object.is(toTicks(-0, 10), 0)).toBe(true);
  });
});

describe("decimalPlaces", () => {
  it.each([
    [7, 0],
    [0.1, 1],
    [24.52, 2],
    [-0.125, 3],
    [0.000001, 6],
    [0.0000001, undefined],
    [1 / 3, undefined],
  ])("of %d are %s", (value, places) => {
    expect(decimalPlaces(value)).toBe(places);
  });
});

describe("compareComputed", () => {
  // A range of 48 leaves room for 4.8e-8.
  it("calls equal what differs by at most 1e-9 of the range", () => {
    expect(compareComputed(36, 36 + 4.7e-8, 48)).toBe(0);
    expect(compareComputed(36, 36 + 4.9e-8, 48)).toBe(-1);
    expect(compareComputed(36, 36 - 4.9e-8, 48)).toBe(1);
    expect(compareComputed(1 / 3 + 1 / 3 + 1 / 3, 1, 4)).toBe(0);
  });

  it("allows exactly the tolerance, at a range where it is a double", () => {
    expect(compareComputed(1, 0, 1e9)).toBe(0);
    expect(compareComputed(2, 0, 1e9)).toBe(1);
  });
});
