import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./sources.js";

const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
const manifest = JSON.parse(read("package.json"));

describe("the version", () => {
  it("has a section of its own in the changelog, below what is unreleased", () => {
    const headings = [...read("CHANGELOG.md").matchAll(/^## (\S+)/gm)].map(([, heading]) => heading);
    expect(headings.filter((heading) => heading !== "Unreleased")[0]).toBe(manifest.version);
    expect(headings.lastIndexOf("Unreleased")).toBeLessThan(1);
  });

  it("is the one to cite", () => {
    const [, cited] = /^version: (.*)$/m.exec(read(".github/CITATION.cff")) ?? [];
    expect(cited).toBe(manifest.version);
  });
});

describe("what only the person who publishes can fill in", () => {
  const fields = ["repository", "homepage", "bugs"];

  it("is listed in docs/contributing.md", () => {
    for (const field of fields) expect(read("docs/contributing.md")).toContain(`\`${field}\``);
  });

  it("is named here while it is missing", () => {
    const missing = fields.filter((field) => manifest[field] === undefined);
    if (missing.length > 0) console.warn(`package.json has no ${missing.join(", ")} yet: see docs/contributing.md`);
    expect(manifest.license).toBe("MIT"); // what is known is filled in
  });
});

const workflows = readdirSync(path.join(root, ".github/workflows"));

describe.each(workflows)("the workflow %s", (name) => {
  const workflow = read(`.github/workflows/${name}`);
  const [top = "", rest = ""] = workflow.split(/^jobs:$/m);
  const jobs = rest.split(/^(?= {2}[\w-]+:$)/m).slice(1);

  it("may only read, but for the jobs that say more", () => {
    expect(top).toContain("permissions:\n  contents: read\n");
    expect(top).not.toContain("write");
  });

  it("gives rights to write to the job that publishes alone", () => {
    const writers = jobs.filter((job) => /: write$/m.test(job)).map((job) => /[\w-]+/.exec(job)?.[0]);
    expect(writers).toEqual({ "ci.yml": [], "pages.yml": ["deploy"], "release.yml": ["publish"] }[name]);
  });
});
