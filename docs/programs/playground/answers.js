// What people type, as answers, and what is wrong with it, in words. No sentence repeats an answer.
import { score, scoreTotal } from "alliance-scoring";

/** A text of the grid: empty is missing, and what is not a number stays invalid. */
export function answerOf(text) {
  const written = text.trim().replace(",", ".");
  if (written === "") return null;
  return /^[+-]?\d+(\.\d*)?$/.test(written) ? Number(written) : NaN;
}

const needs = {
  "not-a-number": () => "is not a number.",
  "out-of-range": ({ minimum, maximum }) => `must be from ${minimum} to ${maximum}.`,
  "off-step": ({ step }) => (step === 1 ? "must be a whole number." : `must be in steps of ${step}.`),
};
const needOf = (code, scale) => (needs[code.replace(/^(response|total)-/, "")] ?? (() => "cannot be used."))(scale);

export const nameOf = ({ label }) => label;

/** Range and step of a form's total. */
const totalOf = ({ items }) => ({
  minimum: items.reduce((sum, { minimum }) => sum + minimum, 0),
  maximum: items.reduce((sum, { maximum }) => sum + maximum, 0),
  step: items[0].step,
});

export const answersOf = ({ cells }) => cells.map(answerOf);
const isTotalOnly = (row) => row.total.trim() !== "" && row.cells.every((cell) => cell.trim() === "");
const isEmpty = (row) =>
  row.isBlank === true || (row.total.trim() === "" && row.cells.every((cell) => cell.trim() === ""));

/** What is wrong with a row of the grid: the cell it is in (an item's position, or "total") and a sentence. */
export function problemsOf(instrument, row, options) {
  if (isEmpty(row)) return [];
  const result = isTotalOnly(row)
    ? scoreTotal(instrument, answerOf(row.total))
    : score(instrument, answersOf(row), options);
  if (result.ok) return [];
  return result.issues.map(({ code, path }) => {
    const at = instrument.items.findIndex(({ id }) => id === path[0]);
    if (at < 0) return { at: "total", sentence: `Session ${row.session}, total ${needOf(code, totalOf(instrument))}` };
    const item = instrument.items[at];
    return { at, sentence: `Session ${row.session}, ${nameOf(item)} ${needOf(code, item)}` };
  });
}

/** The rows of a form as sessions for `courseOf`. A row with an invalid answer counts as a session without a form. */
export function administrationsOf(instrument, rows, options) {
  return rows.map((row) => {
    const about = { session: row.session, ...(row.date !== undefined && { date: row.date }) };
    if (isEmpty(row) || problemsOf(instrument, row, options).length > 0) return { ...about, responses: null };
    return isTotalOnly(row) ? { ...about, total: answerOf(row.total) } : { ...about, responses: answersOf(row) };
  });
}
