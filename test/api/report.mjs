// What the package promises: one API report an entry point (types) and the names that exist at run time.
// `npm run api` writes them after a build; `npm run api:check` fails when they no longer say what dist/ says.
import { Extractor, ExtractorConfig } from "@microsoft/api-extractor";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { entries } from "../entries.mjs";

const write = process.argv.includes("--write");
const root = path.resolve(import.meta.dirname, "../..");
const faults = [];

function reportTypes({ name }) {
  const config = ExtractorConfig.prepare({
    configObjectFullPath: path.join(root, "api-extractor.json"),
    packageJsonFullPath: path.join(root, "package.json"),
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: path.join(root, `dist/${name}.d.ts`),
      compiler: { tsconfigFilePath: path.join(root, "tsconfig.build.json") },
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder: import.meta.dirname,
        reportTempFolder: path.join(root, "node_modules/.cache/api"),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      newlineKind: "lf",
      messages: {
        extractorMessageReporting: {
          default: { logLevel: "error" },
          // tsup has removed what is @internal, and @public is not written where all is public.
          "ae-missing-release-tag": { logLevel: "none" },
          // TypeDoc asks for documentation, for exports of every type that is used, and for links that lead somewhere.
          "ae-undocumented": { logLevel: "none" },
          "ae-forgotten-export": { logLevel: "none" },
          "ae-unresolved-link": { logLevel: "none" },
        },
        // eslint checks the comments (our examples are written without fences).
        tsdocMessageReporting: { default: { logLevel: "none" } },
      },
    },
  });
  const result = Extractor.invoke(config, {
    localBuild: write,
    messageCallback: (message) => {
      // Progress is of no interest, and the drift is reported below.
      if (message.logLevel !== "error" && message.logLevel !== "warning") message.handled = true;
    },
  });
  if (!result.succeeded) faults.push(`test/api/${name}.api.md`);
}

async function reportNames() {
  const names = {};
  for (const { key, name } of entries) names[key] = Object.keys(await import(path.join(root, `dist/${name}.js`))).sort();
  const file = path.join(import.meta.dirname, "exports.json");
  const text = `${JSON.stringify(names, null, 2)}\n`;
  if (write) writeFileSync(file, text);
  else if (readFileSync(file, "utf8") !== text) faults.push("test/api/exports.json");
}

entries.forEach(reportTypes);
await reportNames();
if (faults.length > 0) {
  console.error(`The public API is not what these files say; if it should be, run npm run api: ${faults.join(", ")}`);
  process.exitCode = 1;
}
