import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { bibliography, type Source } from "../../src/evidence/bibliography.js";
import * as library from "../../src/index.js";
import { nodes, place, root, sourceFiles } from "./sources.js";

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
    expect([...citations(library, "")].length).toBeGreaterThan(50);
    expect(literals.length).toBeGreaterThan(50);
  });
});

/** All that is written in src/ and docs/, the bibliography itself left out. */
const written = [
  ...sourceFiles.filter(({ file }) => file !== "src/evidence/bibliography.ts").map(({ tree }) => tree.text),
  ...readdirSync(path.join(root, "docs"), { recursive: true })
    .filter((file) => String(file).endsWith(".md"))
    .map((file) => readFileSync(path.join(root, "docs", String(file)), "utf8")),
].join("\n");

/** By its id, its DOI or its address; by first author and year; without a year by author, without an author by place. */
function isNamed([id, { authors, year, container, doi, url }]: [string, Source]): boolean {
  if ([`"${id}"`, doi, url].some((name) => name !== undefined && written.includes(name))) return true;
  const name = authors?.split(/,| &| et al\./)[0] ?? container;
  if (name === undefined) return false;
  return year === undefined ? written.includes(name) : new RegExp(`${name}[^]{0,60}${String(year)}`).test(written);
}

describe("every entry of the bibliography", () => {
  it("is named in the source or in the docs", () => {
    const unnamed = Object.entries<Source>(bibliography).filter((entry) => !isNamed(entry));
    expect(unnamed.map(([id]) => id)).toEqual([]);
  });

  it("and an entry that nothing names is seen", () => {
    expect(isNamed(["nobody2031", { authors: "Nobody & None", year: 2031, doi: "10.1234/nowhere" }])).toBe(false);
  });

  it("has no empty field, and a DOI or an address, if any, in the form a reader can follow", () => {
    const faults = Object.entries<Source>(bibliography).filter(
      ([, source]) =>
        Object.values(source).includes("") ||
        !/^10\.\d{4,9}\/\S+$/.test(source.doi ?? "10.1234/x") ||
        !/^https?:\/\/\S+$/.test(source.url ?? "https://x"),
    );
    expect(faults).toEqual([]);
  });
});
