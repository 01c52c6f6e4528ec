import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defineInstrument, instruments, type Instrument } from "alliance-scoring";
import { scoreSql, type ScoreSqlRequest, type SqlDialect } from "alliance-scoring/sql";
import { administrations, columnTypes, differences, expectedRow, tableOf, type Answers } from "./administrations.js";
import { engines, whyMissing, type Engine, type EngineName } from "./engines.js";

/** Steps of 0.5 from -3, one item reversed: what no built-in form has. */
const halves = defineInstrument({
  id: "halves",
  name: "Half steps",
  version: "1.0.0",
  construct: "alliance",
  higherIs: "better",
  raters: ["client"],
  licence: { status: "free", holder: "nobody" },
  sources: [],
  items: (["a", "b", "c"] as const).map((id, index) => ({
    ...{ id, number: index + 1, label: id, minimum: -3, maximum: 3, step: 0.5 },
    keyed: id === "b" ? ("reverse" as const) : ("forward" as const),
  })),
  scales: { total: { items: ["a", "b", "c"], missing: { rule: "prorate", maximumMissing: 1 } } },
});

const forms: readonly Instrument[] = [...Object.values(instruments), halves];

/** A number as people and programs write it into a column of text. */
function asText(value: number | null, column: number): string | null {
  if (value === null) return null;
  const short = String(value).replace(/^(-?)0\./, "$1.");
  const longer = Number.isInteger(value) ? `${value}.` : `${value}0`;
  return [String(value), ` ${value} `, short, longer][column % 4]!;
}

const asked = process.env["SQL_ENGINES"]?.split(",") as EngineName[] | undefined;

