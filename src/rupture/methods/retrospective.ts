import { InvalidArgumentError } from "../../core/invalidArgumentError.js";
import { normalQuantile } from "../../core/statistics/normalQuantile.js";
import { observedSessions } from "../../series/sessionSeries.js";
import type { ObservedSession, SessionPoint, SessionSeries } from "../../series/sessionSeries.js";
import { falseFlagRate } from "../falseFlags.js";
import type { CalibrationTable } from "../falseFlags.js";
import { lookBack } from "../lookBack.js";
import type { Contrast } from "../lookBack.js";
import { checkAlpha, defineRuptureMethod, noVerdict } from "../method.js";
import type { RuptureMarker, RuptureMethod, SessionVerdict } from "../method.js";
import { lowerQuantile } from "../prediction.js";
import { completePrior, priorCautions } from "../prior.js";
import type { Prior, PriorInput } from "../prior.js";

/**
 * What is asked of each session. `brief`: was this one session low? `shift`: did a lower stretch of two or more sessions
 * begin here? `combined`: either, on one budget of false flags.
 */
export type RetrospectiveQuestion = "brief" | "shift" | "combined";

/** Choices of {@link retrospective}. */
export interface RetrospectiveOptions {
  readonly question: RetrospectiveQuestion;
  /** Probability below which a session is flagged: nominally the rate of false flags a session. Default 0.01. */
  readonly alpha?: number;
}

/** A verdict of {@link retrospective}; `probability` answers the question asked. */
export interface RetrospectiveVerdict extends SessionVerdict {
  /** Probability for "was this one session low?" */
  readonly pBrief: number | null;
  /** Probability for "did a lower stretch of two or more sessions begin here?" */
  readonly pShift: number | null;
  /** Calendar sessions of the stretch that fits the question best. */
  readonly duration: number | null;
  /** Points by which that stretch is lowered. */
  readonly drop: number | null;
}

/**
 * The look back over a whole course: for research, supervision and review after treatment.
 *
 * With all sessions at hand, two separate questions for each: was this one session lower than all others lead one to
 * expect (`brief`: V-shaped drops), and did a lower stretch of two sessions or more begin here (`shift`: lasting ones)?
 * No single score answers both best; `combined` spends one budget on both. A flag is a statistically notable drop.
 *
 *     p_d   = probability of a stretch of d sessions lowered this much, d = 1, 2, 3 and to the end
 *     brief = p_1;   shift, combined = weighted harmonic means of the p_d, weights .65, .05, .10, .20
 *
 * `shift` cannot tell a lasting drop from strong autocorrelation or a strong trend, and often points one session before
 * the onset. In long series `brief` and `combined` flag more often than alpha: see `expectedFalseFlags`. Constants and
 * rates come from simulation on a working model whose parameters are assumptions; no clinical data were used.
 *
 * @param given - from `priors`, `estimatePrior`, `prior`, or bare numbers
 * @param options - `question`; `alpha` above 0, below 1
 * @returns the method, for `detectRuptures`
 * @throws InvalidArgumentError `question-unknown`, `alpha-out-of-range`, `prior-invalid`; on detection
 *   `prior-metric-mismatch`, `prior-scale-mismatch`
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
  { question, alpha = 0.01 }: RetrospectiveOptions,
): RuptureMethod<RetrospectiveVerdict> {
  const prior = completePrior(given);
  checkAlpha(alpha);
  if (!Object.hasOwn(calibration, question))
    throw new InvalidArgumentError(
      "question-unknown",
      "methods.retrospective requires a question among brief, shift, combined",
    );
  const quantile = lowerQuantile(alpha);
  return defineRuptureMethod<RetrospectiveVerdict>({
    id: `retrospective-${question}`,
    name: `Look back at the whole course (${question})`,
    sources: [],
    grade: "derived",
    parameters: { prior, question, alpha },
    needed: 2,
    laws: {
      lookAhead: "whole-series",
      shiftInvariant: true,
      scaleInvariant: true,
      monotone: question === "brief",
      ignoresMissing: true,
      sees: { dip: question !== "shift", lasting: question !== "brief" },
    },
    falseFlags: falseFlagRate(prior, alpha, calibration[question]),
    repair: { tolerance: prior.typicalStandardDeviation },
    detect(series) {
      const cautions = priorCautions(prior, series.measure);
      const answers = answersOf(series, prior, question);
      const sessions = series.points.map(({ session, value }): RetrospectiveVerdict => {
        const answer = answers.get(session);
        if (answer === undefined)
          return { ...noVerdict(session, value), pBrief: null, pShift: null, duration: null, drop: null };
        const { expected, probability, brief, pShift, duration, drop } = answer;
        return {
          session,
          value,
          assessed: true,
          expected,
          lowerLimit: question === "brief" ? expected + quantile(brief.df) * brief.scale : null,
          statistic: 0 - normalQuantile(probability),
          probability,
          flagged: probability < alpha,
          pBrief: brief.probability,
          pShift,
          duration,
          drop,
        };
      });
      return { sessions, markers: markersOf(sessions, answers), cautions };
    },
  });
}

/** What the look back says about one session. */
interface Answer {
  readonly expected: number;
  readonly probability: number;
  /** The session alone against all others. */
  readonly brief: Contrast;
  readonly pShift: number;
  readonly duration: number;
  readonly drop: number;
}

/** Shares of the budget: one session, two, three, to the end of the series. */
const weights = [0.65, 0.05, 0.1, 0.2] as const;

