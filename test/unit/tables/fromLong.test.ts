import { describe, expect, it } from "vitest";
import { InvalidArgumentError, ors, seriesOf, srs, wai36, waiSr } from "alliance-scoring";
import { columnPresets, fromLong, fromTall, fromWide, type TableReading } from "alliance-scoring/tables";

const key = { episode: "case", session: "nr" };
const line = (nr: unknown, answers: readonly unknown[], more: object = {}): object => {
  const [relationship, goals, approach, overall] = answers;
  return { case: "a", nr, relationship, goals, approach, overall, ...more };
};
const faults = ({ issues }: TableReading): unknown[] => issues.map(({ code, path }) => [code, ...path]);
const hints = ({ notices }: TableReading): unknown[] => notices.map(({ code, path }) => [code, ...path]);
const totals = ({ courses }: TableReading): unknown[] =>
  courses.map(({ course }) =>
    course.sessions.map(({ session, scores }) => [session, scores?.scales["total"]?.sum ?? null]),
  );
/** Whether only the total is known, by session. */
const totalOnly = ({ courses }: TableReading): unknown[] =>
  courses.flatMap(({ course }) =>
    course.sessions.map(({ scores }) => Object.values(scores?.items ?? {}).every(({ response }) => response === null)),
  );

describe("a cell is read as a number", () => {
  it.each([
    ["8.5", 8.5],
    [".5", 0.5],
    ["8.", 8],
    ["0.30000000000000004", 0.3],
    [91 * 0.1, 9.1],
    [Math.fround(9.1), 9.1],
    [" 8.5 ", 8.5],
    ["8", 8],
    ["0", 0],
    ["08.50", 8.5],
    [8n, 8],
    [8.5, 8.5],
  ])("when it is %s", (cell, response) => {
    const table = fromLong(srs, [line(1, [cell, 9, 9, 9])], key);
    expect(table.courses[0]!.course.sessions[0]!.scores!.items.relationship.response).toBe(response);
  });

  it.each(["", "  ", null, undefined, NaN])("as missing when it is %s", (cell) => {
    const table = fromLong(srs, [line(1, [cell, 9, 9, 9]), line(2, [9, 9, 9, 9])], key);
    expect([table.rows, totals(table)]).toEqual([
      ["scored", "scored"],
      [
        [
          [1, null],
          [2, 36],
        ],
      ],
    ]);
  });

  it.each(["8,5", "1e1", "0x8", "+8", "NaN", "Infinity", "acht", "NA", ".", "8 5", true, {}, [8], Symbol("8")])(
    "never when it is %s",
    (cell) => {
      const table = fromLong(srs, [line(1, [9, 9, cell, 9])], key);
      expect([table.rows, table.courses, faults(table)]).toEqual([
        ["refused"],
        [],
        [["cell-not-a-number", 0, "approach"]],
      ]);
    },
  );
});

describe("missing codes", () => {
  const rows = [line(1, [9, "-99", "NA", 9]), line(2, [9, 9, 9, 9])];

  it("are missing answers when they are declared", () => {
    const table = fromLong(srs, rows, { ...key, missingCodes: [-99, "NA"] });
    expect([table.rows, totals(table)]).toEqual([
      ["scored", "scored"],
      [
        [
          [1, null],
          [2, 36],
        ],
      ],
    ]);
    expect(table.courses[0]!.course.sessions[0]!.scores!.missing).toEqual(["goals", "approach"]);
  });

  it("are faults when they are not", () => {
    expect(faults(fromLong(srs, rows, key))).toEqual([["cell-not-a-number", 0, "approach"]]);
    expect(faults(fromLong(srs, [line(1, [9, "-99", 9, 9])], key))).toEqual([["response-out-of-range", 0, "goals"]]);
  });

  it("are refused when they are answers: 9 on a line, 0 on a line", () => {
    for (const code of [9, "9", 0])
      expect(() => fromLong(ors, [], { ...key, missingCodes: [code] })).toThrow(InvalidArgumentError);
    expect(() => fromLong(waiSr, [], { ...key, missingCodes: [9, 0] })).not.toThrow();
  });
});

