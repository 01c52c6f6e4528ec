// The documentation site with its playground, made for tests, and a browser to look at it.
//     node test/docs/browser/site.mjs    takes screenshots into reports/screenshots
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { buildPlayground } from "../../../docs/playground/build.mjs";

const root = path.resolve(import.meta.dirname, "../../..");

/** Debian's browser; `.ci/run` installs it. */
export const browserPath = "/usr/bin/chromium";
export const hasBrowser = existsSync(browserPath);

export const launch = () =>
  chromium.launch({
    executablePath: browserPath,
    args: "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync".split(
      " ",
    ),
  });

/** Writes the playground, bundled from the source, into a new folder. */
export async function makePlayground() {
  const folder = mkdtempSync(path.join(tmpdir(), "playground-"));
  await buildPlayground(path.join(folder, "playground"), {
    "alliance-scoring/chart": path.join(root, "src/chart/index.ts"),
    "alliance-scoring": path.join(root, "src/index.ts"),
  });
  return folder;
}

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

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const folder = await makePlayground();
  const out = path.join(root, "reports/screenshots");
  mkdirSync(out, { recursive: true });
  const browser = await launch();
  for (const width of [360, 1280]) {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    await page.goto(pathToFileURL(path.join(folder, "playground/index.html")).href);
    await page.locator("summary").click();
    await page.fill("#paste", "9.5,9.5,9.5,9.5\n9.6,9.5,9.6,9.7\n9.4,9.5,,9.5\n7,7,8,7.6\n9.5,9.6,9.5,9.5");
    await page.click("#paste-add");
    await page.fill("#item-goals", "11");
    await page.click("button[type=submit]");
    await page.screenshot({ path: path.join(out, `playground-${width}.png`), fullPage: true });
    const site = path.join(root, "site");
    for (const [name, file] of [
      ["home", "index.html"],
      ["alliance", "documents/The_therapeutic_alliance.html"],
    ])
      if (existsSync(path.join(site, file))) {
        await page.goto(pathToFileURL(path.join(site, file)).href);
        await page.screenshot({ path: path.join(out, `${name}-${width}.png`) });
      }
  }
  await browser.close();
}
