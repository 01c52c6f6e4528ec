import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launch } from "../docs/browser/browser.mjs";
import { serve, site } from "./served.mjs";

/** What people type, and the pages that answer it. */
const queries: readonly (readonly [string, RegExp])[] = [
  ["rupture", /^(methods|limits|guides|alliance)/],
  ["cutoff", /^(norms|methods)\/(ors|srs|session-alerts|clinically-significant-change|cutoff-level)/],
  ["missing", /^(methods\/missing-answers|instruments\/|guides\/)/],
  ["reliable change", /^(methods\/reliable-change|norms)/],
  ["WAI-SR", /^(instruments\/waiSr|norms\/wai)/],
  ["repair", /^methods\/(episodes-and-repair|v-episode)/],
  ["prorate", /^(methods\/missing-answers|instruments\/)/],
  ["false alarm", /^(methods\/|limits|guides\/clinicians)/],
  ["ORS 25", /^(norms\/ors|instruments\/ors)/],
  ["csv", /^guides\/(tables|research|columns)/],
  ["chart", /^guides\/(ui|chart|start)|gallery|methods\/individuals-chart/],
  ["FHIR", /^guides\/fhir/],
  ["telehealth", /^alliance/],
  ["how to cite", /^guides\/research|^cite/],
  ["REDCap", /^guides\/tables/],
  ["kappa", /^(methods\/(compare|dyads))/],
];

let browser: Browser;
let served: Awaited<ReturnType<typeof serve>>;
let page: Page;
beforeAll(async () => {
  [served, browser] = await Promise.all([serve(site), launch()]);
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${served.address}/limits.html`, { waitUntil: "networkidle" });
  await page.click("#local-search button");
  await page.waitForSelector("#localsearch-input");
}, 60_000);
afterAll(async () => {
  await browser.close();
  served.close();
});

it.each(queries)("finds a page that answers %s first", async (query, answer) => {
  await page.fill("#localsearch-input", "");
  await page.fill("#localsearch-input", query);
  const first = page.locator("#localsearch-list a").first();
  await page.waitForTimeout(500);
  await first.waitFor();
  const found = ((await first.getAttribute("href")) ?? "").replace(/^\//, "");
  expect(found).toMatch(answer);
});
