import { readData } from "../core/checkedOptions.js";
import { insist, insistList } from "../core/insist.js";

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
  caller: string,
): readonly number[] {
  const need = '"missingCodes" to be a list of finite numbers';
  const given = readData(codes, "missing-codes-invalid", caller, need) as readonly number[];
  insistList(given, "missing-codes-invalid", caller, need);
  const areCodes = given.every((code) => Number.isFinite(code) || Number.isNaN(code));
  insist(areCodes, "missing-codes-invalid", caller, need);
  const isAnswer = given.some((code) => ranges.some(({ minimum, maximum }) => code >= minimum && code <= maximum));
  insist(!isAnswer, "missing-code-is-a-response", caller, "missing codes outside the range of every answer and score");
  return given.filter((code) => !Number.isNaN(code));
}
