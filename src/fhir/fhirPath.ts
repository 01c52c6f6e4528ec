import type { Instrument, Item, Scale } from "../instruments/definition.js";
import type { Links } from "./links.js";

/** More answers than this are not a list to choose from. */
const MOST_OPTIONS = 20;

/**
 * Whether an item is a list of whole numbers to choose from (a coded answer with a weight) rather than a line.
 *
 * @internal
 */
export const isChoice = ({ minimum, maximum, step }: Item): boolean =>
  Number.isInteger(minimum) && Number.isInteger(step) && (maximum - minimum) / step < MOST_OPTIONS;

/**
 * Decimal places to which an item is read.
 *
 * @internal
 */
export const decimalsOf = ({ minimum, step }: Item): number =>
  Math.max(...[minimum, step].map((value) => String(value).split(".")[1]?.length ?? 0));

/**
 * The score of a scale as FHIRPath over a response: the same number as `score` under the same rule for missing answers,
 * or empty where `score` gives none. As in `score`, one invalid answer anywhere on the form leaves every scale empty.
 *
 * Answers are found at any depth, under groups and under answers. Never `|` between answers (it is set union: 3 and 3
 * would be 3), never a sum without a count (it skips what is missing); a sum of lines is rounded to the decimal they
 * are read to.
 *
 * @internal
 */
export function scoreExpression(
  instrument: Instrument,
  scaleId: string,
  links: Links,
  missing: "strict" | "prorate" | undefined,
): string {
  const questions = [...links.items];
  const isOnce = `${itemsAt(questions)}.linkId.isDistinct()`;
  const isValid = grouped(questions, checkOf).map(([check, members]) => `${itemsAt(members)}.all(${check})`);
  return `iif(${[isOnce, ...isValid].join(" and ")}, ${sumExpression(instrument, scaleId, links, missing)}, {})`;
}

type Question = readonly [linkId: string, item: Item];

/** The sum of a scale whose answers are valid. */
function sumExpression(
  instrument: Instrument,
  scaleId: string,
  links: Links,
  missing: "strict" | "prorate" | undefined,
): string {
  const scale = (instrument.scales as Readonly<Record<string, Scale>>)[scaleId] as Scale;
  const rule = missing === "prorate" ? scale.missing : undefined;
  const members = [...links.items].filter(([, { id }]) => scale.items.includes(id));
  const keyed = grouped(members, keyedValueOf)
    .map(([value, questions]) => `${itemsAt(questions)}.${value}`)
    .reduce((all, more) => `${all}.combine(${more})`);
  const size = members.length;
  const decimals = Math.max(...members.map(([, item]) => decimalsOf(item)));
  const sum = `${keyed}.sum()${decimals > 0 ? `.round(${decimals})` : ""}`;
  // A complete sum is never multiplied and divided: that is not exact.
  const otherwise =
    rule?.rule === "subscales"
      ? rule.of.map((part) => sumExpression(instrument, part, links, missing)).join(" + ")
      : rule?.rule === "prorate"
        ? `iif(${keyed}.count() >= ${size - rule.maximumMissing}, ${sum} * ${size} / ${keyed}.count(), {})`
        : "{}";
  return `iif(${keyed}.count() = ${size}, ${sum}, ${otherwise})`;
}

/** What a question was answered with. A line may hold a value without a number: an extension that says why it is absent. */
const givenTo = (item: Item): string => (isChoice(item) ? "answer.value" : "answer.value.where(hasValue())");

/** The numbers that a question was answered with: weights of choices (reversed already), lines as they are. */
const valueOf = (item: Item): string => `${givenTo(item)}${isChoice(item) ? ".weight()" : ""}`;

const keyedValueOf = (item: Item): string =>
  isChoice(item) || item.keyed === "forward"
    ? valueOf(item)
    : `${valueOf(item)}.select(${item.minimum + item.maximum} - $this)`;

/** Whether a question has no answer, or one number in its range and on its step. Keying leaves both as they are. */
function checkOf(item: Item): string {
  const { minimum, maximum, step } = item;
  const decimals = decimalsOf(item);
  const nearest =
    step * 10 ** decimals === 1
      ? `$this.round(${decimals})`
      : `(($this - (${minimum})) / ${step}).round(0) * ${step} + (${minimum})`;
  const isValid = `$this >= ${minimum} and $this <= ${maximum} and $this = ${nearest}`;
  return `${givenTo(item)}.count() <= 1 and ${givenTo(item)}.count() = ${valueOf(item)}.where(${isValid}).count()`;
}

/** Questions by what is written for them, so that each text is written once. */
function grouped(
  questions: readonly Question[],
  textOf: (item: Item) => string,
): [text: string, questions: Question[]][] {
  const texts = new Set(questions.map(([, item]) => textOf(item)));
  return [...texts].map((text) => [text, questions.filter(([, item]) => textOf(item) === text)]);
}

/**
 * The items of a response with these links, at any depth. One text to look in: fhirpath.js builds a list anew for every
 * item of the response, which takes thirty times as long.
 */
const itemsAt = (questions: readonly Question[]): string => {
  const links = literal(`|${questions.map(([linkId]) => linkId).join("|")}|`);
  return `%resource.repeat(item | answer.item).where(${links}.contains('|' + $this.linkId + '|'))`;
};

const literal = (text: string): string => `'${text.replace(/[\\']/g, "\\$&")}'`;
