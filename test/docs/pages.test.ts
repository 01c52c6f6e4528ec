import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { instruments } from "../../src/index.js";

// Each kind of page opens the way its readers need it, and shows what it speaks of.

const root = path.resolve(import.meta.dirname, "../..");
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
const { pages } = (await import(path.join(root, "docs/.vitepress/navigation.mjs"))) as {
  readonly pages: readonly string[];
};
/** What stands before the first second-level heading. */
const opening = (page: string): string => read(`docs/${page}`).split(/^## /m)[0] ?? "";

/** Pages about the repository, tables of an appendix, and a page whose title opens something else. */
const withoutFigure =
  /^(architecture|fast-columns|contributing|open-questions|changelog|playground|instruments\/index|methods\/rates)/;
/** Pages that list or compare methods. */
const notAMethod = /^methods\/(index|which-rule|which-rule-study|rates)\.md$/;

describe("every page that speaks of scores shows them", () => {
  it.each(pages.filter((page) => !withoutFigure.test(page)))("%s", (page) => {
    // Which rule? and its appendix show the figures of the study.
    expect(read(`docs/${page}`)).toMatch(/^```ts figure\n|^!\[[^\]]+\]\(\.\.\/figures\/which-rule-\S+\.svg\)/m);
  });
});

describe("a method page opens with when to use it", () => {
  it.each(pages.filter((page) => page.startsWith("methods/") && !notAMethod.test(page)))("%s", (page) => {
    expect(read(`docs/${page}`)).toMatch(/^# .+\n\n\*\*Use it when\*\* [^\n]+/);
  });
});

describe("an instrument page opens with import, one score, and links to norms, missing answers and the playground", () => {
  it.each(Object.keys(instruments))("%s", (id) => {
    const text = opening(`instruments/${id}.md`);
    const code = /^```ts\n([^]*?)^```/m.exec(text)?.[1] ?? "";
    expect(code).toMatch(new RegExp(`^import \\{[^}]*\\b${id}\\b[^}]*\\} from "alliance-scoring";`));
    expect(code.match(/\bscore\(/g)).toHaveLength(1);
    for (const target of ["../norms/", "../methods/missing-answers.md", "../playground.md"])
      expect(text).toContain(`](${target}`);
  });
});

it.each(["README.md", ...pages.map((page) => `docs/${page}`)])("%s links to files that are there", (file) => {
  const links = [...read(file).matchAll(/\]\((?!https?:|mailto:|#|\/)([^)#\s]+)/g)].map(([, link = ""]) => link);
  const missing = links.filter((link) => !existsSync(path.join(root, path.dirname(file), link)));
  expect(missing.filter((link) => !link.includes("reference/"))).toEqual([]);
});
