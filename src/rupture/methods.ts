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
 * One function a rule: each takes its parameters and returns a method for `detectRuptures`. Nearly all are thresholds on
 * one of five statistics, and rules on the same statistic differ only in where they draw the line.
 *
 * An object, not `export * as`: a bundler could not drop a namespace that is built once.
 */
export const methods = /* @__PURE__ */ Object.freeze({
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
