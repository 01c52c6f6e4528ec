import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import type { Page } from "playwright-core";
import type { FhirVersion, Questionnaire, QuestionnaireItem } from "../../src/fhir/index.js";
import { engine } from "../engines.mjs";

/** A form renderer of others, as a script drives it in a page. */
export interface Renderer {
  readonly name: string;
  readonly versions: readonly FhirVersion[];
  /** Status of what it exports; the host completes the rest. */
  readonly exports: "completed" | "in-progress";
  /** What a score shows after an answer that it needs was taken back. */
  readonly afterClearing: "" | "0";
  /** The scripts that the page needs. */
  scripts(version: FhirVersion): Promise<string[]>;
  show(page: Page, form: Questionnaire, version: FhirVersion): Promise<void>;
  answer(page: Page, question: QuestionnaireItem, response: number): Promise<void>;
  /** Takes back the answer to a line. */
  clear(page: Page, linkId: string): Promise<void>;
  /** What stands in the field of a score. */
  shown(page: Page, linkId: string): Promise<string>;
  exported(page: Page, version: FhirVersion): Promise<unknown>;
}

const byId = (page: Page, id: string) => page.locator(`[id="${id}"]`);

async function type(page: Page, id: string, text: string): Promise<void> {
  await byId(page, id).fill(text);
  await byId(page, id).press("Tab");
}

interface LhcForms {
  addFormToPage(form: unknown, container: string, options: { fhirVersion: string }): Promise<void>;
  getFormFHIRData(resource: string, version: string, form: null, container: string): unknown;
}

export const lhcForms: Renderer = {
  name: "LHC-Forms",
  versions: ["R4", "R5"],
  exports: "completed",
  afterClearing: "",
  scripts: (version) => {
    const modules = path.join(engine("lforms"), "node_modules");
    const files = ["zone.js/bundles/zone.umd.js", "lforms/dist/lforms/webcomponent/lhc-forms.js"];
    return Promise.resolve(
      [...files, `lforms/dist/fhir/${version}/lformsFHIR.js`].map((file) => path.join(modules, file)),
    );
  },
  show: (page, form, version) =>
    page.evaluate(
      ([shown, fhirVersion]) =>
        (globalThis as unknown as { LForms: { Util: LhcForms } }).LForms.Util.addFormToPage(shown, "form", {
          fhirVersion,
        }),
      [form, version] as const,
    ),
  answer: (page, { linkId, type: kind }, response) =>
    kind === "decimal"
      ? type(page, `${linkId}/1/1`, String(response))
      : byId(page, `${linkId}/1/1|urn:alliance-scoring:response|${String(response)}`).click(),
  clear: (page, linkId) => type(page, `${linkId}/1/1`, ""),
  shown: (page, linkId) => byId(page, `${linkId}/1/1`).inputValue(),
  exported: (page, version) =>
    page.evaluate(
      (fhirVersion) =>
        (globalThis as unknown as { LForms: { Util: LhcForms } }).LForms.Util.getFormFHIRData(
          "QuestionnaireResponse",
          fhirVersion,
          null,
          "form",
        ),
      version,
    ),
};

/** What a host of Smart Forms writes: React, the store, the theme. */
const host = `
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { BaseRenderer, RendererThemeProvider, buildForm, getResponse } from "@aehrc/smart-forms-renderer";
globalThis.smartForms = {
  async show(questionnaire) {
    await buildForm({ questionnaire });
    const client = createElement(QueryClientProvider, { client: new QueryClient() }, createElement(BaseRenderer));
    createRoot(document.getElementById("form")).render(createElement(RendererThemeProvider, null, client));
  },
  getResponse,
};`;

interface SmartForms {
  show(form: unknown): Promise<void>;
  getResponse(): unknown;
}

let bundle: Promise<string> | undefined;

export const smartForms: Renderer = {
  name: "Smart Forms",
  versions: ["R4"],
  exports: "in-progress",
  afterClearing: "0",
  scripts: async () => [await (bundle ??= bundled())],
  show: (page, form) =>
    page.evaluate(
      (shown) => (globalThis as unknown as { smartForms: SmartForms }).smartForms.show(shown),
      form as unknown,
    ),
  answer: (page, { linkId, type: kind }, response) =>
    kind === "decimal"
      ? type(page, `decimal-${linkId}`, String(response))
      : page.locator(`[id="choice-${linkId}"] input[value="${String(response)}"]`).click(),
  clear: (page, linkId) => type(page, `decimal-${linkId}`, ""),
  shown: (page, linkId) => byId(page, `decimal-${linkId}`).inputValue(),
  exported: (page) =>
    page.evaluate(() => (globalThis as unknown as { smartForms: SmartForms }).smartForms.getResponse()),
};

/** One script of the host and everything that it imports, in a temporary folder that goes with the process. */
async function bundled(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), "smart-forms-"));
  process.once("exit", () => {
    rmSync(folder, { recursive: true, force: true });
  });
  const outfile = path.join(folder, "host.js");
  await build({
    stdin: { contents: host, resolveDir: engine("smartForms") },
    outfile,
    bundle: true,
    minify: true,
    format: "iife",
    define: { "process.env.NODE_ENV": '"production"' },
    loader: { ".woff": "empty", ".woff2": "empty", ".css": "empty" },
    logLevel: "error",
  });
  return outfile;
}
