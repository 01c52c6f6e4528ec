import { declareInstrument } from "./declareInstrument.js";
import { ratings } from "./items.js";
import { spr, workingAllianceScales } from "./workingAlliance.js";

const items = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/**
 * Working Alliance Inventory, Short form: 12 items rated 1 to 7 (Tracey & Kokotovic 1989). Structure only.
 *
 * Items 4 and 10 are reversed. Its key is not the key of the WAI-SR.
 *
 * Items: `item1` to `item12`, as numbered on the form.
 */
export const waiS = /* @__PURE__ */ declareInstrument({
  id: "waiS",
  name: "Working Alliance Inventory, Short form (WAI-S)",
  version: "1.0.0",
  construct: "alliance",
  higherIs: "better",
  raters: ["client", "therapist"],
  licence: spr,
  items: /* @__PURE__ */ ratings(items, 7, [4, 10]),
  scales: /* @__PURE__ */ workingAllianceScales(1, items, {
    goal: [4, 6, 10, 11],
    task: [1, 2, 8, 12],
    bond: [3, 5, 7, 9],
  }),
  sources: ["traceyKokotovic1989"],
});
