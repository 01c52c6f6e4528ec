import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const docs = path.resolve(import.meta.dirname, "../../docs");
const { groups, pages } = (await import(path.join(docs, ".vitepress/navigation.mjs"))) as {
  readonly groups: readonly { readonly text: string; readonly pages: readonly (readonly [string, string?])[] }[];
  readonly pages: readonly string[];
};

describe("the menu of the site", () => {
  it("lists every page of docs/ once, so that each has a way back to its group", () => {
    const files = readdirSync(docs, { recursive: true })
      .map(String)
      .filter(
        (file) => file.endsWith(".md") && !/^(programs|reference|\.vitepress)\//.test(file) && file !== "index.md",
      );
    expect([...pages].sort()).toEqual(files.sort());
  });

  it("has the groups of what people do, in their order", () => {
    expect(groups.map(({ text }) => text)).toEqual([
      ...["Start", "Score", "Change", "Ruptures", "Dyads", "Integrate", "About"],
    ]);
  });

  it.each(pages)("%s opens with its heading", (page) => {
    expect(readFileSync(path.join(docs, page), "utf8")).toMatch(/^(---\n[^]*?\n---\n+)?(# .+|<!--@include: .+-->)\n/);
  });
});
