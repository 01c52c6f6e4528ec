import {
  cronbachAlpha,
  defineInstrument,
  ors,
  parseResponses,
  responseQuality,
  score,
  scoreTotal,
  srs,
  standardErrorOfMeasurement,
  unwrap,
  wai36,
  waiSr,
} from "alliance-scoring";
import { holdSentences } from "../../support/slips.js";

/** A slip that a JavaScript caller can make, and a TypeScript one by a cast. */
const as = (value: unknown) => value as never;
const full = [9, 9, 9, 8];
const ratings = (length: number) => Array<number>(length).fill(4);
const definition = (changes: object) => defineInstrument(as({ ...srs, ...changes }));
const item = (changes: object) => definition({ items: [{ ...srs.items[0], ...changes }, ...srs.items.slice(1)] });
const total = (changes: object) =>
  definition({ scales: { ...srs.scales, total: { ...srs.scales.total, ...changes } } });

holdSentences("scoring", {
  "score: a name in place of a definition": () => score(as("srs"), full),
  "score: an undefined definition": () => score(as(undefined), full),
  "score: arguments swapped": () => score(as(full), as(srs)),
  "score: a copied definition": () => score(as({ ...srs }), full),
  "score: no answers": () => score(srs, as(undefined)),
  "score: a text": () => score(srs, as("9,9,9,8")),
  "score: too few answers": () => score(srs, [9, 9, 9]),
  "score: a list with a hole": () => score(srs, as([9, , 9, 8])), // eslint-disable-line no-sparse-arrays
  "score: answers that were not unwrapped": () => score(srs, as({ ok: true, value: full })),
  "score: an unknown item": () => score(srs, as({ relationship: 9, goals: 9, approach: 9, over: 8 })),
  "score: an item by its number": () => score(waiSr, as({ 1: 4 })),
  "score: an answer as text": () => score(srs, as(["9", 9, 9, 8])),
  "score: an answer that is no number": () => score(srs, [NaN, 9, 9, 8]),
  "score: millimetres": () => score(srs, [90, 88, 91, 85]),
  "score: an answer between the steps": () => score(waiSr, [3.5, ...ratings(11)]),
  "score: a misspelt option": () => score(srs, full, as({ Missing: "prorate" })),
  "score: an unknown policy": () => score(srs, full, { missing: as("prorated") }),
  "score: a list of options": () => score(srs, full, as(["prorate"])),
  "parseResponses: an answer out of its range": () => parseResponses(wai36, [8, ...ratings(35)]),
  "parseResponses: an unknown way with answers off the step": () =>
    parseResponses(srs, full, { offStep: as("nearest") }),
  "scoreTotal: a total as text": () => scoreTotal(srs, as("36")),
  "scoreTotal: no total": () => scoreTotal(srs, as(null)),
  "scoreTotal: a total that was not unwrapped": () => scoreTotal(srs, as({ ok: true, value: 36 })),
  "scoreTotal: a total out of its range": () => scoreTotal(ors, 250),
  "scoreTotal: a total between the steps": () => scoreTotal(ors, 25.05),
  "scoreTotal: a form without a total": () => {
    const { total: _, ...scales } = srs.scales;
    return scoreTotal(definition({ id: "parts", scales }), 36);
  },
  "responseQuality: answers that are none": () => responseQuality(srs, as([9, 9, 9, 99])),
  "responseQuality: answers that were not unwrapped": () => responseQuality(srs, as(parseResponses(srs, full))),
  "cronbachAlpha: no rows": () => cronbachAlpha(as(undefined)),
  "cronbachAlpha: rows that are objects": () => cronbachAlpha(as([{ a: 1, b: 2 }])),
  "cronbachAlpha: rows of different lengths": () => cronbachAlpha([[1, 2, 3], [1, 2]]), // prettier-ignore
  "cronbachAlpha: a missing score": () => cronbachAlpha([[1, 2], [1, as(null)]]), // prettier-ignore
  "cronbachAlpha: a confidence in percent": () => cronbachAlpha([[1, 2], [2, 3]], { confidence: 95 }), // prettier-ignore
  "cronbachAlpha: a misspelt option": () => cronbachAlpha([[1, 2], [2, 3]], as({ alpha: 0.05 })), // prettier-ignore
  "standardErrorOfMeasurement: no standard deviation": () => standardErrorOfMeasurement(0, 0.8),
  "standardErrorOfMeasurement: a reliability of 1": () => standardErrorOfMeasurement(8, 1),
  "unwrap: a result that failed": () => unwrap(score(srs, [9, 9, 9, 90])),
  "unwrap: what is no result": () => unwrap(as(full)),
  "defineInstrument: a text": () => defineInstrument(as("srs")),
  "defineInstrument: not unwrapped": () => defineInstrument(as({ ok: true, value: srs })),
  "defineInstrument: a misspelt key": () => definition({ lisence: {} }),
  "defineInstrument: an id with blanks": () => definition({ id: "Session Rating Scale" }),
  "defineInstrument: no name": () => definition({ name: "" }),
  "defineInstrument: no version": () => definition({ version: 1 }),
  "defineInstrument: an unknown construct": () => definition({ construct: "mood" }),
  "defineInstrument: an unknown direction": () => definition({ higherIs: "up" }),
  "defineInstrument: no raters": () => definition({ raters: [] }),
  "defineInstrument: no licence": () => definition({ licence: undefined }),
  "defineInstrument: sources that are none": () => definition({ sources: [1] }),
  "defineInstrument: no items": () => definition({ items: [], scales: {} }),
  "defineInstrument: an item by its number": () => item({ id: "1" }),
  "defineInstrument: an item out of order": () => item({ number: 2 }),
  "defineInstrument: an item without a label": () => item({ label: "" }),
  "defineInstrument: an item that is keyed in no way": () => item({ keyed: "reversed" }),
  "defineInstrument: an item without a range": () => item({ minimum: 10 }),
  "defineInstrument: an item without a step": () => item({ step: 0 }),
  "defineInstrument: a step that does not divide the range": () => item({ step: 0.3 }),
  "defineInstrument: an item twice": () => item({ id: "goals" }),
  "defineInstrument: a scale without items": () => total({ items: [] }),
  "defineInstrument: a scale with an unknown item": () => total({ items: ["relationship", "goal"] }),
  "defineInstrument: a scale with an item twice": () => total({ items: ["goals", "goals"] }),
  "defineInstrument: an unknown component": () => total({ component: "hope" }),
  "defineInstrument: a single item of four": () => total({ singleItem: true }),
  "defineInstrument: an unknown missing rule": () => total({ missing: { rule: "prorated" } }),
  "defineInstrument: a scale that may miss everything": () =>
    total({ missing: { rule: "prorate", maximumMissing: 4 } }),
  "defineInstrument: a total of an unknown subscale": () => total({ missing: { rule: "subscales", of: ["goals"] } }),
  "defineInstrument: a total of some subscales": () => total({ missing: { rule: "subscales", of: ["goal", "task"] } }),
});
