import { mkdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { instruments } from "alliance-scoring";
import { dbtMacro, ruptureSql, scoreSql, type SqlDialect } from "alliance-scoring/sql";

const scored = (dialect: SqlDialect): string[] =>
  Object.values(instruments).flatMap((instrument) =>
    (["strict", "prorate"] as const).flatMap((missing) =>
      (["reject", "round"] as const).map((offStep) => {
        const columns = instrument.items.map(({ number }) => `q${number}`);
        const request = { table: ["clinic", "sessions"], columns, key: ["client", "session_no"], missingCodes: [-99] };
        return scoreSql(instrument, { ...request, dialect, missing, offStep });
      }),
    ),
  );

const flagged = (dialect: SqlDialect): string[] =>
  (["row", "observed"] as const).map((previous) =>
    ruptureSql({
      ...{ table: "scores", key: { client: "client", session: "session_no" }, value: "total_sum", previous, dialect },
      rules: { level: { cutoff: 36 }, drop: { points: 1 }, baseline: { points: 3, sessions: 3, minimum: 2 } },
      scale: { minimum: -40, maximum: 40 },
    }),
  );

const statements = (dialect: SqlDialect): string[] => [...scored(dialect), ...flagged(dialect)];

describe("statements keep to what every engine means alike", () => {
  const functions = new Set(["ROUND", "COALESCE", "NULLIF", "MAX", "AVG", "COUNT"]);
  const words =
    "WITH AS SELECT FROM WHERE GROUP UNION ALL CASE WHEN THEN ELSE END AND OR IS NOT NULL BETWEEN OVER PARTITION BY ORDER ROWS PRECEDING";

  it.each(["ansi", "backtick", "bracket", "none"] as const)("%s", (dialect) => {
    // Where an engine takes any text for a number, texts are taken apart first.
    const checked = dialect === "backtick" || dialect === "bracket";
    const known = new Set([
      ...functions,
      ...words.split(" "),
      ...(checked ? ["CONCAT", "LTRIM", "RTRIM", "REPLACE", "IN"] : []),
    ]);
    for (const given of statements(dialect)) {
      const statement = checked ? given.replace(/'[0-9|.eE+-]*'/g, "") : given;
      const capitals = statement.match(/\b[A-Z]{2,}\b/g) ?? [];
      expect([...new Set(capitals)].filter((word) => !known.has(word))).toEqual([]);
      expect(statement).not.toMatch(/--|;|\/\*|'/);
    }
  });

  it("and every name of their own begins with alliance__, so that none hides a column of a caller", () => {
    for (const statement of statements("ansi")) {
      const own = statement.replace(/"[^"]*"/g, "").match(/\b[a-z]\w*/g) ?? [];
      expect(own.length).toBeGreaterThan(10);
      expect(own.filter((name) => !name.startsWith("alliance__"))).toEqual([]);
    }
  });

  it("and no division is one of two whole numbers", () => {
    for (const statement of statements("ansi"))
      for (const [, divisor] of statement.matchAll(/ \/ (\S+)/g)) expect(divisor).toMatch(/^(\(1E0|1E\d+$)/);
  });
});

it("a macro holds the same statement over its relation", () => {
  const request = { columns: ["a", "b", "c", "d"], key: "id", missing: "prorate" } as const;
  const file = dbtMacro(instruments.srs, { ...request, name: "score_sessions" });
  const [first, ...rest] = file.trim().split("\n");
  expect([first, rest.at(-1)]).toEqual(["{% macro score_sessions(relation) %}", "{% endmacro %}"]);
  expect(rest.slice(0, -1).join("\n").replace("{{ relation }}", '"t"')).toBe(
    scoreSql(instruments.srs, { ...request, table: "t" }),
  );
});

interface Parser {
  validate(sql: string): readonly unknown[];
}

describe("the parsers of engines that cannot run here accept every statement, and no broken one", () => {
  let parsers: Record<string, new () => Parser>;
  beforeAll(async () => {
    // The package imports folders, which Node's own loader does not resolve.
    const outfile = path.resolve("node_modules/.cache/dt-sql-parser/parsers.mjs");
    mkdirSync(path.dirname(outfile), { recursive: true });
    await build({
      stdin: { contents: 'export * from "dt-sql-parser"', resolveDir: process.cwd() },
      ...{ bundle: true, format: "esm", platform: "node", outfile, logLevel: "silent" },
    });
    parsers = (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as typeof parsers;
  }, 60_000);

  it.each([
    ["SparkSQL", "backtick"],
    ["HiveSQL", "backtick"],
    ["TrinoSQL", "ansi"],
  ] as const)(
    "%s",
    (name, dialect) => {
      const parser = new parsers[name]!();
      // One statement of each kind: the forms differ in their numbers, and a parser takes seconds for thirty-six items.
      const columns = instruments.waiSr.items.map(({ number }) => `q${number}`);
      const request = { table: ["clinic", "sessions"], columns, key: "id", missingCodes: [-99], dialect } as const;
      const some = [
        scoreSql(instruments.waiSr, { ...request, missing: "prorate" }),
        scoreSql(instruments.ors, { ...request, columns: columns.slice(0, 4), offStep: "round" }),
        ...flagged(dialect),
      ];
      const faulty = some.filter((statement) => parser.validate(`${statement};`).length > 0);
      expect(faulty).toEqual([]);
      const broken = some[1]!.replace("CASE WHEN", "CASE CASE WHEN");
      expect(parser.validate(`${broken};`).length).toBeGreaterThan(0);
    },
    60_000,
  );
});
