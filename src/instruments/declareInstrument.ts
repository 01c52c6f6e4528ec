import { frozenCopy } from "../core/frozenCopy.js";
import type { Instrument } from "./definition.js";

/** Shared by every copy of the package in a process, so that an instrument of the ESM copy is known to the CommonJS one. */
const DECLARED = /* @__PURE__ */ Symbol.for("alliance-scoring.instrument");

/**
 * A deeply frozen copy of a definition, marked as ready for scoring. Unchecked: the package's own instruments are checked by its
 * tests, everybody else's by `defineInstrument`.
 *
 * @internal
 */
export function declareInstrument<const Id extends string, const ItemId extends string, const ScaleId extends string>(
  definition: Instrument<Id, ItemId, ScaleId>,
): Instrument<Id, ItemId, ScaleId> {
  return Object.freeze(Object.defineProperty({ ...frozenCopy(definition) }, DECLARED, { value: true }));
}

/**
 * Whether an object came from {@link declareInstrument}.
 *
 * @internal
 */
export const isDeclared = (instrument: unknown): boolean => Object.hasOwn(Object(instrument) as object, DECLARED);
