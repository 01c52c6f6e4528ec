import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const docs = path.resolve(import.meta.dirname, "../../docs");
const { cell, fill, lineAt, lengths, parts, shapes, study } = await import(path.join(docs, "study/study.mjs"));
const page = readFileSync(path.join(docs, "methods/which-rule.md"), "utf8");

describe("the line for equal false alarms", () => {
  it("leaves exactly the budget above it", () => {
    const line = lineAt([5, 1, 4, 2, 3, 0, 6, 7, 8, 9], 0.25);
    expect(line).toEqual({ line: 7, share: 0.5 }); // 9 and 8, and half of 7
  });

  it("counts a share of those that lie on it, where many do", () => {
    expect(lineAt([1, 1, 1, 1, 0, 0, 0, 0, 2, 0], 0.2)).toEqual({ line: 1, share: 0.25 }); // 2, and a quarter of four
  });

  it("does not draw on sessions about which the rule says nothing", () => {
    expect(lineAt([3, null, null, null], 0.5)).toEqual({ line: -Infinity, share: 0 });
  });
});

describe("the study, in small", () => {
  const small = { clients: 12, seed: 1, names: ["srs"], ns: [6, 14], gaps: [0, 0.15] };
  const result = study(small);

  it("is the same for the same seed", () => {
    expect(study(small)).toEqual(result);
    expect(study({ ...small, seed: 2 })).not.toEqual(result);
  });

  it("has every shape, rule and rate in every cell, as shares, with the episode found no less often than its onset", () => {
    const right = result.sensitivities.filter(({ factor }: { factor: number }) => factor === 1);
    expect(right).toHaveLength(4);
    for (const { found } of right) {
      expect(Object.keys(found)).toEqual(Object.keys(shapes));
      for (const rules of Object.values<Record<string, { onset: number; episode: number }[]>>(found)) {
        expect(Object.keys(rules)).toHaveLength(10);
        for (const byRate of Object.values(rules)) {
          expect(byRate).toHaveLength(3);
          for (const { onset, episode } of byRate) {
            expect(onset).toBeGreaterThanOrEqual(0);
            expect(episode).toBeLessThanOrEqual(1);
            expect(episode).toBeGreaterThanOrEqual(onset);
          }
        }
      }
    }
  });

  it("finds a dip within its one session exactly when it finds the onset", () => {
    const { found } = cell("waiSrMean", 8, 0.15, { clients: 10, seed: 3 });
    for (const byRate of Object.values<{ onset: number[]; episode: number[] }[]>(found["one session"]))
      for (const { onset, episode } of byRate) expect(episode).toEqual(onset);
  });

  it("fills every place of the page, and nothing else of it", () => {
    const outside = (text: string): string =>
      text.replaceAll(/(<!-- study:([\w-]+) -->).*?(<!-- \/study:\2 -->)/gs, "$1$3");
    const filled = fill(page, parts(result));
    expect(outside(filled)).toBe(outside(page));
    expect(filled).not.toBe(page);
    expect(filled).not.toMatch(/NaN|undefined/);
    expect(() => fill("", parts(result))).toThrow("no place");
  });
});

it("the page that is kept is the one the kept numbers give", () => {
  const kept = JSON.parse(readFileSync(path.join(docs, "study/results.json"), "utf8"));
  expect(new Set(kept.published.map(({ sessions }: { sessions: number }) => sessions))).toEqual(new Set(lengths));
  expect(fill(page, parts(kept))).toBe(page);
});
