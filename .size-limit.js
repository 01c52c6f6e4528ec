// What a consumer's bundle grows by: minified, gzipped, with everything it needs.
import { readFileSync } from "node:fs";
import { entries } from "./test/entries.mjs";

/** A name of the front door, or a whole entry point, and what it may weigh. */
const limits = [
  { name: "the SRS alone", from: "index", import: ["score", "srs"], limit: "2.5 kB" },
  { name: "the reliable change index alone", from: "index", import: ["reliableChange"], limit: "1 kB" },
  { name: "rupture detection, bring your own method", from: "index", import: ["detectRuptures"], limit: "2 kB" },
  {
    name: "rupture detection with the prediction",
    from: "index",
    import: ["detectRuptures", "prediction"],
    limit: "5.5 kB",
  },
  {
    name: "rupture detection with all our methods",
    from: "index",
    import: ["detectRuptures", "methods", "priors"],
    limit: "14 kB",
  },
  { name: "everything at the front door", from: "index", limit: "40 kB" },
  { name: "/schema, with zod/mini", from: "schema", limit: "12 kB" },
  { name: "/columns", from: "columns", limit: "4 kB" },
  { name: "/tables", from: "tables", limit: "5 kB" },
  { name: "/sql", from: "sql", limit: "6 kB" },
  { name: "/fhir", from: "fhir", limit: "6 kB" },
  { name: "/chart", from: "chart", limit: "5 kB" },
  { name: "/simulate", from: "simulate", limit: "6 kB" },
];

/** The names of the front door, as `npm run api` found them. */
const names = JSON.parse(readFileSync(new URL("test/api/exports.json", import.meta.url), "utf8"))["."];
const exists = (limit) =>
  entries.some((entry) => entry.name === limit.from) && (limit.import ?? []).every((name) => names.includes(name));

export default limits.filter(exists).map(({ name, from, import: wanted, limit }) => ({
  name,
  path: `dist/${from}.js`,
  import: wanted ? `{ ${wanted.join(", ")} }` : "*",
  limit,
  gzip: true,
}));
