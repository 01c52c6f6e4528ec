import ts from "typescript";
import { nodes, place, type SourceFile } from "./sources.js";

/**
 * Clock, locale, code from strings, the global object, I/O: a pure function has none of them. (What is not part of the
 * language at all, such as `document`, is a type error in src/: tsconfig.build.json knows no host.)
 */
const forbidden = new Set([
  ...["Date", "Intl", "eval", "Function", "globalThis"],
  ...["process", "console", "Buffer", "fetch", "setTimeout", "setInterval", "performance", "crypto"],
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

const listed = (source: SourceFile, isFault: (node: ts.Node) => boolean): string[] =>
  [...nodes(source.tree)].filter(isFault).map((node) => `${place(source, node)} ${node.getText().slice(0, 60)}`);

/** Where a file reaches for something that is not handed to it. */
export const impurities = (source: SourceFile): string[] => listed(source, isImpure);

/** Where a module keeps state. */
export const moduleState = (source: SourceFile): string[] => listed(source, isState);
