// Run by `npm version`, which has just written the new version into package.json: gives what is unreleased in CHANGELOG.md
// that version and today's date, and writes both into CITATION.cff.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
const date = new Date().toISOString().slice(0, 10);

const edit = (file, pattern, replacement) => {
  const before = readFileSync(path.join(root, file), "utf8");
  if (!pattern.test(before)) throw new Error(`${file} has no line ${String(pattern)}`);
  writeFileSync(path.join(root, file), before.replace(pattern, replacement));
};

edit("CHANGELOG.md", /^## Unreleased$/m, `## ${version} (${date})`);
edit(
  ".github/CITATION.cff",
  /^version: .*\n(?:date-released: .*\n)?/m,
  `version: ${version}\ndate-released: ${date}\n`,
);
