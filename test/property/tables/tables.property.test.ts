import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instruments, score, type Instrument } from "alliance-scoring";
import { fromLong, fromTall, fromWide, type TableReading } from "alliance-scoring/tables";

interface Sheet {
  readonly episode: number;
  readonly session: number;
  readonly answers: readonly (number | null)[];
}

const sessions = [1, 2, 3, 4, 5];

/** Sheets of one form, at least one answer each, no session twice. */
const sheetsOf = (instrument: Instrument): fc.Arbitrary<Sheet[]> => {
  const { minimum, maximum, step } = instrument.items[0]!;
  const answer = fc
    .integer({ min: 0, max: Math.round((maximum - minimum) / step) })
    .map((ticks) => Number((minimum + ticks * step).toFixed(1)));
  const sheet = fc.record({
    episode: fc.integer({ min: 1, max: 3 }),
    session: fc.constantFrom(...sessions),
    answers: fc
      .array(fc.option(answer, { freq: 6 }), { minLength: instrument.items.length, maxLength: instrument.items.length })
      .filter((answers) => answers.some((one) => one !== null)),
  });
  return fc.uniqueArray(sheet, { selector: ({ episode, session }) => `${episode}/${session}`, minLength: 1 });
};

const someForm = fc.constantFrom<Instrument>(...Object.values(instruments));
const formAndSheets = someForm.chain((form) => fc.tuple(fc.constant(form), sheetsOf(form)));
const cell = (value: number | null | undefined): string => (value === null || value === undefined ? "" : String(value));
const itemsOf = (form: Instrument): string[] => form.items.map(({ id }) => id);
const key = { episode: "e", session: "s" };

const longRows = (form: Instrument, sheets: readonly Sheet[]): object[] =>
  sheets.map(({ episode, session, answers }) => ({
    ...{ e: episode, s: session },
    ...Object.fromEntries(itemsOf(form).map((id, index) => [id, cell(answers[index])])),
  }));

const tallRows = (form: Instrument, sheets: readonly Sheet[]): object[] =>
  sheets.flatMap(({ episode, session, answers }) =>
    itemsOf(form).map((item, index) => ({ e: episode, s: session, item, value: cell(answers[index]) })),
  );

const wideRows = (form: Instrument, sheets: readonly Sheet[]): object[] =>
  [...new Set(sheets.map(({ episode }) => episode))].map((episode) => ({
    e: episode,
    ...Object.fromEntries(
      sessions.flatMap((session) => {
        const sheet = sheets.find((one) => one.episode === episode && one.session === session);
        return itemsOf(form).map((id, index) => [`q${id}.${session}`, cell(sheet?.answers[index])]);
      }),
    ),
  }));

const tall = { ...key, item: "item", value: "value" };
const wide = { episode: "e", sessions, pattern: "q{item}.{session}" } as const;

/** What a reading says, without where it read it. */
const content = ({ courses }: TableReading): unknown =>
  courses.map(({ key: whose, course }) => [whose, course.sessions.map(({ session, scores }) => [session, scores])]);

describe("a table says the same", () => {
  it("long, tall and wide, and what score says of each sheet", () => {
    fc.assert(
      fc.property(formAndSheets, fc.constantFrom("strict", "prorate"), ([form, sheets], missing) => {
        const policy = { missing } as const;
        const long = content(fromLong(form, longRows(form, sheets), { ...key, ...policy }));
        expect(content(fromTall(form, tallRows(form, sheets), { ...tall, ...policy }))).toEqual(long);
        expect(content(fromWide(form, wideRows(form, sheets), { ...wide, ...policy }))).toEqual(long);
        const episodes = [...new Set(sheets.map(({ episode }) => episode))];
        const expected = episodes.map((episode) => [
          [episode],
          sheets
            .filter((one) => one.episode === episode)
            .sort((a, b) => a.session - b.session)
            .map(({ session, answers }) => {
              const result = score(form, answers as number[], policy);
              return [session, result.ok ? result.value : "refused"];
            }),
        ]);
        expect(long).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  it("in whatever order its rows come", () => {
    const shuffled = formAndSheets.chain(([form, sheets]) => {
      const rows = longRows(form, sheets);
      return fc.tuple(fc.constant(form), fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }));
    });
    const sorted = (reading: TableReading): unknown =>
      (content(reading) as [unknown, unknown][]).sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
    fc.assert(
      fc.property(shuffled, ([form, rows, others]) => {
        expect(sorted(fromLong(form, others, key))).toEqual(sorted(fromLong(form, rows, key)));
      }),
    );
  });
});

/** Rows that nobody should send. */
const canary = "canary-4711";
const hostileCell = fc.oneof(
  fc.constantFrom<unknown>(
    canary,
    `${canary}-session`,
    4711.4711,
    -4711,
    NaN,
    Infinity,
    "",
    null,
    undefined,
    "8",
    8,
    8n,
    true,
    "4711,5",
  ),
  fc.anything({ maxDepth: 1 }),
);
const names = [
  ...["e", "s", "relationship", "goals", "approach", "overall", "total"],
  ...["item", "value", "__proto__"],
];
const hostileRow = fc.oneof(
  { weight: 8, arbitrary: fc.dictionary(fc.constantFrom(...names), hostileCell, { maxKeys: 10 }) },
  fc.anything({ maxDepth: 2, withNullPrototype: true }),
);

describe("rows that nobody should send", () => {
  const form = instruments.srs;
  const readings: Record<string, (rows: unknown[]) => TableReading> = {
    long: (rows) => fromLong(form, rows, { ...key, total: "total" }),
    tall: (rows) => fromTall(form, rows, { ...tall, total: "total" }),
    wide: (rows) => fromWide(form, rows, { episode: "e", sessions: [1], pattern: "{item}{session}", total: "total" }),
  };

  it.each(Object.entries(readings))("are all accounted for, and never repeated: %s", (_, read) => {
    const complete = Object.fromEntries(names.flatMap((name) => [[name, "9"], [`${name}1`, "9"]])); // prettier-ignore
    fc.assert(
      fc.property(fc.array(hostileRow, { maxLength: 8 }), (hostile) => {
        const rows = [complete, ...hostile];
        const { courses, rows: statuses, issues, notices } = read(rows);
        expect(statuses).toHaveLength(rows.length);
        expect(
          statuses.filter((status) => !["scored", "blank", "partly", "refused", "other"].includes(status)),
        ).toEqual([]);
        const scored = new Set(courses.flatMap((one) => one.rows.flat()));
        const faulty = new Set(issues.map(({ path }) => path[0]));
        const ofColumns = issues.some(({ path }) => typeof path[0] === "string");
        statuses.forEach((status, row) => {
          if (status === "scored") expect(scored.has(row)).toBe(true);
          if (status === "refused") expect(scored.has(row)).toBe(false);
          // A row is refused with an issue of its own or, in a tall table, of a row of the same session.
          if (status === "refused" && read !== readings["tall"] && !ofColumns) expect(faulty.has(row)).toBe(true);
        });
        if (statuses.includes("refused")) expect(issues.length).toBeGreaterThan(0);
        const columns = new Set(names.flatMap((name) => [name, `${name}1`]));
        for (const { path, message } of [...issues, ...notices]) {
          expect(message).not.toMatch(/4711/);
          path.forEach((part, index) =>
            expect((index === 0 && typeof part === "number") || columns.has(String(part))).toBe(true),
          );
        }
      }),
      { numRuns: 400 },
    );
  });
});
