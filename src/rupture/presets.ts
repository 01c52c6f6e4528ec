/**
 * Published rules under the names of those who published them: the same kind of value as `methods`, with every threshold
 * exposed.
 *
 * Most of the papers were not read, only their abstracts or what later authors say of them. Then the grade is
 * `unverified` or `secondary` and the rule is given **as commonly described**, never as implemented from the original.
 */
import { readData, readRecord } from "../core/checkedOptions.js";
import { insist, insistWithin } from "../core/insist.js";
import { isPlainObject } from "../core/plainObject.js";
import type { SourceId } from "../evidence/bibliography.js";
import type { Grade } from "../evidence/cited.js";
import { ownMethod } from "./method.js";
import type { RuptureMethod, SessionVerdict } from "./method.js";
import { individualsChartFor } from "./rules/individualsChart.js";
import type { IndividualsChartParameters } from "./rules/individualsChart.js";
import { ownMeanBandFor, type OwnMeanBandParameters } from "./rules/ownMeanBand.js";
import { peakToTroughFor } from "./rules/peakToTrough.js";
import type { PeakToTroughParameters } from "./rules/peakToTrough.js";
import { quadraticUFor } from "./rules/quadraticU.js";
import type { QuadraticUParameters } from "./rules/quadraticU.js";
import { reliableDropFor } from "./rules/reliableDrop.js";
import type { ReliableDropParameters } from "./rules/reliableDrop.js";
import { insistPoints, insistTolerance } from "./rules/sessionDrop.js";
import { sessionPromptsFor } from "./rules/sessionPrompts.js";
import type { SessionPromptsParameters, SessionPromptVerdict } from "./rules/sessionPrompts.js";
import { suddenShiftFor } from "./rules/suddenShift.js";
import type { SuddenShiftParameters, SuddenShiftVerdict } from "./rules/suddenShift.js";
import { vEpisodeFor } from "./rules/vEpisode.js";
import type { VEpisodeParameters } from "./rules/vEpisode.js";

/** Parameters of the V-shaped deflections in pooled standard deviations: {@link stiles2004}, {@link strauss2006}. */
export interface DeflectionParameters {
  /** Pooled within-client standard deviation of your sample or service, in points. Above 0. */
  readonly pooledStandardDeviation: number;
  /** Standard deviations of fall; exactly as many count. Above 0, at most 100. */
  readonly multiple?: number;
  /** Standard deviations below the score before that still count as back, 0 or more. Default 0.25 (chosen, not published). */
  readonly tolerance?: number;
  /** Observed sessions within which the score must be back. Default 3 (chosen, not published). */
  readonly sessions?: number;
  /** Flag only falls that were repaired. Default false. */
  readonly returnRequired?: boolean;
}

/**
 * V-shaped deflections of two standard deviations, as commonly described after Stiles et al. (2004).
 *
 * A fall of at least `multiple` pooled within-client standard deviations from the last observed session, back within three
 * sessions to the score before, less a quarter of a standard deviation. Only the multiple of 2 is on (secondary) record:
 * which standard deviation, which reference and which tolerance the authors used is not known. The criterion was called
 * ad hoc and preliminary by its authors, as others report.
 *
 * @param parameters - `pooledStandardDeviation`; `multiple` (2); `tolerance` (0.25), `sessions` (3), `returnRequired`
 * @returns the method, for `detectRuptures`
 * @throws InvalidArgumentError those of `methods.vEpisode`
 * @see Stiles et al. (2004), https://doi.org/10.1037/0022-006X.72.1.81 (not read)
 *
 * @example
 * presets.stiles2004({ pooledStandardDeviation: 0.5 }).parameters.minimumDrop; // => 1
 */
export function stiles2004(parameters: DeflectionParameters): RuptureMethod {
  return published(deflection(parameters, 2, "presets.stiles2004"), {
    id: "stiles2004",
    name: "V-shaped deflections of 2 SD (Stiles et al. 2004)",
    sources: ["stiles2004", "gumz2012"],
    grade: "unverified",
    note: "As commonly described. The multiple of 2 is secondary; the kind of SD, the reference and the tolerance are chosen. Inclusive.",
  });
}

/**
 * Falls of one standard deviation, as commonly described after Strauss et al. (2006).
 *
 * As {@link stiles2004} with a multiple of 1. Without any rupture, two sessions of one client differ by as much very often.
 *
 * @param parameters - as for {@link stiles2004}; `multiple` (1)
 * @returns the method, for `detectRuptures`
 * @throws InvalidArgumentError as {@link stiles2004}
 * @see Strauss et al. (2006), https://doi.org/10.1037/0022-006X.74.2.337 (abstract)
 *
 * @example
 * presets.strauss2006({ pooledStandardDeviation: 0.5 }).parameters.minimumDrop; // => 0.5
 */
