import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { score, srs, unwrap, wai36, type ScaleScore } from "alliance-scoring";

// Released questionnaires of simulated clients, with the totals that were released beside them: scored by somebody else.
// Counts and the upstream error are described in the README of the data.
const file = new URL("../../data/wai36-srs-simulated-clients/sessions.csv", import.meta.url);
const rows = parse<Record<string, string>>(readFileSync(file), { columns: true });
const column = (row: Record<string, string>, name: string): number => Number(row[name]);
const sum = (scale: ScaleScore): number => (scale.status === "scored" ? scale.sum : NaN);

const wai = (row: Record<string, string>, reflected: readonly number[] = []): Record<string, number> => {
  const answers = wai36.items.map(({ number }) => {
    const answer = column(row, `wai${number}`);
    return reflected.includes(number) ? 8 - answer : answer;
  });
  return Object.fromEntries(
    Object.entries(unwrap(score(wai36, answers)).scales).map(([id, scale]) => [id, sum(scale)]),
  );
};
const agreeing = (scale: string, name: string, reflected?: readonly number[]): number =>
  rows.filter((row) => wai(row, reflected)[scale] === column(row, name)).length;

describe("277 released WAI-36 records of simulated clients", () => {
  it("agree with the released Task and Goal and with the standard key, row by row", () => {
    expect(rows).toHaveLength(277);
    expect(agreeing("task", "task")).toBe(277);
    expect(agreeing("goal", "goal")).toBe(277);
    expect(agreeing("bond", "bond_standard_key")).toBe(277);
    expect(agreeing("total", "total_standard_key")).toBe(277);
  });

  it("differ from the released Bond and total in exactly the 172 rows that its wrong key touches", () => {
    expect(agreeing("bond", "bond_as_released")).toBe(277 - 172);
    expect(agreeing("total", "total_as_released")).toBe(277 - 172);
  });

  it("agree with all released Bond scores and totals when item 28 is reversed instead of item 29", () => {
    expect(agreeing("bond", "bond_as_released", [28, 29])).toBe(277);
    expect(agreeing("total", "total_as_released", [28, 29])).toBe(277);
  });

  it("would differ in Task on exactly 232 rows if item 4 were reversed instead of item 7", () => {
    expect(agreeing("task", "task", [4, 7])).toBe(277 - 232);
  });

  it("hold one record that answers 1 on the reversed items and 7 elsewhere", () => {
    const row = rows.find((one) => one["pairing_id"] === "19" && one["session_id"] === "3") as Record<string, string>;
    expect(wai(row)).toEqual({ goal: 84, task: 84, bond: 84, total: 252 });
  });
});

describe("277 released SRS records of simulated clients", () => {
  const answers = (row: Record<string, string>): number[] => srs.items.map(({ id }) => column(row, `srs_${id}`));

  it("agree with the released totals on every row, where plain addition misses 10", () => {
    const exact = rows.filter((row) => sum(unwrap(score(srs, answers(row))).scales.total) === column(row, "srs_total"));
    const plain = rows.filter(
      (row) => answers(row).reduce((total, answer) => total + answer, 0) === column(row, "srs_total"),
    );
    expect([exact.length, plain.length]).toEqual([277, 267]);
  });
});
