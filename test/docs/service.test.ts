import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { srs, waiSr } from "alliance-scoring";
import { fromLong } from "alliance-scoring/tables";

/** What the tests use of a Fastify application. */
interface App {
  inject(request: string | object): Promise<{ statusCode: number; body: string }>;
}

// An example for readers: plain JavaScript, without types.
const example = new URL("../../docs/programs/examples/service.mjs", import.meta.url);
const { service } = (await import(example.href)) as { service: (file: string) => App };

const folder = mkdtempSync(path.join(tmpdir(), "service-"));
afterAll(() => rmSync(folder, { recursive: true }));

let file = "";
let app: App;
beforeEach(({ task }) => {
  file = path.join(folder, `${task.id}.sqlite`);
  app = service(file);
});

const post = async (url: string, payload: unknown) => {
  const { statusCode, body } = await app.inject({ method: "POST", url, payload });
  return {
    statusCode,
    body,
    codes: ((JSON.parse(body) as { issues?: { code: string }[] }).issues ?? []).map(({ code }) => code),
  };
};
const get = async (url: string): Promise<string> => (await app.inject(url)).body;
const read = async (url: string) => JSON.parse(await get(url));

const alliance = [
  [9.1, 9, 9.2, 9.3],
  [9.2, 9, 9.1, 9],
  [9.3, 9.1, 9, 9.2],
  [6.1, 7, 6.9, 6.2],
  [9, 9.1, 9.2, 9],
];
const byItem = (items: readonly { id: string }[], answers: readonly number[]) =>
  Object.fromEntries(items.map(({ id }, index) => [id, answers[index]!]));
const session = (index: number) => ({
  session: index + 1,
  date: `2026-01-${String(10 + index)}`,
  responses: byItem(srs.items, alliance[index]!),
});
const send = async (order: readonly number[]) => {
  for (const index of order) expect(await post("/ann/srs", session(index))).toMatchObject({ statusCode: 201 });
};

it("takes at most 45 lines", () => {
  const lines = readFileSync(example, "utf8").split("\n");
  expect(lines.filter((line) => !/^\s*(?:$|\/\/|\/\*\*.*\*\/$)/.test(line)).length).toBeLessThanOrEqual(45);
});

describe("one client", () => {
  it("has scores, alerts and ruptures of the SRS, in whichever order the sessions came", async () => {
    await send([3, 0, 4, 1, 2]);
    const { course, alerts, ruptures, change } = await read("/ann/srs");
    expect(
      course.sessions.map(({ scores }: { scores: { scales: { total: { sum: number } } } }) => scores.scales.total.sum),
    ).toEqual([36.6, 36.3, 36.6, 26.2, 36.3]);
    expect(alerts[3].alerts).toMatchObject({ total: { status: "alert" }, drop: { status: "alert" } });
    expect(ruptures).toMatchObject({
      status: "assessed",
      pattern: "repaired",
      episodes: [{ onset: 4, repair: { session: 5 } }],
    });
    expect(change).toBeUndefined();
    expect(await get("/ann/srs/picture")).toMatch(/^<svg .*possible rupture.*<\/svg>$/s);
  });

  it("has the change of the ORS", async () => {
    const answers = [
      [4, 5, 4, 5],
      [5, 5, 6, 5],
      [7, 7, 6, 7],
    ];
    for (const [index, responses] of answers.entries()) await post("/ann/ors", { session: index + 1, responses });
    const { change, ruptures } = await read("/ann/ors");
    expect(change).toMatchObject({
      from: 1,
      to: 3,
      change: { difference: 9, verdict: "improved" },
      clinical: { category: "recovered" },
    });
    expect(ruptures).toBeUndefined();
    expect(await get("/ann/ors/picture")).toMatch(/^<svg /);
  });

  it("has goal, task and bond of the WAI-SR", async () => {
    await post("/ann/waiSr", { session: 1, responses: byItem(waiSr.items, [1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2]) });
    const { scales } = (await read("/ann/waiSr")).course.sessions[0].scores;
    // goal 4 6 8 11, task 1 2 10 12, bond 3 5 7 9
    expect([scales.goal.sum, scales.task.sum, scales.bond.sum, scales.total.sum]).toEqual([9, 10, 14, 33]);
  });
});

it("the same course out of a CSV is the same", async () => {
  await send([0, 1, 2, 3, 4]);
  const rows = alliance.map((answers, index) => ["ann", index + 1, `2026-01-${String(10 + index)}`, ...answers].join());
  const csv = [["client", "session", "date", ...srs.items.map(({ id }) => id)].join(), ...rows.reverse()].join("\n");
  const table: Record<string, string>[] = parse(csv, { columns: true });
  const { courses, issues } = fromLong(srs, table, { episode: "client", session: "session", date: "date" });
  expect(issues).toEqual([]);
  expect((await read("/ann/srs")).course).toEqual(JSON.parse(JSON.stringify(courses[0]!.course)));
});

it("gives the same bytes after a restart", async () => {
  await send([2, 0, 1, 3, 4]);
  const urls = ["/ann/srs", "/ann/srs/picture", "/bob/srs"];
  const before = await Promise.all(urls.map(get));
  app = service(file);
  expect(await Promise.all(urls.map(get))).toEqual(before);
});

describe("a bad request", () => {
  it.each([
    [
      "a misspelt item and a wrong number, both",
      { session: 1, responses: { gaols: 7.77, goals: 77.7 } },
      ["unknown-item", "response-out-of-range"],
    ],
    ["a text for a number", { session: 1, responses: { goals: "7.77" } }, ["response-not-a-number"]],
    ["no answers", { session: 1 }, ["answers-missing"]],
    ["two kinds of answers", { session: 1, responses: [7.77, 7, 7, 7], total: 28 }, ["answers-twice"]],
    ["a date for a session", { session: "2026-01-08", total: 7 }, ["session-not-an-integer"]],
    ["an unknown key", { session: 1, responses: [9, 9, 9, 9], note: "7.77" }, ["unknown-key"]],
    ["a list", [7.77, 9, 9, 9], ["FST_ERR_VALIDATION"]],
    ["nothing", undefined, ["FST_ERR_VALIDATION"]],
  ])("%s gets 400, codes and no answer", async (_, payload, codes) => {
    const answer = await post("/ann/srs", payload);
    expect(answer).toMatchObject({ statusCode: 400, codes });
    expect(answer.body).not.toMatch(/7\.7/);
    expect((await read("/ann/srs")).course.sessions).toEqual([]);
  });

  it("that is no JSON gets 400 and a code too", async () => {
    const headers = { "content-type": "application/json" };
    const { statusCode, body } = await app.inject({
      method: "POST",
      url: "/ann/srs",
      headers,
      payload: '{ "goals": 77.7',
    });
    expect([statusCode, body]).toEqual([400, '{"issues":[{"code":"FST_ERR_CTP_INVALID_JSON_BODY"}]}']);
  });

  it("for a form that is not in use gets 404", async () => {
    for (const form of ["gsrs", "constructor"]) expect((await app.inject(`/ann/${form}`)).statusCode).toBe(404);
  });

  it("that repeats a session is told so, also when both come at once", async () => {
    const answers = await Promise.all([post("/ann/srs", session(0)), post("/ann/srs", session(0))]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 400]);
    expect(answers.flatMap(({ codes }) => codes)).toEqual(["duplicate-session"]);
    expect((await read("/ann/srs")).course.sessions).toHaveLength(1);
  });
});
