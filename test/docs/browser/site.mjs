// The documentation site with its playground, made for tests.
//     node test/docs/browser/site.mjs    takes screenshots into reports/screenshots
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { buildPlayground } from "../../../docs/programs/playground/build.mjs";
import { launch } from "./browser.mjs";

const root = path.resolve(import.meta.dirname, "../../..");

/** Writes the playground into a new folder, bundled from the source, so that a test sees what is being worked on. */
export async function makePlayground() {
  const folder = mkdtempSync(path.join(tmpdir(), "playground-"));
  await buildPlayground(path.join(folder, "playground"), {
    "alliance-scoring/chart": path.join(root, "src/chart/index.ts"),
    "alliance-scoring": path.join(root, "src/index.ts"),
  });
  return folder;
}

/** Writes the playground into a new folder the way `npm run site` does: from what `npm run build` left in dist/. */
export async function makeBuiltPlayground() {
  const folder = mkdtempSync(path.join(tmpdir(), "built-playground-"));
  await buildPlayground(path.join(folder, "playground"));
  return folder;
}

const newest = (folder) =>
  Math.max(...readdirSync(folder, { recursive: true }).map((file) => statSync(path.join(folder, file)).mtimeMs));

/** Whether dist/ is there and younger than all of src/. It is in `.ci/run`, where a skipped test counts as failed. */
export const hasFreshBuild =
  existsSync(path.join(root, "dist/chart.js")) &&
  statSync(path.join(root, "dist/chart.js")).mtimeMs > newest(path.join(root, "src"));

/** Adds the guides as TypeDoc makes them, with little of the reference. Whether links hold is the business of `npm run site`. */
export function makeGuides(folder) {
  const pages = path.join(folder, "pages");
  try {
    execFileSync(
      path.join(root, "node_modules/.bin/typedoc"),
      [
        "--out",
        pages,
        "--entryPoints",
        "src/chart/index.ts",
        "--skipErrorChecking",
        "--treatWarningsAsErrors",
        "false",
        "--treatValidationWarningsAsErrors",
        "false",
      ],
      { cwd: root, stdio: "pipe" },
    );
  } catch (error) {
    if (!existsSync(path.join(pages, "index.html"))) throw error;
  }
  return pages;
}

/** Pages that are looked at and tested: the start page, guides, an instrument and methods with wide tables. */
export const lookedAt = {
  home: "index.html",
  start: "documents/Five_minutes_to_the_first_result.html",
  research: "documents/For_researchers.html",
  alliance: "documents/The_therapeutic_alliance.html",
  instrument: "documents/Working_Alliance_Inventory_(WAI-36).html",
  methods: "documents/Methods.html",
  method: "documents/Prediction_from_the_client_s_own_past.html",
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const folder = await makePlayground();
  const out = path.join(root, "reports/screenshots");
  mkdirSync(out, { recursive: true });
  const browser = await launch();
  for (const width of [360, 1280]) {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    const shoot = (name) => page.screenshot({ path: path.join(out, `${name}-${width}.png`), fullPage: true });
    await page.goto(pathToFileURL(path.join(folder, "playground/index.html")).href);
    await page.locator("summary").click();
    await page.fill("#paste", "9.5,9.5,9.5,9.5\n9.6,9.5,9.6,9.7\n9.4,9.5,,9.5\n7,7,8,7.6\n9.5,9.6,9.5,9.5");
    await page.click("#paste-add");
    await page.fill("#paste", "relationship,goals\n\n9.5,12,9.5,9.5");
    await page.click("#paste-add");
    await page.fill("#item-goals", "11");
    await page.click("button[type=submit]");
    await shoot("playground");
    const site = path.join(root, "site");
    for (const [name, file] of Object.entries(lookedAt))
      if (existsSync(path.join(site, file))) {
        await page.goto(pathToFileURL(path.join(site, file)).href);
        await shoot(name);
      } else console.warn(`no site/${file}: npm run site`);
  }
  await browser.close();
}
