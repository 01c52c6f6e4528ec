// What a consumer's bundle grows by: minified, gzipped, with everything it needs.
import { readFileSync } from "node:fs";
import { entries } from "./test/entries.mjs";

/** A name of the front door, or a whole entry point, and what it may weigh. */
const limits = [
  { name: "the SRS alone", from: "index", import: ["score", "srs"], limit: "3 kB" },
  {
    name: "scoring and every instrument",
    from: "index",
    import: ["instruments", "defineInstrument", "parseResponses", "responseQuality", "score", "scoreTotal", "unwrap"],
    limit: "7.9 kB",
  },
  { name: "the reliable change index alone", from: "index", import: ["reliableChange"], limit: "3.1 kB" },
  { name: "rupture detection with its default method", from: "index", import: ["detectRuptures"], limit: "9.5 kB" },
  {
    name: "rupture detection with all our methods",
    from: "index",
    import: ["detectRuptures", "methods", "priors"],
    limit: "19.3 kB",
  },
  { name: "everything at the front door", from: "index", limit: "55.3 kB" },
  { name: "/schema, with zod/mini", from: "schema", limit: "13.9 kB" },
  { name: "/columns, scores", from: "columns", import: ["scoreColumns"], limit: "8.5 kB" },
  { name: "/columns, scores and ruptures", from: "columns", limit: "18.15 kB" },
  { name: "/tables", from: "tables", limit: "13.3 kB" },
  { name: "/sql", from: "sql", limit: "6.4 kB" },
  { name: "/fhir, scores out", from: "fhir", import: ["observations"], limit: "3.7 kB" },
  { name: "/fhir, responses in", from: "fhir", import: ["responsesFrom"], limit: "4.5 kB" },
  { name: "/fhir, all of it", from: "fhir", limit: "11.4 kB" },
  { name: "/chart, the data", from: "chart", import: ["chartData"], limit: "6.3 kB" },
  { name: "/chart", from: "chart", limit: "19 kB" },
  { name: "/simulate", from: "simulate", limit: "7.8 kB" },
];

/** The names of every entry point, as `npm run api` found them. */
const names = JSON.parse(readFileSync(new URL("test/api/exports.json", import.meta.url), "utf8"));
const exists = ({ from, import: wanted = [] }) => {
  const entry = entries.find(({ name }) => name === from);
  return entry !== undefined && wanted.every((name) => names[entry.key]?.includes(name));
};

export default limits.filter(exists).map(({ name, from, import: wanted, limit }) => ({
  name,
  path: `dist/${from}.js`,
  ...(wanted && { import: `{ ${wanted.join(", ")} }` }),
  limit,
  gzip: true,
}));
