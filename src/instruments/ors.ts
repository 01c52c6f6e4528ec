import { declareInstrument } from "./declareInstrument.js";
import { visualAnalogue } from "./items.js";
import { total } from "./fourLines.js";

/**
 * Outcome Rating Scale (ORS), for adults and adolescents from 13: four visual analogue lines about the past week,
 * one total of 0 to 40. Structure only.
 *
 * Items: 1 `individual`, 2 `interpersonal`, 3 `social`, 4 `overall`.
 */
export const ors = /* @__PURE__ */ declareInstrument({
  id: "ors",
  name: "Outcome Rating Scale (ORS)",
  version: "1.0.0",
  construct: "outcome",
  higherIs: "better",
  raters: ["client", "caretaker"],
  licence: { status: "permission-required", holder: "Scott D. Miller and Barry L. Duncan" },
  items: [
    /* @__PURE__ */ visualAnalogue(1, "individual", "Individual"),
    /* @__PURE__ */ visualAnalogue(2, "interpersonal", "Interpersonal"),
    /* @__PURE__ */ visualAnalogue(3, "social", "Social"),
    /* @__PURE__ */ visualAnalogue(4, "overall", "Overall"),
  ],
  scales: { total: /* @__PURE__ */ total(["individual", "interpersonal", "social", "overall"]) },
  sources: ["miller2003"],
});
