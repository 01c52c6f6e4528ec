import { defineConfig } from "vitest/config";
import { alias } from "./vitest.config.js";

// What `npm run build` left in dist/, packed and installed like a stranger would; and programs of others that take what we emit.
// See test/package.
export default defineConfig({
  resolve: { alias },
  test: {
    // CLIENTS=1 runs form renderers, FHIR engines and other runtimes too: minutes each, so not in the gate.
    include: [process.env["CLIENTS"] ? "test/package/**/*.test.ts" : "test/package/{package,zodRange}.test.ts"],
    reporters: ["default", ["json", { outputFile: "coverage/vitest.package.json" }]],
  },
});
