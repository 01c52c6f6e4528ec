/** One data set through every way into the package: each must give the same numbers. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { instruments, ors, srs, waiSr, wai36, type Instrument } from "alliance-scoring";
import { columnsOf, scoreColumns } from "alliance-scoring/columns";
import { scoreSql } from "alliance-scoring/sql";
import { fromLong, fromTall, fromWide, type TableReading } from "alliance-scoring/tables";
import { administrations, columnTypes, tableOf, type Answers } from "../sql/administrations.js";
import { engines, whyMissing, type Engine } from "../sql/engines.js";

const sessions = 8;
const forms: readonly Instrument[] = [srs, ors, waiSr, wai36, instruments.waiS];

/** Sheets of many clients, eight a client; answers are missing, out of range and between steps now and then. */
const sheetsOf = (form: Instrument): Answers[] => administrations(form, 400, columnTypes.decimal, 11);
const whose = (row: number): { client: number; session: number } => ({
  client: Math.floor(row / sessions),
  session: (row % sessions) + 1,
});

/** The total of each client's session, by `client/session`; null where there is none. */
type Totals = Readonly<Record<string, number | null>>;

const ofCourses = ({ courses }: TableReading): Totals =>
  Object.fromEntries(
    courses.flatMap(({ key, course }) =>
      course.sessions.map(({ session, scores }) => [`${key.join()}/${session}`, scores?.scales["total"]?.sum ?? null]),
    ),
  );

const policy = { missing: "prorate" } as const;
const key = { episode: "client", session: "session" } as const;

const ways: Readonly<Record<string, (form: Instrument, sheets: readonly Answers[]) => Totals>> = {
  fromTall: (form, sheets) => {
    const rows = sheets.flatMap((answers, row) =>
      form.items.map(({ id }, at) => ({ ...whose(row), item: id, value: answers[at] })),
    );
    return ofCourses(fromTall(form, rows, { ...key, ...policy, item: "item", value: "value" }));
  },
  fromWide: (form, sheets) => {
    const rows = new Map<number, Record<string, unknown>>();
    sheets.forEach((answers, index) => {
      const { client, session } = whose(index);
      const row = rows.get(client) ?? { client };
      rows.set(client, row);
      form.items.forEach(({ id }, at) => (row[`${id}_s${session}`] = answers[at]));
    });
    const layout = {
      ...policy,
      episode: "client",
      sessions: [1, 2, 3, 4, 5, 6, 7, 8],
      pattern: "{item}_s{session}",
    } as const;
    return ofCourses(fromWide(form, [...rows.values()], layout));
  },
  columnsOf: (form, sheets) => {
    const { client, session, value } = columnsOf(long(form, sheets).courses, "total");
    return Object.fromEntries(
      client.map((one, row) => [`${one}/${session[row]!}`, Number.isNaN(value[row]) ? null : value[row]!]),
    );
  },
  scoreColumns: (form, sheets) => {
    const { scales, status } = scoreColumns(form, form.items.map((_, at) => sheets.map((answers) => answers[at])), policy); // prettier-ignore
    return byRow((row) => [status[row]!, scales["total"]![row]!], sheets.length);
  },
};

const long = (form: Instrument, sheets: readonly Answers[]): TableReading => {
  const rows = sheets.map((answers, row) => ({
    ...whose(row),
    ...Object.fromEntries(form.items.map(({ id }, at) => [id, answers[at]])),
  }));
  return fromLong(form, rows, { ...key, ...policy });
};

/** Totals from columns, without the rows that are invalid, which a course does not hold. */
function byRow(of: (row: number) => readonly [status: number, total: number | null], rows: number): Totals {
  const totals = Array.from({ length: rows }, (_, row): [string, number | null][] => {
    const { client, session } = whose(row);
    const [status, total] = of(row);
    return status === 2 ? [] : [[`${client}/${session}`, Number.isNaN(total) ? null : total]];
  });
  return Object.fromEntries(totals.flat());
}

describe.each(forms.map((form) => [form.id, form] as const))("the totals of %s", (_, form) => {
  const sheets = sheetsOf(form);
  const expected = ofCourses(long(form, sheets));

  it("are scores, gaps and refusals", () => {
    const values = Object.values(expected);
    const counts = [values.filter((value) => value !== null).length, values.filter((value) => value === null).length];
    expect(Math.min(...counts, sheets.length - values.length)).toBeGreaterThan(10);
  });

  it.each(Object.keys(ways))("are the same by %s", (way) => {
    const totals = ways[way]!(form, sheets);
    // A wide or tall table has no session where it has no answer.
    const comparable = way === "fromWide" ? withoutGaps(sheets, expected) : expected;
    expect(totals).toEqual(comparable);
  });
});

const withoutGaps = (sheets: readonly Answers[], totals: Totals): Totals => {
  const blank = new Set(
    sheets.flatMap((answers, row) => {
      const { client, session } = whose(row);
      return answers.every((answer) => answer === null) ? [`${client}/${session}`] : [];
    }),
  );
  return Object.fromEntries(Object.entries(totals).filter(([name]) => !blank.has(name)));
};

for (const name of ["DuckDB", "MariaDB"] as const) {
  const missing = whyMissing(name);
  describe.skipIf(missing)(`${name}${missing ? ` (skipped: ${missing})` : ""}`, { timeout: 60_000 }, () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await engines[name]();
    }, 120_000);
    afterAll(async () => {
      await engine?.stop();
    });

    it.each(forms.map((form) => [form.id, form] as const))("gives the same totals of %s", async (id, form) => {
      const sheets = sheetsOf(form);
      for (const statement of tableOf(`of_${id}`, sheets, columnTypes.double)) await engine.run(statement);
      const columns = form.items.map((_, index) => `c${index + 1}`);
      const request = { table: `of_${id}`, key: "row_number_", columns, dialect: engine.dialect ?? "ansi", ...policy };
      const rows = new Map(
        (await engine.query(scoreSql(form, request))).map((row) => [Number(row["row_number_"]), row]),
      );
      const number = (cell: unknown): number | null => (cell === null || cell === undefined ? null : Number(cell));
      const totals = byRow(
        (row) => [Number(rows.get(row)!["status"]), number(rows.get(row)!["total_sum"])],
        sheets.length,
      );
      expect(totals).toEqual(ofCourses(long(form, sheets)));
    });
  });
}
