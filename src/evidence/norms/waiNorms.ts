import type { Cited } from "../cited.js";
import type { CitedReliability, NormProfile } from "./profile.js";

/**
 * What one sample says about a form of the Working Alliance Inventory: how scores spread and how reliable they are.
 * Never a cut-off or a band: the inventory's author states that there are none.
 */
export interface WorkingAllianceProfile extends NormProfile {
  readonly instrument: "wai36" | "waiSr" | "waiS";
  /** The scale, metric and rater that the numbers belong to. */
  readonly scale?: "total" | "goal" | "task" | "bond";
  readonly metric?: "sum" | "mean";
  readonly rater?: "client" | "therapist";
  /** People in the sample. */
  readonly n?: number;
  readonly mean?: Cited<number>;
  readonly standardDeviation?: Cited<number>;
  readonly reliability?: CitedReliability;
  /** The statement that the form has no cut-offs. */
  readonly cutoffs?: Cited<"none">;
}

const cutoffs = {
  value: "none",
  source: "horvathSite",
  locator: "page on criteria",
  population: "all forms of the Working Alliance Inventory",
  grade: "primary",
  note: "the author states that there are no cut-offs, no norms and no level that is good enough",
} as const satisfies Cited<"none">;

const dependability = {
  value: 0.77,
  kind: "dependability",
  source: "critsChristoph2011",
  locator: "PMC3111943",
  population: "patients; the instrument is believed to be the CALPAS (not verified)",
  grade: "primary",
  note: "one session's score as a measure of the patient's level; that it holds for the WAI is an assumption",
} as const satisfies CitedReliability;

const fiveVersions = {
  value: 0.92,
  kind: "internal-consistency",
  source: "hanson2002",
  locator: "abstract",
  population: "five versions of the WAI, 67 coefficients",
  grade: "abstract",
  note: "the most frequent coefficient; mean coefficients run from .79 to .97",
} as const satisfies CitedReliability;

const fromAbstract = (source: "woebot2021" | "wysa2022", value: number, population: string) =>
  ({ value, source, locator: "abstract", population, grade: "abstract" }) as const;

const woebot = "users of the Woebot application, within 5 days";
const wysa = "users of the Wysa application, within 5 days";
const wysaLater = "users of the Wysa application, 3 days later";

