import { readEntries } from "../core/checkedOptions.js";
import { insist } from "../core/insist.js";
import { isPlainObject } from "../core/plainObject.js";
import type { Instrument, Item, ItemId, ScaleId } from "../instruments/definition.js";
import { coded, codeSystem, formCode, freeName, held, isText, panelName, sdcUrl, structureUrl, UCUM } from "./codes.js";
import type { CodeSystemOption, WeightExtension } from "./codes.js";
import { decimalsOf, isChoice, scoreExpression } from "./fhirPath.js";
import { linksOf } from "./links.js";
import { resourceOptions } from "./resourceOptions.js";
import type { LinkIds } from "./links.js";
import type { Coding, Extension, FhirVersion, Questionnaire, QuestionnaireItem } from "./resources.js";

/** The words of a form, from you as the holder of the licence. Neutral labels of ours replace what you leave out. */
export interface QuestionnaireText<I extends Instrument = Instrument> {
  readonly title?: string;
  /** By item id. */
  readonly items?: { readonly [Id in ItemId<I>]?: string };
  /** Words of the answers to choose from, by response: `{ 1: "…", 2: "…" }`. */
  readonly options?: Readonly<Record<number, string>>;
  /** Names of the calculated scores, by scale id. */
  readonly scales?: { readonly [Id in ScaleId<I>]?: string };
}

/** What {@link questionnaire} needs to know. */
export interface QuestionnaireOptions<
  I extends Instrument = Instrument,
  Version extends FhirVersion = FhirVersion,
> extends CodeSystemOption {
  /** Default `R4`, which R4B reads as well. */
  readonly fhirVersion?: Version;
  /** Canonical URL of the form at the deployer's. */
  readonly url: string;
  /** Version of the form at the deployer's. */
  readonly version: string;
  readonly status: Questionnaire["status"];
  /** What the calculated scores do with missing answers, as in `score`; default `strict`. */
  readonly missing?: "strict" | "prorate";
  /**
   * The extension that carries an option's weight. Default `ordinalValue` in R4 and `itemWeight` in R5. What a renderer reads
   * differs: fhirpath.js finds no `ordinalValue` under R5, LHC-Forms reads `itemWeight` in R4 from 38.x, Smart Forms does not.
   */
  readonly weights?: WeightExtension;
  readonly text?: QuestionnaireText<I>;
  /** Link ids of your own: from link id to item id or scale id. */
  readonly linkIds?: LinkIds;
}

/**
 * An instrument as a FHIR Questionnaire (Structured Data Capture) that calculates its own scores.
 *
 * A line is a `decimal` with range, one decimal and a slider; a rating is a row of coded answers, whose code is the
 * response and whose weight is the keyed response (so a reverse-keyed item has its weights reversed). Totals and
 * subscales are read-only items with a FHIRPath expression that gives what `score` gives under the same rule for
 * missing answers, and nothing where that has no score. A scale of a single item is not calculated: it is that item.
 *
 * The form's wording is not ours to give: `text` brings it, and without it items show a neutral label of ours.
 *
 * @param instrument - any instrument of the package or of `defineInstrument`
 * @param options - `url`, `version`, `status` of your Questionnaire; `fhirVersion`, `missing`, `weights`, `text`,
 *   `linkIds`, `codeSystem`
 * @returns plain JSON, R4 by default
 * @throws InvalidArgumentError `instrument-not-defined`; `link-ids-invalid` (a link to no
 *   item, two links to one item, or one link to two); `option-unknown`, `unknown-key` (a text for an item or scale that
 *   the form lacks)
 * @see HL7 Structured Data Capture, hl7.fhir.uv.sdc 4.0.0-ballot
 *
 * @example
 * const form = questionnaire(srs, { url: "https://example.org/fhir/Questionnaire/srs", version: "1", status: "active" });
 * form.item[0].item.map((item) => item.linkId); // => ["srs.relationship", "srs.goals", "srs.approach", "srs.overall", "srs.total"]
 */
