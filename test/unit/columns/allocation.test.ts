import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildSync } from "esbuild";
import { expect, it } from "vitest";

it("scoreColumns allocates nothing for a row beside the result: a million rows stay below four bytes each", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "allocation-"));
  try {
    const bundle = path.join(folder, "package.mjs");
    const contents = `export * from "./src/index.ts"; export * from "./src/columns/index.ts";`;
    const root = path.resolve(import.meta.dirname, "../../..");
    buildSync({ stdin: { contents, resolveDir: root }, bundle: true, format: "esm", outfile: bundle });
    const flags = ["--single-threaded-gc", "--expose-gc", "--min-semi-space-size=256", "--max-semi-space-size=256"];
    const script = path.join(import.meta.dirname, "allocation.mjs");
    const printed = execFileSync(process.execPath, [...flags, script, bundle], { encoding: "utf8" });
    const measured = printed
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { name: string; heap: number; besideOutputs: number });
    const wasteful = measured.pop();
    expect(wasteful?.name).toBe("an object a row");
    expect(wasteful?.heap).toBeGreaterThan(16_000_000); // the measure sees what it is to see
    expect(measured.map(({ name }) => name)).toEqual(["WAI-36, bytes", "WAI-36, doubles with NaN", "SRS, doubles"]);
    for (const { heap, besideOutputs } of measured) {
      expect(heap).toBeLessThan(4_000_000);
      expect(besideOutputs).toBeLessThan(4_000_000); // blocks, the same for any number of rows
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 300_000);
