import { readData } from "../core/checkedOptions.js";
import { insist, insistList } from "../core/insist.js";
import { InvalidArgumentError } from "../core/invalidArgumentError.js";

/**
 * Numbers that a caller declares to stand for a missing answer. None is assumed, and none may be an answer itself: 9 is a
 * response on a line of ten, and to declare it would erase answers. NaN is missing anyway, and may be declared.
 *
 * @throws InvalidArgumentError `missing-codes-invalid`, `missing-code-is-a-response`
 * @internal
 */
export function checkedMissingCodes(
  codes: unknown,
  ranges: readonly { readonly minimum: number; readonly maximum: number }[],
): readonly number[] {
  const need = '"missingCodes" to be a list of numbers';
  const given = readData(codes, "missing-codes-invalid", "the reader", need) as readonly number[];
  insistList(given, "missing-codes-invalid", "the reader", need);
  const areCodes = given.every((code) => Number.isFinite(code) || Number.isNaN(code));
  insist(areCodes, "missing-codes-invalid", "the reader", need);
  if (given.some((code) => ranges.some(({ minimum, maximum }) => code >= minimum && code <= maximum)))
    throw new InvalidArgumentError(
      "missing-code-is-a-response",
      "a missing code lies outside the range of every answer",
    );
  return given.filter((code) => !Number.isNaN(code));
}