export function strauss2006(parameters: DeflectionParameters): RuptureMethod {
  return published(deflection(parameters, 1, "presets.strauss2006"), {
    id: "strauss2006",
    name: "Falls of 1 SD (Strauss et al. 2006)",
    sources: ["strauss2006", "gumz2012"],
    grade: "unverified",
    note: "As commonly described. The multiple of 1 is secondary; the pooled SD and the repair are not verified. Inclusive.",
  });
}

/**
 * V-episodes on the mean of a 1 to 7 scale, as commonly described after Stevens et al. (2007).
 *
 * A fall of at least 1 point; back within 0.25 of the score before; high, low, high completed within 3 to 5 sessions. How
 * the authors treated equality is not known: both are inclusive here.
 *
 * @param parameters - `minimumDrop` (1), `tolerance` (0.25), `maximumSpan` (5), `returnRequired` (false)
 * @returns the method, for `detectRuptures` on means from 1 to 7
 * @throws InvalidArgumentError those of `methods.vEpisode`
 * @see Stevens et al. (2007) (abstract)
 *
 * @example
 * presets.stevens2007().parameters; // => { minimumDrop: 1, tolerance: 0.25, maximumSpan: 5, returnRequired: false }
 */
export function stevens2007(parameters?: Partial<VEpisodeParameters>): RuptureMethod {
  const caller = "presets.stevens2007";
  return published(vEpisodeFor(caller, withUsual({ minimumDrop: 1, tolerance: 0.25 }, parameters, caller)), {
    id: "stevens2007",
    name: "V-episodes on a 7-point mean (Stevens et al. 2007)",
    sources: ["stevens2007"],
    grade: "unverified",
    note: "As commonly described; for means from 1 to 7. Inclusive: the authors' treatment of equality is not known.",
  });
}

/**
 * {@link stevens2007} carried over to the WAI-SR mean (1 to 5): our own adaptation, not published.
 *
 * The points shrink with the range, by 4/6: a fall of 0.667, back within 0.167.
 *
 * @param parameters - as for {@link stevens2007}, in points of the 1 to 5 mean
 * @returns the method, for `detectRuptures` on means from 1 to 5
 * @throws InvalidArgumentError those of `methods.vEpisode`
 *
 * @example
 * presets.stevens2007WaiSr().parameters.minimumDrop.toFixed(3); // => "0.667"
 */
export function stevens2007WaiSr(parameters?: Partial<VEpisodeParameters>): RuptureMethod {
  const caller = "presets.stevens2007WaiSr";
  return published(vEpisodeFor(caller, withUsual({ minimumDrop: 4 / 6, tolerance: 1 / 6 }, parameters, caller)), {
    id: "stevens2007-wai-sr",
    name: "V-episodes adapted to the WAI-SR mean (after Stevens et al. 2007)",
    sources: ["stevens2007"],
    grade: "unverified",
    note: "An adaptation of ours to means from 1 to 5 (points times 4/6); the rule itself as commonly described. Inclusive.",
  });
}

/**
 * Crisis and repair, from peak to trough, after Gumz et al. (2012).
 *
 * The threshold is `multiple` times the larger of the client's own and the pooled standard deviation (read in the paper);
 * the authors ran multiples of 1 and 2 side by side, so compute both. Whether the threshold itself counts is not known:
 * it does here.
 *
 * @param parameters - `pooledStandardDeviation`; `multiple` (2); `tolerance`
 * @returns the method, for `detectRuptures`
 * @throws InvalidArgumentError those of `methods.peakToTrough`
 * @see Gumz et al. (2012), https://doi.org/10.1186/1471-2288-12-10 (abstract and part of the discussion)
 *
 * @example
 * const both = [1, 2].map((multiple) => presets.gumz2012({ pooledStandardDeviation: 0.46, multiple }));
 * both.map((method) => method.parameters.multiple); // => [1, 2]
 */
export function gumz2012(parameters: PeakToTroughParameters): RuptureMethod {
  return published(peakToTroughFor("presets.gumz2012", parameters), {
    id: "gumz2012",
    name: "Crisis and repair, peak to trough (Gumz et al. 2012)",
    sources: ["gumz2012"],
    grade: "primary",
    note: "Threshold and accumulation as in the paper's abstract and discussion; the inequality is not known: inclusive here. The repair is ours.",
  });
}

