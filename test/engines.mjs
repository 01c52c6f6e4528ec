// Engines and runtimes that tests compare with but that do not fit the lockfile (packages with one build a platform, or
// hundreds of megabytes). `engines.json` names each with exact versions and the integrity of every package it brings; this
// installs it once, from npm, and throws when what came is not what is pinned there.
//
//     import { engine } from "../engines.mjs";
//     const duckdb = createRequire(`${engine("duckdb")}/`)("@duckdb/node-api");
//
// From a shell, `node test/engines.mjs duckdb lforms` installs and prints the folders.
//
// To add one: write `"name": { "packages": { "package": "1.2.3" } }` into engines.json (Linux x64: where a package is a shell
// that downloads, name the package that holds the program), then `node test/engines.mjs --pin name`.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const file = path.join(import.meta.dirname, "engines.json");
const engines = JSON.parse(readFileSync(file, "utf8"));

const cache = path.resolve(import.meta.dirname, "..", "node_modules", ".cache", "engines");

/** The folder that holds `node_modules` with the engine in it; installs it when it is not there. */
export function engine(name) {
  const pinned = engines[name];
  if (pinned === undefined) throw new Error(`no engine of that name; there are: ${Object.keys(engines).join(", ")}`);
  if (pinned.lock === undefined) throw new Error(`${name} is not pinned: node test/engines.mjs --pin ${name}`);
  const digest = createHash("sha256").update(JSON.stringify(pinned)).digest("hex");
  const folder = path.join(cache, `${name}-${digest.slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  install(pinned, (aside) => {
    const installed = packagesIn(aside);
    const strange = Object.keys(installed).filter((key) => installed[key].integrity !== pinned.lock[key]?.integrity);
    if (strange.length > 0)
      throw new Error(`engines.json does not pin what came for ${name}: ${strange.join(", ")} (--pin ${name}?)`);
    if (!existsSync(folder)) renameSync(aside, folder);
  });
  return folder;
}

/** Resolves the packages of an engine anew and writes what came into engines.json. */
function pin(name) {
  const { packages, options } = engines[name];
  install({ packages, options }, (aside) => {
    engines[name] = { packages, options, lock: packagesIn(aside) };
  });
  writeFileSync(file, inLines(engines));
}

/** Installs aside, so that a broken install leaves nothing behind and two at once do no harm. No script of a package runs. */
function install({ packages, options = [], lock }, use) {
  mkdirSync(cache, { recursive: true });
  const aside = mkdtempSync(path.join(cache, "installing-"));
  const write = (name, content) => writeFileSync(path.join(aside, name), JSON.stringify(content));
  try {
    const manifest = { private: true, dependencies: packages };
    write("package.json", manifest);
    if (lock) write("package-lock.json", { lockfileVersion: 3, requires: true, packages: { "": manifest, ...lock } });
    const quiet = ["--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];
    execFileSync("npm", ["install", "--ignore-scripts", ...quiet, ...options], {
      cwd: aside,
      stdio: ["ignore", "ignore", "inherit"],
    });
    use(aside);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** What npm installed, by folder: version, integrity, and what leads to the others. */
function packagesIn(folder) {
  const { packages } = JSON.parse(readFileSync(path.join(folder, "node_modules", ".package-lock.json"), "utf8"));
  const idle = ["resolved", "license", "engines", "funding", "deprecated", "hasInstallScript"];
  for (const entry of Object.values(packages)) for (const key of idle) delete entry[key];
  return packages;
}

/** One package a line. */
function inLines(content) {
  const lines = Object.entries(content).map(([name, { packages, options, lock = {} }]) => {
    const locked = Object.entries(lock).map(([key, entry]) => `      ${JSON.stringify(key)}: ${JSON.stringify(entry)}`);
    const parts = [`    "packages": ${JSON.stringify(packages)}`];
    if (options) parts.push(`    "options": ${JSON.stringify(options)}`);
    if (locked.length > 0) parts.push(`    "lock": {\n${locked.join(",\n")}\n    }`);
    return `  ${JSON.stringify(name)}: {\n${parts.join(",\n")}\n  }`;
  });
  return `{\n${lines.join(",\n")}\n}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [first, ...rest] = process.argv.slice(2);
  if (first === "--pin") rest.forEach(pin);
  else for (const name of process.argv.slice(2)) console.log(engine(name));
}
