import {
  courseOf,
  detectRuptures,
  methods,
  norms,
  ors,
  parseResponses,
  priors,
  score,
  seriesOf,
  sessionSeries,
  srs,
  startMonitor,
  unwrap,
  waiSr,
} from "alliance-scoring";
import { chartData } from "alliance-scoring/chart";
import { clientModels } from "alliance-scoring/simulate";
import { seeded } from "./seeded.js";

/** One call that is right, for every function that the package exports. A new function is a line here; a test asks for it. */
export type Calls = Readonly<Record<string, readonly unknown[]>>;

const answers = [9, 9, 9, 9];
const scores = unwrap(score(srs, answers));
const forms = [36, 35, 36.5, 35.5, 36, 18, 35, 36].map((total, index) => ({ session: index + 1, total }));
const course = unwrap(courseOf(srs, forms));
const totals = seriesOf(course, "total", "sum");
const points = forms.map(({ session, total }) => ({ session, value: total }));
const range = { minimum: 0, maximum: 40, step: 0.1 };
const measured = (rater: "client" | "therapist", length = 8) =>
  unwrap(
    sessionSeries(
      Array.from({ length }, (_, index) => ({ session: index + 1, value: 2 + ((index * 7) % 5) / 2 })),
      { instrument: waiSr, scale: "bond", metric: "mean", rater },
    ),
  );
const client = measured("client");
const therapist = measured("therapist");
const prediction = methods.prediction(priors.srs.sum);
const analysis = detectRuptures(totals, prediction);
if (analysis.status !== "assessed") throw new Error("the example course is long enough");
const definition = JSON.parse(JSON.stringify(srs)) as typeof srs;
const person = { before: 28, after: 34, meanBefore: 32, standardDeviation: 5, reliability: 0.8 };
const both = { meanAfter: 35, standardDeviationBefore: 5, standardDeviationAfter: 4, correlation: 0.5 };
const openFit = norms.ors.openFit;
const openFitSession = {
  ...{ ors: 20, orsCount: 3, orsCutoff: openFit.clinicalCutoff.adultSelf, target: 22, nTarget: 18 },
  ...{ srs: 38, previousSrs: 38, srsNorm: norms.srs.openFit },
};
const population = { mean: 20, standardDeviation: 7 };
const orsNorm = norms.ors.developer;
const row = { client: "a", session: 1, relationship: 9, goals: 9, approach: 9, overall: 9 };
const byItem = { relationship: "relationship", goals: "goals", approach: "approach", overall: "overall" };
const column = Float64Array.of(9, 9);
const subject = { reference: "Patient/1" };
const resource = { resourceType: "QuestionnaireResponse", status: "completed" };
const context = { subject, effectiveDateTime: "2026-01-05" };

