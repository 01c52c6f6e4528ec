import { srs, unwrap, waiSr } from "alliance-scoring";
import { instrumentSchema, parseInstrument, responseJsonSchema, responseSchema } from "alliance-scoring/schema";
import { holdSentences } from "../../support/slips.js";

/** A slip that a JavaScript caller can make, and a TypeScript one by a cast. */
const as = (value: unknown) => value as never;

/** A definition as it stands in a file, with other parts. */
const file = (more: object): object => ({ ...(JSON.parse(JSON.stringify(waiSr)) as object), ...more });
/** The issues of a form, as people read them: code, place, sentence. */
const read = (input: unknown, options: object = {}, form = srs) => {
  const { error } = responseSchema(form, as(options)).safeParse(input);
  return {
    issues: (error?.issues ?? []).map((issue) => ({
      code: issue.code === "custom" ? String(issue.params?.["code"]) : issue.code,
      path: issue.path as (string | number)[],
      message: issue.message,
    })),
  };
};

holdSentences("schema", {
  "instrumentSchema: a misspelt part": () => ({
    issues: instrumentSchema
      .safeParse(file({ constuct: "alliance" }))
      .error!.issues.map(({ code, path, message }) => ({ code, path: path as string[], message })),
  }),
  "parseInstrument: a text that is no JSON": () => parseInstrument("{ id: waiSr }"),
  "parseInstrument: nothing": () => parseInstrument(undefined),
  "parseInstrument: a list": () => parseInstrument([waiSr]),
  "parseInstrument: a definition that was not unwrapped": () => parseInstrument({ ok: true, value: waiSr }),
  "parseInstrument: a misspelt part": () => parseInstrument(file({ constuct: "alliance" })),
  "parseInstrument: an unknown construct": () => parseInstrument(file({ construct: "trust" })),
  "parseInstrument: no rater": () => parseInstrument(file({ raters: [] })),
  "parseInstrument: no name": () => parseInstrument(file({ name: "" })),
  "parseInstrument: an endless item": () =>
    parseInstrument(file({ items: [{ ...waiSr.items[0], maximum: Infinity }, ...waiSr.items.slice(1)] })),
  "parseInstrument: half a number": () =>
    parseInstrument(file({ items: [{ ...waiSr.items[0], number: 1.5 }, ...waiSr.items.slice(1)] })),
  "parseInstrument: an unknown rule for missing answers": () =>
    parseInstrument(file({ scales: { total: { items: ["item1"], missing: { rule: "impute" } } } })),
  "parseInstrument: an item left out": () => parseInstrument(file({ items: waiSr.items.slice(1) })),
  "parseInstrument: an accessor that throws": () =>
    parseInstrument({
      ...waiSr,
      get id() {
        throw new Error("an answer");
      },
    }),
  "responseJsonSchema: no instrument": () => responseJsonSchema(as({ ...srs })),
  "responseJsonSchema: an instrument that was not unwrapped": () => responseJsonSchema(as({ ok: true, value: srs })),
  "responseSchema: no instrument": () => responseSchema(as({ ...srs })),
  "responseSchema: an instrument that was not unwrapped": () => responseSchema(as({ ok: true, value: srs })),
  "responseSchema: a misspelt option": () => responseSchema(srs, as({ mesage: () => "" })),
  "responseSchema: options that were not unwrapped": () => responseSchema(srs, as({ ok: true, value: {} })),
  "responseSchema: an option of score": () => responseSchema(srs, as({ missing: "prorate" })),
  "responseSchema: an input that is none": () => responseSchema(srs, as({ input: "array" })),
  "responseSchema: a way with steps that is none": () => responseSchema(srs, as({ offStep: "ceil" })),
  "responseSchema: a message that is a text": () => responseSchema(srs, as({ message: "wrong" })),
  "responseSchema: a message that returns no text": () =>
    responseSchema(srs, as({ message: () => null })).safeParse({ goals: 11 }),
  "responseSchema: no answers": () => read(undefined),
  "responseSchema: a list in place of an object": () => read([9, 9, 9, 9]),
  "responseSchema: an object in place of a list": () => read({ goals: 9 }, { input: "list" }),
  "responseSchema: answers that were not unwrapped": () => read({ ok: true, value: { goals: 9 } }),
  "responseSchema: a misspelt item": () => read({ gaols: 9 }),
  "responseSchema: an answer out of range": () => read({ goals: 11 }),
  "responseSchema: an answer off its step": () => read({ goals: 9.05 }),
  "responseSchema: an answer rounded": () => read({ goals: 9.05 }, { offStep: "round" }),
  "responseSchema: an answer as text": () => read({ goals: "9" }),
  "responseSchema: a list too short": () => read([9, 9], { input: "list" }),
  "responseSchema: a list with a hole": () => read([9, , 9, 9], { input: "list" }), // eslint-disable-line no-sparse-arrays
  "responseSchema: an instrument of one's own": () =>
    read({ item1: 8 }, {}, as(unwrap(parseInstrument(file({ id: "mine" }))))),
});
