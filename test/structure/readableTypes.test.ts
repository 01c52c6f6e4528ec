import path from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { instruments } from "alliance-scoring";
import { entries } from "../entries.mjs";

const root = path.resolve(import.meta.dirname, "../..");
const files = entries.map(({ source }) => path.join(root, source));
const program = ts.createProgram(files, { strict: true, target: ts.ScriptTarget.ES2022, skipLibCheck: true });
const checker = program.getTypeChecker();

interface Named {
  readonly name: string;
  readonly symbol: ts.Symbol;
  readonly type: ts.Type;
}

const named = (name: string, symbol: ts.Symbol): Named => ({ name, symbol, type: checker.getTypeOfSymbol(symbol) });

/** Every value that is exported and is not a function: what an editor shows when a reader points at it. */
const values = files.flatMap((file) =>
  checker
    .getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)!)!)
    .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol))
    .filter((symbol) => symbol.flags & ts.SymbolFlags.Variable)
    .map((symbol) => named(symbol.name, symbol)),
);

const find = (name: string): Named => values.find((value) => value.name === name)!;
const parts = ({ name, type }: Named): Named[] =>
  type.getProperties().map((symbol) => named(`${name}.${symbol.name}`, symbol));
const documentation = ({ symbol }: Named): string => ts.displayPartsToString(symbol.getDocumentationComment(checker));

const profiles = parts(find("norms")).flatMap(parts);
const priors = parts(find("priors")).flatMap(parts);
const rules = [...parts(find("methods")), ...parts(find("presets"))];

it("what an editor shows of a value fits on a screen, untruncated", () => {
  // A type of zod's, written out by zod.
  const shown = [...values, ...profiles, ...priors, ...rules].filter(({ name }) => name !== "instrumentSchema");
  expect(shown.length).toBeGreaterThan(80);
  const lengths = shown.map(({ name, type }) => {
    return [name, checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation).length] as const;
  });
  expect(lengths.filter(([, length]) => length > 400)).toEqual([]);
});

it("every norm profile and prior says its number, and every rule what it looks at", () => {
  const silent = [...profiles, ...priors].filter((each) => !/\d|no cut-offs/.test(documentation(each)));
  expect([...silent, ...rules.filter((rule) => documentation(rule) === "")].map(({ name }) => name)).toEqual([]);
});

it.each(Object.values(instruments))("the comment of $id numbers its items", ({ id, items }) => {
  const line = items.map(({ number, id }) => `${String(number)} \`${id}\``).join(", ");
  const range = `\`${items[0]!.id}\` to \`${items.at(-1)!.id}\``;
  const said = documentation(find(id));
  expect(
    said.includes(line) || (items.every((item) => item.id === `item${String(item.number)}`) && said.includes(range)),
  ).toBe(true);
});
