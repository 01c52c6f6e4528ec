import path from "node:path";
import { defineConfig } from "vitest/config";

const source = (file: string): string => path.resolve(import.meta.dirname, "src", file);

/** Examples and tests import the package by its name and reach the source. */
export const alias = [
  { find: /^alliance-scoring$/, replacement: source("index.ts") },
  { find: /^alliance-scoring\/([a-z]+)$/, replacement: source("$1/index.ts") },
];

export default defineConfig({
  resolve: { alias },
  test: {
    // test/package looks at what is built; it has a configuration of its own.
    include: ["test/{unit,property,golden,docs,structure}/**/*.test.ts"],
    typecheck: { enabled: true, include: ["test/types/**/*.test-d.ts"], tsconfig: "tsconfig.json" },
    benchmark: { include: ["test/bench/**/*.bench.ts"] },
    // Two busy cores are slower than a developer's machine; a test that hangs still ends.
    testTimeout: 30_000,
    reporters: ["default", ["json", { outputFile: "coverage/vitest.json" }]],
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      reporter: ["text-summary", "json-summary", "lcov"],
      thresholds: { statements: 95, branches: 90, functions: 95, lines: 95 },
    },
  },
});
