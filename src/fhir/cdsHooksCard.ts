import type { RuptureAnalysis } from "../rupture/detectRuptures.js";
import { present } from "./codes.js";
import type { CdsHooksCard } from "./resources.js";
import { noteOn, signalAt, titleOf } from "./signal.js";
import type { SignalOption } from "./signal.js";

/** What a card may say of itself. */
export interface CardOptions extends SignalOption {
  /** Name of the service that shows it; default `alliance-scoring`. */
  readonly label?: string;
  /** Where a reader finds what the service does. */
  readonly url?: string;
}

/**
 * What a rupture method says about one session, as a CDS Hooks card: `warning` where the session stands out or lies
 * within a drop that is still followed, `info` otherwise. A drop that did not return is named in the detail, and in the
 * summary where nothing else stands out. Never `critical`, never a suggestion of what to do; no score stands on it.
 *
 * @param analysis - what `detectRuptures` returned
 * @param options - `session` where it is not the last; `label` and `url` of the service
 * @returns the card; whether an `info` card is worth showing is for the service to say
 * @throws InvalidArgumentError `session-unknown`
 *
 * @example
 * const points = [36, 36.3, 35.8, 36.1, 27].map((value, index) => ({ session: index + 1, value }));
 * const series = unwrap(sessionSeries(points, { minimum: 0, maximum: 40, step: 0.1 }));
 * const analysis = detectRuptures(series, methods.prediction(priors.srs.sum));
 * cdsHooksCard(analysis).indicator; // => "warning"
 */
export function cdsHooksCard(analysis: RuptureAnalysis, options: CardOptions = {}): CdsHooksCard {
  const { state, session, episode } = signalAt(analysis, options);
  const { label = "alliance-scoring", url } = options;
  const finding = { drop: "a possible rupture", "no-drop": "no drop stands out", unknown: "too little to judge by" };
  const { name, id, grade } = analysis.method;
  const drop = episode ? `Drop since session ${episode.onset}: ${episode.repair.status}.` : "";
  return {
    summary: `${titleOf(analysis)}: ${finding[state]}${session === undefined ? "" : ` in session ${session}`}${drop && state !== "drop" ? `. ${drop}` : ""}`,
    indicator: state === "drop" ? "warning" : "info",
    detail: [drop, `Rule: ${name} (${id}, ${grade}).`, noteOn(analysis)].filter(Boolean).join("\n\n"),
    source: present<CdsHooksCard["source"]>({ label, url }),
  };
}
