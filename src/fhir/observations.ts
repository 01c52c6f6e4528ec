import { readEntries } from "../core/checkedOptions.js";
import { compareComputed } from "../core/decimalGrid.js";
import { insist } from "../core/insist.js";
import { isFiniteThroughout, isPlainObject } from "../core/plainObject.js";
import { readScores } from "../scoring/readScores.js";
import type { ItemScore, ScaleScore, ScoredScale, Scores } from "../scoring/scores.js";
import { codeSystem, formCode, freeName, held, isReported, isText, panelName, points } from "./codes.js";
import { contextOptions, hl7, insistSubject, observationOf } from "./resourceContext.js";
import type { ObservationContext } from "./resourceContext.js";
import { resourceOptions } from "./resourceOptions.js";
import type { Coding, Observation, ObservationStatus } from "./resources.js";

/** Why a value is absent, as FHIR says it. */
export type DataAbsentReason =
  "unknown" | "not-asked" | "asked-declined" | "not-applicable" | "error" | "not-performed";

/** A cut-off with the name under which a result quotes it. Never looked up: hand in the one you mean. */
export interface NamedCutoff {
  /** Whose number it is; it stands on the resource. */
  readonly name: string;
  /** The cut-off itself, as the norm profiles of this package hold it. */
  readonly cutoff: {
    readonly value: number;
    /** What a score equal to the cut-off is: `below` (the default) is fine, `atOrBelow` is low, `neither` is not said. */
    readonly boundary?: "below" | "atOrBelow" | "neither";
  };
  /** `worse` turns the rule round: a score above the cut-off is the one pointed out. Default `better`. */
  readonly higherIs?: "better" | "worse";
}

/** What {@link observations} needs to know besides the scores. */
export interface ScoreContext extends ObservationContext {
  readonly status?: ObservationStatus;
  /** Whether each answer becomes an observation of its own. */
  readonly items?: boolean;
  /** Cut-offs by scale id. Without one there is no interpretation and no reference range. */
  readonly norms?: Readonly<Record<string, NamedCutoff>>;
  /** Further codings, say of SNOMED CT, by `panel`, scale id or item id; they follow ours. */
  readonly codings?: Readonly<Record<string, readonly Coding[]>>;
  /** Why answers are missing; default `unknown`. */
  readonly absentReason?: DataAbsentReason;
}

/**
 * Scores as FHIR Observations in the shape of the US Core screening assessment: a panel without a value, and one member
 * for each scale of more than one item (and each answer on request).
 *
 * Values are sums of keyed responses in `{score}`; answers stand as they were given, not reversed. A scale that could not be scored has no
 * value but a `dataAbsentReason` and a note with counts. `method` names the rule and the version of the
 * definition; where only a total was recorded, scales below it have none. `interpretation` (`L`, `N`, `H`) and `referenceRange` appear only for a cut-off that was handed in by name.
 *
 * Codes are our own (`srs-panel`, `srs-total`, `wai-sr-goal`, `srs-relationship`) in `<codeSystem>measure`.
 *
 * @param scores - what `score` or `scoreTotal` returned
 * @param context - `subject` and what else is known of the occasion
 * @returns the panel first, then its members
 * @throws InvalidArgumentError `norm-invalid` (a norm without a name or a finite cut-off, or for a scale that is not reported: one
 *   the form lacks, or of a single item); `subject-required`, `scores-invalid`, `option-unknown`, `unknown-key`,
 *   `result-not-unwrapped`
 *
 * @example
 * const scores = unwrap(score(srs, [7.1, 8, 8.2, 7.9]));
 * const [panel, total] = observations(scores, { subject: { reference: "Patient/p1" }, id: "s4" });
 * panel.hasMember; // => [{ reference: "Observation/s4-srs-total" }]
 * total.valueQuantity.value; // => 31.2
 */
