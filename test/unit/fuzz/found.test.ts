import { expect, it } from "vitest";
import * as main from "alliance-scoring";
import { chartData, svg } from "alliance-scoring/chart";
import { clientModels, operatingCharacteristics, simulateClient } from "alliance-scoring/simulate";
import { columnsOf } from "alliance-scoring/columns";
import { observations } from "alliance-scoring/fhir";

// What the fuzzer found, one of a kind.
const { detectRuptures, methods, norms, priors, sessionSeries, srs, unwrap } = main;
const points = [36, 35, 38, 30, 36].map((value, index) => ({ session: index + 1, value }));
const series = unwrap(sessionSeries(points, { minimum: 0, maximum: 40, step: 0.1 }));
const method = methods.prediction(priors.srs.sum);
const chart = chartData([{ series, analysis: detectRuptures(series, method) }]);
const scores = unwrap(main.score(srs, [9, 9, 9, 9]));
const { proxy: revoked, revoke } = Proxy.revocable({}, {});
revoke();
const throwing = Object.defineProperty([1, 2], 0, {
  get: () => {
    throw new Error("a getter that throws");
  },
});

it.each<[string, string, () => unknown]>([
  ["a limit at a session of 2e300 hangs no picture", "chart-invalid", () => svg(moved(2e300))],
  ["a limit at a session that there is not", "chart-invalid", () => svg(moved(99))],
  ["a grade that is no text", "method-invalid", () => detectRuptures(series, { ...method, grade: Infinity } as never)],
  [
    "a parameter that is NaN",
    "method-invalid",
    () => detectRuptures(series, { ...method, parameters: { alpha: NaN } }),
  ],
  [
    "a detect that returns nothing",
    "method-invalid",
    () => detectRuptures(series, { ...method, detect: () => ({}) as never }),
  ],
  [
    "a rate that is NaN",
    "method-invalid",
    () =>
      detectRuptures(series, {
        ...methods.quadraticU(),
        falseFlags: { basis: "nominal", note: "none", perSession: () => NaN },
      }),
  ],
  [
    "a detect that returns undefined, simulated",
    "method-invalid",
    () =>
      operatingCharacteristics(
        [{ ...method, detect: () => undefined as never }],
        { ...clientModels.srs, sessions: 8 },
        { clients: 1, random: () => 0.5 },
      ),
  ],
  ["a symbol for a session", "session-unknown", () => main.reversedShift(series, Symbol("s") as never)],
  ["a symbol for points", "drop-out-of-range", () => methods.sessionDrop({ points: Symbol("p") } as never)],
  ["a bigint for a correlation", "correlation-out-of-range", () => main.varianceExplained(1n as never)],
  [
    "a bigint in a range",
    "series-invalid",
    () => detectRuptures({ ...series, scale: { minimum: 0, maximum: 40n } } as never, method),
  ],
  ["a proxy that was revoked", "instrument-not-defined", () => main.score(revoked as never, [])],
  ["a proxy that was revoked, as a list", "series-invalid", () => main.estimatePrior(revoked as never)],
  ["a list whose entries throw", "series-invalid", () => main.compareMethods(throwing as never, [method])],
  [
    "people whose entries throw",
    "rows-not-a-list",
    () => main.groupChange(throwing as never, { norm: norms.ors.developer }),
  ],
  [
    "a key that is NaN",
    "key-missing",
    () => columnsOf([{ key: [NaN], course: unwrap(main.courseOf(srs, [])) }], "total"),
  ],
  [
    "a version that is Infinity",
    "scores-invalid",
    () => observations({ ...scores, definitionVersion: Infinity } as never, { subject: {} }),
  ],
  [
    "a note of a norm that is NaN",
    "norm-invalid",
    () => main.reliableChange(20, 30, { threshold: { value: 5, note: NaN } } as never),
  ],
  [
    "random numbers that are texts",
    "random-out-of-range",
    () => simulateClient({ ...clientModels.srs, sessions: 8 }, () => "0.5" as never),
  ],
  ["a limit of 39", "multiple-out-of-range", () => methods.quesenberryQ({ limit: 39 })],
  ["scores at the ends of the numbers", "score-not-finite", () => main.reliableChange(-1e308, 1e308, { threshold: 5 })],
  ["an SRS cut-off on a line of the ORS's range", "instrument-mismatch", () => otherRange()],
])("%s: %s", (_, code, call) => {
  expect(call).toThrow(expect.objectContaining({ name: "InvalidArgumentError", code }));
});

function moved(session: number): typeof chart {
  return { ...chart, limits: chart.limits.map((limit, at) => (at === 0 ? { ...limit, session } : limit)) };
}

function otherRange(): unknown {
  const means = unwrap(sessionSeries([{ session: 1, value: 4 }], { minimum: 1, maximum: 5 }));
  return chartData([
    { series: means, cutoffs: [{ norm: norms.srs.developer, cutoff: norms.srs.developer.totalCutoff }] },
  ]);
}
