// A million rows through fromLong, beside arquero reading the same: texts of a CSV to sessions of each client in order.
//
//     npm run bench:tables             (ROWS=1000000 by default; a quarter, a half and all of them are read)
//
// Each line is a process of its own, so that neither pays for the other's memory. Time and memory over the rows should not grow
// with the rows. arquero parses, adds up, groups and sorts; it checks nothing, scores no scale but the total and reports no row.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const rows = Number(process.env.ROWS ?? 1_000_000);
const sessions = 12;

/** The same rows in every run: texts, in no order, one in two hundred cells blank. */
function tableOf(count) {
  let state = 20_231;
  const random = (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const cell = () => (random(200) === 0 ? "" : String((60 + random(41)) / 10));
  const table = Array.from({ length: count }, (_, row) => ({
    ...{ case: String(Math.floor(row / sessions)), nr: String((row % sessions) + 1) },
    ...{ relationship: cell(), goals: cell(), approach: cell(), overall: cell() },
  }));
  for (let last = count - 1; last > 0; last--) {
    const other = random(last + 1);
    [table[last], table[other]] = [table[other], table[last]];
  }
  return table;
}

const readers = {
  fromLong: async (table) => {
    const { srs } = await import("alliance-scoring");
    const { fromLong } = await import("alliance-scoring/tables");
    return () => {
      const { courses, rows: statuses } = fromLong(srs, table, { episode: "case", session: "nr" });
      const totals = courses.flatMap(({ course }) =>
        course.sessions.map(({ scores }) => scores.scales.total.sum ?? NaN),
      );
      return { kept: [courses, statuses], totals };
    };
  },
  arquero: async (table) => {
    const aq = await import("arquero");
    const number = (cell) => (cell === "" ? NaN : Number(cell));
    return () => {
      const scored = aq
        .from(table)
        .derive({ nr: aq.escape((row) => Number(row.nr)) })
        .derive({
          total: aq.escape(({ relationship, goals, approach, overall }) => {
            const tenths = [relationship, goals, approach, overall].map((one) => Math.round(number(one) * 10));
            return tenths.reduce((sum, one) => sum + one, 0) / 10;
          }),
        })
        .groupby("case")
        .orderby("nr");
      return { kept: [scored], totals: scored.array("total") };
    };
  },
};

const [reader, count] = process.argv.slice(2);
if (reader === undefined) {
  console.log(`rows        ${"reader".padEnd(12)}time         a row      memory       a row`);
  for (const share of [0.25, 0.5, 1])
    for (const name of Object.keys(readers)) {
      const flags = ["--expose-gc", "--max-old-space-size=6144", fileURLToPath(import.meta.url)];
      process.stdout.write(execFileSync(process.execPath, [...flags, name, String(Math.round(rows * share))]));
    }
} else {
  const table = tableOf(Number(count));
  const read = await readers[reader](table);
  globalThis.gc();
  const [before, start] = [process.memoryUsage().heapUsed, performance.now()];
  const { kept, totals } = read();
  const milliseconds = performance.now() - start;
  globalThis.gc();
  const bytes = process.memoryUsage().heapUsed - before;
  const sum = totals.reduce((tenths, total) => tenths + (Number.isNaN(total) ? 0 : Math.round(total * 10)), 0);
  const columns = [
    ...[count.padEnd(12), reader.padEnd(12), `${(milliseconds / 1000).toFixed(2)} s`.padEnd(13)],
    ...[
      `${((milliseconds * 1000) / Number(count)).toFixed(2)} µs`.padEnd(11),
      `${(bytes / 2 ** 20).toFixed(0)} MiB`.padEnd(13),
    ],
    `${(bytes / Number(count)).toFixed(0)} B   (sum ${sum}, ${kept.length})`,
  ];
  console.log(columns.join(""));
}
