import path from "node:path";
import { describe, expect, it } from "vitest";
import { instruments, srs, waiSr } from "../../src/index.js";

const folder = path.resolve(import.meta.dirname, "../../docs/programs/playground");
const { readSheet } = await import(path.join(folder, "sheet.js"));
const { changed, decode, encode, historyOf, redone, undone } = await import(path.join(folder, "state.js"));
const { example } = await import(path.join(folder, "example.js"));

const four = [
  { cells: ["9.5", "9.4", "9.3", "9.2"], total: "" },
  { cells: ["8", "8.1", "", "8.3"], total: "" },
];

describe("a pasted sheet", () => {
  it.each([
    ["tabs", "9.5\t9.4\t9.3\t9.2\n8\t8.1\t\t8.3"],
    ["tabs and a decimal comma", "9,5\t9,4\t9,3\t9,2\r\n8\t8,1\t\t8,3"],
    ["semicolons and a decimal comma", "9,5;9,4;9,3;9,2\n8;8,1;NA;8,3\n"],
    ["commas", "9.5,9.4,9.3,9.2\n8,8.1,,8.3"],
    ["commas and quotes", '"9.5","9.4","9.3","9.2"\n"8","8.1","","8.3"'],
    ["a heading", "Relationship,Goals,Approach,Overall\n9.5,9.4,9.3,9.2\n8,8.1,-,8.3"],
    ["headings in another order", "overall;goals;relationship;approach\n9,2;9,4;9,5;9,3\n8,3;8,1;8;"],
    ["a heading that names no item", "a,b,c,d\n9.5,9.4,9.3,9.2\n8,8.1,,8.3"],
    ["blank lines", "\n9.5,9.4,9.3,9.2\n\n8,8.1,,8.3\n\n"],
  ])("with %s reads as four answers", (_, text) => {
    expect(readSheet(text, srs)).toEqual({ rows: four, notes: [] });
  });

  it.each([
    ["commas for both", "9,5,9,4,9,3,9,2"],
    ["blanks between", "9,5 9,4 9,3 9,2"],
    ["blanks and points", "9.5  9.4  9.3  9.2"],
  ])("with %s reads one session", (_, text) => {
    expect(readSheet(text, srs).rows).toEqual([four[0]]);
  });

  it("takes a column of sessions, of dates, and a total beside the answers", () => {
    expect(readSheet("3,9.5,9.4,9.3,9.2\n5,8,8.1,,8.3", srs).rows).toEqual([
      { session: 3, ...four[0] },
      { session: 5, ...four[1] },
    ]);
    const dated = readSheet("1;01.02.2026;9,5;9,4;9,3;9,2;37,4\n2;8.2.2026;8;8,1;;8,3;", srs).rows;
    expect(dated).toEqual([
      { session: 1, date: "2026-02-01", ...four[0], total: "37.4" },
      { session: 2, date: "2026-02-08", ...four[1] },
    ]);
    expect(readSheet("Session,Date,SRS total\n1,2026-02-01,37.4", srs).rows).toEqual([
      { session: 1, date: "2026-02-01", cells: ["", "", "", ""], total: "37.4" },
    ]);
  });

  it("takes whole numbers with commas for separated answers", () => {
    const rows = readSheet("9,9,9,9\n8,8,8,8", srs).rows as { cells: string[] }[];
    expect(rows.map(({ cells }) => cells.join(" "))).toEqual(["9 9 9 9", "8 8 8 8"]);
  });

  it("takes totals alone", () => {
    expect(readSheet("38\n37,5\n31", srs).rows.map(({ total }: { total: string }) => total)).toEqual([
      "38",
      "37.5",
      "31",
    ]);
    expect(readSheet("SRS total\n37,5", srs).rows.map(({ total }: { total: string }) => total)).toEqual(["37.5"]);
    expect(readSheet("2\t38\n3\t31", srs).rows).toEqual([
      { session: 2, cells: ["", "", "", ""], total: "38" },
      { session: 3, cells: ["", "", "", ""], total: "31" },
    ]);
  });

  it("reads millimetres, and says so", () => {
    expect(readSheet("95\t94\t93\t92\n80\t81\t\t83", srs)).toEqual({
      rows: four,
      notes: ["The answers were read as millimetres: 95 is 9.5."],
    });
    expect(readSheet("5,4,3,2,1,5,4,3,2,1,5,4", waiSr).notes).toEqual([]);
  });

  it("leaves out columns of other things, and says so", () => {
    const sheet = "client,session,relationship,goals,approach,overall\na,1,9.5,9.4,9.3,9.2";
    expect(readSheet(sheet, srs)).toEqual({
      rows: [{ session: 1, ...four[0] }],
      notes: ["1 column was left out: no item has that name."],
    });
  });

  it("keeps a text that is no number, so that the grid can mark it", () => {
    expect(readSheet("9.5,nine,9.3,9.2\n8,8.1,,8.3", srs).rows[0].cells[1]).toBe("nine");
  });

  it.each([
    ["", "There is nothing to paste."],
    ["relationship,goals,approach,overall\n", "There is a heading, but no session below it."],
    ["1,2,3", "This form needs 4 columns of answers, or one column of totals."],
  ])("says what is wrong with %j", (text, problem) => {
    expect(readSheet(text, srs)).toEqual({ rows: [], notes: [], problem });
  });

  it("reads twelve items by number", () => {
    const heading = waiSr.items.map(({ number }) => `Item ${String(number)}`).join("\t");
    const [row] = readSheet(`${heading}\n${"5\t".repeat(11)}4`, waiSr).rows;
    expect(row.cells).toEqual([...Array<string>(11).fill("5"), "4"]);
  });
});

describe("the state of the playground", () => {
  it("goes back and forth", () => {
    const [one, two] = [{ a: 1 }, { a: 2 }];
    const history = changed(historyOf(one), two);
    expect(undone(history).state).toEqual(one);
    expect(redone(undone(history)).state).toEqual(two);
    expect(undone(historyOf(one)).state).toEqual(one);
    expect(redone(history).state).toEqual(two);
    expect(changed(history, { a: 2 }).past).toHaveLength(1);
    expect(changed(undone(history), { a: 3 }).future).toEqual([]);
  });

  it("comes back from the address as it was", () => {
    expect(decode(encode(example), instruments)).toEqual(example);
    const odd = { ...example, chosen: { note: "Sitzungsnummer ✓" } };
    expect(decode(encode(odd), instruments)).toEqual(odd);
    expect(encode(odd)).toMatch(/^[\w-]+$/);
  });

  it.each([
    ["no text", ""],
    ["another text", "hello"],
    ["a form that is not there", encode({ ...example, instrument: "x" })],
    ["rows of another size", encode({ ...example, rows: { waiSr: example.rows.srs } })],
    [
      "a long text in a cell",
      encode({ ...example, rows: { srs: [{ session: 1, cells: ["9".repeat(99), "", "", ""], total: "" }] } }),
    ],
    ["no rows", encode({ instrument: "srs", rows: { srs: null }, chosen: {} })],
  ])("is not taken from %s", (_, text) => {
    expect(decode(text, instruments)).toBeUndefined();
  });
});
