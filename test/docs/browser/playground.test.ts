import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, launch, missingBrowser, warnWithoutBrowser } from "./browser.mjs";
import { hasFreshBuild, makeBuiltPlayground, makePlayground } from "./playground.mjs";

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

warnWithoutBrowser("the playground in a browser");
it.runIf(process.env["CI"])("finds a browser in CI", () => {
  expect(hasBrowser, missingBrowser).toBe(true);
});

describe.runIf(hasBrowser)("the playground in a browser", () => {
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

  const paste = async (page: Page, lines: string): Promise<void> => {
    await page.locator("details").evaluate((details) => details.setAttribute("open", ""));
    await page.fill("#paste", lines);
    await page.click("#paste-add");
  };
  /** What a screen reader adds to the name of a field. */
  const descriptionOf = (page: Page, field: string): Promise<string> =>
    page.locator(field).evaluate((one) =>
      (one.getAttribute("aria-describedby") ?? "")
        .split(" ")
        .map((id: string) => one.ownerDocument.getElementById(id)?.textContent.trim())
        .join(" "),
    );
  const runCode = async (page: Page, expectation: string): Promise<void> => {
    const { run } = await import("../examples.js");
    const code = `${await page.textContent("#code")}\n${expectation}`;
    await run({ place: "playground", file: "playground", line: 1, code });
  };

  it("scores the golden cases", async () => {
    const { page, noise } = await open();
    for (const policy of ["strict", "prorate"])
      for (const id of new Set(golden.cases.map((one) => one.instrument))) {
        const cases = golden.cases.filter((one) => one.instrument === id && one.policy === policy).slice(0, 15);
        await page.selectOption("#instrument", id);
        await page.click("#clear");
        await page.setChecked("#prorate", policy === "prorate");
        const order = await page
          .locator("#items input")
          .evaluateAll((fields) => fields.map((field) => field.getAttribute("name") ?? ""));
        const lines = cases.map((one) => order.map((item) => one.responses[item] ?? "").join(","));
        // A line of missing answers alone would be empty but for its commas.
        await paste(page, lines.join("\n"));
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

  it("says what is wrong with lines as a spreadsheet of another language copies them", async () => {
    const { page } = await open();
    const errors = async (lines: string): Promise<string> => {
      await paste(page, lines);
      return (await page.textContent("#paste-errors")) ?? "";
    };
    expect(await errors("9.5,9,9,9\nRelationship,Goals,Approach,Overall")).toContain("Line 2 holds no numbers");
    expect(await errors("9.5 9.5 9.5 9.5")).not.toContain("no numbers");
    // A comma within a cell: the item is named, and that a point is wanted.
    expect(await errors("9,5;9.4;9.3;9.2")).toMatch(/Line 1: Item 1 .*point/);
    expect(await errors("9.5\t9.4\t9.3\t9,2")).toMatch(/Line 1: Item 4 .*point/);
    expect(await cells(page)).toHaveLength(0);
  });

  it("draws the trajectory anew for another width, and forgets what was said of a former state", async () => {
    const { page } = await open();
    await page.setViewportSize({ width: 1280, height: 800 });
    await paste(page, "9.5,9.5,9.5,9.5\n9.6,9.6,9.6,9.6");
    const drawn = (): Promise<string> =>
      page.locator("#chart svg").evaluate((picture) => picture.getAttribute("viewBox") ?? "");
    expect(Number((await drawn()).split(" ")[2])).toBeGreaterThan(600);
    await page.setViewportSize({ width: 360, height: 800 });
    await expect.poll(async () => Number((await drawn()).split(" ")[2])).toBeLessThan(361);
    expect(await page.textContent("#result")).toContain("2 sessions added");
    await paste(page, "11,9,9,9");
    expect(await page.textContent("#result")).not.toContain("added");
    await page.click("#copy");
    await expect.poll(() => page.textContent("#copied")).not.toBe("");
    await paste(page, "9,9,9,9");
    expect(await page.textContent("#copied")).toBe("");
  });

  it("gives code that runs to the same marks", async () => {
    const { page } = await open();
    await paste(page, "9.5,9.5,9.5,9.5\n9.6,9.6,9.6,9.6\n7,7,7,7");
    await runCode(page, "analysis.episodes.map(({ onset }) => onset); // => [3]");
  });

  it("asks no method in the code while no typical variation is given, and asks it with the one that is", async () => {
    const { page } = await open();
    await page.selectOption("#instrument", "cors");
    await paste(page, "5,5,5,5\n6,6,6,6\n5,6,5,6\n1,1,1,1");
    expect(await page.textContent("#code")).not.toMatch(/detectRuptures|methods\./);
    expect(await page.textContent("#warning")).toContain("No method was asked");
    await runCode(page, "series.points.map(({ value }) => value); // => [20, 24, 22, 4]");
    await page.fill("#spread", "1.5");
    await page.press("#spread", "Enter");
    await runCode(page, "analysis.episodes.map(({ onset }) => onset); // => [4]");
  });

  it.each(["2000000", "1,6", "abc", "0", "-1"])("refuses a typical variation of %s, and says so", async (written) => {
    const { page, noise } = await open();
    await paste(page, "9.5,9.5,9.5,9.5\n9.6,9.6,9.6,9.6\n7,7,7,7");
    const marks = page.locator("#chart svg text", { hasText: /^possible rupture$/ });
    expect(await marks.count()).toBe(1);
    await page.fill("#spread", written);
    await page.press("#spread", "Enter");
    expect(await page.getAttribute("#spread", "aria-invalid")).toBe("true");
    expect(await descriptionOf(page, "#spread")).toContain("cannot be used");
    expect(await marks.count()).toBe(0);
    expect(await page.textContent("#code")).not.toContain("detectRuptures");
    expect(await cells(page)).toHaveLength(3);
    await page.fill("#spread", "1.6");
    await page.press("#spread", "Enter");
    expect(await page.getAttribute("#spread", "aria-invalid")).toBe("false");
    expect(await descriptionOf(page, "#spread")).not.toContain("cannot be used");
    expect(await marks.count()).toBe(1);
    expect(noise).toEqual([]);
  });

  it("keeps what was entered for a form while another one is looked at", async () => {
    const { page } = await open();
    await paste(page, "9,9,9,9\n8,8,8,8");
    await page.fill("#item-goals", "7.5");
    await page.focus("#instrument");
    await page.keyboard.press("ArrowDown");
    expect(await page.inputValue("#instrument")).not.toBe("srs");
    expect(await cells(page)).toHaveLength(0);
    await page.keyboard.press("ArrowUp");
    expect(await page.inputValue("#instrument")).toBe("srs");
    expect(await cells(page)).toHaveLength(2);
    expect(await page.inputValue("#item-goals")).toBe("7.5");
  });

  it("names the line and the item of a fault in pasted sessions, and marks the box they are in", async () => {
    const { page, noise } = await open();
    await paste(page, "relationship,goals,approach,overall\n\n9,9,9,9\n\n9,73.25,x,8.77\n9,9,9");
    expect(await page.locator("#paste-errors li").allTextContents()).toEqual([
      "Line 1 holds no numbers. Leave headings out.",
      "Line 5: Item 2 (Goals and topics) must lie from 0 to 10.",
      "Line 5: Item 3 (Approach or method) is not a number. Write digits, with a point before decimals, or leave the place empty.",
      "Line 5: Item 4 (Overall) must be in steps of 0.1.",
      "Line 6: This form has 4 items, so 4 places, in its order. Decimals have a point, not a comma.",
    ]);
    expect(await cells(page)).toHaveLength(0);

    await page.fill("#paste", "9,73.25,9,9");
    await page.click("#paste-add");
    expect(await page.getAttribute("#paste", "aria-invalid")).toBe("true");
    expect(await page.evaluate("document.activeElement.id")).toBe("paste");
    expect(await descriptionOf(page, "#paste")).toContain("Line 1: Item 2 (Goals and topics) must lie from 0 to 10.");
    expect(await page.getAttribute("#item-goals", "aria-invalid")).not.toBe("true");

    await page.click("#clear");
    expect(await page.textContent("#paste-errors")).toBe("");
    expect(await page.getAttribute("#paste", "aria-invalid")).toBe("false");
    expect(noise).toEqual([]);
  });

  it("ties a wrong answer in the form to its own sentence, until all sessions are removed", async () => {
    const { page } = await open();
    await page.fill("#item-goals", "11");
    await page.fill("#item-overall", "9,5");
    await page.press("#item-overall", "Enter");
    expect(await descriptionOf(page, "#item-goals")).toBe("Item 2 (Goals and topics) must lie from 0 to 10.");
    expect(await descriptionOf(page, "#item-overall")).toMatch(/^Item 4 \(Overall\) is not a number\./);
    expect(await page.getAttribute("#item-relationship", "aria-describedby")).toBeNull();
    await page.click("#clear");
    expect(await page.textContent("#errors")).toBe("");
    expect(await page.getAttribute("#item-goals", "aria-invalid")).toBe("false");
  });

  it("shows the scores of the answers while they are typed", async () => {
    const { page } = await open();
    const preview = page.locator("#preview");
    await page.fill("#item-relationship", "9.5");
    expect(await preview.textContent()).toContain("bond 9.5, total not scored (1 of 4)");
    await page.fill("#item-goals", "9.6");
    await page.fill("#item-approach", "9.5");
    await page.fill("#item-overall", "7");
    expect(await preview.textContent()).toContain("total 35.6");
    await page.fill("#item-overall", "11");
    expect(await preview.textContent()).toBe("No score yet. Item 4 (Overall) must lie from 0 to 10.");
    expect(await cells(page)).toHaveLength(0);
  });

  it("says the scores and the possible rupture where a screen reader hears them", async () => {
    const { page } = await open();
    const status = page.locator("[role=status]#result");
    await paste(page, "9.5,9.5,9.5,9.5\n9.6,9.5,9.6,9.7\n9.5,9.5,9.5,9.5");
    expect(await status.textContent()).toContain("3 sessions added.");
    for (const item of ["relationship", "goals", "approach", "overall"]) await page.fill(`#item-${item}`, "7");
    await page.press("#item-overall", "Enter");
    expect(await status.textContent()).toContain("Session 4 added: goal 7, task 7, bond 7, total 28.");
    expect(await status.textContent()).toContain("session 4 is a possible rupture");
    expect(await status.textContent()).toContain("does not show that a rupture occurred");
  });

  it("has no serious violation of accessibility rules in the playground", async () => {
    const { page } = await open();
    await page.fill("#item-goals", "11");
    await page.press("#item-goals", "Enter");
    await page.fill("#item-goals", "8");
    await page.press("#item-goals", "Enter");
    await paste(page, "9,9,9,9\n9,11,9,9");
    await page.fill("#spread", "abc");
    await page.press("#spread", "Enter");
    expect(await seriousViolations(page)).toEqual([]);
  });

  it.each([360, 1280])("shows the playground within a window of %i pixels", async (width) => {
    const { page } = await open();
    await page.setViewportSize({ width, height: 900 });
    await paste(page, "9.5,9.5,9.5,9.5\n9.4,9.5,,9.5\n9.5,11,x,9.5");
    await page.fill("#paste", "9.5,9.5,9.5,9.5\n9.4,9.5,,9.5\n9.6,9.6,9.6,9.6\n5,5,5,5");
    await page.click("#paste-add");
    expect(await cells(page)).toHaveLength(4);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
  });

  it.runIf(hasFreshBuild)("runs as the site serves it: from dist/", async () => {
    const built = pathToFileURL(path.join(await makeBuiltPlayground(), "playground/index.html")).href;
    const { page, noise } = await open(built);
    await paste(page, "8.6,9.7,9.9,7.8\n9,9,9,9.1\n9,9,9,9\n4,4,4,4");
    const total = (await page.locator("#scores thead th").allTextContents()).indexOf("total") - 1;
    expect((await cells(page)).map((row) => row[total])).toEqual(["36", "36.1", "36", "16"]);
    expect(await page.locator("#chart svg text", { hasText: /^possible rupture$/ }).count()).toBe(1);
    await runCode(page, "analysis.episodes.map(({ onset }) => onset); // => [4]");
    expect(noise).toEqual([]);
  });
});
