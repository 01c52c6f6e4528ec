import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

interface Row {
  readonly rule: string;
  readonly clients: number;
  readonly withRupture: number;
  readonly ruptures: number;
  readonly repaired: number;
}
interface Agreement {
  readonly methods: readonly [number, number];
  readonly cases: number;
  readonly rawAgreement: number;
  readonly kappa: number;
}
interface Research {
  readonly table: readonly Row[];
  readonly agreement: readonly Agreement[];
  readonly picture: string;
}
const root = path.resolve(import.meta.dirname, "../..");
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
const guide = read("docs/guides/research.md");
const program = read("docs/programs/research.mjs");
const { table, agreement, picture } = (await import(path.join(root, "docs/programs/research.mjs"))) as Research;

it("the guide for researchers prints the program, in three blocks of at most 25 lines of code", () => {
  const blocks = [...guide.matchAll(/^```js no-test[^\n]*\n(.*?)^```/gms)].map(([, code = ""]) => code.trim());
  expect(blocks).toHaveLength(3);
  expect(blocks.join("\n\n")).toBe(program.trim());
  const code = program.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("//"));
  expect(code.length).toBeLessThanOrEqual(25);
});

/** A table between two marks of the guide. */
const printed = (name: string, head: string, rows: readonly (readonly (string | number)[])[]): string => {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;
  const dashes = line(head.split(" | ").map(() => "---"));
  return [
    `<!-- research:${name} -->`,
    "",
    line([head]),
    dashes,
    ...rows.map(line),
    "",
    `<!-- /research:${name} -->`,
  ].join("\n");
};

describe("what the program makes", () => {
  it("is what another program finds in the same file", () => {
    const golden = JSON.parse(read("test/golden/simulated-clients/ruptures.json")) as Pick<
      Research,
      "table" | "agreement"
    >;
    expect(table.map(({ rule: _, ...counts }) => counts)).toEqual(golden.table.map(({ rule: _, ...counts }) => counts));
    for (const [at, { cases, rawAgreement, kappa }] of golden.agreement.entries()) {
      expect(agreement[at]?.cases).toBe(cases);
      expect(agreement[at]?.rawAgreement).toBeCloseTo(rawAgreement, 12);
      expect(agreement[at]?.kappa).toBeCloseTo(kappa, 12);
    }
  });

  it("stands in the guide", () => {
    const perClient = ({ ruptures, clients }: Row): string => (ruptures / clients).toFixed(2);
    expect(guide).toContain(
      printed(
        "table",
        "rule | clients judged | with a possible rupture | possible ruptures | per client | of these repaired",
        table.map((row) => [row.rule, row.clients, row.withRupture, row.ruptures, perClient(row), row.repaired]),
      ),
    );
    const names = (pair: readonly number[]): string => pair.map((at) => table[at]?.rule ?? "").join(" · ");
    expect(guide).toContain(
      printed(
        "agreement",
        "two rules | sessions | raw agreement | kappa",
        agreement.map((one) => [names(one.methods), one.cases, one.rawAgreement.toFixed(2), one.kappa.toFixed(2)]),
      ),
    );
    expect(read("docs/figures/research.svg")).toBe(`${picture}\n`);
  });
});
