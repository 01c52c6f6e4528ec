import { describe, expect, it } from "vitest";
import { bibliography, instruments, srs } from "alliance-scoring";
import { definitionIssues } from "../../../src/instruments/defineInstrument.js";

it("the list of instruments is frozen", () => {
  expect(Object.isFrozen(instruments)).toBe(true);
});

it("a definition of one copy of the package is known to another, by a mark that all share", () => {
  expect(Object.hasOwn(srs, "from defineInstrument")).toBe(true);
});

describe.each(Object.entries(instruments))("%s", (id, instrument) => {
  it("passes every check that defineInstrument makes", () => {
    expect(definitionIssues(instrument)).toEqual([]);
  });

  it("is listed under its own id", () => {
    expect(instrument.id).toBe(id);
  });

  it("names its sources in the bibliography", () => {
    expect(instrument.sources.length).toBeGreaterThan(0);
    for (const source of instrument.sources) expect(bibliography).toHaveProperty(source);
  });

  it("is frozen to the bottom", () => {
    const frozen = (value: unknown): boolean =>
      typeof value !== "object" || value === null || (Object.isFrozen(value) && Object.values(value).every(frozen));
    expect(frozen(instrument)).toBe(true);
  });
});
