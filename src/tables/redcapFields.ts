import { InvalidArgumentError } from "../core/invalidArgumentError.js";
import type { ScoringPlan } from "../scoring/plan.js";

/** Names of forms and fields in REDCap. */
const NAME = /^[a-z][a-z0-9_]*$/;

/**
 * What the fields of a form are called in REDCap, in the order of the items: `<form>_<item>`, in lower case.
 *
 * @throws InvalidArgumentError `form-name-invalid`, also where two items would share a field
 * @internal
 */
export function redcapFields({ items }: ScoringPlan, form: unknown): string[] {
  const fields = items.map(({ item }) => `${typeof form === "string" ? form : ""}_${asName(item.id)}`);
  if (typeof form !== "string" || !NAME.test(form) || new Set(fields).size < fields.length)
    throw new InvalidArgumentError(
      "form-name-invalid",
      "form takes lower-case letters, digits and _, a letter first, and a field for each item",
    );
  return fields;
}

/** @internal */
export const asName = (id: string): string => id.toLowerCase().replaceAll("-", "_");
