import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { unwrap } from "../../../src/core/result.js";
import { logUpperTail } from "../../../src/core/statistics/logUpperTail.js";
import { sessionSeries } from "../../../src/course/series.js";
import { estimatePrior } from "../../../src/rupture/prediction/estimatePrior/estimatePrior.js";

interface Golden {
  readonly functions: { readonly logUpperTail: [z: number, logarithm: number][] };
  readonly services: readonly {
    readonly name: string;
    readonly minimum: number;
    readonly maximum: number;
    readonly step: number;
    readonly series: readonly (readonly (number | null)[])[];
    readonly estimate: {
      readonly typicalStandardDeviation: number;
      readonly standardError: number;
      readonly logStandardDeviation: number;
      readonly clients: number;
      readonly sessions: number;
      readonly shareAtMaximum: number;
      readonly iterations: number;
    };
  }[];
}
const { functions, services } = JSON.parse(readFileSync(new URL("detector-2.json", import.meta.url), "utf8")) as Golden;

const relative = (actual: number, wanted: number): number => Math.abs(actual / wanted - 1);

it.each(functions.logUpperTail)("takes the logarithm of the upper tail at %d", (z, wanted) => {
  // At -8 the other program took the logarithm of a rounded 1: a difference below 1e-16.
  if (z === -8) expect(Math.abs(logUpperTail(z) - wanted)).toBeLessThan(1e-16);
  else expect(relative(logUpperTail(z), wanted)).toBeLessThan(1e-9);
});

describe.each(services)("$name", ({ series, minimum, maximum, step, estimate: wanted }) => {
  it("gives the same prior, in as many rounds", () => {
    const clients = series.map((values) =>
      unwrap(
        sessionSeries(
          values.map((value, index) => ({ session: index + 1, value })),
          { minimum, maximum, step },
        ),
      ),
    );
    const estimate = estimatePrior(clients);
    if (estimate.status !== "estimated") throw new Error("not estimated");
    const { clients: used, sessions, shareAtMaximum, iterations } = wanted;
    expect(estimate).toMatchObject({ clients: used, sessions, rounds: iterations });
    expect(estimate.shareAtMaximum).toBeCloseTo(shareAtMaximum, 12);
    expect(relative(estimate.typicalStandardDeviation, wanted.typicalStandardDeviation)).toBeLessThan(1e-6);
    expect(relative(estimate.standardError, wanted.standardError)).toBeLessThan(1e-4);
    expect(relative(estimate.logStandardDeviation, wanted.logStandardDeviation)).toBeLessThan(1e-6);
  });
});
