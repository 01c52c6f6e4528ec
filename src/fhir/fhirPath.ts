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
 * Answers are found at any depth of groups. Never `|` between answers (it is set union: 3 and 3 would be 3), never a
 * sum without a count (it skips what is missing); a sum of lines is rounded to the decimal they are read to.
 *
 * @internal
 */
export function scoreExpression(
  instrument: Instrument,
  scaleId: string,
  { items }: Links,
  missing: "strict" | "prorate",
): string {
  const scales = new Map(Object.entries<Scale>(instrument.scales));
  const expression = (id: string): string => {
    const scale = scales.get(id) as Scale;
    const members = [...items].filter(([, { id }]) => scale.items.includes(id));
    if (missing === "prorate" && scale.missing.rule === "subscales")
      return scale.missing.of.map(expression).join(" + ");
    const keyed = keyedAnswers(members);
    const size = members.length;
    const decimals = Math.max(...members.map(([, item]) => decimalsOf(item)));
    const sum = `${keyed}.sum()${decimals > 0 ? `.round(${decimals})` : ""}`;
    return missing === "prorate" && scale.missing.rule === "prorate"
      ? `iif(${keyed}.count() >= ${size - scale.missing.maximumMissing}, ${sum} * (${size} / ${keyed}.count()), {})`
      : `iif(${keyed}.count() = ${size}, ${sum}, {})`;
  };
  return expression(scaleId);
}

/** The keyed answers of some items: weights of choices (reversed already), lines as they are or reflected. */
function keyedAnswers(members: readonly (readonly [linkId: string, item: Item])[]): string {
  const kinds = new Map<string, string[]>();
  for (const [linkId, item] of members) {
    const { keyed, minimum, maximum } = item;
    const kind = isChoice(item) ? ".weight()" : keyed === "forward" ? "" : `.select(${minimum + maximum} - $this)`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), literal(linkId)]);
  }
  const [first, ...others] = [...kinds].map(
    ([kind, links]) => `%resource.repeat(item).where(linkId in (${links.join(" | ")})).answer.value${kind}`,
  );
  return `${String(first)}${others.map((other) => `.combine(${other})`).join("")}`;
}

const literal = (text: string): string => `'${text.replace(/[\\']/g, "\\$&")}'`;
