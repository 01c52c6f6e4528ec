import { cutoffLevel } from "./rules/cutoffLevel.js";
import { individualsChart } from "./rules/individualsChart.js";
import { ownMeanBand } from "./rules/ownMeanBand.js";
import { peakToTrough } from "./rules/peakToTrough.js";
import { pooledDrop } from "./rules/pooledDrop.js";
import { prediction } from "./prediction/prediction.js";
import { quadraticU } from "./rules/quadraticU.js";
import { quesenberryQ } from "./rules/quesenberryQ.js";
import { reliableDrop } from "./rules/reliableDrop.js";
import { retrospective } from "./lookBack/retrospective.js";
import { sessionDrop } from "./rules/sessionDrop.js";
import { sessionPrompts } from "./rules/sessionPrompts.js";
import { singleBreak } from "./rules/singleBreak.js";
import { suddenShift } from "./rules/suddenShift.js";
import { vEpisode } from "./rules/vEpisode.js";

export type { CutoffLevelParameters } from "./rules/cutoffLevel.js";
export type { IndividualsChartParameters } from "./rules/individualsChart.js";
export type { OwnMeanBandParameters } from "./rules/ownMeanBand.js";
export type { PeakToTroughParameters } from "./rules/peakToTrough.js";
export type { PooledDropParameters } from "./rules/pooledDrop.js";
export type { PredictionOptions } from "./prediction/prediction.js";
export type { QuadraticUParameters } from "./rules/quadraticU.js";
export type { QuesenberryQParameters } from "./rules/quesenberryQ.js";
export type { ReliableDropParameters } from "./rules/reliableDrop.js";
export type {
  RetrospectiveOptions,
  RetrospectiveQuestion,
  RetrospectiveVerdict,
  StretchTemplate,
} from "./lookBack/retrospective.js";
export type { SessionDropParameters } from "./rules/sessionDrop.js";
export type { SessionPromptsParameters, SessionPromptVerdict } from "./rules/sessionPrompts.js";
export type { SingleBreakParameters } from "./rules/singleBreak.js";
export type { SuddenShiftParameters, SuddenShiftVerdict } from "./rules/suddenShift.js";
export type { VEpisodeParameters } from "./rules/vEpisode.js";

/**
 * One function a rule, by name.
 *
 * @inline
 */
export type Methods = {
  /** Far below what the sessions before predict: a probability below `alpha` = .01. The recommended method. */
  readonly prediction: typeof prediction;
  /** Q below -3 against the mean and standard deviation of the sessions before: at least 3 of them. */
  readonly quesenberryQ: typeof quesenberryQ;
  /** Looking back over a whole course: a low session or stretch with a probability below `alpha` = .01. */
  readonly retrospective: typeof retrospective;
  /** A large change that lasts, 3 sessions before against 3 after at `alpha` = .05. `minimumChange` is yours to give. */
  readonly suddenShift: typeof suddenShift;
  /** One lasting break of the level, by BIC with a penalty of 3 ln n, in 30 sessions or more. */
  readonly singleBreak: typeof singleBreak;
  /** A U over the whole course: a curvature with p below .05. */
  readonly quadraticU: typeof quadraticU;
  /** More than 2 standard deviations below the client's own mean. */
  readonly ownMeanBand: typeof ownMeanBand;
  /** Below the lower limit of a control chart: 3 sigmas, the mean moving range divided by 1.128. */
  readonly individualsChart: typeof individualsChart;
  /** A fall of `points` or more since the last session. The points are yours to give. */
  readonly sessionDrop: typeof sessionDrop;
  /** A fall of 1 pooled standard deviation or more since the last session. */
  readonly pooledDrop: typeof pooledDrop;
  /** A fall by a reliable change: 1.96 standard errors of the difference. */
  readonly reliableDrop: typeof reliableDrop;
  /** High, low, high within 5 sessions: a fall of `minimumDrop`, back within `tolerance`. */
  readonly vEpisode: typeof vEpisode;
  /** A decline of 2 standard deviations or more, over as many falling sessions as it takes. */
  readonly peakToTrough: typeof peakToTrough;
  /** Below `cutoff`, which is yours to give. */
  readonly cutoffLevel: typeof cutoffLevel;
  /** Below `cutoff`, or a fall of `minimumDrop` since the last session. Both are yours to give. */
  readonly sessionPrompts: typeof sessionPrompts;
};

/**
 * One function a rule: each takes its parameters and returns a method for `detectRuptures`. Nearly all are thresholds on
 * one of five statistics, and rules on the same statistic differ only in where they draw the line.
 *
 * An object, not `export * as`: a bundler could not drop a namespace that is built once.
 */
export const methods: Methods = /* @__PURE__ */ Object.freeze({
  // the prediction from the past
  prediction,
  quesenberryQ,
  // before against after
  retrospective,
  suddenShift,
  singleBreak,
  quadraticU,
  // the distance below the client's own mean
  ownMeanBand,
  individualsChart,
  // the drop
  sessionDrop,
  pooledDrop,
  reliableDrop,
  vEpisode,
  peakToTrough,
  // the level
  cutoffLevel,
  sessionPrompts,
});
