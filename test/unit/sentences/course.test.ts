import { courseOf, detectRuptures, ors, score, seriesOf, sessionSeries, srs, unwrap, waiSr } from "alliance-scoring";
import { holdSentences } from "../../support/slips.js";

/** A slip that a JavaScript caller can make, and a TypeScript one by a cast. */
const as = (value: unknown) => value as never;
const full = [9, 9, 9, 8];
const scores = unwrap(score(srs, full));
const course = unwrap(courseOf(srs, [full, null, [9, 8.5, 9, 9]]));
const range = { minimum: 0, maximum: 40 };
const points = [{ session: 1, value: 36 }];
const series = unwrap(sessionSeries(points, { instrument: srs, scale: "total" }));
const withScores = (changes: object) => courseOf(srs, [{ session: 1, scores: as({ ...scores, ...changes }) }]);
const withTotal = (changes: object) =>
  withScores({ scales: { ...scores.scales, total: { ...scores.scales.total, ...changes } } });
const ofCourse = (changes: object) => seriesOf(as({ ...course, ...changes }), as("total"));
const ofSession = (changes: object) =>
  ofCourse({ sessions: [{ ...course.sessions[0], ...changes }, course.sessions[2]] });
const ofSeries = (changes: object) => detectRuptures(as({ ...series, ...changes }));
const ofPoint = (point: object) => ofSeries({ points: [{ session: 1, value: 36 }, point] });
const ofMeasure = (changes: object) => ofSeries({ measure: { ...series.measure, ...changes } });

