// The playground, made for tests.
import { existsSync, mkdtempSync, readdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildPlayground } from "../../../docs/programs/playground/build.mjs";

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
