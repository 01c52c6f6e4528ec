import { describe as group, expect, it } from "vitest";
import { SaxesParser } from "saxes";
import * as vega from "vega";
import { compile } from "vega-lite";
import type { TopLevelSpec } from "vega-lite";
import { axisColour, styles, textColour } from "../../../src/chart/palette.js";
import { chartData, describe, svg, vegaLite } from "../../../src/chart/index.js";
import {
  defineRuptureMethod,
  detectByComponent,
  detectRuptures,
  methods,
  norms,
  priors,
  sessionSeries,
  unwrap,
} from "../../../src/index.js";

const series = (values: readonly (number | null)[], scale = { minimum: 0, maximum: 40 }) =>
  unwrap(
    sessionSeries(
      values.map((value, at) => ({ session: at + 1, value })),
      scale,
    ),
  );
const method = methods.prediction(priors.srs.sum);
const dipped = series([38, 38.4, 37.9, 31, 38.1, null, 38, 36]);
const { developer } = norms.srs;
const line = {
  label: "SRS",
  series: dipped,
  analysis: detectRuptures(dipped, method),
  cutoffs: [{ norm: developer, cutoff: developer.totalCutoff }],
};
const codeOf = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return (error as { code: unknown }).code;
  }
  return undefined;
};

/** Every element with its attributes and text; throws unless the text is well-formed XML. */
function elements(xml: string): { name: string; attributes: Record<string, string>; text: string }[] {
  const found: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => found.push({ name, attributes, text: "" }));
  parser.on("text", (text) => {
    const last = found.at(-1);
    if (last) last.text += text;
  });
  parser.write(xml).close();
  return found;
}
const wordsOf = (xml: string) => elements(xml).flatMap(({ name, text }) => (name === "text" ? [text] : []));
const drawn = (spec: unknown) =>
  new vega.View(vega.parse(compile(spec as TopLevelSpec).spec), { renderer: "none" }).toSVG();

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

  it("joins neighbouring sessions that have scores", () => {
    const segments = chartData([line]).series[0]?.points.map(({ segment }) => segment);
    expect(segments).toEqual([0, 0, 0, 0, 0, 1, 2, 2]);
  });

  it("shows what the method expected, its limit and what it marked, as the analysis has them", () => {
    const chart = chartData([line]);
    if (line.analysis.status !== "assessed") throw new Error("assessed");
    const fourth = line.analysis.sessions[3]!;
    expect(chart.limits.find(({ session }) => session === 4)).toEqual({
      series: "line-1",
      session: 4,
      expected: fourth.expected,
      lower: fourth.lowerLimit,
    });
    expect(chart.limits.map(({ session }) => session)).toEqual([2, 3, 4, 5, 7, 8]);
    expect(chart.events.map(({ session, kind, label }) => [session, kind, label])).toEqual([
      [4, "onset", "possible rupture"],
      [5, "repair", "score is back"],
    ]);
  });

  it("marks the trough where it is not the onset, and other sessions that stand out", () => {
    const falling = series([38, 38, 38, 33, 20, 20, 21, 20, 22]);
    const below = defineRuptureMethod({
      ...method,
      id: "below-34",
      detect: ({ points }) => ({
        sessions: points.map(({ session, value }) => ({
          session,
          value,
          assessed: true,
          expected: null,
          lowerLimit: 34,
          statistic: null,
          probability: null,
          flagged: value !== null && value < 34,
        })),
      }),
    });
    const { events } = chartData([{ series: falling, analysis: detectRuptures(falling, below) }]);
    expect(events.map(({ session, kind }) => `${session} ${kind}`).slice(0, 4)).toEqual([
      "4 onset",
      "5 trough",
      "5 flag",
      "6 flag",
    ]);
    expect(new Set(events.map(({ label }) => label))).toEqual(
      new Set(["possible rupture", "lowest score", "notable drop"]),
    );
  });

  it("calls a component's drop a possible rupture only when it moved although several were looked at", () => {
    const scale = { minimum: 1, maximum: 7 };
    const quiet = series([6, 6.1, 6, 6, 6, 6.1], scale);
    // A drop that is notable alone (p < .01) but not among four scores (4 p > .01).
    const depths = [4.4, 4.5, 4.6, 4.7, 4.8, 4.9, 5, 5.1].map((low) => series([6, 6.1, 6, low, 6, 6.1], scale));
    const rule = methods.prediction(priors.wai36.mean);
    const labels = depths.map((goal) => {
      const parts = { goal, task: quiet, bond: quiet, total: quiet };
      const components = detectByComponent(parts, rule);
      const moved = components.sessions.find(({ session }) => session === 4)!.moved;
      const alone = components.components.goal;
      const isFlagged = alone?.status === "assessed" && alone.episodes.some(({ onset }) => onset === 4);
      const chart = chartData(parts, { components });
      expect(chart.layout).toBe("panels");
      const label = chart.events.find(({ series: id, session }) => id === "goal" && session === 4)?.label;
      expect(label).toBe(!isFlagged ? undefined : moved.includes("goal") ? "possible rupture" : "notable drop");
      return label;
    });
    expect(labels).toContain("possible rupture");
    expect(labels).toContain("notable drop");
  });

  it("draws the lines of one scale together and those of several in panels", () => {
    const other = { label: "mean", series: series([5], { minimum: 1, maximum: 7 }) };
    expect(chartData([line, { ...line, label: "ORS" }]).layout).toBe("together");
    expect(chartData([line, other], { panels: false }).layout).toBe("panels");
    expect(chartData([line], { panels: true }).layout).toBe("panels");
  });

  it("refuses what would make a misleading chart", () => {
    expect(codeOf(() => chartData([]))).toBe("no-lines");
    expect(codeOf(() => chartData([line, line]))).toBe("label-repeated");
    expect(codeOf(() => chartData([{ ...line, series: series([38, 38]) }]))).toBe("analysis-of-another-series");
    const cutoffs = (name: string, cutoff: number) => () =>
      chartData([{ ...line, cutoffs: [{ norm: { name }, cutoff }] }]);
    expect(codeOf(cutoffs("", 36))).toBe("norm-unnamed");
    expect(codeOf(cutoffs("ours", 40.5))).toBe("cutoff-off-scale");
    expect(codeOf(cutoffs("ours", NaN))).toBe("cutoff-off-scale");
    expect(codeOf(() => chartData([line], { notes: [{ session: NaN, label: "x" }] }))).toBe("note-invalid");
    expect(codeOf(() => svg(chartData([line]), { id: 'a" onload="' }))).toBe("id-invalid");
    expect(codeOf(() => svg(chartData([line]), { width: NaN }))).toBe("width-out-of-range");
  });
});

