import type { Item } from "../instruments/definition.js";
import { codeSystem, held, sdcUrl, structureUrl } from "./codes.js";
import type { CodeSystemOption } from "./codes.js";
import { isChoice } from "./fhirPath.js";
import { descend, isRecord, recordOf, recordsIn } from "./json.js";
import type { Data } from "./json.js";

/** What is known of an item where the instrument is not: its id. */
export type KnownItem = Pick<Item, "id"> & Partial<Item>;

/** How the number of an answer is found. */
export interface AnswerOptions extends CodeSystemOption {
  /** Responses by code, for coded answers without weights: `{ "LA6568-5": 1, … }`. Raw responses, not reversed. */
  readonly codes?: Readonly<Record<string, number>>;
  /**
   * Lines were captured as whole millimetres, 0 to 100: numbers without a unit are divided by ten. Only for lines from 0 to 10
   * of an instrument that is named; any other line is refused.
   */
  readonly millimetres?: boolean;
}

/** Why an answer has no number. */
export type AnswerFault = "answer-not-a-number" | "answer-without-weight" | "weight-contradicts-code" | "unit-unknown";

/** @internal */
export const isValue = (key: string): boolean => /^value/.test(key);

/**
 * The number of one answer, as a response and not reversed, or why it has none.
 *
 * @internal
 */
export function answerNumber(
  answer: Data,
  linkId: string,
  item: KnownItem,
  weights: ReadonlyMap<string, number>,
  { codes, millimetres, codeSystem: start }: AnswerOptions,
  isTextRead: boolean,
): number | AnswerFault {
  const keys = Object.keys(answer).filter(isValue);
  // Two values are none.
  const key = keys.length > 1 ? undefined : keys[0];
  const value = answer[key as string];
  const isRating = isChoice(item as Item);
  // The length of a line with another or an unknown range is unknown.
  const isTenLong = !isRating && item.minimum === 0 && item.maximum === 10;
  const number = (given: unknown, unit: unknown = millimetres && !isRating ? "mm" : "1"): number | AnswerFault => {
    if (!Number.isFinite(given)) return "answer-not-a-number";
    if (["1", "{score}", "score", isTenLong && "cm"].includes(unit as string)) return given as number;
    return isTenLong && unit === "mm" ? (given as number) / 10 : "unit-unknown";
  };
  if (key === "valueDecimal" || key === "valueInteger") return number(value);
  if (key === "valueString" && isTextRead && typeof value === "string") return number(decimal(value.trim()));
  if (!isRecord(value)) return "answer-not-a-number";
  const { code, system, unit } = value;
  if (key === "valueQuantity" && (value["comparator"] ?? undefined) === undefined)
    return number(
      value["value"],
      [code, unit].find((each) => each !== "" && each !== null && each !== undefined),
    );
  if (key !== "valueCoding" || typeof code !== "string") return "answer-not-a-number";

  const own = system === codeSystem("response", { codeSystem: start }) ? decimal(code) : undefined;
  const weight =
    weightOf(value, answer) ??
    weights.get(optionKey(linkId, code, system)) ??
    weights.get(optionKey(linkId, code, undefined));
  if (weight === undefined) {
    const given: unknown = held(codes, code) ?? own;
    return given === undefined ? "answer-without-weight" : number(given, "1"); // a text in codes may be the answer itself
  }
  // Without the instrument it is unknown which items are reversed: our own code is the response itself.
  if (item.keyed === undefined) return number(own ?? weight, "1");
  const raw = item.keyed === "reverse" ? (item.minimum as number) + (item.maximum as number) - weight : weight;
  return own === undefined || own === raw ? number(raw, "1") : "weight-contradicts-code";
}

const decimal = (text: string): number | undefined => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined);

/** Extensions that hold a weight: of Releases 4 and 5, then those of Releases 2 and 3. */
const WEIGHTS = ["itemWeight", "ordinalValue", "questionnaire-ordinalValue", "iso21090-CO-value"];

/** The weight of a coding, or of the answer or option that holds it; NaN where that is no number. */
function weightOf(...holders: readonly Data[]): number | undefined {
  const found = holders
    .flatMap(({ extension }) => recordsIn(extension))
    .filter(({ url }) => WEIGHTS.some((name) => url === structureUrl(name)));
  const [weight, ...others] = new Set(found.map((each) => each["valueDecimal"] ?? each["valueInteger"]));
  if (found.length > 0) return typeof weight === "number" && others.length === 0 ? weight : NaN;
  return undefined;
}

const optionKey = (...parts: readonly unknown[]): string =>
  JSON.stringify(parts.map((part) => typeof part === "string" && part));

/** What a Questionnaire says of its items. */
export interface Asked {
  /** Weights of options, by link id, code and system; NaN where an option has two. */
  readonly weights: ReadonlyMap<string, number>;
  /** Links of items without an answer. */
  readonly calculated: ReadonlySet<unknown>;
}

/** @internal */
export function readQuestionnaire(resource: unknown): Asked {
  const weights = new Map<string, number>();
  const calculated = new Set<unknown>();
  for (const { linkId, answerOption, option, readOnly, extension } of descend(resource)) {
    if (readOnly === true || recordsIn(extension).some(({ url }) => url === sdcUrl("calculatedExpression")))
      calculated.add(linkId);
    // Release 3 calls it `option`.
    for (const choice of [...recordsIn(answerOption), ...recordsIn(option)]) {
      const coding = recordOf(choice["valueCoding"]);
      const weight = weightOf(choice, coding);
      const key = optionKey(linkId, coding["code"], coding["system"]);
      if (weight !== undefined) weights.set(key, (weights.get(key) ?? weight) === weight ? weight : NaN);
    }
  }
  return { weights, calculated };
}
