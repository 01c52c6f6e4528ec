import { checkedOptions, readData, type Choices } from "../core/checkedOptions.js";
import { insist } from "../core/insist.js";
import { isList, isPlainObject } from "../core/plainObject.js";

/** What every option is, whichever resource it belongs to; those that are not here are checked where they are used. */
const kinds: readonly (readonly [kind: string, is: (value: unknown) => boolean, names: readonly string[]])[] = [
  [
    "a text",
    (value) => typeof value === "string",
    ["codeSystem", "id", "effectiveDateTime", "issued", "identifiedDateTime", "start", "end", "label", "url", "uuid"],
  ],
  ["a list", isList, ["performer", "derivedFrom", "implicated", "mitigation", "links"]],
  ["an object", isPlainObject, ["encounter", "author", "meta", "norms", "codings", "text"]],
  ["true or false", (value) => typeof value === "boolean", ["items"]],
];

/**
 * The options of a resource, read once, each known and of its kind: what is written into a record is never guessed. Null is
 * left out.
 *
 * @throws InvalidArgumentError `option-unknown`, `result-not-unwrapped`
 * @internal
 */
export function resourceOptions<Options extends object>(
  given: Options | undefined,
  caller: string,
  known: { readonly [Name in keyof Required<Options>]: Choices },
): Partial<Options> {
  const options = checkedOptions(readData(given, "option-unknown", caller, "options"), caller, known);
  for (const [name, value] of Object.entries<unknown>(options))
    for (const [kind, is, names] of kinds)
      if (value !== undefined && value !== null && names.includes(name))
        insist(is(value), "option-unknown", caller, `"${name}" to be ${kind}`, value);
  return options;
}
