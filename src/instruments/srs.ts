import { declareInstrument } from "./declareInstrument.js";
import { sessionRatingItems, sessionRatingScales } from "./fourLines.js";

/**
 * Session Rating Scale (SRS V.3.0), for adults and adolescents from 13: four visual analogue lines about this session,
 * one total of 0 to 40. Structure only.
 *
 * Factor studies find one factor: the single lines are conversation prompts, not subscales.
 *
 * Items: 1 `relationship`, 2 `goals`, 3 `approach`, 4 `overall`.
 */
export const srs = /* @__PURE__ */ declareInstrument({
  id: "srs",
  name: "Session Rating Scale (SRS)",
  version: "1.0.0",
  construct: "alliance",
  higherIs: "better",
  raters: ["client"],
  licence: { status: "permission-required", holder: "Scott D. Miller, Barry L. Duncan and Lynn Johnson" },
  items: /* @__PURE__ */ sessionRatingItems(),
  scales: /* @__PURE__ */ sessionRatingScales(),
  sources: ["duncan2003"],
});