describe("every row is accounted for", () => {
  it("when it is no row, has no episode, no session or a strange date", () => {
    const rows = [
      ...[null, 7, "row", [1]],
      ...[
        line(1, [9, 9, 9, 9], { case: " " }),
        line(1.5, [9, 9, 9, 9]),
        line("two", [9, 9, 9, 9]),
        line(null, [9, 9, 9, 9]),
      ],
      ...[line(1, [9, 9, 9, 9], { day: 5 }), line(2, [9, 9, 9, 9], { day: "2026-01-02" })],
    ];
    const table = fromLong(srs, rows, { ...key, date: "day" });
    expect(table.rows).toEqual([...Array<string>(9).fill("refused"), "scored"]);
    expect(faults(table)).toEqual([
      ...[0, 1, 2, 3].map((row) => ["row-not-an-object", row]),
      ["episode-missing", 4, "case"],
      ...[5, 6, 7].map((row) => ["session-not-an-integer", row, "nr"]),
      ["date-not-iso", 8, "day"],
    ]);
    expect(table.courses[0]!.course.sessions[0]!.date).toBe("2026-01-02");
  });

  it("when a column is misspelt: nothing is scored", () => {
    const table = fromLong(srs, [line(1, [9, 9, 9, 9])], { ...key, total: "Total" });
    expect([table.rows, table.courses, faults(table)]).toEqual([["refused"], [], [["column-not-found", "Total"]]]);
  });

  it("when a cell of it cannot be read", () => {
    const trap = Object.defineProperty(line(1, [9, 9, 9, 9]), "goals", {
      enumerable: true,
      get: () => {
        throw new Error("no");
      },
    });
    const hostile = new Proxy({}, { getOwnPropertyDescriptor: () => { throw new Error("no"); } }); // prettier-ignore
    const table = fromLong(srs, [trap, hostile, line(3, [9, 9, 9, 9])], key);
    expect(table.rows).toEqual(["refused", "refused", "scored"]);
    expect(faults(table)).toContainEqual(["cell-not-a-number", 0, "goals"]);
    expect(faults(table)).toContainEqual(["episode-missing", 1, "case"]);
  });

  it("when its answers are out of range or between steps", () => {
    const table = fromLong(srs, [line(1, [10.1, 9, 9, -0.1]), line(2, [9, 8.65, 9, 9])], key);
    expect(faults(table)).toEqual([
      ["response-out-of-range", 0, "relationship"],
      ["response-out-of-range", 0, "overall"],
      ["response-off-step", 1, "goals"],
    ]);
    expect(totals(fromLong(srs, [line(2, [9, 8.65, 9, 9])], { ...key, offStep: "round" }))).toEqual([[[2, 35.7]]]);
  });
});

describe("sessions", () => {
  it("come in order, and rows that did not are pointed at", () => {
    const table = fromLong(srs, [line(3, [9, 9, 10, 8]), line(1, [8, 9, 9, 9]), line(2, [7, 9, 9, 9])], key);
    expect(totals(table)).toEqual([[[1, 35], [2, 34], [3, 36]]]); // prettier-ignore
    expect(hints(table)).toEqual([["rows-out-of-order", 1, "nr"], ["rows-out-of-order", 2, "nr"]]); // prettier-ignore
    expect(seriesOf(table.courses[0]!.course, "total").points.map(({ value }) => value)).toEqual([35, 34, 36]);
    expect(table.courses[0]!.rows).toEqual([[1], [2], [0]]);
  });

  it("are refused when they occur twice, none of the rows being better than the other", () => {
    const rows = [
      line(1, [9, 9, 9, 9]),
      line(2, [9, 9, 9, 8]),
      line("2", [9, 9, 9, "x"]),
      line(2, [9, 9, 9, 9], { case: "b" }),
    ];
    const table = fromLong(srs, rows, key);
    expect(table.rows).toEqual(["scored", "refused", "refused", "scored"]);
    expect(faults(table)).toEqual([
      ["duplicate-session", 1, "nr"],
      ["cell-not-a-number", 2, "overall"],
      ["duplicate-session", 2, "nr"],
    ]);
  });

  it("whose dates contradict their numbers are pointed at", () => {
    const rows = [line(1, [9, 9, 9, 9], { day: "2026-03-01" }), line(2, [9, 9, 9, 9], { day: "2026-02-01" })];
    expect(hints(fromLong(srs, rows, { ...key, date: "day" }))).toContainEqual(["dates-out-of-order", 1, "day"]);
  });

  it("may fall on one day", () => {
    const rows = [line(1, [9, 9, 9, 9], { day: "2026-03-01" }), line(2, [9, 9, 9, 9], { day: "2026-03-01" })];
    expect(hints(fromLong(srs, rows, { ...key, date: "day" }))).not.toContainEqual(["dates-out-of-order", 1, "day"]);
  });

  it("belong to an episode, not to a client", () => {
    const rows = [
      line(1, [9, 9, 9, 9], { client: 1 }),
      line(1, [9, 9, 9, 8], { client: 2 }),
      line(1, [9, 9, 9, 7], { client: 1, case: "b" }),
    ];
    const table = fromLong(srs, rows, { ...key, episode: ["case", "client"] });
    expect(table.courses.map((one) => one.key)).toEqual([["a", 1], ["a", 2], ["b", 1]]); // prettier-ignore
  });

  it("without an answer stay in the series as a gap", () => {
    const table = fromLong(srs, [line(1, [9, 9, 9, 9]), line(2, ["", "", "", ""]), line(3, [9, 9, 9, 8])], key);
    expect([table.rows, totals(table)]).toEqual([["scored", "blank", "scored"], [[[1, 36], [2, null], [3, 35]]]]); // prettier-ignore
  });
});

