// Writes bundle.json: the SRS answers of one simulated client (pairing 7, four sessions) as a FHIR R4 Bundle of
// QuestionnaireResponses, the way an EHR might export them. Run with node; no arguments.
//
// Answers are those of sessions.csv. Ours are the resource ids, the dates (a week apart, invented) and one response
// more, marked entered-in-error, with the answers of session 1.
import { readFileSync, writeFileSync } from "node:fs";

const [header, ...rows] = readFileSync(new URL("sessions.csv", import.meta.url), "utf8").trim().split(/\r?\n/);
const names = header.split(",");
const sessions = rows
  .map((row) => Object.fromEntries(row.split(",").map((value, column) => [names[column], value])))
  .filter((row) => row.pairing_id === "7");

const response = (row, id, status) => ({
  resourceType: "QuestionnaireResponse",
  id,
  meta: { tag: [{ system: "urn:alliance-scoring:test-data", code: "simulated" }] },
  questionnaire: "https://example.org/fhir/Questionnaire/srs|1.0.0",
  status,
  subject: { reference: "Patient/simulated-7" },
  encounter: { reference: `Encounter/simulated-7-${row.session_id}` },
  authored: `2026-01-${String(1 + 7 * Number(row.session_id)).padStart(2, "0")}T15:00:00Z`,
  source: { reference: "Patient/simulated-7" },
  item: [
    {
      linkId: "srs",
      item: ["relationship", "goals", "approach", "overall"].map((item) => ({
        linkId: `srs.${item}`,
        answer: [{ valueDecimal: Number(row[`srs_${item}`]) }],
      })),
    },
  ],
});

const resources = [
  ...sessions.map((row) => response(row, `simulated-7-${row.session_id}`, "completed")),
  response(sessions[0], "simulated-7-mistake", "entered-in-error"),
];
const bundle = { resourceType: "Bundle", type: "collection", entry: resources.map((resource) => ({ resource })) };
writeFileSync(new URL("bundle.json", import.meta.url), `${JSON.stringify(bundle, null, 2)}\n`);
