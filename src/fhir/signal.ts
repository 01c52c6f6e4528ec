import type { AssessedRuptures, RuptureAnalysis } from "../rupture/analysisOf.js";
import type { CarriedBySession } from "../course/series.js";
import type { Episode } from "../rupture/episodes.js";
import { insist } from "../core/insist.js";
import { coded, codeSystem, formCode, held } from "./codes.js";
import type { CodeSystemOption } from "./codes.js";
import { readAnalysis } from "../rupture/readAnalysis.js";
import { insistSubject } from "./resourceContext.js";
import { resourceOptions, type OptionKind, type OptionKinds } from "./resourceOptions.js";
import type { CodeableConcept, Reference } from "./resources.js";
import { english } from "./signalText.js";
import type { SignalFacts, SignalText } from "./signalText.js";

/** Which session of a series a resource is about, and in what words. */
export interface SignalOption {
  /** Session number; default the last of the series. Not for a series that was not assessed: it names no sessions. */
  readonly session?: number;
  /** Sentences in another language; what is left out stays English. */
  readonly text?: Partial<SignalText>;
}

/** What a rule says about one session of a series. */
interface Signal {
  /**
   * `drop`: it stands out by a rule that looks for drops (a sudden gain opens none), or lies within a drop that is still
   * followed. `no-drop`: neither. `unknown`: the rule cannot say.
   */
  readonly state: "drop" | "no-drop" | "unknown";
  /** The number of the session; undefined where the series was not assessed. */
  readonly session?: number | undefined;
  /** When and how it was held, where the series says it. */
  readonly carried: CarriedBySession;
  /** The drop the session lies in, else the last one before it that did not return. */
  readonly episode?: Episode | undefined;
}

/**
 * The state of one session. A signal belongs to a session and not to a whole therapy, so that a drop that was repaired
 * long ago does not stand on every later resource.
 *
 * @internal
 */
export function signalAt(analysis: RuptureAnalysis, { session: asked, text }: SignalOption, caller: string): Signal {
  for (const [name, words] of Object.entries<unknown>(text ?? {})) {
    const model = held(english as object as Readonly<Record<string, unknown>>, name);
    const isOfKind = typeof (words ?? 0) === typeof model; // no text is a number
    insist(isOfKind, "unknown-key", caller, `texts for ${Object.keys(english).join(", ")}, each of its kind`);
  }
  const { sessions = [], episodes = [] } = analysis as Partial<AssessedRuptures>;
  const verdict = asked === undefined ? sessions.at(-1) : sessions.find(({ session }) => session === asked);
  if (!verdict) {
    insist(asked === undefined, "session-unknown", caller, "a session of the series", asked);
    return { state: "unknown", carried: {} };
  }
  const { session, flagged, assessed } = verdict;
  const begun = episodes.filter(({ onset }) => onset <= session);
  // A drop that is open goes on over sessions without a score.
  const current = begun.find(({ last, repair }) => session <= last || repair.status === "open");
  const episode = current ?? begun.filter(({ repair }) => repair.status !== "repaired").at(-1);
  return {
    state: current || (flagged && episodes.length > 0) ? "drop" : assessed ? "no-drop" : "unknown",
    session,
    carried: verdict,
    episode,
  };
}

/** @internal */
export const signalOptions = { session: "anything", text: "an object" } as const;

/**
 * What a resource about a client is made of: the analysis and the options, each read once, and what is said of the session.
 *
 * @throws InvalidArgumentError `analysis-invalid`, `option-unknown`, `session-unknown`, `unknown-key`, `subject-required`,
 *   `result-not-unwrapped`
 * @internal
 */
export function signalOf<Context extends SignalOption & { readonly subject: Reference }>(
  analysis: RuptureAnalysis,
  given: Context,
  caller: string,
  known: { readonly [Name in Exclude<keyof Context, keyof SignalOption>]-?: OptionKind },
): { readonly read: RuptureAnalysis; readonly context: Context; readonly signal: Signal } {
  const read = readAnalysis(analysis, caller);
  const kinds = { ...known, ...signalOptions } as unknown as OptionKinds<Context>;
  const context = resourceOptions(given, caller, kinds) as Context;
  const signal = signalAt(read, context, caller);
  insistSubject(context.subject, caller);
  return { read, context, signal };
}

/**
 * What the codes of a series start with: what its form measures, where that is known. A fall of an outcome is no rupture.
 *
 * @internal
 */
export const subjectMatter = ({ measure }: RuptureAnalysis): "alliance" | "outcome" | "series" =>
  measure?.construct ?? "series";

/**
 * The code system of what a rule says.
 *
 * @internal
 */
export const signalSystem = (analysis: RuptureAnalysis, context: CodeSystemOption): string =>
  codeSystem(subjectMatter(analysis) === "alliance" ? "rupture-signal" : "drop-signal", context);

/**
 * What was measured, as far as it is known (`srs-total`), and what sets two series of one scale apart: a metric other
 * than the sum, and the rater.
 *
 * @internal
 */
export const measured = ({ measure }: RuptureAnalysis): readonly string[] =>
  measure
    ? [
        `${formCode(measure.instrument)}-${measure.scale}`,
        ...(measure.metric === "mean" ? [measure.metric] : []),
        ...(measure.rater ? [measure.rater] : []),
      ]
    : [];

/**
 * Everything that a sentence about a session may say.
 *
 * @internal
 */
export function factsOf(analysis: RuptureAnalysis, { state, session, episode }: Signal): SignalFacts {
  const { id, name, grade } = analysis.method;
  const isAssessed = analysis.status === "assessed";
  const count = (is: "flagged" | "assessed"): number =>
    isAssessed ? analysis.sessions.filter((verdict) => verdict[is]).length : 0;
  return {
    construct: analysis.measure?.construct ?? null,
    measure: measured(analysis),
    state,
    session: session ?? null,
    drop: episode ? { onset: episode.onset, repair: episode.repair.status } : null,
    rule: { id, name, grade },
    flagged: count("flagged"),
    judged: count("assessed"),
    byChance: isAssessed ? analysis.expectedFalseFlags : null,
    shortage: isAssessed ? null : { given: analysis.given, needed: analysis.needed, reason: analysis.reason },
  };
}

/** @internal */
export const wordsOf = ({ text }: SignalOption): SignalText => ({ ...english, ...text });

/** @internal */
export const dropConcept = (
  analysis: RuptureAnalysis,
  signal: Signal,
  context: CodeSystemOption & SignalOption,
): CodeableConcept => ({
  ...coded(signalSystem(analysis, context), "drop"),
  text: wordsOf(context).flag(factsOf(analysis, signal)),
});
