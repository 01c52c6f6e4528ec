import { insist } from "../core/insist.js";
import { isPlainObject } from "../core/plainObject.js";
import { insistDeclared } from "../instruments/declareInstrument.js";
import type { Instrument, Item, Scale } from "../instruments/definition.js";
import { formCode, freeName, isReported, isText } from "./codes.js";

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
export function linksOf(instrument: Instrument, given: LinkIds | undefined, caller: string): Links {
  insistDeclared(instrument, caller);
  const named = insistLinkIds(given, caller);
  const form = formCode(instrument.id);
  const linkOf = (name: string): string =>
    Object.keys(named).find((linkId) => named[linkId] === name) ?? `${form}.${name}`;
  const itemIds = instrument.items.map(({ id }) => id);
  const items = new Map(instrument.items.map((item) => [linkOf(item.id), item]));
  const reported = Object.entries<Scale>(instrument.scales).filter(([id, scale]) => isReported(id, scale.items.length));
  const scales = new Map(reported.map(([id]) => [linkOf(freeName(id, itemIds)), id]));
  const isApart = new Set([form, ...items.keys(), ...scales.keys()]).size > itemIds.length + reported.length;
  const isEach = Object.entries(named).every(([link, id]) => id === (items.get(link)?.id ?? scales.get(link)));
  insist(isApart && isEach, "link-ids-invalid", caller, "one link for each item and reported scale in linkIds");
  return { items, scales };
}

/**
 * Link ids as they were given, or an error for what leads from no link to no id.
 *
 * @internal
 */
export function insistLinkIds(given: LinkIds | undefined, caller: string): LinkIds {
  const isWell = given === undefined || (isPlainObject(given) && Object.values(given).every(isText));
  insist(isWell, "link-ids-invalid", caller, "linkIds to lead from link ids to item or scale ids", given);
  return given ?? {};
}
