import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { questionnaire, responsesFrom, type FhirVersion, type Questionnaire } from "../../src/fhir/index.js";
import { instruments, score, unwrap, type Instrument, type ScaleScore } from "../../src/index.js";
import { hasBrowser, launch, missingBrowser, warnWithoutBrowser } from "../docs/browser/browser.mjs";
import { about, leaves, type QuestionnaireResponse } from "../golden/fhir/answering.js";
import { lhcForms, smartForms } from "./renderers.js";

// Form renderers of others, in a real browser, show the forms we emit. A script answers them as a client would; what the
// renderer calculates, and what we score from the response it exports, must be the same.

warnWithoutBrowser("forms in LHC-Forms and Smart Forms");
it.runIf(process.env["CI"])("finds a browser in CI (CHROMIUM_PATH, or Debian's chromium)", () => {
  expect(hasBrowser, missingBrowser).toBe(true);
});

type Answers = readonly (number | null)[];
type Case = [id: keyof typeof instruments, missing: "strict" | "prorate", responses: Answers];

const wai36 = Array.from({ length: 36 }, (_, index) => 1 + ((index * 5) % 7));
const without = (responses: Answers, ...missing: number[]): Answers =>
  responses.map((response, index) => (missing.includes(index) ? null : response));

const cases: Case[] = [
  ["srs", "strict", [8.6, 9.7, 9.9, 7.8]], // 36; added as doubles 35.99999999999999
  ["srs", "strict", [8.6, null, 9.9, 7.8]], // not scored
  ["srs", "prorate", [0, 0, 0, 0]],
  ["ors", "strict", [1.1, 2.2, 3.3, 4.4]],
  ["ors", "prorate", [1.1, 2.2, 3.3, null]], // has no rule for missing answers: not scored
  ["waiSr", "strict", [1, 2, 3, 4, 5, 5, 4, 3, 2, 1, 3, 5]],
  ["waiSr", "strict", [1, 2, 3, null, 5, 5, 4, 3, 2, 1, 3, 5]],
  ["waiSr", "prorate", [1, 2, 3, null, 5, 5, 4, 3, 2, 1, 3, 5]],
  ["wai36", "strict", wai36],
  ["wai36", "strict", without(wai36, 7)],
  ["wai36", "prorate", without(wai36, 7, 20)],
];
/** Items 4 and 10 of the WAI-S are reversed. */
const inR5: Case[] = [["waiS", "strict", [1, 2, 3, 2, 5, 6, 7, 1, 2, 7, 3, 5]]];

