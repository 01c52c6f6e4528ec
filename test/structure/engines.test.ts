import { describe, expect, it } from "vitest";
import engines from "../engines.json" with { type: "json" };

interface Pinned {
  readonly packages: Readonly<Record<string, string>>;
  readonly lock: Readonly<Record<string, { readonly version: string; readonly integrity?: string }>>;
}

describe.each(Object.entries<Pinned>(engines))("the engine %s", (_, { packages, lock }) => {
  it("is pinned at exact versions", () => {
    for (const [name, version] of Object.entries(packages)) expect(lock[`node_modules/${name}`]?.version).toBe(version);
  });

  it("is pinned with the integrity of everything that it brings", () => {
    for (const { integrity } of Object.values(lock)) expect(integrity).toMatch(/^sha512-[\w+/]{86}==$/);
  });
});
