import { describe, expect, it } from "vitest";
import { InvalidArgumentError, defineInstrument, ors, srs } from "alliance-scoring";
import { dbtMacro, ruptureSql, scoreSql, type RuptureSqlRequest, type ScoreSqlRequest } from "alliance-scoring/sql";

/** What somebody who controls a name would try. */
const attacks = [
  ...['sessions"; DROP TABLE clients; --', "sessions`; DROP TABLE clients; --", "sessions]; DROP TABLE clients; --"],
  ...["q1' OR '1'='1", "q1; --", "q1/*", "q1) FROM secrets --", "a.b", "a b", "", "1q", "q\u0000", "q\n", "ｑ1", "é"],
  ...["q-1", "$1", "?", "{{ x }}", "{% x %}", "%s", "q".repeat(64), "x\u202e", "\ud800"],
  ...[null, undefined, 7, true, {}, ["q1"], { toString: () => "q1" }, Symbol("q1")],
];

const score: ScoreSqlRequest<typeof ors> = { table: "t", columns: ["a", "b", "c", "d"], key: "id" };
const { table: _, ...macro } = score;
const rupture: RuptureSqlRequest = {
  ...{ table: "t", key: { client: "client", session: "session" }, value: "total" },
  rules: { level: { cutoff: 36 }, drop: { points: 1 }, baseline: { points: 3, sessions: 3 } },
};

/** Every place where a caller names something. */
const positions: Record<string, (name: never) => string> = {
  table: (table) => scoreSql(ors, { ...score, table: Array.isArray(table) ? [table] : table }),
  schema: (schema) => scoreSql(ors, { ...score, table: [schema, "t"] }),
  "table of a schema": (table) => scoreSql(ors, { ...score, table: ["clinic", table] }),
  "first column": (name) => scoreSql(ors, { ...score, columns: [name, "b", "c", "d"] }),
  "column by item": (social) =>
    scoreSql(ors, { ...score, columns: { individual: "a", interpersonal: "b", social, overall: "d" } }),
  key: (key) => scoreSql(ors, { ...score, key: [key] }),
  "second key": (key) => scoreSql(ors, { ...score, key: ["id", key] }),
  "column of a macro": (name) => dbtMacro(ors, { ...macro, columns: ["a", "b", "c", name] }),
  "table of ruptures": (table) => ruptureSql({ ...rupture, table: [table] }),
  client: (client) => ruptureSql({ ...rupture, key: { client, session: "s" } }),
  session: (session) => ruptureSql({ ...rupture, key: { client: "c", session } }),
  value: (value) => ruptureSql({ ...rupture, value }),
};

