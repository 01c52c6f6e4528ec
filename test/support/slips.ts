import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { InvalidArgumentError, type Issue } from "alliance-scoring";

/** What a slip says, thrown or as the issues and notices of a result: codes, places and sentences. */
export function said(slip: () => unknown): string {
  try {
    const { issues = [], notices = [] } = Object(slip()) as Partial<Record<"issues" | "notices", readonly Issue[]>>;
    const lines = [...issues, ...notices].map(({ code, path, message }) => `${[code, ...path].join(" ")}: ${message}`);
    return lines.join("\n") || "nothing";
  } catch (error) {
    if (error instanceof InvalidArgumentError) return `${error.code}: ${error.message}`;
    throw error;
  }
}

/**
 * Holds every slip to the sentence that was read and approved for it, in a file beside the test. Who changes a sentence
 * reads it aloud, and changes it there.
 */
export function holdSentences(room: string, slips: Readonly<Record<string, () => unknown>>): void {
  const file = new URL(`../unit/sentences/${room}.json`, import.meta.url);
  const approved = JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, string>>;
  describe(`what a slip in ${room} says`, () => {
    it.each(Object.keys(slips))("%s", (name) => {
      expect(said(slips[name]!)).toBe(approved[name]);
    });
    it("is approved for these slips and no others", () => {
      expect(Object.keys(approved)).toEqual(Object.keys(slips));
    });
  });
}
