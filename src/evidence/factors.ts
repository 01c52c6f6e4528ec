import { frozenCopy } from "../core/frozenCopy.js";
import type { Grade } from "./cited.js";
import type { EffectId } from "./effects.js";

/** Something that builds an alliance, harms it, or shapes it when people meet through a screen. */
export interface AllianceFactor<Code extends string = string> {
  /** Stable, literal, part of the contract. */
  readonly code: Code;
  /** `shapes`: a condition that can work either way. */
  readonly effect: "strengthens" | "damages" | "shapes";
  readonly setting: "any" | "online";
  /** Ways of holding a session in which it can be at work: a telephone has no camera, and text has no sound either. */
  readonly modalities: readonly ("in-person" | "video" | "phone" | "text")[];
  /** The parts of the alliance (Bordin 1979) it bears on most, in our reading. */
  readonly components: readonly ("goal" | "task" | "bond")[];
  /** Our own short wording. */
  readonly description: string;
  /** Who says so. The list is what the maintainers set out to cover, not the result of a review. */
  readonly basis: "maintainers";
  /** How well the factor itself is known. */
  readonly grade: Grade;
  /** Effects in `evidence` that bear on the same matter, if any. */
  readonly related: readonly EffectId[];
}

const everyModality = ["in-person", "video", "phone", "text"] as const;

const list = [
  {
    code: "emotional-validation",
    effect: "strengthens",
    setting: "any",
    modalities: everyModality,
    components: ["bond"],
    description: "What the client feels is received as understandable.",
    basis: "maintainers",
    grade: "unverified",
    related: [],
  },
  {
    code: "technical-flexibility",
    effect: "strengthens",
    setting: "any",
    modalities: everyModality,
    components: ["task"],
    description: "The way of working is adapted to this client.",
    basis: "maintainers",
    grade: "unverified",
    related: ["collaborationOutcome2018"],
  },
  {
    code: "transparency-about-the-process",
    effect: "strengthens",
    setting: "any",
    modalities: everyModality,
    components: ["goal", "task"],
    description: "What is done, and why, is said openly.",
    basis: "maintainers",
    grade: "unverified",
    related: ["goalConsensusOutcome2018", "collaborationOutcome2018"],
  },
  {
    code: "rupture-repair",
    effect: "strengthens",
    setting: "any",
    modalities: everyModality,
    components: ["goal", "task", "bond"],
    description: "Strain is noticed, spoken about and worked through.",
    basis: "maintainers",
    grade: "unverified",
    related: ["ruptureRepairOutcome2018", "ruptureRepairOutcome2011"],
  },
  {
    code: "unconnected-goals",
    effect: "damages",
    setting: "any",
    modalities: everyModality,
    components: ["goal"],
    description: "The goals do not connect with what the client wants.",
    basis: "maintainers",
    grade: "unverified",
    related: ["goalConsensusOutcome2018"],
  },
  {
    code: "irrelevant-or-intrusive-techniques",
    effect: "damages",
    setting: "any",
    modalities: everyModality,
    components: ["task"],
    description: "What is done feels beside the point, or too close.",
    basis: "maintainers",
    grade: "unverified",
    related: ["collaborationOutcome2018"],
  },
  {
    code: "judgement-distance-or-rigidity",
    effect: "damages",
    setting: "any",
    modalities: everyModality,
    components: ["bond"],
    description: "The therapist comes across as judging, distant or rigid.",
    basis: "maintainers",
    grade: "unverified",
    related: [],
  },
  {
    code: "unrepaired-rupture",
    effect: "damages",
    setting: "any",
    modalities: everyModality,
    components: ["goal", "task", "bond"],
    description: "Earlier strain was left as it was.",
    basis: "maintainers",
    grade: "unverified",
    related: ["ruptureRepairOutcome2018", "ruptureRepairOutcome2011"],
  },
  {
    code: "looking-at-the-camera",
    effect: "shapes",
    setting: "online",
    modalities: ["video"],
    components: ["bond"],
    description: "Eye contact through a camera: looking at the lens, or at the picture of the other.",
    basis: "maintainers",
    grade: "unverified",
    related: [],
  },
  {
    code: "audio-quality",
    effect: "shapes",
    setting: "online",
    modalities: ["video", "phone"],
    components: ["task", "bond"],
    description: "How well each can hear the other, without delay or loss.",
    basis: "maintainers",
    grade: "unverified",
    related: [],
  },
  {
    code: "silence-felt-as-disconnection",
    effect: "shapes",
    setting: "online",
    modalities: ["video", "phone", "text"],
    components: ["bond"],
    description: "A silence is taken for a lost connection, technical or human.",
    basis: "maintainers",
    grade: "unverified",
    related: [],
  },
] as const satisfies readonly AllianceFactor[];

/** Codes of the {@link factors}. */
export type FactorCode = (typeof list)[number]["code"];

/**
 * What strengthens an alliance, what damages it, and what shapes it online: prompts for reflection.
 *
 * The list and the assignment to goal, task and bond are the maintainers' own. Every entry is therefore graded
 * `unverified`; `related` names published effects that concern the same matter, which is not the same as proof.
 *
 * @example
 * factors.filter((factor) => factor.setting === "online").length; // => 3
 */
export const factors: readonly AllianceFactor<FactorCode>[] = /* @__PURE__ */ frozenCopy(list);
