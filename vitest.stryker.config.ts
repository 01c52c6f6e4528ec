import { defineConfig } from "vitest/config";
import { alias } from "./vitest.config.js";

// For Stryker: the tests of the rooms it changes, without type tests (a compiler run a mutant) and without those that
// read source text (a mutant is not what was written).
export default defineConfig({
  resolve: { alias },
  test: {
    include: [
      "test/{unit,golden}/{core,statistics,instruments,scoring,internal-consistency}/**/*.test.ts",
      "test/property/{scoring,privacy}.property.test.ts",
    ],
    // Code that counts its own coverage is slow, and one test walks through every answer set of a total.
    testTimeout: 120_000,
  },
});
