import { Decimal, Float32, Float64, Int8, tableFromArrays, vectorFromArray } from "apache-arrow";
import * as aq from "arquero";
import { describe, expect, it } from "vitest";
import { type InvalidArgumentError, srs, wai36, waiSr } from "alliance-scoring";
import { scoreColumns } from "alliance-scoring/columns";

/** Four equal columns of the SRS. */
const four = <Column>(column: Column): Column[] => [column, column, column, column];

const faultOf = (call: () => unknown): InvalidArgumentError => {
  try {
    call();
  } catch (error) {
    return error as InvalidArgumentError;
  }
  throw new Error("nothing was thrown");
};
const issuesOf = (call: () => unknown): unknown[] => faultOf(call).issues.map(({ code, path }) => [code, ...path]);

describe("the scores", () => {
  it("are exact at the cut-off: 8.6 + 9.7 + 9.9 + 7.8 is 36", () => {
    const columns = [[8.6], [9.7], [9.9], [7.8]].map((cells) => Float64Array.from(cells));
    expect(scoreColumns(srs, columns).scales.total).toEqual(Float64Array.of(36));
  });

  it("are exact from 32-bit floats too, which hold 9.1 as 9.100000381…", () => {
    const columns = [[8.6], [9.7], [9.9], [7.8]].map((cells) => Float32Array.from(cells));
    expect(scoreColumns(srs, columns).scales.total).toEqual(Float64Array.of(36));
    const vectors = [[8.6], [9.7], [9.9], [7.8]].map((cells) => vectorFromArray(cells, new Float32()));
    expect(scoreColumns(srs, vectors).scales.total).toEqual(Float64Array.of(36));
  });

  it("do not take a 32-bit float between two steps for either", () => {
    expect([...scoreColumns(srs, four(Float32Array.of(8.65))).status]).toEqual([2]);
    expect([...scoreColumns(srs, four(Float64Array.of(9.1 + 1e-9))).status]).toEqual([2]);
  });

  it("are read from 32-bit floats that were handed out as doubles, as polars and DuckDB do", () => {
    for (const column of [
      Float64Array.of(Math.fround(9.1)),
      [Math.fround(9.1)],
      { length: 1, at: () => Math.fround(9.1) },
    ])
      expect(scoreColumns(srs, four(column)).scales.total[0]).toBe(36.4);
    expect(scoreColumns(srs, four([Math.fround(-9.9)]), { missingCodes: [-9.9] }).status[0]).toBe(1);
  });

  it("take NaN for missing whether or not it is declared", () => {
    expect(scoreColumns(srs, four([NaN]), { missingCodes: [NaN] }).status[0]).toBe(1);
  });

  it("of decimals that are kept as whole numbers are refused once, with the cast to write", () => {
    const decimals = vectorFromArray(
      [null, Uint32Array.of(91, 0, 0, 0), Uint32Array.of(87, 0, 0, 0)],
      new Decimal(1, 4, 128),
    );
    const duckdb = [{ width: 4, scale: 1, value: 91n }, null, null];
    for (const column of [decimals, duckdb]) {
      const { issues } = faultOf(() => scoreColumns(srs, [[9, 9, 9], column as never, [9, 9, 9], [9, 9, 9]]));
      expect(issues.map(({ code, path }) => [code, ...path])).toEqual([["column-of-decimals", "goals"]]);
      expect(issues[0]!.message).toContain("CAST(q1 AS DOUBLE)");
    }
  });

  it("round a response between two steps on request", () => {
    expect(scoreColumns(srs, four([8.65]), { offStep: "round" }).scales.total[0]).toBe(34.8);
  });

  it("are prorated on request: three answers of 5 and 4 and 3 to four items make 16", () => {
    const columns = waiSr.items.map(({ id }) => [id === "item3" ? null : id === "item5" ? 5 : id === "item7" ? 4 : 3]);
    const { scales, status } = scoreColumns(waiSr, columns, { missing: "prorate" });
    expect([scales.bond[0], scales.goal[0], scales.total[0], status[0]]).toEqual([16, 12, 40, 0]);
    const means = scoreColumns(waiSr, columns, { missing: "prorate", metric: "mean" });
    expect([means.scales.bond[0], means.scales.total[0]]).toEqual([4, 40 / 12]);
  });

  it("come by item id in any order", () => {
    const columns = { overall: [4], approach: [3], goals: [2], relationship: [1] };
    const { scales } = scoreColumns(srs, columns);
    expect([scales.bond[0], scales.goal[0], scales.task[0], scales.total[0]]).toEqual([1, 2, 3, 10]);
  });

  it("are none for no rows", () => {
    expect(scoreColumns(srs, four([]))).toMatchObject({ rows: 0, status: new Uint8Array(0) });
  });
});

