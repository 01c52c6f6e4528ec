/** Files as people have them: a test for each kind that scorers of questionnaires meet, from inputs of our own. */
import { describe, expect, it } from "vitest";
import { cors, csrs, defineInstrument, gsrs, ors, srs, waiSr, type Instrument } from "alliance-scoring";
import { columnPresets, fromLong, fromTall, fromWide, type TableReading } from "alliance-scoring/tables";

const key = { episode: "case", session: "nr" };
const lines = ["relationship", "goals", "approach", "overall"];
const row = (of: unknown, nr: unknown, answers: readonly unknown[] = [9, 8, 9, 9], more: object = {}): object => ({
  ...{ case: of, nr },
  ...Object.fromEntries(answers.map((answer, index) => [lines[index], answer])),
  ...more,
});
const nothing = ["", "", "", ""];
const faults = ({ issues }: TableReading): unknown[] => issues.map(({ code, path }) => [code, ...path]);
const hints = ({ notices }: TableReading): unknown[] => notices.map(({ code, path }) => [code, ...path]);
const totals = ({ courses }: TableReading): unknown[] =>
  courses.map(({ key: whose, course }) => [
    ...whose,
    ...course.sessions.map(({ session, scores }) => `${session}: ${String(scores?.scales["total"]?.sum ?? "-")}`),
  ]);

describe("keys", () => {
  it("that lost their digits in JSON.parse merge nobody", () => {
    const rows = JSON.parse(
      '[{"case":1161888007138312192,"nr":1},{"case":1161888007138312200,"nr":2},{"case":"1161888007138312192","nr":1},{"case":"1161888007138312200","nr":2}]',
    ) as object[];
    const table = fromLong(srs, rows.map((one) => ({ ...row(0, 0), ...one })), key); // prettier-ignore
    expect(table.rows).toEqual(["refused", "refused", "scored", "scored"]);
    expect(totals(table)).toEqual([["1161888007138312192", "1: 35"], ["1161888007138312200", "2: 35"]]); // prettier-ignore
    expect(faults(table)).toEqual([["key-unsafe-integer", 0, "case"], ["key-unsafe-integer", 1, "case"]]); // prettier-ignore
  });

  it("of one client are one: a number, its text, padded text and a bigint", () => {
    const rows = [row(17, 1), row("17", 2), row("17 ", 3), row(17n, 4), row("017", 1)];
    expect(totals(fromLong(srs, rows, key))).toEqual([[17, "1: 35", "2: 35", "3: 35", "4: 35"], ["017", "1: 35"]]); // prettier-ignore
  });

  it("that look alike are pointed at, once", () => {
    const rows = [row("Mü 1", 1), row("mu\u0308 1", 2), row("MÜ1", 3), row("Ma", 1)];
    const table = fromLong(srs, rows, key);
    expect(table.courses).toHaveLength(4);
    expect(hints(table)).toEqual([["keys-alike", 1, "case"]]);
  });
});