describe("OpenFIT", () => {
  const layout = columnPresets.openFit(srs, key);
  const row = (nr: number, quarters: readonly unknown[], total: unknown, skip: unknown): object => {
    const [SRSQ1, SRSQ2, SRSQ3, SRSQ4] = quarters;
    return { case: 1, nr, SRSQ1, SRSQ2, SRSQ3, SRSQ4, Total_SRS: total, SRS_Skip: skip };
  };
  const read = (...rows: object[]): TableReading<typeof srs> => fromLong(srs, rows, layout);

  it("holds four sub-scores", () => {
    const table = read(row(1, ["8.6", "9.7", "9.9", "7.8"], "36", "0"), row(2, ["8.6", "9.7", "9.9", "7.7"], "", ""));
    expect([totals(table), totalOnly(table)]).toEqual([
      [[[1, 36], [2, 35.9]]], // prettier-ignore
      [false, false],
    ]);
  });

  it("or a total alone, and then nothing is known of the items", () => {
    const [session] = read(row(1, ["", "", "", ""], "35.3", "0")).courses[0]!.course.sessions;
    expect(session!.scores!.items.goals.response).toBeNull();
    expect(session!.scores!.scales.goal).toMatchObject({ status: "not-scored", reason: "total-only" });
  });

  it("or quarters of a total, which are taken for the total they came from", () => {
    const table = read(
      row(1, [8.825, 8.825, 8.825, 8.825], "35.3", 0),
      row(2, [9, 9, 9, 9], 36, 0),
      row(3, [9, 9, 9, 9], "", 0),
    );
    expect(totals(table)).toEqual([[[1, 35.3], [2, 36], [3, 36]]]); // prettier-ignore
    expect(totalOnly(table)).toEqual([true, true, true]);
    expect(hints(table)).toEqual([0, 1, 2].map((index) => ["total-stored-as-quarters", index, "SRSQ1"]));
  });

  it("or nothing, marked as skipped", () => {
    const table = read(row(1, ["", "", "", ""], "", "1"), row(2, [9, 8, 9, 9], "", "0"));
    expect([table.rows, totals(table)]).toEqual([["blank", "scored"], [[[1, null], [2, 35]]]]); // prettier-ignore
  });

  it("and every mixture is refused", () => {
    const table = read(
      row(1, [9, 8, 9, 9], "", 1),
      row(2, ["", "", "", ""], "36", "1"),
      row(3, [9, 8, 9, ""], "36", "0"),
      row(4, [9, 8, 9, 9], "36", "0"),
      row(5, [9, 9, 9, 9], "35", "0"),
      row(6, ["", "", "", ""], "40.1", "0"),
      row(7, [9, 8, 9, 9], "", "yes"),
    );
    expect(table.rows).toEqual(Array(7).fill("refused"));
    expect(faults(table)).toEqual([
      ["skipped-with-answers", 0, "nr"],
      ["skipped-with-answers", 1, "nr"],
      ["items-and-total-mixed", 2, "Total_SRS"],
      ["total-differs-from-items", 3, "Total_SRS"],
      ["total-differs-from-items", 4, "Total_SRS"],
      ["total-out-of-range", 5, "Total_SRS"],
      ["skip-not-0-or-1", 6, "SRS_Skip"],
    ]);
  });
});

describe("four equal answers elsewhere", () => {
  it("stay answers when a person can have given them, with a notice", () => {
    const table = fromLong(srs, [line(1, [9, 9, 9, 9])], key);
    expect([totalOnly(table), hints(table)]).toEqual([[false], [["sub-scores-equal", 0, "relationship"]]]);
  });

  it("are a total when no line can give them", () => {
    const table = fromLong(srs, [line(1, ["8.825", "8.825", "8.825", "8.825"])], key);
    expect([totalOnly(table), totals(table)]).toEqual([[true], [[[1, 35.3]]]]);
  });

  it("mean nothing on a rating scale of twelve items", () => {
    const row = Object.fromEntries(waiSr.items.map(({ id }) => [id, 4]));
    expect(hints(fromLong(waiSr, [{ ...row, case: 1, nr: 1 }], key))).toEqual([]);
  });
});

