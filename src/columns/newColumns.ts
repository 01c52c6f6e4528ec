import { InvalidArgumentError } from "../core/invalidArgumentError.js";

/**
 * Columns of zeros for a result.
 *
 * @throws InvalidArgumentError `too-many-rows`
 * @internal
 */
export function newColumns(count: number, rows: number): Float64Array[] {
  try {
    return Array.from({ length: count }, () => new Float64Array(rows));
  } catch {
    throw new InvalidArgumentError("too-many-rows", "the scores of so many rows do not fit into memory");
  }
}
