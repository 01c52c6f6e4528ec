/**
 * See it: neutral chart data, a Vega-Lite specification, an accessible SVG, a paragraph in words.
 *
 * @packageDocumentation
 */
export { chartData } from "./chartData.js";
export type {
  ChartAssessment,
  ChartCutoff,
  ChartCutoffInput,
  ChartData,
  ChartEvent,
  ChartLimit,
  ChartLine,
  ChartNote,
  ChartOptions,
  ChartPoint,
  ChartSeries,
} from "./chartData.js";
export { describe } from "./describe.js";
export { svg } from "./svg.js";
export type { SvgOptions } from "./svg.js";
export { vegaLite } from "./vegaLite.js";
export type { VegaLiteSpec } from "./vegaLite.js";
