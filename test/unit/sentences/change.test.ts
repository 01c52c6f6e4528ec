import {
  alertsOf,
  changeOf,
  clinicalCutoff,
  clinicallySignificantChange,
  courseOf,
  edwardsNunnally,
  groupChange,
  gulliksenLordNovick,
  hagemanArrindell,
  hsuLinnLord,
  norms,
  nunnallyKotsch,
  openFitAlerts,
  openFitEffectSize,
  openFitOutcome,
  ors,
  reliableChange,
  score,
  scoreBand,
  sessionAlerts,
  srs,
  unwrap,
  waiSr,
} from "alliance-scoring";
import { holdSentences } from "../../support/slips.js";

const norm = norms.ors.developer;
const cutoff = norm.clinicalCutoff.adultSelf;
const inSample = {
  ...{ before: 30, after: 35, meanBefore: 31, meanAfter: 34, standardDeviation: 4, reliability: 0.8 },
  ...{ reliabilityAfter: 0.8, standardDeviationBefore: 4, standardDeviationAfter: 4, correlation: 0.5 },
};
const [ofOrs, ofSrs] = [unwrap(score(ors, [5, 5, 4, 6])), unwrap(score(srs, [9, 9, 9, 9]))];
const ofWaiSr = unwrap(score(waiSr, Array<number>(12).fill(4)));
const { total: _, ...withoutTotal } = ofOrs.scales;
const course = unwrap(
  courseOf(ors, [
    [5, 5, 4, 6],
    [6, 6, 6, 6],
  ]),
);
const ofAlliance = unwrap(courseOf(srs, [[9, 9, 9, 9]]));
const populations = { clinical: { mean: 20, standardDeviation: 6 }, nonClinical: { mean: 30, standardDeviation: 6 } };
const openFit = {
  ...{ ors: 21.4, orsCount: 4, target: 20, nTarget: 17, srs: 35.9, previousSrs: 36.9 },
  ...{ orsCutoff: norms.ors.openFit.clinicalCutoff.adultSelf, srsNorm: norms.srs.openFit },
};
const limits = norms.ors.openFit.effectSize;
/** A slip that a JavaScript caller can make, and a TypeScript one by a cast. */
const as = (value: unknown) => value as never;

