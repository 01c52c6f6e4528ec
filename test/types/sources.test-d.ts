import { expectTypeOf, it } from "vitest";
import type { bibliography, Cited, NormProfile, RuptureMethod, SourceId } from "../../src/index.js";
import type { declareInstrument } from "../../src/instruments/declareInstrument.js";

it("a source id is a key of the bibliography", () => {
  expectTypeOf<SourceId>().toEqualTypeOf<keyof typeof bibliography>();
  expectTypeOf<"duncan2003">().toExtend<SourceId>();
  expectTypeOf<string>().not.toExtend<SourceId>();
});

it("a number, a profile and a rule cite nothing else", () => {
  expectTypeOf<Cited<number>["source"]>().toEqualTypeOf<SourceId>();
  expectTypeOf<NormProfile["sources"]>().toEqualTypeOf<readonly SourceId[]>();
  expectTypeOf<RuptureMethod["sources"]>().toEqualTypeOf<readonly SourceId[]>();
});

it("nor does an instrument of the package", () => {
  expectTypeOf<Parameters<typeof declareInstrument>[0]["sources"][number]>().toEqualTypeOf<SourceId>();
});
