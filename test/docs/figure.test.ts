import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import * as chart from "../../src/chart/index.js";
import * as library from "../../src/index.js";

const figures = path.resolve(import.meta.dirname, "../../docs/figures");
const programs = path.resolve(import.meta.dirname, "../../docs/programs/figures");

it("the figure of the README is what the package draws today, and says that its client is simulated", async () => {
  const { figure } = await import(path.join(programs, "make.mjs"));
  const drawn: string = figure(library, chart);
  expect(readFileSync(path.join(figures, "srs-simulated-client.svg"), "utf8")).toBe(drawn);
  expect(drawn).toContain("simulated client");
});
