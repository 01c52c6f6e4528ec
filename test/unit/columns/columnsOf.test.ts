import { describe, expect, it } from "vitest";
import { courseOf, detectRuptures, methods, ors, priors, seriesOf, srs, unwrap } from "alliance-scoring";
import { columnsOf, ruptureColumns } from "alliance-scoring/columns";
import { fromLong } from "alliance-scoring/tables";

const totals = { 7: [38, 38.4, 37.9, 38.1, 31], 8: [36, 37, null, 36.5] };
const rows = Object.entries(totals).flatMap(([client, values]) =>
  values.map((total, index) => ({ client: Number(client), phase: "a", nr: index + 1, total })),
);
const layout = { session: "nr", items: null, total: "total" } as const;
const { courses } = fromLong(srs, rows, { ...layout, episode: "client" });

describe("columnsOf", () => {
  it("tells each session of each course, with its range and measure", () => {
    const { client, session, value, scale, measure } = columnsOf(courses, "total");
    expect([client, [...session], [...value]]).toEqual([
      [7, 7, 7, 7, 7, 8, 8, 8, 8],
      [1, 2, 3, 4, 5, 1, 2, 3, 4],
      [38, 38.4, 37.9, 38.1, 31, 36, 37, NaN, 36.5],
    ]);
    expect(scale).toEqual({ minimum: 0, maximum: 40, step: 0.1 });
    expect(measure).toMatchObject({ instrument: "srs", scale: "total", metric: "sum" });
  });

  it("goes straight into ruptureColumns, which says what detectRuptures says of each course", () => {
    const given = columnsOf(courses, "total");
    const byDefault = ruptureColumns(given);
    const byPrior = ruptureColumns(given, { prior: priors.srs.sum });
    expect(byDefault).toEqual(byPrior);
    const expected = courses.flatMap(({ course }) => {
      const analysis = detectRuptures(seriesOf(course, "total"), methods.prediction(priors.srs.sum));
      return analysis.status === "assessed" ? analysis.sessions.map(({ flagged }) => Number(flagged)) : [];
    });
    expect([...byDefault.flag]).toEqual(expected);
    expect(expected).toEqual([0, 0, 0, 0, 1, 0, 0, 0, 0]);
  });

  it("names a client of several parts by their JSON text, and reads means", () => {
    const several = fromLong(srs, rows, { ...layout, episode: ["client", "phase"] });
    const { client, value, scale } = columnsOf(several.courses, "total", "mean");
    expect([client[0], value[0], scale?.maximum]).toEqual(['["7","a"]', 9.5, 10]);
  });

  it("refuses courses of two instruments, and has nothing to say of none", () => {
    const other = { key: [9], course: unwrap(courseOf(ors, [[9, 9, 9, 9]])) };
    const mixed = [...courses, other] as unknown as typeof courses;
    expect(() => columnsOf(mixed, "total")).toThrow(expect.objectContaining({ code: "instrument-mismatch" }));
    const none = columnsOf([], "total");
    expect([none.client.length, none.scale, none.measure]).toEqual([0, undefined, undefined]);
  });
});
