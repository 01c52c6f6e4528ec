import { expect, test } from "vitest";
import { bibliography, type Source } from "alliance-scoring";

const entries: [string, Source][] = Object.entries(bibliography);

test.each(entries)("%s is frozen and says where it can be found or who wrote it", (id, source) => {
  expect(id).toMatch(/^[a-z][A-Za-z]*\d*[a-z]*$/);
  expect(Object.isFrozen(source)).toBe(true);
  expect(source.doi ?? source.url ?? source.container ?? source.authors ?? source.note).toBeTruthy();
  if (source.doi !== undefined) expect(source.doi).toMatch(/^10\.\d{4,5}\/\S+$/);
  if (source.url !== undefined) expect(source.url).toMatch(/^https:\/\/\S+$/);
});

test("no two entries share a DOI or an address", () => {
  const places = entries.flatMap(([, { doi, url }]) => [doi, url]).filter((place) => place !== undefined);
  expect(new Set(places).size).toBe(places.length);
});

test("a year in an id is the year of the source", () => {
  for (const [id, { year }] of entries) {
    const inId = /[a-z](19|20)\d\d/.exec(id)?.[0].slice(1);
    if (inId !== undefined) expect(String(year), id).toBe(inId);
  }
});
