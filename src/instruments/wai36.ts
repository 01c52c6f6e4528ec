import { declareInstrument } from "./declareInstrument.js";
import { ratings } from "./items.js";
import { spr, workingAllianceScales } from "./workingAlliance.js";

// prettier-ignore
const items = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18,
  19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36] as const;

/** `item1` to `item36`: the numbers of the form. */
type Wai36Item = { [Position in (typeof items)[number]]: `item${Position}` }[(typeof items)[number]];

/**
 * Working Alliance Inventory, 36 items rated 1 to 7 (Horvath & Greenberg 1989). Structure only.
 *
 * Fourteen items are reversed. The two mistakes seen in the wild are reversing 4 instead of 7 and
 * 28 instead of 29. Client and therapist forms share this key; the observer form has other anchors and is
 * not covered.
 *
 * Items: `item1` to `item36`, as numbered on the form.
 */
export const wai36 = /* @__PURE__ */ declareInstrument<"wai36", Wai36Item, "goal" | "task" | "bond" | "total">({
  id: "wai36",
  name: "Working Alliance Inventory (WAI-36)",
  version: "1.0.0",
  construct: "alliance",
  higherIs: "better",
  raters: ["client", "therapist"],
  licence: spr,
  items: /* @__PURE__ */ ratings(items, 7, [1, 3, 7, 9, 10, 11, 12, 15, 20, 27, 29, 31, 33, 34]),
  scales: /* @__PURE__ */ workingAllianceScales(2, items, {
    goal: [3, 6, 9, 10, 12, 14, 22, 25, 27, 30, 32, 34],
    task: [2, 4, 7, 11, 13, 15, 16, 18, 24, 31, 33, 35],
    bond: [1, 5, 8, 17, 19, 20, 21, 23, 26, 28, 29, 36],
  }),
  sources: ["horvathGreenberg1989"],
});
