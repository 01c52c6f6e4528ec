import { insist } from "../core/insist.js";
import { isFiniteThroughout } from "../core/plainObject.js";
import { isEpisode } from "./readAnalysis.js";
import { insistChoice, readData, readRecord } from "../core/checkedOptions.js";
import { frozenCopy } from "../core/frozenCopy.js";
import type { Grade } from "../evidence/cited.js";
import type { EffectId } from "../evidence/effects.js";
import { factors } from "../evidence/factors.js";
import type { AllianceFactor, FactorCode } from "../evidence/factors.js";
import type { Component } from "../instruments/definition.js";
import { modalities } from "../course/series.js";
import type { Modality } from "../course/series.js";
import { checkComponents } from "./detectByComponent.js";
import type { AllianceComponent } from "./detectByComponent.js";
import type { Episode } from "./episodes.js";

/** Something to think about, beside an episode. A prompt for reflection, never advice. */
export interface Consideration {
  /** Stable, literal, part of the contract: the code of a factor, or of a limit of what scores can show. */
  readonly code: FactorCode | LimitCode;
  /** What the factor does to an alliance; `limit`: what the scores cannot show. */
  readonly effect: AllianceFactor["effect"] | "limit";
  /** The parts of the alliance that moved and that this bears on; empty for a limit. */
  readonly components: readonly Component[];
  /** Our own short wording. */
  readonly prompt: string;
  /** How well the factor is known. */
  readonly grade: Grade;
  /** Effects in `evidence` that concern the same matter, if any. */
  readonly related: readonly EffectId[];
}

/** What the episode is known to be about. */
export interface ConsiderationContext {
  /** The components that moved, from `detectByComponent`; none or `total` alone stands for all three. */
  readonly components?: readonly AllianceComponent[];
  /** How the sessions were held; without it nothing is said about screens. */
  readonly modality?: Modality;
}

/** Codes of what scores cannot show. */
export type LimitCode = "withdrawal-and-confrontation-are-invisible" | "may-come-from-between-the-sessions";

/**
 * Prompts for reflection on an episode: what builds and what harms an alliance, by the components that moved and by the
 * way the sessions were held.
 *
 * The factors are the maintainers' own list, each graded `unverified`; nothing in the scores says that one of them was at
 * work. Two limits always come first: scores show neither withdrawal nor confrontation, and a drop from one session to the
 * next may come from between the sessions.
 *
 * @param episode - from `detectRuptures`
 * @param context - `components` that moved, `modality` of the sessions
 * @returns the prompts, limits first, then what harms, shapes and strengthens
 * @throws InvalidArgumentError `analysis-invalid`, `component-unknown`, `modality-unknown`, `option-unknown`,
 *   `result-not-unwrapped`
 *
 * @example
 * const points = [38, 38.4, 37.9, 31, 38.1].map((value, index) => ({ session: index + 1, value }));
 * const series = unwrap(sessionSeries(points, { minimum: 0, maximum: 40, step: 0.1 }));
 * const analysis = detectRuptures(series, methods.prediction(priors.srs.sum));
 * const episodes = analysis.status === "assessed" ? analysis.episodes : [];
 * const prompts = episodes.flatMap((episode) => considerations(episode, { components: ["bond"], modality: "phone" }));
 * prompts.filter((each) => each.effect === "shapes").map((each) => each.code); // => ["audio-quality", "silence-felt-as-disconnection"]
 */
export function considerations(episode: Episode, context?: ConsiderationContext): readonly Consideration[] {
  const { repair } = readEpisode(episode);
  const { components: given = [], modality } = readRecord(context, "considerations", ["components", "modality"]);
  checkComponents(given, "considerations");
  if (modality !== undefined) insistChoice(modality, modalities, "modality-unknown", "considerations", "the modality");
  const named = parts.filter((part) => given.includes(part));
  const moved = named.length > 0 ? named : parts;
  const fitting = factors.filter(
    (factor: AllianceFactor) =>
      (modality === undefined ? factor.setting === "any" : factor.modalities.includes(modality)) &&
      !(factor.code === "unrepaired-rupture" && repair.status === "repaired") &&
      factor.components.some((part) => moved.includes(part)),
  );
  const inOrder = (["damages", "shapes", "strengthens"] as const).flatMap((effect) =>
    fitting.filter((factor) => factor.effect === effect),
  );
  return [
    ...limits,
    ...inOrder.map(({ code, effect, components, description, grade, related }) => ({
      code,
      effect,
      components: moved.filter((part) => (components as readonly Component[]).includes(part)),
      prompt: description,
      grade,
      related,
    })),
  ];
}

function readEpisode(given: Episode): Episode {
  const need = "one of the episodes of an analysis";
  const episode = readData(given, "analysis-invalid", "considerations", need);
  insist(isEpisode(episode) && isFiniteThroughout(episode), "analysis-invalid", "considerations", need, given);
  return episode;
}

const parts: readonly Component[] = ["goal", "task", "bond"];

const limits: readonly Consideration[] = /* @__PURE__ */ frozenCopy([
  {
    code: "withdrawal-and-confrontation-are-invisible",
    effect: "limit",
    components: [],
    prompt:
      "Scores show neither withdrawal nor confrontation, nor who contributed, nor whether a repair was spoken of.",
    grade: "abstract",
    related: [],
  },
  {
    code: "may-come-from-between-the-sessions",
    effect: "limit",
    components: [],
    prompt: "A drop from one session to the next may come from between the sessions.",
    grade: "abstract",
    related: [],
  },
]);
