/* eslint-disable @typescript-eslint/ban-ts-comment, @typescript-eslint/no-unsafe-class-instance-assignment -- the reasons are
   what should stand there; misuse is what is tested */
import { describe, expectTypeOf, it } from "vitest";
import {
  alertsOf,
  changeOf,
  compareMethods,
  courseOf,
  detectByComponent,
  detectRuptures,
  discrepancy,
  estimatePrior,
  flaggedSessions,
  methods,
  norms,
  observe,
  ors,
  parseResponses,
  presets,
  priors,
  reliableChange,
  responseQuality,
  score,
  scoreTotal,
  seriesOf,
  sessionAlerts,
  sessionSeries,
  srs,
  startMonitor,
  unwrap,
  waiSr,
  type Course,
} from "alliance-scoring";
import { chartData, svg } from "alliance-scoring/chart";
import { columnsOf, ruptureColumns, scoreColumns } from "alliance-scoring/columns";
import { observations, questionnaire } from "alliance-scoring/fhir";
import { responseSchema } from "alliance-scoring/schema";
import { clientModels, operatingCharacteristics } from "alliance-scoring/simulate";
import { scoreSql } from "alliance-scoring/sql";
import { fromLong, fromWide } from "alliance-scoring/tables";

// What people got wrong with the first release. Each line compiled once, or would if its types were looser.

const answers = [9, 9, 9, 9];
const result = score(srs, answers);
const scores = unwrap(result);
const outcome = unwrap(score(ors, answers));
const courseResult = courseOf(srs, [answers]);
const course = unwrap(courseResult);
const outcomes = unwrap(courseOf(ors, [answers]));
const series = seriesOf(course, "total");
const points = [{ session: 1, value: 36 }];
const range = { minimum: 0, maximum: 40 };
const seriesResult = sessionSeries(points, range);
const method = methods.prediction(priors.srs.sum);
const norm = norms.srs.developer;
const change = norms.ors.developer;
const columns = { client: ["a"], session: [1], value: [36] };
const model = { ...clientModels.srs, sessions: 8 };
const layout = { episode: "client", sessions: [1, 2] };

describe("a norm of another form", () => {
  it("does not compile", () => {
    // @ts-expect-error the norm is of the SRS
    alertsOf(outcomes, norms.srs.developer);
    // @ts-expect-error the norm is of the SRS
    sessionAlerts(unwrap(score(ors, answers)), { norm: norms.srs.developer });
    // @ts-expect-error the norm is of the ORS
    changeOf(course, { norm: norms.ors.developer });
    // @ts-expect-error the norm is of the CORS
    changeOf(outcomes, { norm: norms.cors.nhsEngland2015 });
    // @ts-expect-error the norm is of the ORS
    reliableChange(scores, scores, norms.ors.developer);
  });

  it("compiles where the form, or the norm, does not say", () => {
    const any: Course = course;
    alertsOf(any, norms.srs.developer);
    alertsOf(course, { drop: 2 });
    changeOf(any, { norm: norms.ors.developer });
    changeOf(course, { norm: { threshold: 5 } });
    reliableChange(20, 25, norms.ors.developer);
  });
});

describe("arguments that were swapped", () => {
  it("do not compile", () => {
    // @ts-expect-error the instrument comes first
    score(answers, srs);
    // @ts-expect-error the instrument comes first
    scoreTotal(36, srs);
    // @ts-expect-error the instrument comes first
    parseResponses({ goals: 9 }, srs);
    // @ts-expect-error the instrument comes first
    courseOf([answers], srs);
    // @ts-expect-error the instrument comes first
    responseQuality(scores, srs);
    // @ts-expect-error the course comes first
    seriesOf("total", course);
    // @ts-expect-error the metric comes last
    seriesOf(course, "sum", "total");
    // @ts-expect-error the points come first
    sessionSeries(range, points);
    // @ts-expect-error the series comes first
    detectRuptures(method, series);
    // @ts-expect-error the series come first
    compareMethods([method], series);
    // @ts-expect-error the norm comes last
    reliableChange(change, 20, 30);
    // @ts-expect-error the course comes first
    alertsOf(norm, course);
    // @ts-expect-error the course comes first
    changeOf({ norm: change }, outcomes);
    // @ts-expect-error the monitor comes first
    observe({ session: 1, value: 36 }, startMonitor(priors.srs.sum));
  });
});

