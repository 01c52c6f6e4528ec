// How fast are a million rows? Contenders side by side, in one run, data in memory, results as columns.
//
//     npm run bench:columns            (ROUNDS=9 ROWS=1000000 by default)
//
// Every round runs each contender once, so that whatever else the machine does falls on all alike; the median of the
// rounds is given, as time that passed and as time that the processor spent. A contender whose scores differ stops the run.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import * as aq from "arquero";
import { detectRuptures, methods, priors, score, sessionSeries, srs, unwrap, wai36 } from "alliance-scoring";
import { ruptureColumns, scoreColumns } from "alliance-scoring/columns";
import { scoreSql } from "alliance-scoring/sql";
import { engine } from "../engines.mjs";

console.log(`${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0].model}, Node ${process.version}`);

const rows = Number(process.env.ROWS ?? 1_000_000);
const rounds = Number(process.env.ROUNDS ?? 9);
const folder = mkdtempSync(path.join(tmpdir(), "bench-columns-"));

/** The same numbers in every run: a linear congruential generator. */
let state = 20_231;
const random = (below) => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};

const median = (numbers) => numbers.toSorted((left, right) => left - right)[Math.floor(numbers.length / 2)];
const spent = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Runs every contender once a round; each returns what it scored, or `{ passed, spent, summary }` if it timed itself. */
async function compare(title, contenders, reference) {
  console.log(`\n${title}`);
  const times = contenders.map(() => ({ passed: [], spent: [] }));
  let expected;
  for (let round = -1; round < rounds; round++)
    for (const [index, { name, run }] of contenders.entries()) {
      globalThis.gc(); // what one contender left behind is not charged to the next
      const [start, busy] = [performance.now(), spent()];
      const result = await run();
      const measured = { passed: performance.now() - start, spent: spent() - busy, ...result.timed };
      const summary = result.summary && JSON.stringify(await result.summary());
      expected ??= summary;
      if (summary !== undefined && summary !== expected)
        throw new Error(`${name} does not agree with ${contenders[0].name}`);
      if (round < 0) continue; // to warm up
      times[index].passed.push(measured.passed);
      times[index].spent.push(measured.spent);
    }
  const medians = times.map((one) => ({ passed: median(one.passed), spent: median(one.spent) }));
  for (const [index, { name }] of contenders.entries()) {
    const { passed, spent: busy } = medians[index];
    const ratio = (key) => (medians[index][key] / medians[reference][key]).toFixed(2).padStart(8);
    const ms = (number) => `${number.toFixed(1).padStart(9)} ms`;
    console.log(`${name.padEnd(44)}${ms(passed)} passed${ratio("passed")} ×${ms(busy)} spent${ratio("spent")} ×`);
  }
  // The same as a table for the README: time that passed.
  const line = (texts) => `| ${texts.join(" | ")} |`;
  const named = contenders.map(({ name }, index) =>
    index === reference ? `${name} (${medians[index].passed.toFixed(0)} ms)` : name,
  );
  const ratios = medians.map(({ passed }) => (passed / medians[reference].passed).toPrecision(2));
  console.log(["", line(named), line(named.map(() => "---")), line(ratios)].join("\n"));
}

/** Sum of the totals that are scored, and rows of each status. Sums of thirds and fifths differ in the last digits. */
const summaryOf = (total, status) => {
  const summary = { total: 0, status: [0, 0, 0] };
  for (let row = 0; row < rows; row++) {
    summary.status[status[row]]++;
    if (!Number.isNaN(total[row])) summary.total += total[row];
  }
  return { ...summary, total: summary.total.toFixed(2) };
};

async function duckDb(table, columns, statement) {
  const { DuckDBInstance } = createRequire(`${engine("duckdb")}/`)("@duckdb/node-api");
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const file = path.join(folder, `${table}.csv`);
  const names = columns.map(({ name }) => name);
  const lines = [["id", ...names].join()];
  for (let row = 0; row < rows; row++)
    lines.push(`${row},${columns.map(({ cells }) => (Number.isNaN(cells[row]) ? "" : cells[row])).join()}`);
  writeFileSync(file, lines.join("\n"));
  const types = ["'id': 'INTEGER'", ...columns.map(({ name, type }) => `'${name}': '${type}'`)].join();
  await connection.run(
    `CREATE TABLE ${table} AS SELECT * FROM read_csv('${file}', header = true, columns = {${types}})`,
  );
  return {
    name: "DuckDB, the emitted SQL",
    async run() {
      await connection.run(`CREATE OR REPLACE TEMP TABLE scored AS ${statement}`);
      return { summary: () => summaryInDuckDb(connection) };
    },
  };
}

/** The table of scores, summed up where it lies. */
async function summaryInDuckDb(connection) {
  const sql = `SELECT sum(total_sum), count(*) FILTER (status = 0), count(*) FILTER (status = 1), count(*) FILTER (status = 2) FROM scored`;
  const [[total, ...status]] = (await connection.runAndReadAll(sql)).getRows();
  return { total: total.toFixed(2), status: status.map(Number) };
}

