// The pictures that stand in docs/figures: of the README, drawn by the lines that stand in it, and of the guide for researchers.
//     npm run figure
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { figureOf } from "./figureOf.mjs";

const readme = new URL("../../../README.md", import.meta.url);

/** The code of the README that ends in its picture. */
export const readmeCode = () => /^```ts figure\n(.*?)^```/ms.exec(readFileSync(readme, "utf8"))[1];

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { picture } = await import("../research.mjs");
  for (const [name, drawn] of Object.entries({ readme: await figureOf(readmeCode()), research: picture }))
    writeFileSync(new URL(`../../figures/${name}.svg`, import.meta.url), `${drawn}\n`);
}
