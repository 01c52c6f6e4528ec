import type { Item } from "./definition.js";

/**
 * A 10 cm line, marked anywhere from left (low) to right (high) and read to the millimetre: 0 to 10, one decimal.
 *
 * @internal
 */
export const visualAnalogue = <const Id extends string>(number: number, id: Id, label: string): Item<Id> => ({
  id,
  number,
  label,
  minimum: 0,
  maximum: 10,
  step: 0.1,
  keyed: "forward",
});

/**
 * The numbered items of a rating scale from 1 to `maximum`, in order; those in `reversed` are scored
 * 1 + maximum - response.
 *
 * @internal
 */
export const ratings = <const Id extends string>(
  ids: readonly Id[],
  maximum: number,
  reversed: readonly NoInfer<Id>[] = [],
): Item<Id>[] =>
  ids.map((id, position) => ({
    id,
    number: position + 1,
    label: `Item ${id}`,
    minimum: 1,
    maximum,
    step: 1,
    keyed: reversed.includes(id) ? "reverse" : "forward",
  }));
