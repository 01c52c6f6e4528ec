import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { examples, pages } from "./examples.js";

const root = path.resolve(import.meta.dirname, "../..");

/** What a reader copies from a page. Docstrings leave out the imports, and `js` is not TypeScript. */
const blocks = examples.filter(({ language }) => language === "ts" || language === "tsx");

/** What a strict project sets, and the DOM, where the pictures go. */
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
  module: ts.ModuleKind.NodeNext,
  jsx: ts.JsxEmit.ReactJSX,
  types: ["node"],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  noEmit: true,
  paths: { "alliance-scoring": [`${root}/src/index.ts`], "alliance-scoring/*": [`${root}/src/*/index.ts`] },
};

/** One program of all blocks, each a module of its own that exists only here. */
function faults(): string[] {
  const files = new Map(
    blocks.map((block, index) => [path.join(root, "test", `block${String(index)}.${block.language}`), block]),
  );
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.readFile = (file) => files.get(file)?.code ?? readFile(file);
  host.getSourceFile = (file, version, ...rest) => {
    const block = files.get(file);
    return block ? ts.createSourceFile(file, block.code, version, true) : getSourceFile(file, version, ...rest);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files].flatMap(([file, block]) => {
    const source = program.getSourceFile(file)!;
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map(({ start = 0, messageText }) => {
      const line = block.line + source.getLineAndCharacterOfPosition(start).line;
      return `${block.file}:${String(line)} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
    });
  });
}

it("every TypeScript block of README and docs compiles as a strict project has it", () => {
  expect(blocks.length).toBeGreaterThan(150);
  expect(faults()).toEqual([]);
});

it("no block is longer than 15 lines", () => {
  const blocks = pages.flatMap((page) => [
    ...readFileSync(path.join(root, page), "utf8").matchAll(/^( *)```[jt]sx?\b.*\n([^]*?)^\1```/gm),
  ]);
  expect(blocks.length).toBeGreaterThan(150);
  expect(blocks.map(([, , code = ""]) => code).filter((code) => code.trimEnd().split("\n").length > 15)).toEqual([]);
});
