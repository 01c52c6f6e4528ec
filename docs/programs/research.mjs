// 1. Read: one course for each client.
import { readFileSync } from "node:fs";
import { compareMethods, methods, priors, seriesOf, srs } from "alliance-scoring";
import { chartData, svg } from "alliance-scoring/chart";
import { fromLong } from "alliance-scoring/tables";
const file = new URL("../../test/data/wai36-srs-simulated-clients/sessions.csv", import.meta.url);
const [head, ...lines] = readFileSync(file, "utf8").trim().split("\n").map((line) => line.split(","));
const records = lines.map((cells) => Object.fromEntries(cells.map((cell, at) => [head[at], cell])));
const items = Object.fromEntries(srs.items.map(({ id }) => [id, `srs_${id}`]));
const { courses } = fromLong(srs, records, { episode: "pairing_id", session: "session_id", items });
const series = courses.map(({ course }) => seriesOf(course, "total"));

// 2. Judge: every client by three rules.
const rules = [methods.prediction(priors.srs.sum), methods.sessionDrop({ points: 5 }), methods.cutoffLevel({ cutoff: 36 })];
export const { methods: summaries, agreement, analyses, rows } = compareMethods(series, rules);

// 3. Report: a table by rule, and the picture of the first client of four sessions whom the prediction flags.
export const table = summaries.map(({ method, assessed, withEpisode }, rule) => {
  const episodes = analyses.flatMap((analysis, at) => (rows[at].rule === rule ? (analysis.episodes ?? []) : []));
  const repaired = episodes.filter(({ repair }) => repair.status === "repaired").length;
  return { rule: method.name, clients: assessed, withRupture: withEpisode, ruptures: episodes.length, repaired };
});
const shown = rows.findIndex(({ rule, client, episodes }) => rule === 0 && series[client].points.length > 3 && episodes > 0);
const line = { label: "SRS total", series: series[rows[shown].client], analysis: analyses[shown] };
export const picture = svg(chartData([line], { title: "A simulated client" }), { width: 640, background: "#ffffff" });
