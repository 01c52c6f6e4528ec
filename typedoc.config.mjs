import { entries } from "./test/entries.mjs";

/** @type {Partial<import("typedoc").TypeDocOptions>} */
export default {
  entryPoints: entries.map(({ source }) => source),
  tsconfig: "tsconfig.build.json",
  out: "site",
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
  treatWarningsAsErrors: true,
  treatValidationWarningsAsErrors: true,
};
