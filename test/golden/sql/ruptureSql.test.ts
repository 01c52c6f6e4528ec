import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ors } from "alliance-scoring";
import { ruptureSql, scoreSql, type RuptureSqlRequest, type SqlDialect } from "alliance-scoring/sql";
import { seeded, sqlDouble } from "./administrations.js";
import { engines, whyMissing, type Engine, type EngineName, type Row } from "./engines.js";

/** A score as a table holds it: tenths of a point, to be stored as the sum of four doubles; null, or no number at all. */
interface Point {
  readonly client: number | null;
  readonly session: number | null;
  readonly tenths: number | null;
}

const rules = { level: { cutoff: 36 }, drop: { points: 1 }, baseline: { points: 3, sessions: 3, minimum: 2 } };
const request: RuptureSqlRequest = {
  ...{ table: "scores", key: { client: "client", session: "session" }, value: "score", rules },
  scale: { minimum: 0, maximum: 40 },
};

/** Forty clients with gaps, drops of exactly one point, scores at the cutoff; some with what no table should hold. */
function points(): Point[] {
  const random = seeded(7);
  const all: Point[] = [];
  for (let client = 1; client <= 60; client++) {
    let tenths = 340 + Math.floor(random() * 60);
    const count = 1 + Math.floor(random() * 12);
    for (let session = 1; session <= count; session++) {
      const steps = [-40, -30, -29, -11, -10, -9, 0, 5, 10, 30, 40];
      tenths = Math.min(400, Math.max(300, tenths + steps[Math.floor(random() * steps.length)]!));
      if (random() < 0.1) tenths = 360;
      all.push({ client, session: session * 2, tenths: random() < 0.2 ? null : tenths });
    }
  }
  all.push({ client: 3, session: 2, tenths: 390 }); // a session twice
  all.push({ client: 4, session: null, tenths: 390 });
  all.push({ client: null, session: 1, tenths: 390 });
  all.push({ client: 5, session: 90, tenths: 401 }); // out of range
  return all.sort((a, b) => (((a.session ?? 1) * 7919) % 101) - (((b.session ?? 1) * 7919) % 101));
}

/** The sum of four tenths as doubles, which is often not the double nearest to the score. */
const asDouble = (tenths: number): number => {
  const third = Math.floor(tenths / 4) / 10;
  return third + third + third + (tenths - 3 * Math.round(third * 10)) / 10;
};

/** The rules by hand, on whole tenths. */
function expected(all: readonly Point[], previous: "row" | "observed"): Map<string, Record<string, number | null>> {
  const rows = new Map<string, Record<string, number | null>>();
  for (const client of new Set(all.map((point) => point.client))) {
    const own = all.filter((point) => point.client === client).sort((a, b) => (a.session ?? 0) - (b.session ?? 0));
    const faulty =
      client === null ||
      own.some(({ session, tenths }) => session === null || (tenths !== null && tenths > 400)) ||
      new Set(own.map(({ session }) => session)).size < own.length;
    own.forEach(({ session, tenths }, index) => {
      const before = own.slice(0, index).filter((point) => previous === "row" || point.tenths !== null);
      const last = before.at(-1)?.tenths ?? null;
      const base = before.slice(-3).flatMap((point) => (point.tenths === null ? [] : [point.tenths]));
      const sum = base.reduce((total, one) => total + one, 0);
      const known = !faulty && tenths !== null;
      rows.set(`${client}/${session}`, {
        status: faulty ? 2 : tenths === null ? 1 : 0,
        below_level: known ? Number(tenths < 360) : null,
        dropped: known && last !== null ? Number(last - tenths >= 10) : null,
        below_baseline: known && base.length >= 2 ? Number(sum - tenths * base.length >= 30 * base.length) : null,
        value: faulty || tenths === null ? null : tenths / 10,
        // A session without a score has nothing before it when only observed sessions count.
        ...((known || previous === "row") && {
          previous_value: faulty || last === null ? null : last / 10,
          baseline_mean: faulty || base.length === 0 ? null : Math.round((sum / base.length) * 1e5) / 1e6,
          baseline_count: faulty ? null : base.length,
        }),
      });
    });
  }
  return rows;
}

const names = process.env["SQL_ENGINES"]?.split(",") as EngineName[] | undefined;

