import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { instruments, score, unwrap } from "alliance-scoring";

interface Expected {
  sum: number;
  mean: number;
  percent: number;
  answered: number;
  size: number;
  prorated: boolean;
}
interface Case {
  instrument: keyof typeof instruments;
  policy: "strict" | "prorate";
  responses: Record<string, number | null>;
  expect: Record<string, Expected | null>;
}
interface Bad {
  instrument: keyof typeof instruments;
  responses: unknown;
  codes: string[];
}
const golden = JSON.parse(readFileSync(new URL("cases.json", import.meta.url), "utf8")) as {
  cases: Case[];
  bad: Bad[];
};

describe("scores agree with an independent program in exact arithmetic", () => {
  it.each(golden.cases.map((item, index) => [index, item.instrument, item.policy, item] as const))(
    "case %i: %s, %s",
    (_, id, policy, { responses, expect: expected }) => {
      const { scales } = unwrap(score(instruments[id], responses, { missing: policy }));
      expect(Object.keys(scales).sort()).toEqual(Object.keys(expected).sort());
      for (const [scale, want] of Object.entries(expected)) {
        const got = scales[scale as keyof typeof scales];
        if (want === null) expect(got.status).toBe("not-scored");
        else if (want.prorated) {
          expect(got).toMatchObject({ status: "scored", answered: want.answered, size: want.size, prorated: true });
          if (got.status === "scored")
            for (const value of ["sum", "mean", "percent"] as const)
              expect(Math.abs(got[value] - want[value])).toBeLessThanOrEqual(1e-12 * want[value]);
        } else expect(got).toEqual({ status: "scored", ...want });
      }
    },
  );
});

describe("faulty input raises the codes an independent reader expects, all of them", () => {
  it.each(golden.bad.map((item, index) => [index, item.instrument, item.codes.join(), item] as const))(
    "input %i: %s, %s",
    (_, id, __, { responses, codes }) => {
      const result = score(instruments[id], responses);
      expect(result.ok ? [] : result.issues.map(({ code }) => code)).toEqual(codes);
    },
  );
});