export function questionnaire<I extends Instrument, Version extends FhirVersion = "R4">(
  instrument: I,
  options: QuestionnaireOptions<I, Version>,
): Questionnaire<Version> {
  const { given, links, url, version, status, missing, text, isR5, weights } = checked(instrument, options);
  const form = formCode(instrument.id);
  const ids = instrument.items.map(({ id }) => id);
  const measure = (name: string): Coding[] => [{ system: codeSystem("measure", given), code: `${form}-${name}` }];
  const words: { readonly [Part in "items" | "scales"]?: Readonly<Record<string, string | undefined>> } = text;

  const questions = [...links.items].map(([linkId, item]): QuestionnaireItem => {
    const question = { linkId, code: measure(item.id), text: held(words.items, item.id) ?? item.label };
    if (!isChoice(item)) return { ...question, type: "decimal", extension: line(item) };
    const answerOption = responsesTo(item).map((response) => {
      const weight = {
        url: structureUrl(weights),
        valueDecimal: item.keyed === "forward" ? response : item.minimum + item.maximum - response,
      };
      return {
        extension: [weight],
        valueCoding: {
          // Renderers copy the coding into the answer, and some look for the weight there alone.
          extension: [{ ...weight }],
          system: codeSystem("response", given),
          code: String(response),
          display: text.options?.[response] ?? String(response),
        },
      };
    });
    return {
      ...question,
      type: isR5 ? "coding" : "choice",
      extension: [control("radio-button")],
      ...(isR5 && { answerConstraint: "optionsOnly" }),
      answerOption,
    };
  });

  const scores = [...links.scales].map(([linkId, scaleId]): QuestionnaireItem => {
    const expression = scoreExpression(instrument, scaleId, links, missing);
    return {
      linkId,
      code: measure(freeName(scaleId, ids)),
      text: held(words.scales, scaleId) ?? scaleId,
      type: "decimal",
      readOnly: true,
      extension: [
        {
          url: structureUrl("questionnaire-unit"),
          valueCoding: { system: UCUM, code: "{score}" },
        },
        { url: sdcUrl("calculatedExpression"), valueExpression: { language: "text/fhirpath", expression } },
        { url: sdcUrl("observationExtract"), valueBoolean: true },
      ],
    };
  });

  const { status: rights, holder } = instrument.licence;
  return {
    resourceType: "Questionnaire",
    url,
    version,
    title: text.title ?? instrument.name,
    status,
    subjectType: ["Patient"],
    copyright: `${instrument.name}. Rights: ${holder} (${rights}). Wording: the deployer's.`,
    code: measure(panelName(ids, instrument.scales)),
    item: [{ linkId: form, type: "group", item: [...questions, ...scores] }],
  } satisfies Questionnaire;
}

/** The options, or an error for one that is unknown or missing. */
function checked(instrument: Instrument, options: QuestionnaireOptions) {
  const caller = "questionnaire";
  const given = resourceOptions(options, caller, {
    url: "anything",
    version: "anything",
    linkIds: "anything",
    text: "an object",
    codeSystem: "a text",
    status: ["draft", "active", "retired", "unknown"],
    missing: ["strict", "prorate"],
    fhirVersion: ["R4", "R5"],
    weights: ["ordinalValue", "itemWeight"],
  });
  const { url, version, status, missing, fhirVersion, weights, text = {}, linkIds } = given;
  const links = linksOf(instrument, linkIds, caller);
  insist(isText(url) && isText(version) && status !== undefined, "option-unknown", caller, "url, version and status");
  const words = readEntries(text, caller, ["title", "items", "options", "scales"], "unknown-key");
  const ids = { items: instrument.items.map(({ id }) => id), scales: Object.keys(instrument.scales) };
  for (const part of ["items", "scales"] as const)
    if (words[part] !== undefined) readEntries(words[part], caller, ids[part], "unknown-key");
  const texts = Object.values(words).flatMap((part) => (isPlainObject(part) ? Object.values(part) : [part]));
  const areTexts = texts.every((each) => each === undefined || typeof each === "string");
  insist(areTexts, "option-unknown", caller, '"text" to hold texts alone');
  const isR5 = fhirVersion === "R5";
  return {
    ...{ given, links, url, version, status, missing, isR5 },
    text: words as QuestionnaireText,
    weights: weights ?? (isR5 ? "itemWeight" : "ordinalValue"),
  } as const;
}

const control = (code: string): Extension => ({
  url: structureUrl("questionnaire-itemControl"),
  valueCodeableConcept: coded("http://hl7.org/fhir/questionnaire-item-control", code),
});

const line = (item: Item): Extension[] => [
  control("slider"),
  { url: structureUrl("minValue"), valueDecimal: item.minimum },
  { url: structureUrl("maxValue"), valueDecimal: item.maximum },
  { url: structureUrl("maxDecimalPlaces"), valueInteger: decimalsOf(item) },
];

const responsesTo = ({ minimum, maximum, step }: Item): number[] =>
  Array.from({ length: (maximum - minimum) / step + 1 }, (_, index) => minimum + index * step);
