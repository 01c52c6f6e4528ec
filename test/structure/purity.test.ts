import { expect, it } from "vitest";
import { impurities, moduleState } from "./purity.js";
import { parsed, sourceFiles } from "./sources.js";

it.each(sourceFiles.map((source) => [source.file, source] as const))("%s is pure", (_, source) => {
  expect([...impurities(source), ...moduleState(source)]).toEqual([]);
});

it("tells what is impure from what only bears the name", () => {
  const text = `const own = { Date: 1, process: own.process };
    export let state = 1;
    const now = (day: Date): number => Date.now() + Math.random() + Math.round(1);
    const run = new Function("1".toLocaleUpperCase());`;
  const source = parsed("src/core/case.ts", text);
  expect(moduleState(source)).toEqual(["src/core/case.ts:2 export let state = 1;"]);
  expect(impurities(source)).toEqual([
    "src/core/case.ts:3 Date",
    "src/core/case.ts:3 Math.random",
    "src/core/case.ts:4 Function",
    'src/core/case.ts:4 "1".toLocaleUpperCase',
  ]);
});
