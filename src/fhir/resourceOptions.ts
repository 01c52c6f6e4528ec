import { checkedOptions, readData, type Choices } from "../core/checkedOptions.js";
import { insist } from "../core/insist.js";
import { isList, isPlainObject } from "../core/plainObject.js";
import { isText } from "./codes.js";

/** What an option can be, besides one of a list of texts. */
const kinds = {
  "a text": isText,
  "a list": isList,
  "an object": isPlainObject,
  "true or false": (value: unknown) => value === true || value === false,
  "true or a list": (value: unknown) => value === true || isList(value),
  anything: () => true,
};

/** What one option is. @internal */
export type OptionKind = readonly string[] | keyof typeof kinds;

/** What each option is. @internal */
export type OptionKinds<Options> = { readonly [Name in keyof Required<Options>]: OptionKind };

/**
 * Options, each known and of its kind: what is written into a record is never guessed.
 *
 * @param leavesOut - whether null is left out, as it is in a resource
 *
 * @throws InvalidArgumentError `option-unknown`, `result-not-unwrapped`
 * @internal
 */
export function optionsOfKind<Options extends object>(
  options: Options | undefined,
  caller: string,
  known: OptionKinds<Options>,
  leavesOut?: true,
): Partial<Options> {
  const read = checkedOptions(options, caller, known as { readonly [Name in keyof Required<Options>]: Choices });
  for (const [name, value] of Object.entries<unknown>(read)) {
    const kind: OptionKind = known[name as keyof Options];
    if (typeof kind === "string" && value !== undefined && !(leavesOut && value === null))
      insist(kinds[kind](value), "option-unknown", caller, `"${name}" to be ${kind}`, value);
  }
  return read;
}

/**
 * The same of a resource that is written: all through, each part read once.
 *
 * @internal
 */
export const resourceOptions = <Options extends object>(
  options: Options | undefined,
  caller: string,
  known: OptionKinds<Options>,
): Partial<Options> => optionsOfKind(readData(options, "option-unknown", caller, "options"), caller, known, true);
