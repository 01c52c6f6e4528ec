import { defineConfig } from "tsup";
import { entries } from "./test/entries.mjs";

export default defineConfig({
  entry: Object.fromEntries(entries.map(({ name, source }) => [name, source])),
  format: ["esm", "cjs"],
  // tsup sets baseUrl, which TypeScript 6 reports as deprecated.
  dts: { compilerOptions: { ignoreDeprecations: "6.0" } },
  tsconfig: "tsconfig.build.json",
  target: "es2022",
  platform: "neutral",
  // A source map names the folder of the machine that built it. Without one, dist/ is the same from any folder.
  sourcemap: false,
  clean: true,
  splitting: true,
});
