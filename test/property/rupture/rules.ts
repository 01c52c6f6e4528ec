import { methods, presets, prior, priors } from "../../../src/index.js";
import type { RuptureMethod } from "../../../src/index.js";

/**
 * Every rule of the package, each with everything it declares about itself put to the test in `laws.property.test.ts`.
 *
 * `make(unit)` is the rule with each of its parameters in points multiplied by `unit`; at 1 it suits scores from 0 to 40
 * that vary by about 1.6 within a client. A new rule is a line here.
 */
export interface Rule {
  readonly name: string;
  readonly make: (unit: number) => RuptureMethod;
}

const typical = (unit: number) => prior({ typicalStandardDeviation: unit * priors.srs.sum.typicalStandardDeviation });

export const rules: readonly Rule[] = [
  { name: "prediction", make: (unit) => methods.prediction(typical(unit)) },
  { name: "prediction without clip", make: (unit) => methods.prediction({ ...typical(unit), clip: 0 }) },
  { name: "prediction at 5 %", make: (unit) => methods.prediction(typical(unit), { alpha: 0.05 }) },
  { name: "brief", make: (unit) => methods.retrospective(typical(unit), { question: "brief" }) },
  { name: "shift", make: (unit) => methods.retrospective(typical(unit), { question: "shift" }) },
  { name: "combined", make: (unit) => methods.retrospective(typical(unit), { question: "combined" }) },
  { name: "cut-off level", make: (unit) => methods.cutoffLevel({ cutoff: 30 * unit }) },
  { name: "at or below a cut-off", make: (unit) => methods.cutoffLevel({ cutoff: 30 * unit, boundary: "atOrBelow" }) },
  { name: "session prompts", make: (unit) => methods.sessionPrompts({ cutoff: 30 * unit, minimumDrop: 4 * unit }) },
  { name: "session drop", make: (unit) => methods.sessionDrop({ points: 4 * unit }) },
  { name: "pooled drop", make: (unit) => methods.pooledDrop({ pooledStandardDeviation: 2.4 * unit, multiple: 1.5 }) },
  {
    name: "reliable drop",
    make: (unit) => methods.reliableDrop({ standardDeviation: 4 * unit, reliability: 0.8, tolerance: unit }),
  },
  { name: "V-episode", make: (unit) => methods.vEpisode({ minimumDrop: 4 * unit, tolerance: unit }) },
  {
    name: "V-episode, completed",
    make: (unit) => methods.vEpisode({ minimumDrop: 4 * unit, tolerance: unit, returnRequired: true }),
  },
  {
    name: "peak to trough, 1 SD",
    make: (unit) => methods.peakToTrough({ pooledStandardDeviation: 2.4 * unit, multiple: 1 }),
  },
  {
    name: "peak to trough, 2 SD",
    make: (unit) => methods.peakToTrough({ pooledStandardDeviation: 2.4 * unit, multiple: 2 }),
  },
  { name: "own mean band", make: () => methods.ownMeanBand() },
  { name: "own mean band, 1.5 SD", make: () => methods.ownMeanBand({ multiple: 1.5 }) },
  { name: "individuals chart", make: () => methods.individualsChart() },
  { name: "individuals chart, gaps dropped", make: () => methods.individualsChart({ gaps: "drop" }) },
  {
    name: "individuals chart, standard deviation",
    make: () => methods.individualsChart({ estimator: "standard-deviation" }),
  },
  { name: "Quesenberry Q", make: () => methods.quesenberryQ() },
  { name: "sudden loss", make: (unit) => methods.suddenShift({ minimumChange: 4 * unit }) },
  {
    name: "sudden loss, t test and share",
    make: (unit) => methods.suddenShift({ minimumChange: 4 * unit, minimumShare: 0.2, criterion3: "tTest" }),
  },
  {
    name: "sudden loss, criteria 1 and 2 alone",
    make: (unit) => methods.suddenShift({ minimumChange: 4 * unit, minimumShare: 0.1, alpha: null }),
  },
  { name: "sudden rise", make: (unit) => methods.suddenShift({ minimumChange: 4 * unit, direction: "rise" }) },
  { name: "single break", make: () => methods.singleBreak({ minimumSessions: 8 }) },
  { name: "single break, whitened", make: () => methods.singleBreak({ minimumSessions: 8, autocorrelation: 0.2 }) },
  { name: "quadratic U", make: () => methods.quadraticU() },
  { name: "stiles2004", make: (unit) => presets.stiles2004({ pooledStandardDeviation: 2.4 * unit }) },
  { name: "strauss2006", make: (unit) => presets.strauss2006({ pooledStandardDeviation: 2.4 * unit }) },
  { name: "stevens2007", make: (unit) => presets.stevens2007({ minimumDrop: 4 * unit, tolerance: unit }) },
  { name: "stevens2007WaiSr", make: (unit) => presets.stevens2007WaiSr({ minimumDrop: 4 * unit, tolerance: unit }) },
  { name: "gumz2012", make: (unit) => presets.gumz2012({ pooledStandardDeviation: 2.4 * unit }) },
  {
    name: "mclaughlin2014",
    make: (unit) => presets.mclaughlin2014({ standardDeviation: 4 * unit, reliability: 0.8, tolerance: unit }),
  },
  { name: "lipner2022", make: () => presets.lipner2022() },
  { name: "ownMean2sd2024", make: () => presets.ownMean2sd2024() },
  { name: "tangDeRubeis1999", make: (unit) => presets.tangDeRubeis1999({ minimumChange: 4 * unit }) },
  { name: "tangDeRubeis1999Alliance", make: (unit) => presets.tangDeRubeis1999Alliance({ minimumChange: 4 * unit }) },
  { name: "kivlighanShaughnessy2000", make: () => presets.kivlighanShaughnessy2000() },
  { name: "openFit", make: (unit) => presets.openFit({ cutoff: 30 * unit, minimumDrop: 4 * unit }) },
];
