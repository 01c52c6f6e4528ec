import { prediction } from "./prediction.js";
import { retrospective } from "./retrospective.js";

export type { PredictionOptions } from "./prediction.js";
export type { RetrospectiveOptions, RetrospectiveQuestion, RetrospectiveVerdict } from "./retrospective.js";

/**
 * One function a rule: each takes its parameters and returns a method for `detectRuptures`.
 *
 * An object, not `export * as`: a bundler could not drop a namespace that is built once.
 */
export const methods = /* @__PURE__ */ Object.freeze({ prediction, retrospective });
