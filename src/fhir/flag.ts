import type { RuptureAnalysis } from "../rupture/analysisOf.js";
import { insist } from "../core/insist.js";
import { isText, present } from "./codes.js";
import type { CodeSystemOption } from "./codes.js";
import type { Flag, Meta, Reference } from "./resources.js";
import { recordOptions } from "./resourceContext.js";
import { dropConcept, signalOf } from "./signal.js";
import type { SignalOption } from "./signal.js";

/** What {@link flag} needs to know besides the analysis. */
export interface FlagContext extends CodeSystemOption, SignalOption {
  readonly subject: Reference;
  /** Who decided that the record is flagged. */
  readonly author?: Reference | undefined;
  /** When the flag was raised. */
  readonly start: string;
  /** When it was taken down; a flag with an end is inactive. */
  readonly end?: string | undefined;
  readonly meta?: Meta | undefined;
}

/**
 * A FHIR Flag on the client's record. Optional: a Flag is for a drop that a person has looked at, or that the policy of a
 * site raises; the signal itself is `ruptureObservation`.
 *
 * @param analysis - what `detectRuptures` returned
 * @param given - `subject` and `start`; `end` and `author` as known
 * @returns the Flag, or null where the session stands in no drop
 * @throws InvalidArgumentError `session-unknown`, `subject-required`, `analysis-invalid`, `option-unknown`, `unknown-key`,
 *   `result-not-unwrapped`
 *
 * @example
 * const points = [36, 36.3, 35.8, 36.1, 27].map((value, index) => ({ session: index + 1, value }));
 * const series = unwrap(sessionSeries(points, { minimum: 0, maximum: 40, step: 0.1 }));
 * const analysis = detectRuptures(series, methods.prediction(priors.srs.sum));
 * flag(analysis, { subject: { reference: "Patient/p1" }, start: "2026-01-22" })?.status; // => "active"
 */
export function flag(analysis: RuptureAnalysis, given: FlagContext): Flag | null {
  const known = { ...recordOptions, start: "a text", end: "a text" } as const;
  const { read, context, signal } = signalOf(analysis, given, "flag", known);
  const { start, end } = context;
  insist(isText(start), "option-unknown", "flag", '"start" to be a text', start);
  if (signal.state !== "drop") return null;
  return present<Flag>({
    resourceType: "Flag",
    meta: context.meta,
    status: end === undefined ? "active" : "inactive",
    code: dropConcept(read, signal, context),
    subject: context.subject,
    period: present<NonNullable<Flag["period"]>>({ start, end }),
    author: context.author,
  });
}
