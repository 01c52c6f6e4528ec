import { describe, expect, it } from "vitest";
import { whitening } from "../../../../src/core/statistics/whitening.js";

describe("whitening", () => {
  it("takes each entry's share of the one before, by the time between them", () => {
    // .5 ** 1 = .5, 1 / sqrt(1 - .25) = 1.154701; .5 ** 2 = .25, 1 / sqrt(1 - .0625) = 1.032796
    const whitened = whitening([3, 4, 6], 0.5)([2, 5, -1]);
    expect([...whitened].map((entry) => entry.toFixed(6))).toEqual(["2.000000", "4.618802", "-2.323790"]);
  });

  it("leaves a column as it is when neighbours are not correlated", () => {
    expect([...whitening([1, 2, 9], 0)([4, 5, 6])]).toEqual([4, 5, 6]);
  });

  it("turns the correlations of a first-order process into none: W C W' is the identity", () => {
    const times = [0, 1, 2, 5, 6];
    const whiten = whitening(times, 0.6);
    const columns = times.map((left) => times.map((right) => 0.6 ** Math.abs(left - right))).map(whiten); // W C
    const both = times.map((_, row) => whiten(columns.map((column) => column[row] as number)));
    both.forEach((row, left) => {
      row.forEach((entry, right) => {
        expect(entry).toBeCloseTo(left === right ? 1 : 0, 12);
      });
    });
  });
});