export const calls: Readonly<Record<string, Calls>> = {
  "alliance-scoring": {
    InvalidArgumentError: ["option-unknown", "a text"],
    alertsOf: [course, norms.srs.developer],
    changeOf: [unwrap(courseOf(ors, [null, [5, 5, 5, 5], [8, 8, 8, 8]])), { norm: orsNorm }],
    clinicalCutoff: [{ clinical: population, nonClinical: { mean: 28, standardDeviation: 6 } }, "c", {}],
    clinicallySignificantChange: [{ before: 20, after: 30, cutoff: 25, norm: orsNorm, higherIs: "better" }],
    compareMethods: [totals, [prediction, methods.individualsChart()], {}],
    considerations: [analysis.episodes[0], {}],
    convergence: [client, therapist, {}],
    correlationInterval: [0.3, 40],
    correlationToCohensD: [0.3],
    courseOf: [srs, forms, {}],
    cronbachAlpha: [
      [
        [1, 2, 3],
        [2, 2, 4],
        [4, 5, 5],
      ],
      {},
    ],
    defineInstrument: [definition],
    defineRuptureMethod: [{ ...prediction }],
    detectByComponent: [{ total: totals }, prediction, {}],
    detectRuptures: [totals, prediction, {}],
    discrepancy: [client, therapist],
    edwardsNunnally: [person, {}],
    estimatePrior: [Array.from({ length: 12 }, () => totals), {}],
    flaggedSessions: [analysis],
    groupChange: [
      [
        { before: 20, after: 30 },
        { before: 22, after: 23 },
        { before: 18, after: 30 },
      ],
      { norm: orsNorm },
    ],
    gulliksenLordNovick: [person, {}],
    hagemanArrindell: [{ ...person, ...both }, {}],
    hsuLinnLord: [{ ...person, ...both }, {}],
    "methods.cutoffLevel": [{ cutoff: 36 }],
    "methods.individualsChart": [{}],
    "methods.ownMeanBand": [{}],
    "methods.peakToTrough": [{ pooledStandardDeviation: 2 }],
    "methods.pooledDrop": [{ multiple: 2, pooledStandardDeviation: 2 }],
    "methods.prediction": [priors.srs.sum, {}],
    "methods.quadraticU": [{}],
    "methods.quesenberryQ": [{}],
    "methods.reliableDrop": [{ standardDeviation: 5, reliability: 0.8 }],
    "methods.retrospective": [priors.srs.sum, {}],
    "methods.sessionDrop": [{ points: 5 }],
    "methods.sessionPrompts": [{ cutoff: 36, minimumDrop: 1 }],
    "methods.singleBreak": [{}],
    "methods.suddenShift": [{ minimumChange: 7 }],
    "methods.vEpisode": [{ minimumDrop: 5, tolerance: 1 }],
    nunnallyKotsch: [{ ...person, reliabilityAfter: 0.85 }, {}],
    observe: [startMonitor(priors.srs.sum), { session: 1, value: 36 }],
    openFitAlerts: [openFitSession],
    openFitEffectSize: [{ actual: 27, expected: 22, standardDeviation: 6.25 }, openFit.effectSize],
    openFitOutcome: [
      { effectSize: 0.81, final: 26 },
      { cutoff: openFit.clinicalCutoff.adultSelf, significant: openFit.effectSize.significant },
    ],
    parseResponses: [srs, answers, {}],
    pooledStandardDeviation: [Array.from({ length: 12 }, () => totals)],
    prediction: [priors.srs.sum, {}],
    "presets.gumz2012": [{ pooledStandardDeviation: 2 }],
    "presets.kivlighanShaughnessy2000": [{}],
    "presets.lipner2022": [{}],
    "presets.mclaughlin2014": [{ standardDeviation: 5, reliability: 0.8 }],
    "presets.openFit": [{}],
    "presets.ownMean2sd2024": [{}],
    "presets.stevens2007": [{}],
    "presets.stevens2007WaiSr": [{}],
    "presets.stiles2004": [{ pooledStandardDeviation: 2 }],
    "presets.strauss2006": [{ pooledStandardDeviation: 2 }],
    "presets.tangDeRubeis1999": [{}],
    "presets.tangDeRubeis1999Alliance": [{ minimumChange: 3 }],
    prior: [{ typicalStandardDeviation: 1.6 }],
    reliableChange: [20, 30, orsNorm, {}],
    responseQuality: [srs, unwrap(parseResponses(srs, answers))],
    retrospective: [priors.srs.sum, {}],
    reversedShift: [totals, 6],
    ruptureAgreement: [analysis, analysis],
    score: [srs, answers, {}],
    scoreBand: [36, [{ name: "from 36", from: 36 }]],
    scoreTotal: [srs, 36],
    seriesOf: [course, "total", "sum"],
    seriesProbability: [analysis],
    sessionAlerts: [scores, { norm: norms.srs.developer }],
    sessionSeries: [points, range],
    standardErrorOfMeasurement: [4, 0.8],
    startMonitor: [priors.srs.sum, {}],
    temporalCongruence: [client, therapist],
    truthAndBias: [client, therapist],
    unwrap: [parseResponses(srs, answers)],
    varianceExplained: [0.3],
  },
  "alliance-scoring/schema": {
    parseInstrument: [definition],
    responseJsonSchema: [srs],
    responseSchema: [srs, {}],
  },
  "alliance-scoring/columns": {
    columnsOf: [[{ key: ["a"], course }], "total", "sum"],
    numberColumn: [["9", "9.5"], {}],
    ruptureColumns: [
      { client: [1, 1], session: [1, 2], value: [36, 35] },
      { prior: priors.srs.sum, scale: range },
    ],
    scoreColumns: [srs, { relationship: column, goals: column, approach: column, overall: column }, {}],
  },
  "alliance-scoring/sql": {
    dbtMacro: [srs, { key: "id", columns: byItem }],
    ruptureSql: [
      {
        ...{ table: "t", key: { client: "client", session: "session" }, value: "total" },
        rules: { level: { cutoff: 36 }, drop: { points: 1 } },
      },
    ],
    scoreSql: [srs, { key: "id", columns: byItem, table: "forms" }],
  },
  "alliance-scoring/tables": {
    dataDictionary: [srs, {}],
    fromLong: [srs, [row], { episode: "client", session: "session", items: byItem }],
    fromTall: [srs, [row], { episode: "client", session: "session", item: "item", value: "value" }],
    fromWide: [srs, [row], { episode: "client", pattern: "{item}_{session}", sessions: [1] }],
  },
  "alliance-scoring/fhir": {
    cdsHooksCard: [analysis, {}],
    detectedIssue: [analysis, { subject }],
    flag: [analysis, { subject, start: "2026-01-22" }],
    observations: [scores, { ...context, status: "final" }],
    questionnaire: [srs, { url: "https://example.org/srs", version: "1", status: "draft" }],
    responsesFrom: [resource, { instrument: srs }],
    ruptureObservation: [analysis, context],
  },
  "alliance-scoring/chart": {
    chartData: [[{ series: totals, analysis }], {}],
    describe: [chartData([{ series: totals, analysis }])],
    svg: [chartData([{ series: totals, analysis }]), {}],
    vegaLite: [chartData([{ series: totals, analysis }])],
  },
  "alliance-scoring/simulate": {
    operatingCharacteristics: [
      [prediction],
      { ...clientModels.srs, sessions: 12 },
      { clients: 100, lengths: [12], random: seeded(1) },
    ],
    simulateClient: [{ ...clientModels.srs, sessions: 12 }, seeded(1)],
  },
};
