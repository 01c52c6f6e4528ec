import { checkedOptions, insistChoice } from "../../core/checkedOptions.js";
import { normalQuantile } from "../../core/statistics/normalQuantile.js";
import { observedSessions } from "../../course/series.js";
import type { ObservedSession, SessionPoint, SessionSeries } from "../../course/series.js";
import { briefFlagRates, combinedFlagRates, shiftFlagRates } from "../../evidence/simulatedRates.js";
import type { RateTable } from "../../evidence/simulatedRates.js";
import { falseFlagRate, rateForSeries } from "../falseFlags.js";
import { lookBack } from "./lookBack.js";
import type { Contrast } from "./lookBack.js";
import { wholeSeriesLaws } from "../laws.js";
import { checkAlpha, ownMethod, insistOnFewSessions, noVerdict } from "../method.js";
import type { RuptureMarker, RuptureMethod, SessionVerdict } from "../method.js";
import { lowerQuantile } from "../prediction/predictionState.js";
import { completePrior, priorCautions } from "../prediction/prior.js";
import type { Prior, PriorInput } from "../prediction/prior.js";

/**
 * What is asked of each session. `brief`: was this one session low? `shift`: did a lower stretch of two or more sessions
 * begin here? `combined`: either, on one budget of false flags.
 */
export type RetrospectiveQuestion = "brief" | "shift" | "combined";

/** Choices of {@link retrospective}. */
export interface RetrospectiveOptions {
  /** Default `combined`: one flag for both. */
  readonly question?: RetrospectiveQuestion;
  /** Probability below which a session is flagged: nominally the rate of false flags a session. Default 0.01. */
  readonly alpha?: number;
}

/**
 * The stretches that are tried from each session on: it alone, two sessions, three, to the end of the series at once, and
 * a slide: to the end, by a third of the depth in each of the first three sessions.
 */
export type StretchTemplate = "one" | "two" | "three" | "end" | "slide";

/** A verdict of {@link retrospective}; `probability` answers the question asked. */
export interface RetrospectiveVerdict extends SessionVerdict {
  /** Probability for "was this one session low?" */
  readonly pBrief: number | null;
  /** Probability for "did a lower stretch of two or more sessions begin here?" */
  readonly pShift: number | null;
  /** Probability for "did a slide over three sessions begin here?", which is a part of `pShift`. */
  readonly pGradual: number | null;
  /** The stretch that fits the question best. */
  readonly template: StretchTemplate | null;
  /** Calendar sessions of that stretch. */
  readonly duration: number | null;
  /** Points by which it is lowered, where it is deepest. */
  readonly drop: number | null;
}

/**
 * The look back over a whole course: for research, supervision and review after treatment.
 *
 * With all sessions at hand, two separate questions for each: was this one session lower than all others lead one to
 * expect (`brief`: V-shaped drops), and did a lower stretch of two sessions or more begin here (`shift`: lasting ones)?
 * No single score answers both best; `combined` spends one budget on both. A flag is a statistically notable drop.
 *
 *     p_d   = probability of a stretch d lowered this much: 1, 2 or 3 sessions, to the end, a slide to the end
 *     brief = p_1;   shift, combined = weighted harmonic means of the p_d, weights .65, .05, .10, .20, .10
 *
 * A slide goes down by a third in each of three sessions and stays; it is dated at the first, a third of the way down.
 * `shift` cannot tell a lasting drop from strong autocorrelation or a strong trend, and often points one session before
 * the onset. Nothing is said of a lone session after a gap of a million, where drift alone explains any score. In long
 * series `brief` and `combined` flag more often than alpha: see `expectedFalseFlags`. Constants and rates come from
 * simulation on a working model whose parameters are assumptions; no clinical data were used. Its cost grows faster than the
 * series: of 2,000 observed sessions at most.
 *
 * @param given - from `priors`, `estimatePrior`, `prior`, or bare numbers
 * @param options - `question` (default `combined`: one flag for both); `alpha` from 1e-12 to below 1 (default 0.01)
 * @returns the method, for `detectRuptures`
 * @throws InvalidArgumentError `question-unknown`, `alpha-out-of-range`, `prior-invalid`, `scale-range-invalid`,
 *   `scale-step-invalid`, `option-unknown`, `result-not-unwrapped`; on detection `prior-metric-mismatch`,
 *   `prior-scale-mismatch`, `prior-range-mismatch`, `too-many-sessions`
 *
 * @example
 * const points = [38, 38.4, 37.9, 31, 38.1].map((value, index) => ({ session: index + 1, value }));
 * const series = unwrap(sessionSeries(points, { minimum: 0, maximum: 40, step: 0.1 }));
 * const analysis = detectRuptures(series, methods.retrospective(priors.srs.sum, { question: "brief" }));
 * const episodes = analysis.status === "assessed" ? analysis.episodes : [];
 * episodes.map((episode) => [episode.onset, episode.shape, episode.repair.status]); // => [[4, "V", "repaired"]]
 */
