import type { Cited } from "../cited.js";
import type { CitedCutoff, NormProfile, NormRange } from "./profile.js";

/** Norms of the Outcome Rating Scale or its child form: sums of 0 to 40, higher is better. */
export interface OutcomeRatingProfile extends NormProfile {
  readonly instrument: "ors" | "cors";
  readonly range: NormRange;
  /** Clinical cut-offs of the total by age group and rater. */
  readonly clinicalCutoff?: { readonly [group: string]: CitedCutoff };
  /** Points of change of the total that count as reliable, inclusive. */
  readonly threshold?: Cited<number>;
  /** Smallest severity-adjusted effect sizes that a system names; see `openFitEffectSize`. */
  readonly effectSize?: { readonly significant: Cited<number>; readonly somewhat: Cited<number> };
}

const boundaryNote =
  "a score equal to the cut-off is functional for most users of the scale and clinical for one (hiboop.com)";

const orsDeveloper = {
  id: "ors-developer",
  name: "ORS, the developers' cut-offs and 5 points",
  instrument: "ors",
  range: { minimum: 0, maximum: 40 },
  sources: ["openFit", "deepen", "hiboop", "duncan2006"],
  note: "5 points are what an SD of 6.8, unverified, and an alpha of .93 give; values used elsewhere run from 6 to 9.15",
  clinicalCutoff: {
    adultSelf: {
      value: 25,
      boundary: "below",
      profile: "ors-developer",
      source: "openFit",
      locator: "KA-01031",
      population: "adults rating themselves, from 18 or 19 years",
      grade: "secondary",
      note: boundaryNote,
    },
    adolescentSelf: {
      value: 28,
      boundary: "below",
      profile: "ors-developer",
      source: "deepen",
      locator: "project memo on cut-offs",
      population: "adolescents of 13 to 17 years rating themselves",
      grade: "secondary",
      note: "attributed to the manuals, which were not read",
    },
    adolescentCaretaker: {
      value: 28,
      boundary: "below",
      profile: "ors-developer",
      source: "duncan2006",
      locator: "as attributed; paper and manual not read",
      population: "caretakers rating an adolescent of 13 to 17 years",
      grade: "unverified",
      note: "attributed to the manuals or to this paper; neither was read",
    },
  },
  threshold: {
    value: 5,
    source: "hiboop",
    locator: "page on the ORS, quoting the developers' manuals",
    population: "not stated",
    grade: "secondary",
    note: "how it was derived was not read; 1.96 * 6.8 * sqrt(2 * (1 - .93)) = 4.99 with an SD of 6.8 quoted for people outside treatment (unverified) and alpha .93; with an SD of 8.7 quoted for clients (unverified) the same formula gives 6.38",
  },
} as const satisfies OutcomeRatingProfile;

const orsPcoms = {
  id: "ors-pcoms",
  name: "ORS, 6 points (PCOMS usage)",
  instrument: "ors",
  range: { minimum: 0, maximum: 40 },
  sources: ["duncanReese2015"],
  threshold: {
    value: 6,
    source: "duncanReese2015",
    locator: "as cited by a public repository; paper not read",
    population: "not stated",
    grade: "unverified",
    note: "usage on the PCOMS side of the field; the paper it is credited to was not read",
  },
} as const satisfies OutcomeRatingProfile;

const orsNhsEngland2015 = {
  id: "ors-nhs-england-2015",
  name: "ORS, NHS England (CYP IAPT 2015), 6.60 points",
  instrument: "ors",
  range: { minimum: 0, maximum: 40 },
  sources: ["nhsMonthlyStatistics", "nhsMentalHealthBulletin", "nhsMhsds"],
  note: "first against last score; no split by age or rater; how 6.60 was derived is not known",
  threshold: {
    value: 6.6,
    source: "nhsMonthlyStatistics",
    locator: "menh_bbrb/schemas/05_create_cyp_outcomes_tables.py",
    population: "children and young people in NHS services, all raters",
    grade: "primary",
    note: "a neighbouring repository writes 6.55 rounded to one decimal, which is the same threshold",
  },
} as const satisfies OutcomeRatingProfile;