group("describe", () => {
  it("tells sessions, counts, direction and verdicts, with the caution of the results", () => {
    expect(describe(chartData([line]))).toBe(
      "SRS: 7 of 8 sessions have a score, the last one lower than the first. " +
        `1 below the cut-off of the norm “${developer.name}”. ` +
        "By “Prediction from the client's own past”, session 4 is a possible rupture. " +
        "After session 4, the score is back in session 5. Chance alone would raise about 0.1 flags in such a series. " +
        "A notable drop is a statistical finding; it does not show that a rupture occurred.",
    );
  });

  it("counts a score at the cut-off by the side the norm puts it on", () => {
    const { atOrBelow36 } = norms.srs;
    const chart = chartData([{ ...line, cutoffs: [{ norm: atOrBelow36, cutoff: atOrBelow36.totalCutoff }] }]);
    expect(describe(chart)).toContain("2 at or below the cut-off");
    const worse = {
      ...dipped,
      measure: { instrument: "x", definitionVersion: "1", scale: "y", metric: "sum", higherIs: "worse" },
    } as const;
    expect(describe(chartData([{ series: worse, cutoffs: [{ norm: { name: "ours" }, cutoff: 38 }] }]))).toContain(
      "2 above the cut-off",
    );
  });

  it("says that too few sessions do not mean that there was no rupture", () => {
    const short = series([30]);
    expect(describe(chartData([{ label: "SRS", series: short, analysis: detectRuptures(short, method) }]))).toBe(
      "SRS: 1 of 1 sessions have a score. “Prediction from the client's own past” cannot say: too few sessions (1 of 2 needed). It does not say that there was no rupture.",
    );
  });

  it("does not know the false flags of a rule whose rate nobody knows", () => {
    const unknown = defineRuptureMethod({ ...method, falseFlags: { basis: "unknown", note: "-" } });
    const chart = chartData([{ ...line, analysis: detectRuptures(dipped, unknown) }]);
    expect(describe(chart)).toContain("Chance alone would raise an unknown number of flags");
  });

  it("contains no score", () => {
    const canaries = series([37.77, 36.66, 38.88, 21.11, 33.33]);
    const text = describe(chartData([{ label: "SRS", series: canaries, analysis: detectRuptures(canaries, method) }]));
    expect(text).not.toMatch(/37\.77|36\.66|38\.88|21\.11|33\.33/);
  });
});

