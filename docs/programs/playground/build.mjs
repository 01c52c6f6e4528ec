// Bundles the playground with the built package into one script, so that it also works from file://.
import { cpSync, mkdirSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";

/** Writes the playground into `folder`. `alias` leads the package's names somewhere else than to dist/. */
export async function buildPlayground(folder, alias = {}) {
  const source = import.meta.dirname;
  mkdirSync(folder, { recursive: true });
  for (const file of ["index.html", "playground.css"]) cpSync(path.join(source, file), path.join(folder, file));
  await build({
    entryPoints: [path.join(source, "playground.js")],
    outfile: path.join(folder, "playground.js"),
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    alias,
    logLevel: "warning",
  });
}
