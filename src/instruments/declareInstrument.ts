import { frozenCopy } from "../core/frozenCopy.js";
import type { SourceId } from "../evidence/bibliography.js";
import type { Instrument } from "./definition.js";

/** Shared by every copy of the package in a process, so that an instrument of the ESM copy is known to the CommonJS one. */
const DECLARED = /* @__PURE__ */ Symbol.for("alliance-scoring.instrument");

/**
 * A deeply frozen copy of a definition, marked as ready for scoring. Unchecked: tests check the instruments of the package,
 * `defineInstrument` everybody else's.
 *
 * @internal
 */
export function markDeclared<I extends Instrument>(definition: I): I {
  return Object.freeze(Object.defineProperty({ ...frozenCopy(definition) }, DECLARED, { value: true }));
}

/**
 * The same for an instrument of the package, which may cite the bibliography only.
 *
 * @internal
 */
export const declareInstrument = markDeclared as <
  const Id extends string,
  const ItemId extends string,
  const ScaleId extends string,
>(
  definition: Instrument<Id, ItemId, ScaleId> & { readonly sources: readonly SourceId[] },
) => Instrument<Id, ItemId, ScaleId>;

/**
 * Whether an object came from {@link markDeclared}.
 *
 * @internal
 */
export const isDeclared = (instrument: unknown): boolean => Object.hasOwn(Object(instrument) as object, DECLARED);
