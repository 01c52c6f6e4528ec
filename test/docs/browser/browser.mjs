// A real browser for tests, driven by playwright-core.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

/** Where the browser is looked for: CHROMIUM_PATH, or else where Debian puts the one that `.ci/run` installs. */
export const browserPath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
export const hasBrowser = existsSync(browserPath);
export const missingBrowser = `no browser at ${browserPath} (Debian: apt-get install chromium; elsewhere: CHROMIUM_PATH)`;

/** Says aloud what is not tested for want of a browser. In CI that is not a skip but a failure, which each test file declares. */
export function warnWithoutBrowser(what) {
  if (!hasBrowser && !process.env["CI"]) console.warn(`skipped: ${what}: ${missingBrowser}`);
}

export const launch = () =>
  chromium.launch({
    executablePath: browserPath,
    args: "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync".split(
      " ",
    ),
  });
