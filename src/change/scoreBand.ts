import type { NamedBand } from "../evidence/norms/srsNorms.js";
import { compareScores } from "../core/decimalGrid.js";
import { insist, insistUnwrapped } from "../core/insist.js";
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
  insistUnwrapped(bands, "scoreBand", "a list of bands");
  const rising = bands.every(
    ({ from }, index) => Number.isFinite(from) && from > (bands[index - 1]?.from ?? -Infinity),
  );
  insist(rising && bands.length > 0, "bands-invalid", "scoreBand", "bands in rising order, each from a finite score");
  return bands.filter(({ from }) => compareScores(score, from) >= 0).at(-1)?.name ?? null;
}
