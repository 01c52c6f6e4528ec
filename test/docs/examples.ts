import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect } from "vitest";
import { entries } from "../entries.mjs";

const root = path.resolve(import.meta.dirname, "../..");

/** One piece of code that a reader may copy. */
export interface Example {
  /** `README.md:12`: where its first line stands. */
  readonly place: string;
  readonly file: string;
  readonly line: number;
  readonly code: string;
  /** What its fence says: `ts`, `tsx`, `js`. A docstring without a fence has none. */
  readonly language?: string;
  /** Why it is not run, where the fence says ` ```ts no-test <reason> `. */
  readonly notRun?: string;
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split("\n").length;

/** The fences of a Markdown text that hold TypeScript or JavaScript; one that `continues` belongs to the one before it. */
export function fencedExamples(file: string, text: string, firstLine = 1): Example[] {
  const fences = text.matchAll(/^([ \t]*)```(tsx?|jsx?)\b([^\n]*)\n(.*?)^[ \t]*```/gms);
  const found: Example[] = [];
  for (const fence of fences) {
    const [, indent = "", language = "", info = "", code = ""] = fence;
    const line = firstLine + lineAt(text, fence.index);
    const unindented = code.replaceAll(new RegExp(`^${indent}`, "gm"), "");
    const example = { place: `${file}:${line}`, file, line, language, code: unindented };
    const refusal = /^\s*no-test\b\s*(.*)$/.exec(info);
    if (refusal?.[1] === "") throw new Error(`${example.place}: no-test needs a reason`);
    const before = /\bcontinues\b/.test(info) ? found.pop() : undefined;
    found.push({ ...(before ? joined(before, example) : example), ...(refusal?.[1] && { notRun: refusal[1] }) });
  }
  return found;
}

/** A fence that goes on where the one before it ended; what stands between them becomes blank lines. */
function joined(before: Example, { line, code }: Example): Example {
  const blank = line - before.line - lineAt(before.code, Infinity) + 1;
  return { ...before, code: before.code + "\n".repeat(blank) + code };
}

/** The `@example` blocks of a source file: fences where there are any, otherwise the block is code as it stands. */
export function docstringExamples(file: string, text: string): Example[] {
  const blocks = text.matchAll(/^[ \t]*\* @example[ \t]*\n(.*?)(?=^[ \t]*\* @|^[ \t]*\*\/)/gms);
  return [...blocks].flatMap((block) => {
    const line = lineAt(text, block.index) + 1;
    const code = (block[1] ?? "").replaceAll(/^[ \t]*\* ?/gm, "");
    return /^\s*```/m.test(code) ? fencedExamples(file, code, line) : [{ place: `${file}:${line}`, file, line, code }];
  });
}

const filesUnder = (folder: string, ending: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true })
    .map((file) => `${folder}/${String(file)}`)
    // The reference is generated from src/.
    .filter((file) => file.endsWith(ending) && !file.startsWith("docs/reference/"))
    .sort();

/** README and the pages of docs/. */
export const pages: readonly string[] = ["README.md", ...filesUnder("docs", ".md")];

/** Every example of README, docs/ and the docstrings of src/. */
export const examples: readonly Example[] = [
  ...pages.map((file) => [file, fencedExamples] as const),
  ...filesUnder("src", ".ts").map((file) => [file, docstringExamples] as const),
].flatMap(([file, extract]) => extract(file, readFileSync(path.join(root, file), "utf8")));

/** An import as the example writes it, as a line that runs inside a function. */
function importAsConstant(node: ts.ImportDeclaration): string {
  const clause = node.importClause;
  const names = clause?.namedBindings;
  const bindings = [
    ...(clause?.name ? [`default: ${clause.name.text}`] : []),
    ...(names && ts.isNamedImports(names) ? names.elements : [])
      .filter((element) => !element.isTypeOnly)
      .map((element) => `${(element.propertyName ?? element.name).text}: ${element.name.text}`),
  ];
  const target = names && ts.isNamespaceImport(names) ? names.name.text : `{ ${bindings.join(", ")} }`;
  if (clause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return "";
  return `const ${target} = await load(${node.moduleSpecifier.getText()});`;
}

/** The example with `expression; // => value` turned into `same(expression, value, line);`. */
function withAssertions(example: Example): string {
  const tree = ts.createSourceFile("example.ts", example.code, ts.ScriptTarget.ES2022, true);
  const expected = new Map(
    [...example.code.matchAll(/\/\/ => (.*)$/gm)].map((match) => [lineAt(example.code, match.index), match[1] ?? ""]),
  );
  const statements = tree.statements.map((statement) => {
    const line = tree.getLineAndCharacterOfPosition(statement.end).line + 1;
    const value = expected.get(line);
    if (ts.isImportDeclaration(statement)) return importAsConstant(statement);
    if (value === undefined || !ts.isExpressionStatement(statement)) return statement.getText();
    expected.delete(line);
    return `same(${statement.expression.getText()}, (${value}), ${String(example.line + line - 1)});`;
  });
  for (const line of expected.keys())
    throw new Error(`${example.file}:${String(example.line + line - 1)}: \`// =>\` stands beside no expression`);
  return statements.join("\n");
}

const load = async (specifier: string): Promise<Record<string, unknown>> =>
  (await import(/* @vite-ignore */ specifier)) as Record<string, unknown>;

/**
 * Runs an example and compares each `// =>` with what its expression gives. In a docstring every public name is in reach;
 * what stands on a page is copied into a file, and imports what it uses.
 */
export async function run(example: Example): Promise<void> {
  const names: Record<string, unknown> = example.file.endsWith(".md")
    ? {}
    : Object.assign({}, ...(await Promise.all(entries.map((entry) => load(entry.specifier)))));
  const same = (actual: unknown, value: unknown, line: number): void =>
    expect(actual, `${example.file}:${String(line)}`).toEqual(value);
  // A function inside the function, so that an example may declare a name that the package also exports.
  const code = ts.transpileModule(`async function example() { ${withAssertions(example)} }`, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  }).outputText;
  const scope = { load, same, ...names };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- an example is code in a string
  await new Function(...Object.keys(scope), `${code}; return example();`)(...Object.values(scope));
}
