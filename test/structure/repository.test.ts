import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { entries } from "../entries.mjs";
import { root } from "./sources.js";

const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
const manifest = JSON.parse(read("package.json"));

const folders = (parent: string): string[] =>
  readdirSync(path.join(root, parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

describe("package.json", () => {
  it("opens a door for every room that has an index.ts, and for nothing else", () => {
    const rooms = folders("src").filter((room) => existsSync(path.join(root, "src", room, "index.ts")));
    expect(entries.map((entry) => entry.key).sort()).toEqual([".", ...rooms.map((room) => `./${room}`)].sort());
  });

  it.each(entries)("$key leads to ESM and CommonJS, each with its own types", ({ key, name }) => {
    expect(manifest.exports[key]).toEqual({
      import: { types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` },
      require: { types: `./dist/${name}.d.cts`, default: `./dist/${name}.cjs` },
    });
  });

  it.each(entries)("$key has a limit to its size", async ({ name }) => {
    const { default: limits } = await import(path.join(root, ".size-limit.js"));
    const whole = limits.filter((limit: { path: string; import?: string }) => limit.import === undefined);
    expect(whole.map((limit: { path: string }) => limit.path)).toContain(`dist/${name}.js`);
  });

  it("has zod as its only dependency, as a range so that an application has one copy, and exact versions for the others", () => {
    expect(manifest.dependencies).toEqual({ zod: "^4" });
    expect(
      Object.values<string>(manifest.devDependencies).filter((version) => !/^\d+\.\d+\.\d+$/.test(version)),
    ).toEqual([]);
  });
});

describe("the repository", () => {
  it("has no folder at the top but src, test, docs, .ci and .github", () => {
    const untracked = [
      ".git",
      ...read(".gitignore")
        .split("\n")
        .map((line) => line.replace(/\/$/, "")),
    ];
    const tracked = folders(".").filter((folder) => !untracked.includes(folder));
    expect(tracked.filter((folder) => !["src", "test", "docs", ".ci", ".github"].includes(folder))).toEqual([]);
  });

  it("locks versions without naming a registry", () => {
    expect(read("package-lock.json")).not.toContain('"resolved"');
  });

  it("tests a fresh machine with the README's own commands", () => {
    const commands = [...read("README.md").matchAll(/^\| `([^`]+)` \| installs/gm)].map(([, command]) => command);
    expect(commands).toEqual(["npm ci && npm run demo", "bash .ci/packages && npm ci && npm test"]);
    const gate = read(".ci/run");
    for (const part of ["bash .ci/packages", "npm ci", "npm test", "npm run --silent demo"])
      expect(gate).toContain(part);
  });
});
