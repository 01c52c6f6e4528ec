import { insist, insistUnwrapped } from "../core/insist.js";
import { frozenCopy } from "../core/frozenCopy.js";
import { isPlainObject } from "../core/plainObject.js";
import type { SourceId } from "../evidence/bibliography.js";
import type { Instrument, InstrumentDefinition } from "./definition.js";

/** The same in every copy of the package, so that an instrument of the ESM copy is known to the CommonJS one. */
const DECLARED = "from defineInstrument" satisfies keyof Instrument;

/**
 * A deeply frozen copy of a definition, marked as ready for scoring. Unchecked: tests check the instruments of the package,
 * `defineInstrument` everybody else's.
 *
 * @internal
 */
export function markDeclared<Id extends string, ItemId extends string, ScaleId extends string>(
  definition: InstrumentDefinition<Id, ItemId, ScaleId>,
): Instrument<Id, ItemId, ScaleId> {
  const copy: object = Object.defineProperty({ ...frozenCopy(definition) }, DECLARED, { value: true });
  return Object.freeze(copy as Instrument<Id, ItemId, ScaleId>);
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
  definition: InstrumentDefinition<Id, ItemId, ScaleId> & { readonly sources: readonly SourceId[] },
) => Instrument<Id, ItemId, ScaleId>;

/**
 * Whether an object came from {@link markDeclared}.
 *
 * @internal
 */
export const isDeclared = (instrument: unknown): boolean =>
  isPlainObject(instrument) && Object.hasOwn(instrument, DECLARED);

/**
 * Throw for what did not come from {@link markDeclared}.
 *
 * @throws InvalidArgumentError `instrument-not-defined`, `result-not-unwrapped`
 * @internal
 */
export function insistDeclared(instrument: unknown, caller: string): asserts instrument is Instrument {
  const need = "a definition, such as srs";
  insistUnwrapped(instrument, caller, need);
  insist(isDeclared(instrument), "instrument-not-defined", caller, need, instrument);
}
