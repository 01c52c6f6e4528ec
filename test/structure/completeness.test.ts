import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import * as library from "../../src/index.js";
import { root } from "./sources.js";

// A new instrument, rule or preset is listed in several places. Each test compares two lists in both directions.

const { instruments, methods, presets } = library;
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");

/** The names of the files of a folder with this ending, without it. */
const filesOf = (folder: string, ending: string): string[] =>
  readdirSync(path.join(root, folder))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length));

/** What a pattern finds in a text, each once. */
const found = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, name = ""]) => name)),
];

/** A part of a text, from one mark to the next. */
const between = (text: string, from: string, to: string): string => text.split(from)[1]?.split(to)[0] ?? "";

function expectSame(left: readonly string[], right: readonly string[]): void {
  expect([...left].sort()).toEqual([...right].sort());
}

/** Every value that the modules of a folder export, by its name. */
const exportedBy = async (folder: string): Promise<[string, unknown][]> =>
  (
    await Promise.all(
      filesOf(folder, ".ts").map(async (file) =>
        Object.entries((await import(path.join(root, folder, `${file}.ts`))) as Record<string, unknown>),
      ),
    )
  ).flat();

const isInstrument = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "construct" in value && "items" in value;

describe("every instrument", () => {
  const ids = Object.keys(instruments);

  it("that a file of src/instruments defines is in `instruments`, under its id", async () => {
    const defined = (await exportedBy("src/instruments")).filter(([, value]) => isInstrument(value));
    expectSame(
      defined.map(([name]) => name),
      ids,
    );
    expect(Object.values(instruments).map(({ id }) => id)).toEqual(ids);
  });

  it("is exported by the front door", () => {
    const exported = Object.entries(library).filter(([, value]) => isInstrument(value));
    expect(Object.fromEntries(exported)).toEqual(instruments);
  });

  it("is in the API report", () => {
    expectSame(found(read("test/api/index.api.md"), /^export const (\w+): Instrument</gm), ids);
  });

  it("has a page", () => {
    expectSame(
      filesOf("docs/instruments", ".md").filter((page) => page !== "index"),
      ids,
    );
  });

  it("has a line in the menu of the site", () => {
    const menu = found(read("docs/.vitepress/navigation.mjs"), /"instruments\/(\w+)\.md"/g);
    expectSame(
      menu.filter((page) => page !== "index"),
      ids,
    );
  });

  it("has a line in the table of README.md", () => {
    const table = between(read("README.md"), "\n## Instruments\n", "\n## ");
    expectSame(found(table, /^\| \[`(\w+)`\]\(docs\/instruments\/\1\.md\)/gm), ids);
  });

  it("has a line in the table of docs/instruments/index.md", () => {
    expectSame(found(read("docs/instruments/index.md"), /^\| \[`(\w+)`\]\(\1\.md\)/gm), ids);
  });
});

describe("every rule", () => {
  const names = Object.keys(methods);
  const pages = filesOf("docs/methods", ".md");
  const textOf = (page: string): string => read(`docs/methods/${page}.md`);

  it("of src/rupture/rules is in `methods`, under the name of its file", () => {
    const elsewhere = ["prediction", "retrospective"];
    expectSame([...filesOf("src/rupture/rules", ".ts"), ...elsewhere], names);
  });

  it("is covered by the property tests", () => {
    expectSame(found(read("test/property/rupture/rules.ts"), /methods\.(\w+)\(/g), names);
  });

  it("is in the API report", () => {
    const report = between(read("test/api/index.api.md"), "export type Methods = {", "\n};");
    expectSame(found(report, /^ +readonly (\w+): typeof \1;$/gm), names);
  });

  it("has a page that says how it is called, and that the page of all methods links to", () => {
    const linked = found(textOf("index"), /\]\(([\w-]+)\.md\)/g);
    const general = ["index", "which-rule", "which-rule-study", "compare", "by-component", "episodes-and-repair"];
    const called = pages
      .filter((page) => linked.includes(page) && !general.includes(page))
      .flatMap((page) => found(textOf(page), /methods\.(\w+)/g));
    expectSame([...new Set(called)], names);
  });

  it("has its page in the menu and in the page of all methods", () => {
    const menu = found(read("docs/.vitepress/navigation.mjs"), /"methods\/([\w-]+)\.md"/g);
    expectSame(menu, pages);
    const unlinked = ["index", "exact-arithmetic", "missing-answers", "response-quality", "rates", "which-rule-study"];
    expectSame(
      found(textOf("index"), /\]\(([\w-]+)\.md\)/g),
      pages.filter((page) => !unlinked.includes(page)),
    );
  });
});

describe("every preset", () => {
  const names = Object.keys(presets);

  it("that src/rupture/presets.ts exports is in `presets`", async () => {
    const { presets: listed, ...exported } = await import("../../src/rupture/presets.js");
    expect(exported).toEqual(listed);
  });

  it("is covered by the property tests", () => {
    expectSame(found(read("test/property/rupture/rules.ts"), /presets\.(\w+)\(/g), names);
  });

  it("is in the API report", () => {
    const report = between(read("test/api/index.api.md"), "export type Presets = {", "\n};");
    expectSame(found(report, /^ +readonly (\w+): typeof \1;$/gm), names);
  });

  it("has a line in the table of docs/methods/presets.md", () => {
    expectSame(found(read("docs/methods/presets.md"), /^\| `presets\.(\w+)`/gm), names);
  });
});
