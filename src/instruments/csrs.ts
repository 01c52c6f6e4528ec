import { declareInstrument } from "./declareInstrument.js";
import { sessionRatingItems, sessionRatingScales } from "./fourLines.js";

/**
 * Child Session Rating Scale (CSRS), 6 to 12 years: four lines about this session, one total of 0 to 40.
 * Structure only. No cut-off of the adult form is known to hold for it.
 *
 * Items: 1 `relationship`, 2 `goals`, 3 `approach`, 4 `overall`.
 */
export const csrs = /* @__PURE__ */ declareInstrument({
  id: "csrs",
  name: "Child Session Rating Scale (CSRS)",
  version: "1.0.0",
  construct: "alliance",
  higherIs: "better",
  raters: ["client"],
  licence: { status: "permission-required", holder: "Duncan, Miller and Sparks" },
  items: /* @__PURE__ */ sessionRatingItems(),
  scales: /* @__PURE__ */ sessionRatingScales(),
  sources: ["hanssenBauerKornor"],
});
