// The figures of the gallery as pictures to look at, in reports/gallery.
//     npm run build && node docs/programs/figures/gallery.mjs
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { launch } from "../../../test/docs/browser/browser.mjs";
import { figureOf, figuresIn } from "./figureOf.mjs";

const root = path.resolve(import.meta.dirname, "../../..");
const out = path.join(root, "reports/gallery");
mkdirSync(out, { recursive: true });
const browser = await launch();
const page = await browser.newPage();
for (const { heading, code } of figuresIn(readFileSync(path.join(root, "docs/guides/gallery.md"), "utf8"))) {
  await page.setContent(`<body style="margin:8px">${await figureOf(code)}</body>`);
  const file = path.join(out, `${heading.toLowerCase().replace(/[^a-z0-9]+/g, "-")}.png`);
  await page.locator("svg").screenshot({ path: file });
}
await browser.close();