group("svg", () => {
  const picture = svg(chartData([line], { notes: [{ session: 6, label: "by phone" }] }), { id: "figure" });

  it("is an image whose title and description are tied to it", () => {
    const [root, title, desc] = elements(picture);
    expect(root?.attributes).toMatchObject({ role: "img", "aria-labelledby": "figure-title figure-desc" });
    expect([title?.name, title?.attributes["id"], desc?.name, desc?.attributes["id"]]).toEqual([
      "title",
      "figure-title",
      "desc",
      "figure-desc",
    ]);
    expect(desc?.text).toContain("session 4 is a possible rupture");
  });

  it("says in words what it marks, names the norm, and repeats the caution", () => {
    expect(wordsOf(picture)).toEqual(
      expect.arrayContaining(["possible rupture", "score is back", "by phone", "cut-off 36"]),
    );
    const all = wordsOf(picture).join(" ");
    expect(all).toContain(developer.name);
    expect(all).toContain("does not show that a rupture occurred");
  });

  it("breaks the line at a gap and draws limit and expected score of each judged session", () => {
    const paths = elements(picture)
      .filter(({ name }) => name === "path")
      .map(({ attributes }) => attributes);
    const course = paths.find(({ stroke, d }) => stroke === styles[0].colour && d?.includes("L"))?.["d"] ?? "";
    expect(course.match(/M/g)).toHaveLength(2);
    expect(course.match(/[ML]/g)).toHaveLength(7);
    expect(paths.filter(({ fill }) => fill === "#D5E1EA")).toHaveLength(6);
  });

  it("gives two charts different ids and the same chart the same", () => {
    const idOf = (xml: string) => elements(xml)[1]?.attributes["id"];
    const other = svg(chartData([{ ...line, label: "ORS" }]));
    expect(idOf(svg(chartData([line])))).toBe(idOf(svg(chartData([line]))));
    expect(idOf(svg(chartData([line])))).not.toBe(idOf(other));
  });

  it("stays well-formed and inert under hostile labels", () => {
    const hostile = "</text><script>alert(1)</script>\"'&\u0000\uD800]]>";
    const xml = svg(
      chartData([{ ...line, label: hostile, cutoffs: [{ norm: { name: hostile }, cutoff: 36 }] }], {
        title: hostile,
        notes: [{ session: 1, label: hostile }],
      }),
    );
    expect(new Set(elements(xml).map(({ name }) => name))).toEqual(new Set(["svg", "title", "desc", "path", "text"]));
    expect(elements(xml)[1]?.text).toBe("</text><script>alert(1)</script>\"'&  ]]>");
  });

  it("distinguishes lines by dash and marker, not by colour alone", () => {
    for (const property of ["colour", "shape", "dash"] as const)
      expect(new Set(styles.map((style) => String(style[property]))).size).toBe(styles.length);
  });

  it.each([...styles.map(({ colour }) => colour), textColour, axisColour])(
    "writes %s on white at 4.5 to 1 or better",
    (colour) => {
      // Relative luminance and contrast by WCAG 2.
      const digits = colour.length === 4 ? colour.replace(/[0-9A-F]/gi, "$&$&") : colour;
      const [red = 0, green = 0, blue = 0] = [1, 3, 5]
        .map((at) => parseInt(digits.slice(at, at + 2), 16) / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      expect(1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)).toBeGreaterThanOrEqual(4.5);
    },
  );
});

group("vegaLite", () => {
  it("compiles and renders in the current version, with the words of the chart", async () => {
    const spec = vegaLite(chartData([line, { label: "ORS", series: series([12, 15, null, 20]) }]));
    expect(spec.$schema).toBe("https://vega.github.io/schema/vega-lite/v6.json");
    const xml = await drawn(JSON.parse(JSON.stringify(spec)));
    expect(wordsOf(xml)).toEqual(expect.arrayContaining(["SRS: possible rupture", "SRS", "ORS"]));
    expect(xml).not.toMatch(/NaN|undefined/);
  });

  it("draws components as small multiples without a conflict", async () => {
    const warnings: unknown[] = [];
    const warn = console.warn;
    console.warn = (...all: unknown[]) => void warnings.push(all);
    const parts = { goal: dipped, task: dipped, total: dipped };
    const xml = await drawn(vegaLite(chartData(parts, { components: detectByComponent(parts, method) })));
    console.warn = warn;
    expect(warnings).toEqual([]);
    expect(wordsOf(xml).filter((words) => words === "possible rupture").length).toBe(3);
  });

  it("fetches nothing: all data stand in it", () => {
    expect(JSON.stringify(vegaLite(chartData([line])))).not.toMatch(/"url"|"expr"|"signal"/);
  });
});
