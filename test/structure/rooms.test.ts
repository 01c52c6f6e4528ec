import { describe, expect, it } from "vitest";
import { importsOf, parsed, roomOfImport, sourceFiles } from "./sources.js";

/** Who may import from whom; a room may also import from whatever those may import. */
const rooms: Record<string, readonly string[]> = {
  core: [],
  evidence: ["core"],
  instruments: ["core", "evidence"],
  scoring: ["instruments"],
  course: ["scoring"],
  change: ["course", "evidence"],
  rupture: ["course", "evidence"],
  dyad: ["course"],
};

/** The front door and the subpaths see every room; nobody sees them. */
const doors = ["index", "schema", "columns", "tables", "sql", "fhir", "chart", "simulate"];
for (const door of doors) rooms[door] = Object.keys(rooms).filter((room) => !doors.includes(room));

/** The only package that `src/` imports, and the only room that does. */
const dependencies = [{ room: "schema", specifier: "zod/mini" }];

const mayImport = (room: string): Set<string> =>
  new Set([room, ...(rooms[room] ?? []).flatMap((neighbour) => [...mayImport(neighbour)])]);

describe("the rooms of src/", () => {
  it("are those of the table", () => {
    expect([...new Set(sourceFiles.map((source) => source.room))].filter((room) => !(room in rooms))).toEqual([]);
  });

  it("are read from every kind of import", () => {
    const text = `import a from "./a.js"; import type { B } from "./b.js"; export * from "./c.js"; export type { D } from "./d.js";
      type E = import("./e.js").E; const f = import("./f.js"); const text = 'from "./g.js"';`;
    expect(importsOf(parsed("src/core/case.ts", text))).toEqual(
      ["a", "b", "c", "d", "e", "f"].map((name) => `./${name}.js`),
    );
  });

  it.each(sourceFiles.map((source) => [source.file, source] as const))(
    "%s imports only what its room may see",
    (_, source) => {
      const allowed = mayImport(source.room);
      const forbidden = importsOf(source).filter((specifier) =>
        specifier.startsWith(".")
          ? !allowed.has(roomOfImport(source, specifier))
          : !dependencies.some((dependency) => dependency.room === source.room && dependency.specifier === specifier),
      );
      expect(forbidden).toEqual([]);
    },
  );
});
