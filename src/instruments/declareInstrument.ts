import { frozenCopy } from "../core/frozenCopy.js";
import type { SourceId } from "../evidence/bibliography.js";
import type { Instrument } from "./definition.js";

/** Shared by every copy of the package in a process, so that an instrument of the ESM copy is known to the CommonJS one. */
const DECLARED = /* @__PURE__ */ Symbol.for("alliance-scoring.instrument");

/**
 * An instrument of the package, which may cite the bibliography only. Unchecked: tests check it, as `defineInstrument` checks
 * everybody else's.
 *
 * @internal
 */
export function declareInstrument<const Id extends string, const ItemId extends string, const ScaleId extends string>(
  definition: Instrument<Id, ItemId, ScaleId> & { readonly sources: readonly SourceId[] },
): Instrument<Id, ItemId, ScaleId> {
  return markDeclared<Instrument<Id, ItemId, ScaleId>>(definition);
}

/**
 * A deeply frozen copy of a definition, marked as ready for scoring.
 *
 * @internal
 */
export const markDeclared = <I extends Instrument>(definition: I): I =>
  Object.freeze(Object.defineProperty({ ...frozenCopy(definition) }, DECLARED, { value: true }));

/**
 * Whether an object came from {@link markDeclared}.
 *
 * @internal
 */
export const isDeclared = (instrument: unknown): boolean => Object.hasOwn(Object(instrument) as object, DECLARED);
