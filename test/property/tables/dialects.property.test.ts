/** One table, written as people and programs write it, and read back. */
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instruments, srs, waiSr, type Instrument } from "alliance-scoring";
import { fromLong, fromTall, type TableOptions, type TableReading } from "alliance-scoring/tables";

interface Sheet {
  readonly episode: number;
  readonly session: number;
  /** In the order of the form; null is missing. At least one answer. */
  readonly answers: readonly (number | null)[];
}

/** How a file is written. */
interface Dialect {
  readonly delimiter: "," | ";" | "\t";
  readonly comma: boolean;
  readonly millimetres: boolean;
  readonly byteOrderMark: boolean;
  /** For numbers: as they are, padded, without a leading zero, with a bare point, or computed. */
  readonly styles: readonly ("plain" | "padded" | "bare" | "open" | "computed")[];
  readonly newline: "\n" | "\r\n";
  readonly quoted: boolean;
  readonly missing: "" | " " | "NA" | "-99";
  readonly keys: "number" | "padded";
  readonly blankRows: number;
  readonly otherRows: number;
}

const dialect: fc.Arbitrary<Dialect> = fc.record({
  delimiter: fc.constantFrom(",", ";", "\t"),
  comma: fc.boolean(),
  millimetres: fc.boolean(),
  byteOrderMark: fc.boolean(),
  styles: fc.array(fc.constantFrom("plain", "padded", "bare", "open", "computed"), { minLength: 1, maxLength: 5 }),
  newline: fc.constantFrom("\n", "\r\n"),
  quoted: fc.boolean(),
  missing: fc.constantFrom("", " ", "NA", "-99"),
  keys: fc.constantFrom("number", "padded"),
  blankRows: fc.nat({ max: 2 }),
  otherRows: fc.nat({ max: 3 }),
});

const sheetsOf = (form: Instrument): fc.Arbitrary<Sheet[]> => {
  const { minimum, maximum, step } = form.items[0]!;
  const answer = fc
    .integer({ min: 0, max: Math.round((maximum - minimum) / step) })
    .map((steps) => Number((minimum + steps * step).toFixed(1)));
  const sheet = fc.record({
    episode: fc.integer({ min: 1, max: 4 }),
    session: fc.integer({ min: 1, max: 6 }),
    answers: fc
      .array(fc.option(answer, { freq: 8 }), { minLength: form.items.length, maxLength: form.items.length })
      .filter((answers) => answers.some((one) => one !== null)),
  });
  return fc.uniqueArray(sheet, {
    selector: ({ episode, session }) => `${episode}/${session}`,
    minLength: 1,
    maxLength: 12,
  });
};

const isTenths = (form: Instrument): boolean => form.items[0]!.step < 1;

/** A number as one of the styles writes it. */
function written(
  value: number,
  style: Dialect["styles"][number],
  { comma, millimetres }: Dialect,
  tenths: boolean,
): string {
  const number = millimetres && tenths ? Math.round(value * 10) : value;
  const text = {
    plain: String(number),
    padded: ` ${number} `,
    bare: String(number).replace(/^0\./, "."),
    open: Number.isInteger(number) ? `${number}.` : `${number}0`,
    // As a program prints what it has computed: 9.1 as 91 * 0.1.
    computed: tenths && !millimetres ? String(Math.round(value * 10) * 0.1) : String(number),
  }[style];
  return comma ? text.replace(".", ",") : text;
}

type Cells = Readonly<Record<string, string>>;

/** A file of these rows, with the columns in an order of their own. */
function fileOf(rows: readonly Cells[], columns: readonly string[], how: Dialect): string {
  const field = (cell: string): string =>
    how.quoted || cell.includes(how.delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const lines = rows.map((row) => columns.map((column) => field(row[column] ?? "")).join(how.delimiter));
  const blank = Array<string>(how.blankRows).fill(columns.map(() => "").join(how.delimiter));
  const text = [columns.map(field).join(how.delimiter), ...lines, ...blank].join(how.newline);
  return `${how.byteOrderMark ? "\uFEFF" : ""}${text}${how.newline}`;
}

const read = (file: string, { delimiter }: Dialect): object[] => parse(file, { columns: true, delimiter, bom: true });

const optionsOf = (form: Instrument, how: Dialect): TableOptions => ({
  ...(how.comma && { decimal: "comma" }),
  ...(how.millimetres && isTenths(form) && { unit: "mm" }),
  ...{ missing: "prorate", missingCodes: ["NA", -99], only: { column: "form", is: form.id } },
});

const content = ({ courses }: TableReading): unknown =>
  courses
    .map(({ key, course }): [string, unknown] => [key.join(), course.sessions])
    .sort(([a], [b]) => (a < b ? -1 : 1));

/** How often each status occurs. */
const account = ({ rows }: TableReading): Record<string, number> => {
  const count: Record<string, number> = { scored: 0, blank: 0, partly: 0, refused: 0, other: 0 };
  for (const status of rows) count[status]!++;
  return count;
};

const aTable = fc.constantFrom<Instrument>(srs, waiSr, ...Object.values(instruments)).chain((form) =>
  fc.record({
    form: fc.constant(form),
    sheets: sheetsOf(form),
    how: dialect,
    order: fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
  }),
);

const shuffled = <T>(list: readonly T[], order: Iterator<number>): T[] =>
  list
    .map((one): [number, T] => [order.next().value as number, one])
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one);