/**
 * A drop by a reliable change, as commonly described after McLaughlin et al. (2014).
 *
 * That the drop was measured by the reliable change index is inferred from the paper's keywords. Three classes of clients:
 * repaired, unrepaired, none (see the analysis' `pattern`).
 *
 * @param parameters - `standardDeviation` and `reliability` of your scale; `criticalValue` (1.96); `tolerance`
 * @returns the method, for `detectRuptures`
 * @throws InvalidArgumentError those of `methods.reliableDrop`
 * @see McLaughlin et al. (2014), https://doi.org/10.1037/a0034696 (abstract)
 *
 * @example
 * presets.mclaughlin2014({ standardDeviation: 5, reliability: 0.8 }).parameters.points.toFixed(2); // => "6.20"
 */
export function mclaughlin2014(parameters: ReliableDropParameters): RuptureMethod {
  return published(reliableDropFor("presets.mclaughlin2014", parameters), {
    id: "mclaughlin2014",
    name: "Reliable drop (McLaughlin et al. 2014)",
    sources: ["mclaughlin2014"],
    grade: "unverified",
    note: "As commonly described; the formula is inferred from the paper's keywords. Inclusive. The repair tolerance is ours.",
  });
}

/**
 * One control chart a client, as in Lipner et al. (2022).
 *
 * The authors' own cut-offs are "empirically derived" and not known; this is the chart at its usual three sigmas, strict.
 *
 * @param parameters - as for `methods.individualsChart`
 * @returns the method, for `detectRuptures`
 * @throws InvalidArgumentError those of `methods.individualsChart`
 * @see Lipner et al. (2022) (abstract); Eubanks-Carter et al. (2012), https://doi.org/10.1080/10503307.2012.693772 (abstract)
 *
 * @example
 * presets.lipner2022().needed; // => 8
 */
export function lipner2022(parameters?: IndividualsChartParameters): RuptureMethod {
  return published(individualsChartFor("presets.lipner2022", parameters), {
    id: "lipner2022",
    name: "One control chart a client (Lipner et al. 2022)",
    sources: ["lipner2022", "eubanksCarter2012", "qcc"],
    grade: "unverified",
    note: "The usual chart; the authors' own cut-offs are not known. Strict, as in qcc. Repair at the centre line is a convention.",
  });
}

/**
 * Own mean less two standard deviations (2024): the only rule here with observer-rated validity known to us.
 *
 * Sessions flagged in 58 clients had more ruptures, rated by observers, than random ones. Strict. No repair is given; the
 * library's default is used.
 *
 * @param parameters - `multiple` (2)
 * @returns the method, for `detectRuptures`
 * @throws InvalidArgumentError `multiple-out-of-range`
 * @see "Can session-by-session changes in self-reported alliance scores serve as a measure of ruptures?" (2024), Journal of
 *   Consulting and Clinical Psychology 92(2) (abstract)
 *
 * @example
 * presets.ownMean2sd2024().needed; // => 6
 */
export function ownMean2sd2024(parameters?: OwnMeanBandParameters): RuptureMethod {
  return published(ownMeanBandFor("presets.ownMean2sd2024", parameters), {
    id: "ownMean2sd2024",
    name: "Own mean less 2 SD (2024)",
    sources: ["jccp2024"],
    grade: "abstract",
    note: "Strict. The paper gives no repair.",
  });
}

/**
 * Sudden gains in symptoms, after Tang & DeRubeis (1999), as the R package suddengains computes them.
 *
 * For symptom scores where lower is better: a fall of 7 points (Beck Depression Inventory), of 25 % of the score before,
 * and lasting. A fall is the good thing here.
 *
 * @param parameters - `minimumChange` (7), `minimumShare` (0.25), `alpha` (0.05), `criterion3` (`suddengains`)
 * @returns the method, for `detectRuptures`
 * @throws InvalidArgumentError those of `methods.suddenShift`
 * @see Tang & DeRubeis (1999), https://doi.org/10.1037/0022-006X.67.6.894 (not read); R package suddengains (its code)
 *
 * @example
 * presets.tangDeRubeis1999().parameters.minimumChange; // => 7
 */
