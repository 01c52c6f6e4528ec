import { InvalidArgumentError } from "../core/invalidArgumentError.js";
import type { Instrument, Item, Scale } from "../instruments/definition.js";
import { formCode, isReported, scaleName } from "./codes.js";

/** What a link id of a form leads to: an item, or a scale that is calculated. */
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
  const ids = instrument.items.map(({ id }) => id);
  const scaleIds = Object.entries<Scale>(instrument.scales)
    .filter(([id, { items }]) => isReported(id, items.length))
    .map(([id]) => id);
  const items = new Map<string, Item>();
  const scales = new Map<string, string>();
  const named = new Map<string, string>();
  for (const [linkId, id] of Object.entries(given)) {
    // An item is meant where an item and a scale share an id.
    if ((!ids.includes(id) && !scaleIds.includes(id)) || [...named.values()].includes(id))
      throw new InvalidArgumentError(
        "link-ids-invalid",
        "linkIds lead to items and scales of the form, one link to each",
      );
    named.set(linkId, id);
  }
  const linkOf = (id: string, name: string): string =>
    [...named].find(([, target]) => target === id)?.[0] ?? `${form}.${name}`;
  for (const item of instrument.items) items.set(linkOf(item.id, item.id), item);
  for (const id of scaleIds) scales.set(ids.includes(id) ? `${form}.${scaleName(id, ids)}` : linkOf(id, id), id);
  if (new Set([form, ...items.keys(), ...scales.keys()]).size < 1 + ids.length + scaleIds.length)
    throw new InvalidArgumentError("link-ids-invalid", "linkIds keep every link of the form apart");
  return { items, scales };
}