holdSentences("change", {
  "reliableChange: a Result as norm": () => reliableChange(20, 25, as({ ok: true, value: norm })),
  "reliableChange: no norm": () => reliableChange(20, 25, as(undefined)),
  "reliableChange: the shelf of norms": () => reliableChange(20, 25, as(norms.ors)),
  "reliableChange: a misspelt part of a norm": () => reliableChange(20, 25, as({ threshold: 5, treshold: 6 })),
  "reliableChange: a norm with a name that is a number": () => reliableChange(20, 25, as({ threshold: 5, id: 3 })),
  "reliableChange: a norm with a range upside down": () =>
    reliableChange(20, 25, { threshold: 5, range: { minimum: 40, maximum: 0 } }),
  "reliableChange: a norm with a range of nothing": () =>
    reliableChange(20, 25, { threshold: 5, range: { minimum: 0, maximum: 0 } }),
  "reliableChange: a norm with an endless range": () =>
    reliableChange(20, 25, { threshold: 5, range: { minimum: 0, maximum: Infinity } }),
  "reliableChange: scores of another scale than the norm": () => reliableChange(180, 250, norm),
  "reliableChange: no score": () => reliableChange(NaN, 25, norm),
  "reliableChange: a threshold of nothing": () => reliableChange(20, 25, { threshold: 0 }),
  "reliableChange: a threshold beyond reason": () => reliableChange(20, 25, { threshold: 1e19 }),
  "reliableChange: a norm with a note that is no number": () =>
    reliableChange(20, 25, as({ threshold: { value: 5, page: NaN } })),
  "reliableChange: a reliability of 1": () => reliableChange(20, 25, { standardDeviation: 8, reliability: 1 }),
  "reliableChange: no standard deviation": () => reliableChange(20, 25, { standardDeviation: 0, reliability: 0.8 }),
  "reliableChange: a confidence in percent": () => reliableChange(20, 25, norm, { confidence: 95 }),
  "reliableChange: a direction that is none": () => reliableChange(20, 25, norm, { higherIs: as("up") }),
  "reliableChange: a misspelt option": () => reliableChange(20, 25, norm, as({ confidense: 0.9 })),
  "reliableChange: scores of two forms": () => reliableChange(ofOrs, as(ofSrs), { threshold: 5 }),
  "reliableChange: a score and a number": () => reliableChange(as(ofOrs), 25, { threshold: 5 }),
  "reliableChange: scores and the norm of another form": () => reliableChange(ofWaiSr, ofWaiSr, as(norm)),
  "reliableChange: scores without a total": () => {
    const parts: typeof ofOrs = as({ ...ofOrs, scales: withoutTotal });
    return reliableChange(parts, parts, { threshold: 5 });
  },
  "reliableChange: a part of scores": () => reliableChange(as({ scales: { total: { sum: 3 } } }), ofOrs, norm),
  "clinicallySignificantChange: a cut-off without its boundary": () =>
    clinicallySignificantChange({ before: 20, after: 25, norm, cutoff: 25, boundary: as("under") }),
  "clinicallySignificantChange: no cut-off": () =>
    clinicallySignificantChange({ before: 20, after: 25, norm, cutoff: as(undefined) }),
  "clinicallySignificantChange: a cut-off beyond the range of the norm": () =>
    clinicallySignificantChange({ before: 20, after: 25, norm, cutoff: 250 }),
  "clinicallySignificantChange: a cut-off beyond reason": () =>
    clinicallySignificantChange({ before: 20, after: 25, norm: { threshold: 5 }, cutoff: 1.1e9 }),
  "clinicalCutoff: no populations": () => clinicalCutoff(as({ clinical: populations.clinical }), "c"),
  "clinicalCutoff: a third population": () => clinicalCutoff(as({ ...populations, general: {} }), "c"),
  "clinicalCutoff: a mean that is none": () =>
    clinicalCutoff({ ...populations, clinical: { mean: NaN, standardDeviation: 6 } }, "c"),
  "clinicalCutoff: a point that is none": () => clinicalCutoff(populations, as("d")),
  "clinicalCutoff: a spread of nobody": () => clinicalCutoff(populations, "b", { standardDeviationOf: as("all") }),
  "changeOf: no course": () => changeOf(as(ofOrs), { norm }),
  "changeOf: no norm": () => changeOf(course, as({})),
  "changeOf: the norm of another form": () => changeOf(course, { norm: as({ threshold: 5, instrument: "srs" }) }),
  "changeOf: a norm of the total for a part": () =>
    changeOf(ofAlliance, { norm: { threshold: 5, instrument: "srs" }, scale: "goal" }),
  "changeOf: a misspelt scale": () => changeOf(course, { norm, scale: as("totl") }),
  "changeOf: a misspelt option": () => changeOf(course, as({ norm, cutof: cutoff })),
  "changeOf: a cut-off that is none": () => changeOf(course, { norm, cutoff: as("25") }),
  "alertsOf: no course": () => alertsOf(as([]), norms.srs.developer),
  "alertsOf: no norm": () => alertsOf(course, as(undefined)),
  "alertsOf: the norm of another form": () => alertsOf(course, as(norms.srs.developer)),
  "sessionAlerts: no norm": () => sessionAlerts(ofSrs, as({})),
  "sessionAlerts: the shelf of norms": () => sessionAlerts(ofSrs, { norm: as(norms.srs) }),
  "sessionAlerts: a previous form of another kind": () =>
    sessionAlerts(ofSrs, { previous: as(ofOrs), norm: norms.srs.developer }),
  "sessionAlerts: answers in place of scores": () => sessionAlerts(as([9, 9, 9, 9]), { norm: norms.srs.developer }),
  "sessionAlerts: scores that were not unwrapped": () =>
    sessionAlerts(as(score(srs, [9, 9, 9, 9])), { norm: norms.srs.developer }),
  "sessionAlerts: a previous form that was not unwrapped": () =>
    sessionAlerts(ofSrs, { previous: as(score(srs, [9, 9, 9, 9])), norm: norms.srs.developer }),
  "sessionAlerts: a drop of nothing": () => sessionAlerts(ofSrs, { norm: { drop: 0 } }),
  "sessionAlerts: a cut-off of an unknown side": () =>
    sessionAlerts(ofSrs, { norm: { totalCutoff: as({ value: 36, boundary: "under" }) } }),
  "sessionAlerts: a norm with a note that is no number": () =>
    sessionAlerts(ofSrs, { norm: { totalCutoff: as({ value: 36, page: NaN }) } }),
  "sessionAlerts: a form without a total": () =>
    sessionAlerts(as({ ...ofOrs, scales: withoutTotal }), { norm: { totalCutoff: 25 } }),
  "groupChange: no people": () => groupChange(as({}), { norm }),
  "groupChange: a person with a misspelt score": () => groupChange([as({ befor: 20, after: 25 })], { norm }),
  "groupChange: a confidence in percent": () =>
    groupChange([{ before: 20, after: 25 }], { norm, intervalConfidence: 95 }),
  "edwardsNunnally: a score that is none": () => edwardsNunnally({ ...inSample, before: as("30") }),
  "edwardsNunnally: a misspelt number": () => edwardsNunnally(as({ ...inSample, meanBefor: 30 })),
  "edwardsNunnally: a direction that is none": () => edwardsNunnally(inSample, { higherIs: as("up") }),
  "gulliksenLordNovick: a mean that is none": () => gulliksenLordNovick({ ...inSample, meanBefore: NaN }),
  "gulliksenLordNovick: a direction that is none": () => gulliksenLordNovick(inSample, { higherIs: as("up") }),
  "hsuLinnLord: a reliability of 1": () => hsuLinnLord({ ...inSample, reliability: 1 }),
  "hsuLinnLord: no mean after": () => hsuLinnLord({ ...inSample, meanAfter: as(undefined) }),
  "hsuLinnLord: a direction that is none": () => hsuLinnLord(inSample, { higherIs: as("up") }),
  "nunnallyKotsch: no standard deviation": () => nunnallyKotsch({ ...inSample, standardDeviation: 0 }),
  "nunnallyKotsch: a reliability of 1 after": () => nunnallyKotsch({ ...inSample, reliabilityAfter: 1 }),
  "nunnallyKotsch: a direction that is none": () => nunnallyKotsch(inSample, { higherIs: as("up") }),
  "hagemanArrindell: a misspelt number": () => hagemanArrindell(as({ ...inSample, corelation: 0.5 })),
  "hagemanArrindell: a correlation beyond 1": () => hagemanArrindell({ ...inSample, correlation: 1.2 }),
  "hagemanArrindell: a second spread that error explains": () =>
    hagemanArrindell({ ...inSample, standardDeviationBefore: 4, standardDeviationAfter: 2, reliability: 0.75 }),
  "hagemanArrindell: differences that do not vary": () => hagemanArrindell({ ...inSample, correlation: 1 }),
  "hagemanArrindell: differences that error explains": () =>
    hagemanArrindell({ ...inSample, reliability: 0.5, correlation: 0.5 }),
  "hagemanArrindell: a direction that is none": () => hagemanArrindell(inSample, { higherIs: as("up") }),
  "openFitAlerts: no norm of the SRS": () => openFitAlerts(as({ ...openFit, srsNorm: undefined })),
  "openFitAlerts: half a session": () => openFitAlerts({ ...openFit, orsCount: 1.5 }),
  "openFitAlerts: a target below the lower target": () => openFitAlerts({ ...openFit, target: 16 }),
  "openFitAlerts: a drop of nothing": () => openFitAlerts({ ...openFit, srsNorm: { ...openFit.srsNorm, drop: as(0) } }),
  "openFitAlerts: a norm with a note that is no number": () =>
    openFitAlerts({ ...openFit, orsCutoff: as({ value: 25, page: NaN }) }),
  "openFitAlerts: a misspelt part": () => openFitAlerts(as({ ...openFit, ORS: 20 })),
  "openFitEffectSize: a misspelt number": () =>
    openFitEffectSize(as({ actual: 27, expected: 22, standardDeviation: 6, sd: 6 }), limits),
  "openFitEffectSize: limits that fall": () =>
    openFitEffectSize({ actual: 27, expected: 22, standardDeviation: 6 }, { significant: 0.3, somewhat: 0.8 }),
  "openFitEffectSize: limits that are equal": () =>
    openFitEffectSize({ actual: 27, expected: 22, standardDeviation: 6 }, { significant: 0.5, somewhat: 0.5 }),
  "openFitEffectSize: a limit with a note that is no number": () =>
    openFitEffectSize(
      { actual: 27, expected: 22, standardDeviation: 6 },
      { significant: as({ value: 0.8, page: NaN }), somewhat: 0.5 },
    ),
  "openFitEffectSize: a limit of nothing": () =>
    openFitEffectSize({ actual: 27, expected: 22, standardDeviation: 6 }, { significant: 0.5, somewhat: 0 }),
  "openFitOutcome: a misspelt number": () =>
    openFitOutcome(as({ effectSize: 0.8, end: 24 }), { cutoff, significant: limits.significant }),
  "openFitOutcome: an effect of nothing": () =>
    openFitOutcome({ effectSize: 0.8, final: 24 }, { cutoff, significant: 0 }),
  "scoreBand: a score that is none": () => scoreBand(NaN, norms.srs.hansenBands.bands.value),
  "scoreBand: a profile in place of its bands": () => scoreBand(36, as(norms.srs.hansenBands)),
  "scoreBand: bands with an unknown part": () => scoreBand(36, [as({ name: "low", from: 0, to: 10 })]),
  "scoreBand: a band without a name": () => scoreBand(36, [as({ from: 0 })]),
  "scoreBand: bands with a hole": () => scoreBand(36, as([, { name: "low", from: 0 }])), // eslint-disable-line no-sparse-arrays
  "scoreBand: a text in place of a band": () => scoreBand(36, as(["low"])),
  "scoreBand: bands that fall": () => scoreBand(36, [{ name: "high", from: 30 }, { name: "low", from: 0 }]), // prettier-ignore
  "scoreBand: bands that start together": () => scoreBand(36, [{ name: "a", from: 30 }, { name: "b", from: 30 }]), // prettier-ignore
});
