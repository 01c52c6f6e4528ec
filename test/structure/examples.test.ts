import ts from "typescript";
import { expect, it } from "vitest";
import exportsOfEntries from "../api/exports.json" with { type: "json" };
import { nodes, place, sourceFiles } from "./sources.js";

const publicNames = new Set(Object.values(exportsOfEntries).flat());

/** Functions that a user can import, and whether their comment holds an example. */
const functions = sourceFiles.flatMap((source) => {
  const declared = [...nodes(source.tree)].filter(ts.isFunctionDeclaration);
  return declared
    .filter(({ name, body, modifiers }) => {
      const isExported = modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
      return isExported && body && name && publicNames.has(name.text);
    })
    .map((node) => {
      // Of an overloaded function the first signature carries the comment.
      const first = declared.find(({ name }) => name?.text === node.name?.text) ?? node;
      const tags = ts.getJSDocTags(first).map(({ tagName }) => tagName.text);
      return { at: `${place(source, node)} ${node.name?.text ?? ""}`, hasExample: tags.includes("example") };
    });
});

it("every public function shows an example", () => {
  expect(functions.length).toBeGreaterThan(60);
  expect(functions.filter(({ hasExample }) => !hasExample).map(({ at }) => at)).toEqual([]);
});