const orsSpain2021 = {
  id: "ors-spain-2021",
  name: "ORS, Spain 2021",
  instrument: "ors",
  range: { minimum: 0, maximum: 40 },
  sources: ["andradeGonzalez2021"],
  clinicalCutoff: {
    adultSelf: {
      value: 24.52,
      boundary: "below",
      profile: "ors-spain-2021",
      source: "andradeGonzalez2021",
      locator: "abstract",
      population: "Spanish adults: 60 patients, 33 people outside treatment",
      grade: "abstract",
      note: "totals have one decimal, so none can equal this cut-off",
    },
  },
  threshold: {
    value: 9.15,
    source: "andradeGonzalez2021",
    locator: "abstract",
    population: "Spanish adults: 60 patients, 33 people outside treatment",
    grade: "abstract",
  },
} as const satisfies OutcomeRatingProfile;

const openFitEffectSizes = {
  significant: {
    value: 0.8,
    source: "openFit",
    locator: "KA-01031",
    population: "users of OpenFIT",
    grade: "primary",
    note: "primary for what the software does; the expected score behind the effect size is unpublished",
  },
  somewhat: {
    value: 0.5,
    source: "openFit",
    locator: "support pages; article not noted",
    population: "users of OpenFIT",
    grade: "primary",
    note: "primary for what the software does",
  },
} as const;

const orsOpenFit = {
  id: "ors-openfit",
  name: "ORS, as OpenFIT reads it",
  instrument: "ors",
  range: { minimum: 0, maximum: 40 },
  sources: ["openFit"],
  note: "change is judged by a severity-adjusted effect size, whose expected score the caller has to bring",
  clinicalCutoff: {
    adultSelf: {
      value: 25,
      boundary: "below",
      profile: "ors-openfit",
      source: "openFit",
      locator: "KA-01031",
      population: "adults rating themselves",
      grade: "secondary",
      note: "primary for what the software does, secondary for the instrument",
    },
  },
  effectSize: openFitEffectSizes,
} as const satisfies OutcomeRatingProfile;

const corsDeveloper = {
  id: "cors-developer",
  name: "CORS, the developers' cut-offs",
  instrument: "cors",
  range: { minimum: 0, maximum: 40 },
  sources: ["openFit", "duncan2006"],
  note: "no reliable change: the 5 points of the ORS do not carry over to the CORS",
  clinicalCutoff: {
    childSelf: {
      value: 32,
      boundary: "below",
      profile: "cors-developer",
      source: "openFit",
      locator: "KA-01031",
      population: "children of 6 to 12 years rating themselves",
      grade: "secondary",
    },
    childCaretaker: {
      value: 28,
      boundary: "below",
      profile: "cors-developer",
      source: "duncan2006",
      locator: "as attributed; paper and manual not read",
      population: "caretakers rating a child of 6 to 12 years",
      grade: "unverified",
      note: "attributed to the manuals or to this paper; neither was read",
    },
  },
} as const satisfies OutcomeRatingProfile;

const corsNhsEngland2015 = {
  id: "cors-nhs-england-2015",
  name: "CORS, NHS England (CYP IAPT 2015), 10 points",
  instrument: "cors",
  range: { minimum: 0, maximum: 40 },
  sources: ["nhsMonthlyStatistics"],
  note: "first against last score; no split by age or rater; how 10 was derived is not known",
  threshold: {
    value: 10,
    source: "nhsMonthlyStatistics",
    locator: "menh_bbrb/schemas/05_create_cyp_outcomes_tables.py",
    population: "children and young people in NHS services, all raters",
    grade: "primary",
  },
} as const satisfies OutcomeRatingProfile;

/** The data behind `norms.ors`. Not internal: its types are read from it. */
export const orsNorms = {
  /** Clinical below 25 (adults) or 28 (adolescents); 5 points are a reliable change. Secondary. */
  developer: orsDeveloper,
  /** 6 points are a reliable change. Unverified. */
  pcoms: orsPcoms,
  /** 6.60 points are a reliable change. Primary. */
  nhsEngland2015: orsNhsEngland2015,
  /** Clinical below 24.52; 9.15 points are a reliable change. From the abstract. */
  spain2021: orsSpain2021,
  /** Clinical below 25; effect sizes from 0.8 and 0.5. As the software does it. */
  openFit: orsOpenFit,
};

/** The data behind `norms.cors`. Not internal: its types are read from it. */
export const corsNorms = {
  /** Clinical below 32 (child) or 28 (caretaker). Secondary, unverified. */
  developer: corsDeveloper,
  /** 10 points are a reliable change. Primary. */
  nhsEngland2015: corsNhsEngland2015,
};
