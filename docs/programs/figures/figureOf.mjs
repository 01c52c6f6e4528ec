// A figure is made by the code that is printed above it.
import ts from "typescript";

const load = (specifier) => import(specifier);

/**
 * The picture that a block of TypeScript ends in: it imports what it uses, and its last statement is an expression
 * whose value is an SVG string.
 *
 *     const picture = await figureOf('import { svg } from "alliance-scoring/chart"; … svg(chart);');
 *
 * @param code what stands between the fences
 * @param importing where its imports come from; the built package unless told otherwise
 */
export async function figureOf(code, importing = load) {
  const tree = ts.createSourceFile("figure.ts", code, ts.ScriptTarget.ES2022, true);
  const last = tree.statements.at(-1);
  if (!last || !ts.isExpressionStatement(last)) throw new Error("A figure's code ends in an expression.");
  const lines = tree.statements.map((statement) => {
    if (ts.isImportDeclaration(statement)) return importAsConstant(statement);
    return statement === last ? `return (${last.expression.getText()});` : statement.getText();
  });
  const body = ts.transpileModule(`async function figure() { ${lines.join("\n")} }`, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  }).outputText;
  const picture = await new Function("load", `${body}; return figure();`)(importing);
  if (typeof picture !== "string" || !picture.startsWith("<svg")) throw new Error("A figure's code ends in an SVG.");
  return picture;
}

/** An import as a line that runs inside a function. */
function importAsConstant({ importClause, moduleSpecifier }) {
  const names = importClause?.namedBindings;
  if (importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword || !names || !ts.isNamedImports(names)) return "";
  const bindings = names.elements
    .filter(({ isTypeOnly }) => !isTypeOnly)
    .map(({ propertyName, name }) => (propertyName ? `${propertyName.text}: ${name.text}` : name.text));
  return `const { ${bindings.join(", ")} } = await load(${moduleSpecifier.getText()});`;
}

/** The figures of a page, in order: the heading above each, and its code. */
export function figuresIn(markdown) {
  const parts = markdown.matchAll(/^#{1,4} ([^\n]*)$|^```ts figure\n(.*?)^```$/gms);
  let heading = "";
  return [...parts].flatMap(([, title, code]) => {
    if (code !== undefined) return [{ heading, code }];
    heading = title;
    return [];
  });
}