describe("numbers", () => {
  it("with a comma are read where that is declared, and a point is then no decimal", () => {
    const rows = [row("a", "1", ["9,1", "8,7", "9,4", "8,9"]), row("a", "2", ["9.1", "8,7", "9,4", "8,9"])];
    const table = fromLong(srs, rows, { ...key, decimal: "comma" });
    expect([totals(table), faults(table)]).toEqual([[["a", "1: 36.1"]], [["cell-not-a-number", 1, "relationship"]]]);
    expect(fromLong(srs, rows, key).rows).toEqual(["refused", "refused"]);
  });

  it("in millimetres are read where that is declared, sums and missing codes too", () => {
    const rows = [row("a", 1, [91, "87", 94, 89], { sum: 361 }), row("a", 2, [4, 6, 9, -9], { sum: -9 })];
    const table = fromLong(srs, rows, { ...key, total: "sum", unit: "mm", missingCodes: [-9] });
    expect(totals(table)).toEqual([["a", "1: 36.1", "2: -"]]);
    expect(table.courses[0]!.course.sessions[1]!.scores!.items.approach.response).toBe(0.9);
    expect(() => fromLong(srs, rows, { ...key, unit: "mm", missingCodes: [99] })).toThrow(
      expect.objectContaining({ code: "missing-code-is-a-response" }),
    );
    expect(() => fromLong(waiSr, [], { ...key, unit: "mm" })).toThrow(
      expect.objectContaining({ code: "unit-unavailable" }),
    );
  });

  it("that look like millimetres are pointed at", () => {
    const rows = [row("a", 1, [91, 87, 94, 89]), row("a", 2, [4, 96, 99, 88])];
    expect(hints(fromLong(srs, rows, key))).toEqual([["may-be-millimetres"]]);
    expect(hints(fromLong(srs, [...rows, row("a", 3), row("a", 4)], key))).toEqual([]);
  });

  it("that all lie a step below the range may count from zero", () => {
    const answers = (value: number): object => Object.fromEntries(waiSr.items.map(({ id }) => [id, value]));
    const rows = [
      { case: 1, nr: 1, ...answers(0) },
      { case: 1, nr: 2, ...answers(4) },
    ];
    expect(hints(fromLong(waiSr, rows, key))).toEqual([["may-count-from-zero"]]);
    expect(hints(fromLong(waiSr, [...rows, { case: 1, nr: 3, ...answers(7) }], key))).toEqual([]);
  });

  it("stand behind texts: for all columns, or for one", () => {
    const rows = [row("a", 1, ["low", "high", "A4", 9])];
    const codes = { low: 1, high: 9, approach: { A4: 4 } };
    expect(totals(fromLong(srs, rows, { ...key, codes }))).toEqual([["a", "1: 23"]]);
    const elsewhere = { ...codes, approach: {}, goals: { A4: 4 } };
    expect(faults(fromLong(srs, rows, { ...key, codes: elsewhere }))).toEqual([["cell-not-a-number", 0, "approach"]]);
    for (const wrong of [{ "9": 1 }, { x: "1" }, { nr: { x: 1 } }, { x: NaN }, [], { NA: 1 }])
      expect(() => fromLong(srs, rows, { ...key, missingCodes: ["NA"], codes: wrong as never })).toThrow(
        expect.objectContaining({ code: "codes-invalid" }),
      );
  });

  it("that are not a number are missing, and may be declared so", () => {
    const table = fromLong(srs, [row("a", 1, [NaN, 9, 9, 9])], { ...key, missingCodes: [NaN] });
    expect([table.rows, totals(table)]).toEqual([["scored"], [["a", "1: -"]]]);
  });

  it("that were added in floating point are the totals that they stand for", () => {
    const tenths = Array.from({ length: 500 }, (_, index) =>
      [37, 53, 71, 97].map((prime) => ((index * prime) % 101) / 10),
    );
    const rows = tenths.map(([a, b, c, d], index) => row("a", index + 1, [a, b, c, d], { sum: a! + b! + c! + d! }));
    const disturbed = tenths.filter(([a, b, c, d]) => !Number.isInteger((a! + b! + c! + d!) * 10));
    expect(disturbed.length).toBeGreaterThan(50);
    for (const items of [undefined, null])
      expect(fromLong(srs, rows, { ...key, total: "sum", ...(items === null && { items }) }).issues).toEqual([]);
    expect(faults(fromLong(srs, [row("a", 1, nothing, { sum: 35.95 })], { ...key, total: "sum" }))).toEqual([
      ["total-off-step", 0, "sum"],
    ]);
  });
});

