import { InvalidArgumentError } from "../core/invalidArgumentError.js";

/**
 * The declared codes, if they are numbers.
 *
 * @internal
 */
export function checkedCodes(codes: readonly number[], caller: string): readonly number[] {
  const given: unknown = codes;
  if (!Array.isArray(given) || !given.every((code) => Number.isFinite(code)))
    throw new InvalidArgumentError("missing-codes-invalid", `${caller} requires missingCodes to be a list of numbers`);
  return codes;
}
