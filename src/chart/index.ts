/**
 * See it: neutral chart data, a Vega-Lite specification, an accessible SVG, a paragraph in words.
 *
 * @packageDocumentation
 */
export type { ChartBand } from "./band.js";
export { chartData } from "./chartData.js";
export type {
  ChartAssessment,
  ChartCutoff,
  ChartCutoffInput,
  ChartData,
  ChartLimit,
  ChartLine,
  ChartNote,
  ChartOptions,
  ChartSeries,
} from "./chartData.js";
export { describe } from "./describe.js";
export type { DescribeOptions } from "./describe.js";
export type { ChartEvent } from "./events.js";
export type { PictureOptions } from "./pictureOptions.js";
export type { ChartPoint } from "./segments.js";
export { svg } from "./svg.js";
export type { SvgOptions } from "./svg.js";
export { english } from "./text.js";
export type { ChartLabels } from "./labels.js";
export type { ChartText } from "./text.js";
export type { ChartTheme } from "./theme.js";
export type { ChartDomain } from "./valueAxis.js";
export { vegaLite } from "./vegaLite.js";
export type { VegaLiteSpec } from "./vegaLite.js";
