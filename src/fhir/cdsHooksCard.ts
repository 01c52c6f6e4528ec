import type { RuptureAnalysis } from "../rupture/analysisOf.js";
import { insistChoice, readEntries } from "../core/checkedOptions.js";
import { readAnalysis } from "../rupture/readAnalysis.js";
import { codeSystem, present } from "./codes.js";
import type { CodeSystemOption } from "./codes.js";
import type { CardLink, CdsHooksCard, Coding } from "./resources.js";
import { resourceOptions } from "./resourceOptions.js";
import { factsOf, signalAt, signalOptions, wordsOf } from "./signal.js";
import type { SignalOption } from "./signal.js";

/** What a card may say of itself. */
export interface CardOptions extends SignalOption, CodeSystemOption {
  /** Name of the service that shows it; default `alliance-scoring`. */
  readonly label?: string;
  /** Where a reader finds what the service does. */
  readonly url?: string;
  /** Id of this card, for the feedback endpoint: yours, since no function here makes random numbers. */
  readonly uuid?: string;
  /** Links shown on the card: to the chart, to an app. */
  readonly links?: readonly CardLink[];
  /** Why a person may set the card aside: `true` for our four reasons, or your own codes. */
  readonly overrideReasons?: true | readonly Coding[];
}

/** The longest summary that a card may have. */
const LONGEST_SUMMARY = 139;

/**
 * What a rupture method says about one session, as a CDS Hooks card: `warning` where the session stands out or lies
 * within a drop that is still followed, `info` otherwise. A drop that did not return is named in the detail, and in the
 * summary where nothing else stands out. Never `critical`, never a suggestion of what to do; no score stands on it.
 *
 * The words follow what the form measures: a possible rupture of the alliance, or a notable drop of an outcome.
 *
 * @param analysis - what `detectRuptures` returned
 * @param given - `session` where it is not the last; `label` and `url` of the service; `uuid`, `links`,
 *   `overrideReasons`; `text` in another language
 * @returns the card; whether an `info` card is worth showing is for the service to say
 * @throws InvalidArgumentError `session-unknown`, `analysis-invalid`, `option-unknown`, `unknown-key`, `result-not-unwrapped`
 *
 * @example
 * const points = [36, 36.3, 35.8, 36.1, 27].map((value, index) => ({ session: index + 1, value }));
 * const series = unwrap(sessionSeries(points, { minimum: 0, maximum: 40, step: 0.1 }));
 * const analysis = detectRuptures(series, methods.prediction(priors.srs.sum));
 * cdsHooksCard(analysis).indicator; // => "warning"
 */
export function cdsHooksCard(analysis: RuptureAnalysis, given?: CardOptions): CdsHooksCard {
  const caller = "cdsHooksCard";
  analysis = readAnalysis(analysis, caller);
  const options = resourceOptions(given, caller, {
    label: "a text",
    url: "a text",
    uuid: "a text",
    links: "a list",
    overrideReasons: "true or a list",
    codeSystem: "a text",
    ...signalOptions,
  });
  const { label = "alliance-scoring", url, uuid, links, overrideReasons } = options;
  const facts = factsOf(analysis, signalAt(analysis, options, caller));
  const words = wordsOf(options);
  for (const link of links ?? []) {
    const { type } = readEntries(link, caller, ["label", "url", "type", "appContext"], "unknown-key");
    insistChoice(type, ["absolute", "smart"], "option-unknown", caller, "the type of a link");
  }
  const summary = words.summary(facts, words);
  const system = codeSystem("override-reason", options);
  const ours = (): Coding[] =>
    Object.entries<string>(words.overrideReasons).map(([code, display]) => ({ system, code, display }));
  return present<CdsHooksCard>({
    uuid,
    summary: summary.length > LONGEST_SUMMARY ? `${summary.slice(0, LONGEST_SUMMARY - 1)}…` : summary,
    indicator: facts.state === "drop" ? "warning" : "info",
    detail: [facts.drop && words.drop(facts), words.rule(facts), words.note(facts)].filter(Boolean).join("\n\n"),
    source: present<CdsHooksCard["source"]>({ label, url }),
    links: links as CardLink[] | undefined,
    overrideReasons: overrideReasons === true ? ours() : (overrideReasons as Coding[] | undefined),
  });
}
