import type { ChartData } from "./chartData.js";
import { describe } from "./describe.js";
import { bandColour, textColour } from "./palette.js";
import { panelsOf, sessionsOf } from "./panels.js";
import type { Panel } from "./panels.js";

/** A Vega-Lite specification: JSON, to be handed to vega-embed or to any tool that reads it. */
export interface VegaLiteSpec {
  readonly $schema: string;
  readonly [property: string]: unknown;
}

/**
 * A chart as a Vega-Lite 6 specification, with its data inside: nothing is fetched, and no expression is made from a label.
 *
 * The same lines, gaps, cut-offs, band and marks as `svg`. Its `description` is the text of `describe`.
 *
 * @param chart - from `chartData`
 * @returns JSON; hand it to `vega-lite`'s `compile`, to `vega-embed`, or save it
 *
 * @example
 * const series = unwrap(sessionSeries([{ session: 1, value: 36.2 }], { minimum: 0, maximum: 40 }));
 * vegaLite(chartData([{ label: "SRS", series }])).$schema; // => "https://vega.github.io/schema/vega-lite/v6.json"
 */
export function vegaLite(chart: ChartData): VegaLiteSpec {
  const panels = panelsOf(chart);
  const all = panels.flatMap(({ lines }) => lines);
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    title: chart.title,
    description: describe(chart),
    vconcat: panels.map((panel) => panelSpec(panel, all, sessionsOf(chart))),
  };
}

function panelSpec(
  { lines, scale: { minimum, maximum }, cutoffs, limits, marks }: Panel,
  all: Panel["lines"],
  [first, last]: [number, number],
): unknown {
  const styled = (range: (line: Panel["lines"][number]) => unknown): unknown => ({
    field: "label",
    title: null,
    scale: { domain: all.map(({ label }) => label), range: all.map(range) },
  });
  const axis = (field: string, domain: readonly number[], title = field): unknown => {
    return { field, type: "quantitative", title, scale: { domain }, axis: { tickMinStep: title === field ? 1 : 0 } };
  };
  const y = (field: string): unknown => axis(field, [minimum, maximum], "score");
  const x = axis("session", [first - 0.5, last + 0.5]);
  const layer = (values: readonly unknown[], mark: object, encoding: object): unknown => ({
    data: { values },
    mark: { clip: true, ...mark },
    encoding,
  });
  const colour = styled(({ style }) => style.colour);
  const points = lines.flatMap(({ label, points }) => points.map((point) => ({ ...point, label })));
  return {
    width: 600,
    height: 200,
    layer: [
      layer(
        limits,
        { type: "rule", strokeWidth: 20, color: bandColour },
        { x, y: y("expected"), y2: { field: "lower" } },
      ),
      layer(cutoffs, { type: "rule", strokeDash: [10, 6] }, { y: y("value"), color: colour }),
      layer(
        cutoffs,
        { type: "text", align: "right", x: 596, dy: -7, limit: 590 },
        { y: y("value"), text: { field: "norm" }, color: colour },
      ),
      layer(
        points,
        { type: "line" },
        {
          x,
          y: y("value"),
          color: colour,
          strokeDash: styled(({ style }) => style.dash),
          detail: { field: "segment" },
        },
      ),
      layer(
        points,
        { type: "point", filled: true, opacity: 1, size: 60 },
        { x, y: y("value"), color: colour, shape: styled(({ style }) => style.shape) },
      ),
      layer(
        marks.map((mark) => ({ ...mark, value: mark.value ?? minimum })),
        { type: "text", color: textColour, dy: 14, clip: false },
        { x, y: y("value"), text: { field: "words" } },
      ),
    ],
  };
}
