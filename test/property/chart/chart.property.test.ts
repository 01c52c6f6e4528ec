import fc from "fast-check";
import { SaxesParser } from "saxes";
import * as vega from "vega";
import { describe as group, expect, it } from "vitest";
import { compile } from "vega-lite";
import type { TopLevelSpec } from "vega-lite";
import { chartData, describe, svg, vegaLite } from "../../../src/chart/index.js";
import { detectRuptures, methods, sessionSeries, unwrap } from "../../../src/index.js";

/** Any series that the library accepts: empty, all missing, one point, constant, huge gaps, odd scales. */
const anySeries = fc
  .record({
    minimum: fc.integer({ min: -500, max: 500 }),
    range: fc.constantFrom(0.001, 1, 6, 40, 216, 1e6),
    sessions: fc.uniqueArray(fc.oneof(fc.integer({ min: 0, max: 30 }), fc.maxSafeInteger()), { maxLength: 12 }),
    isConstant: fc.boolean(),
    shares: fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 12, maxLength: 12 }),
  })
  .map(({ minimum, range, sessions, shares, isConstant }) => {
    const points = [...sessions]
      .sort((one, other) => one - other)
      .map((session, at) => {
        const share = isConstant ? 0.5 : shares[at];
        return { session, value: typeof share !== "number" ? null : minimum + share * range };
      });
    return unwrap(sessionSeries(points, { minimum, maximum: minimum + range }));
  });

const label = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("</text><script>", "]]>", "\uDC00", "&amp;"));

group("every series, however odd", () => {
  it("gives a valid chart, the same after a trip through JSON", () => {
    fc.assert(
      fc.property(anySeries, label, fc.integer({ min: 240, max: 1500 }), (series, name, width) => {
        const method = methods.prediction({
          typicalStandardDeviation: (series.scale.maximum - series.scale.minimum) / 20,
        });
        const analysis = detectRuptures(series, method);
        const chart = chartData(
          [
            { label: name, series, analysis },
            { label: `${name}2`, series },
          ],
          { title: name },
        );
        const travelled = JSON.parse(JSON.stringify(chart));
        const xml = svg(chart, { width });
        expect(svg(travelled, { width })).toBe(xml);
        const parser = new SaxesParser();
        parser.on("error", (error) => {
          throw error;
        });
        parser.on("opentag", ({ attributes }) =>
          expect(Object.values(attributes).join(" ")).not.toMatch(/NaN|undefined|null|Infinity|e[-+]\d/),
        );
        parser.write(xml).close();
        expect(describe(chart).replaceAll(name, "")).not.toMatch(/NaN|undefined|Infinity/);
      }),
      { numRuns: 150 },
    );
  });

  it("gives a Vega-Lite specification that is JSON", () => {
    fc.assert(
      fc.property(anySeries, label, (series, name) => {
        const scale = series.scale.maximum - series.scale.minimum;
        const analysis = detectRuptures(series, methods.prediction({ typicalStandardDeviation: scale / 20 }));
        const cutoffs = [{ norm: { name: "ours" }, cutoff: series.scale.minimum + scale / 3 }];
        const spec = vegaLite(chartData([{ label: name, series, analysis, cutoffs }]));
        expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
      }),
      { numRuns: 150 },
    );
  });

  it("compiles in Vega-Lite and is drawn by Vega, with cut-offs and verdicts", async () => {
    await fc.assert(
      fc.asyncProperty(anySeries, label, async (series, name) => {
        const scale = series.scale.maximum - series.scale.minimum;
        const analysis = detectRuptures(series, methods.prediction({ typicalStandardDeviation: scale / 20 }));
        const cutoffs = [{ norm: { name: "ours" }, cutoff: series.scale.minimum + scale / 3 }];
        const chart = chartData([
          { label: name, series, analysis, cutoffs },
          { label: `${name}2`, series },
        ]);
        const { spec } = compile(vegaLite(chart) as unknown as TopLevelSpec, { logger: silent });
        const drawn = await new vega.View(vega.parse(spec), { renderer: "none" }).toSVG();
        expect(drawn).toMatch(/^<svg/);
        expect(drawn.replaceAll(/aria-label="[^"]*"|<text[^>]*>[^<]*/g, "")).not.toMatch(/NaN|undefined|Infinity/);
      }),
      { numRuns: 40 },
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