/** By session number; the first observed session has no answer. */
function answersOf(series: SessionSeries, prior: Prior, question: RetrospectiveQuestion): ReadonlyMap<number, Answer> {
  const observed = observedSessions(series);
  const contrast = lookBack(observed, prior);
  const [first] = observed as readonly [ObservedSession];
  const end = (series.points.at(-1) as SessionPoint).session + 1;
  const answers = new Map<number, Answer>();

  for (let from = 1; from < observed.length; from++) {
    const { session, value } = observed[from] as ObservedSession;
    const byLength = new Map<number, Contrast>(); // stretches over the same observed sessions are one
    const templates = [1, 2, 3, Infinity].map((sessions, index) => {
      const off = Math.min(session + sessions, end);
      const next = observed.findIndex((later) => later.session >= off);
      const to = next < 0 ? observed.length : next;
      const found = byLength.get(to) ?? contrast(from, to);
      byLength.set(to, found);
      return { weight: weights[index] as number, duration: off - session, contrast: found };
    });
    const [brief, ...longer] = templates as [Template, ...Template[]];
    const asked = question === "brief" ? [brief] : question === "shift" ? longer : templates;
    const best = asked.reduce((left, right) => (support(right) > support(left) ? right : left));
    const { drop, level, trend } = best.contrast;
    answers.set(session, {
      expected: best === brief ? value + drop : first.value + level + trend * (session - first.session),
      probability: harmonicMean(asked),
      brief: brief.contrast,
      pShift: harmonicMean(longer),
      duration: best.duration,
      drop,
    });
  }
  return answers;
}

/** A stretch of a given length that may begin at a session. */
interface Template {
  readonly weight: number;
  readonly duration: number;
  readonly contrast: Contrast;
}

const support = ({ weight, contrast }: Template): number => weight / contrast.probability;

function harmonicMean(templates: readonly Template[]): number {
  const total = templates.reduce((sum, { weight }) => sum + weight, 0);
  return total / templates.reduce((sum, template) => sum + support(template), 0);
}

/** The flagged stretches, the least probable first, none overlapping another; then in order of onset. */
function markersOf(verdicts: readonly RetrospectiveVerdict[], answers: ReadonlyMap<number, Answer>): RuptureMarker[] {
  const taken: (readonly [onset: number, off: number])[] = [];
  const byProbability = verdicts
    .filter((verdict) => verdict.flagged)
    .sort((left, right) => (left.probability as number) - (right.probability as number));
  for (const { session } of byProbability) {
    const off = session + (answers.get(session) as Answer).duration;
    if (taken.every(([onset, end]) => off <= onset || session >= end)) taken.push([session, off]);
  }
  return taken
    .map(([onset]) => ({ onset, unit: (answers.get(onset) as Answer).brief.scale }))
    .sort((left, right) => left.onset - right.onset);
}

/** By question, in thousandths; see CalibrationTable. */
const calibration: { readonly [Question in RetrospectiveQuestion]: CalibrationTable } = {
  brief: {
    srs: [
      [7, 12, 27, 50],
      [8, 13, 29, 52],
      [9, 16, 32, 57],
      [12, 18, 35, 60],
      [14, 21, 37, 62],
    ],
    srsNormLike: [
      [7, 12, 26, 48],
      [8, 14, 30, 52],
      [11, 18, 34, 58],
      [14, 21, 38, 63],
      [16, 24, 41, 64],
    ],
    waiSr: [
      [4, 9, 24, 48],
      [6, 11, 25, 50],
      [6, 12, 28, 53],
      [8, 14, 30, 55],
      [9, 16, 32, 57],
    ],
    wai7: [
      [4, 9, 24, 47],
      [6, 11, 25, 49],
      [7, 12, 28, 52],
      [8, 14, 30, 55],
      [10, 17, 33, 57],
    ],
  },
  shift: {
    srs: [
      [4, 9, 21, 42],
      [5, 9, 22, 42],
      [5, 9, 22, 43],
      [7, 11, 25, 48],
      [9, 16, 33, 59],
    ],
    srsNormLike: [
      [4, 8, 19, 38],
      [5, 9, 21, 39],
      [5, 10, 22, 41],
      [7, 12, 26, 47],
      [10, 17, 33, 58],
    ],
    waiSr: [
      [3, 8, 22, 46],
      [5, 10, 24, 48],
      [5, 10, 25, 49],
      [6, 12, 28, 53],
      [10, 17, 37, 69],
    ],
    wai7: [
      [3, 8, 21, 44],
      [5, 9, 23, 46],
      [5, 10, 24, 48],
      [6, 12, 27, 52],
      [10, 18, 39, 71],
    ],
  },
  combined: {
    srs: [
      [6, 11, 27, 53],
      [8, 13, 29, 55],
      [9, 16, 32, 59],
      [11, 18, 36, 63],
      [15, 22, 41, 69],
    ],
    srsNormLike: [
      [6, 11, 26, 50],
      [8, 14, 30, 54],
      [11, 18, 35, 59],
      [14, 21, 39, 66],
      [18, 26, 45, 72],
    ],
    waiSr: [
      [4, 8, 24, 51],
      [5, 11, 27, 55],
      [7, 13, 30, 57],
      [8, 15, 33, 61],
      [11, 18, 38, 69],
    ],
    wai7: [
      [4, 8, 24, 50],
      [6, 11, 27, 54],
      [7, 13, 30, 56],
      [9, 15, 33, 61],
      [12, 20, 39, 71],
    ],
  },
};
