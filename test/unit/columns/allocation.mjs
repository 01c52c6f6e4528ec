// How much scoreColumns allocates for a million rows: run with a young generation so large that nothing is collected
// meanwhile, so that what the heap grew by is what was allocated. The least of several calls counts: the engine compiles
// when it likes, and code not yet compiled boxes its numbers. Prints one JSON line a kind of column, and one for the same
// call with an object made for each row, to show that the measure would see it.
//
//     node --single-threaded-gc --expose-gc --min-semi-space-size=256 --max-semi-space-size=256 allocation.mjs <bundle of the package>
import { pathToFileURL } from "node:url";

const { scoreColumns, srs, wai36 } = await import(pathToFileURL(process.argv[2]).href);
const rows = 1_000_000;
const options = { missing: "prorate" };

/** Columns whose rows differ: stretches of one long column, copied. */
function columnsOf(form, Kind, cell) {
  const long = new Kind(rows + form.items.length);
  for (let row = 0; row < long.length; row++) long[row] = cell(row);
  return form.items.map((_, item) => long.slice(item, item + rows));
}

/** The least that the heap, and the buffers beside the result's own, grew by in four calls. */
function leastGrowth(call) {
  let heap = Infinity;
  let besideOutputs = Infinity;
  for (let round = 0; round < 4; round++) {
    for (let sweep = 0; sweep < 3; sweep++) globalThis.gc();
    const before = process.memoryUsage();
    const scores = call();
    const after = process.memoryUsage();
    const outputs = Object.keys(scores.scales).length * rows * 8 + rows;
    heap = Math.min(heap, after.heapUsed - before.heapUsed);
    besideOutputs = Math.min(besideOutputs, after.arrayBuffers - before.arrayBuffers - outputs);
  }
  return { heap, besideOutputs };
}

const cases = {
  "WAI-36, bytes": [wai36, columnsOf(wai36, Uint8Array, (row) => (row % 7) + 1)],
  "WAI-36, doubles with NaN": [wai36, columnsOf(wai36, Float64Array, (row) => (row % 101 === 0 ? NaN : (row % 7) + 1))],
  "SRS, doubles": [srs, columnsOf(srs, Float64Array, (row) => ((row * 7) % 101) / 10)],
};
for (const [name, [form, columns]] of Object.entries(cases)) {
  const few = columns.map((column) => column.subarray(0, 20_000));
  for (let warmUp = 0; warmUp < 30; warmUp++) scoreColumns(form, few, options);
  console.log(JSON.stringify({ name, ...leastGrowth(() => scoreColumns(form, columns, options)) }));
}
const wasteful = leastGrowth(() => {
  const objects = Array.from({ length: rows }, (_, row) => ({ row }));
  return { ...scoreColumns(srs, cases["SRS, doubles"][1], options), objects };
});
console.log(JSON.stringify({ name: "an object a row", ...wasteful }));
