import type { Instrument } from "alliance-scoring";
import type { Coding, Questionnaire, QuestionnaireItem } from "alliance-scoring/fhir";

/** The answers of a QuestionnaireResponse, as a form renderer writes them. */
export interface Answer {
  valueDecimal?: number;
  valueCoding?: Coding;
}

export interface ResponseItem {
  linkId: string;
  item?: ResponseItem[];
  answer?: Answer[];
}

export interface QuestionnaireResponse {
  resourceType: "QuestionnaireResponse";
  questionnaire: string;
  status: string;
  item: ResponseItem[];
}

export const about = {
  url: "https://example.org/fhir/Questionnaire/form",
  version: "1.0.0",
  status: "active",
} as const;

/** Every question and score of a form, without the groups. */
export const leaves = (items: readonly QuestionnaireItem[]): QuestionnaireItem[] =>
  items.flatMap((item) => (item.item ? leaves(item.item) : [item]));

/** What a patient's device sends: the form's questions in their group, answered in order; a missing answer has no item. */
export function answered(form: Questionnaire, responses: readonly (number | null)[]): QuestionnaireResponse {
  const group = form.item[0]!;
  const questions = group.item!.filter((item) => item.readOnly !== true);
  const item = questions.flatMap(({ linkId, type, answerOption }, index): ResponseItem[] => {
    const response = responses[index] ?? null;
    if (response === null) return [];
    if (type === "decimal") return [{ linkId, answer: [{ valueDecimal: response }] }];
    const option = answerOption!.find(({ valueCoding }) => valueCoding.code === String(response))!;
    return [{ linkId, answer: [{ valueCoding: { ...option.valueCoding } }] }];
  });
  return {
    resourceType: "QuestionnaireResponse",
    questionnaire: `${form.url}|${form.version}`,
    status: "completed",
    item: [{ linkId: group.linkId, item }],
  };
}

/** A small generator with a seed, so that a failing case can be found again (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Responses on the grid of each item; each is missing with the probability given. */
export const randomResponses = (instrument: Instrument, random: () => number, missing: number): (number | null)[] =>
  instrument.items.map(({ minimum, maximum, step }) => {
    if (random() < missing) return null;
    const steps = Math.floor(random() * (Math.round((maximum - minimum) / step) + 1));
    // Written with as many decimals as the step has, as a form would write it.
    return Number((minimum + steps * step).toFixed(String(step).split(".")[1]?.length ?? 0));
  });
