// How much scoreColumns allocates for a million rows: run with a young generation so large that nothing is collected
// meanwhile, so that what the heap grew by is what was allocated. Prints one JSON line a kind of column.
//
//     node --single-threaded-gc --expose-gc --min-semi-space-size=256 --max-semi-space-size=256 allocation.mjs <bundle of the package>
import { pathToFileURL } from "node:url";

const { scoreColumns, srs, wai36 } = await import(pathToFileURL(process.argv[2]).href);
const rows = 1_000_000;
const fill = (Kind, length, cell) => Kind.from({ length }, (_, row) => cell(row));
const cases = {
  "WAI-36, bytes": [wai36, wai36.items.map((_, item) => fill(Uint8Array, rows, (row) => ((row + item) % 7) + 1))],
  "WAI-36, doubles with NaN": [
    wai36,
    wai36.items.map((_, item) =>
      fill(Float64Array, rows, (row) => (row % 101 === item ? NaN : ((row + item) % 7) + 1)),
    ),
  ],
  "SRS, doubles": [srs, srs.items.map((_, item) => fill(Float64Array, rows, (row) => ((row * 7 + item) % 101) / 10))],
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