it("CamCOPS lines are rounded to the millimetre before the sum", () => {
  const row = {
    p: 4,
    q_session: 1,
    q_date: "2026-01-05",
    q_individual: 6.04,
    q_interpersonal: 6.04,
    q_social: 6.05,
    q_overall: 6.06,
  };
  // 6.0 + 6.0 + 6.1 + 6.1; the sum of the cells, 24.19, would be 24.2 as well, but 24.16 would not.
  expect(totals(fromLong(ors, [row], columnPresets.camCops(ors, { episode: "p" })))).toEqual([[[1, 24.2]]]);
  const low = { ...row, q_social: 6.04, q_overall: 6.04 };
  expect(totals(fromLong(ors, [low], columnPresets.camCops(ors, { episode: "p" })))).toEqual([[[1, 24]]]);
  // Four times 9.25 is 37, but a slider can give 9.25, which is 9.3 on paper.
  const equal = { ...row, q_individual: 9.25, q_interpersonal: 9.25, q_social: 9.25, q_overall: 9.25 };
  const table = fromLong(ors, [equal], columnPresets.camCops(ors, { episode: "p" }));
  expect([totals(table), hints(table)]).toEqual([[[[1, 37.2]]], [["sub-scores-equal", 0, "q_individual"]]]);
});

it("REDCap rows of other forms are left alone", () => {
  const answers = Object.fromEntries(waiSr.items.map(({ id }) => [`wai_${id}`, "4"]));
  const rows = [
    { record_id: "7", redcap_repeat_instrument: "", redcap_repeat_instance: "" },
    { record_id: "7", redcap_repeat_instrument: "wai", redcap_repeat_instance: "2", ...answers },
    { record_id: "7", redcap_repeat_instrument: "srs", redcap_repeat_instance: "2" },
  ];
  const table = fromLong(waiSr, rows, columnPresets.redcap(waiSr, { form: "wai" }));
  expect([table.rows, totals(table), table.issues]).toEqual([["other", "scored", "other"], [[[2, 48]]], []]);
});

it("equal answers between two steps are rounded, unless only quarters of a total can be such", () => {
  const scored = (each: number, more: object = {}) => {
    const table = fromLong(srs, [line(1, [each, each, each, each])], { ...key, offStep: "round", ...more });
    return [totals(table), hints(table).map((hint) => (hint as string[])[0])];
  };
  expect(scored(8.83)).toEqual([[[[1, 35.2]]], []]); // 4 x 8.8; 35.32 would be no total
  expect(scored(8.83, { equalSubScores: "total-only" })).toEqual([[[[1, 35.2]]], []]);
  expect(scored(9.25)).toEqual([[[[1, 37.2]]], ["sub-scores-equal"]]); // 4 x 9.3
  expect(scored(9.25, { equalSubScores: "total-only" })).toEqual([[[[1, 37]]], ["total-stored-as-quarters"]]);
  expect(scored(8.825)).toEqual([[[[1, 35.3]]], ["total-stored-as-quarters"]]);
});

it("a text of which no row is says that the table holds none of the form, or that the text is misspelt", () => {
  const rows = [{ record_id: "7", redcap_repeat_instrument: "Session Rating Scale", redcap_repeat_instance: "1" }];
  const layout = columnPresets.redcap(srs, { form: "srs" });
  const answers = Object.fromEntries(srs.items.map(({ id }) => [`srs_${id}`, "9"]));
  expect(hints(fromLong(srs, [{ ...rows[0], ...answers }], layout))).toEqual([
    ["no-rows-of-form", "redcap_repeat_instrument"],
  ]);
  expect(hints(fromLong(srs, [], layout))).toEqual([]);
});