/** The data behind `norms.waiSr`. Not internal: its types are read from it. */
export const waiSrNorms = {
  /** The author: no cut-offs exist. */
  author: {
    id: "waiSr-author",
    name: "WAI-SR: no cut-offs exist",
    instrument: "waiSr",
    sources: ["horvathSite"],
    cutoffs,
  },
  /** Total, mean metric: M 3.36, SD 0.80, 36,070 users. */
  woebot2021: {
    id: "waiSr-woebot-2021",
    name: "WAI-SR total (mean), users of Woebot",
    instrument: "waiSr",
    sources: ["woebot2021"],
    scale: "total",
    metric: "mean",
    range: { minimum: 1, maximum: 5 },
    rater: "client",
    n: 36070,
    mean: /* @__PURE__ */ fromAbstract("woebot2021", 3.36, woebot),
    standardDeviation: /* @__PURE__ */ fromAbstract("woebot2021", 0.8, woebot),
  },
  /** Bond, mean metric: M 3.80, SD 1.00, 36,070 users. */
  woebot2021Bond: {
    id: "waiSr-woebot-2021-bond",
    name: "WAI-SR bond (mean), users of Woebot",
    instrument: "waiSr",
    sources: ["woebot2021"],
    scale: "bond",
    metric: "mean",
    range: { minimum: 1, maximum: 5 },
    rater: "client",
    n: 36070,
    mean: /* @__PURE__ */ fromAbstract("woebot2021", 3.8, woebot),
    standardDeviation: /* @__PURE__ */ fromAbstract("woebot2021", 1, woebot),
  },
  /** Total, mean metric: M 3.64, SD 0.81, 1,205 users. */
  wysa2022: {
    id: "waiSr-wysa-2022",
    name: "WAI-SR total (mean), users of Wysa",
    instrument: "waiSr",
    sources: ["wysa2022"],
    scale: "total",
    metric: "mean",
    range: { minimum: 1, maximum: 5 },
    rater: "client",
    n: 1205,
    mean: /* @__PURE__ */ fromAbstract("wysa2022", 3.64, wysa),
    standardDeviation: /* @__PURE__ */ fromAbstract("wysa2022", 0.81, wysa),
  },
  /** Bond, mean metric: M 3.98, SD 0.94, 1,205 users. */
  wysa2022Bond: {
    id: "waiSr-wysa-2022-bond",
    name: "WAI-SR bond (mean), users of Wysa",
    instrument: "waiSr",
    sources: ["wysa2022"],
    scale: "bond",
    metric: "mean",
    range: { minimum: 1, maximum: 5 },
    rater: "client",
    n: 1205,
    mean: /* @__PURE__ */ fromAbstract("wysa2022", 3.98, wysa),
    standardDeviation: /* @__PURE__ */ fromAbstract("wysa2022", 0.94, wysa),
  },
  /** Total, mean metric: M 3.75, SD 0.80, 226 users. */
  wysa2022ThreeDaysLater: {
    id: "waiSr-wysa-2022-three-days-later",
    name: "WAI-SR total (mean), users of Wysa, 3 days later",
    instrument: "waiSr",
    sources: ["wysa2022"],
    scale: "total",
    metric: "mean",
    range: { minimum: 1, maximum: 5 },
    rater: "client",
    n: 226,
    mean: /* @__PURE__ */ fromAbstract("wysa2022", 3.75, wysaLater),
    standardDeviation: /* @__PURE__ */ fromAbstract("wysa2022", 0.8, wysaLater),
  },
  /** Bond, mean metric: M 4.05, SD 0.91, 226 users. */
  wysa2022ThreeDaysLaterBond: {
    id: "waiSr-wysa-2022-three-days-later-bond",
    name: "WAI-SR bond (mean), users of Wysa, 3 days later",
    instrument: "waiSr",
    sources: ["wysa2022"],
    scale: "bond",
    metric: "mean",
    range: { minimum: 1, maximum: 5 },
    rater: "client",
    n: 226,
    mean: /* @__PURE__ */ fromAbstract("wysa2022", 4.05, wysaLater),
    standardDeviation: /* @__PURE__ */ fromAbstract("wysa2022", 0.91, wysaLater),
  },
  /** Dependability of one session: .77, assumed to hold for the form. */
  dependability2011: {
    id: "waiSr-dependability-2011",
    name: "WAI-SR, one-session dependability (assumed)",
    instrument: "waiSr",
    sources: ["critsChristoph2011"],
    reliability: dependability,
  },
} as const satisfies Record<string, WorkingAllianceProfile>;

const greek = (rater: "client" | "therapist", value: number) =>
  ({
    value,
    kind: "internal-consistency",
    source: "greekWai",
    locator: "page on the WAI-36",
    population: `the Greek form, ${rater}s; size of the sample not noted`,
    grade: "secondary",
    note: "read as internal consistency of the total; those of the subscales run from .78 to .94",
  }) as const;

/** The data behind `norms.wai36`. Not internal: its types are read from it. */
export const wai36Norms = {
  /** The author: no cut-offs exist. */
  author: {
    id: "wai36-author",
    name: "WAI-36: no cut-offs exist",
    instrument: "wai36",
    sources: ["horvathSite"],
    cutoffs,
  },
  /** Internal consistency .92, the most frequent coefficient. */
  hanson2002: {
    id: "wai36-hanson-2002",
    name: "WAI, most frequent internal consistency",
    instrument: "wai36",
    sources: ["hanson2002"],
    reliability: fiveVersions,
  },
  /** Internal consistency .91, client form. */
  greekClient: {
    id: "wai36-greek-client",
    name: "WAI-36, Greek client form, internal consistency",
    instrument: "wai36",
    sources: ["greekWai"],
    rater: "client",
    reliability: /* @__PURE__ */ greek("client", 0.91),
  },
  /** Internal consistency .86, therapist form. */
  greekTherapist: {
    id: "wai36-greek-therapist",
    name: "WAI-36, Greek therapist form, internal consistency",
    instrument: "wai36",
    sources: ["greekWai"],
    rater: "therapist",
    reliability: /* @__PURE__ */ greek("therapist", 0.86),
  },
  /** Dependability of one session: .77, assumed to hold for the form. */
  dependability2011: {
    id: "wai36-dependability-2011",
    name: "WAI-36, one-session dependability (assumed)",
    instrument: "wai36",
    sources: ["critsChristoph2011"],
    reliability: dependability,
  },
} as const satisfies Record<string, WorkingAllianceProfile>;

