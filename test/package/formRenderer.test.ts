import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { questionnaire, responsesFrom } from "../../src/fhir/index.js";
import { instruments, score, unwrap, type Instrument, type ScaleScore } from "../../src/index.js";
import { hasBrowser, launch, missingBrowser, warnWithoutBrowser } from "../docs/browser/browser.mjs";
import { engine } from "../engines.mjs";
import { about, leaves } from "../golden/fhir/answering.js";

// A form renderer of others (LHC-Forms, in a real browser) shows the forms we emit. A script answers them as a client
// would; what the renderer calculates, and what we score from the response it exports, must be the same.

warnWithoutBrowser("forms in LHC-Forms");
it.runIf(process.env["CI"])("finds a browser in CI (CHROMIUM_PATH, or Debian's chromium)", () => {
  expect(hasBrowser, missingBrowser).toBe(true);
});

interface Renderer {
  Util: {
    addFormToPage(form: unknown, container: string, options: { fhirVersion: string }): Promise<void>;
    getFormFHIRData(resource: string, version: string, form: null, container: string): unknown;
  };
}

describe.skipIf(!hasBrowser)(`LHC-Forms${hasBrowser ? "" : " (skipped: there is no chromium here)"}`, () => {
  let browser: Browser;
  let scripts: (version: string) => string[];
  beforeAll(async () => {
    const modules = path.join(engine("lforms"), "node_modules");
    scripts = (version) =>
      ["zone.js/bundles/zone.umd.js", "lforms/dist/lforms/webcomponent/lhc-forms.js"]
        .concat(`lforms/dist/fhir/${version}/lformsFHIR.js`)
        .map((file) => path.join(modules, file));
    browser = await launch();
  }, 180_000);
  afterAll(() => browser?.close());

  const cases: [keyof typeof instruments, "R4" | "R5", "strict" | "prorate", (number | null)[]][] = [
    ["srs", "R4", "strict", [8.6, 9.7, 9.9, 7.8]], // 36; added as doubles 35.99999999999999
    ["srs", "R4", "strict", [8.6, null, 9.9, 7.8]], // not scored
    ["waiSr", "R4", "strict", [1, 2, 3, 4, 5, 5, 4, 3, 2, 1, 3, 5]],
    ["waiSr", "R4", "prorate", [1, 2, 3, null, 5, 5, 4, 3, 2, 1, 3, 5]],
    ["waiS", "R5", "strict", [1, 2, 3, 2, 5, 6, 7, 1, 2, 7, 3, 5]], // items 4 and 10 are reversed
  ];

  it.each(cases)("calculates for %s in %s, %s, of %j what we score", { timeout: 90_000 }, async (...row) => {
    const [id, fhirVersion, missing, responses] = row;
    const instrument: Instrument = instruments[id];
    const form = questionnaire(instrument, { ...about, fhirVersion, missing });
    const items = leaves(form.item);
    const { scales } = unwrap(score(instrument, responses, { missing }));
    const page = await browser.newPage();
    try {
      await page.setContent('<!doctype html><div id="form"></div>');
      for (const file of scripts(fhirVersion)) await page.addScriptTag({ path: file });
      await page.evaluate(
        ([shown, version]) =>
          (globalThis as unknown as { LForms: Renderer }).LForms.Util.addFormToPage(shown, "form", {
            fhirVersion: version,
          }),
        [form, fhirVersion] as const,
      );
      const questions = items.filter((item) => item.readOnly !== true);
      for (const [index, question] of questions.entries()) {
        const response = responses[index];
        if (typeof response !== "number") continue;
        if (question.type === "decimal") await fill(page, question.linkId, response);
        else await choose(page, question.linkId, response);
      }

      for (const { linkId } of items.filter((item) => item.readOnly === true)) {
        const ours = scales[linkId.split(".").at(-1)!] as ScaleScore;
        await expect
          .poll(() => field(page, linkId).inputValue(), { timeout: 5000 })
          .toBe(ours.status === "scored" ? String(ours.sum) : "");
      }

      const exported = await page.evaluate(
        (version) =>
          (globalThis as unknown as { LForms: Renderer }).LForms.Util.getFormFHIRData(
            "QuestionnaireResponse",
            version,
            null,
            "form",
          ),
        fhirVersion,
      );
      expect(exported).toMatchObject({ resourceType: "QuestionnaireResponse", status: "completed" });
      const read = unwrap(responsesFrom(exported, { instrument, questionnaire: form }));
      expect(Object.values(read)).toEqual(responses);
      expect(unwrap(score(instrument, read, { missing })).scales).toEqual(scales);
    } finally {
      await page.close();
    }
  });
});

const field = (page: Page, linkId: string) => page.locator(`[id="${linkId}/1/1"]`);

async function fill(page: Page, linkId: string, response: number): Promise<void> {
  await field(page, linkId).fill(String(response));
  await field(page, linkId).press("Tab");
}

async function choose(page: Page, linkId: string, response: number): Promise<void> {
  await page.locator(`[id="${linkId}/1/1|urn:alliance-scoring:response|${String(response)}"]`).click();
}
