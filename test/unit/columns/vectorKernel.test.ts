import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { wai36 } from "alliance-scoring";
import { compiledVectorLanes } from "../../vectorLanes.mjs";

const folder = path.resolve(import.meta.dirname, "../../../src/columns/fast");

it("the committed module is what its source compiles to", { timeout: 180_000 }, async () => {
  expect(await compiledVectorLanes()).toBe(readFileSync(path.join(folder, "vectorLanesModule.ts"), "utf8"));
});

describe("a million answers", () => {
  const rows = 60_000; // enough for vectors
  const columns = wai36.items.map((_, item) => Uint8Array.from({ length: rows }, (__, row) => ((row * item) % 8) + 1));
  const { WebAssembly: real } = globalThis as unknown as { WebAssembly: { Module: new (bytes: Uint8Array) => object } };

  /** Scored twice, by a package that is loaded anew, since it keeps what it compiled. */
  const scored = async (webAssembly: unknown) => {
    vi.resetModules();
    const { scoreColumns } = await import("alliance-scoring/columns");
    const { wai36: form } = await import("alliance-scoring");
    vi.stubGlobal("WebAssembly", webAssembly);
    const scores = [1, 2].map(() => scoreColumns(form, columns, { missing: "prorate", missingCodes: [8] }));
    vi.unstubAllGlobals();
    return scores[1]!;
  };
  /** The real thing, but for how a module is made. */
  const makingModules = (module: unknown): unknown => Object.create(real, { Module: { value: module } });

  it("are scored alike where compiling is allowed, refused or unknown, and it is asked once", async () => {
    const compile = vi.fn(function (bytes: Uint8Array) {
      return new real.Module(bytes);
    });
    const refuse = vi.fn(function () {
      throw new EvalError("refused by the policy");
    });
    const allowed = await scored(makingModules(compile));
    const refused = await scored(makingModules(refuse));
    const unknown = await scored(undefined);
    expect(compile).toHaveBeenCalledTimes(1);
    expect(refuse).toHaveBeenCalledTimes(1);
    for (const scores of [refused, unknown]) {
      expect(Buffer.compare(scores.status, allowed.status)).toBe(0);
      for (const [id, expected] of Object.entries(allowed.scales))
        expect(scores.scales[id as "total"].findIndex((score, row) => !Object.is(score, expected[row]))).toBe(-1);
    }
    expect([...new Set(allowed.status)].sort()).toEqual([0, 1]);
  });
});
