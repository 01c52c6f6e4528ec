// The picture of the README, drawn by the lines that stand in it.
//     npm run build && node docs/programs/figures/readme.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { figureOf } from "./figureOf.mjs";

const readme = new URL("../../../README.md", import.meta.url);

/** The code of the README that ends in its picture. */
export const readmeCode = () => /^```ts figure\n(.*?)^```/ms.exec(readFileSync(readme, "utf8"))[1];

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  writeFileSync(new URL("../../figures/readme.svg", import.meta.url), `${await figureOf(readmeCode())}\n`);