describe("a total of 0 beside an empty form", () => {
  const families: readonly Instrument[] = [srs, ors, csrs, cors, gsrs];
  const empty = (form: Instrument): object => Object.fromEntries(form.items.map(({ id }) => [id, ""]));

  it.each(families.map((form) => [form.id, form] as const))("is no score: %s", (_, form) => {
    const long = fromLong(form, [{ case: 1, nr: 1, sum: 0, ...empty(form) }], { ...key, total: "sum" });
    const wide = fromWide(
      form,
      [{ case: 1, sum1: "0", ...Object.fromEntries(form.items.map(({ id }) => [`${id}1`, null])) }],
      {
        ...{ episode: "case", sessions: [1], pattern: "{item}{session}", total: "sum" },
      },
    );
    const tall = fromTall(
      form,
      [
        ...form.items.map(({ id }) => ({ case: 1, nr: 1, item: id, value: "" })),
        { case: 1, nr: 1, item: "sum", value: 0 },
      ],
      { ...key, item: "item", value: "value", total: "sum" },
    );
    const openFit = fromLong(
      form,
      [{ case: 1, nr: 1, ORSQ1: "", ORSQ2: "", ORSQ3: "", ORSQ4: "", Total_ORS: 0, ORS_Skip: 0, SRSQ1: "", SRSQ2: "", SRSQ3: "", SRSQ4: "", Total_SRS: 0, SRS_Skip: 1 }], // prettier-ignore
      columnPresets.openFit(form, key),
    );
    expect([long, wide, tall, openFit].map((table) => table.rows.every((status) => status === "blank"))).toEqual(
      Array(4).fill(true),
    );
    expect([long, tall, openFit].map(totals)).toEqual(Array(3).fill([[1, "1: -"]]));
    expect([wide.courses, long.issues]).toEqual([[], []]);
    expect(hints(long)).toEqual([["total-of-no-answers", 0, "sum"]]);
  });

  it("is a true 0 in a table of totals, and among answers", () => {
    expect(totals(fromLong(ors, [{ case: 1, nr: 1, sum: 0 }], { ...key, items: null, total: "sum" }))).toEqual([
      [1, "1: 0"],
    ]);
    expect(totals(fromLong(srs, [row(1, 1, [0, 0, 0, 0], { sum: 0 })], { ...key, total: "sum" }))).toEqual([
      [1, "1: 0"],
    ]);
  });
});

describe("rows", () => {
  it("without an answer are no second session: REDCap with repeating events and instruments", () => {
    const cells = (answers: readonly unknown[]): object =>
      Object.fromEntries(lines.map((id, at) => [`srs_${id}`, answers[at]]));
    const base = { record_id: "7", redcap_event_name: "treatment", redcap_repeat_instrument: "" };
    const rows = [
      { ...base, redcap_repeat_instance: "1", ...cells([9, 8, 9, 9]) },
      { ...base, redcap_repeat_instrument: "phq", redcap_repeat_instance: "1", ...cells(nothing) },
      { ...base, redcap_repeat_instrument: "phq", redcap_repeat_instance: "2", ...cells(nothing) },
      { ...base, redcap_repeat_instance: "2", ...cells([8, 8, 9, 9]) },
      { ...base, redcap_event_name: "baseline", redcap_repeat_instance: "", ...cells(nothing) },
    ];
    const { only: _, ...layout } = columnPresets.redcap(srs, { form: "srs" });
    const table = fromLong(srs, rows, layout);
    expect([table.rows, totals(table), table.issues]).toEqual([
      ["scored", "blank", "blank", "scored", "blank"],
      [["7", "1: 35", "2: 34"]],
      [],
    ]);
    // Two rows with answers are still two sessions of one number.
    expect(faults(fromLong(srs, [...rows, rows[0]], layout))).toHaveLength(2);
  });

  it("that a reader of files makes of an empty last line are blank", () => {
    expect(fromLong(srs, [row("a", 1), { case: "" }], key).rows).toEqual(["scored", "blank"]);
    const tall = { ...key, item: "item", value: "value" };
    expect(fromTall(srs, [{ case: "a", nr: 1, item: "goals", value: 9 }, { case: "" }], tall).rows).toEqual([
      "scored",
      "blank",
    ]);
  });

  it("of a form are told by a text with blanks around it, or by none", () => {
    const rows = [
      row("a", 1, undefined, { form: " srs " }),
      row("a", 2, undefined, { form: "SRS" }),
      row("a", 3, undefined, { form: null }),
    ];
    const read = (is: string): TableReading => fromLong(srs, rows, { ...key, only: { column: "form", is } });
    expect(["srs", " srs", ""].map((is) => read(is).rows)).toEqual([
      ["scored", "other", "other"],
      ["scored", "other", "other"],
      ["other", "other", "scored"],
    ]);
  });

  it("of another form in a tall export are left alone, with a notice", () => {
    const rows = ["goals", "phq_1", "approach", " overall ", "relationship"].map((item) => ({
      case: 1,
      nr: 1,
      item,
      value: 9,
    }));
    const table = fromTall(srs, rows, { ...key, item: "item", value: "value" });
    expect([table.rows, totals(table), hints(table)[0]]).toEqual([
      ["scored", "other", "scored", "scored", "scored"],
      [[1, "1: 36"]],
      ["rows-of-another-form", 1, "item"],
    ]);
    expect(
      hints(fromTall(srs, [rows[1]], { ...key, item: "item", value: "value" })).map((hint) => (hint as string[])[0]),
    ).toEqual([...["no-rows-of-form", "rows-of-another-form"]]);
  });

  it.each(["\uFEFFcase", " case", "Case"])("whose column differs by a byte order mark, blanks or case: %j", (name) => {
    const { case: cell, ...rest } = row("a", 1) as { case: string };
    const table = fromLong(srs, [{ [name]: cell, ...rest }], key);
    expect(faults(table)).toEqual([["column-not-found", "case"]]);
    expect(table.issues[0]!.message).toContain(`"${name}" differs only`);
  });

  it("that share a fault of a whole column tell it once", () => {
    const rows = Array.from({ length: 1000 }, (_, nr) => row("a", nr, ["9,1", 9, 9, 9]));
    expect(faults(fromLong(srs, rows, key))).toEqual([["cell-not-a-number", "relationship"]]);
    const mixed = [...rows, row("a", 1000)];
    expect(faults(fromLong(srs, mixed, key))).toHaveLength(1000);
  });
});

