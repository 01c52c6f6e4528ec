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
 * or empty where that has none.
 *
 * Answers are found at any depth, under groups and under answers. Never `|` between answers (it is set union: 3 and 3 would be 3), never a
 * sum without a count (it skips what is missing); a sum of lines is rounded to the decimal they are read to.
 *
 * @internal
 */
export function scoreExpression(
  instrument: Instrument,
  scaleId: string,
  links: Links,
  missing: "strict" | "prorate" | undefined,
): string {
  const scale = (instrument.scales as Readonly<Record<string, Scale>>)[scaleId] as Scale;
  const rule = missing === "prorate" ? scale.missing : undefined;
  const members = [...links.items].filter(([, { id }]) => scale.items.includes(id));
  const keyed = keyedAnswers(members);
  const size = members.length;
  const decimals = Math.max(...members.map(([, item]) => decimalsOf(item)));
  const sum = `${keyed}.sum()${decimals > 0 ? `.round(${decimals})` : ""}`;
  // A complete sum is never multiplied and divided: that is not exact.
  const otherwise =
    rule?.rule === "subscales"
      ? rule.of.map((part) => scoreExpression(instrument, part, links, missing)).join(" + ")
      : rule?.rule === "prorate"
        ? `iif(${keyed}.count() >= ${size - rule.maximumMissing}, ${sum} * ${size} / ${keyed}.count(), {})`
        : "{}";
  return `iif(${keyed}.count() = ${size}, ${sum}, ${otherwise})`;
}

/** The keyed answers of some items: weights of choices (reversed already), lines as they are or reflected. */
function keyedAnswers(members: readonly (readonly [linkId: string, item: Item])[]): string {
  const kindOf = (item: Item): string => {
    if (isChoice(item)) return ".weight()";
    return item.keyed === "forward" ? "" : `.select(${item.minimum + item.maximum} - $this)`;
  };
  const kinds = new Set(members.map(([, item]) => kindOf(item)));
  const answers = [...kinds].map((kind) => {
    const links = members.filter(([, item]) => kindOf(item) === kind).map(([linkId]) => literal(linkId));
    return `%resource.repeat(item | answer.item).where(linkId in (${links.join(" | ")})).answer.value${kind}`;
  });
  return answers.reduce((all, more) => `${all}.combine(${more})`);
}

const literal = (text: string): string => `'${text.replace(/[\\']/g, "\\$&")}'`;
