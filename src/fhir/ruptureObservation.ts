import type { RuptureAnalysis } from "../rupture/detectRuptures.js";
import { coded, codeSystem, points, quantity } from "./codes.js";
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
 * @throws InvalidArgumentError `session-unknown`
 */
export function ruptureObservation(analysis: RuptureAnalysis, context: SignalContext): Observation {
  const { state, episode } = signalAt(analysis, context);
  const { id, name, parameters } = analysis.method;
  const rupture = codeSystem("rupture-signal", context);
  const measure = (part: string): ObservationComponent["code"] =>
    coded(codeSystem("measure", context), `alliance-${part}`);

  const part = (name: string, value: Omit<ObservationComponent, "code">): ObservationComponent => ({
    code: measure(name),
    ...value,
  });
  const flags = analysis.status === "assessed" ? analysis.expectedFalseFlags : null;
  const component = [
    ...(analysis.status === "assessed"
      ? [part("pattern", { valueCodeableConcept: coded(rupture, analysis.pattern) })]
      : []),
    ...(episode
      ? [
          part("drop-onset", { valueInteger: episode.onset }),
          part("drop-trough", { valueInteger: episode.trough }),
          part("drop-depth", { valueQuantity: points(episode.depth) }),
          part("drop-repair", { valueCodeableConcept: coded(rupture, episode.repair.status) }),
        ]
      : []),
    ...(flags === null ? [] : [part("expected-false-flags", { valueQuantity: quantity(flags, "1") })]),
  ];
  return observationOf(context, "alliance-rupture-signal", {
    status: "preliminary",
    code: measure("rupture-signal"),
    ...(state === "unknown"
      ? { dataAbsentReason: absentBecause("unknown"), interpretation: [interpretedAs("IE")] }
      : { valueCodeableConcept: coded(rupture, state) }),
    note: [{ text: `${NOT_A_DIAGNOSIS} ${countsOf(analysis)}` }],
    method: { ...coded(codeSystem("method", context), id), text: `${name}: ${JSON.stringify(parameters)}` },
    ...(component.length > 0 && { component }),
  });
}
