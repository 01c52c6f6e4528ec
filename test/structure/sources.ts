import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

export const root = path.resolve(import.meta.dirname, "../..");

/** One file of `src/`, parsed. */
export interface SourceFile {
  /** From the root of the repository: `src/core/issue.ts`. */
  readonly file: string;
  /** The folder of `src/` it lies in, or `index` for the front door. */
  readonly room: string;
  readonly tree: ts.SourceFile;
}

const roomOf = (file: string): string => file.split("/").at(1)!.replace(/\.ts$/, "");

export const parsed = (file: string, text: string): SourceFile => ({
  file,
  room: roomOf(file),
  tree: ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true),
});

/** Every TypeScript file of `src/`. */
export const sourceFiles: readonly SourceFile[] = readdirSync(path.join(root, "src"), { recursive: true })
  .map((file) => `src/${String(file).replaceAll("\\", "/")}`)
  .filter((file) => file.endsWith(".ts"))
  .sort()
  .map((file) => parsed(file, readFileSync(path.join(root, file), "utf8")));

/** Every node of a tree, from the outside in. */
export function* nodes(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  node.forEachChild((child) => void children.push(child));
  for (const child of children) yield* nodes(child);
}

/** What a file imports or re-exports, types too: `import`, `export … from`, `import("…")` in code and in types, `require("…")`. */
export const importsOf = ({ tree }: SourceFile): string[] =>
  [...nodes(tree)].flatMap((node) => {
    const named =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
          ? node.argument.literal
          : ts.isCallExpression(node) && /^(?:import|require)$/.test(node.expression.getText())
            ? node.arguments[0]
            : undefined;
    return named && ts.isStringLiteralLike(named) ? [named.text] : [];
  });

/** The room that a relative import leads to. */
export const roomOfImport = ({ file }: SourceFile, specifier: string): string =>
  roomOf(path.posix.join(path.posix.dirname(file), specifier).replace(/\.js$/, ".ts"));

/** `file:line` of a node. */
export const place = ({ file, tree }: SourceFile, node: ts.Node): string =>
  `${file}:${String(tree.getLineAndCharacterOfPosition(node.getStart()).line + 1)}`;
