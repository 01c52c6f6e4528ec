import { cutoffLevel } from "./cutoffLevel.js";
import { individualsChart } from "./individualsChart.js";
import { ownMeanBand } from "./ownMeanBand.js";
import { peakToTrough } from "./peakToTrough.js";
import { pooledDrop } from "./pooledDrop.js";
import { prediction } from "./prediction.js";
import { quadraticU } from "./quadraticU.js";
import { quesenberryQ } from "./quesenberryQ.js";
import { reliableDrop } from "./reliableDrop.js";
import { retrospective } from "./retrospective.js";
import { sessionDrop } from "./sessionDrop.js";
import { sessionPrompts } from "./sessionPrompts.js";
import { singleBreak } from "./singleBreak.js";
import { suddenShift } from "./suddenShift.js";
import { vEpisode } from "./vEpisode.js";

export type { CutoffLevelParameters } from "./cutoffLevel.js";
export type { IndividualsChartParameters } from "./individualsChart.js";
export type { OwnMeanBandParameters } from "./ownMeanBand.js";
export type { PeakToTroughParameters } from "./peakToTrough.js";
export type { PooledDropParameters } from "./pooledDrop.js";
export type { PredictionOptions } from "./prediction.js";
export type { QuadraticUParameters } from "./quadraticU.js";
export type { QuesenberryQParameters } from "./quesenberryQ.js";
export type { ReliableDropParameters } from "./reliableDrop.js";
export type { RetrospectiveOptions, RetrospectiveQuestion, RetrospectiveVerdict } from "./retrospective.js";
export type { SessionDropParameters } from "./sessionDrop.js";
export type { SessionPromptsParameters, SessionPromptVerdict } from "./sessionPrompts.js";
export type { SingleBreakParameters } from "./singleBreak.js";
export type { SuddenShiftParameters, SuddenShiftVerdict } from "./suddenShift.js";
export type { VEpisodeParameters } from "./vEpisode.js";

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
