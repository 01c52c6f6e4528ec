import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serve } from "../../website/served.mjs";
import { hasBrowser, launch, missingBrowser, warnWithoutBrowser } from "./browser.mjs";
import { makePlayground } from "./playground.mjs";

interface GoldenCase {
  readonly instrument: string;
  readonly policy: string;
  readonly responses: Record<string, number | null>;
  readonly expect: Record<string, { readonly sum: number } | null>;
}
const golden: { readonly cases: readonly GoldenCase[] } = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, "../../golden/scoring/cases.json"), "utf8"),
);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

warnWithoutBrowser("the playground in a browser");
it.runIf(process.env["CI"])("finds a browser in CI", () => {
  expect(hasBrowser, missingBrowser).toBe(true);
});

describe.runIf(hasBrowser)("the playground in a browser", () => {
  let browser: Browser;
  let folder: string;
  let served: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    [folder, browser] = await Promise.all([makePlayground(), launch()]);
    served = await serve(folder);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    served.close();
  }, 60_000);

  /** A fresh page of the playground, and everything it says or asks for that it should not. */
  async function open(
    options: Parameters<Browser["newPage"]>[0] & { readonly url?: string } = {},
  ): Promise<{ page: Page; noise: string[] }> {
    const { url = `${served.address}/playground/index.html`, ...rest } = options;
    const page = await browser.newPage(rest);
    const noise: string[] = [];
    page.on("console", (message) => noise.push(message.text()));
    page.on("pageerror", (error) => noise.push(error.message));
    page.on("request", (request) => {
      if (!/\/(index\.html|playground\.(js|css))(#.*)?$|^(data|blob):/.test(request.url())) noise.push(request.url());
    });
    await page.goto(url);
    return { page, noise };
  }
  const paste = async (page: Page, lines: string, button = "replace"): Promise<void> => {
    await page.locator("#paste-box").evaluate((box) => box.setAttribute("open", ""));
    await page.fill("#paste", lines);
    await page.click(`#paste-${button}`);
  };
  const cell = (row: number, at: number | string): string => `#cell-${String(row)}-${String(at)}`;
  const totals = (page: Page): Promise<string[]> => page.locator("#grid output").allTextContents();
  const text = async (page: Page, selector: string): Promise<string> => (await page.textContent(selector)) ?? "";
  const runCode = async (page: Page, expectation: string): Promise<void> => {
    const { run } = await import("../examples.js");
    const code = `${await text(page, "#code")}\n${expectation}`.replaceAll(/^console\.log.*$/gm, "");
    await run({ place: "playground", file: "playground.md", line: 1, code });
  };
  const violations = async (page: Page): Promise<string[]> => {
    await page.evaluate(axe);
    return page.evaluate<string[]>(`axe.run({ preload: false }).then(({ violations }) => violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => id + ": " + nodes.map((node) => node.target.join(" ")).join(", ")))`);
  };

  it("opens on an example with its picture: the alliance and the outcome of one course", async () => {
    const { page, noise } = await open();
    expect(await totals(page)).toHaveLength(9);
    expect(await text(page, "#chart svg")).toContain("possible rupture");
    expect(await text(page, "#chart svg")).toContain("ORS");
    expect(await text(page, "#warning")).toContain("by chance");
    expect(await text(page, "#episodes")).toContain("Session 6");
    expect(noise).toEqual([]);
  });

  it("scores the golden cases", async () => {
    const { page, noise } = await open();
    for (const policy of ["strict", "prorate"])
      for (const id of new Set(golden.cases.map((one) => one.instrument))) {
        const isAnswered = (one: (typeof golden.cases)[number]): boolean =>
          Object.values(one.responses).some((answer) => answer !== null);
        const own = golden.cases.filter((one) => one.instrument === id && one.policy === policy);
        const cases = own.filter(isAnswered).slice(0, 15); // a blank line is no session
        await page.selectOption("#instrument", id);
        await page.setChecked("#prorate", policy === "prorate");
        const answers = cases.map((one) => Object.values(one.responses).map((answer) => answer ?? ""));
        await paste(page, answers.map((row) => row.join("\t")).join("\n"));
        const shown = await totals(page);
        expect(shown).toHaveLength(cases.length);
        for (const [at, one] of cases.entries())
          if (one.expect["total"]) expect(parseFloat(shown[at] ?? "")).toBeCloseTo(one.expect["total"].sum, 2);
          else expect(shown[at]).toBe("–");
      }
    expect(noise).toEqual([]);
  });

  it("is used by keyboard alone", async () => {
    const { page, noise } = await open();
    await page.focus("#empty");
    await page.keyboard.press("Enter");
    for (const answer of ["9.5", "9,6", "9.5", "7", "9.5"]) {
      for (let item = 0; item < 4; item++) {
        await page.keyboard.type(answer);
        if (item < 3) await page.keyboard.press("Tab");
      }
      await page.keyboard.press("Enter");
    }
    expect(await totals(page)).toEqual(["38", "38.4", "38", "28", "38"]);
    expect(await page.locator("#chart svg text", { hasText: "possible rupture" }).count()).toBeGreaterThan(0);
    await page.keyboard.press("ArrowUp");
    expect(await page.evaluate("document.activeElement.id")).toBe("cell-4-0");
    await page.focus(`button[aria-label="Remove session 5"]`);
    await page.keyboard.press("Enter");
    expect(await totals(page)).toHaveLength(4);
    expect(noise).toEqual([]);
  });

  it("adds no session by Enter on empty fields; a button adds a session without a form", async () => {
    const { page } = await open();
    await page.click("#empty");
    await page.press(cell(0, 0), "Enter");
    expect(await page.locator("#grid tbody tr").count()).toBe(1);
    expect(await text(page, "#said")).toContain("no answers yet");
    await page.click("#no-form");
    expect(await text(page, "#grid")).toContain("no form");
    expect(await page.locator("#grid tbody tr").count()).toBe(2);
  });

  it("takes a paste into the table, from the row that has the cursor", async () => {
    const { page } = await open();
    await page.evaluate(`{
      const data = new DataTransfer();
      data.setData("text", "9,5\\t9,5\\t9,5\\t9,5\\n8\\t8\\t8\\t8");
      const paste = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
      document.getElementById("cell-7-0").dispatchEvent(paste);
    }`);
    expect((await totals(page)).slice(6)).toEqual(["33.1", "38", "32"]);
    expect(await text(page, "#said")).toContain("2 sessions pasted.");
  });

  it.each([
    ["totals alone", "38\n38,5\n37,9\n31", [38, 38.5, 37.9, 31]],
    ["millimetres", "95\t95\t95\t95\n80\t80\t80\t80", [38, 32]],
    [
      "headings, sessions and dates",
      "session;date;relationship;goals;approach;overall\n1;2026-02-01;9,5;9,5;9,5;9,5",
      [38],
    ],
  ])("reads %s", async (_, lines, values) => {
    const { page, noise } = await open();
    await paste(page, lines);
    await runCode(page, `series.points.map(({ value }) => value); // => ${JSON.stringify(values)}`);
    expect(noise).toEqual([]);
  });

  it("says beside the row what is wrong in it, without the answer, and ties it to the cell", async () => {
    const { page, noise } = await open();
    await page.fill(cell(1, 1), "73.25");
    await page.press(cell(1, 1), "Enter");
    const problem = await text(page, "#problem-1");
    expect(problem).toBe("Session 2, Goals and topics must be from 0 to 10.");
    expect(await page.getAttribute(cell(1, 1), "aria-invalid")).toBe("true");
    expect(await page.getAttribute(cell(1, 1), "aria-describedby")).toBe("problem-1");
    await paste(page, "1,2,3");
    expect(await text(page, "#paste-problem")).toContain("4 columns");
    expect(await page.getAttribute("#paste", "aria-invalid")).toBe("true");
    expect(noise).toEqual([]);
  });

  it("undoes and redoes, and keeps everything over a reload until it is told to forget", async () => {
    const { page, noise } = await open();
    await page.fill(cell(0, 0), "5");
    await page.press(cell(0, 0), "Enter");
    await page.selectOption("#rule", "openFit");
    await page.click("#undo");
    expect(await page.inputValue("#rule")).toBe("prediction");
    await page.click("#undo");
    expect(await page.inputValue(cell(0, 0))).toBe("9.1");
    await page.click("#redo");
    await page.reload();
    expect(await page.inputValue(cell(0, 0))).toBe("5");
    expect(await page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length")).toBe(0);
    await page.click("#forget");
    expect(await page.evaluate("location.hash")).toBe("");
    expect(await totals(page)).toEqual([]);
    expect(noise).toEqual([]);
  });

  it("asks every rule, and gives code that runs to the same flags", async () => {
    const { page, noise } = await open();
    const rules = await page
      .locator("#rule option")
      .evaluateAll((list) => list.map((one) => one.getAttribute("value") ?? ""));
    expect(rules.length).toBeGreaterThan(25);
    for (const rule of rules) {
      await page.selectOption("#rule", rule);
      // Means from 1 to 7 or 5, and symptoms.
      if (!/^stevens|^tangDeRubeis1999$/.test(rule)) expect(await text(page, "#rule-problem"), rule).toBe("");
      await runCode(page, "series.points.length; // => 9");
    }
    await page.selectOption("#rule", "prediction");
    await runCode(page, "analysis.episodes.map(({ onset }) => onset); // => [6]");
    expect(noise).toEqual([]);
  });

  it("asks for the typical variation where none is known", async () => {
    const { page, noise } = await open();
    await page.selectOption("#instrument", "cors");
    await paste(page, "5,5,5,5\n6,6,6,6\n5,6,5,6\n1,1,1,1");
    expect(await text(page, "#rule-problem")).toContain("needs the typical variation");
    expect(await text(page, "#code")).not.toContain("detectRuptures");
    await page.fill("#field-spread", "1,5");
    await page.press("#field-spread", "Tab");
    await runCode(page, "analysis.episodes.map(({ onset }) => onset); // => [4]");
    await page.fill("#field-spread", "many");
    await page.press("#field-spread", "Tab");
    expect(await text(page, "#rule-problem")).toContain("needs the typical variation");
    expect(noise).toEqual([]);
  });

  it("shows alerts by the chosen norm, and reliable change with a cut-off", async () => {
    const { page } = await open();
    expect(await text(page, "#alerts")).toMatch(/6yesyesyes/);
    await page.selectOption("#instrument", "ors");
    expect(await text(page, "#change")).toMatch(/points, reliably improved; clinically: recovered/);
    await page.selectOption("#norm", "spain2021");
    expect(await text(page, "#change")).toMatch(/points, reliably improved/);
  });

  it("marks the part of the alliance that moved", async () => {
    const { page } = await open();
    await page.selectOption("#instrument", "waiSr");
    const usual = Array(12).fill("4").join("\t");
    const row = (goal: string): string =>
      usual
        .split("\t")
        .map((_, at) => (["4", "6", "8", "11"].includes(String(at + 1)) ? goal : "4"))
        .join("\t");
    await paste(page, [usual, row("5"), usual, row("5"), usual, row("1")].join("\n"));
    expect(await text(page, "#components")).toContain("Parts that stand out: goal");
  });

  it("downloads the picture and copies data", async () => {
    const { page, noise } = await open();
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#download")]);
    expect(download.suggestedFilename()).toBe("course.svg");
    expect(readFileSync(await download.path(), "utf8")).toMatch(/^<svg/);
    await page.click("#copy-json");
    await expect.poll(() => text(page, "#copied")).not.toBe("");
    expect(noise).toEqual([]);
  });

  it("works from file://, and its policy refuses to connect", async () => {
    const { page, noise } = await open({ url: pathToFileURL(path.join(folder, "playground/index.html")).href });
    expect(await totals(page)).toHaveLength(9);
    expect(noise).toEqual([]);
    const refused = await page.evaluate("fetch('http://127.0.0.1:9/').then(() => 'sent', () => 'refused')");
    expect(refused).toBe("refused");
    expect(noise.join(" ")).toContain("Content Security Policy");
  });

  it.each(["light", "dark"] as const)(
    "has no serious violation of accessibility rules in the %s scheme",
    async (colorScheme) => {
      const { page } = await open({ colorScheme });
      await page.fill(cell(1, 1), "11");
      await page.press(cell(1, 1), "Enter");
      await paste(page, "1,2,3");
      expect(await violations(page)).toEqual([]);
    },
  );

  it.each([360, 768, 1280])(
    "fits a window of %i pixels, with the picture in view and remove in reach",
    async (width) => {
      const { page } = await open({ viewport: { width, height: 800 } });
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
      await page.selectOption("#instrument", "wai36");
      await paste(page, Array(36).fill("5").join("\t"));
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
      const box = await page.locator(`button[aria-label="Remove session 1"]`).boundingBox();
      expect((box?.x ?? width) + (box?.width ?? 0)).toBeLessThan(width);
      await page.evaluate("window.scrollTo(0, 600)");
      const picture = await page.locator("#picture").boundingBox();
      expect(picture?.y ?? -1).toBeGreaterThanOrEqual(0);
      expect(picture?.y ?? 800).toBeLessThan(400);
    },
  );
});
