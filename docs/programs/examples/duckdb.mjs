// Score a CSV of sessions in DuckDB, whatever its size, by the SQL that the package emits.
//
//     npm install alliance-scoring @duckdb/node-api
//     node duckdb.mjs sessions.csv scores.csv
//
// The file is the one of scoreCsv.mjs: a column for the client, one for the session and one for each line of the SRS.
import { pathToFileURL } from "node:url";
import { srs } from "alliance-scoring";
import { plainDecimal } from "alliance-scoring/columns";
import { scoreSql } from "alliance-scoring/sql";

const lines = { key: ["client", "session"], columns: srs.items.map(({ id }) => id) };

/** DuckDB reads the one file, scores it and writes the other, block by block: memory does not grow with the rows. */
export async function scoreCsv(connection, from, to, instrument = srs, request = lines) {
  const text = (file) => `'${file.replaceAll("'", "''")}'`;
  // Every cell is read as text, and as a number by the library's rule: DuckDB would take 1e1 and 0b1 for numbers. A blank cell is
  // missing; no answer reaches infinity, so any other text has status 2. Eight places undo what computing has disturbed.
  const number = (column) => `CASE WHEN coalesce(trim("${column}"), '') = '' THEN NULL
    WHEN regexp_full_match("${column}", '\\s*(${plainDecimal})\\s*') THEN round(CAST("${column}" AS DOUBLE), 8)
    ELSE CAST('Infinity' AS DOUBLE) END AS "${column}"`;
  await connection.run(`CREATE OR REPLACE VIEW sessions AS SELECT * REPLACE (${request.columns.map(number).join(", ")})
    FROM read_csv(${text(from)}, header = true, all_varchar = true)`);
  const statement = scoreSql(instrument, { table: "sessions", metric: "sum", ...request });
  await connection.run(`COPY (${statement}) TO ${text(to)} (HEADER)`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [from, to] = process.argv.slice(2);
  const driver = "@duckdb/node-api";
  const { DuckDBInstance } = await import(driver);
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await scoreCsv(connection, from, to);
}