for (const name of asked ?? (["DuckDB", "SQLite", "PGlite", "PostgreSQL", "MariaDB"] as const)) {
  const missing = whyMissing(name);
  describe.skipIf(missing)(
    `${name}${missing ? ` (skipped: ${missing})` : ""} agrees with score in every cell`,
    { timeout: 60_000 },
    () => {
      let engine: Engine;
      let tables = 0;
      const dialect = (): SqlDialect => engine.dialect ?? "ansi";
      beforeAll(async () => {
        engine = await engines[name]();
      }, 120_000);
      afterAll(async () => {
        await engine?.stop();
      });

      /** Rows and cells that differ, at most a few, over both policies for missing answers. */
      async function compare(
        instrument: Instrument,
        rows: readonly Answers[],
        typeName: keyof typeof columnTypes,
        options: Partial<ScoreSqlRequest> = {},
      ): Promise<{ differing: unknown[]; statuses: number[] }> {
        const type = columnTypes[typeName];
        const table = `t${++tables}`;
        for (const statement of tableOf(table, rows, type)) await engine.run(statement);
        const differing: unknown[] = [];
        const statuses = [0, 0, 0];
        for (const policy of ["strict", "prorate"] as const) {
          const request = {
            ...{ table, key: "row_number_", columns: instrument.items.map((_, index) => `c${index + 1}`) },
            ...{ missing: policy, dialect: dialect(), ...options },
          };
          const answered = await engine.query(scoreSql(instrument, request));
          expect(answered.length).toBe(rows.length);
          for (const row of answered) {
            const index = Number(row["row_number_"]);
            // SQLite knows no single precision.
            const stored = name === "SQLite" ? (value: number) => value : type.stored;
            const codes = options.missingCodes ?? [];
            const answers = rows[index]!.map((x) => (x === null || codes.includes(x) ? null : stored(x)));
            const { offStep } = options;
            const expected = expectedRow(instrument, answers, { missing: policy, ...(offStep && { offStep }) });
            statuses[expected["status"]!]!++;
            const cells = differences(expected, row);
            if (cells.length > 0) differing.push({ policy, row: index, cells });
          }
        }
        return { differing: differing.slice(0, 5), statuses };
      }

      it.each(forms.map((form) => [form.id, form] as const))("%s in doubles", async (_, form) => {
        const rows = administrations(form, 2000, columnTypes.double);
        const { differing, statuses } = await compare(form, rows, "double");
        expect(differing).toEqual([]);
        expect(Math.min(...statuses)).toBeGreaterThan(200); // each status occurs
      });

      it.each(forms.map((form) => [form.id, form] as const))("%s with answers rounded to the step", async (_, form) => {
        const rows = administrations(form, 600, columnTypes.double, 2);
        expect((await compare(form, rows, "double", { offStep: "round" })).differing).toEqual([]);
      });

      it.each(forms.map((form) => [form.id, form] as const))("%s in decimals", async (_, form) => {
        expect((await compare(form, administrations(form, 600, columnTypes.decimal, 3), "decimal")).differing).toEqual(
          [],
        );
      });

      it.each(["wai36", "waiSr", "waiS"] as const)("%s in whole numbers of two widths", async (id) => {
        for (const type of ["integer", "smallint"] as const) {
          const rows = administrations(instruments[id], 600, columnTypes[type], 4);
          expect((await compare(instruments[id], rows, type)).differing).toEqual([]);
        }
      });

      it.each(["ors", "waiSr"] as const)("%s in single precision, as it is and rounded", async (id) => {
        const rows = administrations(instruments[id], 600, columnTypes.single, 5);
        for (const offStep of ["reject", "round"] as const)
          expect((await compare(instruments[id], rows, "single", { offStep })).differing).toEqual([]);
      });

      it("ors at the totals where doubles go wrong", async () => {
        const rows = [
          ...[
            [8.6, 9.7, 9.9, 7.8],
            [0, 6.6, 9.7, 8.7],
            [2.6, 9.7, 10, 9.7],
            [9.1, 8.7, 9.4, 8.9],
            [7.1, 8, 8.2, 7.9],
          ],
          ...[
            [0, 0, 0, 0],
            [9, 9, 9, null],
            [10.1, 9, 9, 9],
            [-0.1, 9, 9, 9],
            [-0, -0, -0, -0],
          ],
        ];
        expect((await compare(instruments.ors, rows, "double")).differing).toEqual([]);
        const all = { table: `t${tables}`, key: "row_number_", columns: ["c1", "c2", "c3", "c4"], dialect: dialect() };
        const totals = (await engine.query(`${scoreSql(instruments.ors, all)} ORDER BY 1`)).map(
          (row) => row["total_sum"],
        );
        expect(totals).toEqual([36, 25, 32, 36.1, 31.2, 0, null, null, null, 0]);
      });

      // ClickHouse prefers a name of the statement's own to the column of a table.
      it.each(["k", "x", "r", "a", "t", "n", "sum", "mean", "percent"])(
        "ors in columns called %s and a number, as a statement might call its own",
        async (letter) => {
          const columns = ["1", "2", "3", "4"].map((place) => `${letter}${place}`);
          const typed = [...columns, "faults"].map((column) => `${column} DOUBLE PRECISION NULL`);
          await engine.run(`CREATE TABLE named_${letter} (${typed.join(", ")})`);
          await engine.run(`INSERT INTO named_${letter} VALUES (1.5, 2, 55, 3, 8), (1.5, 2, 4, 3, 9)`);
          const table = `named_${letter}`;
          const rows = await engine.query(
            scoreSql(instruments.ors, { table, key: "faults", columns, dialect: dialect() }),
          );
          expect(
            rows
              .map((row) => [Number(row["faults"]), row["total_sum"], Number(row["status"])])
              .sort((one, other) => Number(one[0]) - Number(other[0])),
          ).toEqual([
            [8, null, 2],
            [9, 10.5, 0],
          ]);
        },
      );

      const checked = ({ SQLite: "bracket", MariaDB: "backtick" } as Partial<Record<string, SqlDialect>>)[name];
      if (checked)
        it.each(forms.map((form) => [form.id, form] as const))(
          `%s in columns of text, as ${checked ?? "no dialect"} reads them`,
          async (id, form) => {
            const sheets = administrations(form, 100, columnTypes.decimal, 6);
            const cells = sheets.map((row) => row.map((answer, column) => asText(answer, column)));
            const noNumbers = [
              "",
              " ",
              "n/a",
              "9,1",
              "9.1 cm",
              "1e0",
              "0x8",
              "--1",
              "1-",
              "-",
              ".",
              "1.2.3",
              "+1",
              "NaN",
            ];
            noNumbers.forEach(
              (text, row) => (cells[row] = cells[row]!.map((cell, column) => (column === row % 3 ? text : cell))),
            );
            const table = `texts_${id}`;
            const columns = form.items.map((_, index) => `c${index + 1}`);
            await engine.run(
              `CREATE TABLE ${table} (id INTEGER, ${columns.map((name) => `${name} VARCHAR(40)`).join()})`,
            );
            const literal = (cell: string | null): string => (cell === null ? "NULL" : `'${cell}'`);
            await engine.run(
              `INSERT INTO ${table} VALUES ${cells.map((row, index) => `(${index}, ${row.map(literal).join()})`).join()}`,
            );
            for (const missing of ["strict", "prorate"] as const) {
              const rows = await engine.query(scoreSql(form, { table, key: "id", columns, missing, dialect: checked }));
              const differing = rows.filter((row) => {
                const index = Number(row["id"]);
                const refused = noNumbers.length > index;
                const expected = expectedRow(form, refused ? form.items.map(() => 1e9) : sheets[index]!, { missing });
                return differences(expected, row).length > 0;
              });
              expect(differing.slice(0, 3)).toEqual([]);
            }
          },
        );

      it("ors with declared missing codes, and no others", async () => {
        const rows = [
          [-99, 1, 2, 3],
          [99, 1, 2, 3],
          [9, 9, 9, 9],
          [-99, -99, -99, -99],
          [5, null, 5, 5],
        ];
        const { differing, statuses } = await compare(instruments.ors, rows, "double", { missingCodes: [-99] });
        expect(differing).toEqual([]);
        expect(statuses).toEqual([2, 6, 2]);
      });
    },
  );
}
