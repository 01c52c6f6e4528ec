/**
 * The one reader of keys: what names a client, a case, an item or a form in a file, as a text.
 *
 * One client is 17 in one file and "17", "17 " or 17n in another: a number is its decimal text, and blanks around a text do not
 * count. "007" is not 7. A whole number beyond 2^53 has lost digits by the time that JavaScript holds it (1161888007138312192 and
 * 1161888007138312200 are one number), so it is not a key: read such ids as texts or bigints.
 */

/**
 * The key in a cell, `null` where there is none, undefined for a number that cannot be told from its neighbours.
 *
 * @internal
 */
export function keyOf(cell: unknown): string | null | undefined {
  if (typeof cell === "string") return cell.trim() || null;
  if (typeof cell === "bigint") return String(cell);
  if (typeof cell !== "number" || !Number.isFinite(cell)) return null;
  return Number.isInteger(cell) && !Number.isSafeInteger(cell) ? undefined : String(cell);
}

/**
 * A text without what people overlook: case, blanks, byte order marks, and the way in which Unicode composes a letter.
 *
 * @internal
 */
export const folded = (text: string): string => text.normalize("NFKC").replace(/\s+/g, "").toLowerCase();
