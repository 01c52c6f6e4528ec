import { expect, it } from "vitest";
import { figureOf } from "../../docs/programs/figures/figureOf.mjs";

const load = async (specifier: string): Promise<Record<string, unknown>> =>
  (await import(/* @vite-ignore */ specifier)) as Record<string, unknown>;
const page = `import { sessionSeries, unwrap } from "alliance-scoring";
import { chartData, svg, type ChartData } from "alliance-scoring/chart";

const series = unwrap(sessionSeries([{ session: 1, value: 36.2 }], { minimum: 0, maximum: 40 }));
const chart: ChartData = chartData([{ label: "SRS", series }], { title: "One session" });`;

it("gives the picture that a block of code ends in", async () => {
  expect(await figureOf(`${page}\nsvg(chart);`, load)).toContain(">One session</title>");
});

it("refuses code that ends in no picture", async () => {
  await expect(figureOf(page, load)).rejects.toThrow("ends in an expression");
  await expect(figureOf(`${page}\nchart.title;`, load)).rejects.toThrow("ends in an SVG");
});
