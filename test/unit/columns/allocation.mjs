// How much scoreColumns allocates for a million rows: run with a young generation so large that nothing is collected
// meanwhile, so that what the heap grew by is what was allocated. Prints one JSON line a kind of column.
//
//     node --single-threaded-gc --expose-gc --min-semi-space-size=256 --max-semi-space-size=256 allocation.mjs <bundle of the package>
import { pathToFileURL } from "node:url";

const { scoreColumns, srs, wai36 } = await import(pathToFileURL(process.argv[2]).href);
const rows = 1_000_000;

/** Columns whose rows differ: stretches of one long column, copied. */
function columnsOf(form, Kind, cell) {
  const long = new Kind(rows + form.items.length);
  for (let row = 0; row < long.length; row++) long[row] = cell(row);
  return form.items.map((_, item) => long.slice(item, item + rows));
}
const cases = {
  "WAI-36, bytes": [wai36, columnsOf(wai36, Uint8Array, (row) => (row % 7) + 1)],
  "WAI-36, doubles with NaN": [wai36, columnsOf(wai36, Float64Array, (row) => (row % 101 === 0 ? NaN : (row % 7) + 1))],
  "SRS, doubles": [srs, columnsOf(srs, Float64Array, (row) => ((row * 7) % 101) / 10)],
};
for (const [name, [form, columns]] of Object.entries(cases)) {
  const few = columns.map((column) => column.subarray(0, 20_000));
  for (let warmUp = 0; warmUp < 30; warmUp++) scoreColumns(form, few, { missing: "prorate" });
  for (let round = 0; round < 3; round++) globalThis.gc();
  const before = process.memoryUsage();
  const scores = scoreColumns(form, columns, { missing: "prorate" });
  const after = process.memoryUsage();
  const outputs = Object.keys(scores.scales).length * rows * 8 + rows;
  const heap = after.heapUsed - before.heapUsed;
  console.log(JSON.stringify({ name, heap, besideOutputs: after.arrayBuffers - before.arrayBuffers - outputs }));
}
