/** FHIR allows an id this many characters. */
const LONGEST_ID = 64;

/**
 * An id of a resource from its parts, in FHIR's characters and length. `tail` is kept whole; what is lost before it, and
 * what else the id must tell apart (`key`), stands in it as a hash.
 *
 * @internal
 */
export function resourceId(parts: readonly (string | undefined)[], tail = "", key?: unknown): string {
  const text = parts.filter(Boolean).join("-");
  const plain = text.replace(/[^a-z\d.-]/gi, ".");
  if (key === undefined && plain === text && text.length <= LONGEST_ID) return text;
  const end = `${tail}-${hash(JSON.stringify([text, key]))}`;
  return plain.slice(0, LONGEST_ID - end.length) + end;
}

/**
 * 64 bits of a text in at most 14 letters and digits: FNV-1a twice, with two starts and two factors. Not for secrets.
 */
function hash(text: string): string {
  let [one, two] = [0x811c9dc5, 0x9e3779b9];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    two = Math.imul(two ^ unit, 0x85ebca6b);
  }
  return [one, two].map((half) => (half >>> 0).toString(36).padStart(7, "0")).join("");
}
