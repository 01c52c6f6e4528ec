/** How far two raters, or two rules, give the same yes or no to the same cases. */
export interface Agreement {
  /** Cases that both judged. */
  readonly cases: number;
  /** Both said yes. */
  readonly both: number;
  /** Only the first said yes. */
  readonly onlyFirst: number;
  /** Only the second said yes. */
  readonly onlySecond: number;
  /** Both said no. */
  readonly neither: number;
  /** Share of cases with the same answer, 0 to 1; null without cases. */
  readonly rawAgreement: number | null;
  /**
   * Cohen's kappa: (observed - chance agreement) / (1 - chance agreement), chance from each one's own share of yes.
   * Null where chance alone agrees always (no cases, or both say the same throughout).
   */
  readonly kappa: number | null;
}

/**
 * Raw agreement and Cohen's kappa of pairs of yes and no.
 *
 * @internal
 */
export function agreementOf(pairs: readonly (readonly [first: boolean, second: boolean])[]): Agreement {
  const count = (first: boolean, second: boolean): number =>
    pairs.filter((pair) => pair[0] === first && pair[1] === second).length;
  const [both, onlyFirst, onlySecond, neither] = [
    count(true, true),
    count(true, false),
    count(false, true),
    count(false, false),
  ];
  const cases = pairs.length;
  // Times cases^2, so that the test for "always" is one of whole numbers.
  const byChance = (both + onlyFirst) * (both + onlySecond) + (neither + onlyFirst) * (neither + onlySecond);
  const always = cases * cases;
  return {
    cases,
    both,
    onlyFirst,
    onlySecond,
    neither,
    rawAgreement: cases === 0 ? null : (both + neither) / cases,
    kappa: byChance === always ? null : ((both + neither) * cases - byChance) / (always - byChance),
  };
}
