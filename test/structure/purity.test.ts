import ts from "typescript";
import { expect, it } from "vitest";
import { nodes, parsed, place, sourceFiles, type SourceFile } from "./sources.js";

/**
 * Clock, locale, code from strings, the global object, I/O: a pure function has none of them. (What is not part of the
 * language at all, such as `document`, is a type error in src/: tsconfig.build.json knows no host.)
 */
const forbidden = new Set([
  ...["Date", "Intl", "eval", "Function", "globalThis"],
  ...["process", "console", "Buffer", "fetch", "setTimeout", "setInterval", "performance", "crypto", "require"],
]);
const forbiddenMembers = /^(?:Math\.random|.*\.toLocale\w*|.*\.localeCompare)$/s;

/** The name of a property, parameter or type means nothing by itself; a name that is looked up does. */
const isLookedUp = (node: ts.Identifier): boolean =>
  ts.isShorthandPropertyAssignment(node.parent) ||
  !(ts.isTypeNode(node.parent) || ("name" in node.parent && node.parent.name === node));

const isImpure = (node: ts.Node): boolean =>
  (ts.isIdentifier(node) && forbidden.has(node.text) && isLookedUp(node)) ||
  (ts.isPropertyAccessExpression(node) && forbiddenMembers.test(node.getText()));

/** `let` at the top of a module is state that every caller shares. */
const isState = (node: ts.Node): boolean =>
  ts.isVariableStatement(node) &&
  ts.isSourceFile(node.parent) &&
  (node.declarationList.flags & ts.NodeFlags.Const) === 0;

const faultsOf = (source: SourceFile): string[] =>
  [...nodes(source.tree)]
    .filter((node) => isImpure(node) || isState(node))
    .map((node) => `${place(source, node)} ${node.getText().slice(0, 60)}`);

it.each(sourceFiles.map((source) => [source.file, source] as const))("%s is pure", (_, source) => {
  expect(faultsOf(source)).toEqual([]);
});

it("tells what is impure from what only bears the name", () => {
  const text = `const own = { Date: 1, process: own.process };
    export let state = 1;
    const now = (day: Date): number => Date.now() + Math.random() + Math.round(1);
    const run = new Function("1".toLocaleUpperCase());`;
  expect(faultsOf(parsed("src/core/case.ts", text))).toEqual([
    "src/core/case.ts:2 export let state = 1;",
    "src/core/case.ts:3 Date",
    "src/core/case.ts:3 Math.random",
    "src/core/case.ts:4 Function",
    'src/core/case.ts:4 "1".toLocaleUpperCase',
  ]);
});
