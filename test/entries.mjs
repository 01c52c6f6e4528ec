// The doors of the package, read from the one place that lists them: `exports` in package.json.
import { readFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));

/** Each entry point: how it is imported, its name in dist/, and its source. */
export const entries = Object.keys(manifest.exports)
  .filter((key) => key !== "./package.json")
  .map((key) => {
    const name = key === "." ? "index" : key.slice(2);
    const source = key === "." ? "src/index.ts" : `src/${name}/index.ts`;
    return { key, name, source, specifier: key === "." ? manifest.name : `${manifest.name}/${name}` };
  });
