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
 * The id of a numbered item. A word and never a bare number: libraries for forms and query strings turn a field named `1`
 * into a position of a list, and every answer moves by one.
 *
 * @internal
 */
export const numbered = <const Position extends number>(position: Position): `item${Position}` => `item${position}`;

/**
 * The numbered items of a rating scale from 1 to `maximum`, in order; those in `reversed` are scored
 * 1 + maximum - response.
 *
 * @internal
 */
export const ratings = <const Position extends number>(
  positions: readonly Position[],
  maximum: number,
  reversed: readonly NoInfer<Position>[] = [],
): Item<`item${Position}`>[] =>
  positions.map((position) => ({
    id: numbered(position),
    number: position,
    label: `Item ${position}`,
    minimum: 1,
    maximum,
    step: 1,
    keyed: reversed.includes(position) ? "reverse" : "forward",
  }));
