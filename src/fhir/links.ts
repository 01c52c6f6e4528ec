import { isDeclared } from "../instruments/declareInstrument.js";
import type { Instrument, Item, Scale } from "../instruments/definition.js";
import { formCode, isReported, freeName, refuse } from "./codes.js";

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
 * The link ids of an instrument: `srs.relationship`, `wai-sr.item4`, `srs.total`, unless the caller names others.
 *
 * @internal
 */
export function linksOf(instrument: Instrument, given: LinkIds = {}): Links {
  if (!isDeclared(instrument)) refuse("instrument-not-defined");
  const form = formCode(instrument.id);
  const linkOf = (name: string): string =>
    Object.keys(given).find((linkId) => given[linkId] === name) ?? `${form}.${name}`;
  const itemIds = instrument.items.map(({ id }) => id);
  const items = new Map(instrument.items.map((item) => [linkOf(item.id), item]));
  const reported = Object.entries<Scale>(instrument.scales).filter(([id, scale]) => isReported(id, scale.items.length));
  const scales = new Map(reported.map(([id]) => [linkOf(freeName(id, itemIds)), id]));
  const isApart = new Set([form, ...items.keys(), ...scales.keys()]).size > itemIds.length + reported.length;
  if (!isApart || !Object.entries(given).every(([link, id]) => id === (items.get(link)?.id ?? scales.get(link))))
    refuse("link-ids-invalid");
  return { items, scales };
}
