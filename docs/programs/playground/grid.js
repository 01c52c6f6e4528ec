// The table of sessions and items: it takes the keyboard and a paste, and says beside a row what is wrong in it.
import { problemsOf } from "./answers.js";
import { element, find } from "./page.js";
import { emptyRow } from "./state.js";

const idOf = (row, at) => `cell-${row}-${at}`;

/** Scores of a row, as texts by scale. */
const round = (x) => String(Math.round(x * 100) / 100);
export const scoreText = (scale) =>
  scale.status === "scored" ? `${round(scale.sum)}${scale.prorated ? " (prorated)" : ""}` : "–";

/**
 * Draws the grid.
 *
 * @param on `edit(row, at, text)`, `leave(row)`, `remove(row)`, `enter(row, at)`, `paste(text, row)`; the row after the last one is a new one
 */
export function drawGrid({ instrument, rows, scores, settings }, on) {
  const { items } = instrument;
  const scales = Object.keys(instrument.scales).filter((id) => id !== "total");
  const parts = items.length > 4 ? scales : [];
  const heads = [
    "Session",
    // A range is not broken at its dash.
    ...items.map(({ label, minimum, maximum }) => `${label} (${minimum}\u2060–\u2060${maximum})`),
    "Total",
    ...parts,
  ];
  const drawn = [...rows, emptyRow((rows.at(-1)?.session ?? 0) + 1, items)].map((row, at) =>
    rowOf({ instrument, row, at, isNew: at === rows.length, scores: scores[at], parts }, on),
  );
  const head = element("tr", {}, ...heads.map((textContent) => element("th", { scope: "col", textContent })));
  find("grid").replaceChildren(element("table", {}, element("thead", {}, head), element("tbody", {}, ...drawn)));
  for (const [at, row] of rows.entries()) markProblems(problemsOf(instrument, row, settings), at);
}

/** Says below a row what is wrong in it, and ties it to its cells. */
export function markProblems(problems, at) {
  find(`problem-${at}`)?.parentElement.remove();
  const row = find(idOf(at, 0))?.closest("tr");
  if (!row) return;
  for (const input of row.querySelectorAll("input")) {
    const isWrong = problems.some((problem) => input.id === idOf(at, problem.at));
    for (const [name, value] of [
      ["aria-invalid", "true"],
      ["aria-describedby", `problem-${at}`],
    ])
      if (isWrong) input.setAttribute(name, value);
      else input.removeAttribute(name);
  }
  const sentences = problems.map(({ sentence }) => sentence).join(" ");
  if (sentences !== "")
    row.after(
      element(
        "tr",
        { className: "problems" },
        element("td", { colSpan: row.children.length, id: `problem-${at}` }, sentences),
      ),
    );
}

function rowOf({ instrument, row, at, isNew, scores, parts }, on) {
  const { items } = instrument;
  const isAnswered = row.cells.some((cell) => cell !== "");
  const field = (position, name, text) => {
    const input = element("input", {
      ...{ type: "text", inputMode: "decimal", autocomplete: "off", id: idOf(at, position), value: text },
      attributes: { "aria-label": `${isNew ? "New session" : `Session ${row.session}`}, ${name}` },
    });
    input.addEventListener("input", () => on.edit(at, position, input.value));
    input.addEventListener("change", () => on.leave(at));
    input.addEventListener("keydown", (event) => {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (event.key === "Enter") on.enter(at, position);
      else if (step) find(idOf(at + step, position))?.focus();
      else return;
      event.preventDefault();
    });
    input.addEventListener("paste", (event) => {
      const text = event.clipboardData.getData("text");
      // One number goes into the cell; more than one goes into the table.
      if (!/\d[\s;,]+\d/.test(text.trim()) || /^\d+,\d+$/.test(text.trim())) return;
      event.preventDefault();
      on.paste(text, at);
    });
    return input;
  };
  const remove = element("button", {
    type: "button",
    textContent: "×",
    className: "remove",
    attributes: { "aria-label": `Remove session ${row.session}` },
  });
  remove.addEventListener("click", () => on.remove(at));
  const label = isNew ? "new" : String(row.session);
  const head = element(
    "th",
    { scope: "row", ...(row.date !== undefined && { title: row.date }) },
    label,
    isNew ? "" : remove,
  );
  if (row.isBlank)
    return element(
      "tr",
      {},
      head,
      element("td", { colSpan: items.length + 1 + parts.length, className: "blank" }, "no form"),
    );
  const total = isAnswered
    ? element("output", { id: `total-${at}`, textContent: scores === undefined ? "" : scoreText(scores.scales.total) })
    : field("total", "total", row.total);
  return element(
    "tr",
    isNew ? { className: "new" } : {},
    head,
    ...items.map((item, position) => element("td", {}, field(position, item.label, row.cells[position]))),
    element("td", { className: "score" }, total),
    ...parts.map((id) =>
      element("td", { className: "score", textContent: scores === undefined ? "" : scoreText(scores.scales[id]) }),
    ),
  );
}

/** Puts the cursor into a cell. */
export const focusCell = (row, at) => find(idOf(row, at))?.focus();
/** The cell that has the cursor. */
export const focusedCell = () => /^cell-(\d+)-(\w+)$/.exec(document.activeElement?.id ?? "")?.slice(1);
