import { describe, expect, it } from "vitest";
import { srs } from "alliance-scoring";
import { fromTall, fromWide, type TableReading } from "alliance-scoring/tables";

const tall = { episode: "case", session: "nr", item: "item", value: "value" };
const rowsOf = (nr: number, answers: Record<string, unknown>): object[] =>
  Object.entries(answers).map(([item, value]) => ({ case: "a", nr, item, value }));
const nine = { relationship: 9, goals: 9, approach: 9, overall: 8 };
const faults = ({ issues }: TableReading): unknown[] => issues.map(({ code, path }) => [code, ...path]);

describe("a tall table", () => {
  it("names the row and column of an answer that is wrong", () => {
    const table = fromTall(srs, [...rowsOf(1, nine), ...rowsOf(2, { ...nine, approach: 11 })], tall);
    expect(table.rows).toEqual([...Array<string>(4).fill("scored"), ...Array<string>(4).fill("refused")]);
    expect(faults(table)).toEqual([["response-out-of-range", 6, "value"]]);
  });

  it("leaves a row of another form's item alone, and refuses a session in which an item is answered twice", () => {
    const table = fromTall(
      srs,
      [...rowsOf(1, { ...nine, mood: 3 }), ...rowsOf(2, nine), ...rowsOf(2, { goals: 9 })],
      tall,
    );
    expect(table.rows.join()).toBe("scored,scored,scored,scored,other,refused,refused,refused,refused,refused");
    expect(faults(table)).toEqual([["duplicate-item", 9, "item"]]);
    expect(table.notices.map(({ code, path }) => [code, ...path])).toEqual([["rows-of-another-form", 4, "item"]]);
  });

  it("refuses a session whose answers were given on two days: they are two administrations", () => {
    const dated = (date: string, answers: Record<string, unknown>) =>
      rowsOf(1, answers).map((row) => ({ ...row, date }));
    const { relationship, goals, approach, overall } = nine;
    const rows = [
      ...dated("2026-01-01", { relationship, goals }),
      ...dated("", { approach }),
      ...dated("2026-06-01", { overall }),
    ];
    const table = fromTall(srs, rows, { ...tall, date: "date" });
    expect([table.courses, faults(table)]).toEqual([[], [["dates-differ", 3, "date"]]]);
    const timed = rowsOf(1, nine).map((row, index) => ({ ...row, date: `2026-01-01T10:00:0${index}` }));
    expect(faults(fromTall(srs, timed, { ...tall, date: "date" }))).toEqual([]);
  });

  it("leaves rows of other forms alone, of whatever item", () => {
    const rows = [
      ...rowsOf(1, nine).map((row) => ({ ...row, form: "srs" })),
      ...rowsOf(1, { overall: 3, sleep: 2 }).map((row) => ({ ...row, form: "ors" })),
    ];
    const table = fromTall(srs, rows, { ...tall, only: { column: "form", is: "srs" } });
    expect([table.rows.join(), faults(table)]).toEqual(["scored,scored,scored,scored,other,other", []]);
  });

  it("may hold totals, and knows when they stand alone", () => {
    const table = fromTall(srs, rowsOf(1, { sum: "36.1" }), { ...tall, total: "sum" });
    expect(table.courses[0]!.course.sessions[0]).toMatchObject({
      scores: { items: { goals: { response: null } }, scales: { total: { sum: 36.1 } } },
    });
    expect(fromTall(srs, rowsOf(1, { ...nine, sum: 35 }), { ...tall, total: "sum" }).rows).toEqual(
      Array(5).fill("scored"),
    );
    const wrong = fromTall(srs, rowsOf(1, { ...nine, sum: 36 }), { ...tall, total: "sum" });
    expect([wrong.rows, faults(wrong)]).toEqual([Array(5).fill("refused"), [["total-differs-from-items", 4, "value"]]]);
  });
});

describe("a wide table", () => {
  const wide = { episode: "case", sessions: [1, 2], pattern: "{item}_{session}" } as const;
  const row = (first: unknown, second: unknown): object =>
    Object.fromEntries([
      ["case", "a"],
      ...Object.entries(nine).map(([item, value]) => [`${item}_1`, item === "goals" ? first : value]),
      ...Object.keys(nine).map((item) => [`${item}_2`, item === "goals" ? second : ""]),
    ]);

  it("has no session where it has no answers", () => {
    const table = fromWide(srs, [row(9, "")], wide);
    expect([table.rows, table.courses[0]!.course.sessions.map(({ session }) => session)]).toEqual([["scored"], [1]]);
    const none = fromWide(srs, [{ ...row("", ""), relationship_1: "", approach_1: "", overall_1: "" }], wide);
    expect([none.rows, none.courses]).toEqual([["blank"], []]);
  });

  it("is partly scored when one of its sessions is wrong, and the column is named", () => {
    const table = fromWide(srs, [row(9, "11")], wide);
    expect([table.rows, faults(table)]).toEqual([["partly"], [["response-out-of-range", 0, "goals_2"]]]);
  });

  it("refuses the sessions that two rows of an episode share", () => {
    const table = fromWide(srs, [row(9, ""), row(8, "")], wide);
    expect([table.rows, table.courses]).toEqual([["refused", "refused"], []]);
  });
});
