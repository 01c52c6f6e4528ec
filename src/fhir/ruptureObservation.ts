import type { RuptureAnalysis } from "../rupture/detectRuptures.js";
import { coded, codeSystem, points, UCUM } from "./codes.js";
import { absentBecause, interpretedAs, observationOf } from "./resourceContext.js";
import type { ObservationContext } from "./resourceContext.js";
import type { Observation, ObservationComponent } from "./resources.js";
import { countsOf, NOT_A_DIAGNOSIS, signalAt } from "./signal.js";
import type { SignalOption } from "./signal.js";

/** What {@link ruptureObservation} needs to know besides the analysis; `derivedFrom` are the scores it rests on. */
export interface SignalContext extends ObservationContext, SignalOption {}

/**
 * What a rupture method says about one session, as a preliminary FHIR Observation: a computed signal for a person to
 * look at.
 *
 * The value is `drop` (the session stands out, or lies within a drop that is still followed) or `no-drop`. Where the rule
 * cannot say (too few sessions, a session without a score) there is no value but a `dataAbsentReason`
 * and the interpretation `IE`, insufficient evidence. `method` names the rule with its parameters; components give
 * the pattern of the whole series, the drop the session lies in and the false flags to expect. No
 * interpretation calls the drop a significant one: that takes a reliable change, which is another rule.
 *
 * @param analysis - what `detectRuptures` returned
 * @param context - `subject`, `derivedFrom` and what else is known; `session` where it is not the last
 * @returns the Observation, `preliminary`
 * @throws InvalidArgumentError `session-unknown`, `id-invalid`
 */
export function ruptureObservation(analysis: RuptureAnalysis, context: SignalContext): Observation {
  const signal = signalAt(analysis, context);
  const { state, episode } = signal;
  const { id, name, parameters } = analysis.method;
  const rupture = codeSystem("rupture-signal", context);
  const measure = (part: string): ObservationComponent["code"] =>
    coded(codeSystem("measure", context), `alliance-${part}`);

  const component: ObservationComponent[] = [];
  if (analysis.status === "assessed") {
    component.push({ code: measure("pattern"), valueCodeableConcept: coded(rupture, analysis.pattern) });
    if (episode)
      component.push(
        { code: measure("drop-onset"), valueInteger: episode.onset },
        { code: measure("drop-trough"), valueInteger: episode.trough },
        { code: measure("drop-depth"), valueQuantity: points(episode.depth) },
        { code: measure("drop-repair"), valueCodeableConcept: coded(rupture, episode.repair.status) },
      );
    if (analysis.expectedFalseFlags !== null)
      component.push({
        code: measure("expected-false-flags"),
        valueQuantity: { value: analysis.expectedFalseFlags, unit: "1", system: UCUM, code: "1" },
      });
  }
  return {
    ...observationOf("alliance-rupture-signal", measure("rupture-signal"), "preliminary", context),
    ...(state === "unknown"
      ? { dataAbsentReason: absentBecause("unknown"), interpretation: [interpretedAs("IE", "insufficient evidence")] }
      : { valueCodeableConcept: coded(rupture, state === "drop" ? "drop" : "no-drop") }),
    note: [{ text: `${NOT_A_DIAGNOSIS} ${countsOf(analysis, signal)}` }],
    method: { ...coded(codeSystem("method", context), id), text: `${name}: ${JSON.stringify(parameters)}` },
    ...(component.length > 0 && { component }),
  };
}
