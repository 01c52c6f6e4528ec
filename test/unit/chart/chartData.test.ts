import { describe as group, expect, it } from "vitest";
import { chartData } from "../../../src/chart/index.js";
import {
  defineRuptureMethod,
  detectByComponent,
  detectRuptures,
  methods,
  norms,
  priors,
  reliableChange,
  sessionSeries,
  unwrap,
} from "../../../src/index.js";
import { codeOf, cutoffs, developer, dipped, line, method, series } from "./examples.js";

group("chartData", () => {
  it("keeps sessions without a score and breaks the line there and at absent session numbers", () => {
    const gapped = unwrap(
      sessionSeries(
        [1, 2, 3, 5].map((session) => ({ session, value: session === 2 ? null : 30 })),
        { minimum: 0, maximum: 40 },
      ),
    );
    expect(chartData([{ label: "SRS", series: gapped }]).series[0]?.points).toEqual([
      { session: 1, value: 30, segment: 0 },
      { session: 2, value: null, segment: 1 },
      { session: 3, value: 30, segment: 2 },
      { session: 5, value: 30, segment: 3 },
    ]);
  });

  it("carries date and modality of a session", () => {
    const dated = series([30], undefined, () => ({ date: "2026-03-02", modality: "video" }));
    expect(chartData([{ label: "SRS", series: dated }]).series[0]?.points).toEqual([
      { session: 1, value: 30, segment: 0, date: "2026-03-02", modality: "video" },
    ]);
  });

  it("shows what the method expected, its limit and what it marked, as the analysis has them", () => {
    const chart = chartData([line]);
    if (line.analysis.status !== "assessed") throw new Error("assessed");
    const sixth = line.analysis.sessions[5]!;
    expect(chart.limits.find(({ session }) => session === 6)).toEqual({
      series: "line-1",
      session: 6,
      expected: sixth.expected,
      lower: sixth.lowerLimit,
    });
    expect(chart.limits.map(({ session }) => session)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(chart.events.map(({ session, kind, label }) => [session, kind, label])).toEqual([
      [6, "onset", "possible rupture"],
      [8, "repair", "back"],
    ]);
  });

  it("takes no analysis of a method whose numbers ran out of the range of numbers", () => {
    const rule = defineRuptureMethod({
      ...method,
      detect: (given) => {
        const detection = method.detect(given);
        if ("status" in detection) return detection;
        const sessions = detection.sessions.map((verdict) => {
          if (verdict.session === 4) return { ...verdict, expected: NaN, lowerLimit: NaN };
          return verdict.session === 5 ? { ...verdict, lowerLimit: -Infinity } : verdict;
        });
        return { ...detection, sessions };
      },
    });
    expect(codeOf(() => detectRuptures(dipped, rule))).toBe("method-invalid");
    const analysis = detectRuptures(dipped, method);
    const sessions = analysis.status === "assessed" ? analysis.sessions : [];
    const damaged = { ...analysis, sessions: sessions.map((verdict) => ({ ...verdict, lowerLimit: -Infinity })) };
    expect(codeOf(() => chartData([{ series: dipped, analysis: damaged }]))).toBe("analysis-invalid");
  });

  it("marks the trough where it is not the onset, and other sessions that stand out", () => {
    const falling = series([38, 38, 38, 33, 20, 20, 21, 20, 22]);
    const below = methods.cutoffLevel({ cutoff: 34 });
    const { events } = chartData([{ series: falling, analysis: detectRuptures(falling, below) }]);
    expect(events.map(({ session, kind }) => `${session} ${kind}`).slice(0, 4)).toEqual([
      "4 onset",
      "5 trough",
      "5 flag",
      "6 flag",
    ]);
    expect(new Set(events.map(({ label }) => label))).toEqual(
      new Set(["possible rupture", "lowest score", "flagged session"]),
    );
  });

  it("calls a session that stands out because it rose no rupture", () => {
    const risen = series([20, 20.5, 19.8, 20.2, 33, 33.4, 33.1, 33.2]);
    const gain = methods.suddenShift({ minimumChange: 7, direction: "rise" });
    const { events } = chartData([{ series: risen, analysis: detectRuptures(risen, gain) }]);
    expect(events.map(({ session, kind, label }) => [session, kind, label])).toEqual([[5, "flag", "flagged session"]]);
  });

  it("asks the construct of what was measured: the drop of an outcome is no rupture", () => {
    const kindOf = (construct: "alliance" | "outcome", instrument: string) => {
      const measure = {
        instrument,
        definitionVersion: "1",
        construct,
        scale: "total",
        metric: "sum",
        higherIs: "better",
      } as const;
      const of = { ...dipped, measure };
      const rule = methods.cutoffLevel({ cutoff: 34 });
      return chartData([{ series: of, analysis: detectRuptures(of, rule) }]).events[0]?.kind;
    };
    expect([kindOf("alliance", "ors"), kindOf("outcome", "srs"), kindOf("outcome", "x")]).toEqual([
      "onset",
      "drop",
      "drop",
    ]);
  });

  it("refuses a series or an analysis that is none", () => {
    expect(codeOf(() => chartData([{ series: { ...dipped, points: [...dipped.points].reverse() } }]))).toBe(
      "series-invalid",
    );
    expect(codeOf(() => chartData([{ series: { ok: true, value: dipped } as never }]))).toBe("result-not-unwrapped");
    expect(codeOf(() => chartData([{ ...line, analysis: {} as never }]))).toBe("analysis-invalid");
    expect(codeOf(() => chartData([{ ...line, analysis: { ...line.analysis, sessions: [] } as never }]))).toBe(
      "analysis-of-another-series",
    );
  });

  it("calls a component's drop a possible rupture only when it moved although several were looked at", () => {
    const scale = { minimum: 1, maximum: 7 };
    const quiet = series([6, 6.1, 6, 6, 6, 6.1], scale);
    // A drop that is notable alone (p < .01) but not among four scores (4 p > .01).
    const depths = [4.4, 4.5, 4.6, 4.7, 4.8, 4.9, 5, 5.1].map((low) => series([6, 6.1, 6, low, 6, 6.1], scale));
    const rule = methods.prediction(priors.wai36.mean);
    const kinds = depths.map((goal) => {
      const parts = { goal, task: quiet, bond: quiet, total: quiet };
      const components = detectByComponent(parts, rule);
      const moved = components.sessions.find(({ session }) => session === 4)!.moved;
      const alone = components.components.goal;
      const isFlagged = alone?.status === "assessed" && alone.episodes.some(({ onset }) => onset === 4);
      const chart = chartData(parts, { components });
      expect(chart.layout).toBe("panels");
      const kind = chart.events.find(({ series: id, session }) => id === "goal" && session === 4)?.kind;
      expect(kind).toBe(!isFlagged ? undefined : moved.includes("goal") ? "onset" : "drop");
      return kind;
    });
    expect(kinds).toContain("onset");
    expect(kinds).toContain("drop");
  });

  it("draws two lines of one scale together, other scales and more lines in panels", () => {
    const other = { label: "mean", series: series([5], { minimum: 1, maximum: 7 }) };
    const three = ["a", "b", "c"].map((label) => ({ label, series: dipped }));
    expect(chartData(three.slice(0, 2)).layout).toBe("together");
    expect(chartData(three).layout).toBe("panels");
    expect(chartData(three, { panels: false }).layout).toBe("panels");
    expect(chartData([line, other], { panels: false }).layout).toBe("panels");
    expect(chartData([line], { panels: true }).layout).toBe("panels");
  });

  it("names a chart after its lines, and a line after what it measures", () => {
    expect(chartData([line, { ...line, label: "again" }]).title).toBe("SRS · again");
    expect(chartData([line], { title: "Session Rating Scale" }).title).toBe("Session Rating Scale");
    expect(chartData([{ series: dipped }]).series[0]?.label).toBe("line-1");
  });

  it("takes labels in another language, and its own texts for the rest", () => {
    const chart = chartData([line], { text: { onset: "mögliche Ruptur" } });
    expect(chart.events.map(({ label }) => label)).toEqual(["mögliche Ruptur", "back"]);
    expect(codeOf(() => chartData([line], { text: { onset: 3 as never } }))).toBe("text-invalid");
  });

  it("puts the band of reliable change around the first score", () => {
    const outcome = series([null, 17.2, 18, 24]);
    const norm = norms.ors.developer;
    const [band] = chartData([{ label: "ORS", series: outcome, band: norm }]).bands;
    const { threshold, verdict } = reliableChange(17.2, 24, norm);
    expect(band).toEqual({
      series: "line-1",
      from: 2,
      lower: 17.2 - threshold,
      upper: 17.2 + threshold,
      threshold,
      verdict,
      norm: norm.name,
      normId: norm.id,
    });
    expect(chartData([{ label: "ORS", series: series([null]), band: norm }]).bands).toEqual([]);
  });

  it("refuses an analysis of another series also where it could not assess it, or where only the measure differs", () => {
    const analysis = (values: readonly (number | null)[]) => detectRuptures(series(values), method);
    const needy = defineRuptureMethod({ ...method, needed: 5 });
    const chart = (own: typeof dipped, other: ReturnType<typeof detectRuptures>) => () =>
      chartData([{ series: own, analysis: other }]);
    expect(codeOf(chart(dipped, analysis([38])))).toBe("analysis-of-another-series");
    expect(codeOf(chart(series([38, 37, 36]), detectRuptures(series([38, 37]), needy)))).toBe(
      "analysis-of-another-series",
    );
    expect(codeOf(chart(series([38, null, null]), analysis([38])))).toBeUndefined();
  });

  it("refuses what would make a misleading chart", () => {
    expect(codeOf(() => chartData([]))).toBe("no-lines");
    expect(codeOf(() => chartData([line, line]))).toBe("label-repeated");
    expect(codeOf(() => chartData([{ ...line, series: series([38, 38]) }]))).toBe("analysis-of-another-series");
    const withCutoff = (name: string, cutoff: number) => () =>
      chartData([{ ...line, cutoffs: [{ norm: { name }, cutoff }] }]);
    expect(codeOf(withCutoff("", 36))).toBe("norm-unnamed");
    expect(codeOf(() => chartData([{ ...line, cutoffs: [{ cutoff: 36 } as never] }]))).toBe("norm-unnamed");
    expect(codeOf(withCutoff("ours", 40.5))).toBe("cutoff-off-scale");
    expect(codeOf(withCutoff("ours", NaN))).toBe("cutoff-not-finite");
    expect(codeOf(() => chartData([line], { notes: [{ session: NaN, label: "x" }] }))).toBe("note-invalid");
    expect(codeOf(() => chartData([line], { notes: [{ session: 1, label: 7 as never }] }))).toBe("note-invalid");
  });

  it("refuses unknown keys in options, lines, cut-offs, notes and components", () => {
    expect(codeOf(() => chartData([line], { titel: "x" } as never))).toBe("option-unknown");
    expect(codeOf(() => chartData([{ ...line, lable: "x" } as never]))).toBe("unknown-key");
    expect(codeOf(() => chartData([{ ...line, cutoffs: [{ ...cutoffs[0]!, name: "x" } as never] }]))).toBe(
      "unknown-key",
    );
    expect(codeOf(() => chartData([line], { notes: [{ session: 1, text: "x" } as never] }))).toBe("unknown-key");
    expect(codeOf(() => chartData({ goals: dipped } as never))).toBe("unknown-key");
  });

  it("refuses the norm of another instrument, as far as instruments are known", () => {
    const measure = {
      instrument: "ors",
      definitionVersion: "1.0.0",
      scale: "total",
      metric: "sum",
      higherIs: "better",
    } as const;
    const of = { ...dipped, measure: { ...measure, construct: "outcome" } } as typeof dipped;
    expect(codeOf(() => chartData([{ series: of, cutoffs: [{ norm: developer, cutoff: 36 }] }]))).toBe(
      "instrument-mismatch",
    );
    expect(codeOf(() => chartData([{ series: of, band: { ...norms.ors.developer, instrument: "srs" } }]))).toBe(
      "instrument-mismatch",
    );
    expect(
      codeOf(() => chartData([{ series: of, cutoffs: [{ norm: norms.ors.developer, cutoff: 25 }] }])),
    ).toBeUndefined();
  });
});
