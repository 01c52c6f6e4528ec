// Score a CSV of sessions in DuckDB, whatever its size, by the SQL that the package emits.
//
//     npm install alliance-scoring @duckdb/node-api
//     node duckdb.mjs sessions.csv scores.csv
//
// The file is the one of scoreCsv.mjs: a column for the client, one for the session and one for each line of the SRS.
import { pathToFileURL } from "node:url";
import { srs } from "alliance-scoring";
import { scoreSql } from "alliance-scoring/sql";

const lines = { key: ["client", "session"], columns: srs.items.map(({ id }) => id) };

/** DuckDB reads the one file, scores it and writes the other, block by block: memory does not grow with the rows. */
export async function scoreCsv(connection, from, to, instrument = srs, request = lines) {
  const text = (file) => `'${file.replaceAll("'", "''")}'`;
  // Left to itself DuckDB takes a column that begins with blanks for text. A cell that is no number stops it.
  const types = request.columns.map((column) => `${text(column)}: 'DOUBLE'`).join(", ");
  await connection.run(
    `CREATE OR REPLACE VIEW sessions AS SELECT * FROM read_csv(${text(from)}, header = true, types = {${types}})`,
  );
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
