// The site as `npm run site` leaves it in site/, served to a browser.
//     node test/website/served.mjs    takes screenshots into reports/screenshots
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "../docs/browser/browser.mjs";

const root = path.resolve(import.meta.dirname, "../..");
export const site = path.join(root, "site");

/** A page of every kind: what is looked at in both schemes and at three widths. */
export const lookedAt = {
  home: "index.html",
  guide: "guides/research.html",
  instrument: "instruments/wai36.html",
  method: "methods/prediction.html",
  "which rule": "methods/which-rule.html",
  norms: "norms/ors.html",
  about: "contributing.html",
  reference: "reference/index/functions/detectRuptures.html",
};
export const widths = [360, 768, 1280];
export const schemes = ["light", "dark"];

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".json": "application/json",
};

/** Serves a folder on a free port of this machine. */
export async function serve(folder) {
  const server = createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const file = path.join(folder, asked.endsWith("/") ? `${asked}index.html` : asked);
    const found = existsSync(file);
    response.writeHead(found ? 200 : 404, { "content-type": types[path.extname(file)] ?? "application/octet-stream" });
    response.end(found ? readFileSync(file) : "");
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const out = path.join(root, "reports/screenshots");
  mkdirSync(out, { recursive: true });
  const [{ address, close }, browser] = await Promise.all([serve(site), launch()]);
  const wanted = process.argv.slice(2);
  const shown = Object.entries({ ...lookedAt, start: "guides/start.html", playground: "playground/index.html" });
  for (const [name, file] of shown.filter(([one]) => wanted.length === 0 || wanted.includes(one)))
    for (const colorScheme of schemes)
      for (const width of widths) {
        const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
        await page.goto(`${address}/${file}`, { waitUntil: "networkidle" });
        await page.screenshot({ path: path.join(out, `${name.replaceAll(" ", "-")}-${colorScheme}-${width}.png`) });
        await page.close();
      }
  await browser.close();
  close();
}
