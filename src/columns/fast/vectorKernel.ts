/**
 * The compiled loops of `vectorLanes.as`, where this runtime lets itself be handed them.
 *
 * Compiling is refused under a content security policy without `wasm-unsafe-eval`, on some edge runtimes, and by processors
 * without 128-bit vectors. Then there is no kernel, and the same scores come from `byteLanes.ts`.
 */
import { vectorLanes } from "./vectorLanesModule.js";

/**
 * The loops, and the memory in which their arguments are addresses; see `vectorLanes.as`.
 *
 * @internal
 */
export interface VectorKernel {
  readonly memory: {
    readonly buffer: ArrayBuffer;
    /** Make it longer by so many pages of 65,536 bytes. */
    grow(pages: number): number;
  };
  addColumn(
    answers: number,
    rows: number,
    sum: number,
    missing: number,
    wrong: number,
    lowest: number,
    range: number,
    flip: number,
    shift: number,
    codes: number,
    codeCount: number,
  ): void;
  lookUp(sum: number, missing: number, table: number, scores: number, status: number, rows: number): void;
  addScores(part: number, scores: number, rows: number): void;
  divideScores(scores: number, divisor: number, rows: number): void;
  toBytes(numbers: number, bytes: number, rows: number): number;
}

/** What we need of it; the language itself does not know it. */
declare const WebAssembly:
  | {
      readonly Module: new (bytes: Uint8Array) => object;
      readonly Instance: new (module: object) => { readonly exports: unknown };
    }
  | undefined;

/** Compiled when it is first asked for, and then kept; null where that was refused, so that it is refused once. */
const compiled: { module?: object | null } = {};

/**
 * The loops with an empty memory of their own, or undefined where compiling is refused.
 *
 * @internal
 */
export function vectorKernel(): VectorKernel | undefined {
  try {
    if (typeof WebAssembly === "undefined" || !isLittleEndian()) return undefined;
    if (compiled.module === undefined) {
      compiled.module = null;
      compiled.module = new WebAssembly.Module(vectorLanes());
    }
    return compiled.module ? (new WebAssembly.Instance(compiled.module).exports as VectorKernel) : undefined;
  } catch {
    return undefined;
  }
}

/** WebAssembly keeps its numbers with the lowest byte first; the arrays that look into its memory follow the machine. */
const isLittleEndian = (): boolean => new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
