import { describe, expect, it } from "vitest";
import { docstringExamples, examples, fencedExamples, run } from "./examples.js";

describe("every example says what really happens", () => {
  it.each(
    examples.filter((example) => example.notRun === undefined).map((example) => [example.place, example] as const),
  )("%s", (_, example) => run(example));
});

describe("the runner of examples", () => {
  const page = (...lines: string[]) =>
    fencedExamples("docs/page.md", ["# Title", "```ts", ...lines, "```"].join("\n"))[0]!;

  it("fails on a wrong value and names its file and line", async () => {
    await expect(run(page("const one = 1;", "", "one + 1; // => 3"))).rejects.toThrow("docs/page.md:5");
  });

  it("accepts a right value, over several lines, deeply compared, with types and shadowed names", async () => {
    await run(page("const unwrap: number = 1;", "({", "  a: [unwrap],", "}); // => { a: [1] }"));
  });

  it("refuses an expectation that stands beside no expression", async () => {
    await expect(run(page("const one = 1; // => 1"))).rejects.toThrow(
      "docs/page.md:3: `// =>` stands beside no expression",
    );
  });

  it("fails when the example itself throws", async () => {
    await expect(run(page("null.x;"))).rejects.toThrow(TypeError);
  });

  it("has a page import what it uses, and a docstring not", async () => {
    await expect(run(page("unwrap({ ok: true, value: 7 }); // => 7"))).rejects.toThrow("unwrap is not defined");
    const [inDocstring] = docstringExamples(
      "src/a.ts",
      "/**\n * @example\n * unwrap({ ok: true, value: 7 }); // => 7\n */",
    );
    await run(inDocstring!);
  });

  it("takes imports from where the example says", async () => {
    await run(page('import { unwrap as open } from "alliance-scoring";', "open({ ok: true, value: 7 }); // => 7"));
    await expect(run(page('import { nothing } from "alliance-scoring";', "nothing.name;"))).rejects.toThrow(TypeError);
  });

  it("runs a fence that continues after the one before it, and names its own line", async () => {
    const text = ["```ts", "const one = 1;", "```", "", "Words.", "```ts continues", "one + 1; // => 3", "```"].join(
      "\n",
    );
    const found = fencedExamples("docs/page.md", text);
    expect(found).toHaveLength(1);
    await expect(run(found[0]!)).rejects.toThrow("docs/page.md:7");
  });

  it("asks for a reason where an example is not run", () => {
    expect(fencedExamples("a.md", "```ts no-test needs a browser\nx\n```")[0]?.notRun).toBe("needs a browser");
    expect(() => fencedExamples("a.md", "\n```ts no-test\nx\n```")).toThrow("a.md:3: no-test needs a reason");
  });

  it("finds the examples of a docstring, with or without a fence", () => {
    const docstring = ["/**", " * Words.", " *", " * @example", " * 1 + 1; // => 2", " *", " * @see more", " */"];
    expect(docstringExamples("src/a.ts", docstring.join("\n"))).toEqual([
      { place: "src/a.ts:5", file: "src/a.ts", line: 5, code: "1 + 1; // => 2\n\n" },
    ]);
    const fenced = ["  /**", "   * @example", "   * ```ts", "   * 1; // => 1", "   * ```", "   */"].join("\n");
    expect(docstringExamples("src/a.ts", fenced)).toMatchObject([{ place: "src/a.ts:4", code: "1; // => 1\n" }]);
  });
});
