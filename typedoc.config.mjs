import { readFileSync } from "node:fs";
import path from "node:path";
import { Converter } from "typedoc";
import { entries } from "./test/entries.mjs";

/** A page is called by its first heading and stands under the name of its folder, so it needs no front matter. */
function nameDocuments(app) {
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_, page) => {
    const file = page.project.files.getReflectionPath(page);
    const heading = /^# (.+)$/m.exec(readFileSync(file, "utf8"))?.[1];
    if (heading === undefined) app.logger.warn(`${file} has no heading`);
    else page.name = heading;
    const folder = path.basename(path.dirname(file));
    page.frontmatter.group ??= folder === "docs" ? "Guides" : folder[0].toUpperCase() + folder.slice(1);
  });
}

/** @type {Partial<import("typedoc").TypeDocOptions>} */
export default {
  entryPoints: entries.map(({ source }) => source),
  tsconfig: "tsconfig.build.json",
  plugin: [nameDocuments],
  out: "site",
  navigation: { includeGroups: true },
  groupOrder: ["Guides", "Instruments", "Methods", "Modules", "*"],
  readme: "README.md",
  projectDocuments: ["docs/**/*.md"],
  excludeInternal: true,
  disableSources: true,
  githubPages: true,
  includeVersion: true,
  searchInComments: true,
  searchInDocuments: true,
  highlightLanguages: ["typescript", "javascript", "bash", "json", "sql", "html", "r", "text", "yaml"],
  validation: { notExported: true, invalidLink: true, invalidPath: true, rewrittenLink: true, notDocumented: true },
  requiredToBeDocumented: ["Function", "Interface", "TypeAlias", "Variable", "Class"],
  // The ids and labels they hold are spelled out where they are used.
  intentionallyNotExported: ["src/evidence/bibliography.ts:sources", "src/instruments/fourLines.ts:SessionItem"],
  treatWarningsAsErrors: true,
  treatValidationWarningsAsErrors: true,
};
