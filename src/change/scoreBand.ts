import type { NamedBand } from "../evidence/norms/srsNorms.js";
import { compareScores } from "../core/decimalGrid.js";
import { readData } from "../core/checkedOptions.js";
import { insist, insistList } from "../core/insist.js";
import { isPlainObject } from "../core/plainObject.js";
import { insistOnScore } from "./insist.js";

/**
 * The band that a score falls into: each reaches from its own lower end up to, but not including, the next one's, so
 * that no decimal falls between two bands.
 *
 * Bands have an author. No published, validated bands are known for the instruments of this package.
 * A list of bands carries no id, so the name comes back alone: report the profile it was taken from beside it.
 *
 * @param score - a raw score
 * @param bands - name and lower end (inclusive) of each, in rising order
 * @returns the name of the band, or `null` below the lowest one
 * @throws InvalidArgumentError `score-not-finite`, `bands-invalid`
 *
 * @example
 * const bands = norms.srs.hansenBands.bands.value;
 * [34.9, 35, 38, 39].map((total) => scoreBand(total, bands)); // => ["poor", "fair", "fair", "good"]
 */
export function scoreBand<Name extends string>(
  score: number,
  bands: readonly (NamedBand & { readonly name: Name })[],
): Name | null {
  insistOnScore("scoreBand", score);
  const known = readData(bands, "bands-invalid", "scoreBand", "a list of bands");
  insistList(known, "bands-invalid", "scoreBand", "a list of bands");
  const isBand = (band: unknown, index: number): boolean =>
    isPlainObject(band) &&
    Object.keys(band).every((key) => ["name", "from"].includes(key)) &&
    typeof band["name"] === "string" &&
    Number.isFinite(band["from"]) &&
    (index === 0 || (band["from"] as number) > (known[index - 1]?.from ?? Infinity));
  const rising = known.length > 0 && known.every(isBand);
  insist(rising, "bands-invalid", "scoreBand", "bands in rising order, each with a name and from a finite score");
  return known.filter(({ from }) => compareScores(score, from) >= 0).at(-1)?.name ?? null;
}
