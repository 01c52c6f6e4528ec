import { cors } from "./cors.js";
import { csrs } from "./csrs.js";
import { gsrs } from "./gsrs.js";
import { ors } from "./ors.js";
import { srs } from "./srs.js";
import { wai36 } from "./wai36.js";
import { waiS } from "./waiS.js";
import { waiSr } from "./waiSr.js";

const definitions = { srs, ors, wai36, waiSr, waiS, csrs, cors, gsrs };

/** The instruments of the package, by id. */
export type Instruments = { readonly [Id in keyof typeof definitions]: (typeof definitions)[Id] };

/** Every instrument of the package by its id. Import the single ones where size matters. */
export const instruments: Instruments = /* @__PURE__ */ Object.freeze(definitions);
