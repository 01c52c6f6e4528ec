import type { ChartData } from "./chartData.js";
import { captionOf, describe, wrapped } from "./describe.js";
import { axisColour, bandColour } from "./palette.js";
import type { Style } from "./palette.js";
import { panelsOf } from "./panels.js";
import type { Panel } from "./panels.js";

/** A Vega-Lite specification: JSON, to be handed to vega-embed or to any tool that reads it. */
export interface VegaLiteSpec {
  readonly $schema: string;
  readonly [property: string]: unknown;
}

/**
 * A chart as a Vega-Lite 6 specification, with its data inside: nothing is fetched, and no expression is made from a label.
 *
 * The same lines, gaps, cut-offs, band and marks as `svg`. The words of `describe` stand below the title.
 *
 * @param chart - from `chartData`
 * @returns JSON; hand it to `vega-lite`'s `compile`, to `vega-embed`, or save it
 *
 * @example
 * const series = unwrap(sessionSeries([{ session: 1, value: 36.2 }], { minimum: 0, maximum: 40 }));
 * vegaLite(chartData([{ label: "SRS", series }])).$schema; // => "https://vega.github.io/schema/vega-lite/v6.json"
 */
export function vegaLite(chart: ChartData): VegaLiteSpec {
  const scale = "independent";
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    title: { text: wrapped(chart.title, 80), subtitle: captionOf(chart).flatMap((words) => wrapped(words, 110)) },
    description: describe(chart),
    vconcat: panelsOf(chart).map(panelSpec),
    // A legend for each panel: only within it do styles differ for sure.
    resolve: { scale: { color: scale, shape: scale, strokeDash: scale } },
  };
}

function panelSpec({ minimum, maximum, first, last, lines, bands, marks }: Panel): unknown {
  const styled = (part: keyof Style): unknown => ({
    field: "label",
    title: null,
    scale: { domain: lines.map(({ label }) => label), range: lines.map(({ style }) => style[part]) },
    legend: { orient: "top", columns: 1, labelLimit: 0, symbolSize: 4 },
  });
  const axis = (field: string, title: string, domain: readonly number[], tickMinStep = 0): object => {
    return { field, type: "quantitative", title, scale: { domain }, axis: { tickMinStep } };
  };
  const y = (field: string): object => axis(field, "score", [minimum, maximum]);
  const x = axis("session", "session", [first - 0.5, last + 0.5], 1);
  const layer = (values: readonly unknown[], mark: object, encoding: object): unknown => ({
    data: { values },
    mark,
    encoding,
  });
  const [color, strokeDash, shape] = (["colour", "dash", "shape"] as const).map(styled);
  const points = lines.flatMap(({ label, points }) => points.map((point) => ({ ...point, label })));
  // Words below the axis, a row each, beside the number of their session; heights in pixels.
  const rows = marks.map((mark, at) => ({ ...mark, row: 250 + 14 * at }));
  const row = { ...y("row"), scale: null, axis: null };
  return {
    width: 600,
    height: 200,
    layer: [
      layer(
        bands,
        { type: "rect", color: bandColour, stroke: axisColour, clip: true },
        { x: { ...x, field: "from" }, x2: { field: "to" }, y: y("upper"), y2: { field: "lower" } },
      ),
      layer(points, { type: "line" }, { x, y: y("value"), color, strokeDash, detail: { field: "segment" } }),
      layer(points, { type: "point", filled: true, opacity: 1, size: 4 }, { x, y: y("value"), color, shape }),
      layer(rows, { type: "point", size: 250 }, { x, y: y("value") }),
      layer(rows, { type: "text", align: "left", limit: 600 }, { x: { value: 0 }, y: row, text: { field: "words" } }),
      layer(rows, { type: "text", align: "right" }, { x: { value: -8 }, y: row, text: { field: "session" } }),
    ],
  };
}
