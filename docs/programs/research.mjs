// 1. Read: one course for each client.
import { readFileSync } from "node:fs";
import { courseOf, detectRuptures, methods, priors, seriesOf, srs, unwrap } from "alliance-scoring";
import { chartData, svg } from "alliance-scoring/chart";
const file = new URL("../../test/data/wai36-srs-simulated-clients/sessions.csv", import.meta.url);
const [head, ...lines] = readFileSync(file, "utf8").trim().split("\n").map((line) => line.split(","));
const rows = lines.map((cells) => Object.fromEntries(cells.map((cell, at) => [head[at], cell])));
const sessionOf = (row) => ({ session: +row.session_id, responses: srs.items.map(({ id }) => +row[`srs_${id}`]) });
const clients = [...new Set(rows.map((row) => row.pairing_id))];
const sessions = clients.map((client) => rows.filter((row) => row.pairing_id === client).map(sessionOf));
const series = sessions.map((list) => seriesOf(unwrap(courseOf(srs, list)), "total"));

// 2. Judge: every client by three rules.
const rules = [methods.prediction(priors.srs.sum), methods.sessionDrop({ points: 5 }), methods.cutoffLevel({ cutoff: 36 })];
const analyses = rules.map((rule) => series.map((one) => detectRuptures(one, rule)));
const patterns = analyses.map((list) => list.map(({ pattern }) => pattern));
const hasRupture = (pattern) => ["repaired", "unrepaired", "open"].includes(pattern);
const share = (part, whole) => Number((part.length / whole.length).toFixed(2));

// 3. Report: a table by rule, the agreement of the first two rules, and the picture of one client.
export const table = rules.map(({ name }, rule) => {
  const [found, judged] = [hasRupture, (pattern) => pattern !== "not-assessable"].map((test) => patterns[rule].filter(test));
  return { name, judged: judged.length, ruptures: found.length, repaired: share(found.filter((one) => one === "repaired"), found) };
});
export const agreement = share(clients.filter((_, at) => hasRupture(patterns[0][at]) === hasRupture(patterns[1][at])), clients);
export const picture = svg(chartData([{ label: "SRS total", series: series[6], analysis: analyses[0][6] }], { title: "A simulated client" }));
