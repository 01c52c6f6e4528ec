import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { norms } from "../../src/index.js";

const docs = path.resolve(import.meta.dirname, "../../docs");
const { fill } = await import(path.join(docs, "programs/fill.mjs"));
const { tables } = await import(path.join(docs, "programs/norms.mjs"));
const pageOf = (family: string): string => readFileSync(path.join(docs, `norms/${family}.md`), "utf8");

it.each(Object.keys(tables))("the tables of docs/norms/%s.md are those of `norms`: npm run norms", (family) => {
  expect(pageOf(family)).toBe(fill(pageOf(family), "norms", tables[family]));
  expect(pageOf(family)).not.toMatch(/NaN|undefined|\[object/);
});

it("the pages have a line for every profile that holds a number", () => {
  const pages = Object.keys(tables).map(pageOf).join("\n");
  const missing = Object.entries(norms).flatMap(([instrument, profiles]) =>
    Object.keys(profiles)
      .filter((key) => key !== "author" && !pages.includes(`| \`norms.${instrument}.${key}\` |`))
      .map((key) => `${instrument}.${key}`),
  );
  expect(missing).toEqual([]);
});