holdSentences("course", {
  "courseOf: a name in place of a definition": () => courseOf(as("srs"), [full]),
  "courseOf: a copied definition": () => courseOf(as({ ...srs }), [full]),
  "courseOf: a definition that was not unwrapped": () => courseOf(as({ ok: true, value: srs }), [full]),
  "courseOf: a misspelt option": () => courseOf(srs, [full], as({ misssing: "prorate" })),
  "courseOf: an unknown policy": () => courseOf(srs, [full], { missing: as("prorated") }),
  "courseOf: an unknown way with answers off the step": () => courseOf(srs, [full], { offStep: as("nearest") }),
  "courseOf: a rater that the form has not": () => courseOf(srs, [full], { rater: as("therapist") }),
  "courseOf: one administration in place of a list": () => courseOf(srs, as({ session: 1, responses: full })),
  "courseOf: administrations that were not unwrapped": () => courseOf(srs, as({ ok: true, value: [full] })),
  "courseOf: a list with a hole": () => courseOf(srs, as([full, , full])), // eslint-disable-line no-sparse-arrays
  "courseOf: a list of answers in place of a list of lists": () => courseOf(srs, as(full)),
  "courseOf: lists and objects": () => courseOf(srs, as([full, { session: 2, responses: full }])),
  "courseOf: nothing among objects": () => courseOf(srs, as([{ session: 1, responses: full }, null])),
  "courseOf: a date as session": () => courseOf(srs, as([{ session: "2026-01-08", responses: full }])),
  "courseOf: no session": () => courseOf(srs, as([{ responses: full }])),
  "courseOf: a session twice": () => courseOf(srs, [{ session: 1, responses: full }, { session: 1, total: 35 }]), // prettier-ignore
  "courseOf: an unknown modality": () => courseOf(srs, [{ session: 3, responses: full, modality: as("zoom") }]),
  "courseOf: a Date as date": () => courseOf(srs, [{ session: 3, responses: full, date: as(new Date(0)) }]),
  "courseOf: the rater with a session": () => courseOf(srs, [as({ session: 3, responses: full, rater: "client" })]),
  "courseOf: no answers": () => courseOf(srs, [as({ session: 3 })]),
  "courseOf: misspelt answers": () => courseOf(srs, [as({ session: 3, response: full })]),
  "courseOf: answers and a total": () => courseOf(srs, [as({ session: 3, responses: full, total: 35 })]),
  "courseOf: answers that were not unwrapped": () =>
    courseOf(srs, [{ session: 3, responses: as({ ok: true, value: full }) }]),
  "courseOf: an answer out of its range": () => courseOf(srs, [{ session: 3, responses: [9, 9, 90, 9] }]),
  "courseOf: a total out of its range": () => courseOf(srs, [{ session: 3, total: 400 }]),
  "courseOf: a total as text": () => courseOf(srs, [{ session: 3, total: as("35") }]),
  "courseOf: scores that were not unwrapped": () => courseOf(srs, [{ session: 3, scores: as(score(srs, full)) }]),
  "courseOf: a number as scores": () => courseOf(srs, [{ session: 3, scores: as(35) }]),
  "courseOf: scores of another form": () => courseOf(srs, [{ session: 3, scores: as(unwrap(score(ors, full))) }]),
  "courseOf: scores of an older definition": () => withScores({ definitionVersion: "0.9.0" }),
  "courseOf: scores without their scales": () => withScores({ scales: undefined }),
  "courseOf: scores without one of their scales": () => withScores({ scales: { total: scores.scales.total } }),
  "courseOf: scores without their items": () => withScores({ items: {} }),
  "courseOf: scores without what is missing": () => withScores({ missing: undefined }),
  "courseOf: an item above its range": () =>
    withScores({ items: { ...scores.items, overall: { response: 10.1, keyed: 10.1 } } }),
  "courseOf: an item below its range": () =>
    withScores({ items: { ...scores.items, overall: { response: -0.1, keyed: -0.1 } } }),
  "courseOf: an item that is keyed wrongly": () =>
    withScores({ items: { ...scores.items, overall: { response: 8, keyed: 2 } } }),
  "courseOf: an item that is answered and not keyed": () =>
    withScores({ items: { ...scores.items, overall: { response: 8, keyed: null } } }),
  "courseOf: an item that is keyed and not answered": () =>
    withScores({ items: { ...scores.items, overall: { response: null, keyed: 8 } } }),
  "courseOf: a sum above its range": () => withTotal({ sum: 40.4, mean: 10.1, percent: 101 }),
  "courseOf: a sum below its range": () => withTotal({ sum: -0.4, mean: -0.1, percent: -1 }),
  "courseOf: a mean of another sum": () => withTotal({ mean: 8 }),
  "courseOf: a percentage of another sum": () => withTotal({ percent: 80 }),
  "courseOf: a scale of another size": () => withTotal({ size: 5, mean: 7 }),
  "courseOf: more answers than items": () => withTotal({ answered: 5 }),
  "courseOf: a sum of nothing": () => withTotal({ sum: null }),
  "courseOf: an unknown state of a scale": () => withTotal({ status: "done" }),
  "courseOf: a scale that does not say whether it was prorated": () => withTotal({ prorated: undefined }),
  "courseOf: a scale that is not scored and has a sum": () =>
    withTotal({ status: "not-scored", reason: "too-few-answers", needed: 4 }),
  "courseOf: a scale that is not scored for no reason": () =>
    withTotal({ status: "not-scored", sum: null, mean: null, percent: null, needed: 4 }),
  "courseOf: a scale that is not scored and does not say what it needs": () =>
    withTotal({ status: "not-scored", sum: null, mean: null, percent: null, reason: "too-few-answers" }),
  "seriesOf: a misspelt scale": () => seriesOf(course, as("totl")),
  "seriesOf: no scale": () => seriesOf(course, as(undefined)),
  "seriesOf: an unknown metric": () => seriesOf(course, "total", as("percent")),
  "seriesOf: scores in place of a course": () => seriesOf(as(scores), as("total")),
  "seriesOf: a course that was not unwrapped": () => seriesOf(as(courseOf(srs, [full])), as("total")),
  "seriesOf: a course without its form": () => ofCourse({ instrument: undefined }),
  "seriesOf: a course without its version": () => ofCourse({ definitionVersion: undefined }),
  "seriesOf: a course of an unknown construct": () => ofCourse({ construct: "mood" }),
  "seriesOf: a course of an unknown direction": () => ofCourse({ higherIs: "up" }),
  "seriesOf: a course of an unknown rater": () => ofCourse({ rater: "observer" }),
  "seriesOf: a course without scales": () => ofCourse({ scales: {} }),
  "seriesOf: a course of a scale without an end": () =>
    ofCourse({ scales: { total: { minimum: 0, maximum: Infinity, size: 4 } } }),
  "seriesOf: a course of a scale upside down": () =>
    ofCourse({ scales: { total: { minimum: 40, maximum: 0, size: 4 } } }),
  "seriesOf: a course of a scale of no items": () =>
    ofCourse({ scales: { total: { minimum: 0, maximum: 40, size: 0 } } }),
  "seriesOf: a course of a scale with steps of nothing": () =>
    ofCourse({ scales: { total: { minimum: 0, maximum: 40, size: 4, step: 0 } } }),
  "seriesOf: a course without sessions": () => ofCourse({ sessions: undefined }),
  "seriesOf: sessions with a hole": () => ofCourse({ sessions: [course.sessions[0], , course.sessions[2]] }), // eslint-disable-line no-sparse-arrays
  "seriesOf: sessions newest first": () => ofCourse({ sessions: [...course.sessions].reverse() }),
  "seriesOf: a session twice": () => ofCourse({ sessions: [course.sessions[0], course.sessions[0]] }),
  "seriesOf: a session without scores": () => ofSession({ scores: undefined }),
  "seriesOf: a session with a Date": () => ofSession({ date: new Date(0) }),
  "seriesOf: a session with an unknown modality": () => ofSession({ modality: "zoom" }),
  "seriesOf: scores of another form": () => ofSession({ scores: unwrap(score(ors, full)) }),
  "seriesOf: scores of another version": () => ofSession({ scores: { ...scores, definitionVersion: "0.9.0" } }),
  "seriesOf: a sum above its range": () =>
    ofSession({
      scores: {
        ...scores,
        scales: { ...scores.scales, total: { ...scores.scales.total, sum: 40.4, mean: 10.1, percent: 101 } },
      },
    }),
  "sessionSeries: points that were not unwrapped": () => sessionSeries(as({ ok: true, value: points }), range),
  "sessionSeries: one point in place of a list": () => sessionSeries(as(points[0]), range),
  "sessionSeries: a list with a hole": () => sessionSeries(as([, points[0]]), range), // eslint-disable-line no-sparse-arrays
  "sessionSeries: bare scores": () => sessionSeries(as([36, 35]), range),
  "sessionSeries: a misspelt value": () => sessionSeries([as({ session: 1, score: 38 })], range),
  "sessionSeries: a date as session": () => sessionSeries([as({ session: "2026-01-08", value: 38 })], range),
  "sessionSeries: half a session": () => sessionSeries([{ session: 1.5, value: 38 }], range),
  "sessionSeries: a session twice": () => sessionSeries([points[0]!, points[0]!], range),
  "sessionSeries: newest first": () => sessionSeries([{ session: 2, value: 38 }, points[0]!], range),
  "sessionSeries: a score as text": () => sessionSeries([as({ session: 1, value: "38" })], range),
  "sessionSeries: a score that is no number": () => sessionSeries([{ session: 1, value: NaN }], range),
  "sessionSeries: a score out of its range": () => sessionSeries([{ session: 1, value: 380 }], range),
  "sessionSeries: an unknown modality": () => sessionSeries([as({ ...points[0], modality: "zoom" })], range),
  "sessionSeries: a Date as date": () => sessionSeries([as({ ...points[0], date: new Date(0) })], range),
  "sessionSeries: no measure": () => sessionSeries(points, as(undefined)),
  "sessionSeries: a definition in place of a measure": () => sessionSeries(points, as(srs)),
  "sessionSeries: a measure without its scale": () => sessionSeries(points, as({ instrument: srs })),
  "sessionSeries: a measure without its form": () => sessionSeries(points, as({ scale: "total" })),
  "sessionSeries: the name of a form": () => sessionSeries(points, as({ instrument: "srs", scale: "total" })),
  "sessionSeries: a misspelt scale": () => sessionSeries(points, { instrument: waiSr, scale: as("goals") }),
  "sessionSeries: an unknown metric": () =>
    sessionSeries(points, { instrument: srs, scale: "total", metric: as("sd") }),
  "sessionSeries: a rater that the form has not": () =>
    sessionSeries(points, { instrument: srs, scale: "total", rater: as("observer") }),
  "sessionSeries: a range and a form": () => sessionSeries(points, as({ ...range, instrument: srs, scale: "total" })),
  "sessionSeries: a range upside down": () => sessionSeries(points, { minimum: 40, maximum: 0 }),
  "sessionSeries: a range of nothing": () => sessionSeries(points, { minimum: 40, maximum: 40 }),
  "sessionSeries: a range without an end": () => sessionSeries(points, as({ minimum: 0 })),
  "sessionSeries: a range too wide for numbers": () => sessionSeries(points, { minimum: -1.7e308, maximum: 1.7e308 }),
  "sessionSeries: steps of nothing": () => sessionSeries(points, { ...range, step: 0 }),
  "a series by hand: a list": () => detectRuptures(as(points)),
  "a series by hand: not unwrapped": () => detectRuptures(as(sessionSeries(points, range))),
  "a series by hand: points alone": () => detectRuptures(as({ points })),
  "a series by hand: an endless scale": () => ofSeries({ scale: { minimum: 0, maximum: Infinity } }),
  "a series by hand: a scale upside down": () => ofSeries({ scale: { minimum: 40, maximum: 0 } }),
  "a series by hand: steps of nothing": () => ofSeries({ scale: { ...range, step: 0 } }),
  "a series by hand: newest first": () => ofSeries({ points: [{ session: 2, value: 36 }, points[0]] }),
  "a series by hand: a score that is no number": () => ofPoint({ session: 2, value: NaN }),
  "a series by hand: a score out of its range": () => ofPoint({ session: 2, value: 41 }),
  "a series by hand: a misspelt value": () => ofPoint({ session: 2, score: 36 }),
  "a series by hand: a measure without its form": () => ofMeasure({ instrument: undefined }),
  "a series by hand: a measure without its version": () => ofMeasure({ definitionVersion: 1 }),
  "a series by hand: a measure without its scale": () => ofMeasure({ scale: undefined }),
  "a series by hand: an unknown construct": () => ofMeasure({ construct: "mood" }),
  "a series by hand: an unknown metric": () => ofMeasure({ metric: "sd" }),
  "a series by hand: an unknown direction": () => ofMeasure({ higherIs: "up" }),
  "a series by hand: an unknown rater": () => ofMeasure({ rater: "observer" }),
});
