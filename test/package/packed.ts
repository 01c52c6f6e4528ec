import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "../..");

/** The tarball that npm would serve, installed into a folder that holds nothing else. */
export interface Installed {
  readonly folder: string;
  /** The package in it. */
  readonly home: string;
  /** What the tarball holds. */
  readonly files: readonly string[];
  remove(): void;
}

/** Packs what `npm run build` left in dist/ and installs it like a stranger. */
export function installPacked(): Installed {
  const folder = mkdtempSync(path.join(tmpdir(), "alliance-scoring-"));
  const npm = (cwd: string, ...args: string[]): string =>
    execFileSync("npm", [...args, "--loglevel=error"], { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  const [tarball] = JSON.parse(npm(root, "pack", "--json", "--ignore-scripts", "--pack-destination", folder)) as {
    filename: string;
    files: { path: string }[];
  }[];
  writeFileSync(path.join(folder, "package.json"), '{ "name": "consumer", "version": "1.0.0", "private": true }\n');
  npm(folder, "install", "--no-audit", "--no-fund", "--prefer-offline", `./${tarball!.filename}`);
  return {
    folder,
    home: path.join(folder, "node_modules/alliance-scoring"),
    files: tarball!.files.map((file) => file.path),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