describe("a copy of an instrument", () => {
  it("is a definition that nobody checked", () => {
    // @ts-expect-error use defineInstrument for a form of your own
    score({ ...srs }, answers);
    // @ts-expect-error use defineInstrument for a form of your own
    scoreTotal({ ...srs, id: "mine" }, 36);
    // @ts-expect-error use defineInstrument for a form of your own
    courseOf({ ...srs }, [answers]);
    // @ts-expect-error use defineInstrument for a form of your own
    responseSchema({ ...srs });
    // @ts-expect-error use defineInstrument for a form of your own
    scoreColumns({ ...srs }, []);
    // @ts-expect-error use defineInstrument for a form of your own
    fromLong({ ...srs }, [], { episode: "client", session: "session" });
    // @ts-expect-error use defineInstrument for a form of your own
    scoreSql({ ...srs }, { table: "forms", key: "client", columns: ["a", "b", "c", "d"] });
    // @ts-expect-error use defineInstrument for a form of your own
    questionnaire({ ...srs }, { url: "https://example.org/form", version: "1", status: "active" });
  });
});

describe("a rule of ruptureColumns", () => {
  it("is one of prior and method", () => {
    ruptureColumns(columns, { scale: range, prior: priors.srs.sum, alpha: 0.05 });
    ruptureColumns(columns, { scale: range, method });
    // @ts-expect-error neither
    ruptureColumns(columns, { scale: range });
    // @ts-expect-error neither
    ruptureColumns(columns);
    // @ts-expect-error both
    ruptureColumns(columns, { scale: range, prior: priors.srs.sum, method });
    // @ts-expect-error alpha belongs to prior
    ruptureColumns(columns, { scale: range, method, alpha: 0.05 });
  });

  it("is known where the columns know what they measure", () => {
    const known = columnsOf([{ key: ["a"], course }], "total");
    ruptureColumns(known);
    ruptureColumns(known, { method });
    // @ts-expect-error both
    ruptureColumns(known, { prior: priors.srs.sum, method });
  });
});

describe("a pattern of fromWide", () => {
  it("holds both of its placeholders, or is a function", () => {
    fromWide(srs, [], { ...layout, pattern: "{item}_s{session}" });
    fromWide(srs, [], { ...layout, pattern: "s{session}.{item}" });
    fromWide(srs, [], { ...layout, pattern: () => null });
    // @ts-expect-error neither
    fromWide(srs, [], { ...layout, pattern: "srs" });
    // @ts-expect-error no session
    fromWide(srs, [], { ...layout, pattern: "srs_{item}" });
    // @ts-expect-error no item
    fromWide(srs, [], { ...layout, pattern: "srs_{session}" });
  });
});

describe("a method that was not called", () => {
  it("is a function, not a method", () => {
    // @ts-expect-error methods.prediction(prior)
    detectRuptures(series, methods.prediction);
    // @ts-expect-error presets.stevens2007()
    detectRuptures(series, presets.stevens2007);
    // @ts-expect-error methods.prediction(prior)
    compareMethods(series, [methods.prediction]);
    // @ts-expect-error methods.prediction(prior)
    ruptureColumns(columns, { scale: range, method: methods.prediction });
    // @ts-expect-error methods.prediction(prior)
    detectByComponent(unwrap(courseOf(waiSr, [])), methods.prediction);
    // @ts-expect-error methods.ownMeanBand()
    operatingCharacteristics([methods.ownMeanBand], model, { clients: 9, random: () => 0.5 });
  });
});

