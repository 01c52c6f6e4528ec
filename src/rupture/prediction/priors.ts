import { frozenCopy } from "../../core/frozenCopy.js";
import { defaultPriorNumbers } from "./prior.js";
import type { Prior } from "./prior.js";

const BASIS = "working model of this library (docs/methods/priors.md): assumed, not copied from any table";

const SRS_NOTE =
  "In its model neighbouring sessions correlate .75, more than retest in outpatients found (.52 to .66). Not estimated from clinical series: prefer estimatePrior.";
const WAI_SR_NOTE =
  "Another derivation gives 0.38 on the mean. Not estimated from clinical series: prefer estimatePrior.";
const WAI_NOTE = "Not estimated from clinical series: prefer estimatePrior.";

// Steps of means are written out, so that a bundler can drop them: 1/36 and 1/12 of a point.

/**
 * Priors for `methods.prediction`, `methods.retrospective` and `startMonitor`, by instrument and metric: the typical
 * within-client standard deviation of the total score.
 *
 * All are **working assumptions**, not findings, and every result names the one it used. `srs.sum` supposes a troubled
 * sample (1.6), `srs.sumNormLike` a norm-like one (1.4). None is known for the ORS, for the forms for children and
 * groups, for single items or for the WAI subscales: bring your own with `prior`, or let `estimatePrior` find it.
 *
 * @example
 * priors.waiSr.mean.typicalStandardDeviation; // => 0.28
 * priors.waiSr.mean.status; // => "working-assumption"
 */
export const priors = /* @__PURE__ */ frozenCopy({
  srs: {
    /** Typical within-client standard deviation of the SRS total, 0 to 40: 1.6, of a troubled sample. A working assumption. */
    sum: /* @__PURE__ */ assumed("srs", "sum", 1.6, [0, 40, 0.1], SRS_NOTE),
    /** The same: 1.4, of a sample like the norms. A working assumption. */
    sumNormLike: /* @__PURE__ */ assumed("srs", "sum", 1.4, [0, 40, 0.1], SRS_NOTE),
  },
  wai36: {
    /** Typical within-client standard deviation of the WAI-36 mean, 1 to 7: 0.4. A working assumption. */
    mean: /* @__PURE__ */ assumed("wai36", "mean", 0.4, [1, 7, 0.027777777777777776], WAI_NOTE),
    /** Typical within-client standard deviation of the WAI-36 sum, 36 to 252: 14.4. A working assumption. */
    sum: /* @__PURE__ */ assumed("wai36", "sum", 14.4, [36, 252, 1], WAI_NOTE),
  },
  waiSr: {
    /** Typical within-client standard deviation of the WAI-SR mean, 1 to 5: 0.28. A working assumption. */
    mean: /* @__PURE__ */ assumed("waiSr", "mean", 0.28, [1, 5, 0.08333333333333333], WAI_SR_NOTE),
    /** Typical within-client standard deviation of the WAI-SR sum, 12 to 60: 3.36. A working assumption. */
    sum: /* @__PURE__ */ assumed("waiSr", "sum", 3.36, [12, 60, 1], WAI_SR_NOTE),
  },
  waiS: {
    /** Typical within-client standard deviation of the WAI-S mean, 1 to 7: 0.4. A working assumption. */
    mean: /* @__PURE__ */ assumed("waiS", "mean", 0.4, [1, 7, 0.08333333333333333], WAI_NOTE),
    /** Typical within-client standard deviation of the WAI-S sum, 12 to 84: 4.8. A working assumption. */
    sum: /* @__PURE__ */ assumed("waiS", "sum", 4.8, [12, 84, 1], WAI_NOTE),
  },
});

function assumed(
  instrument: string,
  metric: "sum" | "mean",
  typicalStandardDeviation: number,
  [minimum, maximum, step]: readonly [minimum: number, maximum: number, step: number],
  note: string,
): Prior {
  return {
    typicalStandardDeviation,
    ...defaultPriorNumbers,
    status: "working-assumption",
    measure: { instrument, scale: "total", metric, minimum, maximum, step },
    basis: BASIS,
    note,
  };
}
