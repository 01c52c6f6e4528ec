import type { Cited } from "../cited.js";
import type { CitedCutoff, NormProfile, NormRange } from "./profile.js";

/** A stretch of scores that somebody gave a name: from its own lower end to the next one's. */
export interface NamedBand {
  readonly name: string;
  /** Lowest score of the band, inclusive. The band ends where the next one begins. */
  readonly from: number;
}

/** Prompts for conversation on the Session Rating Scale: sum of 0 to 40, items of 0 to 10, higher is better. */
export interface SessionRatingProfile extends NormProfile {
  readonly instrument: "srs";
  readonly range: NormRange;
  /** The total below which, or at which, as its boundary says, a conversation is prompted. */
  readonly totalCutoff?: CitedCutoff;
  /** The same for each single item. */
  readonly itemCutoff?: CitedCutoff;
  /** Points lost since the last session that prompt a conversation, inclusive. */
  readonly drop?: Cited<number>;
  /** Named stretches of the total, in rising order. */
  readonly bands?: Cited<readonly NamedBand[]>;
}

const developer = {
  id: "srs-developer",
  name: "SRS, prompts attributed to the manual: total below 36, item below 9, drop of 1",
  instrument: "srs",
  range: { minimum: 0, maximum: 40 },
  sources: ["cauceos", "srsManual"],
  note: "prompts for a conversation; not reliable change and not ruptures",
  totalCutoff: {
    value: 36,
    boundary: "below",
    profile: "srs-developer",
    source: "cauceos",
    locator: "page on the SRS",
    population: "clients of 13 years and older",
    grade: "secondary",
    note: "others count 36 itself: see srs-at-or-below-36",
  },
  itemCutoff: {
    value: 9,
    boundary: "below",
    profile: "srs-developer",
    source: "srsManual",
    locator: "as attributed to the manual; not read",
    population: "clients of 13 years and older",
    grade: "unverified",
    note: "attributed to the manual, which was not read; one page says 8 to 9 (hiboop.com)",
  },
  drop: {
    value: 1,
    source: "srsManual",
    locator: "as attributed to the manual; not read",
    population: "clients of 13 years and older",
    grade: "unverified",
    note: "attributed to the manual, which was not read; in simulation with nothing wrong it fires in 22 to 26 % of session pairs",
  },
} as const satisfies SessionRatingProfile;

const atOrBelow36 = {
  id: "srs-at-or-below-36",
  name: "SRS, total at or below 36",
  instrument: "srs",
  range: { minimum: 0, maximum: 40 },
  sources: ["hiboop", "psychologyRoots"],
  totalCutoff: {
    value: 36,
    boundary: "atOrBelow",
    profile: "srs-at-or-below-36",
    source: "hiboop",
    locator: "page on the SRS",
    population: "clients of 13 years and older",
    grade: "secondary",
    note: "most systems call 36 itself fine: see srs-developer",
  },
} as const satisfies SessionRatingProfile;

const openFit = {
  id: "srs-openfit",
  name: "SRS, as OpenFIT reads it: total below 36, drop of 1",
  instrument: "srs",
  range: { minimum: 0, maximum: 40 },
  sources: ["openFit"],
  totalCutoff: {
    value: 36,
    boundary: "below",
    profile: "srs-openfit",
    source: "openFit",
    locator: "article 204000069702; KA-01028",
    population: "users of OpenFIT",
    grade: "secondary",
    note: "primary for what the software does, secondary for the instrument",
  },
  drop: {
    value: 1,
    source: "openFit",
    locator: "table of alerts",
    population: "users of OpenFIT",
    grade: "primary",
    note: "primary for what the software does; in simulation with nothing wrong it fires in 22 to 26 % of session pairs",
  },
} as const satisfies SessionRatingProfile;

const china2021 = {
  id: "srs-china-2021",
  name: "SRS, China 2021: total below 34",
  instrument: "srs",
  range: { minimum: 0, maximum: 40 },
  sources: ["she2021"],
  totalCutoff: {
    value: 34,
    boundary: "below",
    profile: "srs-china-2021",
    source: "she2021",
    locator: "abstract",
    population: "Chinese university (403) and outpatient (246) clients",
    grade: "abstract",
    note: "whether 34 itself is below was not read",
  },
} as const satisfies SessionRatingProfile;

const hansenBands = {
  id: "srs-hansen-bands",
  name: "SRS, bands poor, fair and good (Hansen)",
  instrument: "srs",
  range: { minimum: 0, maximum: 40 },
  sources: ["cindyHansen"],
  note: "one practice's own bands; the literature has none",
  bands: {
    value: [
      { name: "poor", from: 0 },
      { name: "fair", from: 35 },
      { name: "good", from: 39 },
    ],
    source: "cindyHansen",
    locator: "page on the SRS",
    population: "not stated",
    grade: "secondary",
    note: "printed as 0-34, 35-38 and 39-40; decimals between two bands are read as belonging to the lower one",
  },
} as const satisfies SessionRatingProfile;

/** The data behind `norms.srs`. Not internal: its types are read from it. */
export const srsNorms = {
  /** Total below 36 (secondary), item below 9, drop of 1 (both unverified). */
  developer,
  /** Total at or below 36. Secondary. */
  atOrBelow36,
  /** Total below 36, drop of 1. As the software does it. */
  openFit,
  /** Total below 34. From the abstract. */
  china2021,
  /** One practice's own bands: poor from 0, fair from 35, good from 39. */
  hansenBands,
};
