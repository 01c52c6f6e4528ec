import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
const { pages } = (await import(path.join(root, "docs/.vitepress/navigation.mjs"))) as {
  readonly pages: readonly string[];
};
const files = ["README.md", "docs/index.md", ...pages.map((page) => `docs/${page}`)];

const fencesOf = (text: string): { readonly info: string; readonly code: string }[] =>
  [...text.matchAll(/^```(\S*[^\n]*)\n(.*?)^```/gms)].map(([, info = "", code = ""]) => ({ info, code }));
const isCode = ({ info }: { readonly info: string }): boolean => /^(ts|tsx|js|javascript|typescript)\b/.test(info);

/** Pages about something other than a course. */
const withoutCourse = [
  ...["docs/playground.md", "docs/instruments/index.md", "docs/methods/internal-consistency.md"],
  ...["docs/methods/effects.md", "docs/methods/which-rule-study.md"],
];
const withCourse = files.filter(
  (file) =>
    /^docs\/(guides|methods|instruments)\/|^docs\/(index|alliance|limits)\.md$/.test(file) &&
    !withoutCourse.includes(file),
);

describe("the pages", () => {
  it.each(files)("%s has blocks of code of at most 15 lines", (file) => {
    const long = fencesOf(read(file))
      .filter(isCode)
      .filter(({ code }) => code.trimEnd().split("\n").length > 15)
      .map(({ code }) => code.split("\n").find((line) => !line.startsWith("import")));
    expect(long).toEqual([]);
  });

  it.each(withCourse)("%s shows a course, by the code above it or as a picture", (file) => {
    const text = read(file);
    const isShown =
      fencesOf(text).some(({ info }) => /\bfigure/.test(info)) || /^!\[[^\]]+\]\([^)]+\.svg\)$/m.test(text);
    expect(isShown).toBe(true);
  });

  it.each(pages.filter((page) => page.startsWith("instruments/") && page !== "instruments/index.md"))(
    "%s opens with code, and leads to norms, missing answers and the playground",
    (page) => {
      const text = read(`docs/${page}`);
      const [first] = fencesOf(text);
      expect(text.indexOf("```")).toBeLessThan(500);
      expect(first?.code).toMatch(/import \{.*score.*\} from "alliance-scoring";/);
      for (const link of ["../norms/", "../methods/missing-answers.md", "../playground.md"])
        expect(text).toContain(`](${link}`);
    },
  );
});
