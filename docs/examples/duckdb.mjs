// Score a CSV of WAI-36 sessions in DuckDB, whatever its size, by the SQL that the package emits.
//
//     npm install alliance-scoring @duckdb/node-api
//     node duckdb.mjs sessions.csv scores.csv
import { pathToFileURL } from "node:url";
import { wai36 } from "alliance-scoring";
import { scoreSql } from "alliance-scoring/sql";

/** DuckDB reads the one file, scores it and writes the other, block by block: memory does not grow with the rows. */
export async function scoreCsv(connection, from, to) {
  const text = (file) => `'${file.replaceAll("'", "''")}'`;
  await connection.run(`CREATE VIEW sessions AS SELECT * FROM read_csv(${text(from)}, header = true)`);
  const statement = scoreSql(wai36, {
    table: "sessions",
    key: ["patient_id", "session_id"],
    columns: wai36.items.map((item) => `wai${item.number}`),
    missing: "prorate",
    metric: ["sum", "mean"],
  });
  await connection.run(`COPY (${statement}) TO ${text(to)} (HEADER)`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [from, to] = process.argv.slice(2);
  const driver = "@duckdb/node-api";
  const { DuckDBInstance } = await import(driver);
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await scoreCsv(connection, from, to);
}
