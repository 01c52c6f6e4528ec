import ts from "typescript";
import { describe, expect, it } from "vitest";
import { instruments } from "../../src/instruments/instruments.js";
import { importsOf, nodes, parsed, place, sourceFiles, type SourceFile } from "./sources.js";

// Instruments are data. What a form measures is its `construct`; no code outside these rooms asks for a form by its name.

const ownRooms = ["instruments", "evidence", "index"];

/** Data of one instrument, outside the rooms of data: its prior, and a system's names of columns. */
const dataFiles = ["src/rupture/prediction/priors.ts", "src/tables/columnPresets.ts"];

/** An id of a form, or the beginning or end that a family shares. */
const names = [...Object.keys(instruments), "wai", "rs"].map((name) => name.toLowerCase());
const isName = (text: string): boolean => names.includes(text.toLowerCase());

/** Where code (not a type, an import or a comment) holds the name of a form: a literal, or a pattern that names one. */
const asked = (source: SourceFile): string[] =>
  [...nodes(source.tree)]
    .filter((node) =>
      ts.isRegularExpressionLiteral(node)
        ? /srs|ors|wai/i.test(node.text)
        : ts.isStringLiteralLike(node) && isName(node.text) && !ts.isLiteralTypeNode(node.parent),
    )
    .map((node) => place(source, node));

/** The forms themselves, which a file could compare with what it is given. */
const formsImported = (source: SourceFile): string[] =>
  importsOf(source).filter((specifier) =>
    [...Object.keys(instruments), "instruments"].some((name) => specifier.endsWith(`/instruments/${name}.js`)),
  );

const watched = sourceFiles.filter(({ room, file }) => !ownRooms.includes(room) && !dataFiles.includes(file));

describe("no code asks for an instrument by its name", () => {
  it.each([
    'const isOutcome = id === "ors";',
    'switch (id) { case "waiSr": break; }',
    'const isWai = id.startsWith("wai");',
    "const isWai = /^wai/.test(id);",
    'const words = table["srs"];',
    'const has = ["cors", other].includes(id);',
  ])("%s is found", (text) => {
    expect(asked(parsed("src/chart/case.ts", text))).toEqual(["src/chart/case.ts:1"]);
  });

  it("a type that names one is not asking", () => {
    expect(asked(parsed("src/chart/case.ts", 'type Ors = Alerts["ors"]; const session = { srs: 36 };'))).toEqual([]);
  });

  it("in any room but those that define forms and their norms", () => {
    expect(watched.flatMap(asked)).toEqual([]);
  });

  it("nor imports one", () => {
    expect(watched.flatMap(formsImported)).toEqual([]);
  });
});
