export type { LineBoundary } from "./core/belowOrDown.js";
export type { ErrorCode } from "./core/errorCode.js";
export { InvalidArgumentError } from "./core/invalidArgumentError.js";
export type { Issue } from "./core/issue.js";
export type { ConfidenceInterval } from "./core/statistics/confidenceInterval.js";
export { unwrap } from "./core/result.js";
export type { Failure, Result, Success } from "./core/result.js";

export { bibliography } from "./evidence/bibliography.js";
export type { Bibliography, Source, SourceId } from "./evidence/bibliography.js";
export type { Cited, Grade } from "./evidence/cited.js";
export { correlationInterval, correlationToCohensD, evidence, varianceExplained } from "./evidence/effects.js";
export type { Effect, EffectId, Evidence } from "./evidence/effects.js";
export { factors } from "./evidence/factors.js";
export type { AllianceFactor, FactorCode } from "./evidence/factors.js";
export { norms } from "./evidence/norms/norms.js";
export type {
  CorsNorms,
  Norms,
  OrsNorms,
  SrsNorms,
  Wai36Norms,
  WaiSNorms,
  WaiSrNorms,
} from "./evidence/norms/norms.js";
export type { OutcomeRatingProfile } from "./evidence/norms/orsNorms.js";
export type {
  CitedCutoff,
  CitedReliability,
  CutoffBoundary,
  NormProfile,
  NormRange,
} from "./evidence/norms/profile.js";
export type { NamedBand, SessionRatingProfile } from "./evidence/norms/srsNorms.js";
export type { WorkingAllianceProfile } from "./evidence/norms/waiNorms.js";
export type { Cutoff, NormValue, StatedValue } from "./evidence/normValue.js";

