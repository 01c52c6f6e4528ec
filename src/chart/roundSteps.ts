/**
 * The round step (1, 2 or 5 times a power of ten) that cuts a range into at most so many pieces.
 *
 * @param smallest - the step is no smaller than this
 * @internal
 */
export function roundStep(range: number, pieces: number, smallest = 0): number {
  const rough = Math.max(range / Math.max(1, pieces), smallest, Number.MIN_VALUE);
  const power = 10 ** Math.floor(Math.log10(rough));
  return (([1, 2, 5] as const).find((digit) => digit * power >= rough * (1 - 1e-9)) ?? 10) * power;
}

/**
 * The multiples of a step within a range, both ends included, without the error of adding up.
 *
 * @internal
 */
export function multiples(low: number, high: number, step: number): number[] {
  const slack = step * 1e-6;
  const first = Math.ceil((low - slack) / step);
  const last = Math.floor((high + slack) / step);
  const count = Math.max(0, Math.min(last - first + 1, 1000));
  return Array.from({ length: count }, (_, at) => exact((first + at) * step));
}

/** 0.1 * 3 is 0.3. */
const exact = (value: number): number => Number(value.toPrecision(12)) + 0;
