import {
  compareMethods,
  considerations,
  courseOf,
  defineRuptureMethod,
  detectByComponent,
  detectRuptures,
  estimatePrior,
  flaggedSessions,
  methods,
  observe,
  ors,
  pooledStandardDeviation,
  presets,
  prior,
  priors,
  reversedShift,
  seriesProbability,
  sessionSeries,
  srs,
  startMonitor,
  unwrap,
  waiSr,
  type MeasureInput,
  type RuptureMethodDefinition,
} from "alliance-scoring";
import { holdSentences } from "../../support/slips.js";

/** A slip that a JavaScript caller can make, and a TypeScript one by a cast. */
const as = (value: unknown) => value as never;
const scale = { minimum: 0, maximum: 40 };
const seriesWith = (measure: MeasureInput, values: readonly (number | null)[]) =>
  unwrap(
    sessionSeries(
      values.map((value, index) => ({ session: index + 1, value })),
      measure,
    ),
  );
const series = (values: readonly (number | null)[] = [38, 38.4, 37.9, 31, 38.1]) => seriesWith(scale, values);
const means = () => seriesWith({ minimum: 1, maximum: 5 }, [4, 4.2, 4.1, 3, 4]);
const part = (name: "goal" | "task" | "bond", rater: "client" | "therapist" = "client") =>
  seriesWith({ instrument: waiSr, scale: name, metric: "mean", rater }, [4, 4.2, 4.1, 3, 4]);
const totals = () => seriesWith({ instrument: srs, scale: "total" }, [38, 38.4, 37.9, 31, 38.1]);
const outcomes = () => seriesWith({ instrument: ors, scale: "total" }, [20, 24, 22, 15, 26]);
const course = () => courseOf(srs, [[9, 9, 9, 9], [9, 9, 9, 9]]); // prettier-ignore
const prediction = () => methods.prediction(priors.srs.sum);
const analysis = () => detectRuptures(series(), prediction());
const damaged = (parts: object) => as({ ...analysis(), ...parts });
const verdict = { session: 1, value: 38, assessed: false, flagged: false };
const nothingMore = { expected: null, lowerLimit: null, statistic: null, probability: null };
const definition: RuptureMethodDefinition = {
  id: "own",
  name: "A rule of our own",
  sources: [],
  grade: "unverified",
  parameters: {},
  needed: 1,
  laws: {
    ...{ lookAhead: 0, shiftInvariant: true, scaleInvariant: true, monotone: true, ignoresMissing: true },
    sees: { dip: true, lasting: true },
  },
  falseFlags: { basis: "unknown", note: "Not examined." },
  detect: ({ points }) => ({
    sessions: points.map(({ session, value }) => ({ ...verdict, ...nothingMore, session, value })),
  }),
};
const define = (different: object) => defineRuptureMethod(as({ ...definition, ...different }));
const found = (detection: unknown) => detectRuptures(series(), define({ detect: () => detection }));
const verdictsOf = (values: readonly (number | null)[]) => definition.detect(series(values)) as object;
const everyVerdict = () => verdictsOf([38, 38.4, 37.9, 31, 38.1]);
const laws = (different: object) => define({ laws: { ...definition.laws, ...different } });
const shift = { minimumChange: 7 };
const started = () => startMonitor(priors.srs.sum);
const observed = () => unwrap(observe(started(), { session: 3, value: 38 })).monitor;
const episode = () => {
  const found = analysis();
  return found.status === "assessed" ? found.episodes[0]! : as(undefined);
};
const twelve = (values?: readonly (number | null)[]) => Array.from({ length: 12 }, () => series(values));

