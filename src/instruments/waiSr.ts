import { declareInstrument } from "./declareInstrument.js";
import { ratings } from "./items.js";
import { spr, workingAllianceScales } from "./workingAlliance.js";

const items = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/**
 * Working Alliance Inventory, Short Revised: 12 items rated 1 to 5 (Hatcher & Gillaspy 2006). Structure only.
 *
 * No item is reversed, and its key cannot be derived from the WAI-36 or the WAI-S. Some printed rows
 * run from high to low: enter the number that belongs to the label, never the position of the tick.
 *
 * Items: `item1` to `item12`, as numbered on the form.
 */
export const waiSr = /* @__PURE__ */ declareInstrument({
  id: "waiSr",
  name: "Working Alliance Inventory, Short Revised (WAI-SR)",
  version: "1.0.0",
  construct: "alliance",
  higherIs: "better",
  raters: ["client", "therapist"],
  licence: spr,
  items: /* @__PURE__ */ ratings(items, 5),
  scales: /* @__PURE__ */ workingAllianceScales(1, items, {
    goal: [4, 6, 8, 11],
    task: [1, 2, 10, 12],
    bond: [3, 5, 7, 9],
  }),
  sources: ["hatcherGillaspy2006"],
});