export function tangDeRubeis1999(parameters?: Partial<SuddenShiftParameters>): RuptureMethod<SuddenShiftVerdict> {
  const caller = "presets.tangDeRubeis1999";
  const usual = { minimumChange: 7, minimumShare: 0.25, higherIs: "worse" } as const;
  const method = suddenShiftFor(caller, withUsual(usual, parameters, caller));
  return published(method, {
    id: "tangDeRubeis1999",
    name: `Sudden ${method.parameters["direction"] === "rise" ? "losses" : "gains"} in symptoms (Tang & DeRubeis 1999)`,
    sources: ["tangDeRubeis1999", "suddengains"],
    grade: "primary",
    note: "As coded in the R package suddengains (read); the original was not read. Criteria 1 and 2 inclusive, 3 strict. For symptoms: a fall is good and opens no episode.",
  });
}

/**
 * Sudden losses of alliance: the criteria of Tang & DeRubeis (1999) on an alliance scale.
 *
 * Criterion 2 is off, because a quarter of a score near the top is nearly unattainable. The criteria of the published
 * adaptation (Zilcha-Mano et al. 2019) are not known, so `minimumChange` is yours to give.
 *
 * @param parameters - `minimumChange` in points; `alpha` (0.05), `criterion3` (`suddengains`), `minimumShare` (off)
 * @returns the method, for `detectRuptures`
 * @throws InvalidArgumentError those of `methods.suddenShift`
 * @see Tang & DeRubeis (1999), https://doi.org/10.1037/0022-006X.67.6.894 (not read); Zilcha-Mano et al. (2019) (abstract)
 *
 * @example
 * presets.tangDeRubeis1999Alliance({ minimumChange: 0.5 }).parameters.minimumShare; // => null
 */
export function tangDeRubeis1999Alliance(parameters: SuddenShiftParameters): RuptureMethod<SuddenShiftVerdict> {
  return published(suddenShiftFor("presets.tangDeRubeis1999Alliance", parameters), {
    id: "tangDeRubeis1999-alliance",
    name: "Sudden losses of alliance (after Tang & DeRubeis 1999)",
    sources: ["tangDeRubeis1999", "zilchaMano2019", "suddengains"],
    grade: "unverified",
    note: "An adaptation: criteria as coded in the R package suddengains, criterion 2 off; 1 inclusive, 3 strict. The published alliance criteria are not known.",
  });
}

/**
 * A U over the whole course: a substitute, for one client, for the third cluster of Kivlighan & Shaughnessy (2000).
 *
 * They clustered the growth curves of a sample and found stable, linear and high-low-high ones. One client cannot be
 * clustered; the operationalisation is ours.
 *
 * @param parameters - `alpha` (0.05)
 * @returns the method, for `detectRuptures`
 * @throws InvalidArgumentError `alpha-out-of-range`
 * @see Kivlighan & Shaughnessy (2000), https://doi.org/10.1037/0022-0167.47.3.362 (abstract)
 *
 * @example
 * presets.kivlighanShaughnessy2000().needed; // => 4
 */
export function kivlighanShaughnessy2000(parameters?: QuadraticUParameters): RuptureMethod {
  return published(quadraticUFor("presets.kivlighanShaughnessy2000", parameters), {
    id: "kivlighanShaughnessy2000",
    name: "High, low, high over the course (after Kivlighan & Shaughnessy 2000)",
    sources: ["kivlighanShaughnessy2000"],
    grade: "derived",
    note: "Our operationalisation for one client; the paper clusters the curves of a sample. Its inequalities are strict.",
  });
}

/**
 * The two alerts of OpenFIT on the Session Rating Scale total: below 36, or a fall of 1 point or more.
 *
 * Two separate prompts to talk (`isBelow`, `hasDropped`), and neither is a rupture. 36 itself is fine; a fall of exactly 1
 * counts.
 *
 * @param parameters - `cutoff` (36), `boundary` (`below`), `minimumDrop` (1)
 * @returns the method, for `detectRuptures` on SRS totals (sums, 0 to 40)
 * @throws InvalidArgumentError those of `methods.sessionPrompts`
 * @see OpenFIT, support pages
 *
 * @example
 * presets.openFit().parameters; // => { cutoff: 36, boundary: "below", minimumDrop: 1 }
 */
export function openFit(parameters?: Partial<SessionPromptsParameters>): RuptureMethod<SessionPromptVerdict> {
  const caller = "presets.openFit";
  return published(
    sessionPromptsFor(caller, withUsual({ cutoff: 36, boundary: "below", minimumDrop: 1 }, parameters, caller)),
    {
      id: "openFit",
      name: "SRS alerts of OpenFIT",
      sources: ["openFit"],
      grade: "secondary",
      note: "The drop is read in OpenFIT's own pages (primary), the cut-off in secondary ones. Cut-off strict, drop inclusive.",
    },
  );
}

