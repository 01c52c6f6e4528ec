import { checkedOptions } from "../core/checkedOptions.js";
import type { Instrument } from "../instruments/definition.js";
import { scoringPlan } from "../scoring/plan.js";
import { asName, redcapFields } from "./redcapFields.js";

/** One field of a REDCap data dictionary: the eighteen columns of its CSV, in their order. */
export type DictionaryRow = { readonly [Column in (typeof dictionaryColumns)[number]]: string };

const dictionaryColumns = [
  "Variable / Field Name",
  "Form Name",
  "Section Header",
  "Field Type",
  "Field Label",
  "Choices, Calculations, OR Slider Labels",
  "Field Note",
  "Text Validation Type OR Show Slider Number",
  "Text Validation Min",
  "Text Validation Max",
  "Identifier?",
  "Branching Logic (Show field only if...)",
  "Required Field?",
  "Custom Alignment",
  "Question Number (surveys only)",
  "Matrix Group Name",
  "Matrix Ranking?",
  "Field Annotation",
] as const;

/**
 * An instrument as rows of a REDCap data dictionary: names, ranges and types of its fields, for a form whose words you
 * hold the licence to and add yourself.
 *
 * Labels are the package's neutral ones (`Goals and topics`, `Item 4`), never an item's wording. Fields are called
 * `<form>_<item>`, as `columnPresets.redcap` expects them. No field is required: an unanswered item is an answer of its own.
 * A project needs a record-id field in front of them.
 *
 * @param instrument - any instrument
 * @param options - `form`: the form's name in REDCap, lower case (default: the instrument's id in lower case)
 * @returns one row an item, every cell a text, ready for a CSV writer
 * @throws InvalidArgumentError `form-name-invalid`, `instrument-not-defined`
 *
 * @example
 * import { dataDictionary } from "alliance-scoring/tables";
 * const row = dataDictionary(ors)[2];
 * row["Variable / Field Name"]; // => "ors_social"
 * [row["Text Validation Type OR Show Slider Number"], row["Text Validation Min"], row["Text Validation Max"]]; // => ["number", "0", "10"]
 */
export function dataDictionary(instrument: Instrument, options?: { readonly form?: string }): DictionaryRow[] {
  const plan = scoringPlan(instrument, "dataDictionary");
  const { items, ticksPerUnit } = plan;
  const { form = asName(instrument.id) } = checkedOptions(options, "dataDictionary", { form: "checked-by-caller" });
  const fields = redcapFields(plan, form, "dataDictionary");
  const empty = Object.fromEntries(dictionaryColumns.map((column) => [column, ""])) as DictionaryRow;
  // Not number_1dp, which REDCap switches off by default and which refuses 9, 10 and 0.
  const validation = ticksPerUnit === 1 ? "integer" : "number";
  return items.map(({ item }, position) => ({
    ...empty,
    "Variable / Field Name": fields[position] as string,
    "Form Name": form,
    "Field Type": "text",
    "Field Label": item.label,
    "Field Note": `${item.minimum} to ${item.maximum}, steps of ${item.step}`,
    "Text Validation Type OR Show Slider Number": validation,
    "Text Validation Min": String(item.minimum),
    "Text Validation Max": String(item.maximum),
  }));
}
