import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browserPath, hasBrowser, launch, makeGuides, makePlayground } from "./site.mjs";

interface GoldenCase {
  readonly instrument: string;
  readonly policy: string;
  readonly responses: Record<string, number | null>;
  readonly expect: Record<string, { readonly sum: number } | null>;
}
interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}
const golden: { readonly cases: readonly GoldenCase[] } = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, "../../golden/scoring/cases.json"), "utf8"),
);
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

if (!hasBrowser)
  it.skipIf(process.env["CI"] === undefined)(
    `needs a browser at ${browserPath} (Debian: apt-get install chromium)`,
    () => {
      expect.unreachable(`no browser at ${browserPath}`);
    },
  );

describe.runIf(hasBrowser)("the site in a browser", () => {
  let browser: Browser;
  let folder: string;
  let address: string;
  const server = createServer((request, response) => {
    const file = path.join(folder, new URL(request.url ?? "/", "http://localhost").pathname);
    const types: Record<string, string> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" };
    response.setHeader("content-type", types[path.extname(file)] ?? "application/octet-stream");
    response.end(readFileSync(file));
  });

  beforeAll(async () => {
    [folder, browser] = await Promise.all([makePlayground(), launch()]);
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/playground/index.html`;
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  /** A fresh page of the playground, and everything it says or asks for that it should not. */
  async function open(url = address): Promise<{ page: Page; noise: string[] }> {
    const page = await browser.newPage();
    const noise: string[] = [];
    page.on("console", (message) => noise.push(message.text()));
    page.on("pageerror", (error) => noise.push(error.message));
    page.on("request", (request) => {
      if (!/\/(index\.html|playground\.(js|css))$|^data:,$/.test(request.url())) noise.push(request.url());
    });
    await page.goto(url);
    return { page, noise };
  }
  const seriousViolations = async (page: Page): Promise<string[]> => {
    // A page under a strict policy takes no inline script; the protocol's evaluate is not bound by it.
    await page.evaluate(axeSource);
    return page.evaluate(async () => {
      const { violations } = await (
        globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } }
      ).axe.run();
      return violations
        .filter(({ impact }) => impact === "serious" || impact === "critical")
        .map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`);
    });
  };
  const cells = (page: Page): Promise<string[][]> =>
    page
      .locator("#scores tbody tr")
      .evaluateAll((rows) =>
        rows.map((row) => [...row.querySelectorAll("td")].slice(0, -1).map((cell) => cell.textContent ?? "")),
      );

  it("scores the golden cases", async () => {
    const { page, noise } = await open();
    for (const policy of ["strict", "prorate"])
      for (const id of new Set(golden.cases.map((one) => one.instrument))) {
        const cases = golden.cases.filter((one) => one.instrument === id && one.policy === policy).slice(0, 15);
        await page.selectOption("#instrument", id);
        await page.setChecked("#prorate", policy === "prorate");
        await page.locator("details").evaluate((details) => details.setAttribute("open", ""));
        const order = await page
          .locator("#items input")
          .evaluateAll((fields) => fields.map((field) => field.getAttribute("name") ?? ""));
        const lines = cases.map((one) => order.map((item) => one.responses[item] ?? "").join(","));
        // A line of missing answers alone would be empty but for its commas.
        await page.fill("#paste", lines.join("\n"));
        await page.click("#paste-add");
        const scales = await page.locator("#scores thead th").allTextContents();
        const shown = await cells(page);
        expect(shown).toHaveLength(cases.length);
        for (const [at, one] of cases.entries())
          for (const [scale, expected] of Object.entries(one.expect)) {
            const text = shown[at]?.[scales.indexOf(scale) - 1] ?? "";
            if (expected === null) expect(text).toMatch(/^not scored/);
            else expect(parseFloat(text)).toBeCloseTo(expected.sum, 2);
          }
      }
    expect(noise).toEqual([]);
  });

  it("is used by keyboard alone, and marks the drop in the trajectory", async () => {
    const { page, noise } = await open();
    await page.focus("#instrument");
    await page.keyboard.press("Tab");
    for (const answer of ["9.5", "9.6", "9.5", "7", "9.5"]) {
      for (let item = 0; item < 4; item++) {
        await page.keyboard.type(answer);
        if (item < 3) await page.keyboard.press("Tab");
      }
      await page.keyboard.press("Enter");
    }
    const total = (await page.locator("#scores thead th").allTextContents()).indexOf("total") - 1;
    expect((await cells(page)).map((row) => row[total])).toEqual(["38", "38.4", "38", "28", "38"]);
    expect(await page.locator("#chart svg text", { hasText: /^possible rupture$/ }).count()).toBe(1);
    expect(await page.textContent("#warning")).toContain("chance alone");
    await page.focus("#scores");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await cells(page)).toHaveLength(4);
    expect(noise).toEqual([]);
  });

  it("shows errors where a screen reader hears them, without the answer", async () => {
    const { page, noise } = await open();
    await page.fill("#item-goals", "73.25");
    await page.press("#item-goals", "Enter");
    const alert = page.getByRole("alert");
    expect(await alert.textContent()).toContain("The answers were not added");
    expect(await alert.textContent()).not.toContain("73");
    expect(await page.getAttribute("#item-goals", "aria-invalid")).toBe("true");
    expect(await page.evaluate("document.activeElement.id")).toBe("item-goals");
    expect(await cells(page)).toHaveLength(0);
    expect(noise).toEqual([]);
  });

  it("works from file://, stores nothing, and its policy refuses to connect", async () => {
    const { page, noise } = await open(pathToFileURL(path.join(folder, "playground/index.html")).href);
    await page.fill("#item-relationship", "9");
    await page.press("#item-relationship", "Enter");
    expect(await cells(page)).toHaveLength(1);
    expect(await page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length")).toBe(0);
    expect(noise).toEqual([]);
    const refused = await page.evaluate("fetch('http://127.0.0.1:9/').then(() => 'sent', () => 'refused')");
    expect(refused).toBe("refused");
    expect(noise.join(" ")).toContain("Content Security Policy");
  });

  it("gives code that runs to the same marks", async () => {
    const { page } = await open();
    await page.locator("summary").click();
    await page.fill("#paste", "9.5,9.5,9.5,9.5\n9.6,9.6,9.6,9.6\n7,7,7,7");
    await page.click("#paste-add");
    const { run } = await import("../examples.js");
    const code = `${await page.textContent("#code")}\nanalysis.episodes.map(({ onset }) => onset); // => [3]`;
    await run({ place: "playground", file: "playground", line: 1, code });
  });

  it("has no serious violation of accessibility rules in the playground", async () => {
    const { page } = await open();
    await page.fill("#item-goals", "11");
    await page.press("#item-goals", "Enter");
    await page.fill("#item-goals", "8");
    await page.press("#item-goals", "Enter");
    expect(await seriousViolations(page)).toEqual([]);
  });

  it("has none in three guide pages either, and none of them asks for anything beyond the site", async () => {
    const pages = makeGuides(folder);
    const files = readdirSync(path.join(pages, "documents"));
    for (const start of ["Five_minutes", "For_researchers", "The_therapeutic"]) {
      const file = files.find((name) => name.startsWith(start));
      const page = await browser.newPage();
      const requested: string[] = [];
      page.on("request", (request) => requested.push(request.url()));
      await page.goto(pathToFileURL(path.join(pages, "documents", file ?? `no page ${start}`)).href);
      expect(await seriousViolations(page)).toEqual([]);
      expect(requested.filter((url) => !url.startsWith(pathToFileURL(pages).href))).toEqual([]);
    }
  }, 90_000);
});