for (const name of names ?? (["DuckDB", "SQLite", "PostgreSQL", "MariaDB"] as const)) {
  const missing = whyMissing(name);
  describe.skipIf(missing)(
    `${name}${missing ? ` (skipped: ${missing})` : ""} applies the rules`,
    { timeout: 60_000 },
    () => {
      let engine: Engine;
      const dialect = (): SqlDialect => engine.dialect ?? "ansi";
      const all = points();
      beforeAll(async () => {
        engine = await engines[name]();
        await engine.run(
          "CREATE TABLE scores (client INTEGER NULL, session INTEGER NULL, score DOUBLE PRECISION NULL)",
        );
        const cells = all.map(
          ({ client, session, tenths }) =>
            `(${client ?? "NULL"}, ${session ?? "NULL"}, ${sqlDouble(tenths === null ? null : asDouble(tenths))})`,
        );
        await engine.run(`INSERT INTO scores VALUES ${cells.join(", ")}`);
      }, 120_000);
      afterAll(async () => {
        await engine?.stop();
      });

      it.each(["row", "observed"] as const)(
        "as by hand on whole tenths, before being the last %s",
        async (previous) => {
          const rows = await engine.query(ruptureSql({ ...request, previous, dialect: dialect() }));
          expect(rows).toHaveLength(all.length);
          const wanted = expected(all, previous);
          // The scores were stored as sums of doubles: a millionth is the tolerance of the statement.
          const number = (cell: unknown): number | null =>
            cell === null ? null : Math.round(Number(cell) * 1e6) / 1e6;
          const of = (row: Row): string => `${number(row["client"])}/${number(row["session"])}`;
          for (const row of rows) {
            const want = wanted.get(of(row))!;
            const got = Object.fromEntries(Object.keys(want).map((column) => [column, number(row[column])]));
            expect([of(row), got]).toEqual([of(row), want]);
          }
          // Both answers of each rule occur, and each status.
          for (const column of ["below_level", "dropped", "below_baseline"])
            expect(new Set(rows.map((row) => number(row[column])))).toEqual(new Set([0, 1, null]));
          expect(new Set(rows.map((row) => number(row["status"])))).toEqual(new Set([0, 1, 2]));
        },
      );

      it("whatever the columns are called, names of a letter or two too", async () => {
        await engine.run(
          "CREATE TABLE brief (k1 INTEGER, v INTEGER, previous DOUBLE PRECISION NULL, copies INTEGER, faulty INTEGER)",
        );
        await engine.run("INSERT INTO brief VALUES (1, 1, 38, 5, 1), (1, 2, 30, 5, 1), (1, 3, 37, 5, 1)");
        const rows = await engine.query(
          ruptureSql({
            table: "brief",
            key: { client: "k1", session: "v" },
            value: "previous",
            rules,
            dialect: dialect(),
          }),
        );
        const cells = rows.map((row) => ["v", "value", "dropped", "status"].map((column) => Number(row[column])));
        expect(cells.sort((a, b) => a[0]! - b[0]!)).toEqual([
          [1, 38, 0, 0],
          [2, 30, 1, 0],
          [3, 37, 0, 0],
        ]);
      });

      const texts = "and a text that is no number is no score of 0";
      if (name === "MariaDB")
        it(texts, async () => {
          await engine.run("CREATE TABLE texts (client INTEGER, session INTEGER, score VARCHAR(20))");
          await engine.run("INSERT INTO texts VALUES (1, 1, '38'), (1, 2, ''), (2, 1, ' 38.5 '), (2, 2, '30')");
          const rows = await engine.query(
            `${ruptureSql({ ...request, table: "texts", dialect: dialect() })} ORDER BY 1, 2`,
          );
          const cells = rows.map((row) => ["value", "dropped", "status"].map((column) => row[column]));
          expect(cells).toEqual([[null, null, 2], [null, null, 2], [38.5, null, 0], [30, 1, 0]]); // prettier-ignore
        });

      it("with the cutoff itself below it, when asked", async () => {
        const level = { cutoff: 36, boundary: "atOrBelow" } as const;
        const rows = await engine.query(ruptureSql({ ...request, rules: { level }, dialect: dialect() }));
        const at = all.filter(({ tenths }) => tenths === 360).map(({ client, session }) => `${client}/${session}`);
        const flagged = rows.filter((row) => Number(row["status"]) === 0 && Number(row["below_level"]) === 1);
        const keys = new Set(flagged.map((row) => `${Number(row["client"])}/${Number(row["session"])}`));
        const valid = rows.filter((row) => Number(row["status"]) === 0);
        const judged = new Set(valid.map((row) => `${Number(row["client"])}/${Number(row["session"])}`));
        expect(at.filter((key) => judged.has(key) && !keys.has(key))).toEqual([]);
        expect(at.some((key) => keys.has(key))).toBe(true);
      });

      it("to the result of scoreSql, when a view holds it", async () => {
        await engine.run("CREATE TABLE sheets (client INTEGER, session INTEGER, a DOUBLE PRECISION, b DOUBLE PRECISION, c DOUBLE PRECISION, d DOUBLE PRECISION)"); // prettier-ignore
        await engine.run(
          "INSERT INTO sheets VALUES (1, 1, 9, 9, 9, 10), (1, 2, 8.6e0, 9.7e0, 9.9e0, 7.8e0), (1, 3, 9, 9, 9, 8.9e0)",
        );
        const columns = ["a", "b", "c", "d"];
        await engine.run(
          `CREATE VIEW totals AS ${scoreSql(ors, { table: "sheets", columns, key: ["client", "session"], dialect: dialect() })}`,
        );
        const rows = await engine.query(
          `${ruptureSql({ ...request, table: "totals", value: "total_sum", dialect: dialect() })} ORDER BY 2`,
        );
        const cells = rows.map((row) => [row["below_level"], row["dropped"], row["below_baseline"]]);
        expect(cells.map((row) => row.map((cell) => (cell === null ? null : Number(cell))))).toEqual([
          ...[[0, null, null], [0, 1, null], [1, 0, 0]], // prettier-ignore
        ]);
      });
    },
  );
}
