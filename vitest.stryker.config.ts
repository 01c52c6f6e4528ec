import { defineConfig } from "vitest/config";
import { alias } from "./vitest.config.js";

// For Stryker: the tests of the rooms it changes, without type tests (a compiler run a mutant) and without those that
// read source text (a mutant is not what was written).
export default defineConfig({
  resolve: { alias },
  test: {
    include: [
      "test/{unit,golden}/{core,evidence,statistics,instruments,scoring,internal-consistency}/**/*.test.ts",
      "test/{unit,golden}/{course,change,group-change,rupture,detector,tables}/**/*.test.ts",
      "test/property/{scoring,privacy}.property.test.ts",
      "test/property/{scoring,course}/**/*.test.ts",
    ],
    // It walks through 900,000 answer sets, a minute for every mutant.
    exclude: ["test/unit/scoring/everyAnswerSet.test.ts"],
    testTimeout: 60_000,
  },
});