describe.each([lhcForms, smartForms])(
  `$name${hasBrowser ? "" : " (skipped: there is no chromium here)"}`,
  (renderer) => {
    describe.skipIf(!hasBrowser)("in a browser", () => {
      let browser: Browser;
      beforeAll(async () => {
        await renderer.scripts("R4");
        browser = await launch();
      }, 300_000);
      afterAll(() => browser?.close());

      /** A page that shows a form, for as long as `use` runs. */
      async function shown(
        form: Questionnaire,
        version: FhirVersion,
        use: (page: Page) => Promise<void>,
      ): Promise<void> {
        const page = await browser.newPage();
        try {
          // An origin of its own: some scripts look into the storage of theirs. Nothing is fetched.
          await page.route("**/*", (route) =>
            route.fulfill({ contentType: "text/html", body: '<!doctype html><div id="form"></div>' }),
          );
          await page.goto("https://form.example/");
          for (const file of await renderer.scripts(version)) await page.addScriptTag({ path: file });
          await renderer.show(page, form, version);
          await use(page);
        } finally {
          await page.close();
        }
      }

      async function answer(page: Page, form: Questionnaire, responses: Answers): Promise<void> {
        const questions = leaves(form.item).filter((item) => item.readOnly !== true);
        for (const [index, question] of questions.entries()) {
          const response = responses[index];
          if (typeof response === "number") await renderer.answer(page, question, response);
        }
      }

      const scoresOf = (form: Questionnaire): string[] =>
        leaves(form.item).flatMap(({ linkId, readOnly }) => (readOnly ? [linkId] : []));
      const expectShown = (page: Page, linkId: string) =>
        expect.poll(() => renderer.shown(page, linkId), { timeout: 30_000 });

      /** What the renderer exports, completed as a host does it. */
      async function exported(page: Page, version: FhirVersion): Promise<QuestionnaireResponse> {
        const response = (await renderer.exported(page, version)) as QuestionnaireResponse;
        expect(response).toMatchObject({ resourceType: "QuestionnaireResponse", status: renderer.exports });
        return { ...response, status: "completed" };
      }
      /** Renderers take up an answer a moment after it was given. */
      const expectExported = (page: Page, instrument: Instrument, version: FhirVersion) =>
        expect.poll(
          async () => Object.values<unknown>(unwrap(responsesFrom(await exported(page, version), { instrument }))),
          { timeout: 30_000 },
        );
      const totalIn = (response: QuestionnaireResponse): unknown[] =>
        (response.item[0]?.item ?? []).flatMap(({ linkId, answer }) => (linkId === "srs.total" ? (answer ?? []) : []));

      const rows = renderer.versions.flatMap((version) =>
        (version === "R4" ? cases : inR5).map(([id, missing, responses]) => [id, version, missing, responses] as const),
      );

      it.each(rows)("calculates for %s in %s, %s, of %j what we score", { timeout: 300_000 }, async (...row) => {
        const [id, fhirVersion, missing, responses] = row;
        const instrument: Instrument = instruments[id];
        const form = questionnaire(instrument, { ...about, fhirVersion, missing });
        const { scales } = unwrap(score(instrument, responses, { missing }));
        await shown(form, fhirVersion, async (page) => {
          await answer(page, form, responses);
          for (const linkId of scoresOf(form)) {
            const ours = scales[linkId.split(".").at(-1)!] as ScaleScore;
            await expectShown(page, linkId).toBe(ours.status === "scored" ? String(ours.sum) : "");
          }

          await expectExported(page, instrument, fhirVersion).toEqual(responses);
          const response = await exported(page, fhirVersion);
          const read = unwrap(responsesFrom(response, { instrument, questionnaire: form }));
          expect(unwrap(score(instrument, read, { missing })).scales).toEqual(scales);
        });
      });

      it.each([
        ["out of range", [11, 9, 9, 9]],
        ["off the step", [9.15, 9, 9, 9]],
      ] as const)(
        "shows no total over an answer %s, and ours refuses it",
        { timeout: 300_000 },
        async (_, responses) => {
          const form = questionnaire(instruments.srs, about);
          await shown(form, "R4", async (page) => {
            await answer(page, form, [9, 9, 9, 9]);
            await expectShown(page, "srs.total").toBe("36");
            await answer(page, form, responses);
            await expectShown(page, "srs.total").toBe(renderer.afterClearing);
            await expectExported(page, instruments.srs, "R4").toEqual(responses);
            const response = await exported(page, "R4");
            const read = unwrap(responsesFrom(response, { instrument: instruments.srs }));
            expect(score(instruments.srs, read).ok).toBe(false);
            expect(totalIn(response)).toEqual([]);
          });
        },
      );

      it("has no total once an answer is taken back", { timeout: 300_000 }, async () => {
        const form = questionnaire(instruments.srs, about);
        await shown(form, "R4", async (page) => {
          await answer(page, form, [9, 9, 9, 9]);
          await expectShown(page, "srs.total").toBe("36");
          await renderer.clear(page, "srs.goals");
          await expectShown(page, "srs.total").toBe(renderer.afterClearing);
          await expectExported(page, instruments.srs, "R4").toEqual([9, null, 9, 9]);
          expect(totalIn(await exported(page, "R4"))).toEqual([]);
        });
      });
    });
  },
);