const dyads = "patients and therapists of one clinic in the United States";
const fromDyads = (value: number) =>
  ({
    value,
    source: "trustGameDyads",
    locator: "computed from the published rows",
    population: dyads,
    grade: "derived",
  }) as const;
const composite = (value: number) => ({ ...fromDyads(value), kind: "internal-consistency" }) as const;
const fromReview = (value: number, population: string) =>
  ({ value, source: "pmc8521857", locator: "Table 3", population, grade: "secondary" }) as const;

/** The data behind `norms.waiS`. Not internal: its types are read from it. */
export const waiSNorms = {
  /** The author: no cut-offs exist. */
  author: {
    id: "waiS-author",
    name: "WAI-S: no cut-offs exist",
    instrument: "waiS",
    sources: ["horvathSite"],
    cutoffs,
  },
  /** Total, sum: M 68.9, SD 12.3, internal consistency .92, 36 clients. */
  clinicClient: {
    id: "waiS-clinic-client",
    name: "WAI-S total (sum), clients of one US clinic",
    instrument: "waiS",
    sources: ["trustGameDyads"],
    note: "a small sample; internal consistency ignores ordinary variation between sessions",
    scale: "total",
    metric: "sum",
    range: { minimum: 12, maximum: 84 },
    rater: "client",
    n: 36,
    mean: /* @__PURE__ */ fromDyads(68.9),
    standardDeviation: /* @__PURE__ */ fromDyads(12.3),
    reliability: /* @__PURE__ */ composite(0.92),
  },
  /** Total, sum: M 62.2, SD 11.1, internal consistency .95, 37 therapists. */
  clinicTherapist: {
    id: "waiS-clinic-therapist",
    name: "WAI-S total (sum), therapists of one US clinic",
    instrument: "waiS",
    sources: ["trustGameDyads"],
    note: "a small sample; internal consistency ignores ordinary variation between sessions",
    scale: "total",
    metric: "sum",
    range: { minimum: 12, maximum: 84 },
    rater: "therapist",
    n: 37,
    mean: /* @__PURE__ */ fromDyads(62.2),
    standardDeviation: /* @__PURE__ */ fromDyads(11.1),
    reliability: /* @__PURE__ */ composite(0.95),
  },
  /** Task, sum: M 23.1, SD 4.2, 36 clients. */
  clinicClientTask: {
    id: "waiS-clinic-client-task",
    name: "WAI-S task (sum), clients of one US clinic",
    instrument: "waiS",
    sources: ["trustGameDyads"],
    note: "a small sample",
    scale: "task",
    metric: "sum",
    range: { minimum: 4, maximum: 28 },
    rater: "client",
    n: 36,
    mean: /* @__PURE__ */ fromDyads(23.1),
    standardDeviation: /* @__PURE__ */ fromDyads(4.2),
  },
  /** Goal, sum: M 23.1, SD 4.2, 36 clients. */
  clinicClientGoal: {
    id: "waiS-clinic-client-goal",
    name: "WAI-S goal (sum), clients of one US clinic",
    instrument: "waiS",
    sources: ["trustGameDyads"],
    note: "a small sample",
    scale: "goal",
    metric: "sum",
    range: { minimum: 4, maximum: 28 },
    rater: "client",
    n: 36,
    mean: /* @__PURE__ */ fromDyads(23.1),
    standardDeviation: /* @__PURE__ */ fromDyads(4.2),
  },
  /** Bond, sum: M 22.8, SD 4.8, 36 clients. */
  clinicClientBond: {
    id: "waiS-clinic-client-bond",
    name: "WAI-S bond (sum), clients of one US clinic",
    instrument: "waiS",
    sources: ["trustGameDyads"],
    note: "a small sample",
    scale: "bond",
    metric: "sum",
    range: { minimum: 4, maximum: 28 },
    rater: "client",
    n: 36,
    mean: /* @__PURE__ */ fromDyads(22.8),
    standardDeviation: /* @__PURE__ */ fromDyads(4.8),
  },
  /** Task, sum: M 19.9, SD 4.0, 37 therapists. */
  clinicTherapistTask: {
    id: "waiS-clinic-therapist-task",
    name: "WAI-S task (sum), therapists of one US clinic",
    instrument: "waiS",
    sources: ["trustGameDyads"],
    note: "a small sample",
    scale: "task",
    metric: "sum",
    range: { minimum: 4, maximum: 28 },
    rater: "therapist",
    n: 37,
    mean: /* @__PURE__ */ fromDyads(19.9),
    standardDeviation: /* @__PURE__ */ fromDyads(4),
  },
  /** Goal, sum: M 20.5, SD 3.5, 37 therapists. */
  clinicTherapistGoal: {
    id: "waiS-clinic-therapist-goal",
    name: "WAI-S goal (sum), therapists of one US clinic",
    instrument: "waiS",
    sources: ["trustGameDyads"],
    note: "a small sample",
    scale: "goal",
    metric: "sum",
    range: { minimum: 4, maximum: 28 },
    rater: "therapist",
    n: 37,
    mean: /* @__PURE__ */ fromDyads(20.5),
    standardDeviation: /* @__PURE__ */ fromDyads(3.5),
  },
  /** Bond, sum: M 21.8, SD 4.1, 37 therapists. */
  clinicTherapistBond: {
    id: "waiS-clinic-therapist-bond",
    name: "WAI-S bond (sum), therapists of one US clinic",
    instrument: "waiS",
    sources: ["trustGameDyads"],
    note: "a small sample",
    scale: "bond",
    metric: "sum",
    range: { minimum: 4, maximum: 28 },
    rater: "therapist",
    n: 37,
    mean: /* @__PURE__ */ fromDyads(21.8),
    standardDeviation: /* @__PURE__ */ fromDyads(4.1),
  },
  /** Total, mean metric: M 4.30, SD 1.27. */
  onlineCounselling: {
    id: "waiS-online-counselling",
    name: "WAI-S total (mean), online counselling",
    instrument: "waiS",
    sources: ["pmc8521857"],
    scale: "total",
    metric: "mean",
    range: { minimum: 1, maximum: 7 },
    mean: /* @__PURE__ */ fromReview(4.3, "clients in online counselling"),
    standardDeviation: /* @__PURE__ */ fromReview(1.27, "clients in online counselling"),
  },
  /** Total, mean metric: M 6.01, SD 0.79. */
  internetTherapy: {
    id: "waiS-internet-therapy",
    name: "WAI-S total (mean), internet-delivered therapy, mid-treatment",
    instrument: "waiS",
    sources: ["pmc8521857"],
    scale: "total",
    metric: "mean",
    range: { minimum: 1, maximum: 7 },
    mean: /* @__PURE__ */ fromReview(6.01, "clients in internet-delivered cognitive behaviour therapy, mid-treatment"),
    standardDeviation: /* @__PURE__ */ fromReview(
      0.79,
      "clients in internet-delivered cognitive behaviour therapy, mid-treatment",
    ),
  },
  /** Internal consistency .92, the most frequent coefficient. */
  hanson2002: {
    id: "waiS-hanson-2002",
    name: "WAI, most frequent internal consistency",
    instrument: "waiS",
    sources: ["hanson2002"],
    reliability: fiveVersions,
  },
  /** Dependability of one session: .77, assumed to hold for the form. */
  dependability2011: {
    id: "waiS-dependability-2011",
    name: "WAI-S, one-session dependability (assumed)",
    instrument: "waiS",
    sources: ["critsChristoph2011"],
    reliability: dependability,
  },
} as const satisfies Record<string, WorkingAllianceProfile>;
