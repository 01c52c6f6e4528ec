import { insist, insistUnwrapped } from "../core/insist.js";
import { isListOf, isPlainObject } from "../core/plainObject.js";
import { insistOnCourse, type Course } from "../course/course.js";
import { entriesOf, insistOnSeries } from "../course/series.js";
import { seriesOf } from "../course/seriesOf.js";
import type { SessionSeries } from "../course/series.js";
import { detectedBy } from "./detectRuptures.js";
import type { RuptureAnalysis } from "./analysisOf.js";
import type { DetectRupturesOptions } from "./detectRuptures.js";
import type { RuptureMethod, SessionVerdict } from "./method.js";

/** The three parts of the alliance (Bordin 1979) and the total. */
export type AllianceComponent = (typeof components)[number];

const components = ["goal", "task", "bond", "total"] as const;

/** Which components stand out, each alone and all side by side. */
export interface ComponentAnalysis<Verdict extends SessionVerdict = SessionVerdict> {
  /** Each component by its method alone, which it names, at the method's own rate of false flags. */
  readonly components: { readonly [Name in AllianceComponent]?: RuptureAnalysis<Verdict> };
  /** Every session that some component could be judged in. */
  readonly sessions: readonly ComponentVerdict[];
  /** `holm`: `moved` is corrected for looking at several components. `none`: a method gives no probabilities or no alpha. */
  readonly correction: "holm" | "none";
}

/** Which components moved in one session. */
export interface ComponentVerdict {
  readonly session: number;
  /** Components that stand out, corrected for testing several. */
  readonly moved: readonly AllianceComponent[];
  /** Holm's adjusted probability of each component that could be judged; empty without correction. */
  readonly adjusted: { readonly [Name in AllianceComponent]?: number };
}

/** One series for each component that is there. */
export type SeriesByComponent = { readonly [Name in AllianceComponent]?: SessionSeries };

/** One method for all components, or one for each. */
export type MethodByComponent<Verdict extends SessionVerdict> =
  RuptureMethod<Verdict> | { readonly [Name in AllianceComponent]?: RuptureMethod<Verdict> };

/**
 * Goal, task, bond and total side by side: which of them moved, and when.
 *
 * Looking at four scores of a session gives chance four tries. Within each session the probabilities are therefore
 * adjusted by Holm's step-down procedure over the components judged there, and a component has moved when its adjusted
 * probability is below the method's alpha:
 *
 *     p(1) <= ... <= p(m);   adjusted p(i) = max over j <= i of min(1, (m - j + 1) * p(j))
 *
 * Sessions are not corrected for one another: `expectedFalseFlags` of each analysis says how many chance flags to expect.
 *
 * @param given - a course, whose parts and total are judged on their means; or one series for each component that is there. Those that say what they measure (from `seriesOf`) must be
 *   of the scale with the component's name, and all of one instrument, rater and metric; bare ones are taken at their word
 * @param method - without one, the prediction with the shipped prior; one method for all, or one for each component; a prior for the sum of the total does not fit the sums
 *   of the parts, whereas means are in the same units
 * @param options - as for `detectRuptures`
 * @returns the analysis of each component, and session by session which moved
 * @throws InvalidArgumentError `no-components`, `component-unknown`, `component-without-method`,
 *   `series-of-another-component`, `series-of-different-measures`, and what `detectRuptures` throws
 *
 * @example
 * const means = (values) => unwrap(sessionSeries(values.map((value, index) => ({ session: index + 1, value })), { minimum: 1, maximum: 5 }));
 * const parts = { goal: means([4.2, 4.4, 4.3, 4.4, 4.3]), task: means([4.1, 4.2, 4.1, 4.2, 3.8]), bond: means([4.4, 4.5, 4.4, 4.6, 3.2]) };
 * const { sessions, correction } = detectByComponent(parts, methods.prediction(priors.waiSr.mean));
 * [correction, sessions.at(-1).moved]; // => ["holm", ["bond"]]
 */
