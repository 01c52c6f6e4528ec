import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

const page = readFileSync(new URL("../../docs/guides/fhir.md", import.meta.url), "utf8");

/** Multiplication of the dihedral group D5 and the permutation of Verhoeff's check digit, from their definitions. */
const times = (a: number, b: number): number =>
  a < 5 ? (b < 5 ? (a + b) % 5 : ((a + b - 5) % 5) + 5) : b < 5 ? ((a - 5 - b + 5) % 5) + 5 : (a - b + 5) % 5;
const once = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
const permuted = (digit: number, power: number): number => (power === 0 ? digit : permuted(once[digit]!, power - 1));
const isVerhoeff = (id: string): boolean =>
  Array.from(id, Number)
    .reverse()
    .reduce((check, digit, position) => times(check, permuted(digit, position % 8)), 0) === 0;

it("tells a right identifier from one with a wrong digit, or with two digits changed round", () => {
  expect(isVerhoeff("2363")).toBe(true); // 236 with its check digit 3, the textbook example
  expect(isVerhoeff("2364")).toBe(false);
  expect(isVerhoeff("2633")).toBe(false);
});

const documented = [...page.matchAll(/^\|.*\| (\d{9}) \| (\d{15,18}) \|$/gm)].flatMap(([, ...ids]) => ids);

it("finds the identifiers of five totals", () => {
  expect(new Set(documented).size).toBe(10);
});

it.each(documented)("%s has its check digit", (id) => {
  expect(isVerhoeff(id)).toBe(true);
});

it("1036271000000100, which stands in a published file, fails and is struck out", () => {
  expect(isVerhoeff("1036271000000100")).toBe(false);
  expect(page).toContain("~~1036271000000100~~");
  expect(page.split("1036271000000100")).toHaveLength(2);
});
