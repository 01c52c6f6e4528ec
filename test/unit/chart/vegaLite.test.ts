import { describe as group, expect, it } from "vitest";
import * as vega from "vega";
import { compile } from "vega-lite";
import type { TopLevelSpec } from "vega-lite";
import { chartData, describe, svg, vegaLite } from "../../../src/chart/index.js";
import type { PictureOptions, VegaLiteSpec } from "../../../src/chart/index.js";
import { detectByComponent, detectRuptures, methods, norms } from "../../../src/index.js";
import { codeOf, cutoffs, dipped, elements, line, method, series, tooltipsOf, wordsOf } from "./examples.js";

interface Layer {
  readonly data: { readonly values: readonly Readonly<Record<string, unknown>>[] };
  readonly mark: Readonly<Record<string, unknown>>;
  readonly encoding: Readonly<
    Record<string, { readonly field?: string; readonly scale?: { readonly domain: readonly number[] } }>
  >;
}
const panelsOf = (spec: VegaLiteSpec) =>
  spec["vconcat"] as readonly { readonly layer: readonly Layer[]; readonly width: number; readonly height: number }[];
const layersOf = (spec: VegaLiteSpec) => panelsOf(spec).flatMap(({ layer }) => layer);
const drawn = (spec: VegaLiteSpec) =>
  new vega.View(vega.parse(compile(JSON.parse(JSON.stringify(spec)) as TopLevelSpec).spec), {
    renderer: "none",
  }).toSVG();

const parts = { goal: dipped, task: series([36, 36.1, 36]), total: dipped };
const held = series([36, 36.2, 36.1, 20, 36], undefined, (at) => ({
  modality: at === 2 ? "video" : "in-person",
  date: `2026-03-0${at + 1}`,
}));
const charts = {
  "one line": chartData([line], { title: "Session Rating Scale" }),
  "two lines": chartData([
    line,
    { label: "ORS", series: series([12, 15, null, 20]), cutoffs: [{ norm: { name: "ours" }, cutoff: 25 }] },
  ]),
  components: chartData(parts, { components: detectByComponent(parts, method) }),
  "a band": chartData([{ label: "ORS", series: series([17, 18, 24]), band: norms.ors.developer }]),
  "notes and modality": chartData([{ label: "SRS", series: held, analysis: detectRuptures(held, method), cutoffs }], {
    notes: [{ session: 2, label: "moved house" }],
  }),
  "a rise": chartData([
    {
      label: "SRS",
      series: series([20, 20.5, 19.8, 20.2, 33, 33.4]),
      analysis: detectRuptures(
        series([20, 20.5, 19.8, 20.2, 33, 33.4]),
        methods.suddenShift({ minimumChange: 7, direction: "rise" }),
      ),
    },
  ]),
  nothing: chartData([{ label: "SRS", series: series([]) }]),
};

group("vegaLite", () => {
  it.each(Object.entries(charts))(
    "compiles and is drawn without a warning, with the words and tooltips of the picture: %s",
    async (_, chart) => {
      const warnings: unknown[] = [];
      const warn = console.warn;
      console.warn = (...all: unknown[]) => void warnings.push(all);
      const options: PictureOptions = { theme: "light", expected: true, caption: true };
      const spec = vegaLite(chart, options);
      const xml = await drawn(spec);
      console.warn = warn;
      expect(warnings).toEqual([]);
      expect(xml.replaceAll(/aria-label="[^"]*"|<text[^>]*>[^<]*/g, "")).not.toMatch(/NaN|undefined|Infinity/);
      const picture = svg(chart, options);
      // Vega writes the lines of a title as parts of one text.
      const lines = elements(xml).flatMap(({ name, text }) =>
        (name === "text" || name === "tspan") && text ? [text] : [],
      );
      expect([...new Set(lines)].sort()).toEqual([...new Set(wordsOf(picture))].sort());
      const tips = layersOf(spec).flatMap(({ data }) =>
        data.values.flatMap(({ tooltip }) => (typeof tooltip === "string" ? [tooltip] : [])),
      );
      expect([...new Set(tips)].sort()).toEqual([...new Set(tooltipsOf(picture))].sort());
      // Every colour of the one is a colour of the other.
      const colours = (text: string): string[] => [...new Set(text.match(/#[0-9a-f]{6}/g))].sort();
      expect(colours(JSON.stringify(spec))).toEqual(colours(picture));
    },
  );

  it("holds scores and sessions as they are, on axes that are those of the picture", () => {
    const spec = vegaLite(charts["one line"], { domain: [20, 40] });
    expect(spec.$schema).toBe("https://vega.github.io/schema/vega-lite/v6.json");
    const points = layersOf(spec).find(({ mark, data }) => mark["type"] === "point" && data.values.length === 12)!;
    expect(points.data.values.map(({ session, score }) => [session, score])).toEqual(
      dipped.points.map(({ session, value }) => [session, value]),
    );
    for (const { encoding } of layersOf(spec))
      if (encoding["y"]?.field === "score") expect(encoding["y"].scale?.domain).toEqual([20, 40]);
  });

  it("has its places where the picture has them", async () => {
    const chart = charts["one line"];
    const ofPicture = elements(svg(chart)).flatMap(({ title, attributes }) =>
      title.startsWith("Session") ? [/^M([\d.]+) ([\d.]+)/.exec(attributes["d"]!)!.slice(1).map(Number)] : [],
    );
    const xml = await drawn(vegaLite(chart));
    const ofVega = [...xml.matchAll(/transform="translate\(([\d.]+),([\d.]+)\)" d="[^"]*" fill/g)].map((match) =>
      match.slice(1).map(Number),
    );
    const distances = (places: number[][]) =>
      places.slice(1, 12).map(([x, y], at) => [x! - places[at]![0]!, y! - places[at]![1]!]);
    for (const [at, [x, y]] of distances(ofVega).entries()) {
      expect(Math.abs(x! - distances(ofPicture)[at]![0]!)).toBeLessThan(0.3);
      expect(Math.abs(y! - distances(ofPicture)[at]![1]!)).toBeLessThan(0.3);
    }
  });

  it("says its description, and takes no options but those of a picture", () => {
    expect(vegaLite(charts["one line"])["description"]).toContain(describe(charts["one line"]));
    expect(codeOf(() => vegaLite(charts["one line"], { id: "x" } as never))).toBe("option-unknown");
    expect(codeOf(() => vegaLite({} as never))).toBe("chart-invalid");
  });

  it("fetches nothing and makes no expression out of a label: all data stand in it", () => {
    expect(JSON.stringify(vegaLite(charts["notes and modality"], { axis: "date" }))).not.toMatch(
      /"url"|"expr"|"signal"|"labelExpr"/,
    );
  });
});
