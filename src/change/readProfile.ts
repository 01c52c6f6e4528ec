import { readRecord } from "../core/checkedOptions.js";
import { insist } from "../core/insist.js";
import { profileKeys, type NormRange } from "../evidence/norms/profile.js";

/**
 * A profile of norms, or rules of the caller's own, read once: a misspelt name is never taken for a rule that is left out.
 *
 * @throws InvalidArgumentError `norm-invalid`, `result-not-unwrapped`
 * @internal
 */
export function readProfile(norm: object, caller: string): Readonly<Record<string, unknown>> {
  const read = readRecord(norm, caller, profileKeys, "norm-invalid") as Record<string, unknown>;
  const { id = "", instrument = "", range } = read;
  const { minimum, maximum } = (range === undefined ? { minimum: 0, maximum: 1 } : Object(range)) as NormRange;
  const isRange = Number.isFinite(minimum) && Number.isFinite(maximum) && minimum < maximum;
  const isNamed = [id, instrument].every((name) => name === null || typeof name === "string");
  insist(isRange && isNamed, "norm-invalid", caller, "a norm with texts for names and a range from minimum to maximum");
  return read;
}

/**
 * Throw for a score outside the range that a norm was measured on: it is a score of something else.
 *
 * @throws InvalidArgumentError `score-out-of-range`
 * @internal
 */
export function insistInRange(score: number, { range }: { readonly range?: NormRange }, caller: string): void {
  if (range === undefined) return;
  const { minimum, maximum } = range;
  const room = 1e-9 * (maximum - minimum); // for means and sums that were computed
  const isWithin = score >= minimum - room && score <= maximum + room;
  insist(isWithin, "score-out-of-range", caller, "scores in the range of the norm");
}
