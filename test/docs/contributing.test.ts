import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { instruments, methods } from "../../src/index.js";
import { entries } from "../entries.mjs";

const root = path.resolve(import.meta.dirname, "../..");
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
const page = read("docs/contributing.md");
const rules = readdirSync(path.join(root, "src/rupture/rules"))
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.replace(/\.ts$/, ""));

interface Step {
  readonly file: string;
  readonly namesIt: boolean;
}

/** The numbered files under a heading of the page. */
function stepsOf(heading: string): Step[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  return [...section.matchAll(/^\d+\. `([^`]+)`([^\n]*)$/gm)].map(([, file = "", rest = ""]) => ({
    file,
    namesIt: rest.startsWith(" names it"),
  }));
}

/** What of a list is not true for a thing that is already there. */
const faultsOf = (heading: string, name: string, placeholders: Record<string, string>): string[] =>
  stepsOf(heading).flatMap(({ file, namesIt }) => {
    const real = Object.entries(placeholders).reduce((text, [from, to]) => text.replaceAll(from, to), file);
    if (!existsSync(path.join(root, real))) return [`${real} is not there`];
    return namesIt && !read(real).includes(name) ? [`${real} does not name ${name}`] : [];
  });

/** Three drops share a page. */
const shared: Record<string, string> = { pooledDrop: "session-drop", reliableDrop: "session-drop" };
const pageOf = (rule: string): string =>
  shared[rule] ?? rule.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

describe("the lists of the contributing page hold for what is there", () => {
  it.each([
    ["Add an instrument", 12],
    ["Add a rupture rule", 12],
    ["Add a norm", 5],
    ["Add a subpath", 8],
    ["Add a language", 7],
  ])("%s has its steps", (heading, count) => {
    expect(stepsOf(heading)).toHaveLength(count);
  });

  it.each(Object.keys(instruments))("instrument %s", (id) => {
    expect(faultsOf("Add an instrument", id, { "<id>": id })).toEqual([]);
  });

  it.each(Object.keys(methods).filter((name) => rules.includes(name)))("rule %s", (name) => {
    expect(faultsOf("Add a rupture rule", name, { "<id>": name, "<page>": pageOf(name) })).toEqual([]);
  });

  it.each(["ors", "srs", "wai"])("norms of %s", (family) => {
    expect(faultsOf("Add a norm", family, { "<family>": family })).toEqual([]);
  });

  it("language", () => {
    expect(faultsOf("Add a language", "english", {})).toEqual([]);
  });

  it.each(entries.map(({ name }) => name).filter((name) => name !== "index"))("subpath %s", (name) => {
    expect(faultsOf("Add a subpath", name, { "<subpath>": name })).toEqual([]);
  });
});

describe.each(["docs/contributing.md", "docs/architecture.md", ".github/SECURITY.md"])("%s", (file) => {
  it("names no file that is not there", () => {
    const named = [...read(file).matchAll(/`((?:src|test|docs|\.ci|\.github)\/[^`<>*]*)`/g)].map(([, one = ""]) => one);
    expect(named.filter((one) => !existsSync(path.join(root, one)))).toEqual([]);
  });
});

describe("the architecture page", () => {
  it("lists every room of src/, and no other", () => {
    const table = read("docs/architecture.md").split("## The rooms")[1]?.split("\n## ")[0] ?? "";
    const listed = [...table.matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, cell = ""]) =>
      [...cell.matchAll(/`([a-z]+)\/`/g)].map(([, room]) => room),
    );
    const rooms = readdirSync(path.join(root, "src"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(listed.sort()).toEqual(rooms.map(({ name }) => name).sort());
  });
});