describe("dates", () => {
  const dated = (date: unknown, answers?: readonly unknown[], of = "a"): object => ({ ...row(of, 0, answers), date });
  const byDate = { episode: "case", session: { byDate: "date" } } as const;
  const datesOf = ({ courses }: TableReading): unknown[] =>
    courses.flatMap(({ course }) => course.sessions.map(({ session, date }) => [session, date]));

  it("number the sessions where nothing else does", () => {
    const rows = [
      dated("2026-02-10"),
      dated(new Date(Date.UTC(2026, 0, 5))),
      dated("2026-01-05", undefined, "b"),
      dated("2026-01-12"),
    ];
    const table = fromLong(srs, rows, byDate);
    expect(datesOf(table)).toEqual([[1, "2026-01-05"], [2, "2026-01-12"], [3, "2026-02-10"], [1, "2026-01-05"]]); // prettier-ignore
    expect(hints(table)).toEqual([["sessions-numbered-by-date", "date"]]);
  });

  it("of two sessions on one day need their times", () => {
    const days = fromLong(srs, [dated("2026-01-05"), dated("2026-01-05"), dated("2026-01-12")], byDate);
    expect([days.rows, faults(days)]).toEqual([
      ["refused", "refused", "scored"],
      [["sessions-on-one-day", 0, "date"], ["sessions-on-one-day", 1, "date"]], // prettier-ignore
    ]);
    const times = fromLong(srs, [dated("2026-01-05T16:00Z"), dated("2026-01-05T09:00Z")], byDate);
    expect(datesOf(times)).toEqual([[1, "2026-01-05T09:00Z"], [2, "2026-01-05T16:00Z"]]); // prettier-ignore
    // A row without an answer is no second session.
    expect(fromLong(srs, [dated("2026-01-05"), dated("2026-01-05", nothing)], byDate).rows).toEqual([
      "scored",
      "blank",
    ]);
  });

  it("may be equal without contradicting the numbers of the sessions", () => {
    const rows = [1, 2].map((nr) => row("a", nr, undefined, { date: "2026-01-05T10:00Z" }));
    expect(hints(fromLong(srs, rows, { ...key, date: "date" }))).toEqual([]);
  });

  it("are instants, whatever their offsets", () => {
    const rows = [
      row("a", 1, undefined, { date: "2026-01-05T23:30+02:00" }),
      row("a", 2, undefined, { date: "2026-01-05T22:00Z" }),
    ];
    expect(hints(fromLong(srs, rows, { ...key, date: "date" }))).toEqual([]);
    const turned = rows.map((one, index) => ({ ...one, nr: 2 - index }));
    expect(hints(fromLong(srs, turned, { ...key, date: "date" })).map((hint) => (hint as string[])[0])).toContain(
      "dates-out-of-order",
    );
  });

  it.each(["10.02.2026", "1/15/2026", "45962", 45962])(
    "that are no ISO text are one fault of the column: %s",
    (date) => {
      const rows = Array.from({ length: 50 }, (_, nr) => row("a", nr, undefined, { date }));
      const table = fromLong(srs, rows, { ...key, date: "date" });
      expect([faults(table), table.courses]).toEqual([[["date-not-iso", "date"]], []]);
    },
  );

  it("are missing in no row that has answers, where they number the sessions", () => {
    expect(faults(fromLong(srs, [dated("2026-01-05"), dated("")], byDate))).toEqual([["date-missing", 1, "date"]]);
    expect(fromLong(srs, [dated("2026-01-05"), dated("", nothing)], byDate).rows).toEqual(["scored", "blank"]);
  });

  const tall = { episode: "case", item: "item", value: "value" };
  const answersAt = (times: readonly string[], nr?: number): object[] =>
    times.map((date, at) => ({ case: 1, nr, date, item: lines[at % 4], value: 9 }));

  it("of the answers of one form around midnight make one session", () => {
    const times = ["2026-01-05T23:58:00Z", "2026-01-05T23:59:00Z", "2026-01-06T00:01:00Z", "2026-01-06T00:03:00Z"];
    const numbered = fromTall(srs, answersAt(times, 1), { ...tall, session: "nr", date: "date" });
    expect([totals(numbered), numbered.issues]).toEqual([[[1, "1: 36"]], []]);
    const unnumbered = fromTall(srs, answersAt(times), { ...tall, session: { byDate: "date" } });
    expect([totals(unnumbered), unnumbered.issues]).toEqual([[[1, "1: 36"]], []]);
  });

  it("part the forms of a tall table: by day, or an hour apart where times are known", () => {
    const days = [...Array<string>(4).fill("2026-01-12"), ...Array<string>(4).fill("2026-01-05")];
    expect(totals(fromTall(srs, answersAt(days), { ...tall, session: { byDate: "date" } }))).toEqual([
      [1, "1: 36", "2: 36"],
    ]);
    const times = [...["09:00", "09:01", "09:02", "09:03"], ...["16:00", "16:01", "16:02", "16:03"]].map(
      (time) => `2026-01-05T${time}Z`,
    );
    expect(totals(fromTall(srs, answersAt(times), { ...tall, session: { byDate: "date" } }))).toEqual([
      [1, "1: 36", "2: 36"],
    ]);
    const oneDay = fromTall(srs, answersAt(Array<string>(8).fill("2026-01-05")), {
      ...tall,
      session: { byDate: "date" },
    });
    expect([oneDay.courses, new Set(oneDay.issues.map(({ code }) => code))]).toEqual([
      [],
      new Set(["sessions-on-one-day"]),
    ]);
  });
});

