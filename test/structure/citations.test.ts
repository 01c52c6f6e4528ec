import ts from "typescript";
import { describe, expect, it } from "vitest";
import { bibliography, type Source } from "../../src/evidence/bibliography.js";
import * as library from "../../src/index.js";
import { nodes, place, sourceFiles } from "./sources.js";

const isKnown = (id: string): boolean => Object.hasOwn(bibliography, id);

/** Every `source` and `sources` inside the values that the package exports, with the way to it. */
function* citations(value: unknown, way: string, seen = new Set<unknown>()): Generator<[way: string, id: string]> {
  if (typeof value !== "object" || value === null || seen.has(value)) return;
  seen.add(value);
  for (const [key, inner] of Object.entries(value)) {
    if (key === "source" && typeof inner === "string") yield [`${way}.${key}`, inner];
    else if (key === "sources" && Array.isArray(inner)) for (const id of inner) yield [`${way}.${key}`, String(id)];
    else yield* citations(inner, `${way}.${key}`, seen);
  }
}

/** The string literals that the source assigns to `source` and `sources`, in the rooms whose words these are. */
const literals = sourceFiles
  .filter((source) =>
    ["evidence", "instruments", "scoring", "series", "change", "rupture", "dyad"].includes(source.room),
  )
  .flatMap((source) =>
    [...nodes(source.tree)]
      .filter((node) => ts.isPropertyAssignment(node) && /^sources?$/.test(node.name.getText()))
      .flatMap((node) => [...nodes((node as ts.PropertyAssignment).initializer)].filter(ts.isStringLiteral))
      .map((literal) => [place(source, literal), literal.text] as const),
  );

describe("every citation is in the bibliography", () => {
  it("as the package exports it", () => {
    const unknown = [...citations(library, "")].filter(([, id]) => !isKnown(id));
    expect(unknown).toEqual([]);
  });

  it("as the source writes it", () => {
    expect(literals.filter(([, id]) => !isKnown(id))).toEqual([]);
  });

  it("and both ways of looking find some", () => {
    expect([...citations({ norm: { source: "a" }, list: [{ sources: ["b", "c"] }] }, "")]).toEqual([
      [".norm.source", "a"],
      [".list.0.sources", "b"],
      [".list.0.sources", "c"],
    ]);
  });
});

describe("every entry of the bibliography", () => {
  it("has a title, and a DOI or an address in the form a reader can follow", () => {
    const faults = Object.entries<Source>(bibliography).filter(
      ([, source]) =>
        source.title === "" ||
        !/^10\.\d{4,9}\/\S+$/.test(source.doi ?? "10.1234/x") ||
        !/^https?:\/\/\S+$/.test(source.url ?? "https://x"),
    );
    expect(faults).toEqual([]);
  });
});
