import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { score, srs, unwrap } from "alliance-scoring";
import { responsesFrom } from "alliance-scoring/fhir";

const file = (name: string): string =>
  readFileSync(new URL(`../../data/wai36-srs-simulated-clients/${name}`, import.meta.url), "utf8");

// The totals are those of the people who released the data (srs_total), not ours.
it("the simulated Bundle comes to the totals that the data were released with", () => {
  const [header, ...rows] = file("sessions.csv").trim().split(/\r?\n/);
  const column = (name: string): number => header!.split(",").indexOf(name);
  const client = rows.map((row) => row.split(",")).filter((row) => row[column("pairing_id")] === "7");
  const released = client.map((row) => Number(row[column("srs_total")]));

  const bundle = JSON.parse(file("bundle.json")) as { entry: { resource: { status: string } }[] };
  const read = bundle.entry.map(({ resource }) => responsesFrom(resource, { instrument: srs }));
  const totals = read.flatMap((result) => (result.ok ? [unwrap(score(srs, result.value)).scales.total] : []));
  expect(totals.map((total) => total.status === "scored" && total.sum)).toEqual(released);
  expect(read.map(({ ok }) => ok)).toEqual([true, true, true, true, false]);
});