describe("wide names", () => {
  const sessionsOf = ({ courses }: TableReading): unknown => totals({ courses } as TableReading);

  it("may be read by a function: q, q.1, q.2, and pre, mid, post", () => {
    const order = ["pre", "mid", "post"];
    const numbered = (column: string) => {
      const [, item, nr = "0"] = /^(relationship|goals|approach|overall)(?:\.(\d))?$/.exec(column) ?? [];
      return item === undefined ? null : { item, session: Number(nr) + 1 };
    };
    const named = (column: string) => {
      const [item, time] = column.split("_") as [string, string];
      return order.includes(time) ? { item, session: order.indexOf(time) + 1 } : null;
    };
    const rows = (suffix: (at: number) => string) => [
      Object.fromEntries([
        ["case", 1],
        ["note", "x"],
        ...[0, 1, 2].flatMap((at) => lines.map((id) => [`${id}${suffix(at)}`, 9 - at])),
      ]),
    ];
    expect(
      sessionsOf(
        fromWide(
          srs,
          rows((at) => (at === 0 ? "" : `.${at}`)),
          { episode: "case", pattern: numbered },
        ),
      ),
    ).toEqual([[1, "1: 36", "2: 32", "3: 28"]]);
    expect(
      sessionsOf(
        fromWide(
          srs,
          rows((at) => `_${order[at]!}`),
          { episode: "case", pattern: named },
        ),
      ),
    ).toEqual([[1, "1: 36", "2: 32", "3: 28"]]);
  });

  it("must be whole, and told without an exception", () => {
    const pattern = (column: string) => (column.startsWith("q") ? { item: column.slice(1), session: 1 } : null);
    const table = fromWide(srs, [{ case: 1, qgoals: 9, qoverall: 9 }], { episode: "case", pattern });
    expect(faults(table)).toEqual([["column-not-found", "relationship, session 1"], ["column-not-found", "approach, session 1"]]); // prettier-ignore
    const wrong = [() => 7, () => ({ item: "mood", session: 1 }), () => ({ item: "goals", session: "1" }), () => { throw new Error("canary"); }]; // prettier-ignore
    for (const one of wrong)
      expect(() => fromWide(srs, [{ case: 1 }], { episode: "case", pattern: one as never })).toThrow(
        expect.objectContaining({ code: "layout-invalid", message: expect.not.stringContaining("canary") as string }),
      );
  });
});