describe("the status of a row", () => {
  it("is 0 when every scale is scored, 1 when one is not, 2 when a response is invalid", () => {
    const columns = {
      relationship: [9, null, 9, 9],
      goals: [9, 9, 11, 9],
      approach: [9, 9, 9, 8.65],
      overall: [9, 9, 9, 9],
    };
    const { scales, status } = scoreColumns(srs, columns);
    expect([...status]).toEqual([0, 1, 2, 2]);
    expect([...scales.bond]).toEqual([9, NaN, NaN, NaN]);
    expect([...scales.goal]).toEqual([9, 9, NaN, NaN]);
  });

  it("is 2 for what is no number, wherever it may be held", () => {
    for (const cell of ["7", true, {}, Infinity, 7n ** 30n])
      expect([...scoreColumns(srs, four([cell as number])).status]).toEqual([2]);
  });
});

describe("a missing answer", () => {
  it("is null, undefined, NaN, a hole or a null of an Arrow vector, and never 0", () => {
    const arrow = vectorFromArray([9, null], new Float64());
    // eslint-disable-next-line no-sparse-arrays
    const empties = [[9, null], [9, undefined], [9, NaN], [9, ,], Float64Array.of(9, NaN), arrow];
    for (const relationship of empties) {
      const { scales } = scoreColumns(srs, { relationship, goals: [9, 9], approach: [9, 9], overall: [9, 9] });
      expect([...scales.total]).toEqual([36, NaN]);
    }
  });

  it("is 0 in what Arrow's toArray() gives: that is why the vector itself is to be passed", () => {
    const vector = vectorFromArray([9, null], new Int8());
    expect([...scoreColumns(srs, four(vector)).scales.total]).toEqual([36, NaN]);
    expect([...scoreColumns(srs, four(vector.toArray())).scales.total]).toEqual([36, 0]);
  });

  it("is a declared code, and only a declared one", () => {
    const column = Int16Array.of(9, -99, 0);
    expect([...scoreColumns(srs, four(column)).status]).toEqual([0, 2, 0]);
    expect([...scoreColumns(srs, four(column), { missingCodes: [-99] }).status]).toEqual([0, 1, 0]);
  });

  it("is a declared code that a 32-bit float cannot hold exactly", () => {
    expect([...scoreColumns(srs, four(Float32Array.of(-99.9)), { missingCodes: [-99.9] }).status]).toEqual([1]);
  });

  it("is no text, however large a declared code: beyond 32-bit floats it is looked for as it is", () => {
    const huge = 2 ** 1023;
    const handedOut = (cell: unknown) => ({ length: 1, get: () => cell });
    const status = (cell: unknown) => [...scoreColumns(srs, four(handedOut(cell)), { missingCodes: [huge] }).status];
    expect([status("9"), status(huge), status(Infinity), status(9)]).toEqual([[2], [1], [2], [0]]);
  });

  it("is a 0 in the validity bitmap, lowest bit first", () => {
    const column = new Int8Array(10).fill(9);
    const validity = { goals: Uint8Array.of(0b11111101, 0b01) };
    const { scales } = scoreColumns(
      srs,
      { relationship: column, goals: column, approach: column, overall: column },
      { validity },
    );
    expect([...scales.goal]).toEqual([9, NaN, 9, 9, 9, 9, 9, 9, 9, NaN]);
    expect([...scales.bond]).toEqual(new Array(10).fill(9));
  });
});

describe("a column", () => {
  it("may be a column of an Arrow table, whole or a slice", () => {
    const table = tableFromArrays({ i1: Int8Array.of(1, 2, 3), i2: Float64Array.of(0.1, 0.2, 0.3) });
    const columns = [table.getChild("i1"), table.getChild("i2"), [1, 1, 1], [1, 1, 1]];
    expect([...scoreColumns(srs, columns as number[][]).scales.total]).toEqual([3.1, 4.2, 5.3]);
    const slices = columns.map((column) => column!.slice(1));
    expect([...scoreColumns(srs, slices as number[][]).scales.total]).toEqual([4.2, 5.3]);
  });

  it("may be a column of an arquero table", () => {
    const table = aq.table({ i1: [9, null, 9.1], i2: Float32Array.of(9.1, 1, 9.1) });
    const column = (name: string): number[] => table.column(name) as unknown as number[];
    const columns = [column("i1"), column("i2"), [1, 1, 1], [1, 1, 1]];
    expect([...scoreColumns(srs, columns).scales.total]).toEqual([20.1, NaN, 20.2]);
  });

  it("may hold bigints: they are a way of storing whole numbers", () => {
    expect(scoreColumns(srs, four(BigInt64Array.of(7n))).scales.total[0]).toBe(28);
  });

  it("may be read-only, from another realm, or a view of part of a buffer", () => {
    const part = new Uint8Array(Uint8Array.of(200, 7, 8, 200).buffer, 1, 2);
    expect([...scoreColumns(srs, four(part)).scales.total]).toEqual([28, 32]);
    expect([...scoreColumns(srs, four(Object.freeze([7, 8]))).scales.total]).toEqual([28, 32]);
  });
});

