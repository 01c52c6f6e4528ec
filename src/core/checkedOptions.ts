import { insist, insistUnwrapped } from "./insist.js";
import { isPlainObject, type PlainObject } from "./plainObject.js";

/** What an option may be: one of a list of texts, or anything that the function itself checks. */
export type Choices = readonly string[] | "checked-by-caller";

/** No options at all. */
const none: PlainObject = /* @__PURE__ */ Object.freeze({});

/**
 * The options of a call, each read once, or an error for what is no option: a misspelt name is never taken for the default.
 *
 * An option that is undefined counts as left out.
 *
 * @param options - as the caller gave them; undefined for none
 * @param known - every option by name, with its allowed texts where it has some
 * @returns a copy that holds known options only
 * @throws InvalidArgumentError `option-unknown`, `result-not-unwrapped`
 * @internal
 */
export function checkedOptions<Options extends object>(
  options: Options | undefined,
  caller: string,
  known: { readonly [Name in keyof Required<Options>]: Choices },
): Partial<Options> {
  if (options === undefined) return none as Partial<Options>;
  const copy = readEntries(options, caller, Object.keys(known), "option-unknown");
  for (const [name, value] of Object.entries(copy)) {
    const choices = known[name as keyof Options];
    if (typeof choices !== "string" && value !== undefined)
      insistChoice(value, choices, "option-unknown", caller, `"${name}"`);
  }
  return copy as Partial<Options>;
}

/**
 * The entries of a plain object that a caller hands in, each read once; an unknown key is an error that names the known ones.
 *
 * @throws InvalidArgumentError `code`, `result-not-unwrapped`
 * @internal
 */
export function readEntries(
  given: unknown,
  caller: string,
  known: readonly string[],
  code: "option-unknown" | "unknown-key" | "prior-invalid" | "monitor-invalid",
): Record<string, unknown> {
  const need = `an object with only ${known.join(", ")}`;
  insistUnwrapped(given, caller, need);
  insist(isPlainObject(given), code, caller, need, given);
  let copy: Record<string, unknown> | undefined;
  try {
    copy = { ...given };
  } catch {
    // An accessor that throws: an option that cannot be read.
  }
  insist(
    copy !== undefined && Object.keys(copy).every((key) => known.includes(key)),
    code,
    caller,
    `${need}; got another`,
  );
  return copy;
}

/**
 * Throw when a text is none of those allowed; the sentence lists them.
 *
 * @internal
 */
export function insistChoice(
  value: unknown,
  choices: readonly string[],
  code: Parameters<typeof insist>[1],
  caller: string,
  name: string,
): void {
  const allowed = choices.map((choice) => `"${choice}"`).join(" or ");
  insist(choices.includes(value as string), code, caller, `${name} to be ${allowed}`, value);
}
