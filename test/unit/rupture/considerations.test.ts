import { describe, expect, it } from "vitest";
import { considerations, factors } from "../../../src/index.js";
import type { AllianceFactor, ConsiderationContext, Episode } from "../../../src/index.js";

const episode = (status: Episode["repair"]["status"]): Episode => ({
  onset: 4,
  trough: 4,
  last: 4,
  depth: 6,
  standardisedDepth: 3,
  reference: 36,
  shape: status === "repaired" ? "V" : "L",
  declineSessions: 1,
  troughSessions: 1,
  recoverySessions: null,
  repair: { status, session: null, recoveredFraction: null },
});
const codes = (context: ConsiderationContext, status: Episode["repair"]["status"] = "unrepaired") =>
  considerations(episode(status), context).map(({ code }) => code as string);

const screens = ["looking-at-the-camera", "audio-quality", "silence-felt-as-disconnection"];

describe("considerations", () => {
  it("says first that scores show neither withdrawal nor confrontation", () => {
    expect(considerations(episode("open"))[0]).toMatchObject({
      code: "withdrawal-and-confrontation-are-invisible",
      effect: "limit",
      components: [],
    });
  });

  it("keeps to what bears on the components that moved", () => {
    const goal = codes({ components: ["goal"] });
    expect(goal).toContain("unconnected-goals");
    expect(goal).not.toContain("judgement-distance-or-rigidity");
    for (const { effect, components } of considerations(episode("open"), { components: ["goal", "total"] }))
      expect(components).toEqual(effect === "limit" ? [] : ["goal"]);
  });

  it("takes no component, or the total alone, for all three", () => {
    expect(codes({ components: ["total"] })).toEqual(codes({}));
    expect(codes({})).toEqual(expect.arrayContaining(["unconnected-goals", "judgement-distance-or-rigidity"]));
  });

  it.each([
    ["video", screens],
    ["phone", ["audio-quality", "silence-felt-as-disconnection"]],
    ["text", ["silence-felt-as-disconnection"]],
    ["in-person", []],
  ] as const)("says about screens what fits %s", (modality, wanted) => {
    expect(codes({ modality }).filter((code) => screens.includes(code))).toEqual(wanted);
  });

  it("says nothing about screens when it is not told how the sessions were held", () => {
    expect(codes({}).filter((code) => screens.includes(code))).toEqual([]);
  });

  it.each([
    ["modality-unknown", { modality: "skype" }],
    ["modality-unknown", { modality: null }],
    ["component-unknown", { components: ["goal", "trust"] }],
    ["component-unknown", { components: "goal" }],
    ["component-unknown", { components: null }],
  ])("throws %s for %j", (code, context) => {
    expect(() => considerations(episode("open"), context as ConsiderationContext)).toThrow(
      expect.objectContaining({ name: "InvalidArgumentError", code }),
    );
  });

  it("hands out nothing that a caller could change for the next one", () => {
    const context = { modality: "video" } as const;
    const before = JSON.stringify(considerations(episode("open"), context));
    for (const consideration of considerations(episode("open"), context) as unknown as Record<string, unknown>[])
      for (const field of ["prompt", "components", "related"])
        try {
          consideration[field] = "changed";
          (consideration["related"] as unknown[]).push("changed");
        } catch {
          // frozen: that is one way to keep the promise
        }
    expect(JSON.stringify(considerations(episode("open"), context))).toBe(before);
  });

  it("does not call a repaired drop unrepaired", () => {
    expect(codes({}, "repaired")).not.toContain("unrepaired-rupture");
    expect(codes({}, "partial")).toContain("unrepaired-rupture");
  });

  it("reflects and never advises", () => {
    for (const modality of ["video", "in-person"] as const)
      for (const { prompt, grade } of considerations(episode("open"), { modality })) {
        expect(prompt).not.toMatch(/\b(should|must|need to|try|consider|recommend|rupture occurred)\b/i);
        expect(["unverified", "abstract"]).toContain(grade);
      }
  });
});

describe("the modalities of a factor", () => {
  const list: readonly AllianceFactor[] = factors;

  it("are all where a factor belongs to any setting, and those with a wire where it belongs to online work", () => {
    for (const { setting, modalities } of list)
      if (setting === "any") expect(modalities).toEqual(["in-person", "video", "phone", "text"]);
      else expect(modalities).not.toContain("in-person");
  });
});
