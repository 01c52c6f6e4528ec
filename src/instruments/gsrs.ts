import { declareInstrument } from "./declareInstrument.js";
import { sessionRatingItems, sessionRatingScales } from "./fourLines.js";

/**
 * Group Session Rating Scale (GSRS), from 13 years: four lines about this group session, one total of 0 to 40.
 * The relationship line is about the leader and the group. Structure only.
 *
 * Items: 1 `relationship`, 2 `goals`, 3 `approach`, 4 `overall`.
 */
export const gsrs = /* @__PURE__ */ declareInstrument({
  id: "gsrs",
  name: "Group Session Rating Scale (GSRS)",
  version: "1.0.0",
  construct: "alliance",
  higherIs: "better",
  raters: ["client"],
  licence: { status: "permission-required", holder: "Duncan and Miller (unverified)" },
  items: /* @__PURE__ */ sessionRatingItems(),
  scales: /* @__PURE__ */ sessionRatingScales(),
  sources: ["quirk2012"],
});
