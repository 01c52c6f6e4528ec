// The doors of the package, read from the one place that lists them: `exports` in package.json.
import { createRequire } from "node:module";

const manifest = createRequire(import.meta.url)("alliance-scoring/package.json");

/** Each entry point: how it is imported, its name in dist/, and its source. */
export const entries = Object.keys(manifest.exports)
  .filter((key) => key !== "./package.json")
  .map((key) => {
    const name = key === "." ? "index" : key.slice(2);
    const source = key === "." ? "src/index.ts" : `src/${name}/index.ts`;
    return { key, name, source, specifier: key === "." ? manifest.name : `${manifest.name}/${name}` };
  });
