import { defineConfig } from "vitest/config";

// What `npm run site` left in site/, looked at in a browser. See test/website.
export default defineConfig({
  test: {
    // SITE_ACCESS=1 looks at every page with axe: not in the gate until its findings are mended.
    include: [process.env["SITE_ACCESS"] ? "test/website/pages.test.ts" : "test/website/{links,search}.test.ts"],
    testTimeout: 60_000,
    // One browser at a time: three at once are slower on two cores.
    fileParallelism: false,
    reporters: ["default", ["json", { outputFile: "coverage/vitest.site.json" }]],
  },
});
