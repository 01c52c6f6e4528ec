import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launch } from "../docs/browser/browser.mjs";
import { lookedAt, schemes, serve, site, widths } from "./served.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser: Browser;
let served: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  [served, browser] = await Promise.all([serve(site), launch()]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  served.close();
});

/** A page of the site, with all that it says in the console or asks of another host. */
async function open(file: string): Promise<[Page, string[]]> {
  const page = await browser.newPage();
  const noise: string[] = [];
  page.on("console", (message) => noise.push(message.text()));
  page.on("pageerror", (error) => noise.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(served.address) && !request.url().startsWith("data:")) noise.push(request.url());
  });
  await page.goto(`${served.address}/${file}`, { waitUntil: "networkidle" });
  // Colours that fade over are not judged half way.
  await page.addStyleTag({ content: "* { transition: none !important; animation: none !important; }" });
  return [page, noise];
}

/** Serious and critical findings of axe. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate<
    string[]
  >(`axe.run({ preload: false, resultTypes: ["violations"] }).then(({ violations }) => violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => id + ": " + nodes.map((node) => node.target.join(" ")).join(", ")))`);
}

/** What reaches beyond the right edge of the window and is not inside something that scrolls. */
const outsideOf = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`[...document.querySelectorAll(".VPContent *")]
    .filter((one) => !one.closest(".wide-table table, pre, .VPLocalSearchBox, svg"))
    .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map((one) => one.outerHTML.slice(0, 90))`);

it.each(Object.entries(lookedAt))(
  "%s is accessible in both schemes at every width, fits, and asks for nothing",
  async (_, file) => {
    const [page, noise] = await open(file);
    const findings: string[] = [];
    for (const colorScheme of schemes)
      for (const width of widths) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        await page.waitForFunction(`document.documentElement.classList.contains("dark") === ${colorScheme === "dark"}`);
        const seen = [...(await violations(page)), ...(await outsideOf(page))];
        findings.push(...seen.map((one) => `${colorScheme}, ${width}: ${one}`));
      }
    expect(findings).toEqual([]);
    expect(noise).toEqual([]);
    await page.close();
  },
);
