import { declareInstrument } from "./declareInstrument.js";
import { visualAnalogue } from "./items.js";
import { total } from "./fourLines.js";

/**
 * Child Outcome Rating Scale (CORS), 6 to 12 years: four lines about the past week, one total of 0 to 40.
 * Structure only. Change values of the adult form do not hold for it.
 *
 * Items: 1 `self`, 2 `family`, 3 `school`, 4 `overall`.
 */
export const cors = /* @__PURE__ */ declareInstrument({
  id: "cors",
  name: "Child Outcome Rating Scale (CORS)",
  version: "1.0.0",
  construct: "outcome",
  higherIs: "better",
  raters: ["client", "caretaker"],
  licence: { status: "permission-required", holder: "Duncan, Miller and Sparks" },
  items: [
    /* @__PURE__ */ visualAnalogue(1, "self", "Self"),
    /* @__PURE__ */ visualAnalogue(2, "family", "Family"),
    /* @__PURE__ */ visualAnalogue(3, "school", "School"),
    /* @__PURE__ */ visualAnalogue(4, "overall", "Overall"),
  ],
  scales: { total: /* @__PURE__ */ total(["self", "family", "school", "overall"]) },
  sources: ["duncan2006"],
});
