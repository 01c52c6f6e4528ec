import { defineConfig } from "vitest/config";

// What `npm run site` left in site/, looked at in a browser. See test/website.
export default defineConfig({
  test: {
    include: ["test/website/*.test.ts"],
    testTimeout: 60_000,
    // One browser at a time: three at once are slower on two cores.
    fileParallelism: false,
    reporters: ["default", ["json", { outputFile: "coverage/vitest.site.json" }]],
  },
});
