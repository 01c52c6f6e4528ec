import fc from "fast-check";
import { SaxesParser } from "saxes";
import * as vega from "vega";
import { describe as group, expect, it } from "vitest";
import { compile } from "vega-lite";
import type { TopLevelSpec } from "vega-lite";
import { chartData, describe, svg, vegaLite } from "../../../src/chart/index.js";
import { detectRuptures, methods } from "../../../src/index.js";
import { anySeries } from "./anySeries.js";

const label = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("</text><script>", "]]>", "\uDC00", "&amp;", ""));
const options = fc.record(
  {
    width: fc.integer({ min: 240, max: 1500 }),
    height: fc.integer({ min: 120, max: 900 }),
    theme: fc.constantFrom("light" as const, "dark" as const),
    domain: fc.constantFrom("auto" as const, "full" as const),
    caption: fc.boolean(),
    expected: fc.boolean(),
  },
  { requiredKeys: [] },
);
const sum = (series: { readonly scale: { readonly minimum: number; readonly maximum: number } }) =>
  series.scale.maximum - series.scale.minimum;

group("every series, however odd", () => {
  it("gives a valid picture, the same after a trip through JSON", () => {
    fc.assert(
      fc.property(anySeries, label, options, (series, name, picture) => {
        const analysis = detectRuptures(series, methods.prediction({ typicalStandardDeviation: sum(series) / 20 }));
        const chart = chartData(
          [
            { label: name, series, analysis, band: { name: "ours", threshold: sum(series) / 8 } },
            {
              label: `${name}2`,
              series,
              cutoffs: [{ norm: { name: "ours" }, cutoff: series.scale.minimum + sum(series) / 3 }],
            },
          ],
          { title: name, notes: series.points.slice(0, 2).map(({ session }) => ({ session, label: name })) },
        );
        const xml = svg(chart, picture);
        expect(svg(JSON.parse(JSON.stringify(chart)), picture)).toBe(xml);
        const parser = new SaxesParser();
        parser.on("error", (error) => {
          throw error;
        });
        parser.on("opentag", ({ attributes }) => {
          expect(Object.values(attributes).join(" ")).not.toMatch(/NaN|undefined|null|Infinity|e[-+]\d/);
        });
        parser.write(xml).close();
        expect(describe(chart).replaceAll(name, "")).not.toMatch(/NaN|undefined|Infinity/);
      }),
      { numRuns: 150 },
    );
  });

  it("gives a Vega-Lite specification that is JSON", () => {
    fc.assert(
      fc.property(anySeries, label, options, (series, name, picture) => {
        const analysis = detectRuptures(series, methods.prediction({ typicalStandardDeviation: sum(series) / 20 }));
        const text = JSON.stringify(vegaLite(chartData([{ label: name, series, analysis }]), picture));
        expect(JSON.stringify(JSON.parse(text))).toBe(text);
      }),
      { numRuns: 100 },
    );
  });

  it("compiles in Vega-Lite and is drawn by Vega, with cut-offs and verdicts", async () => {
    await fc.assert(
      fc.asyncProperty(anySeries, label, async (series, name) => {
        const analysis = detectRuptures(series, methods.prediction({ typicalStandardDeviation: sum(series) / 20 }));
        const cutoffs = [{ norm: { name: "ours" }, cutoff: series.scale.minimum + sum(series) / 3 }];
        const chart = chartData([
          { label: name, series, analysis, cutoffs },
          { label: `${name}2`, series },
        ]);
        const { spec } = compile(vegaLite(chart) as unknown as TopLevelSpec, { logger: silent });
        const drawn = await new vega.View(vega.parse(spec), { renderer: "none" }).toSVG();
        expect(drawn).toMatch(/^<svg/);
        expect(drawn.replaceAll(/aria-label="[^"]*"|<text[^>]*>.*?<\/text>/gs, "")).not.toMatch(
          /NaN|undefined|Infinity/,
        );
      }),
      { numRuns: 30 },
    );
  });
});

const silent = {
  level: () => silent,
  error: (...all: readonly unknown[]) => {
    throw new Error(all.join(" "));
  },
  warn: () => silent,
  info: () => silent,
  debug: () => silent,
} as never;
