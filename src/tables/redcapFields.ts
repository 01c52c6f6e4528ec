import { insist } from "../core/insist.js";
import type { ScoringPlan } from "../scoring/plan.js";

/** Names of forms and fields in REDCap. */
const NAME = /^[a-z][a-z0-9_]*$/;

/**
 * What the fields of a form are called in REDCap, in the order of the items: `<form>_<item>`, in lower case.
 *
 * @throws InvalidArgumentError `form-name-invalid`, also where two items would share a field
 * @internal
 */
export function redcapFields({ items }: ScoringPlan, form: unknown, caller: string): string[] {
  const fields = items.map(({ item }) => `${typeof form === "string" ? form : ""}_${asName(item.id)}`);
  const isName = typeof form === "string" && NAME.test(form);
  const need = `"form" to be lower-case letters, digits and _, a letter first`;
  insist(isName, "form-name-invalid", caller, need, form);
  insist(new Set(fields).size === fields.length, "form-name-invalid", caller, "a field of its own for each item");
  return fields;
}

/** @internal */
export const asName = (id: string): string => id.toLowerCase().replaceAll("-", "_");