// (a) WAI-36: bytes, about 1 % missing, prorated.
const wai = wai36.items.map(() => Uint8Array.from({ length: rows }, () => (random(100) === 0 ? 99 : 1 + random(7))));
const options = { missing: "prorate", missingCodes: [99] };

function compiledC() {
  const [program, cells] = [path.join(folder, "wai36"), path.join(folder, "cells")];
  const source = path.join(import.meta.dirname, "wai36.c");
  const compiled = spawnSync("cc", ["-O3", "-march=native", "-o", program, source, "-lm"], { stdio: "inherit" });
  if (compiled.status !== 0) {
    console.log("No C compiler here: the comparison with C is left out.");
    return [];
  }
  writeFileSync(cells, Buffer.concat(wai));
  return [
    {
      name: "C, -O3 -march=native, this form only",
      run() {
        const lines = execFileSync(program, [cells, rows, 3], { encoding: "utf8" }).trim().split("\n");
        const runs = lines.slice(1, -1).map((line) => line.split(" ").map(Number)); // the first run warms up
        const [passed, busy] = [median(runs.map(([wall]) => wall)), median(runs.map(([, cpu]) => cpu))];
        const [total, ...status] = lines.at(-1).split(" ").map(Number);
        return {
          timed: { passed, spent: busy },
          summary: () => ({ total: total.toFixed(2), status }),
        };
      },
    },
  ];
}

/** The score of each scale as an arquero expression, written as one would by hand. */
function arquero() {
  const table = aq.table(Object.fromEntries(wai.map((cells, item) => [wai36.items[item].id, cells])));
  const scale = (id) => wai36.items.filter((item) => wai36.scales[id].items.includes(item.id));
  const answered = (id) =>
    scale(id)
      .map(({ id: item }) => `(d.${item} !== 99)`)
      .join(" + ");
  const sum = (id) =>
    scale(id)
      .map(({ id: item, keyed }) => `(d.${item} === 99 ? 0 : ${keyed === "reverse" ? `8 - d.${item}` : `d.${item}`})`)
      .join(" + ");
  const valid = wai36.items.map(({ id }) => `(d.${id} >= 1 && d.${id} <= 7 || d.${id} === 99)`).join(" && ");
  const scored = (id) => `d => d.valid && d.n_${id} >= 10 ? d.s_${id} * 12 / d.n_${id} : NaN`;
  const parts = ["goal", "task", "bond"];
  const each = (prefix, expression) => Object.fromEntries(parts.map((id) => [`${prefix}${id}`, expression(id)]));
  return {
    name: "arquero, derived columns",
    run() {
      const derived = table
        .derive({
          valid: `d => ${valid}`,
          ...each("n_", (id) => `d => ${answered(id)}`),
          ...each("s_", (id) => `d => ${sum(id)}`),
        })
        .derive(each("", scored))
        .derive({ total: "d => d.goal + d.task + d.bond" })
        .derive({ status: "d => d.valid ? (d.total === d.total ? 0 : 1) : 2" });
      return { summary: () => summaryOf(derived.array("total"), derived.array("status")) };
    },
  };
}

/**
 * Row objects, as a CSV reader or a database driver gives them, in a loop written for this form. A tenth of the rows ten
 * times over: a million objects would make every contender wait for the garbage collector.
 */
function plainObjects() {
  const tenth = rows / 10;
  const records = Array.from({ length: tenth }, (_, row) =>
    Object.fromEntries(wai.map((cells, item) => [wai36.items[item].id, cells[row] === 99 ? null : cells[row]])),
  );
  const key = ["goal", "task", "bond"].map((id) =>
    wai36.items
      .filter((item) => wai36.scales[id].items.includes(item.id))
      .map((item) => ({ name: item.id, isReverse: item.keyed === "reverse" })),
  );
  const totalOf = (record) => {
    let sum = 0;
    for (const items of key) {
      let [part, answered] = [0, 0];
      for (const { name, isReverse } of items) {
        const answer = record[name];
        if (answer === null) continue;
        if (!(answer >= 1 && answer <= 7 && Number.isInteger(answer))) return NaN;
        part += isReverse ? 8 - answer : answer;
        answered++;
      }
      sum += answered < 10 ? NaN : (part * 12) / answered;
    }
    return sum;
  };
  const expected = scoreColumns(wai36, wai, options).scales.total;
  return {
    name: "a loop over row objects, this form only",
    run() {
      const total = new Float64Array(rows);
      for (let row = 0; row < rows; row++) total[row] = totalOf(records[row % tenth]);
      const wrong = records.findIndex((_, row) => !Object.is(total[row], expected[row]));
      if (wrong >= 0) throw new Error("the loop over row objects does not agree with scoreColumns");
      return {};
    },
  };
}