holdSentences("rupture", {
  "detectRuptures: no series": () => detectRuptures(as(undefined)),
  "detectRuptures: bare numbers": () => detectRuptures(as([38, 38.4, 37.9])),
  "detectRuptures: a series that was not unwrapped": () => detectRuptures(as(sessionSeries([], scale))),
  "detectRuptures: a series with a session twice": () =>
    detectRuptures(as({ ...series(), points: [{ session: 1, value: 38 }, { session: 1, value: 31 }] })), // prettier-ignore
  "detectRuptures: bare numbers without a method": () => detectRuptures(series()),
  "detectRuptures: a form without a prior": () => detectRuptures(outcomes()),
  "detectRuptures: null in place of a method": () => detectRuptures(series(), as(null)),
  "detectRuptures: a method that was not called": () => detectRuptures(series(), as(methods.prediction)),
  "detectRuptures: the name of a method": () => detectRuptures(series(), as("prediction")),
  "detectRuptures: a prior in place of a method": () => detectRuptures(series(), as(priors.srs.sum)),
  "detectRuptures: a list of methods": () => detectRuptures(series(), as([prediction()])),
  "detectRuptures: a method from JSON": () => detectRuptures(series(), as(JSON.parse(JSON.stringify(prediction())))),
  "detectRuptures: a method that was not unwrapped": () =>
    detectRuptures(series(), as({ ok: true, value: prediction() })),
  "detectRuptures: a misspelt option": () => detectRuptures(series(), prediction(), as({ endet: true })),
  "detectRuptures: options that are null": () => detectRuptures(series(), prediction(), as(null)),
  "detectRuptures: ended in words": () => detectRuptures(series(), prediction(), { ended: as("yes") }),
  "detectRuptures: a repair rule that is null": () => detectRuptures(series(), prediction(), { repair: as(null) }),
  "detectRuptures: a misspelt part of the repair rule": () =>
    detectRuptures(series(), prediction(), { repair: as({ toleranse: 1 }) }),
  "detectRuptures: a repair within no session": () =>
    detectRuptures(series(), prediction(), { repair: { sessions: 0 } }),
  "detectRuptures: a repair within half a session": () =>
    detectRuptures(series(), prediction(), { repair: { sessions: 1.5 } }),
  "detectRuptures: a negative tolerance": () => detectRuptures(series(), prediction(), { repair: { tolerance: -1 } }),
  "detectRuptures: a tolerance beyond reason": () =>
    detectRuptures(series(), prediction(), { repair: { tolerance: 1.1e9 } }),
  "detectRuptures: a tolerance of NaN": () => detectRuptures(series(), prediction(), { repair: { tolerance: NaN } }),
  "detectRuptures: an unknown reference": () =>
    detectRuptures(series(), prediction(), { repair: { reference: as("mean") } }),
  "detectRuptures: an outcome with a rule for an alliance of symptoms": () =>
    detectRuptures(outcomes(), presets.tangDeRubeis1999()),
  "detectRuptures: the prior of another range": () => detectRuptures(means(), prediction()),
  "detectRuptures: the prior of a sum for a mean": () =>
    detectRuptures(part("goal"), methods.prediction(priors.waiSr.sum)),
  "detectRuptures: the prior of a total for the sum of a part": () =>
    detectRuptures(seriesWith({ instrument: waiSr, scale: "goal" }, [16, 17]), methods.prediction(priors.waiSr.sum)),
  "detectRuptures: the look back on 2,001 sessions": () =>
    detectRuptures(series(Array<number>(2001).fill(36)), methods.retrospective(priors.srs.sum)),
  "detectRuptures: one break in 2,001 sessions": () =>
    detectRuptures(series(Array<number>(2001).fill(36)), methods.singleBreak()),
  "defineRuptureMethod: nothing": () => defineRuptureMethod(as(undefined)),
  "defineRuptureMethod: an empty definition": () => defineRuptureMethod(as({})),
  "defineRuptureMethod: a misspelt part": () => define({ parameter: {} }),
  "defineRuptureMethod: a definition that was not unwrapped": () =>
    defineRuptureMethod(as({ ok: true, value: definition })),
  "defineRuptureMethod: no session needed": () => define({ needed: 0 }),
  "defineRuptureMethod: half a session needed": () => define({ needed: 2.5 }),
  "defineRuptureMethod: no detect": () => define({ detect: undefined }),
  "defineRuptureMethod: an id that is a number": () => define({ id: 7 }),
  "defineRuptureMethod: an unknown grade": () => define({ grade: "certain" }),
  "defineRuptureMethod: a note that is a number": () => define({ note: 7 }),
  "defineRuptureMethod: one source that is not in a list": () => define({ sources: "lipner2022" }),
  "defineRuptureMethod: a source that is a number": () => define({ sources: [2022] }),
  "defineRuptureMethod: parameters that are a list": () => define({ parameters: [1] }),
  "defineRuptureMethod: a parameter that is NaN": () => define({ parameters: { floor: NaN } }),
  "defineRuptureMethod: a parameter that was not unwrapped": () =>
    define({ parameters: { prior: { ok: true, value: 1 } } }),
  "defineRuptureMethod: no laws": () => define({ laws: undefined }),
  "defineRuptureMethod: a misspelt law": () => laws({ monoton: true }),
  "defineRuptureMethod: a law in words": () => laws({ monotone: "yes" }),
  "defineRuptureMethod: a look ahead that is negative": () => laws({ lookAhead: -1 }),
  "defineRuptureMethod: an unknown look ahead": () => laws({ lookAhead: "all" }),
  "defineRuptureMethod: sight of nothing": () => laws({ sees: {} }),
  "defineRuptureMethod: sight of an unknown drop": () => laws({ sees: { dip: true, lasting: true, slide: true } }),
  "defineRuptureMethod: no rate of false flags": () => define({ falseFlags: undefined }),
  "defineRuptureMethod: a rate on an unknown basis": () => define({ falseFlags: { basis: "guessed", note: "" } }),
  "defineRuptureMethod: a rate without a note": () => define({ falseFlags: { basis: "unknown" } }),
  "defineRuptureMethod: a nominal rate that is a number": () =>
    define({ falseFlags: { basis: "nominal", note: "", perSession: 0.01 } }),
  "defineRuptureMethod: a misspelt part of a rate": () =>
    define({ falseFlags: { basis: "unknown", note: "", perSesion: () => 0.01 } }),
  "defineRuptureMethod: a rate that cannot be read": () =>
    define({
      falseFlags: {
        get basis(): never {
          throw new Error("31.5");
        },
      },
    }),
  "defineRuptureMethod: an unknown direction": () => define({ higherIs: "good" }),
  "defineRuptureMethod: a misspelt part of the repair rule": () => define({ repair: { toleranse: 1 } }),
  "defineRuptureMethod: a repair rule that is null": () => define({ repair: null }),
  "defineRuptureMethod: a negative tolerance": () => define({ repair: { tolerance: -1 } }),
  "a rule of anybody's: detects nothing": () => found(undefined),
  "a rule of anybody's: a list of verdicts": () => found([]),
  "a rule of anybody's: too few verdicts": () => found(verdictsOf([38])),
  "a rule of anybody's: a verdict on another score": () => found(verdictsOf([38, 38.4, 37.9, 31, 39])),
  "a rule of anybody's: a verdict without an answer": () =>
    found({ sessions: series().points.map((point) => ({ ...verdict, ...nothingMore, ...point, flagged: undefined })) }),
  "a rule of anybody's: a negative probability": () =>
    found({ sessions: series().points.map((point) => ({ ...verdict, ...nothingMore, ...point, probability: -0.1 })) }),
  "a rule of anybody's: an assessment in words": () =>
    found({ sessions: series().points.map((point) => ({ ...verdict, ...nothingMore, ...point, assessed: "yes" })) }),
  "a rule of anybody's: an expectation of NaN": () =>
    found({ sessions: series().points.map((point) => ({ ...verdict, ...nothingMore, ...point, expected: NaN })) }),
  "a rule of anybody's: a limit of NaN": () =>
    found({ sessions: series().points.map((point) => ({ ...verdict, ...nothingMore, ...point, lowerLimit: NaN })) }),
  "a rule of anybody's: an infinite statistic": () =>
    found({
      sessions: series().points.map((point) => ({ ...verdict, ...nothingMore, ...point, statistic: Infinity })),
    }),
  "a rule of anybody's: no statistic": () =>
    found({
      sessions: series().points.map((point) => ({ ...verdict, ...nothingMore, ...point, statistic: undefined })),
    }),
  "a rule of anybody's: a probability of NaN": () =>
    found({ sessions: series().points.map((point) => ({ ...verdict, ...nothingMore, ...point, probability: NaN })) }),
  "a rule of anybody's: a probability above 1": () =>
    found({ sessions: series().points.map((point) => ({ ...verdict, ...nothingMore, ...point, probability: 1.5 })) }),
  "a rule of anybody's: a marker without an onset": () => found({ ...everyVerdict(), markers: [{ unit: 1 }] }),
  "a rule of anybody's: a marker at no session of the series": () =>
    found({ ...everyVerdict(), markers: [{ onset: 99 }] }),
  "a rule of anybody's: a marker with a unit of NaN": () =>
    found({ ...everyVerdict(), markers: [{ onset: 1, unit: NaN }] }),
  "a rule of anybody's: a caution in words": () => found({ ...everyVerdict(), cautions: ["beware"] }),
  "a rule of anybody's: a rate on an unknown basis": () =>
    found({ ...everyVerdict(), falseFlags: { basis: "guessed", note: "" } }),
  "a rule of anybody's: a negative tolerance": () => found({ ...everyVerdict(), repair: { tolerance: -1 } }),
  "a rule of anybody's: a repair in half a session": () => found({ ...everyVerdict(), repair: { sessions: 1.5 } }),
  "a rule of anybody's: an unknown reference": () => found({ ...everyVerdict(), repair: { reference: "mean" } }),
  "a rule of anybody's: a misspelt list of markers": () => found({ ...everyVerdict(), marker: [] }),
  "a rule of anybody's: a misspelt part of a marker": () =>
    found({ ...everyVerdict(), markers: [{ onset: 1, untill: 3 }] }),
  "a rule of anybody's: a marker at a session without a score": () =>
    detectRuptures(
      series([38, null]),
      define({ detect: () => ({ ...verdictsOf([38, null]), markers: [{ onset: 2 }] }) }),
    ),
  "a rule of anybody's: a rate that is no number": () =>
    detectRuptures(
      series(),
      define({
        falseFlags: { basis: "nominal", note: "", perSession: () => "often" },
        detect: () => ({
          sessions: series().points.map((point) => ({ ...verdict, ...nothingMore, ...point, assessed: true })),
        }),
      }),
    ),
  "a rule of anybody's: a status without a reason": () => found({ status: "not-assessable" }),
  "flaggedSessions: no analysis": () => flaggedSessions(as(undefined)),
  "flaggedSessions: a series": () => flaggedSessions(as(series())),
  "flaggedSessions: an analysis that was not unwrapped": () => flaggedSessions(as({ ok: true, value: analysis() })),
  "flaggedSessions: the episodes alone": () => flaggedSessions(as([episode()])),
  "flaggedSessions: an analysis without its method": () => flaggedSessions(damaged({ method: undefined })),
  "flaggedSessions: an analysis with an unknown pattern": () => flaggedSessions(damaged({ pattern: "mended" })),
  "flaggedSessions: an analysis with an unknown status": () => flaggedSessions(damaged({ status: "done" })),
  "flaggedSessions: an analysis with a session twice": () => {
    const { sessions } = analysis() as unknown as { sessions: readonly object[] };
    return flaggedSessions(damaged({ sessions: [...sessions, sessions[4]] }));
  },
  "flaggedSessions: an analysis out of order": () => {
    const { sessions } = analysis() as unknown as { sessions: readonly object[] };
    return flaggedSessions(damaged({ sessions: [...sessions].reverse() }));
  },
  "seriesProbability: no analysis": () => seriesProbability(as(undefined)),
  "seriesProbability: a probability above 1": () => {
    const { sessions } = analysis() as unknown as { sessions: readonly object[] };
    return seriesProbability(damaged({ sessions: sessions.map((each) => ({ ...each, probability: 2 })) }));
  },
  "reversedShift: no series": () => reversedShift(as(undefined), 4),
  "reversedShift: no session": () => reversedShift(series(), as(undefined)),
  "reversedShift: half a session": () => reversedShift(series(), 3.5),
  "reversedShift: a session that is not in the series": () => reversedShift(series(), 99),
  "reversedShift: a session that was not unwrapped": () => reversedShift(series(), as({ ok: true, value: 4 })),
  "compareMethods: no series": () => compareMethods(as(undefined), [prediction()]),
  "compareMethods: a series that was not unwrapped": () => compareMethods(as(sessionSeries([], scale)), [prediction()]),
  "compareMethods: bare numbers": () => compareMethods(as([38, 37]), [prediction()]),
  "compareMethods: clients of two ranges": () => compareMethods([series(), means()], [methods.ownMeanBand()]),
  "compareMethods: one method that is not in a list": () => compareMethods(series(), as(prediction())),
  "compareMethods: a method that was not called": () => compareMethods(series(), [as(methods.ownMeanBand)]),
  "compareMethods: a list with a hole": () => compareMethods(series(), as([, prediction()])), // eslint-disable-line no-sparse-arrays
  "compareMethods: a misspelt option": () => compareMethods(series(), [prediction()], as({ endet: true })),
  "compareMethods: a negative tolerance": () => compareMethods(series(), [prediction()], { repair: { tolerance: -1 } }),
  "compareMethods: ended in words": () => compareMethods(series(), [prediction()], { ended: as("yes") }),
  "compareMethods: the prior of another range": () => compareMethods(means(), [prediction()]),
  "compareMethods: a misspelt option and no method": () => compareMethods(series(), [], as({ endet: true })),
  "compareMethods: a rule that detects nothing": () => compareMethods(series(), [define({ detect: () => undefined })]),
  "detectByComponent: nothing": () => detectByComponent(as(undefined)),
  "detectByComponent: no component": () => detectByComponent({}),
  "detectByComponent: a list of series": () => detectByComponent(as([part("goal")])),
  "detectByComponent: an unknown component": () => detectByComponent(as({ gaol: part("goal") })),
  "detectByComponent: a course that was not unwrapped": () => detectByComponent(as(course())),
  "detectByComponent: a part that was not unwrapped": () => detectByComponent({ goal: as(sessionSeries([], scale)) }),
  "detectByComponent: bare numbers": () => detectByComponent({ goal: as([4, 5]) }),
  "detectByComponent: a part of a course": () => detectByComponent(as({ ...unwrap(course()), scales: undefined })),
  "detectByComponent: the task in place of the goal": () => detectByComponent({ goal: part("task") }),
  "detectByComponent: parts by two raters": () =>
    detectByComponent({ goal: part("goal"), task: part("task", "therapist") }),
  "detectByComponent: bare numbers without a method": () => detectByComponent({ goal: means() }),
  "detectByComponent: a method that was not called": () =>
    detectByComponent({ goal: part("goal") }, as(methods.prediction)),
  "detectByComponent: a method that was not unwrapped": () =>
    detectByComponent({ goal: part("goal") }, as({ ok: true, value: prediction() })),
  "detectByComponent: a method for another component": () =>
    detectByComponent({ goal: part("goal") }, { task: prediction() }),
  "detectByComponent: a method for an unknown component": () =>
    detectByComponent({ goal: part("goal") }, as({ gaol: prediction() })),
  "detectByComponent: a component with a method that is none": () =>
    detectByComponent({ goal: part("goal") }, { goal: as({}) }),
  "detectByComponent: the prior of a sum for means": () =>
    detectByComponent({ goal: part("goal") }, methods.prediction(priors.waiSr.sum)),
  "detectByComponent: a misspelt option": () =>
    detectByComponent({ goal: part("goal") }, undefined, as({ endet: true })),
  "detectByComponent: a negative tolerance": () =>
    detectByComponent({ goal: part("goal") }, undefined, { repair: { tolerance: -1 } }),
  "considerations: no episode": () => considerations(as(undefined)),
  "considerations: a whole analysis": () => considerations(as(analysis())),
  "considerations: a list of episodes": () => considerations(as([episode()])),
  "considerations: an episode with a depth of NaN": () => considerations({ ...episode(), depth: NaN }),
  "considerations: a context that is null": () => considerations(episode(), as(null)),
  "considerations: a misspelt context": () => considerations(episode(), as({ component: ["bond"] })),
  "considerations: an unknown component": () => considerations(episode(), { components: as(["trust"]) }),
  "considerations: one component that is not in a list": () => considerations(episode(), { components: as("bond") }),
  "considerations: an unknown modality": () => considerations(episode(), { modality: as("zoom") }),
  "pooledStandardDeviation: one series that is not in a list": () => pooledStandardDeviation(as(series())),
  "pooledStandardDeviation: bare numbers": () => pooledStandardDeviation(as([[38, 37]])),
  "pooledStandardDeviation: a Result": () => pooledStandardDeviation([as(sessionSeries([], scale))]),
  "pooledStandardDeviation: clients of two ranges": () => pooledStandardDeviation([series(), means()]),
  "pooledStandardDeviation: a bare series and one of a form": () =>
    pooledStandardDeviation([series(), seriesWith({ instrument: srs, scale: "total" }, [38])]),
  "estimatePrior: one series that is not in a list": () => estimatePrior(as(series())),
  "estimatePrior: clients of two ranges": () => estimatePrior([series(), means()]),
  "estimatePrior: from one client": () => estimatePrior(twelve(), { clientsNeeded: 1 }),
  "estimatePrior: from clients by halves": () => estimatePrior(twelve(), { clientsNeeded: 2.5 }),
  "estimatePrior: a misspelt option": () => estimatePrior(twelve(), as({ clients: 5 })),
  "prior: nothing": () => prior(as(undefined)),
  "prior: a bare number": () => prior(as(1.6)),
  "prior: the shelf of priors": () => prior(as(priors.srs)),
  "prior: a Result": () => prior(as({ ok: true, value: priors.srs.sum })),
  "prior: a misspelt number": () => prior(as({ typicalStandardDeviation: 1.6, priorSession: 3 })),
  "prior: nothing but defaults": () => prior(as({})),
  "prior: a standard deviation of nothing": () => prior({ typicalStandardDeviation: 0 }),
  "prior: a standard deviation that is a text": () => prior({ typicalStandardDeviation: as("1.6") }),
  "prior: no session": () => prior({ typicalStandardDeviation: 1.6, priorSessions: 0 }),
  "prior: a trend of nothing": () => prior({ typicalStandardDeviation: 1.6, trendStandardDeviation: 0 }),
  "prior: an autocorrelation of 1": () => prior({ typicalStandardDeviation: 1.6, autocorrelation: 1 }),
  "prior: a negative clip": () => prior({ typicalStandardDeviation: 1.6, clip: -1 }),
  "prior: two numbers out of range": () => prior({ typicalStandardDeviation: -1, autocorrelation: 2 }),
  "prior: a measure that is a text": () => prior({ typicalStandardDeviation: 1.6, measure: as("srs") }),
  "prior: a misspelt part of the measure": () => prior({ typicalStandardDeviation: 1.6, measure: as({ form: "srs" }) }),
  "prior: a definition as instrument": () => prior({ typicalStandardDeviation: 1.6, measure: as({ instrument: srs }) }),
  "prior: an unknown metric": () => prior({ typicalStandardDeviation: 1.6, measure: { metric: as("total") } }),
  "prior: an unknown rater": () => prior({ typicalStandardDeviation: 1.6, measure: { rater: as("clinet") } }),
  "prior: half a range": () => prior({ typicalStandardDeviation: 1.6, measure: { minimum: 0 } }),
  "prior: a range upside down": () => prior({ typicalStandardDeviation: 1.6, measure: { minimum: 40, maximum: 0 } }),
  "prior: a step of nothing": () => prior({ typicalStandardDeviation: 1.6, measure: { ...scale, step: 0 } }),
  "prior: a step of nothing without a range": () => prior({ typicalStandardDeviation: 1.6, measure: { step: 0 } }),
  "prior: a note that is a number": () => prior({ typicalStandardDeviation: 1.6, note: as(7) }),
  "prior: an unknown status": () => prior(as({ ...priors.srs.sum, status: "guessed" })),
  "prior: a standard error of NaN": () => prior(as({ ...priors.srs.sum, standardError: NaN })),
  "methods.prediction: no prior": () => methods.prediction(as(undefined)),
  "methods.prediction: the shelf of priors": () => methods.prediction(as(priors.srs)),
  "methods.prediction: a series": () => methods.prediction(as(series())),
  "methods.prediction: an estimate that is not assessable": () => methods.prediction(as(estimatePrior([]))),
  "methods.prediction: alpha in percent": () => methods.prediction(priors.srs.sum, { alpha: 5 }),
  "methods.prediction: alpha of nothing": () => methods.prediction(priors.srs.sum, { alpha: 0 }),
  "methods.prediction: alpha of 1": () => methods.prediction(priors.srs.sum, { alpha: 1 }),
  "methods.prediction: a bare alpha": () => methods.prediction(priors.srs.sum, as(0.05)),
  "methods.prediction: a misspelt option": () => methods.prediction(priors.srs.sum, as({ aplha: 0.05 })),
  "methods.retrospective: no prior": () => methods.retrospective(as(undefined)),
  "methods.retrospective: an unknown question": () =>
    methods.retrospective(priors.srs.sum, { question: as("lasting") }),
  "methods.retrospective: alpha in percent": () => methods.retrospective(priors.srs.sum, { alpha: 5 }),
  "methods.retrospective: a misspelt option": () => methods.retrospective(priors.srs.sum, as({ questions: "brief" })),
  "startMonitor: no prior": () => startMonitor(as(undefined)),
  "startMonitor: a prior without a range": () => startMonitor({ typicalStandardDeviation: 1.6 }),
  "startMonitor: a scale upside down": () =>
    startMonitor({ typicalStandardDeviation: 1.6 }, { scale: { minimum: 40, maximum: 0 } }),
  "startMonitor: a scale with a misspelt end": () =>
    startMonitor({ typicalStandardDeviation: 1.6 }, { scale: as({ minimum: 0, max: 40 }) }),
  "startMonitor: a scale that is null": () => startMonitor(priors.srs.sum, { scale: as(null) }),
  "startMonitor: a step of nothing": () => startMonitor(priors.srs.sum, { scale: { ...scale, step: 0 } }),
  "startMonitor: the range of another form": () => startMonitor(priors.srs.sum, { scale: { minimum: 1, maximum: 5 } }),
  "startMonitor: alpha in percent": () => startMonitor(priors.srs.sum, { alpha: 5 }),
  "startMonitor: a misspelt option": () => startMonitor(priors.srs.sum, as({ range: scale })),
  "observe: no monitor": () => observe(as(undefined), { session: 1, value: 38 }),
  "observe: a prior in place of a monitor": () => observe(as(priors.srs.sum), { session: 1, value: 38 }),
  "observe: what observe returned": () =>
    observe(as(observe(started(), { session: 1, value: 38 })), { session: 2, value: 31 }),
  "observe: a monitor and its verdict": () =>
    observe(as(unwrap(observe(started(), { session: 1, value: 38 }))), { session: 2, value: 31 }),
  "observe: a monitor of an older version": () => observe(as({ ...started(), version: 1 }), { session: 1, value: 38 }),
  "observe: a monitor without its alpha": () =>
    observe(as({ ...started(), alpha: undefined }), { session: 1, value: 38 }),
  "observe: a monitor without its last session": () =>
    observe(as({ ...observed(), lastSession: null }), { session: 4, value: 38 }),
  "observe: a monitor that learnt NaN": () =>
    observe(as({ ...observed(), state: { ...observed().state, level: NaN } }), { session: 4, value: 38 }),
  "observe: no session": () => observe(started(), as(undefined)),
  "observe: a bare value": () => observe(started(), as(38)),
  "observe: a session that was not unwrapped": () => observe(started(), as({ ok: true, value: 38 })),
  "observe: a value that was not unwrapped": () =>
    observe(started(), { session: 1, value: as({ ok: true, value: 38 }) }),
  "observe: a misspelt value": () => observe(started(), as({ session: 1, score: 38 })),
  "observe: a value that is a text": () => observe(started(), { session: 1, value: as("38") }),
  "observe: a value off the scale": () => observe(started(), { session: 1, value: 41 }),
  "observe: a date as session": () => observe(started(), { session: as("2026-01-05"), value: 38 }),
  "observe: the same session again": () => observe(observed(), { session: 3, value: 38 }),
  "observe: an earlier session": () => observe(observed(), { session: 2, value: 38 }),
  "observe: an unknown modality and a date object": () =>
    observe(started(), { session: 1, value: 38, modality: as("zoom"), date: as(new Date(0)) }),
  "methods.sessionDrop: no parameters": () => methods.sessionDrop(as(undefined)),
  "methods.sessionDrop: a bare number": () => methods.sessionDrop(as(5)),
  "methods.sessionDrop: a misspelt parameter": () => methods.sessionDrop(as({ point: 5 })),
  "methods.sessionDrop: no points": () => methods.sessionDrop({ points: 0 }),
  "methods.sessionDrop: points in words": () => methods.sessionDrop({ points: as("5") }),
  "methods.sessionDrop: points beyond reason": () => methods.sessionDrop({ points: 1.1e9 }),
  "methods.sessionDrop: a negative tolerance": () => methods.sessionDrop({ points: 5, tolerance: -1 }),
  "methods.sessionDrop: a tolerance that is null": () => methods.sessionDrop({ points: 5, tolerance: as(null) }),
  "methods.sessionDrop: points that were not unwrapped": () =>
    methods.sessionDrop({ points: as({ ok: true, value: 5 }) }),
  "methods.pooledDrop: no standard deviation": () => methods.pooledDrop(as({})),
  "methods.pooledDrop: what pooledStandardDeviation returns": () =>
    methods.pooledDrop({ pooledStandardDeviation: as(pooledStandardDeviation([series()])) }),
  "methods.pooledDrop: a multiple of nothing": () => methods.pooledDrop({ pooledStandardDeviation: 2, multiple: 0 }),
  "methods.pooledDrop: a multiple beyond reason": () =>
    methods.pooledDrop({ pooledStandardDeviation: 2, multiple: 101 }),
  "methods.pooledDrop: a negative tolerance": () => methods.pooledDrop({ pooledStandardDeviation: 2, tolerance: -1 }),
  "methods.pooledDrop: a misspelt parameter": () => methods.pooledDrop(as({ standardDeviation: 2 })),
  "methods.reliableDrop: no parameters": () => methods.reliableDrop(as(undefined)),
  "methods.reliableDrop: no standard deviation": () => methods.reliableDrop({ standardDeviation: 0, reliability: 0.8 }),
  "methods.reliableDrop: a reliability of 1": () => methods.reliableDrop({ standardDeviation: 5, reliability: 1 }),
  "methods.reliableDrop: a reliability in percent": () =>
    methods.reliableDrop({ standardDeviation: 5, reliability: 80 }),
  "methods.reliableDrop: a critical value of nothing": () =>
    methods.reliableDrop({ standardDeviation: 5, reliability: 0.8, criticalValue: 0 }),
  "methods.reliableDrop: a tolerance that is null": () =>
    methods.reliableDrop({ standardDeviation: 5, reliability: 0.8, tolerance: as(null) }),
  "methods.reliableDrop: a negative tolerance": () =>
    methods.reliableDrop({ standardDeviation: 5, reliability: 0.8, tolerance: -1 }),
  "methods.reliableDrop: a misspelt parameter": () =>
    methods.reliableDrop(as({ standardDeviation: 5, reliability: 0.8, critical: 1.96 })),
  "methods.vEpisode: no parameters": () => methods.vEpisode(as(undefined)),
  "methods.vEpisode: no minimum drop": () => methods.vEpisode(as({ tolerance: 1 })),
  "methods.vEpisode: no tolerance": () => methods.vEpisode(as({ minimumDrop: 5 })),
  "methods.vEpisode: a span of two sessions": () => methods.vEpisode({ minimumDrop: 5, tolerance: 1, maximumSpan: 2 }),
  "methods.vEpisode: a span of half a session": () =>
    methods.vEpisode({ minimumDrop: 5, tolerance: 1, maximumSpan: 3.5 }),
  "methods.vEpisode: a return in words": () =>
    methods.vEpisode({ minimumDrop: 5, tolerance: 1, returnRequired: as("yes") }),
  "methods.vEpisode: a pooled standard deviation of nothing": () =>
    methods.vEpisode({ minimumDrop: 5, tolerance: 1, pooledStandardDeviation: 0 }),
  "methods.vEpisode: a misspelt parameter": () => methods.vEpisode(as({ minimumDrop: 5, tolerance: 1, span: 4 })),
  "methods.peakToTrough: no parameters": () => methods.peakToTrough(as(undefined)),
  "methods.peakToTrough: a multiple of nothing": () =>
    methods.peakToTrough({ pooledStandardDeviation: 2, multiple: 0 }),
  "methods.peakToTrough: a negative tolerance": () =>
    methods.peakToTrough({ pooledStandardDeviation: 2, tolerance: -1 }),
  "methods.peakToTrough: a misspelt parameter": () => methods.peakToTrough(as({ pooledSd: 2 })),
  "methods.cutoffLevel: no parameters": () => methods.cutoffLevel(as(undefined)),
  "methods.cutoffLevel: a cited cut-off": () => methods.cutoffLevel({ cutoff: as({ value: 36 }) }),
  "methods.cutoffLevel: a cut-off of NaN": () => methods.cutoffLevel({ cutoff: NaN }),
  "methods.cutoffLevel: a cut-off beyond reason": () => methods.cutoffLevel({ cutoff: 1.1e9 }),
  "methods.cutoffLevel: an unknown boundary": () => methods.cutoffLevel({ cutoff: 36, boundary: as("under") }),
  "methods.cutoffLevel: a misspelt parameter": () => methods.cutoffLevel(as({ cutOff: 36 })),
  "methods.sessionPrompts: no parameters": () => methods.sessionPrompts(as(undefined)),
  "methods.sessionPrompts: a cut-off of NaN": () => methods.sessionPrompts({ cutoff: NaN, minimumDrop: 1 }),
  "methods.sessionPrompts: no minimum drop": () => methods.sessionPrompts(as({ cutoff: 36 })),
  "methods.sessionPrompts: an unknown boundary": () =>
    methods.sessionPrompts({ cutoff: 36, minimumDrop: 1, boundary: as("under") }),
  "methods.sessionPrompts: a misspelt parameter": () =>
    methods.sessionPrompts(as({ cutoff: 36, minimumDrop: 1, drop: 1 })),
  "methods.ownMeanBand: a bare number": () => methods.ownMeanBand(as(2)),
  "methods.ownMeanBand: parameters that are null": () => methods.ownMeanBand(as(null)),
  "methods.ownMeanBand: a multiple of nothing": () => methods.ownMeanBand({ multiple: 0 }),
  "methods.ownMeanBand: a multiple beyond reason": () => methods.ownMeanBand({ multiple: 101 }),
  "methods.ownMeanBand: a misspelt parameter": () => methods.ownMeanBand(as({ sigmas: 2 })),
  "methods.individualsChart: no sigmas": () => methods.individualsChart({ sigmas: 0 }),
  "methods.individualsChart: sigmas beyond reason": () => methods.individualsChart({ sigmas: 101 }),
  "methods.individualsChart: a divisor of nothing": () => methods.individualsChart({ divisor: 0 }),
  "methods.individualsChart: unknown gaps": () => methods.individualsChart({ gaps: as("skip") }),
  "methods.individualsChart: an unknown estimator": () => methods.individualsChart({ estimator: as("sd") }),
  "methods.individualsChart: negative repair sigmas": () => methods.individualsChart({ repairSigmas: -1 }),
  "methods.individualsChart: a misspelt parameter": () => methods.individualsChart(as({ sigma: 3 })),
  "methods.quesenberryQ: a limit of nothing": () => methods.quesenberryQ({ limit: 0 }),
  "methods.quesenberryQ: a limit beyond reason": () => methods.quesenberryQ({ limit: 8 }),
  "methods.quesenberryQ: a misspelt parameter": () => methods.quesenberryQ(as({ sigmas: 3 })),
  "methods.quadraticU: alpha in percent": () => methods.quadraticU({ alpha: 5 }),
  "methods.quadraticU: a misspelt parameter": () => methods.quadraticU(as({ aplha: 0.05 })),
  "methods.singleBreak: a weak penalty": () => methods.singleBreak({ penalty: 2 }),
  "methods.singleBreak: an autocorrelation of 1": () => methods.singleBreak({ autocorrelation: 1 }),
  "methods.singleBreak: three sessions": () => methods.singleBreak({ minimumSessions: 3 }),
  "methods.singleBreak: a misspelt parameter": () => methods.singleBreak(as({ sessions: 30 })),
  "methods.suddenShift: no parameters": () => methods.suddenShift(as(undefined)),
  "methods.suddenShift: no minimum change": () => methods.suddenShift(as({})),
  "methods.suddenShift: a minimum change of nothing": () => methods.suddenShift({ minimumChange: 0 }),
  "methods.suddenShift: a share in percent": () => methods.suddenShift({ ...shift, minimumShare: 25 }),
  "methods.suddenShift: alpha in percent": () => methods.suddenShift({ ...shift, alpha: 5 }),
  "methods.suddenShift: an unknown third criterion": () => methods.suddenShift({ ...shift, criterion3: as("welch") }),
  "methods.suddenShift: an unknown direction": () => methods.suddenShift({ ...shift, direction: as("down") }),
  "methods.suddenShift: an unknown side": () => methods.suddenShift({ ...shift, higherIs: as("good") }),
  "methods.suddenShift: no criterion": () => methods.suddenShift({ minimumChange: null, alpha: null }),
  "methods.suddenShift: a misspelt parameter": () => methods.suddenShift(as({ ...shift, minShare: 0.25 })),
  "presets.stiles2004: no parameters": () => presets.stiles2004(as(undefined)),
  "presets.stiles2004: no standard deviation": () => presets.stiles2004({ pooledStandardDeviation: 0 }),
  "presets.stiles2004: a multiple of nothing": () => presets.stiles2004({ pooledStandardDeviation: 2, multiple: 0 }),
  "presets.stiles2004: a negative tolerance": () => presets.stiles2004({ pooledStandardDeviation: 2, tolerance: -1 }),
  "presets.stiles2004: no session to return": () => presets.stiles2004({ pooledStandardDeviation: 2, sessions: 0 }),
  "presets.stiles2004: a return in words": () =>
    presets.stiles2004({ pooledStandardDeviation: 2, returnRequired: as("yes") }),
  "presets.stiles2004: a misspelt parameter": () => presets.stiles2004(as({ pooledSd: 2 })),
  "presets.strauss2006: no standard deviation": () => presets.strauss2006({ pooledStandardDeviation: 0 }),
  "presets.strauss2006: a fall beyond reason": () => presets.strauss2006({ pooledStandardDeviation: 1e9, multiple: 2 }),
  "presets.stevens2007: a bare number": () => presets.stevens2007(as(1)),
  "presets.stevens2007: parameters that are null": () => presets.stevens2007(as(null)),
  "presets.stevens2007: parameters that were not unwrapped": () => presets.stevens2007(as({ ok: true, value: {} })),
  "presets.stevens2007: no minimum drop": () => presets.stevens2007({ minimumDrop: 0 }),
  "presets.stevens2007: a misspelt parameter": () => presets.stevens2007(as({ drop: 1 })),
  "presets.stevens2007WaiSr: a bare number": () => presets.stevens2007WaiSr(as(1)),
  "presets.stevens2007WaiSr: a span of two sessions": () => presets.stevens2007WaiSr({ maximumSpan: 2 }),
  "presets.gumz2012: no parameters": () => presets.gumz2012(as(undefined)),
  "presets.gumz2012: a multiple of nothing": () => presets.gumz2012({ pooledStandardDeviation: 2, multiple: 0 }),
  "presets.mclaughlin2014: no parameters": () => presets.mclaughlin2014(as(undefined)),
  "presets.mclaughlin2014: a reliability of 1": () => presets.mclaughlin2014({ standardDeviation: 5, reliability: 1 }),
  "presets.lipner2022: no sigmas": () => presets.lipner2022({ sigmas: 0 }),
  "presets.ownMean2sd2024: a multiple of nothing": () => presets.ownMean2sd2024({ multiple: 0 }),
  "presets.tangDeRubeis1999: a bare number": () => presets.tangDeRubeis1999(as(7)),
  "presets.tangDeRubeis1999: a minimum change of nothing": () => presets.tangDeRubeis1999({ minimumChange: 0 }),
  "presets.tangDeRubeis1999: an alliance": () => detectRuptures(totals(), presets.tangDeRubeis1999()),
  "presets.tangDeRubeis1999Alliance: no minimum change": () => presets.tangDeRubeis1999Alliance(as({})),
  "presets.kivlighanShaughnessy2000: alpha in percent": () => presets.kivlighanShaughnessy2000({ alpha: 5 }),
  "presets.openFit: a bare number": () => presets.openFit(as(36)),
  "presets.openFit: a cut-off of NaN": () => presets.openFit({ cutoff: NaN }),
  "presets.openFit: a misspelt parameter": () => presets.openFit(as({ cutOff: 36 })),
});
