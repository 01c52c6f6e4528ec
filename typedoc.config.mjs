import { Converter, ReflectionKind } from "typedoc";
import { entries } from "./test/entries.mjs";

/** In an object of functions, such as `methods`, each entry is described by the comment of its function. */
function describeByFunction(app) {
  app.converter.on(Converter.EVENT_CREATE_DECLARATION, (context, declaration) => {
    const symbol = context.getSymbolFromReflection(declaration);
    if (declaration.kind !== ReflectionKind.Property || !symbol) return;
    const target = context.checker.getTypeOfSymbol(symbol).getSymbol();
    declaration.comment = (target && context.getComment(target, ReflectionKind.CallSignature)) ?? declaration.comment;
  });
}

/**
 * The reference as Markdown, written into docs/reference for VitePress. It is generated and not kept.
 * @type {Partial<import("typedoc").TypeDocOptions>}
 */
export default {
  entryPoints: entries.map(({ source }) => source),
  tsconfig: "tsconfig.build.json",
  plugin: [describeByFunction, "typedoc-plugin-markdown", "typedoc-vitepress-theme"],
  out: "docs/reference",
  docsRoot: "docs",
  readme: "none",
  entryFileName: "index",
  hidePageHeader: true,
  hideBreadcrumbs: false,
  useCodeBlocks: true,
  expandObjects: true,
  parametersFormat: "table",
  interfacePropertiesFormat: "table",
  excludeInternal: true,
  disableSources: true,
  includeVersion: true,
  highlightLanguages: ["typescript", "tsx", "javascript", "bash", "json", "sql", "html", "r", "text", "yaml"],
  // A link to one of `methods` may lead to the page that lists them.
  validation: { notExported: true, invalidLink: true, invalidPath: true, rewrittenLink: false, notDocumented: true },
  requiredToBeDocumented: ["Function", "Interface", "TypeAlias", "Variable", "Class"],
  // Lists whose values are spelled out in the types made from them.
  intentionallyNotExported: [
    "src/evidence/bibliography.ts:sources",
    "src/evidence/effects.ts:Shown",
    "src/evidence/effects.ts:effects",
    "src/evidence/factors.ts:list",
    "src/evidence/norms/orsNorms.ts:corsNorms",
    "src/evidence/norms/orsNorms.ts:orsNorms",
    "src/evidence/norms/profile.ts:Shown",
    "src/evidence/norms/srsNorms.ts:srsNorms",
    "src/evidence/norms/waiNorms.ts:wai36Norms",
    "src/evidence/norms/waiNorms.ts:waiSNorms",
    "src/evidence/norms/waiNorms.ts:waiSrNorms",
    "src/fhir/answerNumber.ts:AnswerFault",
    "src/instruments/fourLines.ts:SessionItem",
    "src/instruments/instruments.ts:definitions",
    "src/instruments/wai36.ts:Wai36Item",
    "src/rupture/detectByComponent.ts:components",
    "src/simulate/clientModels.ts:models",
    "src/sql/scoreSql.ts:everyMetric",
    "src/tables/dataDictionary.ts:dictionaryColumns",
  ],
  treatWarningsAsErrors: true,
  treatValidationWarningsAsErrors: true,
};
