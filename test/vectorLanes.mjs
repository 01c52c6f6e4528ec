// Compiles src/columns/fast/vectorLanes.as into the module beside it:
//
//     node test/vectorLanes.mjs
//
// What it writes is committed, so that a build needs no compiler; a test compiles again and compares.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { engine } from "./engines.mjs";

const folder = path.resolve(import.meta.dirname, "../src/columns/fast");

/** The text of vectorLanesModule.ts. */
export async function compiledVectorLanes() {
  const compiler = path.join(engine("assemblyscript"), "node_modules/assemblyscript/dist/asc.js");
  const { default: asc } = await import(pathToFileURL(compiler).href);
  const source = readFileSync(path.join(folder, "vectorLanes.as"), "utf8");
  const written = {};
  const options = ["--runtime=stub", "--enable=simd", "--use=abort=", "--noAssert", "-O3"];
  const { error, stderr } = await asc.main(["vectorLanes.ts", "--outFile=module.wasm", ...options], {
    readFile: (name) => (name === "vectorLanes.ts" ? source : null),
    writeFile: (name, content) => void (written[name] = content),
    listFiles: () => [],
  });
  if (error) throw new Error(`${error.message}\n${stderr.toString()}`);
  return `// Compiled from vectorLanes.as by \`node test/vectorLanes.mjs\`, which explains itself.

/**
 * The bytes of the module.
 *
 * @internal
 */
export const vectorLanes = (): Uint8Array =>
  // prettier-ignore
  Uint8Array.of(${[...written["module.wasm"]].join(",")});
`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  writeFileSync(path.join(folder, "vectorLanesModule.ts"), await compiledVectorLanes());