export function retrospective(
  given: Prior | PriorInput,
  options?: RetrospectiveOptions,
): RuptureMethod<RetrospectiveVerdict> {
  const prior = completePrior(given, caller);
  const known = { question: "checked-by-caller", alpha: "checked-by-caller" } as const;
  const { question = "combined", alpha = 0.01 } = checkedOptions(options, caller, known);
  checkAlpha(alpha, caller);
  insistChoice(question, Object.keys(flagRates), "question-unknown", caller, "the question");
  const quantile = lowerQuantile(alpha);
  return ownMethod<RetrospectiveVerdict>({
    id: `retrospective-${question}`,
    name: `Look back at the whole course (${question})`,
    sources: [],
    grade: "derived",
    parameters: { prior, question, alpha },
    needed: 2,
    laws: {
      ...wholeSeriesLaws,
      monotone: question === "brief",
      sees: { dip: question !== "shift", lasting: question !== "brief" },
    },
    falseFlags: falseFlagRate(prior, alpha, flagRates[question]),
    repair: { tolerance: prior.typicalStandardDeviation },
    detect(series) {
      insistOnFewSessions(observedSessions(series), caller);
      const cautions = priorCautions(prior, series, caller);
      const answers = answersOf(series, prior, question);
      const sessions = series.points.map(({ session, value }): RetrospectiveVerdict => {
        const answer = answers.get(session);
        if (answer === undefined) return { ...noVerdict(session, value), ...noAnswer };
        const { expected, probability, brief, pShift, pGradual, template, duration, drop } = answer;
        return {
          session,
          value,
          assessed: true,
          expected,
          lowerLimit: question === "brief" && brief ? expected + quantile(brief.df) * brief.scale : null,
          statistic: probability < 0.5 ? 0 - normalQuantile(probability) : normalQuantile(answer.improbability),
          probability,
          flagged: probability < alpha,
          pBrief: brief?.probability ?? null,
          pShift,
          pGradual,
          template,
          duration,
          drop,
        };
      });
      const last = observedSessions(series).at(-1)?.session;
      const rate = rateForSeries(prior, alpha, series.measure);
      return { sessions, markers: markersOf(sessions, answers, last), cautions, ...rate };
    },
  });
}

const caller = "methods.retrospective";

const noAnswer = { pBrief: null, pShift: null, pGradual: null, template: null, duration: null, drop: null } as const;

/** What the look back says about one session. */
interface Answer {
  readonly expected: number;
  readonly probability: number;
  /** One minus that, without the loss of digits. */
  readonly improbability: number;
  /** The session alone against all others; like `pShift` nothing where a drift across a vast gap explains any score. */
  readonly brief: Contrast | undefined;
  readonly pShift: number | null;
  readonly pGradual: number | null;
  readonly template: StretchTemplate;
  readonly duration: number;
  /** Last observed session of the fall: a slide that is a third down is not called repaired at its second session. */
  readonly through: number;
  readonly drop: number;
}

/** Share of the budget, calendar sessions, and of these the sessions of the fall. The first of the list wins ties. */
const templates: Readonly<Record<StretchTemplate, readonly [weight: number, sessions: number, fall: number]>> = {
  one: [0.65, 1, 1],
  two: [0.05, 2, 1],
  three: [0.1, 3, 1],
  end: [0.2, Infinity, 1],
  slide: [0.1, Infinity, 3],
};

