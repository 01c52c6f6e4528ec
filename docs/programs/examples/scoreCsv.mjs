// Score a CSV of any length in constant memory, with a progress bar.
//
//     node docs/programs/examples/scoreCsv.mjs sessions.csv scores.csv      (in this repository: npm run build before)
//
// sessions.csv has a column for the client, one for the session and one for each of the four lines of the SRS; what is
// written has the same rows in the same order: client, session, status and one column a scale. A batch of rows is read into
// columns, scored, and written before the next one is read. A file without one of the columns stops it.
import { createReadStream, createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { finished } from "node:stream/promises";
import { pathToFileURL } from "node:url";
import { SingleBar } from "cli-progress";
import { parse } from "csv-parse";
import { srs } from "alliance-scoring";
import { numberColumn, scoreColumns } from "alliance-scoring/columns";

const BATCH = 10_000;

/** The names of a header, without blanks around them; each of those that are needed is among them. */
const checkedHeader = (needed) => (header) => {
  const names = header.map((name) => name.trim());
  const absent = needed.filter((name) => !names.includes(name));
  if (absent.length > 0) throw new Error(`the file has no column ${absent.join(", ")}`);
  return names;
};

/** A field that a CSV reader takes for what it is. */
const field = (text) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Reads `input`, writes `output`; `progress` is told how many bytes were read of how many. */
export async function scoreCsv(input, output, progress = () => {}) {
  const items = srs.items.map(({ id }) => id);
  const scales = Object.keys(srs.scales);
  const { size } = await stat(input);
  const source = createReadStream(input);
  const columns = checkedHeader(["client", "session", ...items]);
  const parser = source.pipe(parse({ columns, bom: true, skip_empty_lines: true }));
  source.on("error", (error) => parser.destroy(error));
  const target = createWriteStream(output);
  target.write(`client,session,status,${scales.join()}\n`);

  const writeBatch = async (records) => {
    const cellsOf = (item) => records.map((record) => record[item.id]);
    const scores = scoreColumns(
      srs,
      srs.items.map((item) => numberColumn(cellsOf(item), { item })),
    );
    const lines = records.map(({ client, session }, row) => {
      const cells = scales.map((id) => (Number.isNaN(scores.scales[id][row]) ? "" : scores.scales[id][row]));
      return `${field(client)},${field(session)},${scores.status[row]},${cells.join()}\n`;
    });
    progress(source.bytesRead, size);
    if (!target.write(lines.join(""))) await new Promise((resolve) => target.once("drain", resolve));
  };

  let records = [];
  for await (const record of parser) {
    records.push(record);
    if (records.length < BATCH) continue;
    await writeBatch(records);
    records = [];
  }
  await writeBatch(records);
  target.end();
  await finished(target);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [input, output] = process.argv.slice(2);
  const bar = new SingleBar({ format: "{bar} {percentage} % | {eta_formatted} left" });
  bar.start(1, 0);
  await scoreCsv(input, output, (read, size) => {
    bar.setTotal(size);
    bar.update(read);
  });
  bar.stop();
}