const byColumns = (form, columns, given, name) => ({
  name,
  run() {
    const { scales, status } = scoreColumns(form, columns, given);
    return { summary: () => summaryOf(scales.total, status) };
  },
});

const byRows = (form, columns, given, cellOf) => ({
  name: "score(), row by row",
  run() {
    const [total, status] = [new Float64Array(rows), new Uint8Array(rows)];
    for (let row = 0; row < rows; row++) {
      const result = score(
        form,
        columns.map((cells) => cellOf(cells[row])),
        given,
      );
      const scale = result.ok ? result.value.scales.total : undefined;
      total[row] = scale?.status === "scored" ? scale.sum : NaN;
      status[row] = !result.ok ? 2 : scale.status === "scored" ? 0 : 1;
    }
    return { summary: () => summaryOf(total, status) };
  },
});

try {
  const waiColumns = wai.map((cells, item) => ({ name: `i${item + 1}`, type: "UTINYINT", cells }));
  const waiSql = scoreSql(wai36, {
    ...{ table: "wai", columns: waiColumns.map(({ name }) => name), key: ["id"], metric: "sum" },
    ...options,
  });
  const title = `WAI-36, ${rows.toLocaleString("en")} rows, about 1 % missing, prorated; median of ${rounds}`;
  const bytes = byColumns(wai36, wai, options, "scoreColumns, Uint8Array");
  const doubles = wai.map((cells) => Float64Array.from(cells, (cell) => (cell === 99 ? NaN : cell)));
  const arrays = wai.map((cells) => Array.from(cells, (cell) => (cell === 99 ? null : cell)));
  await compare(
    `(a) ${title}`,
    [
      bytes,
      ...compiledC(),
      byColumns(wai36, doubles, { missing: "prorate" }, "scoreColumns, Float64Array"),
      byColumns(wai36, arrays, { missing: "prorate" }, "scoreColumns, arrays with null"),
      await duckDb("wai", waiColumns, waiSql),
    ],
    0,
  );
  // Apart: a hundred thousand objects in memory slow everybody down who makes new columns.
  await compare(`(a) ${title}, beside row objects`, [bytes, arquero(), plainObjects()], 0);

  // (b) SRS: doubles, about 1 % missing, strict.
  const lines = srs.items.map(() =>
    Float64Array.from({ length: rows }, () => (random(100) === 0 ? NaN : random(101) / 10)),
  );
  const srsColumns = lines.map((cells, item) => ({ name: `i${item + 1}`, type: "DOUBLE", cells }));
  const srsSql = scoreSql(srs, { table: "srs", columns: ["i1", "i2", "i3", "i4"], key: ["id"], metric: "sum" });
  await compare(
    `(b) SRS, ${rows.toLocaleString("en")} rows, about 1 % missing; median of ${rounds}`,
    [
      byColumns(srs, lines, {}, "scoreColumns, Float64Array"),
      await duckDb("srs", srsColumns, srsSql),
      byRows(srs, lines, {}, (cell) => (Number.isNaN(cell) ? null : cell)),
    ],
    0,
  );

  // (c) 20,000 clients with 12 sessions, shuffled.
  const [clients, sessions] = [20_000, 12];
  const order = Array.from({ length: clients * sessions }, (_, row) => row);
  for (let row = order.length - 1; row > 0; row--) {
    const other = random(row + 1);
    [order[row], order[other]] = [order[other], order[row]];
  }
  const client = Int32Array.from(order, (row) => Math.floor(row / sessions));
  const session = Uint8Array.from(order, (row) => 1 + (row % sessions));
  const value = Float64Array.from(order, () => (random(40) === 0 ? NaN : (300 + random(101)) / 10));
  const scale = { minimum: 0, maximum: 40, step: 0.1 };
  const flags = (flag) => flag.reduce((sum, one) => sum + one, 0);
  const series = Array.from({ length: clients }, () => []);
  order.forEach((_, row) => {
    const score = Number.isNaN(value[row]) ? null : value[row];
    series[client[row]].push({ session: session[row], value: score });
  });
  for (const points of series) points.sort((left, right) => left.session - right.session);
  await compare(
    `(c) ${clients.toLocaleString("en")} clients × ${sessions} sessions in any order; median of ${rounds}`,
    [
      {
        name: "ruptureColumns, the prediction",
        run() {
          const { flag } = ruptureColumns({ client, session, value }, { prior: priors.srs.sum, scale });
          return { summary: () => flags(flag) };
        },
      },
      {
        name: "detectRuptures, grouped and sorted before",
        run() {
          const method = methods.prediction(priors.srs.sum);
          let found = 0;
          for (const points of series) {
            const analysis = detectRuptures(unwrap(sessionSeries(points, scale)), method);
            if (analysis.status === "assessed") found += analysis.sessions.filter(({ flagged }) => flagged).length;
          }
          return { summary: () => found };
        },
      },
    ],
    0,
  );
} finally {
  rmSync(folder, { recursive: true });
}