/** The parameters of a rule, with the published ones where none are given or undefined. The rule checks them. */
function withUsual<Usual extends object, Parameters extends object>(
  usual: Usual,
  parameters: Parameters | undefined,
  caller: string,
): Usual & Parameters {
  const given = readData(
    parameters === undefined ? {} : parameters,
    "option-unknown",
    caller,
    "an object of parameters",
  );
  insist(isPlainObject(given), "option-unknown", caller, "an object of parameters", parameters);
  const stated = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...usual, ...(Object.fromEntries(stated) as Parameters) };
}

/** What a published name adds to a rule. */
interface Publication {
  readonly id: string;
  readonly name: string;
  readonly sources: readonly SourceId[];
  readonly grade: Grade;
  readonly note: string;
}

function published<Verdict extends SessionVerdict>(
  method: RuptureMethod<Verdict>,
  publication: Publication,
): RuptureMethod<Verdict> {
  return ownMethod({ ...method, ...publication });
}

/** A V-episode in pooled standard deviations, its span counted from the high session before. */
function deflection(parameters: DeflectionParameters, usual: number, caller: string): RuptureMethod {
  const names = ["pooledStandardDeviation", "multiple", "tolerance", "sessions", "returnRequired"];
  const given = readRecord(parameters, caller, names);
  const { pooledStandardDeviation, multiple = usual, tolerance = 0.25, sessions = 3, returnRequired = false } = given;
  insistPoints(pooledStandardDeviation, "standard-deviation-out-of-range", caller, "a pooled standard deviation");
  insistWithin(multiple, [1e-6, 100], "multiple-out-of-range", caller, "a multiple");
  insistTolerance(tolerance, caller);
  insist(
    Number.isSafeInteger(sessions) && sessions >= 1,
    "span-out-of-range",
    caller,
    "sessions of 1 or more",
    sessions,
  );
  const method = vEpisodeFor(caller, {
    minimumDrop: multiple * pooledStandardDeviation,
    tolerance: tolerance * pooledStandardDeviation,
    maximumSpan: sessions + 2,
    returnRequired,
    pooledStandardDeviation,
  });
  return { ...method, parameters: { ...method.parameters, multiple } };
}

/**
 * Published rules under their authors' names.
 *
 * @inline
 */
export type Presets = {
  /** Falls of 2 pooled standard deviations, back within 3 sessions. */
  readonly stiles2004: typeof stiles2004;
  /** Falls of 1 pooled standard deviation, back within 3 sessions. */
  readonly strauss2006: typeof strauss2006;
  /** On means from 1 to 7: a fall of 1 point, back within 0.25, in 3 to 5 sessions. */
  readonly stevens2007: typeof stevens2007;
  /** On means from 1 to 5: a fall of 0.667 points, back within 0.167. */
  readonly stevens2007WaiSr: typeof stevens2007WaiSr;
  /** From peak to trough: 2 times the larger of the client's own and the pooled standard deviation. */
  readonly gumz2012: typeof gumz2012;
  /** A fall by a reliable change: 1.96 standard errors of the difference. */
  readonly mclaughlin2014: typeof mclaughlin2014;
  /** One control chart a client: 3 sigmas. */
  readonly lipner2022: typeof lipner2022;
  /** More than 2 standard deviations below the client's own mean. */
  readonly ownMean2sd2024: typeof ownMean2sd2024;
  /** Symptoms: a change of 7 points and of 25 % that lasts, at `alpha` = .05. */
  readonly tangDeRubeis1999: typeof tangDeRubeis1999;
  /** Alliance: a fall of `minimumChange` that lasts, at `alpha` = .05. */
  readonly tangDeRubeis1999Alliance: typeof tangDeRubeis1999Alliance;
  /** A U over the whole course: a curvature with p below .05. */
  readonly kivlighanShaughnessy2000: typeof kivlighanShaughnessy2000;
  /** The SRS total below 36, or a fall of 1 point since the last session. */
  readonly openFit: typeof openFit;
};

/**
 * Published rules under their authors' names, each a function that returns a method for `detectRuptures`.
 *
 * Those that need a pooled standard deviation, or a standard deviation and a reliability, take it as an argument: none is
 * looked up.
 */
export const presets: Presets = /* @__PURE__ */ Object.freeze({
  stiles2004,
  strauss2006,
  stevens2007,
  stevens2007WaiSr,
  gumz2012,
  mclaughlin2014,
  lipner2022,
  ownMean2sd2024,
  tangDeRubeis1999,
  tangDeRubeis1999Alliance,
  kivlighanShaughnessy2000,
  openFit,
});
