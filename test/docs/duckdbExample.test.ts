import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import { engine } from "../engines.mjs";

type Line = Record<string, string>;
const linesOf = (file: string): Line[] => parse(readFileSync(file), { columns: true });

it("the DuckDB example writes the totals that the data were released with", { timeout: 30_000 }, async () => {
  const specifier = "../../docs/examples/duckdb.mjs";
  const { scoreCsv } = await import(specifier);
  const { DuckDBInstance } = createRequire(`${engine("duckdb")}/`)("@duckdb/node-api");
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const folder = mkdtempSync(path.join(tmpdir(), "o'clock-")); // a path may hold a quote
  const from = path.resolve("test/data/wai36-srs-simulated-clients/sessions.csv");
  const to = path.join(folder, "scores.csv");
  await scoreCsv(connection, from, to);
  const totals = (lines: readonly Line[], column: string): string[] =>
    lines.map((line) => `${line["patient_id"]}/${line["session_id"]}: ${Number(line[column])}`).sort();
  const released = linesOf(from);
  expect(released.length).toBeGreaterThan(200);
  expect(totals(linesOf(to), "total_sum")).toEqual(totals(released, "total_standard_key"));
  rmSync(folder, { recursive: true });
});