const thrownBy = (call: () => unknown): unknown => {
  try {
    call();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe("a name that is no plain identifier is refused, and not repeated", () => {
  it.each(Object.entries(positions))("as %s", (_, call) => {
    for (const attack of attacks) {
      const error = thrownBy(() => call(attack as never));
      expect(error, String(attack)).toBeInstanceOf(InvalidArgumentError);
      const { code, message } = error as InvalidArgumentError;
      // An absent column is incomplete rather than invalid.
      expect(["identifier-invalid", "columns-incomplete"]).toContain(code);
      if (typeof attack === "string" && attack.length > 3) expect(message).not.toContain(attack);
    }
    expect(thrownBy(() => call("plain_name" as never))).toBeUndefined();
  });

  it("as name of a macro", () => {
    for (const attack of attacks.filter((one) => one !== undefined))
      expect(thrownBy(() => dbtMacro(ors, { ...macro, name: attack as never }))).toMatchObject({
        code: "identifier-invalid",
      });
  });

  it("where every dialect would need another quote", () => {
    for (const dialect of ["ansi", "backtick", "bracket", "none"] as const)
      for (const quote of ['"', "`", "[", "]", "'"])
        expect(thrownBy(() => scoreSql(ors, { ...score, dialect, key: `id${quote}` }))).toMatchObject({
          code: "identifier-invalid",
        });
  });

  it("where the number of parts is none or too large", () => {
    for (const table of [[], ["a", "b", "c", "d", "e"]])
      expect(thrownBy(() => scoreSql(ors, { ...score, table }))).toMatchObject({ code: "identifier-invalid" });
  });

  it("where a table or a column bears a name of the statement's own", () => {
    for (const key of ["alliance__k1", "ALLIANCE__X1"])
      for (const call of [
        () => scoreSql(ors, { ...score, key }),
        () => scoreSql(ors, { ...score, columns: [key, "b", "c", "d"] }),
        () => ruptureSql({ ...rupture, value: key }),
        () => ruptureSql({ ...rupture, key: { client: "c", session: key } }),
      ])
        expect(thrownBy(call)).toMatchObject({ code: "identifier-invalid" });
    expect(thrownBy(() => scoreSql(ors, { ...score, table: "Alliance__Sums" }))).toMatchObject({
      code: "identifier-invalid",
    });
    expect(scoreSql(ors, { ...score, table: ["x", "alliance__sums"] })).toContain('"x"."alliance__sums"');
    expect(ruptureSql({ ...rupture, table: "alliance_scores", value: "alliance_total" })).toContain('"alliance_total"');
  });

  it("where a scale of one's own instrument is no identifier", () => {
    const { id, name, version, construct, higherIs, raters, licence, items, sources } = srs;
    const scales = { "a-b": { items: ["overall"], missing: { rule: "complete" } } } as const;
    const own = defineInstrument({ id, name, version, construct, higherIs, raters, licence, items, sources, scales });
    expect(thrownBy(() => scoreSql(own, { table: "t", columns: ["a", "b", "c", "d"], key: "id" }))).toMatchObject({
      code: "identifier-invalid",
    });
  });
});

describe("each name is quoted as its dialect wants it", () => {
  it.each([
    ["ansi", '"clinic"."t"', '"id"'],
    ["backtick", "`clinic`.`t`", "`id`"],
    ["bracket", "[clinic].[t]", "[id]"],
    ["none", "clinic.t", "id,"],
  ] as const)("%s", (dialect, table, key) => {
    const statement = scoreSql(ors, { ...score, table: ["clinic", "t"], dialect });
    expect(statement).toContain(`FROM ${table})`);
    expect(statement).toContain(`AS ${key}`);
  });
});

describe("what else cannot be meant is refused by its code", () => {
  it.each<[string, string, () => unknown]>([
    ["an unknown dialect", "dialect-unknown", () => scoreSql(ors, { ...score, dialect: "toString" as never })],
    ["too few columns", "columns-incomplete", () => scoreSql(ors, { ...score, columns: ["a", "b", "c"] })],
    ["too many columns", "columns-incomplete", () => scoreSql(ors, { ...score, columns: ["a", "b", "c", "d", "e"] })],
    ["no columns", "columns-incomplete", () => scoreSql(ors, { ...score, columns: undefined as never })],
    [
      "a key that is no item",
      "column-unknown-item",
      () => scoreSql(ors, { ...score, columns: { mood: "a" } as never }),
    ],
    ["one column for two items", "column-duplicate", () => scoreSql(ors, { ...score, columns: ["a", "A", "c", "d"] })],
    ["no key", "key-missing", () => scoreSql(ors, { ...score, key: [] })],
    ["a key twice", "column-duplicate", () => scoreSql(ors, { ...score, key: ["id", "ID"] })],
    ["a key named as a result", "column-duplicate", () => scoreSql(ors, { ...score, key: "Total_Sum" })],
    ["an unknown metric", "option-unknown", () => scoreSql(ors, { ...score, metric: "median" as never })],
    ["no metric", "option-unknown", () => scoreSql(ors, { ...score, metric: [] })],
    ["an unknown policy", "option-unknown", () => scoreSql(ors, { ...score, missing: "guess" as never })],
    ["an unknown rounding", "option-unknown", () => scoreSql(ors, { ...score, offStep: "guess" as never })],
    [
      "a code that is text",
      "missing-codes-invalid",
      () => scoreSql(ors, { ...score, missingCodes: ["0); --" as never] }),
    ],
    ["codes that are no list", "missing-codes-invalid", () => scoreSql(ors, { ...score, missingCodes: -99 as never })],
    ["a code that is infinite", "missing-codes-invalid", () => scoreSql(ors, { ...score, missingCodes: [-Infinity] })],
    ["a code that is an answer", "missing-code-is-a-response", () => scoreSql(ors, { ...score, missingCodes: [9] })],
    ["a foreign instrument", "instrument-not-defined", () => scoreSql({ ...ors } as never, score)],
    ["no rules", "rule-missing", () => ruptureSql({ ...rupture, rules: {} })],
    [
      "a cutoff that is text",
      "cutoff-not-finite",
      () => ruptureSql({ ...rupture, rules: { level: { cutoff: "1" as never } } }),
    ],
    ["a drop of nothing", "drop-out-of-range", () => ruptureSql({ ...rupture, rules: { drop: { points: 0 } } })],
    [
      "more scores than sessions",
      "sessions-out-of-range",
      () => ruptureSql({ ...rupture, rules: { baseline: { points: 1, sessions: 2, minimum: 3 } } }),
    ],
    [
      "text as a window",
      "sessions-out-of-range",
      () => ruptureSql({ ...rupture, rules: { baseline: { points: 1, sessions: "3" as never } } }),
    ],
    ["an empty range", "scale-range-invalid", () => ruptureSql({ ...rupture, scale: { minimum: 4, maximum: 4 } })],
    [
      "a value column for a client",
      "column-duplicate",
      () => ruptureSql({ ...rupture, key: { client: "value", session: "s" } }),
    ],
    ["no rules at all", "rule-missing", () => ruptureSql({ ...rupture, rules: undefined as never })],
    ["no key", "identifier-invalid", () => ruptureSql({ ...rupture, key: undefined as never })],
    ["an unknown sense of before", "option-unknown", () => ruptureSql({ ...rupture, previous: "any" as never })],
  ])("%s", (_, code, call) => {
    expect(thrownBy(call)).toMatchObject({ name: "InvalidArgumentError", code });
  });
});

it("metric chooses the columns of the result", () => {
  const statement = scoreSql(ors, { ...score, metric: "mean" });
  expect([...statement.matchAll(/AS "(\w+)"/g)].map(([, name]) => name)).toEqual([
    "id",
    "total_mean",
    "total_answered",
    "status",
  ]);
});
