import { expect, it } from "vitest";
import { exactDifference } from "../../../src/core/exactDifference.js";

it("is exact for every pair of one-decimal scores from 0 to 40", () => {
  const wrong: number[] = [];
  for (let left = 0; left <= 400; left++)
    for (let right = 0; right <= 400; right++)
      if (exactDifference(left / 10, right / 10) !== (left - right) / 10) wrong.push(left, right);
  expect(wrong).toEqual([]);
});

it("is exact where plain subtraction is not, with different numbers of decimals", () => {
  expect([8.2 - 3.2, 24.52 - 9.1]).not.toEqual([5, 15.42]);
  expect([exactDifference(8.2, 3.2), exactDifference(24.52, 9.1)]).toEqual([5, 15.42]);
});

it("subtracts computed scores as they are", () => {
  expect(exactDifference(11 / 3, 2)).toBe(11 / 3 - 2);
  expect(exactDifference(2, 7 / 3)).toBe(2 - 7 / 3);
});
