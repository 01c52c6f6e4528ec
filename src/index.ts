export { InvalidArgumentError } from "./core/invalidArgumentError.js";
export type { Issue } from "./core/issue.js";
export type { ConfidenceInterval } from "./core/statistics/confidenceInterval.js";
export { unwrap } from "./core/result.js";
export type { Failure, Result, Success } from "./core/result.js";

export { bibliography } from "./evidence/bibliography.js";
export type { Source, SourceId } from "./evidence/bibliography.js";
export type { Cited, Grade } from "./evidence/cited.js";

export { defineInstrument } from "./instruments/defineInstrument.js";
export type { DefinitionIssueCode } from "./instruments/defineInstrument.js";
export type {
  Component,
  Instrument,
  Item,
  ItemId,
  Licence,
  MissingRule,
  Rater,
  Scale,
  ScaleId,
} from "./instruments/definition.js";
export { cors } from "./instruments/cors.js";
export { csrs } from "./instruments/csrs.js";
export { gsrs } from "./instruments/gsrs.js";
export { instruments } from "./instruments/instruments.js";
export { ors } from "./instruments/ors.js";
export { srs } from "./instruments/srs.js";
export { wai36 } from "./instruments/wai36.js";
export { waiS } from "./instruments/waiS.js";
export { waiSr } from "./instruments/waiSr.js";

export { cronbachAlpha } from "./scoring/cronbachAlpha.js";
export type { AssessedAlpha, CronbachAlpha, RowIssueCode, UnassessedAlpha } from "./scoring/cronbachAlpha.js";
export { parseResponses } from "./scoring/responses.js";
export type { ParseOptions, ResponseInput, ResponseIssueCode, Responses } from "./scoring/responses.js";
export { responseQuality } from "./scoring/responseQuality.js";
export type { Contradiction, ResponseQuality } from "./scoring/responseQuality.js";
export { score } from "./scoring/score.js";
export type { ScoreOptions } from "./scoring/score.js";
export { standardErrorOfMeasurement } from "./scoring/standardErrorOfMeasurement.js";
export { scoreTotal } from "./scoring/scoreTotal.js";
export type { TotalIssueCode } from "./scoring/scoreTotal.js";
export type { ItemScore, ScaleScore, ScoredScale, Scores, UnscoredScale } from "./scoring/scores.js";

export { seriesOf } from "./series/seriesOf.js";
export type { ScoredSeriesIssueCode, ScoredSession } from "./series/seriesOf.js";
export { sessionSeries } from "./series/sessionSeries.js";
export type {
  Measure,
  Modality,
  SeriesIssueCode,
  SeriesScale,
  SessionPoint,
  SessionPointInput,
  SessionSeries,
} from "./series/sessionSeries.js";

export { detectByComponent } from "./rupture/detectByComponent.js";
export type {
  AllianceComponent,
  ComponentAnalysis,
  ComponentVerdict,
  MethodByComponent,
} from "./rupture/detectByComponent.js";
export { detectRuptures } from "./rupture/detectRuptures.js";
export type {
  AssessedRuptures,
  DetectRupturesOptions,
  RuptureAnalysis,
  UnassessedRuptures,
} from "./rupture/detectRuptures.js";
export type { ClientPattern, Episode, Repair } from "./rupture/episodes.js";
export { estimatePrior } from "./rupture/estimatePrior.js";
export type { EstimatePriorOptions, PriorEstimate } from "./rupture/estimatePrior.js";
export { defineRuptureMethod } from "./rupture/method.js";
export type {
  Caution,
  Detection,
  FalseFlagRate,
  MethodLaws,
  MethodReference,
  NotAssessable,
  NotAssessableReason,
  RepairReference,
  RepairRule,
  RuptureMarker,
  RuptureMethod,
  RuptureMethodDefinition,
  SessionVerdict,
} from "./rupture/method.js";
export * as methods from "./rupture/methods/index.js";
export type {
  PredictionOptions,
  RetrospectiveOptions,
  RetrospectiveQuestion,
  RetrospectiveVerdict,
} from "./rupture/methods/index.js";
export { observe, startMonitor } from "./rupture/monitor.js";
export type { Monitor, MonitorOptions, Observation, ObservationIssueCode } from "./rupture/monitor.js";
export type { Learnt } from "./rupture/prediction.js";
export { prior } from "./rupture/prior.js";
export type { Prior, PriorInput, PriorMeasure, PriorNumbers, PriorStatus } from "./rupture/prior.js";
export { priors } from "./rupture/priors.js";

export { convergence } from "./dyad/convergence.js";
export type { Convergence, ConvergenceOptions } from "./dyad/convergence.js";
export { discrepancy } from "./dyad/discrepancy.js";
export type { Discrepancy, DiscrepantSession } from "./dyad/discrepancy.js";
export type { NotAssessableDyad, PairedSession } from "./dyad/pairedSessions.js";
export { ruptureAgreement } from "./dyad/ruptureAgreement.js";
export type {
  FlaggedSessions,
  FlagsOfSessions,
  RuptureAgreement,
  RuptureWitness,
  SessionFlag,
} from "./dyad/ruptureAgreement.js";
export { temporalCongruence } from "./dyad/temporalCongruence.js";
export type { Congruence, TemporalCongruence } from "./dyad/temporalCongruence.js";
export { truthAndBias } from "./dyad/truthAndBias.js";
export type { TruthAndBias } from "./dyad/truthAndBias.js";
