import { build } from "esbuild";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { entries } from "../entries.mjs";
import { root } from "./sources.js";

/** What is left of a module when nothing of it is used: the statements that a bundler dares not drop. */
async function residue(contents: string): Promise<string> {
  const result = await build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    external: ["zod/mini"],
    plugins: [
      {
        // Look at the code itself, not at the promise of `sideEffects: false` in package.json.
        name: "take no promise",
        setup({ onResolve }) {
          onResolve({ filter: /^\./ }, ({ path: specifier, resolveDir }) => ({
            path: path.join(resolveDir, specifier.replace(/\.js$/, ".ts")),
            sideEffects: true,
          }));
        },
      },
    ],
  });
  return result.outputFiles[0]!.text.replaceAll(/^(?:\/\/.*|import .*)?\n/gm, "");
}

describe("a bundler can drop every module that is not used, so an SRS form carries no norms and no detectors", () => {
  it.each(entries)("$source leaves nothing behind", async ({ source }) => {
    expect(await residue(`import "./${source}";`)).toBe("");
  });

  it("and what cannot be dropped is seen", async () => {
    expect(await residue('const kept = { ...JSON.parse("{}") };')).toContain("kept");
  });

  it("and detecting ruptures carries nothing of the estimation of a prior, which does not carry the detectors", async () => {
    const bundled = async (names: string) => {
      const contents = `import { ${names} } from "./src/index.ts"; console.log(${names});`;
      const result = await build({
        stdin: { contents, resolveDir: root, loader: "ts" },
        bundle: true,
        write: false,
        format: "esm",
      });
      return result.outputFiles[0]!.text;
    };
    const [detection, estimation] = await Promise.all([bundled("detectRuptures, methods"), bundled("estimatePrior")]);
    expect(detection).not.toMatch(/logUpperTail|oneRound/);
    expect(estimation).toMatch(/logUpperTail/);
    expect(estimation).not.toMatch(/learnNext|lookBack/);
  });
});
