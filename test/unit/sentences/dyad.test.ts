import {
  convergence,
  detectRuptures,
  discrepancy,
  methods,
  ruptureAgreement,
  sessionSeries,
  temporalCongruence,
  truthAndBias,
  unwrap,
  waiSr,
  type MeasureInput,
} from "alliance-scoring";
import { holdSentences } from "../../support/slips.js";

/** A slip that a JavaScript caller can make, and a TypeScript one by a cast. */
const as = (value: unknown) => value as never;
const seriesWith = (measure: MeasureInput) =>
  unwrap(
    sessionSeries(
      [4, 4.2, 4.1, 3, 4].map((value, index) => ({ session: index + 1, value })),
      measure,
    ),
  );
const by = (rater?: "client" | "therapist", scale: "goal" | "bond" = "bond") =>
  seriesWith({ instrument: waiSr, scale, metric: "mean", ...(rater && { rater }) });
const bare = (maximum = 5) => seriesWith({ minimum: 1, maximum });
const result = () => sessionSeries([], { minimum: 1, maximum: 5 });
const analysis = (rater: "client" | "therapist", scale: "goal" | "bond" = "bond") =>
  detectRuptures(by(rater, scale), methods.ownMeanBand({ multiple: 1 }));
const flags = (...sessions: readonly number[]) => ({
  status: "assessed" as const,
  sessions: sessions.map((session) => ({ session, assessed: true, flagged: false })),
});

const pairs = { convergence, discrepancy, temporalCongruence, truthAndBias };

holdSentences("dyad", {
  ...Object.fromEntries(
    Object.entries(pairs).flatMap(([name, compare]) => [
      [`${name}: no series`, () => compare(as(undefined), by("therapist"))],
      [`${name}: one series alone`, () => compare(by("client"), as(undefined))],
      [`${name}: bare numbers`, () => compare(by("client"), as([4, 5]))],
      [`${name}: a client's series that was not unwrapped`, () => compare(as(result()), by("therapist"))],
      [`${name}: a therapist's series that was not unwrapped`, () => compare(by("client"), as(result()))],
      [`${name}: two ranges`, () => compare(bare(), bare(7))],
      [`${name}: two scales`, () => compare(by("client"), by("therapist", "goal"))],
      [`${name}: one rater twice`, () => compare(by("client"), by("client"))],
      [`${name}: the therapist first`, () => compare(by("therapist"), by("client"))],
      [`${name}: the client second`, () => compare(by(), by("client"))],
    ]),
  ),
  "convergence: a misspelt option": () => convergence(by("client"), by("therapist"), as({ times: "session" })),
  "convergence: an unknown time": () => convergence(by("client"), by("therapist"), { time: as("log") }),
  "ruptureAgreement: no analysis": () => ruptureAgreement(as(undefined), analysis("therapist")),
  "ruptureAgreement: one analysis alone": () => ruptureAgreement(analysis("client"), as(undefined)),
  "ruptureAgreement: a series": () => ruptureAgreement(as(by("client")), analysis("therapist")),
  "ruptureAgreement: an analysis that was not unwrapped": () =>
    ruptureAgreement(as({ ok: true, value: analysis("client") }), analysis("therapist")),
  "ruptureAgreement: the numbers of flagged sessions": () => ruptureAgreement(as([4]), analysis("therapist")),
  "ruptureAgreement: an unknown status": () => ruptureAgreement(as({ ...flags(1), status: "done" }), flags(1)),
  "ruptureAgreement: sessions that are numbers": () =>
    ruptureAgreement(as({ status: "assessed", sessions: [1, 2] }), flags(1)),
  "ruptureAgreement: a flag of 1": () =>
    ruptureAgreement(as({ status: "assessed", sessions: [{ session: 1, assessed: true, flagged: 1 }] }), flags(1)),
  "ruptureAgreement: a session without its answer": () =>
    ruptureAgreement(as({ status: "assessed", sessions: [{ session: 1, flagged: true }] }), flags(1)),
  "ruptureAgreement: half a session": () => ruptureAgreement(flags(1.5), flags(1)),
  "ruptureAgreement: a session twice": () => ruptureAgreement(flags(1, 2, 2), flags(1, 2)),
  "ruptureAgreement: sessions out of order": () => ruptureAgreement(flags(1, 2), flags(2, 1)),
  "ruptureAgreement: a measure in words": () => ruptureAgreement({ ...flags(1), measure: as("waiSr") }, flags(1)),
  "ruptureAgreement: two scales": () => ruptureAgreement(analysis("client"), analysis("therapist", "goal")),
  "ruptureAgreement: one rater twice": () => ruptureAgreement(analysis("client"), analysis("client")),
  "ruptureAgreement: the therapist first": () => ruptureAgreement(analysis("therapist"), analysis("client")),
});
