export { cdsHooksCard } from "./cdsHooksCard.js";
export type { CardOptions } from "./cdsHooksCard.js";
export type { CodeSystemOption, WeightExtension } from "./codes.js";
export { detectedIssue } from "./detectedIssue.js";
export type { DetectedIssueContext } from "./detectedIssue.js";
export { flag } from "./flag.js";
export type { FlagContext } from "./flag.js";
export type { LinkIds } from "./links.js";
export { observations } from "./observations.js";
export type { DataAbsentReason, NamedCutoff, ScoreContext } from "./observations.js";
export { questionnaire } from "./questionnaire.js";
export type { QuestionnaireOptions, QuestionnaireText } from "./questionnaire.js";
export type { ObservationContext } from "./resourceContext.js";
export type {
  Annotation,
  AnswerOption,
  CardLink,
  CdsHooksCard,
  CodeableConcept,
  Coding,
  DetectedIssue,
  Expression,
  Extension,
  FhirVersion,
  Flag,
  Meta,
  Observation,
  ObservationComponent,
  ObservationReferenceRange,
  ObservationStatus,
  Quantity,
  Questionnaire,
  QuestionnaireItem,
  Reference,
} from "./resources.js";
export { responsesFrom } from "./responsesFrom.js";
export type { Acceptable, ResponseResourceIssueCode, ResponsesFromOptions } from "./responsesFrom.js";
export { ruptureObservation } from "./ruptureObservation.js";
export type { SignalContext } from "./ruptureObservation.js";
export type { SignalOption } from "./signal.js";
export type { OverrideReason, SignalFacts, SignalText } from "./signalText.js";
