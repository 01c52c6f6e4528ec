import { defineConfig } from "vitest/config";

// What `npm run build` left in dist/, packed and installed like a stranger would. See test/package.
export default defineConfig({
  test: {
    include: ["test/package/**/*.test.ts"],
    reporters: ["default", ["json", { outputFile: "coverage/vitest.package.json" }]],
  },
});
