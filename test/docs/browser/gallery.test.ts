import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import fc from "fast-check";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { figureOf, figuresIn } from "../../../docs/programs/figures/figureOf.mjs";
import { chartData, svg } from "../../../src/chart/index.js";
import { detectRuptures, methods } from "../../../src/index.js";
import { anySeries } from "../../property/chart/anySeries.js";
import { hasBrowser, launch, missingBrowser, warnWithoutBrowser } from "./browser.mjs";
import { faultsOf, inksOf } from "./pictures.mjs";

const gallery = figuresIn(readFileSync(path.resolve(import.meta.dirname, "../../../docs/guides/gallery.md"), "utf8"));
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const load = async (specifier: string): Promise<Record<string, unknown>> =>
  (await import(/* @vite-ignore */ specifier)) as Record<string, unknown>;
/** The figure of the page, or the same at another width. */
const draw = (code: string, width?: number): Promise<string> =>
  figureOf(width === undefined ? code : code.replace(/width: \d+/, `width: ${width}`), load);

warnWithoutBrowser("the pictures of the gallery");
it.runIf(process.env["CI"])("finds a browser in CI", () => {
  expect(hasBrowser, missingBrowser).toBe(true);
});

it("holds at least 16 courses, each the same bytes from run to run", async () => {
  expect(gallery.length).toBeGreaterThanOrEqual(16);
  for (const { code } of gallery) expect(await draw(code)).toBe(await draw(code));
});

describe.runIf(hasBrowser)("in a browser", () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launch();
    page = await browser.newPage();
  }, 60_000);
  afterAll(() => browser.close());

  it("the measure finds texts that overlap, leave the picture or stand on a line", async () => {
    const bad = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 60" width="100" height="60" font-size="12">
      <path d="M0 50H100" stroke="red" fill="none"/><text x="5" y="20" fill="black">one</text>
      <text x="10" y="22" fill="black">two</text><text x="90" y="54" fill="black">three</text></svg>`;
    const [faults = []] = await faultsOf(page, [bad]);
    expect(faults.map((fault) => fault.split(":")[0])).toEqual(["overlap", "outside", "on a line"]);
  });

  it.each(gallery.map(({ heading, code }) => [heading, code] as const))(
    "no text overlaps another, leaves the picture or stands on a line, at four widths: %s",
    async (_, code) => {
      const widths = [280, 360, 760, 1200];
      const faults = await faultsOf(page, await Promise.all(widths.map((width) => draw(code, width))));
      expect(faults).toEqual(widths.map(() => []));
    },
  );

  it("no text overlaps another or leaves the picture in random courses", async () => {
    const pictures = fc
      .sample(fc.record({ series: anySeries, width: fc.integer({ min: 240, max: 1300 }), isTogether: fc.boolean() }), {
        numRuns: 120,
        seed: 16,
      })
      .map(({ series, width, isTogether }) => {
        const range = series.scale.maximum - series.scale.minimum;
        const analysis = detectRuptures(series, methods.prediction({ typicalStandardDeviation: range / 20 }));
        const cutoffs = [{ norm: { name: "ours" }, cutoff: series.scale.minimum + range / 3 }];
        const lines = [
          { label: "Session Rating Scale", series, analysis, cutoffs },
          { label: "other", series },
        ];
        const notes = series.points.slice(2, 4).map(({ session }) => ({ session, label: "a note of some length" }));
        return svg(chartData(isTogether ? lines : lines.slice(0, 1), { notes }), { width });
      });
    expect((await faultsOf(page, pictures)).flat()).toEqual([]);
  });

  it("axe finds nothing", async () => {
    const pictures = await Promise.all(gallery.map(({ code }) => draw(code)));
    await page.setContent(
      `<!doctype html><html lang="en"><head><title>Gallery</title></head><body><main><h1>Gallery</h1>${pictures.join("")}</main></body></html>`,
    );
    await page.evaluate(axeSource);
    const violations = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 100)}`);
    });
    // Two pictures of one course on one page share their content, and so their ids; a page gives such ones an id each.
    expect(violations.filter((one) => !one.startsWith("duplicate-id"))).toEqual([]);
  });

  describe("read in grey at 760 pixels", () => {
    it.each(gallery.map(({ heading, code }) => [heading, code] as const))("%s", async (_, code) => {
      const inks = await inksOf(page, await draw(code, 760));
      const alarms = inks.filter(({ title, isLine }) => !isLine && title.includes("possible rupture"));
      const loudest = Math.max(...inks.filter((ink) => !alarms.includes(ink)).map(({ contrast }) => contrast));
      // The point under an alarm mark has its tooltip too; the mark is the last of them.
      if (alarms.length > 0) expect(Math.max(...alarms.map(({ contrast }) => contrast))).toBeGreaterThan(loudest);

      const [scores, limits, cutoffs] = [
        inks.filter(({ isLine, width }) => isLine && width === "2px"),
        inks.filter(({ isLine, width }) => isLine && width === "1.2px"),
        inks.filter(({ isLine, width }) => isLine && width === "1.3px"),
      ];
      for (const { dash, contrast } of [...scores, ...limits]) {
        expect(dash).toBe("none");
        expect(contrast).toBeGreaterThan(3);
      }
      for (const { dash, title } of cutoffs) {
        expect(dash).toBe("2px, 4px");
        expect(title).not.toBe("");
      }
    });
  });
});
