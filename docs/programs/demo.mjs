// The main job on real input: 277 WAI-36 and SRS records, scored by the built package, audited against the totals that were
// released with them. The raters are simulated clients (a language model), never people: see the notice beside the data.
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { cronbachAlpha, score, srs, unwrap, wai36 } from "alliance-scoring";

const file = new URL("../../test/data/wai36-srs-simulated-clients/sessions.csv", import.meta.url);
const rows = parse(readFileSync(file), {
  columns: true,
  cast: (value) => (value !== "" && isFinite(value) ? Number(value) : value),
});

const records = rows.map((row) => ({
  row,
  session: row.session_id,
  wai: unwrap(
    score(
      wai36,
      wai36.items.map(({ number }) => row[`wai${number}`]),
    ),
  ),
  srs: unwrap(
    score(
      srs,
      srs.items.map(({ id }) => row[`srs_${id}`]),
    ),
  ),
}));

const sums = (scores, scale) =>
  scores.flatMap(({ scales }) => (scales[scale].status === "scored" ? [scales[scale].sum] : []));
const average = (values) => Number((values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(1));

console.log("alliance-scoring: 277 sessions of SIMULATED clients (language models, not people), WAI-36 and SRS\n");
const sessions = [...new Set(records.map(({ session }) => session))].sort((a, b) => a - b);
console.table(
  Object.fromEntries(
    sessions.map((session) => {
      const inSession = records.filter((record) => record.session === session);
      const wai = inSession.map((record) => record.wai);
      const totals = sums(
        inSession.map((record) => record.srs),
        "total",
      );
      return [
        `session ${session}`,
        {
          n: inSession.length,
          "WAI total": average(sums(wai, "total")),
          Goal: average(sums(wai, "goal")),
          Task: average(sums(wai, "task")),
          Bond: average(sums(wai, "bond")),
          "SRS total": average(totals),
          "not scored": 2 * inSession.length - sums(wai, "total").length - totals.length,
        },
      ];
    }),
  ),
);

// Feldt's interval takes the rows to be independent, so each pairing of client and therapist speaks once. Pairings share
// their simulated clients and therapists: even these rows are not quite independent.
const firstSessions = records.filter(({ session }) => session === 1);
console.log(`Internal consistency (Cronbach's alpha, 95 % Feldt interval), of these simulated answers only, in the first session of
each of the ${firstSessions.length} pairings: later sessions repeat a pairing and would make the interval too narrow.`);
for (const [label, instrument, of] of [
  ["WAI-36", wai36, "wai"],
  ["SRS", srs, "srs"],
])
  for (const [scale, { items }] of Object.entries(instrument.scales)) {
    if (items.length < 2) continue;
    const alpha = cronbachAlpha(firstSessions.map((record) => items.map((item) => record[of].items[item].keyed)));
    const { lower, upper } = alpha.interval;
    console.log(
      `  ${label} ${scale.padEnd(5)}  ${alpha.alpha.toFixed(3)} [${lower.toFixed(3)}, ${upper.toFixed(3)}], ${alpha.items} items, n = ${alpha.n}`,
    );
  }

const agree = (scale, column) => records.filter(({ row, wai }) => wai.scales[scale].sum === row[column]).length;
const bondAsReleased = ({ row, wai }) => {
  // The release reversed item 28 and not item 29: undo ours, apply theirs.
  const { item28, item29 } = wai.items;
  return (
    wai.scales.bond.sum - item28.response + (8 - item28.response) - item29.keyed + item29.response ===
    row.bond_as_released
  );
};
const n = records.length;
console.log(`
Audit against the totals that were released with the data:
  Task  ${agree("task", "task")}/${n} agree
  Goal  ${agree("goal", "goal")}/${n} agree
  Bond  ${agree("bond", "bond_as_released")}/${n} agree, ${n - agree("bond", "bond_as_released")} differ
  With item 28 reversed instead of item 29, ${records.filter(bondAsReleased).length}/${n} of the released Bond scores are met:
  the release used the wrong key. The key of this package reverses 29.`);
