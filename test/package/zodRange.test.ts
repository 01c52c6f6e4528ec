import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { engine } from "../engines.mjs";
import { root } from "./packed.js";

/** What `/schema` says about a sound definition, a wrong form and a form within a larger schema. */
const program = `
import { srs } from "alliance-scoring";
import { parseInstrument, responseSchema } from "alliance-scoring/schema";
import { z } from "zod";
const schema = responseSchema(srs, { message: ({ code }) => code });
const larger = z.object({ session: z.int(), responses: schema });
console.log(JSON.stringify([
  parseInstrument(JSON.stringify(srs)).ok,
  schema.parse({ goals: 9 }),
  schema.safeParse({ goals: 11 }).error.issues,
  larger.safeParse({ session: 1, responses: { goals: 11 } }).error.issues[0].path,
  z.toJSONSchema(schema).title,
]));
`;

describe.each([
  ["the oldest", () => engine("zod-oldest")],
  ["the newest", () => root],
])("with %s zod of the range", (_, home) => {
  const folder = mkdtempSync(path.join(tmpdir(), "alliance-scoring-zod-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }), 120_000);

  it("/schema reads definitions and forms", () => {
    const modules = path.join(folder, "node_modules");
    for (const part of ["dist", "package.json"])
      cpSync(path.join(root, part), path.join(modules, "alliance-scoring", part), { recursive: true });
    cpSync(path.join(home(), "node_modules/zod"), path.join(modules, "zod"), { recursive: true });
    writeFileSync(path.join(folder, "program.mjs"), program);
    const printed = execFileSync("node", ["program.mjs"], { cwd: folder, encoding: "utf8" });
    expect(JSON.parse(printed)).toEqual([
      true,
      { relationship: null, goals: 9, approach: null, overall: null },
      [
        {
          code: "custom",
          path: ["goals"],
          message: "response-out-of-range",
          params: { code: "response-out-of-range" },
        },
      ],
      ["responses", "goals"],
      srsName,
    ]);
  }, 120_000);
});

const srsName = "Session Rating Scale (SRS)";
