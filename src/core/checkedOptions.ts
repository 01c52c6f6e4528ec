import type { ErrorCode } from "./errorCode.js";
import { insist, insistList, insistUnwrapped } from "./insist.js";
import { InvalidArgumentError } from "./invalidArgumentError.js";
import { isList, isPlainObject, type PlainObject } from "./plainObject.js";

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
  code: ErrorCode,
): Record<string, unknown> {
  const need = `an object with only ${known.join(", ")}`;
  insistUnwrapped(given, caller, need);
  let copy: Record<string, unknown> | undefined;
  try {
    copy = isPlainObject(given) ? { ...given } : undefined;
  } catch {
    // An accessor that throws: an option that cannot be read.
  }
  insist(copy !== undefined && Object.keys(copy).every((key) => known.includes(key)), code, caller, need, given);
  return copy;
}

/**
 * A copy of plain data, each part read once: no accessor, no proxy, no hole and no Result is left in it. What is no plain data
 * (a function, a date, a typed array) stays what it is.
 *
 * @throws InvalidArgumentError `code` for what cannot be read, is cyclic or has holes; `result-not-unwrapped`
 * @internal
 */
export function readData<Data>(given: Data, code: ErrorCode, caller: string, need: string): Data {
  const copyOf = (value: unknown, depth: number): unknown => {
    if (typeof value !== "object" || value === null) return value;
    insistUnwrapped(value, caller, depth > 0 ? `${need}, all unwrapped` : need); // a key may be a name
    insist(depth < DEEPEST, code, caller, `${need}; got a cyclic one`);
    if (isList(value)) {
      insistList(value, code, caller, need);
      return Array.from(value, (part) => copyOf(part, depth + 1));
    }
    if (!isPlainObject(value)) {
      Object.getPrototypeOf(value); // a proxy that cannot be read throws here
      return value;
    }
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copyOf(part, depth + 1)]));
  };
  try {
    return copyOf(given, 0) as Data;
  } catch (error) {
    if (error instanceof InvalidArgumentError) throw error;
  }
  throw new InvalidArgumentError(code, `${caller} requires ${need} that can be read`);
}

/** Deeper than any data that the package knows. */
const DEEPEST = 30;

/**
 * The entries of a plain object all through, as {@link readData} copies them; an unknown key is an error. Undefined holds nothing.
 *
 * @throws InvalidArgumentError `code`, `result-not-unwrapped`
 * @internal
 */
export function readRecord<Data extends object>(
  given: Data | undefined,
  caller: string,
  known: readonly string[],
  code: ErrorCode = "option-unknown",
): Partial<Data> {
  const need = `an object with no keys but ${known.join(", ")}`;
  return readEntries(
    readData(given === undefined ? none : given, code, caller, need),
    caller,
    known,
    code,
  ) as Partial<Data>;
}

/**
 * Throw when a text is none of those allowed; the sentence lists them.
 *
 * @internal
 */
export function insistChoice(
  value: unknown,
  choices: readonly string[],
  code: ErrorCode,
  caller: string,
  name: string,
): void {
  const allowed = choices.map((choice) => `"${choice}"`).join(" or ");
  insist(choices.includes(value as string), code, caller, `${name} to be ${allowed}`, value);
}
