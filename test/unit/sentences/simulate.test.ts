import { methods } from "alliance-scoring";
import { clientModels, operatingCharacteristics, simulateClient, type ClientModel } from "alliance-scoring/simulate";
import { holdSentences } from "../../support/slips.js";

/** A slip that a JavaScript caller can make, and a TypeScript one by a cast. */
const as = (value: unknown) => value as never;
const middle = () => 0.5;
const model: ClientModel = { ...clientModels.srs, sessions: 8 };
const simulate = (different: object) => simulateClient(as({ ...model, ...different }), middle);
const planted = (different: object) => simulate({ rupture: { depth: 3, duration: 1, ...different } });
const study = (different: object, rules: readonly unknown[] = [methods.cutoffLevel({ cutoff: 36 })]) =>
  operatingCharacteristics(as(rules), model, as({ clients: 1, random: middle, ...different }));

holdSentences("simulate", {
  "simulateClient: no model": () => simulateClient(as(undefined), middle),
  "simulateClient: the name of a model": () => simulateClient(as("srs"), middle),
  "simulateClient: the shelf of models": () => simulateClient(as(clientModels), middle),
  "simulateClient: a model that was not unwrapped": () => simulateClient(as({ ok: true, value: model }), middle),
  "simulateClient: a working model without sessions": () => simulateClient(as(clientModels.srs), middle),
  "simulateClient: a misspelt part": () => simulate({ session: 8 }),
  "simulateClient: no scale": () => simulate({ scale: undefined }),
  "simulateClient: a scale upside down": () => simulate({ scale: { minimum: 40, maximum: 0 } }),
  "simulateClient: a misspelt end of the scale": () => simulate({ scale: { minimum: 0, max: 40 } }),
  "simulateClient: a step of nothing": () => simulate({ scale: { minimum: 0, maximum: 40, step: 0 } }),
  "simulateClient: no level": () => simulate({ level: undefined }),
  "simulateClient: a level that is a number": () => simulate({ level: 36 }),
  "simulateClient: a misspelt part of the level": () => simulate({ level: { mean: 36, sd: 3 } }),
  "simulateClient: a level of NaN": () => simulate({ level: { mean: NaN, standardDeviation: 3 } }),
  "simulateClient: a level beyond reason": () => simulate({ level: { mean: 1.1e9, standardDeviation: 3 } }),
  "simulateClient: a level with a negative standard deviation": () =>
    simulate({ level: { mean: 36, standardDeviation: -1 } }),
  "simulateClient: no variation within clients": () =>
    simulate({ within: { typicalStandardDeviation: 0, logStandardDeviation: 0.5 } }),
  "simulateClient: a logarithm beyond reason": () =>
    simulate({ within: { typicalStandardDeviation: 1.6, logStandardDeviation: 11 } }),
  "simulateClient: a misspelt part of the variation": () =>
    simulate({ within: { standardDeviation: 1.6, logStandardDeviation: 0.5 } }),
  "simulateClient: no trend": () => simulate({ trend: undefined }),
  "simulateClient: a trend of NaN": () => simulate({ trend: { mean: NaN, standardDeviation: 0 } }),
  "simulateClient: a trend with a negative standard deviation": () =>
    simulate({ trend: { mean: 0, standardDeviation: -1 } }),
  "simulateClient: an autocorrelation of 1": () => simulate({ autocorrelation: 1 }),
  "simulateClient: a negative autocorrelation": () => simulate({ autocorrelation: -0.1 }),
  "simulateClient: tails of 2 degrees of freedom": () => simulate({ tails: 2 }),
  "simulateClient: tails of 1,001 degrees of freedom": () => simulate({ tails: 1001 }),
  "simulateClient: tails in words": () => simulate({ tails: "heavy" }),
  "simulateClient: no session": () => simulate({ sessions: 0 }),
  "simulateClient: half a session": () => simulate({ sessions: 7.5 }),
  "simulateClient: 10,001 sessions": () => simulate({ sessions: 10_001 }),
  "simulateClient: every session missing": () => simulate({ missing: 1 }),
  "simulateClient: missing in percent": () => simulate({ missing: 10 }),
  "simulateClient: missing that is null": () => simulate({ missing: null }),
  "simulateClient: absence after a low session as a number": () => simulate({ missingAfterLow: 0.5 }),
  "simulateClient: absence after a depth of NaN": () => simulate({ missingAfterLow: { depth: NaN, probability: 0.5 } }),
  "simulateClient: absence that is certain": () => simulate({ missingAfterLow: { depth: 1, probability: 1 } }),
  "simulateClient: a misspelt part of the absence": () => simulate({ missingAfterLow: { depth: 1, probabilty: 0.5 } }),
  "simulateClient: a rupture that is null": () => simulate({ rupture: null }),
  "simulateClient: a misspelt part of the rupture": () => planted({ onset: 4 }),
  "simulateClient: a rupture of no depth": () => planted({ depth: 0 }),
  "simulateClient: a rupture of no points": () => planted({ depth: { points: 0 } }),
  "simulateClient: a rupture in misspelt points": () => planted({ depth: { point: 4 } }),
  "simulateClient: a rupture without a depth": () => planted({ depth: undefined }),
  "simulateClient: a rupture of no session": () => planted({ duration: 0 }),
  "simulateClient: a rupture of an unknown duration": () => planted({ duration: "long" }),
  "simulateClient: a rupture shorter than its fall": () => planted({ duration: 2, fall: 3 }),
  "simulateClient: a fall of half a session": () => planted({ duration: 2, fall: 1.5 }),
  "simulateClient: an onset in no session": () => planted({ earliestOnset: 0 }),
  "simulateClient: an onset in half a session": () => planted({ earliestOnset: 4.5 }),
  "simulateClient: a rupture for which there is no room": () => planted({ duration: 5 }),
  "simulateClient: a lasting rupture in the last session": () => planted({ duration: "lasting", earliestOnset: 8 }),
  "simulateClient: no random numbers": () => simulateClient(model, as(undefined)),
  "simulateClient: one random number": () => simulateClient(model, as(0.5)),
  "simulateClient: random numbers that were not unwrapped": () =>
    simulateClient(model, as({ ok: true, value: middle })),
  "simulateClient: a draw of 1": () => simulateClient(model, () => 1),
  "simulateClient: a draw below 0": () => simulateClient(model, () => -0.1),
  "simulateClient: a draw of NaN": () => simulateClient(model, () => NaN),
  "simulateClient: a draw in words": () => simulateClient(model, () => as("0.5")),
  "operatingCharacteristics: one method that is not in a list": () =>
    operatingCharacteristics(as(methods.ownMeanBand()), model, { clients: 1, random: middle }),
  "operatingCharacteristics: a method that was not called": () => study({}, [methods.ownMeanBand]),
  "operatingCharacteristics: a method that was not unwrapped": () =>
    study({}, [{ ok: true, value: methods.ownMeanBand() }]),
  "operatingCharacteristics: no model": () =>
    operatingCharacteristics([], as(undefined), { clients: 1, random: middle }),
  "operatingCharacteristics: no model for several lengths": () =>
    operatingCharacteristics([], as(undefined), { clients: 1, random: middle, lengths: [6, 12] }),
  "operatingCharacteristics: a text as model for several lengths": () =>
    operatingCharacteristics([], as("srs"), { clients: 1, random: middle, lengths: [6, 12] }),
  "operatingCharacteristics: a model that was not unwrapped": () =>
    operatingCharacteristics([], as({ ok: true, value: model }), { clients: 1, random: middle }),
  "operatingCharacteristics: no options": () => operatingCharacteristics([], model, as(undefined)),
  "operatingCharacteristics: a misspelt option": () => study({ length: 8 }),
  "operatingCharacteristics: no client": () => study({ clients: 0 }),
  "operatingCharacteristics: half a client": () => study({ clients: 1.5 }),
  "operatingCharacteristics: 1,000,001 clients": () => study({ clients: 1_000_001 }),
  "operatingCharacteristics: no random numbers": () => study({ random: undefined }),
  "operatingCharacteristics: a seed": () => study({ random: 7 }),
  "operatingCharacteristics: a draw of 1": () => study({ random: () => 1 }),
  "operatingCharacteristics: one length that is not in a list": () => study({ lengths: 8 }),
  "operatingCharacteristics: a length of nothing": () => study({ lengths: [8, 0] }),
  "operatingCharacteristics: lengths with a hole": () => study({ lengths: [, 8] }), // eslint-disable-line no-sparse-arrays
  "operatingCharacteristics: a rule that detects nothing": () =>
    study({}, [{ ...methods.ownMeanBand(), detect: () => undefined }]),
  "operatingCharacteristics: the prior of another range": () =>
    study({}, [methods.prediction({ typicalStandardDeviation: 0.3, measure: { minimum: 1, maximum: 5 } })]),
});