it("no code may be a total where a column holds totals: 99 of the WAI-36 would be both", () => {
  const blank = Object.fromEntries(wai36.items.map(({ id }) => [id, 99]));
  const rows = [{ case: 1, nr: 1, sum: 99, ...blank }];
  const codes = { ...key, missingCodes: [99] };
  const refused = expect.objectContaining({ code: "missing-code-is-a-response" }) as Error;
  expect(() => fromLong(wai36, rows, { ...codes, total: "sum" })).toThrow(refused);
  expect(() => fromLong(wai36, rows, { ...codes, total: "sum", items: null })).toThrow(refused);
  expect(fromLong(wai36, rows, codes).rows).toEqual(["blank"]);
  // A total of 999 is none.
  const far = rows.map((row) => ({ ...row, sum: 999 }));
  expect(() => fromLong(wai36, far, { ...codes, total: "sum", missingCodes: [99, 999] })).toThrow(refused);
  const all = far.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell === 99 ? 999 : cell])),
  );
  expect(fromLong(wai36, all, { ...codes, total: "sum", missingCodes: [999] }).rows).toEqual(["blank"]);
});

it("an episode is the same with blanks around its name", () => {
  const rows = [line(1, [9, 9, 9, 9], { case: "17" }), line(2, [9, 9, 9, 9], { case: "17 " })];
  expect(fromLong(srs, rows, key).courses.map(({ key, course }) => [key, course.sessions.length])).toEqual([
    [["17"], 2],
  ]);
});

it("a table of totals has no items", () => {
  const table = fromLong(ors, [{ case: 1, nr: 1, sum: "24.9" }], { ...key, items: null, total: "sum" });
  expect([totals(table), totalOnly(table)]).toEqual([[[[1, 24.9]]], [true]]);
});

describe("a layout that cannot be meant is refused", () => {
  it.each<[string, string, () => unknown]>([
    ["no list", "rows-not-a-list", () => fromLong(srs, {} as never, key)],
    ["no episode", "layout-invalid", () => fromLong(srs, [], { ...key, episode: [] })],
    ["a nameless column", "layout-invalid", () => fromLong(srs, [], { ...key, session: "" })],
    ["one column for two things", "layout-invalid", () => fromLong(srs, [], { ...key, session: "case" })],
    ["an unknown item", "layout-invalid", () => fromLong(srs, [], { ...key, items: { mood: "m" } as never })],
    ["an item too few", "layout-invalid", () => fromLong(srs, [], { ...key, items: { goals: "g" } as never })],
    ["a code of no kind", "missing-codes-invalid", () => fromLong(srs, [], { ...key, missingCodes: [Infinity] })],
    [
      "a pattern without sessions",
      "layout-invalid",
      () => fromWide(srs, [], { episode: "c", sessions: [1], pattern: "{item}" as never }),
    ],
    [
      "no sessions",
      "layout-invalid",
      () => fromWide(srs, [], { episode: "c", sessions: [], pattern: "{item}{session}" }),
    ],
    [
      "sessions left out",
      "layout-invalid",
      () => fromWide(srs, [], { episode: "c", pattern: "{item}{session}" } as never),
    ],
    [
      "a code that is an answer",
      "missing-code-is-a-response",
      () => fromLong(srs, [], { ...key, missingCodes: ["9"] }),
    ],
    ["neither items nor a total", "layout-invalid", () => fromLong(srs, [], { ...key, items: null })],
    ["a form told by nothing", "layout-invalid", () => fromLong(srs, [], { ...key, only: {} as never })],
    ["a form told by no text", "layout-invalid", () => fromLong(srs, [], { ...key, only: { column: "c" } as never })],
    [
      "a form told by the episode",
      "layout-invalid",
      () => fromLong(srs, [], { ...key, only: { column: "case", is: "a" } }),
    ],
    ["a preset for another form", "preset-unavailable", () => columnPresets.openFit(waiSr, key)],
    ["a slider for another form", "preset-unavailable", () => columnPresets.camCops(waiSr, key)],
    ["one name for item and value", "layout-invalid", () => fromTall(srs, [], { ...key, item: "x", value: "x" })],
  ])("%s", (_, code, call) => {
    let error: unknown;
    try {
      call();
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({ name: "InvalidArgumentError", code });
  });
});

describe("a policy that is none", () => {
  it.each([
    { duplicates: "keep" },
    { decimal: ";" },
    { unit: "cm" },
    { equalSubScores: "total" },
    { missing: "x" },
    { offStep: true },
  ])("is refused instead of being taken for the first: %j", (options) => {
    expect(() => fromLong(srs, [line(1, [9, 9, 9, 9])], { ...key, ...options } as never)).toThrow(
      expect.objectContaining({ code: "option-unknown" }),
    );
  });

  it.each([9, "NA", null, {}])("is a list of missing codes that is no list: %j", (missingCodes) => {
    const read = () => fromLong(srs, [line(1, [9, 9, 9, 9])], { ...key, missingCodes } as never);
    expect(read).toThrow(expect.objectContaining({ code: "missing-codes-invalid" }));
  });
});
