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
const texts = (xml: string) =>
  elements(xml)
    .filter(({ name }) => name === "text")
    .map(({ attributes, text }) => ({ x: Number(attributes["x"]), y: Number(attributes["y"]), text }));
/** Where each text stands, at 6 pixels a character. */
const boxesOf = (xml: string) =>
  elements(xml)
    .filter(({ name }) => name === "text")
    .map(({ attributes, text }) => {
      const share = { end: 1, middle: 0.5 }[attributes["text-anchor"] ?? ""] ?? 0;
      const from = Number(attributes["x"]) - share * 6 * text.length;
      return { from, to: from + 6 * text.length, y: Number(attributes["y"]), text };
    });
const axisNumbers = (xml: string) => {
  const { y: row } = texts(xml).find(({ text }) => text === "session")!;
  return texts(xml).filter(({ y, text }) => y === row && text !== "session");
};
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

  it("has no limit where a method's numbers ran out of the range of numbers", () => {
    const rule = defineRuptureMethod({
      ...method,
      detect: (given) => {
        const detection = method.detect(given);
        if ("status" in detection) return detection;
        const sessions = detection.sessions.map((verdict) =>
          verdict.session === 4 ? { ...verdict, expected: NaN, lowerLimit: NaN } : verdict,
        );
        return { sessions };
      },
    });
    const { limits } = chartData([{ series: dipped, analysis: detectRuptures(dipped, rule) }]);
    expect(limits.map(({ session }) => session)).toEqual([2, 3, 5, 7, 8]);
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
      new Set(["possible rupture", "lowest score", "flagged session"]),
    );
  });

  it("calls a session that stands out because it rose, or an outcome that fell, no rupture", () => {
    const risen = series([20, 20.5, 19.8, 20.2, 33, 33.4, 33.1, 33.2]);
    const gain = methods.suddenShift({ minimumChange: 7, direction: "rise" });
    const up = chartData([{ series: risen, analysis: detectRuptures(risen, gain) }]);
    expect(up.events.map(({ session, label }) => [session, label])).toEqual([[5, "flagged session"]]);
    const measure = {
      definitionVersion: "1.0.0",
      construct: "alliance",
      scale: "total",
      metric: "sum",
      higherIs: "better",
    } as const;
    const labelOf = (instrument: string): string | undefined => {
      const of = { ...dipped, measure: { ...measure, instrument } };
      return chartData([{ series: of, analysis: detectRuptures(of, method) }]).events[0]?.label;
    };
    expect(["ors", "cors", "srs", "waiSr"].map(labelOf)).toEqual([
      ...["notable drop", "notable drop", "possible rupture", "possible rupture"],
    ]);
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

  it("gives lines beyond the fourth panels of their own: the styles would repeat", () => {
    const lines = ["a", "b", "c", "d", "e"].map((label) => ({ label, series: dipped }));
    expect(chartData(lines.slice(0, 4)).layout).toBe("together");
    expect(chartData(lines).layout).toBe("panels");
    expect(chartData(lines, { panels: false }).layout).toBe("panels");
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
    const ofScale = (scale: string) => ({
      ...dipped,
      measure: {
        instrument: "x",
        definitionVersion: "1",
        construct: "alliance",
        scale,
        metric: "sum",
        higherIs: "better",
      } as const,
    });
    const rule = methods.prediction({ typicalStandardDeviation: 2 });
    expect(codeOf(chart(ofScale("goal"), detectRuptures(ofScale("task"), rule)))).toBe("analysis-of-another-series");
    expect(codeOf(chart(ofScale("goal"), detectRuptures(dipped, rule)))).toBe("analysis-of-another-series");
    expect(codeOf(chart(ofScale("goal"), detectRuptures(ofScale("goal"), rule)))).toBeUndefined();
  });

  it("takes an analysis that found too few pairs or no variation for what it says it is", () => {
    const still = defineRuptureMethod({
      ...method,
      detect: () => ({ status: "not-assessable", reason: "no-variation", given: 0, needed: 1 }),
    });
    expect(describe(chartData([{ series: dipped, analysis: detectRuptures(dipped, still) }]))).toContain(
      "cannot say: no variation",
    );
  });

  it("refuses what would make a misleading chart", () => {
    expect(codeOf(() => chartData([]))).toBe("no-lines");
    expect(codeOf(() => chartData([line, line]))).toBe("label-repeated");
    expect(codeOf(() => chartData([{ ...line, series: series([38, 38]) }]))).toBe("analysis-of-another-series");
    const cutoffs = (name: string, cutoff: number) => () =>
      chartData([{ ...line, cutoffs: [{ norm: { name }, cutoff }] }]);
    expect(codeOf(cutoffs("", 36))).toBe("norm-unnamed");
    expect(codeOf(() => chartData([{ ...line, cutoffs: [{ cutoff: 36 } as never] }]))).toBe("norm-unnamed");
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
        `1 below the cut-off 36 of the norm “${developer.name}”. ` +
        "By “Prediction from the client's own past”, session 4 is a possible rupture. " +
        "After session 4, the score is back in session 5. Chance alone would raise about 0.1 flags in such a series. " +
        "A notable drop is a statistical finding; it does not show that a rupture occurred.",
    );
  });

  it("ends a note with one full stop", () => {
    const notes = ["moved house.", "by phone"].map((label, index) => ({ session: index + 1, label }));
    expect(describe(chartData([line], { notes }))).toContain("Session 1: moved house. Session 2: by phone. ");
  });

  it("counts a score at the cut-off by the side the norm puts it on", () => {
    const { atOrBelow36 } = norms.srs;
    const chart = chartData([{ ...line, cutoffs: [{ norm: atOrBelow36, cutoff: atOrBelow36.totalCutoff }] }]);
    expect(describe(chart)).toContain("2 at or below the cut-off 36 of");
    const worse = {
      ...dipped,
      measure: {
        instrument: "x",
        definitionVersion: "1",
        construct: "alliance",
        scale: "y",
        metric: "sum",
        higherIs: "worse",
      },
    } as const;
    expect(describe(chartData([{ series: worse, cutoffs: [{ norm: { name: "ours" }, cutoff: 38 }] }]))).toContain(
      "2 above the cut-off 38 of the norm “ours”.",
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
      expect.arrayContaining([
        "possible rupture",
        "score is back",
        "by phone",
        "Grey: from the expected score down to the limit. A line alone: one of the two.",
      ]),
    );
    const all = wordsOf(picture).join(" ");
    expect(all).toContain(`cut-off 36 · ${developer.name}`);
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

  it("does not explain a band where there is none", () => {
    expect(wordsOf(svg(chartData([{ series: dipped }]))).join()).not.toContain("Grey or");
  });

  it("numbers each mark with its session, and ends its leader at the axis, above all words", () => {
    const words = texts(picture);
    const rupture = words.find(({ text }) => text === "possible rupture")!;
    expect(words.filter(({ y }) => y === rupture.y).map(({ text }) => text)).toEqual(["4", "possible rupture"]);
    const axis = words.find(({ text }) => text === "session")!.y;
    const leaders = elements(picture).flatMap(
      ({ attributes: { d = "" } }) => /^M[\d.]+ [\d.]+V([\d.]+)$/.exec(d)?.[1] ?? [],
    );
    expect(leaders).toHaveLength(3);
    for (const bottom of leaders) expect(Number(bottom)).toBeLessThan(axis - 10);
  });

  it("names each cut-off with its value and norm, at any width, inside and a row each", () => {
    const cutoffs = [25, 24.52, 24.9].map((cutoff) => ({ norm: { name: `norm of ${cutoff}` }, cutoff }));
    for (const width of [320, 360, 720]) {
      const named = texts(svg(chartData([{ ...line, cutoffs }]), { width })).filter(({ text }) =>
        /^cut-off .* · /.test(text),
      );
      expect(named.map(({ text }) => text)).toEqual([
        "cut-off 25 · norm of 25",
        "cut-off 24.52 · norm of 24.52",
        "cut-off 24.9 · norm of 24.9",
      ]);
      for (const [at, { x, y, text }] of named.entries()) {
        expect(x + 6 * text.length).toBeLessThanOrEqual(width);
        if (at > 0) expect(y - named[at - 1]!.y).toBeGreaterThanOrEqual(14);
      }
    }
  });

  it("says whose cut-off it is where several lines are drawn together", () => {
    const cutoffs = [{ norm: { name: "ours" }, cutoff: 25 }];
    expect(wordsOf(svg(chartData([line, { label: "ORS", series: dipped, cutoffs }])))).toContain(
      "ORS: cut-off 25 · ours",
    );
  });

  it("thins out the session numbers until none touches the next", () => {
    const many = series(Array.from({ length: 500 }, () => 30));
    for (const width of [240, 360, 720, 2000]) {
      const numbers = axisNumbers(svg(chartData([{ series: many }]), { width }));
      expect(numbers.length).toBeGreaterThan(2);
      for (const [at, { x, text }] of numbers.entries())
        if (at > 0) expect(x - numbers[at - 1]!.x).toBeGreaterThanOrEqual(7 * text.length);
    }
    const few = axisNumbers(svg(chartData([{ series: dipped }])));
    expect(few.map(({ text }) => text)).toEqual(["1", "2", "3", "4", "5", "6", "7", "8"]);
  });

  it("writes as many digits on the axis as tell its numbers apart, and leaves room for them", () => {
    const scale = { minimum: 123456, maximum: 123457 };
    const all = texts(svg(chartData([{ series: series([123456.2, 123457], scale) }]), { width: 360 }));
    const numbers = all.filter(({ text }) => text.startsWith("1234"));
    expect(numbers.map(({ text }) => text)).toEqual(["123456", "123456.3", "123456.5", "123456.8", "123457"]);
    for (const { x, text } of numbers) expect(x - 7 * text.length).toBeGreaterThanOrEqual(0);
  });

  it("writes a long note out below the axis, in as many lines as it takes", () => {
    const note = `by phone, ${"at length, ".repeat(20)}and back`;
    const all = texts(svg(chartData([line], { notes: [{ session: 8, label: note }] }), { width: 360 }));
    const from = all.findIndex(({ text }) => text.startsWith("by phone"));
    const to = all.findIndex(({ text }, at) => at >= from && text.endsWith("and back"));
    const rows = all.slice(from, to + 1);
    expect(rows.map(({ text }) => text.trim()).join(" ")).toBe(note);
    for (const { x, text } of rows) expect(x + 6.5 * text.length).toBeLessThanOrEqual(360);
  });

  it("marks a session that is both the lowest and another drop once, in session order with the notes", () => {
    const falling = series([38, 38.4, 38, 38.2, 31, 24, 38]);
    const chart = chartData([{ series: falling, analysis: detectRuptures(falling, method) }], {
      notes: [{ session: 3, label: "by phone" }],
    });
    expect(chart.events.filter(({ session }) => session === 6).map(({ kind }) => kind)).toEqual(["trough", "flag"]);
    const words = wordsOf(svg(chart));
    const marks = ["by phone", "possible rupture", "lowest score, flagged session", "score is back"];
    expect(words.filter((one) => marks.includes(one))).toEqual(marks);
    expect(words).not.toContain("lowest score");
  });

  it("keeps all words inside and apart, at any width", () => {
    const low = series([38, 38.4, 37.9, 31, 28, 27.5, 29, 34, 37, 38]);
    const many = series(Array.from({ length: 500 }, (_, at) => (at % 97 === 50 ? 20 : 36 + (at % 3))));
    const charts = [
      [line, { ...line, label: "ORS", series: low, analysis: detectRuptures(low, method) }],
      [{ ...line, series: many, analysis: detectRuptures(many, method) }],
      [...styles, ...styles].map((_, at) => ({ label: `line ${at}`, series: low })),
    ].map((lines) => chartData(lines, { notes: [{ session: 4, label: "by phone" }] }));
    for (const chart of charts)
      for (const width of [240, 360, 480, 720]) {
        const boxes = boxesOf(svg(chart, { width }));
        for (const [at, box] of boxes.entries()) {
          expect(box.from, box.text).toBeGreaterThanOrEqual(0);
          expect(box.to, box.text).toBeLessThanOrEqual(width);
          for (const other of boxes.slice(at + 1))
            if (Math.abs(box.y - other.y) < 10)
              expect(box.to <= other.from || other.to <= box.from, `${box.text} × ${other.text}`).toBe(true);
        }
      }
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

interface Layer {
  readonly data: { readonly values: readonly Readonly<Record<string, unknown>>[] };
  readonly mark: { readonly type: string };
  readonly encoding: Readonly<Record<string, { readonly field?: string } | undefined>>;
}
const layersOf = (spec: ReturnType<typeof vegaLite>) =>
  (spec["vconcat"] as readonly { readonly layer: readonly Layer[] }[]).flatMap(({ layer }) => layer);

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

  it("stacks its marks below the axis, each with its session", () => {
    const falling = series([38, 38.4, 38, 38.2, 31, 24, 38]);
    const notes = [{ session: 3, label: "by phone" }];
    const rows = layersOf(
      vegaLite(chartData([{ series: falling, analysis: detectRuptures(falling, method) }], { notes })),
    ).find(({ encoding }) => encoding["text"]?.field === "words")!.data.values;
    expect(rows.map(({ session, words }) => `${session} ${words}`)).toEqual([
      "3 by phone",
      "5 possible rupture",
      "6 lowest score, flagged session",
      "7 score is back",
    ]);
    for (const [at, row] of rows.entries())
      expect(row["row"] as number).toBeGreaterThan(at === 0 ? 240 : 13 + (rows[at - 1]!["row"] as number));
  });

  it("draws what a method expected, or its limit, also where it has only one of them", () => {
    const bandsBy = (lacks: "expected" | "lowerLimit") => {
      const rule = defineRuptureMethod({
        ...method,
        detect: (given) => {
          const detection = method.detect(given);
          if ("status" in detection) return detection;
          return { sessions: detection.sessions.map((verdict) => ({ ...verdict, [lacks]: null })) };
        },
      });
      const chart = chartData([{ series: dipped, analysis: detectRuptures(dipped, rule) }]);
      const [band] = layersOf(vegaLite(chart)).filter(({ mark }) => mark.type === "rect");
      expect(svg(chart)).toContain('fill="#D5E1EA"');
      return { chart, values: band!.data.values };
    };
    for (const [lacks, has] of [
      ["lowerLimit", "expected"],
      ["expected", "lower"],
    ] as const) {
      const { chart, values } = bandsBy(lacks);
      expect(values).toHaveLength(6);
      expect(values.map(({ upper }) => upper)).toEqual(chart.limits.map((limit) => limit[has]));
      expect(values.map(({ lower }) => lower)).toEqual(values.map(({ upper }) => upper));
    }
  });

  it("names each cut-off with its value and its norm in the legend, and draws it dashed from end to end", async () => {
    const cutoffs = [24.52, 25].map((cutoff) => ({ norm: { name: `norm of ${cutoff}` }, cutoff }));
    const spec = vegaLite(chartData([{ ...line, cutoffs }]));
    const labels = ["SRS", "cut-off 24.52 · norm of 24.52", "cut-off 25 · norm of 25"];
    expect(wordsOf(await drawn(spec)).filter((words) => labels.includes(words))).toEqual(labels);
    const { data, encoding } = layersOf(spec).find(({ mark }) => mark.type === "line")!;
    expect(encoding["strokeDash"]).toMatchObject({
      scale: {
        range: [
          [1, 0],
          [10, 6],
          [10, 6],
        ],
      },
    });
    expect(data.values.filter(({ label }) => label === labels[2])).toMatchObject([
      { session: 0.5, value: 25 },
      { session: 8.5, value: 25 },
    ]);
  });

  it("says under its title what svg says below: what the band is, the words of describe, the caution", () => {
    const chart = chartData([line]);
    const { subtitle } = vegaLite(chart)["title"] as { readonly subtitle: readonly string[] };
    expect(subtitle.map((words) => words.trim()).join(" ")).toBe(
      `Grey: from the expected score down to the limit. A line alone: one of the two. ${describe(chart)}`,
    );
    expect(Math.max(...subtitle.map(({ length }) => length))).toBeLessThanOrEqual(110);
    const short = series([30]);
    const unassessed = vegaLite(chartData([{ series: short, analysis: detectRuptures(short, method) }]));
    expect(JSON.stringify(unassessed["title"])).toContain("It does not say that there was no rupture.");
  });

  it("gives each panel its own legend, so that a style may come again", async () => {
    const lines = ["a", "b", "c", "d", "e"].map((label) => ({ label, series: dipped }));
    const words = wordsOf(await drawn(vegaLite(chartData(lines))));
    expect(words.filter((one) => /^[a-e]$/.test(one))).toEqual(["a", "b", "c", "d", "e"]);
  });

  it("is JSON also without a session", async () => {
    const spec = vegaLite(chartData([{ label: "SRS", series: series([]) }]));
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
    expect(await drawn(spec)).not.toMatch(/NaN|Infinity/);
  });

  it("fetches nothing: all data stand in it", () => {
    expect(JSON.stringify(vegaLite(chartData([line])))).not.toMatch(/"url"|"expr"|"signal"/);
  });
});
