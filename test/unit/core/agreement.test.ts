import { expect, it } from "vitest";
import { agreementOf } from "../../../src/core/agreement.js";

const times = (cases: number, first: boolean, second: boolean): [boolean, boolean][] =>
  Array.from({ length: cases }, () => [first, second]);

it("computes kappa from a lopsided table", () => {
  // By hand, n = 10: observed (3 + 4) / 10 = .7; chance (5 * 4 + 5 * 6) / 100 = .5; (.7 - .5) / .5 = .4.
  const pairs = [
    ...times(3, true, true),
    ...times(2, true, false),
    ...times(1, false, true),
    ...times(4, false, false),
  ];
  expect(agreementOf(pairs)).toEqual({
    cases: 10,
    both: 3,
    onlyFirst: 2,
    onlySecond: 1,
    neither: 4,
    rawAgreement: 0.7,
    kappa: 0.4,
  });
});

it("is negative when they agree less often than by chance", () => {
  expect(agreementOf([...times(2, true, false), ...times(2, false, true)]).kappa).toBe(-1);
});

it("has no kappa when both say the same throughout", () => {
  expect(agreementOf(times(5, false, false))).toMatchObject({ rawAgreement: 1, kappa: null });
});

it("has no agreement without cases", () => {
  expect(agreementOf([])).toMatchObject({ cases: 0, rawAgreement: null, kappa: null });
});
