import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import * as chart from "../../src/chart/index.js";
import * as library from "../../src/index.js";
import { figureOf } from "../../docs/programs/figures/figureOf.mjs";

const docs = path.resolve(import.meta.dirname, "../../docs");

const { readmeCode } = (await import(path.join(docs, "programs/figures/readme.mjs"))) as { readmeCode: () => string };

it("the picture of the README is what its lines draw today, and says that its client is simulated", async () => {
  const importing = (name: string): Promise<Record<string, unknown>> =>
    Promise.resolve({ ...(name.endsWith("/chart") ? chart : library) });
  const drawn = await figureOf(readmeCode(), importing);
  expect(readFileSync(path.join(docs, "figures/readme.svg"), "utf8")).toBe(`${drawn}\n`);
  expect(drawn).toContain("A simulated client");
});

it("the README goes from five sessions to what stands out, and a picture, in eight lines", () => {
  expect(readmeCode().split("\n").filter(Boolean)).toHaveLength(8);
});