describe("a table reads back to the same courses in any dialect", () => {
  it("long", () => {
    fc.assert(
      fc.property(aTable, ({ form, sheets, how, order }) => {
        const ids = form.items.map(({ id }) => id);
        const plain = sheets.map(({ episode, session, answers }) => ({
          ...{ case: String(episode), nr: session, form: form.id },
          ...Object.fromEntries(ids.map((id, at) => [id, answers[at]])),
        }));
        const expected = fromLong(form, plain, {
          episode: "case",
          session: "nr",
          missing: "prorate",
          only: { column: "form", is: form.id },
        });
        const rows = sheets.map(({ episode, session, answers }, row): Cells => ({
          case: how.keys === "padded" ? ` ${episode} ` : String(episode),
          ...{ nr: String(session), form: row % 2 === 0 ? form.id : ` ${form.id} ` },
          ...Object.fromEntries(
            ids.map((id, at): [string, string] => {
              const answer = answers[at] ?? null;
              const style = how.styles[(row + at) % how.styles.length]!;
              return [id, answer === null ? how.missing : written(answer, style, how, isTenths(form))];
            }),
          ),
        }));
        const others = Array.from({ length: how.otherRows }, (): Cells => ({
          case: "1",
          nr: "1",
          form: "phq",
          [ids[0]!]: "3",
        }));
        const columns = shuffled(["case", "nr", "form", "note", ...ids], order);
        const file = fileOf(shuffled([...rows, ...others], order), columns, how);
        const table = fromLong(form, read(file, how), { episode: "case", session: "nr", ...optionsOf(form, how) });
        expect(table.issues).toEqual([]);
        expect(content(table)).toEqual(content(expected));
        const counts = account(table);
        expect(counts).toEqual({
          ...counts,
          scored: sheets.length,
          other: how.otherRows,
          blank: how.blankRows,
          refused: 0,
          partly: 0,
        });
      }),
      { numRuns: 150 },
    );
  });

  it("tall, with rows of another form's items", () => {
    fc.assert(
      fc.property(aTable, ({ form, sheets, how, order }) => {
        const ids = form.items.map(({ id }) => id);
        const plain = sheets.flatMap(({ episode, session, answers }) =>
          ids.map((item, at) => ({ case: String(episode), nr: session, item, value: answers[at] })),
        );
        const layout = { episode: "case", session: "nr", item: "item", value: "value", missing: "prorate" } as const;
        const expected = fromTall(form, plain, layout);
        const rows = sheets.flatMap(({ episode, session, answers }, sheet) =>
          ids.map((item, at): Cells => {
            const answer = answers[at] ?? null;
            const style = how.styles[(sheet + at) % how.styles.length]!;
            const value = answer === null ? how.missing : written(answer, style, how, isTenths(form));
            return {
              case: how.keys === "padded" ? ` ${episode} ` : String(episode),
              nr: String(session),
              item: ` ${item}`,
              value,
            };
          }),
        );
        const others = Array.from({ length: how.otherRows }, (): Cells => ({
          case: "1",
          nr: "1",
          item: "phq_1",
          value: "3",
        }));
        const { only: _, ...options } = optionsOf(form, how);
        const file = fileOf(
          shuffled([...rows, ...others], order),
          shuffled(["case", "nr", "item", "value"], order),
          how,
        );
        const table = fromTall(form, read(file, how), { ...layout, ...options });
        expect(table.issues).toEqual([]);
        expect(content(table)).toEqual(content(expected));
        const counts = account(table);
        expect(counts["other"]).toBe(how.otherRows);
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(table.rows.length);
      }),
      { numRuns: 100 },
    );
  });
});
