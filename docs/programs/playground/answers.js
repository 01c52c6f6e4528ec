// What people type, as numbers, and what is wrong with it, in words. No sentence repeats an answer.

/** A place in a form or a line: empty is missing, and what is no number stays wrong. */
export function answerOf(text) {
  const written = text.trim();
  if (written === "" || written === "-" || written.toUpperCase() === "NA") return null;
  return /^[+-]?\d+(\.\d*)?$/.test(written) ? Number(written) : NaN;
}

/** Lines of answers with the number each has in the box; lines without anything on them are passed over, but counted. */
export const linesOf = (text) =>
  text
    .split("\n")
    .map((line, at) => ({ number: at + 1, line }))
    .filter(({ line }) => line.trim() !== "")
    .map(({ number, line }) => ({
      number,
      line,
      answers: line.split(/[;\t]/.test(line) ? /[;\t]/ : ",").map(answerOf),
    }));

/** "Item 4", with our neutral label where there is one. */
const nameOf = ({ number, label }) => (label === `Item ${number}` ? label : `Item ${number} (${label})`);

const needs = {
  "response-not-a-number": () =>
    "is not a number. Write digits, with a point before decimals, or leave the place empty.",
  "response-out-of-range": ({ minimum, maximum }) => `must lie from ${minimum} to ${maximum}.`,
  "response-off-step": ({ step }) => (step === 1 ? "must be a whole number." : `must be in steps of ${step}.`),
};

/** The sentence for an issue of `score`, from its code and its path. */
export function sentenceOf({ items }, { code, path }) {
  const item = items.find(({ id }) => id === path[0]);
  return item === undefined
    ? `This form has ${items.length} items, so ${items.length} places, in its order. Decimals have a point, not a comma.`
    : `${nameOf(item)} ${needs[code](item)}`;
}
