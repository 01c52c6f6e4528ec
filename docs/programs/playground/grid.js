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
 * @param on `edit(row, at, text)`, `remove(row)`, `enter(row, at)`, `paste(text, row)`; the row after the last one is a new one
 */
export function drawGrid({ instrument, rows, scores, settings }, on) {
  const { items } = instrument;
  const scales = Object.keys(instrument.scales).filter((id) => id !== "total");
  const parts = items.length > 4 ? scales : [];
  const heads = [
    "Session",
    ...items.map(({ label, minimum, maximum }) => `${label} (${minimum}–${maximum})`),
    "Total",
    ...parts,
  ];
  const drawn = [...rows, emptyRow((rows.at(-1)?.session ?? 0) + 1, items)].flatMap((row, at) => {
    const isNew = at === rows.length;
    const problems = isNew ? [] : problemsOf(instrument, row, settings);
    return [
      rowOf({ instrument, row, at, isNew, scores: scores[at], problems, parts }, on),
      ...(problems.length === 0 ? [] : [problemsRow(at, problems, heads.length)]),
    ];
  });
  const head = element("tr", {}, ...heads.map((textContent) => element("th", { scope: "col", textContent })));
  find("grid").replaceChildren(element("table", {}, element("thead", {}, head), element("tbody", {}, ...drawn)));
}

function rowOf({ instrument, row, at, isNew, scores, problems, parts }, on) {
  const { items } = instrument;
  const isAnswered = row.cells.some((cell) => cell !== "");
  const field = (position, name, text) => {
    const isWrong = problems.some((problem) => problem.at === position);
    const input = element("input", {
      ...{ type: "text", inputMode: "decimal", autocomplete: "off", id: idOf(at, position), value: text },
      attributes: {
        "aria-label": `${isNew ? "New session" : `Session ${row.session}`}, ${name}`,
        "aria-invalid": isWrong ? "true" : undefined,
        "aria-describedby": isWrong ? `problem-${at}` : undefined,
      },
    });
    input.addEventListener("input", () => on.edit(at, position, input.value));
    input.addEventListener("keydown", (event) => {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (event.key === "Enter") on.enter(at, position);
      else if (step) find(idOf(at + step, position))?.focus();
      else return;
      event.preventDefault();
    });
    input.addEventListener("paste", (event) => {
      const text = event.clipboardData.getData("text");
      if (!/[\t\n;]|\d,\d+,|\d \d/.test(text.trim())) return;
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

const problemsRow = (at, problems, width) =>
  element(
    "tr",
    { className: "problems" },
    element("td", { colSpan: width, id: `problem-${at}` }, problems.map(({ sentence }) => sentence).join(" ")),
  );

/** Puts the cursor into a cell. */
export const focusCell = (row, at) => find(idOf(row, at))?.focus();
/** The cell that has the cursor. */
export const focusedCell = () => /^cell-(\d+)-(\w+)$/.exec(document.activeElement?.id ?? "")?.slice(1);