/** By session number; the first observed session has no answer, nor has one of which nothing can be said. */
function answersOf(series: SessionSeries, prior: Prior, question: RetrospectiveQuestion): ReadonlyMap<number, Answer> {
  const observed = observedSessions(series);
  const contrast = lookBack(observed, prior, series.scale);
  const [first] = observed as readonly [ObservedSession];
  const end = (series.points.at(-1) as SessionPoint).session + 1;
  const answers = new Map<number, Answer>();

  for (let from = 1; from < observed.length; from++) {
    const { session, value } = observed[from] as ObservedSession;
    const known: Known[] = [];
    const tried = Object.entries(templates).flatMap(([name, [weight, sessions, fall]]): Tried[] => {
      const depths = depthsOf(observed, from, sessions, fall);
      const duration = Math.min(session + sessions, end) - session;
      const same = known.find((other) => isSame(other.depths, depths)); // near the end, or beside gaps
      const found = same ? same.found : contrast({ from, depths });
      known.push({ depths, found });
      return found ? [{ template: name as StretchTemplate, weight, duration, contrast: found }] : [];
    });
    const of = (wanted: readonly StretchTemplate[]): Tried[] =>
      tried.filter(({ template }) => wanted.includes(template));
    const [brief] = of(asks.brief);
    const [slide] = of(["slide"]);
    const longer = of(asks.shift);
    const asked = of(asks[question]);
    if (asked.length === 0) continue;
    const best = asked.reduce((left, right) => (support(right) > support(left) ? right : left));
    const { drop, level, trend } = best.contrast;
    answers.set(session, {
      expected: best === brief ? value + drop : first.value + level + trend * (session - first.session),
      probability: harmonicMean(asked),
      improbability: complement(asked),
      brief: brief?.contrast,
      pShift: longer.length > 0 ? harmonicMean(longer) : null,
      pGradual: slide?.contrast.probability ?? null,
      template: best.template,
      duration: best.duration,
      through: lastOfFall(observed, from, templates[best.template][2]),
      drop,
    });
  }
  return answers;
}

/** The stretches that each question asks about. */
const asks: Readonly<Record<RetrospectiveQuestion, readonly StretchTemplate[]>> = {
  brief: ["one"],
  shift: ["two", "three", "end", "slide"],
  combined: ["one", "two", "three", "end", "slide"],
};

/**
 * How deep each observed session of a stretch lies, the deepest 1: as many calendar sessions from a position on, the first
 * ones by equal steps down.
 */
function depthsOf(observed: readonly ObservedSession[], from: number, sessions: number, fall: number): number[] {
  const { session: onset } = observed[from] as ObservedSession;
  const depths: number[] = [];
  for (let at = from; at < observed.length && (observed[at] as ObservedSession).session < onset + sessions; at++)
    depths.push(Math.min(1, ((observed[at] as ObservedSession).session - onset + 1) / fall));
  const deepest = depths.at(-1) as number;
  return depths.map((depth) => depth / deepest);
}

/** The last observed session among so many calendar sessions from a position on. */
function lastOfFall(observed: readonly ObservedSession[], from: number, sessions: number): number {
  const { session: onset } = observed[from] as ObservedSession;
  return Math.max(
    ...observed.slice(from, from + sessions).map(({ session }) => (session < onset + sessions ? session : onset)),
  );
}

/** A stretch that was tried already. */
interface Known {
  readonly depths: readonly number[];
  readonly found: Contrast | undefined;
}

const isSame = (left: readonly number[], right: readonly number[]): boolean =>
  left.length === right.length && left[0] === right[0];

/** A stretch that may begin at a session, and what it would be. */
interface Tried {
  readonly template: StretchTemplate;
  readonly weight: number;
  readonly duration: number;
  readonly contrast: Contrast;
}

const support = ({ weight, contrast }: Tried): number => weight / contrast.probability;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

function harmonicMean(tried: readonly Tried[]): number {
  return sum(tried.map(({ weight }) => weight)) / sum(tried.map(support));
}

/** 1 - harmonic mean = (sum of w (1 - p) / p) / (sum of w / p). */
function complement(tried: readonly Tried[]): number {
  return sum(tried.map((each) => support(each) * each.contrast.improbability)) / sum(tried.map(support));
}

/** The flagged stretches, the least probable first: of two that overlap, the first is kept. None outlasts the last score. */
function markersOf(
  verdicts: readonly RetrospectiveVerdict[],
  answers: ReadonlyMap<number, Answer>,
  last = Infinity,
): RuptureMarker[] {
  return verdicts
    .filter((verdict) => verdict.flagged)
    .sort((left, right) => (left.probability as number) - (right.probability as number))
    .map(({ session }) => {
      const { brief, through, duration } = answers.get(session) as Answer;
      const until = Math.min(session + duration - 1, last);
      return { onset: session, ...(brief && { unit: brief.scale }), through, until };
    });
}

const flagRates: Readonly<Record<RetrospectiveQuestion, RateTable>> = {
  brief: briefFlagRates,
  shift: shiftFlagRates,
  combined: combinedFlagRates,
};
