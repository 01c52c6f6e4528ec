import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { questionnaire, responsesFrom, type Questionnaire } from "../../src/fhir/index.js";
import { instruments, score, type Instrument, type ScaleScore } from "../../src/index.js";
import { engine } from "../engines.mjs";
import {
  about,
  answered,
  leaves,
  randomResponses,
  seeded,
  type Answer,
  type QuestionnaireResponse,
} from "../golden/fhir/answering.js";

// Two releases of an engine of others evaluate the expressions that forms carry, over ten thousand generated responses: valid,
// with answers missing, out of range, between two steps, given twice, or absent with a reason. Each says what `score` says.

interface FhirPath {
  compile(
    expression: string,
    model: unknown,
    options?: { async: false },
  ): (resource: object, environment: object) => unknown[];
}
const here = createRequire(import.meta.url);
const engines: [name: string, from: () => NodeJS.Require][] = [
  ["fhirpath.js 3", () => createRequire(`${engine("fhirpath3")}/`)],
  ["fhirpath.js 5", () => here],
];

/** Responses for each form, policy and release; a rating of 36 items takes a hundred times as long as four lines. */
const ROUNDS: Readonly<Record<string, number>> = { wai36: 45, waiSr: 130, waiS: 130 };
const LINES = 440;
const rows = Object.values<Instrument>(instruments).flatMap((instrument) =>
  (["R4", "R5"] as const).flatMap((version) =>
    (["strict", "prorate"] as const).map((missing) => [instrument.id, version, missing] as const),
  ),
);
const roundsOf = (id: string): number => ROUNDS[id] ?? LINES;

it("there are ten thousand responses", () => {
  expect(rows.reduce((sum, [id]) => sum + roundsOf(id), 0)).toBeGreaterThanOrEqual(10_000);
});

/** A response with one answer replaced, if that question was answered. */
function spoilt(form: Questionnaire, response: QuestionnaireResponse, kind: number, at: number): QuestionnaireResponse {
  const items = response.item[0]!.item!;
  const item = items[at % Math.max(items.length, 1)];
  if (!item) return response;
  const question = leaves(form.item).find(({ linkId }) => linkId === item.linkId)!;
  const values = (question.answerOption ?? []).map(({ extension }) => extension[0]!.valueDecimal!);
  const isReversed = values.length > 1 && values[0]! > values[1]!;
  const given = (value: number): Answer => {
    if (question.type === "decimal") return { valueDecimal: value };
    const { system, extension } = question.answerOption![0]!.valueCoding;
    const weight = isReversed ? Math.min(...values) + Math.max(...values) - value : value;
    return {
      valueCoding: { system, code: String(value), extension: [{ ...extension[0]!, valueDecimal: weight }] },
    } as Answer;
  };
  const reason = [{ url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason", valueCode: "unknown" }];
  const absent = question.type === "decimal" ? { _valueDecimal: { extension: reason } } : { extension: reason };
  const answer = [
    [given(at % 2 === 0 ? 11 : -1)],
    [given(question.type === "decimal" ? 9.15 : 2.5)],
    [...item.answer!, given(2)],
    [absent as Answer],
  ][kind]!;
  const item2 = items.map((each) => (each === item ? { ...each, answer } : each));
  return { ...response, item: [{ ...response.item[0]!, item: item2 }] };
}

describe.each(engines)("%s", (_, from) => {
  it.each(rows)("%s in %s, %s, shows what we score, and nothing where we do not", { timeout: 600_000 }, (...row) => {
    const [id, version, missing] = row;
    const instrument: Instrument = instruments[id as keyof typeof instruments];
    const require = from();
    const fhirpath = require("fhirpath") as FhirPath;
    const model: unknown = require(`fhirpath/fhir-context/${version.toLowerCase()}`);
    const form: Questionnaire = questionnaire(instrument, { ...about, fhirVersion: version, missing });
    const calculators = leaves(form.item).flatMap(({ linkId, extension, readOnly }) => {
      const expression = extension?.find(({ valueExpression }) => valueExpression)?.valueExpression?.expression;
      if (!readOnly || expression === undefined) return [];
      return [[linkId.split(".").at(-1)!, fhirpath.compile(expression, model, { async: false })] as const];
    });

    const random = seeded(instrument.items.length * (version === "R4" ? 41 : 53));
    const seen = { scored: 0, empty: 0, refused: 0 };
    for (let round = 0; round < roundsOf(id); round++) {
      const valid = answered(form, randomResponses(instrument, random, [0, 0.05, 0.15, 0.4][round % 4]!));
      const response = round % 8 < 4 ? valid : spoilt(form, valid, round % 4, Math.floor(random() * 36));
      const read = responsesFrom(response, { instrument });
      const ours = read.ok ? score(instrument, read.value, { missing }) : read;
      for (const [scale, calculate] of calculators) {
        const theirs = calculate(response, { resource: response, questionnaire: form });
        const mine = ours.ok ? (ours.value.scales as Record<string, ScaleScore>)[scale]!.sum : null;
        if (mine === null) expect(theirs).toEqual([]);
        else expect(theirs).toEqual([expect.closeTo(mine, 9)]);
        seen[ours.ok ? (mine === null ? "empty" : "scored") : "refused"]++;
      }
    }
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
  });
});
