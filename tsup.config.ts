import { existsSync } from "node:fs";
import { defineConfig } from "tsup";

// Every folder of src/ that is a subpath of the package (design: one export each).
const subpaths = ["schema", "columns", "tables", "sql", "fhir", "chart", "simulate"];

export default defineConfig({
  entry: Object.fromEntries(
    [["index", "src/index.ts"], ...subpaths.map((room) => [room, `src/${room}/index.ts`])].filter(([, file]) =>
      existsSync(file as string),
    ),
  ),
  format: ["esm", "cjs"],
  // tsup sets baseUrl, which TypeScript 6 reports as deprecated.
  dts: { compilerOptions: { ignoreDeprecations: "6.0" } },
  tsconfig: "tsconfig.build.json",
  target: "es2022",
  platform: "neutral",
  sourcemap: true,
  clean: true,
  splitting: true,
});
