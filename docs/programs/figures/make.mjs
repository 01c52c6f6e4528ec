// The figure of the README: simulated clients (a language model, not people), charted by the built package.
//     npm run build && node docs/programs/figures/make.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { parse } from "csv-parse/sync";

/** The figure, drawn by the given copy of the package. */
export function figure(
  { courseOf, detectRuptures, methods, norms, priors, score, seriesOf, srs, unwrap },
  { chartData, svg },
) {
  const file = new URL("../../../test/data/wai36-srs-simulated-clients/sessions.csv", import.meta.url);
  const rows = parse(readFileSync(file), { columns: true }).filter((row) => row.pairing_id === "7");
  const sessions = rows.map((row) => ({
    session: Number(row.session_id),
    scores: unwrap(
      score(
        srs,
        srs.items.map(({ id }) => Number(row[`srs_${id}`])),
      ),
    ),
  }));
  const series = seriesOf(unwrap(courseOf(srs, sessions)), "total");
  const analysis = detectRuptures(series, methods.prediction(priors.srs.sum));
  const { developer } = norms.srs;
  const cutoffs = [{ norm: developer, cutoff: developer.totalCutoff }];
  const chart = chartData([{ label: "SRS total", series, analysis, cutoffs }], {
    title: "Session Rating Scale, a simulated client (language model, not a person)",
  });
  // Narrow enough to be read on a telephone.
  return `${svg(chart, { id: "srs-simulated", width: 480, theme: "light", background: "#ffffff" })}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const packages = await Promise.all([import("alliance-scoring"), import("alliance-scoring/chart")]);
  writeFileSync(new URL("../../figures/srs-simulated-client.svg", import.meta.url), figure(...packages));
}
