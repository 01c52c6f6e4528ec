export { prediction } from "./prediction.js";
export type { PredictionOptions } from "./prediction.js";
export { retrospective } from "./retrospective.js";
export type { RetrospectiveOptions, RetrospectiveQuestion, RetrospectiveVerdict } from "./retrospective.js";
