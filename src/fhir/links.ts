import { InvalidArgumentError } from "../core/invalidArgumentError.js";
import type { Instrument, Item, Scale } from "../instruments/definition.js";
import { formCode, isReported, scaleName } from "./codes.js";

/**
 * What the link ids of a form lead to: items, and scales that are calculated.
 *
 * @internal
 */
export interface Links {
  /** Link id to item. */
  readonly items: ReadonlyMap<string, Item>;
  /** Link id to scale id. */
  readonly scales: ReadonlyMap<string, string>;
}

/** Link ids of a form of your own: each leads to an item id or to a scale id. What is left out keeps its own. */
export type LinkIds = Readonly<Record<string, string>>;

/**
 * The link ids of an instrument: `srs.relationship`, `wai-sr.4`, `srs.total`, unless the caller names others.
 *
 * @internal
 */
export function linksOf(instrument: Instrument, given: LinkIds = {}): Links {
  const form = formCode(instrument.id);
  const itemIds = instrument.items.map(({ id }) => id);
  const scaleIds = Object.entries<Scale>(instrument.scales)
    .filter(([id, { items }]) => isReported(id, items.length))
    .map(([id]) => id);
  const names = new Map(Object.entries(given).map(([linkId, id]) => [id, linkId]));
  const linkOf = (name: string): string => names.get(name) ?? `${form}.${name}`;
  const items = new Map(instrument.items.map((item) => [linkOf(item.id), item]));
  const scales = new Map(scaleIds.map((id) => [linkOf(scaleName(id, itemIds)), id]));
  const known = [...itemIds, ...scaleIds];
  const isApart = new Set([form, ...items.keys(), ...scales.keys()]).size === known.length + 1;
  if (!isApart || names.size < Object.keys(given).length || ![...names.keys()].every((id) => known.includes(id)))
    throw new InvalidArgumentError("link-ids-invalid", "linkIds lead to items and scales, one each");
  return { items, scales };
}
