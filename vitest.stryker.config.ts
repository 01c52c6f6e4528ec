import { defineConfig } from "vitest/config";
import { alias } from "./vitest.config.js";

// For Stryker: the tests that run the code, without type tests (a compiler run a mutant) and without those that read
// source text (a mutant is not what was written).
export default defineConfig({
  resolve: { alias },
  test: { include: ["test/{unit,property,golden}/**/*.test.ts"] },
});
