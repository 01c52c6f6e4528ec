// The tables of docs/norms/*.md, written from `norms`: a number stands once, in src/evidence.
//     npm run norms                                                  writes the tables between their marks
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { norms, reliableChange } from "alliance-scoring";
import { fill } from "./fill.mjs";

const table = (head, rows) =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
const graded = (grade) => (grade === "unverified" ? "**unverified**" : grade);
const forms = { wai36: "WAI-36", waiSr: "WAI-SR", waiS: "WAI-S" };
const sides = { below: "below", atOrBelow: "at or below" };
const kinds = {
  "internal-consistency": "internal consistency",
  dependability: "one session as a measure of the client",
};

/** Every profile of some instruments, under the name by which a program finds it. */
const profilesOf = (...instruments) =>
  instruments.flatMap((id) => Object.entries(norms[id]).map(([key, profile]) => [`\`norms.${id}.${key}\``, profile]));

/** A row a number: whose, what, how much, for whom, and how well it is known. */
const numbers = (rows) =>
  table(
    ["profile", "what", "value", "for whom", "grade"],
    rows.map(([name, what, value, { population, grade }]) => [name, what, value, population, graded(grade)]),
  );

/** What outcome profiles hold: cut-offs, points of reliable change, effect sizes. */
const outcome = (instrument) =>
  numbers(
    profilesOf(instrument).flatMap(([name, { clinicalCutoff = {}, threshold, effectSize = {} }]) => [
      ...Object.values(clinicalCutoff).map((cutoff) => [
        name,
        "clinical range",
        `${sides[cutoff.boundary]} ${cutoff.value}`,
        cutoff,
      ]),
      ...(threshold ? [[name, "reliable change", `${threshold.value} points or more`, threshold]] : []),
      ...Object.entries(effectSize).map(([size, effect]) => [name, `effect size, ${size}`, effect.value, effect]),
    ]),
  );

/** What session profiles hold: cut-offs of the total and of an item, drops, bands. */
const session = () =>
  numbers(
    profilesOf("srs").flatMap(([name, { totalCutoff, itemCutoff, drop, bands }]) => [
      ...Object.entries({ total: totalCutoff, item: itemCutoff })
        .filter(([, cutoff]) => cutoff)
        .map(([what, cutoff]) => [name, what, `${sides[cutoff.boundary]} ${cutoff.value}`, cutoff]),
      ...(drop ? [[name, "drop since the last session", `${drop.value} or more`, drop]] : []),
      ...(bands
        ? [[name, "bands", bands.value.map((band) => `${band.name} from ${band.from}`).join(", "), bands]]
        : []),
    ]),
  );

const alliance = profilesOf("waiSr", "waiS", "wai36");
const measured = ({ instrument, scale, metric, rater }) =>
  [`${forms[instrument]} ${scale}`, metric, rater].filter(Boolean).join(", ");

const spread = () =>
  table(
    ["profile", "form, metric, rater", "sample", "n", "M", "SD", "grade"],
    alliance
      .filter(([, { standardDeviation }]) => standardDeviation)
      .map(([name, profile]) => {
        const { n, mean, standardDeviation } = profile;
        const { population, grade } = standardDeviation;
        const size = n === undefined ? "–" : n.toLocaleString("en-GB");
        return [name, measured(profile), population, size, mean.value, standardDeviation.value, graded(grade)];
      }),
  );

const reliability = () =>
  table(
    ["profile", "value", "kind", "for whom", "grade"],
    alliance
      .filter((entry) => entry[1].reliability)
      .map(
        ([
          name,
          {
            reliability: { value, kind, population, grade },
          },
        ]) => [name, value, kinds[kind], population, graded(grade)],
      ),
  );

/** Points of reliable change that the formula gives for the spreads of totals, at two reliabilities. */
const change = () => {
  const reliabilities = [norms.waiS.hanson2002, norms.waiS.dependability2011].map(
    (profile) => profile.reliability.value,
  );
  return table(
    ["spread of", "SD", ...reliabilities.map((value) => `r = ${value}`)],
    alliance
      .filter(([, { scale, standardDeviation }]) => scale === "total" && standardDeviation)
      .map(([name, { standardDeviation }]) => [
        name,
        standardDeviation.value,
        ...reliabilities.map((r) => reliableChange(0, 0, { standardDeviation, reliability: r }).threshold.toFixed(2)),
      ]),
  );
};

/** The tables of each page, by their marks. */
export const tables = {
  ors: { ors: outcome("ors"), cors: outcome("cors") },
  srs: { srs: session() },
  wai: { spread: spread(), reliability: reliability(), change: change() },
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  for (const [family, generated] of Object.entries(tables)) {
    const page = new URL(`../norms/${family}.md`, import.meta.url);
    writeFileSync(page, fill(readFileSync(page, "utf8"), "norms", generated));
  }
