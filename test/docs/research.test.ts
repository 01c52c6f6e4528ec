import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

interface Row {
  readonly name: string;
  readonly judged: number;
  readonly ruptures: number;
  readonly repaired: number;
}
const docs = path.resolve(import.meta.dirname, "../../docs");
const guide = readFileSync(path.join(docs, "guides/research.md"), "utf8");
const program = readFileSync(path.join(docs, "programs/research.mjs"), "utf8");

it("the guide for researchers prints the program, in three blocks of at most 25 lines of code", () => {
  const blocks = [...guide.matchAll(/^```js no-test[^\n]*\n(.*?)^```/gms)].map(([, code = ""]) => code.trim());
  expect(blocks).toHaveLength(3);
  expect(blocks.join("\n\n")).toBe(program.trim());
  const code = program.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("//"));
  expect(code.length).toBeLessThanOrEqual(25);
});

it("the table of the guide is the one the program makes", async () => {
  const { agreement, picture, table } = (await import(path.join(docs, "programs/research.mjs"))) as {
    readonly agreement: number;
    readonly picture: string;
    readonly table: readonly Row[];
  };
  const rows = table.map(({ name, judged, ruptures, repaired }) =>
    [name, judged, ruptures, repaired].map(String).join(" | "),
  );
  const head = ["| rule | clients judged | with a possible rupture | of these repaired |", "| --- | --- | --- | --- |"];
  const printed = [...head, ...rows.map((row) => `| ${row} |`)].join("\n");
  expect(guide).toContain(`<!-- research:table -->\n\n${printed}\n\n<!-- /research:table -->`);
  expect(guide).toContain(`agree on ${String(100 * agreement)} of 100 clients`);
  expect(picture).toMatch(/^<svg/);
}, 120_000);