describe("columns that cannot be scored", () => {
  const good = [9, 9];

  it("are refused with every fault at once", () => {
    const columns = { relationship: good, goals: [9], "canary 8.765": good, overall: "9,9" } as never;
    expect(issuesOf(() => scoreColumns(srs, columns))).toEqual([
      ["unknown-item", 2],
      ["lengths-differ", "goals"],
      ["missing-column", "approach"],
      ["not-a-column", "overall"],
    ]);
    expect(faultOf(() => scoreColumns(srs, columns)).code).toBe("columns-invalid");
  });

  it("are no columns at all", () => {
    for (const columns of [undefined, null, 7, "columns", new Map(), tableFromArrays({ relationship: [9] })])
      expect(issuesOf(() => scoreColumns(srs, columns as never))).toEqual([["not-columns"]]);
  });

  it("are too few or too many", () => {
    expect(issuesOf(() => scoreColumns(srs, [good, good, good]))[0]).toEqual(["wrong-length"]);
  });

  it.each([
    ["a string", "99"],
    ["a number", 9],
    ["a function", (row: number) => row],
    ["a data view", new DataView(new ArrayBuffer(2))],
    ["array-like without get or at, since a wrong guess would make every answer missing", { length: 2, 0: 9, 1: 9 }],
    ["of no length", { get: () => 9 }],
    ["of half a row", { length: 1.5, get: () => 9 }],
    ["of a negative length", { length: -1, get: () => 9 }],
    ["a map", new Map([[0, 9]])],
  ])("hold %s", (_, thing) => {
    expect(issuesOf(() => scoreColumns(srs, [thing, good, good, good] as never))).toEqual([
      ["not-a-column", "relationship"],
    ]);
  });

  it("are views beyond the end of a buffer that shrank, all of them", () => {
    // What the types of ES2023 do not know yet.
    const Resizable = ArrayBuffer as unknown as new (
      bytes: number,
      options: object,
    ) => ArrayBuffer & { resize(bytes: number): void };
    const buffer = new Resizable(8, { maxByteLength: 16 });
    const column = new Uint8Array(buffer, 4, 4);
    buffer.resize(2);
    expect(issuesOf(() => scoreColumns(srs, four(column)))).toEqual(srs.items.map(({ id }) => ["not-a-column", id]));
  });

  it("are detached, even if all of them are", () => {
    const detached = (): Float64Array => {
      const column = Float64Array.of(9, 9);
      structuredClone(column.buffer, { transfer: [column.buffer] });
      return column;
    };
    expect(issuesOf(() => scoreColumns(srs, four(0).map(detached)))).toEqual(
      srs.items.map(({ id }) => ["not-a-column", id]),
    );
  });

  it("cannot be read, and what was thrown is not passed on", () => {
    const get = (): never => {
      throw new Error("canary 8.765");
    };
    const fault = faultOf(() => scoreColumns(srs, [good, { length: 2, get }, good, { length: 2, get }]));
    expect(fault.issues.map(({ code, path }) => [code, ...path])).toEqual([
      ["column-unreadable", "goals"],
      ["column-unreadable", "overall"],
    ]);
    expect([fault.message, fault.cause, JSON.stringify(fault.issues)].join()).not.toContain("canary");
  });

  it("are shortened or detached while others are read", () => {
    const list = [9, 9];
    const shortens = { length: 2, get: () => (list.length = 1) };
    expect(issuesOf(() => scoreColumns(srs, [shortens, list, good, good]))).toEqual([["column-changed", "goals"]]);

    const bytes = Uint8Array.of(9, 9);
    const validity = { relationship: Uint8Array.of(0b11) };
    const detaches = {
      length: 2,
      get(row: number) {
        if (row === 0) structuredClone([bytes.buffer, validity.relationship.buffer], { transfer: [bytes.buffer] });
        if (row === 1) structuredClone(0, { transfer: [validity.relationship.buffer] });
        return 9;
      },
    };
    expect(issuesOf(() => scoreColumns(srs, [detaches, bytes, good, good], { validity }))).toEqual([
      ["column-changed", "relationship"],
      ["column-unreadable", "goals"],
    ]);
  });

  it("have a validity that is no bitmap, or too short a one", () => {
    const validity = { goals: [true, true], overall: new Uint8Array(0) } as never;
    expect(issuesOf(() => scoreColumns(srs, four(good), { validity }))).toEqual([
      ["not-a-bitmap", "goals"],
      ["bitmap-too-short", "overall"],
    ]);
  });

  it("are more than memory holds", () => {
    const column = { length: Number.MAX_SAFE_INTEGER, get: () => 9 };
    expect(faultOf(() => scoreColumns(srs, four(column))).code).toBe("too-many-rows");
  });
});

describe("options that cannot be meant", () => {
  it.each([
    ["option-unknown", { metric: "median" }],
    ["option-unknown", { missing: "prorated" }],
    ["option-unknown", { offStep: "floor" }],
    ["missing-codes-invalid", { missingCodes: -99 }],
    ["missing-codes-invalid", { missingCodes: ["-99"] }],
    ["missing-codes-invalid", { missingCodes: [Infinity] }],
    ["missing-code-is-a-response", { missingCodes: [-99, 7] }],
  ])("throw %s", (code, options) => {
    expect(faultOf(() => scoreColumns(wai36, [], options as never)).code).toBe(code);
  });
});
