// The parts of FHIR that this room writes, as plain structural types of our own: assignable to the common type packages
// (a type test holds them to that), erased at run time. Arrays are mutable because those packages' are.

/** Release 4 (also 4B) or Release 5. */
export type FhirVersion = "R4" | "R5";

/** A code in a code system. */
export interface Coding {
  system?: string | undefined;
  version?: string | undefined;
  code?: string | undefined;
  display?: string | undefined;
}

/** Codes that mean the same, and a text. */
export interface CodeableConcept {
  coding?: Coding[];
  text?: string;
}

/** A reference to another resource: `{ reference: "Patient/p1" }`. */
export interface Reference {
  reference?: string | undefined;
  type?: string | undefined;
  identifier?: { system?: string | undefined; value?: string | undefined } | undefined;
  display?: string | undefined;
}

/** A number with a unit of UCUM. */
export interface Quantity {
  value: number;
  unit: string;
  system: string;
  code: string;
}

/** A note. */
export interface Annotation {
  text: string;
}

/** Profiles claimed, security labels and tags; handed through from the caller. */
export interface Meta {
  profile?: string[] | undefined;
  security?: Coding[] | undefined;
  tag?: Coding[] | undefined;
}

/** An expression in another language. */
export interface Expression {
  language: "text/fhirpath";
  expression: string;
}

/** The extensions that a questionnaire of ours carries. */
export interface Extension {
  url: string;
  valueDecimal?: number;
  valueInteger?: number;
  valueBoolean?: boolean;
  valueCoding?: Coding;
  valueCodeableConcept?: CodeableConcept;
  valueExpression?: Expression;
}

/** One answer that may be chosen. Its weight, the number that a scale adds up, stands on the option and on its coding. */
export interface AnswerOption {
  extension: Extension[];
  valueCoding: Coding & { extension: Extension[] };
}

/** A group, a question or a calculated score. */
export interface QuestionnaireItem<Version extends FhirVersion = FhirVersion> {
  linkId: string;
  code?: Coding[];
  text?: string;
  type: "group" | "decimal" | (Version extends "R4" ? "choice" : "coding");
  readOnly?: boolean;
  extension?: Extension[];
  answerOption?: AnswerOption[];
  item?: QuestionnaireItem<Version>[];
  /** R5 alone. */
  answerConstraint?: Version extends "R4" ? never : "optionsOnly";
}

/** A form. */
export interface Questionnaire<Version extends FhirVersion = FhirVersion> {
  resourceType: "Questionnaire";
  url: string;
  version: string;
  title: string;
  status: "draft" | "active" | "retired" | "unknown";
  subjectType: "Patient"[];
  copyright: string;
  code: Coding[];
  item: QuestionnaireItem<Version>[];
}

/** Where a value lies on a range. */
export interface ObservationReferenceRange {
  low?: Quantity;
  high?: Quantity;
  text: string;
}

/** A part of an observation that is not read without it. */
export interface ObservationComponent {
  code: CodeableConcept;
  valueCodeableConcept?: CodeableConcept;
  valueInteger?: number;
  valueQuantity?: Quantity;
}

/** How final an observation is. */
export type ObservationStatus = "preliminary" | "final" | "amended" | "corrected";

/** A score, a panel of scores or a signal. The same JSON in R4, R4B and R5. */
export interface Observation {
  resourceType: "Observation";
  id: string;
  meta?: Meta;
  status: ObservationStatus;
  category: CodeableConcept[];
  code: CodeableConcept;
  subject: Reference;
  encounter?: Reference;
  effectiveDateTime?: string;
  issued?: string;
  performer?: Reference[];
  valueQuantity?: Quantity;
  valueCodeableConcept?: CodeableConcept;
  dataAbsentReason?: CodeableConcept;
  interpretation?: CodeableConcept[];
  note?: Annotation[];
  method?: CodeableConcept;
  referenceRange?: ObservationReferenceRange[];
  hasMember?: Reference[];
  derivedFrom?: Reference[];
  component?: ObservationComponent[];
}

/** A warning on a client's record. The same JSON in R4, R4B and R5. */
export interface Flag {
  resourceType: "Flag";
  meta?: Meta;
  status: "active" | "inactive";
  code: CodeableConcept;
  subject: Reference;
  period?: { start?: string; end?: string };
  author?: Reference;
}

/** A clinical issue with what was done about it; the client is `patient` in R4 and `subject` in R5. */
export interface DetectedIssue<Version extends FhirVersion = FhirVersion> {
  resourceType: "DetectedIssue";
  meta?: Meta;
  status: "preliminary" | (Version extends "R4" ? never : "mitigated");
  code: CodeableConcept;
  patient?: Version extends "R4" ? Reference : never;
  subject?: Version extends "R5" ? Reference : never;
  identifiedDateTime?: string;
  author?: Reference;
  implicated?: Reference[];
  detail: string;
  mitigation?: { action: CodeableConcept; date?: string }[];
}

/** A link on a card: to a page as it is, or to a SMART app that is launched with the context. */
export interface CardLink {
  label: string;
  url: string;
  type: "absolute" | "smart";
  /** For a SMART app alone. */
  appContext?: string;
}

/** A card of CDS Hooks. */
export interface CdsHooksCard {
  /** Id of the card, for feedback. */
  uuid?: string;
  /** Under 140 characters. */
  summary: string;
  /** Markdown. */
  detail: string;
  indicator: "info" | "warning";
  source: { label: string; url?: string };
  links?: CardLink[];
  overrideReasons?: Coding[];
}