export { defineInstrument } from "./instruments/defineInstrument.js";
export type { DefinitionIssueCode } from "./instruments/defineInstrument.js";
export type {
  Component,
  Construct,
  Instrument,
  InstrumentDefinition,
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
export type { Instruments } from "./instruments/instruments.js";
export { ors } from "./instruments/ors.js";
export { srs } from "./instruments/srs.js";
export { wai36 } from "./instruments/wai36.js";
export { waiS } from "./instruments/waiS.js";
export { waiSr } from "./instruments/waiSr.js";

export { cronbachAlpha } from "./scoring/cronbachAlpha.js";
export type { AssessedAlpha, CronbachAlpha, RowIssueCode, UnassessedAlpha } from "./scoring/cronbachAlpha.js";
export { parseResponses } from "./scoring/responses.js";
export type { ParseOptions, ResponseInput, ResponseIssueCode, Responses, ScoreOptions } from "./scoring/responses.js";
export { responseQuality } from "./scoring/responseQuality.js";
export type { Contradiction, ResponseQuality } from "./scoring/responseQuality.js";
export { score } from "./scoring/score.js";
export { standardErrorOfMeasurement } from "./scoring/standardErrorOfMeasurement.js";
export type { SumIssueCode } from "./scoring/scoreSums.js";
export { scoreTotal } from "./scoring/scoreTotal.js";
export type { TotalIssueCode } from "./scoring/scoreTotal.js";
export type { ItemScore, ScaleScore, ScoredScale, Scores, UnscoredScale } from "./scoring/scores.js";

export { courseOf } from "./course/course.js";
export type {
  Administration,
  Administrations,
  Course,
  CourseIssueCode,
  CourseOptions,
  CourseSession,
  ScaleOfCourse,
} from "./course/course.js";
export type { Measure, MeasureInput, Metric, ScaleOfInstrument, SeriesScale } from "./course/measure.js";
export { sessionSeries } from "./course/series.js";
export type {
  CarriedBySession,
  Modality,
  SeriesIssueCode,
  SessionPoint,
  SessionPointInput,
  SessionSeries,
} from "./course/series.js";
export { seriesOf } from "./course/seriesOf.js";
export type { ScoresIssueCode } from "./course/storedScores.js";

export { alertsOf } from "./change/alertsOf.js";
export type { AlertsOfSession } from "./change/alertsOf.js";
export { changeOf } from "./change/changeOf.js";
export type { ChangeOfCourse, ChangeOfCourseOptions } from "./change/changeOf.js";
export { clinicalCutoff } from "./change/clinicalCutoff.js";
export type { ClinicalCutoffOptions, Population } from "./change/clinicalCutoff.js";
export { clinicallySignificantChange } from "./change/clinicallySignificantChange.js";
export type {
  ClinicalChangeCategory,
  ClinicalChangeInput,
  ClinicallySignificantChange,
} from "./change/clinicallySignificantChange.js";
export type { Direction } from "./change/direction.js";
export { edwardsNunnally } from "./change/edwardsNunnally.js";
export { groupChange } from "./change/groupChange.js";
export type { GroupChange, GroupChangeOptions, GroupScores, Share } from "./change/groupChange.js";
export { gulliksenLordNovick } from "./change/gulliksenLordNovick.js";
export { hagemanArrindell } from "./change/hagemanArrindell.js";
export { hsuLinnLord } from "./change/hsuLinnLord.js";
export type { ChangeMethod, IndexedChange, IndexOptions } from "./change/indexedChange.js";
export type { PersonInSample } from "./change/insist.js";
export { nunnallyKotsch } from "./change/nunnallyKotsch.js";
export { openFitAlerts } from "./change/openFitAlerts.js";
export type { OpenFitAlerts, OpenFitSession } from "./change/openFitAlerts.js";
export { openFitEffectSize } from "./change/openFitEffectSize.js";
export type { OpenFitEffectSize, OpenFitEffectSizeNorm } from "./change/openFitEffectSize.js";
export { openFitOutcome } from "./change/openFitOutcome.js";
export type { OpenFitOutcome } from "./change/openFitOutcome.js";
export type { EffectSize, PrePostEffectSizes } from "./change/prePostEffectSizes.js";
export { reliableChange } from "./change/reliableChange.js";
export type {
  ChangeNorm,
  ChangeNormUsed,
  ChangeVerdict,
  PointsNorm,
  ReliableChange,
  ReliableChangeOptions,
  SpreadNorm,
  UnassessedChange,
} from "./change/reliableChange.js";
export { scoreBand } from "./change/scoreBand.js";
export { sessionAlerts } from "./change/sessionAlerts.js";
export type { SessionAlert, SessionAlertNorm, SessionAlerts } from "./change/sessionAlerts.js";

export { considerations } from "./rupture/considerations.js";
export type { Consideration, ConsiderationContext, LimitCode } from "./rupture/considerations.js";
export { detectByComponent } from "./rupture/detectByComponent.js";
export type {
  AllianceComponent,
  ComponentAnalysis,
  ComponentVerdict,
  MethodByComponent,
  SeriesByComponent,
} from "./rupture/detectByComponent.js";
export { compareMethods } from "./rupture/compareMethods.js";
export type {
  ComparedClient,
  ComparedSession,
  MethodAgreement,
  MethodComparison,
  MethodSummary,
} from "./rupture/compareMethods.js";
export { pooledStandardDeviation } from "./rupture/pooledStandardDeviation.js";
export type { PooledStandardDeviation } from "./rupture/pooledStandardDeviation.js";
export { detectRuptures } from "./rupture/detectRuptures.js";
export type { AssessedRuptures, RuptureAnalysis, UnassessedRuptures } from "./rupture/analysisOf.js";
export type { DetectRupturesOptions } from "./rupture/detectRuptures.js";
export { flaggedSessions } from "./rupture/flaggedSessions.js";
export type { ClientPattern, Episode, Repair } from "./rupture/episodes.js";
export { estimatePrior } from "./rupture/prediction/estimatePrior/estimatePrior.js";
export type {
  EstimatedPrior,
  EstimatePriorOptions,
  PriorEstimate,
} from "./rupture/prediction/estimatePrior/estimatePrior.js";
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
export { methods } from "./rupture/methods.js";
export type {
  CutoffLevelParameters,
  IndividualsChartParameters,
  Methods,
  OwnMeanBandParameters,
  PeakToTroughParameters,
  PooledDropParameters,
  PredictionOptions,
  QuadraticUParameters,
  QuesenberryQParameters,
  ReliableDropParameters,
  RetrospectiveOptions,
  RetrospectiveQuestion,
  RetrospectiveVerdict,
  SessionDropParameters,
  SessionPromptsParameters,
  SessionPromptVerdict,
  SingleBreakParameters,
  StretchTemplate,
  SuddenShiftParameters,
  SuddenShiftVerdict,
  VEpisodeParameters,
} from "./rupture/methods.js";
export { prediction } from "./rupture/prediction/prediction.js";
export { retrospective } from "./rupture/lookBack/retrospective.js";
export { observe, startMonitor } from "./rupture/prediction/monitor.js";
export type { Monitor, MonitorOptions, Observation, ObservationIssueCode } from "./rupture/prediction/monitor.js";
export type { PredictionState } from "./rupture/prediction/predictionState.js";
export { presets } from "./rupture/presets.js";
export type { DeflectionParameters, Presets } from "./rupture/presets.js";
export { prior } from "./rupture/prediction/prior.js";
export type { Prior, PriorInput, PriorMeasure, PriorNumbers, PriorStatus } from "./rupture/prediction/prior.js";
export { priors } from "./rupture/prediction/priors.js";
export { reversedShift } from "./rupture/reversedShift.js";
export { seriesProbability } from "./rupture/seriesProbability.js";
export type { SeriesProbability } from "./rupture/seriesProbability.js";

export { convergence } from "./dyad/convergence.js";
export type { Convergence, ConvergenceOptions } from "./dyad/convergence.js";
export type { Agreement } from "./core/agreement.js";
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
