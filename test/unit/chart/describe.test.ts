import { describe as group, expect, it } from "vitest";
import { chartData, describe, english } from "../../../src/chart/index.js";
import { defineRuptureMethod, detectRuptures, methods, norms, priors } from "../../../src/index.js";
import type { Cutoff } from "../../../src/index.js";
import { codeOf, developer, dipped, line, method, series } from "./examples.js";

group("describe", () => {
  it("tells sessions, verdicts, what became of the drop and what chance would give, in plain words", () => {
    expect(describe(chartData([line]))).toBe(
      "12 of 12 sessions scored. Session 6 is far below this client's earlier sessions: a possible rupture. " +
        "Back in session 8. About 0.1 such flags are expected by chance. " +
        `4 sessions below the cut-off 36 (${developer.name}). The last score is higher than the first. ` +
        "A flag is a statistical finding; it does not show that a rupture happened.",
    );
  });

  it("says that nothing stands out", () => {
    const steady = series([36, 36.2, 35.9, 36.1]);
    expect(describe(chartData([{ series: steady, analysis: detectRuptures(steady, method) }]))).toContain(
      "No session stands out. Fewer than 0.1 such flags are expected by chance.",
    );
  });

  it("names the rule where it does not compare with the client's own sessions", () => {
    const rule = methods.cutoffLevel({ cutoff: 34 });
    const by = describe(chartData([{ series: dipped, analysis: detectRuptures(dipped, rule) }]));
    expect(by).toContain(`Session 6 stands out by the rule “${rule.name}”: a possible rupture.`);
    const back = methods.retrospective(priors.srs.sum);
    expect(describe(chartData([{ series: dipped, analysis: detectRuptures(dipped, back) }]))).toContain(
      "far below this client's other sessions",
    );
  });

  it.each([
    ["repaired", [36, 36.2, 36.1, 36, 20, 36, 36], "Back in session 6."],
    ["open", [36, 36.2, 36.1, 36, 20], "Not back yet."],
    ["unrepaired", [36, 36.2, 36.1, 36, 20, 20, 20, 20, 20, 20], "It did not come back."],
    ["partial", [36, 36.2, 36.1, 36, 20, 30, 30, 30, 30, 30], "More than half of the drop was regained."],
  ])("says what became of a drop that is %s", (status, values, words) => {
    const own = series(values);
    const analysis = detectRuptures(own, method);
    expect(analysis.status === "assessed" && analysis.episodes[0]?.repair.status).toBe(status);
    expect(describe(chartData([{ series: own, analysis }]))).toContain(words);
  });

  it("names each line where there are several", () => {
    const words = describe(chartData([line, { label: "ORS", series: series([20, 21]) }]));
    expect(words).toMatch(/^SRS: 12 of 12 sessions scored\. .* ORS: 2 of 2 sessions scored\. /);
  });

  it("ends a note with one full stop, and says how sessions were held", () => {
    const notes = ["moved house.", "by phone"].map((label, index) => ({ session: index + 1, label }));
    expect(describe(chartData([line], { notes }))).toContain("Session 1: moved house. Session 2: by phone. ");
    const held = series([30, 31, 32, 33, 34], undefined, (at) => ({
      modality: at === 4 ? "phone" : at > 0 ? "video" : "in-person",
    }));
    expect(describe(chartData([{ series: held }]))).toContain("video: sessions 2–4. phone: session 5.");
  });

  it("counts a score at the cut-off by the side the norm puts it on, and knows where higher is worse", () => {
    const at = series([36, 36, 37]);
    const { atOrBelow36 } = norms.srs;
    const side = (norm: { readonly name: string }, cutoff: Cutoff) =>
      describe(chartData([{ series: at, cutoffs: [{ norm, cutoff }] }]));
    expect(side(atOrBelow36, atOrBelow36.totalCutoff)).toContain("2 sessions at or below the cut-off 36 (");
    expect(side(developer, developer.totalCutoff)).toContain("0 sessions below the cut-off 36 (");
    const measure = {
      instrument: "x",
      definitionVersion: "1",
      scale: "y",
      metric: "sum",
      higherIs: "worse",
      construct: "outcome",
    } as const;
    const worse = { ...at, measure } as typeof at;
    expect(describe(chartData([{ series: worse, cutoffs: [{ norm: { name: "ours" }, cutoff: 36.5 }] }]))).toContain(
      "1 session above the cut-off 36.5 (ours).",
    );
  });

  it("tells reliable change", () => {
    const outcome = (last: number) => describe(chartData([{ series: series([20, last]), band: norms.ors.developer }]));
    expect(outcome(25)).toContain("A reliable improvement since the first score.");
    expect(outcome(24.9)).toContain("No reliable change since the first score.");
    expect(outcome(15)).toContain("A reliable deterioration since the first score.");
  });

  it("says that too few sessions do not mean that there was no rupture", () => {
    const short = series([30]);
    expect(describe(chartData([{ series: short, analysis: detectRuptures(short, method) }]))).toBe(
      "1 of 1 sessions scored. Too few sessions to say: 1 of 2 needed. This does not mean that there was no rupture.",
    );
    const still = defineRuptureMethod({
      ...method,
      detect: () => ({ status: "not-assessable", reason: "no-variation", given: 0, needed: 1 }),
    });
    expect(describe(chartData([{ series: dipped, analysis: detectRuptures(dipped, still) }]))).toContain(
      "The scores vary too little to say.",
    );
  });

  it("does not know the false flags of a rule whose rate nobody knows", () => {
    const drop = methods.sessionDrop({ points: 5 });
    const chart = chartData([{ ...line, analysis: detectRuptures(dipped, drop) }]);
    expect(describe(chart)).toContain("How many such flags to expect by chance is not known.");
  });

  it("contains no score", () => {
    const canaries = series([37.77, 36.66, 38.88, 21.11, 33.33]);
    const text = describe(
      chartData([{ series: canaries, analysis: detectRuptures(canaries, method), band: norms.ors.developer }]),
    );
    expect(text).not.toMatch(/37\.77|36\.66|38\.88|21\.11|33\.33/);
  });

  it("writes in another language, with the caller's own numbers", () => {
    const text = {
      formatNumber: (value: number) => `<${value}>`,
      scored: ({ scored }: { scored: string }) => `${scored} gewertet.`,
    };
    expect(describe(chartData([line]), { text })).toMatch(/^<12> gewertet\. Session <6> /);
    expect(codeOf(() => describe(chartData([line]), { text: { scored: "twelve" as never } }))).toBe("text-invalid");
    expect(codeOf(() => describe(chartData([line]), { text: { sored: "" } as never }))).toBe("text-invalid");
    expect(codeOf(() => describe(chartData([line]), { texts: english } as never))).toBe("option-unknown");
  });

  it("refuses what is no chart", () => {
    const chart = JSON.parse(JSON.stringify(chartData([line])));
    expect(codeOf(() => describe(chart))).toBeUndefined();
    for (const broken of [
      null,
      [],
      {},
      { ...chart, series: [] },
      { ...chart, limits: undefined },
      { ...chart, series: [{ ...chart.series[0], points: [{ session: "1" }] }] },
    ])
      expect(codeOf(() => describe(broken as never))).toBe("chart-invalid");
    expect(codeOf(() => describe({ ok: true, value: chart } as never))).toBe("result-not-unwrapped");
  });
});