describe("a table of subscale sums", () => {
  const scales = { goal: "g", task: "t", bond: "b" };

  it("is read as scales, with the items unknown and the total added up", () => {
    const table = fromLong(waiSr, [{ case: 1, nr: 1, g: 15, t: "16", b: 17 }], { ...key, items: null, scales });
    const { scales: scored, items } = table.courses[0]!.course.sessions[0]!.scores!;
    expect([scored.goal.sum, scored.task.sum, scored.bond.sum, scored.total.sum]).toEqual([15, 16, 17, 48]);
    expect(items.item1.response).toBeNull();
  });

  it("leaves the total unscored when a part is missing, and refuses one that contradicts its parts", () => {
    const read = (cells: object): TableReading<typeof waiSr> =>
      fromLong(waiSr, [{ case: 1, nr: 1, g: 15, t: 16, b: "", sum: "", ...cells }], {
        ...key,
        items: null,
        scales,
        total: "sum",
      });
    expect(totals(read({}))).toEqual([[1, "1: -"]]);
    expect(totals(read({ b: 17, sum: 48 }))).toEqual([[1, "1: 48"]]);
    expect(faults(read({ b: 17, sum: 47 }))).toEqual([["total-differs-from-scales", 0, "sum"]]);
    expect(faults(read({ b: 29 }))).toEqual([["total-out-of-range", 0, "b"]]);
    expect(faults(read({ b: 3.5 }))).toEqual([["total-out-of-range", 0, "b"]]);
    expect(faults(read({ b: 16.5 }))).toEqual([["total-off-step", 0, "b"]]);
  });

  it("may be tall or wide, and stand beside its items", () => {
    const tall = fromTall(
      waiSr,
      Object.entries({ g: 15, t: 16, b: 17 }).map(([item, value]) => ({ case: 1, nr: 1, item, value })),
      {
        ...{ ...key, item: "item", value: "value", items: null, scales },
      },
    );
    const wide = fromWide(waiSr, [{ case: 1, g1: 15, t1: 16, b1: 17 }], {
      episode: "case",
      sessions: [1],
      pattern: "{item}{session}",
      items: null,
      scales,
    });
    expect([totals(tall), totals(wide)]).toEqual([[[1, "1: 48"]], [[1, "1: 48"]]]);
    const answers = Object.fromEntries(waiSr.items.map(({ id }) => [id, 4]));
    const beside = (g: number): TableReading =>
      fromLong(waiSr, [{ case: 1, nr: 1, g, ...answers }], { ...key, scales: { goal: "g" } });
    expect([totals(beside(16)), faults(beside(15))]).toEqual([[[1, "1: 48"]], [["total-differs-from-items", 0, "g"]]]);
  });
});

it("items that the export has already reversed: a form of one's own with every item forward", () => {
  const forward = defineInstrument({
    ...waiSr,
    id: "wai-sr-reversed",
    items: waiSr.items.map((item) => ({ ...item, keyed: "forward" as const })),
  });
  const row1 = { case: 1, nr: 1, ...Object.fromEntries(waiSr.items.map(({ id }) => [id, 5])) };
  expect(totals(fromLong(forward, [row1], key))).toEqual([[1, "1: 60"]]);
});