export function observations(scores: Scores, context: ScoreContext): Observation[] {
  const caller = "observations";
  scores = readScores(scores, caller);
  const reported = Object.entries<ScaleScore>(scores.scales).filter(([id, { size }]) => isReported(id, size));
  const form = formCode(scores.instrument);
  const itemIds = Object.keys(scores.items);
  const panel = panelName(itemIds, scores.scales);
  context = resourceOptions(context, caller, {
    items: "true or false",
    norms: "an object",
    codings: "an object",
    ...contextOptions,
    status: ["preliminary", "final", "amended", "corrected"],
    absentReason: ["unknown", "not-asked", "asked-declined", "not-applicable", "error", "not-performed"],
  }) as ScoreContext;
  const { status = "final", absentReason = "unknown", norms = {}, codings = {} } = context;
  insistSubject(context.subject, caller);
  readEntries(codings, caller, [panel, ...itemIds, ...reported.map(([id]) => freeName(id, itemIds))], "unknown-key");
  insistNorms(norms, reported, caller);
  insist(isFiniteThroughout(context), "option-unknown", caller, "options with finite numbers");
  const observation = (name: string, more: Partial<Observation>): Observation => {
    const code = `${form}-${name}`;
    const coding = [{ system: codeSystem("measure", context), code }, ...(held(codings, name) ?? [])];
    return observationOf(context, code, { status, code: { coding, text: `${scores.instrument} ${name}` }, ...more });
  };
  const valued = (value: number | null): Partial<Observation> =>
    value === null ? { dataAbsentReason: hl7("data-absent-reason", absentReason) } : { valueQuantity: points(value) };

  const { definitionVersion: version, missing } = scores;
  // A total that was recorded alone: no item is known, and none is missing.
  const isRecorded =
    missing.length === 0 && Object.values<ItemScore>(scores.items).every(({ response }) => response === null);
  const scales = reported.map(([id, scale]): Observation => {
    const name = freeName(id, itemIds);
    const isScored = scale.status === "scored";
    const { answered, size } = scale;
    const isProrated = isScored ? scale.prorated : scale.needed < size;
    const rule = isRecorded ? "recorded" : isProrated ? "prorated" : "strict";
    const method = {
      coding: [{ system: codeSystem("method", context), code: `${form}-${name}-${rule}`, version }],
      text: isRecorded ? "As recorded" : `Sum of ${size} items, ${isProrated ? rule : "no imputation"}`,
    };
    if (isScored) return observation(name, { method, ...valued(scale.sum), ...judged(scale, held(norms, id)) });
    const { reason, needed } = scale;
    return observation(name, {
      ...valued(null),
      ...(isRecorded
        ? { note: [{ text: "Only a total was recorded" }] }
        : { method, note: [{ text: `${answered} of ${size} items answered, ${needed} needed (${reason})` }] }),
    });
  });

  const items = Object.entries<ItemScore>(context.items ? scores.items : {}).map(([id, { response }]) =>
    observation(id, valued(response)),
  );

  const members = [...scales, ...items];
  const hasMember = members.map(({ id }) => ({ reference: `Observation/${id}` }));
  return [observation(panel, { hasMember }), ...members];
}

function insistNorms(norms: unknown, reported: readonly (readonly [string, unknown])[], caller: string): void {
  const scales = reported.map(([id]) => id);
  const need = `norms for ${scales.join(", ")} alone, each with a name and a finite cut-off`;
  const isWell = ([id, norm]: [string, unknown]): boolean => {
    const { name, cutoff, higherIs = "better", ...rest } = isPlainObject(norm) ? norm : {};
    const { value, boundary = "below" } = isPlainObject(cutoff) ? cutoff : {};
    return (
      scales.includes(id) &&
      isText(name) &&
      Number.isFinite(value) &&
      ["below", "atOrBelow", "neither"].includes(boundary as string) &&
      ["better", "worse"].includes(higherIs as string) &&
      Object.keys(rest).length === 0
    );
  };
  insist(isPlainObject(norms) && Object.entries(norms).every(isWell), "norm-invalid", caller, need);
}

/** Where a sum lies by a named cut-off. */
function judged(
  { sum, size }: ScoredScale,
  norm: NamedCutoff | undefined,
): Pick<Observation, "interpretation" | "referenceRange"> {
  if (!norm) return {};
  const { value, boundary = "below" } = norm.cutoff;
  const isWorse = norm.higherIs === "worse";
  // The size of a scale stands in for its range, which scores do not carry: an item of ours spans at least one point.
  const side = compareComputed(sum, value, size) * (isWorse ? -1 : 1);
  const away = isWorse ? "above" : "below";
  const isOut = side < 0 || (side === 0 && boundary === "atOrBelow");
  const text = `${norm.name}: ${isOut ? "" : "not "}${boundary === "atOrBelow" ? "at or " : ""}${away} ${value}`;
  return {
    ...((side !== 0 || boundary !== "neither") && {
      interpretation: [{ ...hl7("v3-ObservationInterpretation", isOut ? (isWorse ? "H" : "L") : "N"), text }],
    }),
    // The ends of a range belong to it, so only a boundary of `below` can be written as one.
    referenceRange: [
      {
        ...(boundary === "below" && { [isWorse ? "high" : "low"]: points(value) }),
        text: `${norm.name}: cut-off ${value} (not a normal range)`,
      },
    ],
  };
}