export function detectByComponent<Verdict extends SessionVerdict = SessionVerdict>(
  given: SeriesByComponent | Course,
  method?: MethodByComponent<Verdict>,
  options?: DetectRupturesOptions,
): ComponentAnalysis<Verdict> {
  const series = seriesByComponent(given);
  const parts = components.flatMap((name): Part[] => {
    const own = series[name];
    return own === undefined ? [] : [{ name, series: own }];
  });
  insist(parts.length > 0, "no-components", caller, "a course or series of goal, task, bond or total", given);
  for (const { series: own } of parts) insistOnSeries(own, caller);
  checkMeasures(parts);
  insistUnwrapped(method, caller, "a method, or one for each component");
  if (method !== undefined && !isMethod(method)) checkComponents(Object.keys(method), caller);
  const looks = parts.map(({ name, series: own }) => {
    const rule = method === undefined || isMethod(method) ? method : method[name];
    insist(method === undefined || rule !== undefined, "component-without-method", caller, `a method for ${name}`);
    const analysis = detectedBy(own, rule, options, caller);
    return { name, alpha: analysis.method.parameters["alpha"], analysis };
  });

  const bySession = new Map<number, Judged[]>();
  for (const { name, alpha, analysis } of looks) {
    if (analysis.status !== "assessed") continue;
    for (const verdict of analysis.sessions)
      if (verdict.assessed)
        bySession.set(verdict.session, [...(bySession.get(verdict.session) ?? []), { name, alpha, verdict }]);
  }
  const judged = [...bySession].sort(([left], [right]) => left - right);
  const isCorrected = judged.length > 0 && judged.every(([, all]) => all.every(isProbable));
  return {
    components: Object.fromEntries(looks.map(({ name, analysis }) => [name, analysis])),
    sessions: judged.map(([session, all]) =>
      isCorrected
        ? { session, ...correctedByHolm(all.filter(isProbable)) }
        : { session, moved: all.filter(({ verdict }) => verdict.flagged).map(({ name }) => name), adjusted: {} },
    ),
    correction: isCorrected ? "holm" : "none",
  };
}

const caller = "detectByComponent";

/** One method for all; what is neither that nor a method for each component is refused by the check of methods. */
const isMethod = <Verdict extends SessionVerdict>(given: MethodByComponent<Verdict>): given is RuptureMethod<Verdict> =>
  !isPlainObject(given) || "detect" in given;

/** The series that were given, or the means of a course's parts and total, which are in the same units. */
function seriesByComponent(given: SeriesByComponent | Course): SeriesByComponent {
  insistUnwrapped(given, caller, "a course or series");
  const entries = entriesOf(given) ?? {};
  if (!("sessions" in entries)) {
    checkComponents(Object.keys(entries), caller);
    return entries;
  }
  const course = given as Course;
  insistOnCourse(course, caller);
  const named = components.filter((name) => Object.hasOwn(course.scales, name));
  return Object.fromEntries(named.map((name) => [name, seriesOf(course, name, "mean")]));
}

/**
 * Throw on an unknown component.
 *
 * @internal
 */
export function checkComponents(names: unknown, caller: string): void {
  const known: readonly unknown[] = components;
  const need = `components among ${components.join(", ")}`;
  insistUnwrapped(names, caller, need);
  insist(
    isListOf(names, (name) => known.includes(name)),
    "component-unknown",
    caller,
    need,
  );
}

interface Part {
  readonly name: AllianceComponent;
  readonly series: SessionSeries;
}

/** Parts that were measured in different ways cannot be compared, and one part must not stand for another. */
function checkMeasures(parts: readonly Part[]): void {
  const measured = parts.filter(({ series }) => series.measure !== undefined);
  for (const { name, series } of measured)
    insist(
      series.measure?.scale === name,
      "series-of-another-component",
      caller,
      `for ${name} the series of the scale ${name}`,
    );
  const first = measured[0]?.series.measure;
  const fields = ["instrument", "rater", "metric"] as const;
  insist(
    measured.every(({ series }) => fields.every((field) => series.measure?.[field] === first?.[field])),
    "series-of-different-measures",
    caller,
    "series of one instrument, rater and metric",
  );
}

interface Judged {
  readonly name: AllianceComponent;
  readonly alpha: unknown;
  readonly verdict: SessionVerdict;
}

interface Probable extends Judged {
  readonly alpha: number;
  readonly verdict: SessionVerdict & { readonly probability: number };
}

const isProbable = (judged: Judged): judged is Probable =>
  typeof judged.alpha === "number" && judged.verdict.probability !== null;

function correctedByHolm(all: readonly Probable[]): Omit<ComponentVerdict, "session"> {
  const rising = [...all].sort((left, right) => left.verdict.probability - right.verdict.probability);
  let highest = 0;
  const adjusted = new Map(
    rising.map(({ name, verdict }, index) => {
      highest = Math.max(highest, Math.min(1, (rising.length - index) * verdict.probability));
      return [name, highest];
    }),
  );
  const inOrder = all.map((judged) => ({ ...judged, probability: adjusted.get(judged.name) as number }));
  return {
    moved: inOrder.filter(({ probability, alpha }) => probability < alpha).map(({ name }) => name),
    adjusted: Object.fromEntries(inOrder.map(({ name, probability }) => [name, probability])),
  };
}
