import { readFileSync } from "node:fs";
import path from "node:path";
import { Converter, ReflectionKind, JSX } from "typedoc";
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

/** In an object of functions, such as `methods`, each entry is described by the comment of its function. */
function describeByFunction(app) {
  app.converter.on(Converter.EVENT_CREATE_DECLARATION, (context, declaration) => {
    const symbol = context.getSymbolFromReflection(declaration);
    if (declaration.kind !== ReflectionKind.Property || declaration.comment || !symbol) return;
    const target = context.checker.getTypeOfSymbol(symbol).getSymbol();
    declaration.comment = target && context.getComment(target, ReflectionKind.CallSignature);
  });
}

/** Every page leads to the playground, which `npm run site` puts beside the pages. */
function linkPlayground(app) {
  app.renderer.hooks.on("sidebar.begin", (context) =>
    JSX.createElement(
      "p",
      null,
      JSX.createElement("a", { href: context.relativeURL("playground/index.html", true) }, "Playground"),
    ),
  );
}

/** A table scrolls sideways inside the page. It takes the keyboard's focus, so that no mouse is needed for that. */
function wrapTables(parser) {
  parser.renderer.rules.table_open = () => '<div class="wide-table" tabindex="0"><table>\n';
  parser.renderer.rules.table_close = () => "</table></div>\n";
}

/** @type {Partial<import("typedoc").TypeDocOptions>} */
export default {
  entryPoints: entries.map(({ source }) => source),
  tsconfig: "tsconfig.build.json",
  plugin: [nameDocuments, describeByFunction, linkPlayground],
  out: "site",
  navigation: { includeGroups: true },
  groupOrder: ["Guides", "Instruments", "Methods", "Norms", "Modules", "*"],
  readme: "README.md",
  // In the order of the menu: "Five minutes" first, "Open questions" last. A page belongs to one line only.
  projectDocuments: [
    "docs/guides/start.md",
    "docs/!(open-questions).md",
    "docs/guides/!(start).md",
    "docs/!(guides)/**/*.md",
    "docs/open-questions.md",
  ],
  customCss: "docs/site.css",
  markdownItLoader: wrapTables,
  excludeInternal: true,
  disableSources: true,
  githubPages: true,
  includeVersion: true,
  searchInComments: true,
  searchInDocuments: true,
  searchGroupBoosts: { Guides: 6, Instruments: 6, Methods: 6, Norms: 6 },
  highlightLanguages: ["typescript", "tsx", "javascript", "bash", "json", "sql", "html", "r", "text", "yaml"],
  // A link to one of `methods` may lead to the page that lists them.
  validation: { notExported: true, invalidLink: true, invalidPath: true, rewrittenLink: false, notDocumented: true },
  requiredToBeDocumented: ["Function", "Interface", "TypeAlias", "Variable", "Class"],
  // Lists whose values are spelled out in the types made from them.
  intentionallyNotExported: [
    "src/evidence/bibliography.ts:sources",
    "src/instruments/fourLines.ts:SessionItem",
    "src/rupture/detectByComponent.ts:components",
    "src/sql/scoreSql.ts:everyMetric",
    "src/tables/dataDictionary.ts:dictionaryColumns",
  ],
  treatWarningsAsErrors: true,
  treatValidationWarningsAsErrors: true,
};
