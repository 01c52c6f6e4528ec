import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, expect, it } from "vitest";
import { srs, wai36 } from "alliance-scoring";
import { engine } from "../engines.mjs";

type Line = Record<string, string>;
const linesOf = (file: string): Line[] => parse(readFileSync(file), { columns: true });

const examples = {
  duckdb: "../../docs/programs/examples/duckdb.mjs",
  node: "../../docs/programs/examples/scoreCsv.mjs",
};
const [duckdb, node] = await Promise.all([import(examples.duckdb), import(examples.node)]);
const { DuckDBInstance } = createRequire(`${engine("duckdb")}/`)("@duckdb/node-api");
const connection = await (await DuckDBInstance.create(":memory:")).connect();
const folder = mkdtempSync(path.join(tmpdir(), "o'clock-")); // a path may hold a quote
afterAll(() => rmSync(folder, { recursive: true }));

it("the DuckDB example writes the totals that the data were released with", { timeout: 30_000 }, async () => {
  const from = path.resolve("test/data/wai36-srs-simulated-clients/sessions.csv");
  const to = path.join(folder, "wai36.csv");
  const columns = wai36.items.map((item) => `wai${item.number}`);
  await duckdb.scoreCsv(connection, from, to, wai36, {
    key: ["patient_id", "session_id"],
    columns,
    missing: "prorate",
  });
  const totals = (lines: readonly Line[], column: string): string[] =>
    lines.map((line) => `${line["patient_id"]}/${line["session_id"]}: ${Number(line[column])}`).sort();
  const released = linesOf(from);
  expect(released.length).toBeGreaterThan(200);
  expect(totals(linesOf(to), "total_sum")).toEqual(totals(released, "total_standard_key"));
});

it("the DuckDB example scores a file as the one for Node does, blank columns too", { timeout: 30_000 }, async () => {
  const cells = [
    "8.6",
    "9.7",
    "",
    "0",
    "11",
    "7.85",
    "10",
    ".5",
    "9.",
    " 9 ",
    "0b1",
    "1e1",
    "n/a",
    "0.30000000000000004",
  ];
  const rows = Array.from({ length: 30_000 }, (_, row) =>
    srs.items.map((_, item) => (item === 3 || row < 25_000 ? "" : cells[(row * (item + 1)) % cells.length]!)),
  );
  rows.push(["8.6", "9.7", "9.9", "7.8"]);
  const [from, byDuckdb, byNode] = ["srs.csv", "duckdb.csv", "node.csv"].map((name) => path.join(folder, name));
  const header = ["client", "session", ...srs.items.map(({ id }) => id)].join();
  writeFileSync(
    from!,
    `\uFEFF${[header, ...rows.map((row, index) => `c${index},${index % 9},${row.join()}`)].join("\n")}`,
  );
  await duckdb.scoreCsv(connection, from, byDuckdb);
  await node.scoreCsv(from, byNode);
  const cellsOf = (lines: readonly Line[], suffix: string): string[] =>
    lines
      .map((line) => [line["client"], line["status"], line[`total${suffix}`], line[`goal${suffix}`]].join())
      .map((row) => row.replace(/\.0(?=,|$)/g, "")) // DuckDB writes 36.0
      .sort();
  expect(cellsOf(linesOf(byDuckdb!), "_sum")).toEqual(cellsOf(linesOf(byNode!), ""));
  expect(cellsOf(linesOf(byNode!), "")).toContain("c30000,0,36,9.7");
});

it("the DuckDB example stops at a file that lacks a column", async () => {
  const from = path.join(folder, "lacking.csv");
  writeFileSync(from, "client,session,relationship,goals,approach\na,1,9,8,9\n");
  await expect(duckdb.scoreCsv(connection, from, path.join(folder, "none.csv"))).rejects.toThrow(/overall/);
});
