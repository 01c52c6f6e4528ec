// Runs inside a bare folder where the package is installed, under any runtime: imports and requires every entry point
// named on the command line, scores one record, and prints what it found as JSON.
import { createRequire } from "node:module";
import process from "node:process";

const require = createRequire(import.meta.url);
const found = {};
for (const specifier of process.argv.slice(2)) {
  const imported = await import(specifier);
  const required = require(specifier);
  found[specifier] = {
    import: Object.keys(imported).sort(),
    require: Object.keys(required).sort(),
  };
  if (imported.score)
    found.sums = [imported, required].map(({ score, srs }) => score(srs, [8.6, 9.7, 9.9, 7.8]).value.scales.total.sum);
}
console.log(JSON.stringify(found));
