import { readChart } from "./readChart.js";
import type { ChartData } from "./chartData.js";
import { pictureOf } from "./pictureOptions.js";
import type { PictureOptions } from "./pictureOptions.js";
import type { PlacedText } from "./placeLabel.js";
import { alike, lookOf } from "./scene.js";
import type { Mark, PanelScene, Scene, Spot } from "./scene.js";
import { sceneOf } from "./sceneOf.js";
import { themes } from "./theme.js";
import type { ChartTheme, Tone } from "./theme.js";

/** A Vega-Lite specification: JSON, to be handed to vega-embed or to any tool that reads it. */
export interface VegaLiteSpec {
  readonly $schema: string;
  readonly [property: string]: unknown;
}

/**
 * A chart as a Vega-Lite 6 specification, with its data inside: nothing is fetched, and no expression is made from a label.
 *
 * The same marks, labels, colours, tooltips and axes as `svg`, from the same layout. Scores and sessions stand in the data;
 * labels stand at their place in pixels. Vega does not know `currentColor`: without a theme it draws the light one.
 *
 * @param chart - from `chartData`
 * @param options - as for `svg`, without `id`
 * @returns JSON; hand it to `vega-lite`'s `compile`, to `vega-embed`, or save it
 * @throws InvalidArgumentError as `svg`
 *
 * @example
 * const series = unwrap(sessionSeries([{ session: 1, value: 36.2 }], { minimum: 0, maximum: 40 }));
 * vegaLite(chartData([{ label: "SRS", series }])).$schema; // => "https://vega.github.io/schema/vega-lite/v6.json"
 */
export function vegaLite(chart: ChartData, options: PictureOptions = {}): VegaLiteSpec {
  chart = readChart(chart, "vegaLite");
  const { theme, background, ...picture } = pictureOf({ theme: "light", ...options }, "vegaLite");
  const scene = sceneOf(chart, { theme, background, ...picture }, "vegaLite");
  const last = scene.panels.length - 1;
  const linesOf = (size: number): string[] => scene.head.filter((text) => text.size === size).map(({ words }) => words);
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: scene.description,
    background: background ?? null,
    padding: 12,
    title: {
      text: linesOf(15),
      subtitle: linesOf(12),
      anchor: "start",
      fontSize: 15,
      subtitleFontSize: 12,
      color: colour("text", theme),
      subtitleColor: colour("muted", theme),
      offset: 16,
    },
    vconcat: scene.panels.map((panel, at) => panelSpec(panel, scene, theme, at === last ? scene.foot : [])),
    config: { view: { stroke: null }, font: "system-ui, sans-serif" },
  };
}

const colour = (tone: Tone, theme: ChartTheme): string =>
  theme[tone] === "currentColor" ? themes.light[tone] : theme[tone];

type Row = Readonly<Record<string, unknown>>;

function panelSpec(
  { top, bottom, low, high, inks, marks, texts }: PanelScene,
  { left, right, span }: Scene,
  theme: ChartTheme,
  foot: readonly PlacedText[],
): Row {
  const quantity = (field: string, domain: readonly number[] | null): Row => {
    return { field, type: "quantitative", axis: null, scale: domain && { domain, nice: false, zero: false } };
  };
  const [x, y] = [quantity("place", span), quantity("score", [low, high])];
  const [pixelX, pixelY] = [quantity("x", null), quantity("y", null)];
  const tooltip = { field: "tooltip", type: "nominal" };
  const row = ([place, score]: Spot, more: Row): Row => ({ place, score, ...more });
  const layer = (values: readonly Row[], mark: Row, encoding: Row): Row => ({ data: { values }, mark, encoding });
  return {
    width: right - left,
    height: bottom - top,
    layer: [
      ...inks.flatMap(({ runs, tone, width = 1, dash, opacity = 1, floor, title }) => {
        const values = runs.flatMap((spots, run) =>
          spots.map((spot, order) => row(spot, { run, order, floor, tooltip: title })),
        );
        if (values.length === 0) return [];
        const color = colour(tone, theme);
        const mark =
          floor === undefined
            ? {
                type: "line",
                color,
                opacity,
                strokeWidth: width,
                strokeJoin: "round",
                ...(dash && { strokeDash: dash }),
              }
            : { type: "area", color, opacity, line: false };
        const more = {
          ...(floor === undefined ? { order: { field: "order", type: "quantitative" } } : { y2: { field: "floor" } }),
          ...(title !== undefined && { tooltip }),
        };
        return layer(values, mark, { x, y, detail: { field: "run" }, ...more });
      }),
      ...alike(marks, lookOf).map((same) => {
        const { shape, radius, fill, stroke, strokeWidth } = same[0] as Mark;
        const look = {
          shape,
          size: Math.PI * radius * radius,
          opacity: 1,
          fill: colour(fill, theme),
          strokeWidth: strokeWidth ?? 0,
        };
        const values = same.map(({ at, session, title }) => row(at, { session, tooltip: title }));
        return layer(
          values,
          { type: "point", ...look, ...(stroke && { stroke: colour(stroke, theme) }) },
          { x, y, tooltip },
        );
      }),
      ...alike([...texts, ...foot], ({ anchor, size, isBold, tone }) => [anchor, size, isBold, tone].join()).map(
        (same) => {
          const { anchor, size, isBold, tone } = same[0] as PlacedText;
          const align = { start: "left", middle: "center", end: "right" }[anchor];
          const look = {
            align,
            baseline: "alphabetic",
            fontSize: size,
            fontWeight: isBold ? 600 : 400,
            color: colour(tone, theme),
          };
          const values = same.map((text) => ({
            x: text.x - left,
            y: text.y - top,
            words: text.words,
            tooltip: text.title,
          }));
          return layer(values, { type: "text", ...look }, { x: pixelX, y: pixelY, text: { field: "words" }, tooltip });
        },
      ),
    ],
  };
}
