import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { score, srs } from "alliance-scoring";

// An example for readers: plain JavaScript, without types.
const example = new URL("../../docs/programs/examples/scoreCsv.mjs", import.meta.url).href;
const { scoreCsv } = (await import(example)) as {
  scoreCsv: (input: string, output: string, progress?: (read: number, size: number) => void) => Promise<void>;
};

const folder = mkdtempSync(path.join(tmpdir(), "score-csv-"));
afterAll(() => rmSync(folder, { recursive: true }));
const input = path.join(folder, "sessions.csv");
const output = path.join(folder, "scores.csv");

it("the example scores a CSV like score, over several batches, and reports its progress", async () => {
  const cells = ["8.6", "9.7", "", "0", "11", "7.85", "10", "n/a"];
  const rows = Array.from({ length: 20_500 }, (_, row) => srs.items.map((_, item) => cells[(row * (item + 1)) % 8]!));
  const header = ["client", "session", ...srs.items.map(({ id }) => id)].join();
  writeFileSync(input, [header, ...rows.map((row, index) => `"b, ${index}",${index % 9},${row.join()}`)].join("\n"));
  const told: number[] = [];
  await scoreCsv(input, output, (read, size) => told.push(read / size));

  const expected = rows.map((row, index) => {
    const result = score(srs, row.map((cell) => (cell === "" ? null : Number(cell))) as unknown);
    const scales = Object.keys(srs.scales).map((id) => {
      const scale = result.ok ? result.value.scales[id as "total"] : undefined;
      return scale?.status === "scored" ? scale.sum : "";
    });
    const status = !result.ok ? 2 : scales.includes("") ? 1 : 0;
    return `"b, ${index}",${index % 9},${status},${scales.join()}`;
  });
  expect(readFileSync(output, "utf8").trim().split("\n")).toEqual([
    "client,session,status,goal,task,bond,total",
    ...expected,
  ]);
  expect(told).toHaveLength(3);
  expect(told.at(-1)).toBe(1);
});

/** What the example makes of a file: the written lines without the header. */
async function scored(text: string): Promise<string[]> {
  writeFileSync(input, text);
  await scoreCsv(input, output);
  return readFileSync(output, "utf8").trim().split("\n").slice(1);
}

it("the example takes a byte order mark, blanks in the header and empty last lines", async () => {
  const text = "\uFEFFclient, session ,relationship,goals,approach,overall\na,1,9,8,9,9\n\n";
  expect(await scored(text)).toEqual(["a,1,0,8,9,9,35"]);
});

it("the example reads numbers as the library does", async () => {
  const row = (cell: string): string => `a,1,${cell},8,9,9`;
  const header = "client,session,relationship,goals,approach,overall";
  const cells = [".5", "9.", " 9 ", "0.30000000000000004", "0b1", "1e1", "0x8", "+9", "n/a", ""];
  const statuses = (await scored([header, ...cells.map(row)].join("\n"))).map((line) => line.split(",")[2]);
  expect(statuses.join("")).toBe("0000222221");
});

it("the example stops at a file that lacks a column", async () => {
  await expect(scored("client,session,relationship,goals,approach\na,1,9,8,9\n")).rejects.toThrow(/no column overall/);
});
