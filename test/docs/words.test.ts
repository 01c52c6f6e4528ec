import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { sourceFiles } from "../structure/sources.js";

const root = path.resolve(import.meta.dirname, "../..");

/** Turns of phrase that tire a reader, each with what to write instead. */
const turns: readonly (readonly [turn: RegExp, instead: string])[] = [
  [
    /\b(answer|scale|response|number|column|item|date|name|session|finding|detector|sum) that (is|are) (none|no\b)/i,
    "an invalid answer",
  ],
  [/\bis none of (its|the|our) own|\bis none of the\b/i, "does not belong to"],
  [/that there are not\b/i, "an unknown …"],
  [/\bno(thing|body) stands for\b/i, "undefined means …"],
  [
    /\bnobody('s|s')\b|\b(disturbs|touch(es)?|judges) nobody\b|\bnobody (knows|gave|answers|reported|finds|registered|to judge)\b/i,
    "unknown; no …",
  ],
  [/\btorn apart\b/i, "only absorbs rounding error"],
  [/\bby birth\b/i, "inherited properties do not count"],
  [/\bbeing the pooled one\b/i, "using each model's SD as the pooled SD"],
  [/\b(led|leads?) one to expect\b/i, "is far below this client's earlier sessions"],
  [/\b(over|more than) half back\b/i, "more than half the drop was regained"],
  [
    /\blooks? (several|four|many) times\b|\bwas looked at several\b|\bseveral were looked at\b/i,
    "testing three scales multiplies false alarms",
  ],
  [/\bit alone would\b|\bchance alone would\b/i, "how many chance flags to expect"],
  [/\bbelow a rule's floor\b/i, "with too few sessions"],
  [
    /\b(line before it|they|it|sum|flag|missing answers|administration) comes? to\b|\bwhat (a|one) .{1,60} comes to\b/i,
    "its value is",
  ],
  [/\bis told (in|of)\b/i, "see …"],
  [/\ba line alone\b/i, "(cut it)"],
  [/\bbelong to four budgets\b/i, "a table with four columns"],
  [/\bcould have been it\b/i, "the chance that the lowest of m is this low"],
  [/\bthe wrong way round\b/i, "these rules assume that higher is better"],
  [/\bwho did not start\b/i, "recovery requires …"],
  [/\bleave .{1,20} nowhere\b/i, "belong to no band"],
  [/\bin a blink\b|\bcr(y|ies) wolf\b/i, "in well under a second; raises false alarms"],
  [/\b(a|its|no|the|without|independent) witness(es)?\b/i, "source"],
  [/\bsay(s|ing)? aloud\b/i, "says"],
  [/\bmade-up\b/i, "simulated"],
  [/\bhas no business\b/i, "must not use"],
];

const documents = [
  "README.md",
  "CHANGELOG.md",
  ".github/SECURITY.md",
  ...readdirSync(path.join(root, "docs"), { recursive: true })
    .map((file) => `docs/${String(file)}`)
    .filter((file) => file.endsWith(".md") && !file.startsWith("docs/reference/")),
].map((file) => ({ file, text: readFileSync(path.join(root, file), "utf8") }));

/** Comments and texts of a source file: what a reader of the code, the reference or a message sees. */
function wordsOf(tree: ts.SourceFile): string {
  const kept: string[] = [];
  const scanner = ts.createScanner(ts.ScriptTarget.ES2022, false, ts.LanguageVariant.Standard, tree.text);
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan())
    if (
      token === ts.SyntaxKind.SingleLineCommentTrivia ||
      token === ts.SyntaxKind.MultiLineCommentTrivia ||
      token === ts.SyntaxKind.StringLiteral ||
      token === ts.SyntaxKind.NoSubstitutionTemplateLiteral ||
      token === ts.SyntaxKind.TemplateHead
    )
      kept.push(scanner.getTokenText());
  return kept.join("\n").replaceAll(/\s*\n\s*\*?\s*/g, " ");
}

const foundIn = (text: string): string[] =>
  turns.flatMap(([turn, instead]) => {
    const found = turn.exec(text.replaceAll(/\s+/g, " "));
    return found === null ? [] : [`"${found[0]}": write "${instead}"`];
  });

describe("plain English", () => {
  it("is asked for by a list that finds what it is for", () => {
    for (const turn of [
      "an answer that is none",
      "nobody's row",
      "led one\nto expect",
      "rules cry wolf",
      "with its witness",
    ])
      expect(foundIn(turn)).toHaveLength(1);
    expect(foundIn("An invalid answer. A row without a client key. Session 4 is a possible rupture.")).toEqual([]);
  });

  it.each(documents.map(({ file, text }) => [file, text] as const))("%s", (_, text) => {
    expect(foundIn(text)).toEqual([]);
  });

  it.each(sourceFiles.map(({ file, tree }) => [file, tree] as const))("%s", (_, tree) => {
    expect(foundIn(wordsOf(tree))).toEqual([]);
  });
});