describe("a misspelt word", () => {
  it("is not an option", () => {
    // @ts-expect-error missing
    score(srs, answers, { mising: "prorate" });
    // @ts-expect-error rater
    courseOf(srs, [answers], { ratr: "client" });
    // @ts-expect-error repair
    detectRuptures(series, method, { repiar: {} });
    // @ts-expect-error true or false
    detectRuptures(series, method, { ended: "yes" });
    // @ts-expect-error alpha
    methods.prediction(priors.srs.sum, { aplha: 0.05 });
    // @ts-expect-error threshold
    reliableChange(20, 30, { treshold: 5 });
    // @ts-expect-error cutoff
    changeOf(outcomes, { norm: change, cutof: 25 });
    // @ts-expect-error previous
    sessionAlerts(scores, { norm, previus: scores });
    // @ts-expect-error message
    responseSchema(srs, { mesage: () => "Bitte eine Zahl" });
    // @ts-expect-error label
    chartData([{ series, lable: "SRS" }]);
    // @ts-expect-error width
    svg(chartData([{ series }]), { witdh: 320 });
  });

  it("is not a key of a point or a session", () => {
    // @ts-expect-error value
    sessionSeries([{ session: 1, score: 36 }], range);
    // @ts-expect-error responses
    courseOf(srs, [{ session: 1, respones: answers }]);
    // @ts-expect-error responses, total or scores
    courseOf(srs, [{ session: 1 }]);
    // @ts-expect-error one of them
    courseOf(srs, [{ session: 1, responses: answers, total: 36 }]);
    // @ts-expect-error sessions have numbers; dates go into date
    courseOf(srs, [{ session: "2026-01-22", total: 36 }]);
  });

  it("is not an item or a scale", () => {
    // @ts-expect-error goals
    score(srs, { gaols: 9 });
    // @ts-expect-error goals
    courseOf(srs, [{ session: 1, responses: { gaols: 9 } }]);
    // @ts-expect-error total
    expectTypeOf(scores.scales.totl);
    // @ts-expect-error total
    seriesOf(course, "totl");
    // @ts-expect-error total
    columnsOf([{ key: ["a"], course }], "totl");
    // @ts-expect-error total
    changeOf(outcomes, { norm: change, scale: "totl" });
  });
});

describe("a Result where a value belongs", () => {
  it("is not unwrapped", () => {
    // @ts-expect-error unwrap it, or ask for ok
    expectTypeOf(result.value);
    // @ts-expect-error unwrap it
    seriesOf(courseResult, "total");
    // @ts-expect-error unwrap it
    alertsOf(courseResult, norm);
    // @ts-expect-error unwrap it
    changeOf(courseResult, { norm: change });
    // @ts-expect-error unwrap it
    detectRuptures(seriesResult);
    // @ts-expect-error unwrap it
    discrepancy(seriesResult, seriesResult);
    // @ts-expect-error unwrap it
    sessionAlerts(result, { norm });
    // @ts-expect-error unwrap them
    reliableChange(result, result, change);
    // @ts-expect-error unwrap it
    courseOf(srs, [{ session: 1, scores: result }]);
    // @ts-expect-error unwrap it
    columnsOf([{ key: ["a"], course: courseResult }], "total");
    // @ts-expect-error unwrap it
    chartData([{ series: seriesResult }]);
    // @ts-expect-error unwrap it
    observations(result, { subject: { reference: "Patient/1" } });
  });
});

describe("a value of another kind", () => {
  it("is not a series", () => {
    // @ts-expect-error seriesOf(course, "total")
    detectRuptures(course);
    // @ts-expect-error a course
    seriesOf(scores, "total");
    // @ts-expect-error an analysis
    flaggedSessions(series);
    // @ts-expect-error series of many clients
    estimatePrior(series);
    // @ts-expect-error a list of sessions
    courseOf(srs, answers);
  });

  it("is not awaited", () => {
    // @ts-expect-error await it
    seriesOf(Promise.resolve(course), "total");
    // @ts-expect-error await it
    unwrap(Promise.resolve(result));
    // @ts-expect-error await it
    courseOf(srs, Promise.resolve([answers]));
  });

  it("belongs to another form", () => {
    // @ts-expect-error two forms
    reliableChange(scores, outcome, change);
    // @ts-expect-error scores of the ORS
    courseOf(srs, [{ session: 1, scores: outcome }]);
  });
});
