// What was entered, its past and future, and its text for the address. Plain data; nothing here knows the page.

/**
 * A row of the grid: texts as they were typed. `isBlank` is a session without a form.
 * @typedef {{ session: number, date?: string, cells: string[], total: string, isBlank?: true }} Row
 */

export const emptyRow = (session, items) => ({ session, cells: items.map(() => ""), total: "" });
export const hasAnswers = ({ cells, total }) => total !== "" || cells.some((cell) => cell !== "");

/** A history of one state. */
export const historyOf = (state) => ({ past: [], state, future: [] });

/** The most steps that can be undone. */
const MOST_STEPS = 200;

export const changed = ({ past, state }, next) =>
  JSON.stringify(next) === JSON.stringify(state)
    ? { past, state, future: [] }
    : { past: [...past, state].slice(-MOST_STEPS), state: next, future: [] };
export const undone = ({ past, state, future }) =>
  past.length === 0
    ? { past, state, future }
    : { past: past.slice(0, -1), state: past.at(-1), future: [state, ...future] };
export const redone = ({ past, state, future }) =>
  future.length === 0 ? { past, state, future } : { past: [...past, state], state: future[0], future: future.slice(1) };

const isText = (value) => typeof value === "string" && value.length <= 40;

/** Whether a value from an address is a row of a form with so many items. */
const isRow = (row, size) =>
  typeof row === "object" &&
  row !== null &&
  Number.isSafeInteger(row.session) &&
  row.session >= 0 &&
  (row.date === undefined || isText(row.date)) &&
  Array.isArray(row.cells) &&
  row.cells.length === size &&
  row.cells.every(isText) &&
  isText(row.total) &&
  (row.isBlank === undefined || row.isBlank === true);

/** The state as a text for the part of the address that is never sent. */
export function encode(state) {
  const bytes = new TextEncoder().encode(JSON.stringify(state));
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The state of such a text; undefined where it is not one, or does not fit the forms. */
export function decode(text, instruments) {
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const state = JSON.parse(new TextDecoder().decode(Uint8Array.from(binary, (letter) => letter.charCodeAt(0))));
    const isWhole =
      Object.hasOwn(instruments, state.instrument) &&
      Object.entries(state.rows).every(
        ([id, rows]) =>
          Object.hasOwn(instruments, id) &&
          Array.isArray(rows) &&
          rows.length <= 1000 &&
          rows.every((row) => isRow(row, instruments[id].items.length)),
      ) &&
      Object.values(state.chosen).every(isText);
    return isWhole ? state : undefined;
  } catch {
    return undefined;
  }
}
