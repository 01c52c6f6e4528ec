// The playground: the published package in a page. No storage, no request, nothing of the answers in a message.
import {
  clinicallySignificantChange,
  considerations,
  courseOf,
  detectByComponent,
  detectRuptures,
  instruments,
  methods,
  norms,
  presets,
  prior,
  priors,
  reliableChange,
  seriesOf,
  sessionAlerts,
} from "alliance-scoring";
import { chartData, describe, svg } from "alliance-scoring/chart";
import { administrationsOf, answerOf } from "./answers.js";
import { codeOf } from "./code.js";
import { example } from "./example.js";
import { drawGrid, focusCell, focusedCell } from "./grid.js";
import { element, fill, find, options, tableOf } from "./page.js";
import { methodOf, rules } from "./rules.js";
import { readSheet } from "./sheet.js";
import { changed, decode, emptyRow, encode, hasAnswers, historyOf, redone, undone } from "./state.js";

const start = () => decode(location.hash.slice(1), instruments) ?? example;
let history = historyOf(start());
let lastKey;

const state = () => history.state;
const instrument = () => instruments[state().instrument];
const rows = () => state().rows[state().instrument] ?? [];
const chosen = (key, otherwise) => state().chosen[key] ?? otherwise;
const settings = () => ({ missing: chosen("missing", "strict") });

/** A new state; steps with the same key are one step to undo. */
function change(next, key) {
  history = key !== undefined && key === lastKey ? { ...history, state: next } : changed(history, next);
  lastKey = key;
  window.history.replaceState(null, "", `#${encode(next)}`);
}
const withRows = (next) => ({ ...state(), rows: { ...state().rows, [state().instrument]: next } });
const withChoice = (key, value) => ({ ...state(), chosen: { ...state().chosen, [key]: value } });
const say = (text) => fill("said", element("p", { textContent: text }));

// The grid

const grid = {
  edit(at, position, text) {
    const wasAnswered = rows()[at]?.cells.some((cell) => cell !== "") ?? false;
    const next = [...rows()];
    const row = next[at] ?? emptyRow((next.at(-1)?.session ?? 0) + 1, instrument().items);
    next[at] =
      position === "total"
        ? { ...row, total: text }
        : { ...row, cells: row.cells.map((cell, item) => (item === position ? text : cell)) };
    const isNew = at === rows().length;
    const isAnswered = next[at].cells.some((cell) => cell !== "");
    change(withRows(next), `${state().instrument} ${at} ${position}`);
    if (isNew || wasAnswered !== isAnswered) show();
    else showAllButGrid();
  },
  enter(at, position) {
    if (at < rows().length) {
      show();
      focusCell(at + 1, at + 1 === rows().length ? 0 : position);
    } else say("This session has no answers yet. Use “No form this session” for a session without a form.");
  },
  remove(at) {
    const { session } = rows()[at];
    change(withRows(rows().filter((_, row) => row !== at)));
    show();
    say(`Session ${session} removed.`);
    find("grid").focus();
  },
  paste(text, at) {
    const problem = place(text, at);
    if (problem !== undefined) say(problem);
  },
};

/** Puts the sessions of a text into the grid, from a row on; returns a sentence where nothing could be read. */
function place(text, from, after = rows().slice(from)) {
  const { rows: read, notes, problem } = readSheet(text, instrument());
  if (problem !== undefined) return problem;
  const before = rows().slice(0, from);
  let last = before.at(-1)?.session ?? 0;
  const numbered = read.map((row) => {
    last = row.session !== undefined && row.session > last ? row.session : last + 1;
    return { ...row, session: last, ...(!hasAnswers(row) && { isBlank: true }) };
  });
  const kept = after.slice(read.length).filter(({ session }) => session > last);
  change(withRows([...before, ...numbered, ...kept]));
  show();
  say([`${read.length} ${read.length === 1 ? "session" : "sessions"} pasted.`, ...notes].join(" "));
  return undefined;
}

/** The sessions of the box, from a row on; nothing is kept after them. */
function pasteFromBox(from) {
  const problem = place(find("paste").value, from, []);
  fill("paste-problem", problem ?? "");
  find("paste").setAttribute("aria-invalid", String(problem !== undefined));
  if (problem === undefined) find("paste").value = "";
  else find("paste").focus();
}

// What the library says

const roundTo = (x, digits) => String(Math.round(x * 10 ** digits) / 10 ** digits);

/** The typical variation within a client: as written, or what the package assumes for the form. */
function priorOf(id, metric) {
  const known = priors[id]?.[metric];
  const written = state().chosen[`spread ${id} ${metric}`];
  if (written === undefined) return known && { value: known, code: `priors.${id}.${metric}` };
  const number = answerOf(written);
  if (number === null || Number.isNaN(number)) return undefined;
  if (number === known?.typicalStandardDeviation) return { value: known, code: `priors.${id}.${metric}` };
  const own = { typicalStandardDeviation: number };
  try {
    return { value: prior(own), code: `{ typicalStandardDeviation: ${number} }` };
  } catch {
    return undefined;
  }
}

/** The rule that is chosen, with the method that its numbers make. */
function judgeOf(id, metric) {
  const rule = rules.find((one) => one.id === chosen("rule", "prediction")) ?? rules[0];
  const spread = priorOf(id, metric);
  const numbers = Object.fromEntries(
    (rule.fields ?? []).map((field) => [field.id, answerOf(fieldText(rule, field, id, metric)) ?? NaN]),
  );
  return { rule, ...methodOf({ methods, presets }, rule, spread, numbers) };
}
const fieldText = (rule, field, id, metric) =>
  state().chosen[`${rule.id} ${field.id}`] ??
  String(field.value ?? priors[id]?.[metric]?.typicalStandardDeviation ?? "");

/** Everything that the library makes of one form's rows. */
function readingOf(id) {
  const definition = instruments[id];
  const sessions = administrationsOf(definition, state().rows[id] ?? [], settings());
  const course = courseOf(definition, sessions, settings());
  if (!course.ok) return { sessions, problem: "The sessions cannot be put in order." };
  const metric = chosen("metric", "sum");
  return { definition, sessions, course: course.value, metric, series: seriesOf(course.value, "total", metric) };
}

/** Norms of a form, by id. */
const normsOf = (id) => Object.entries(norms[id] ?? {});
/** Cut-offs of a norm, by name. */
const cutoffsOf = (norm) =>
  norm === undefined
    ? []
    : [
        ...(norm.totalCutoff ? [["total", norm.totalCutoff]] : []),
        ...Object.entries(norm.clinicalCutoff ?? {}).filter(([, cutoff]) => typeof cutoff?.value === "number"),
      ];
function normOf(id) {
  const list = normsOf(id);
  const [key, norm] = list.find(([name]) => name === chosen(`norm ${id}`)) ?? list[0] ?? [];
  const cutoffs = cutoffsOf(norm);
  const [, cutoff] = cutoffs.find(([name]) => name === chosen(`cutoff ${id}`)) ?? cutoffs[0] ?? [];
  return { key, norm, cutoff };
}

// The page

const shortName = ({ name }) => /\(([^)]+)\)$/.exec(name)?.[1] ?? name;

/** A form whose line is drawn beside the chosen one: the alliance and the outcome of the same client share a range. */
const companions = { srs: "ors", ors: "srs", csrs: "cors", cors: "csrs", gsrs: "ors" };

function lineOf(reading, id, analysis) {
  const { norm, cutoff } = normOf(id);
  const isDrawn = cutoff !== undefined && reading.metric === "sum";
  return {
    label: shortName(instruments[id]),
    series: reading.series,
    ...(analysis && { analysis }),
    ...(isDrawn && { cutoffs: [{ norm, cutoff }] }),
  };
}

function showPicture(reading, analysis) {
  const id = state().instrument;
  const other = companions[id];
  const beside = other && (state().rows[other] ?? []).length > 0 ? readingOf(other) : undefined;
  const lines = [lineOf(reading, id, analysis), ...(beside?.series ? [lineOf(beside, other)] : [])];
  const chart = chartData(lines, { title: instrument().name });
  const theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const room = find("chart").clientWidth;
  const isPhone = matchMedia("(max-width: 899px)").matches;
  const size = { width: Math.max(280, Math.min(900, room)), ...(isPhone && { height: 240 }) };
  const text = svg(chart, { ...size, theme, id: "course" });
  const picture = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  fill("chart", document.importNode(picture, true));
  return { text, words: describe(chart) };
}

function warningOf(analysis) {
  if (analysis.status === "not-assessable") {
    const { given, needed } = analysis;
    return `This rule cannot say anything yet: ${given} of ${needed} sessions.`;
  }
  const { expectedFalseFlags: flags, falseFlagBasis: basis } = analysis;
  const many = flags === null ? "an unknown number of" : flags < 0.05 ? "fewer than 0.1" : `about ${flags.toFixed(1)}`;
  return `Without any rupture, expect ${many} flags in this course by chance. ${basis?.note ?? ""}`;
}

function showEpisodes(analysis, moved) {
  const episodes = analysis?.status === "assessed" ? analysis.episodes : [];
  fill(
    "episodes",
    ...episodes.map((episode) => {
      const { onset, trough, depth, repair } = episode;
      const back = repair.session === null ? "" : ` in session ${repair.session}`;
      const prompts = considerations(episode, { components: moved });
      return element(
        "details",
        {},
        element("summary", {
          textContent: `Session ${onset}: lowest in session ${trough}, ${roundTo(depth, 2)} points down; ${repair.status}${back}`,
        }),
        element("p", {
          className: "note",
          textContent: "Questions to compare with what you remember. None of them is a finding.",
        }),
        element("ul", {}, ...prompts.map(({ prompt }) => element("li", { textContent: prompt }))),
      );
    }),
  );
}

/** Goal, task and bond apart, on means, which share one prior; returns the parts that moved. */
function showComponents({ definition, course }, { rule }) {
  const parts = Object.entries(definition.scales).flatMap(([id, { items, singleItem }]) =>
    id === "total" || items.length < 2 || singleItem ? [] : [id],
  );
  const { method } = rule.prior ? methodOf({ methods, presets }, rule, priorOf(definition.id, "mean"), {}) : {};
  fill("components");
  if (parts.length < 2 || method === undefined) return [];
  const series = Object.fromEntries(parts.map((id) => [id, seriesOf(course, id, "mean")]));
  const moved = [...new Set(detectByComponent(series, method).sessions.flatMap((session) => session.moved))];
  const words = moved.length === 0 ? "No part stands out by itself" : `Parts that stand out: ${moved.join(", ")}`;
  fill("components", element("p", { textContent: `${words} (corrected for testing ${parts.length} parts).` }));
  return moved;
}

const statusWord = { alert: "yes", clear: "no", "not-assessable": "cannot say" };

function showNorms(reading) {
  const id = state().instrument;
  const { key, norm, cutoff } = normOf(id);
  options(
    "norm",
    normsOf(id).map(([name, profile]) => [name, profile.name]),
    key,
  );
  options(
    "cutoff",
    cutoffsOf(norm).map(([name, { value }]) => [name, `${name}: ${value}`]),
    chosen(`cutoff ${id}`),
  );
  find("norm").disabled = norm === undefined;
  find("cutoff").disabled = cutoffsOf(norm).length < 2;
  fill("norm-note", norm === undefined ? "No norm of this form is known." : (norm.note ?? ""));
  fill("alerts", ...alertsTable(reading.course, norm));
  fill("change", changeWords(reading.course, norm, cutoff));
}

function alertsTable(course, norm) {
  if (norm?.totalCutoff === undefined) return [];
  let previous;
  const rows = course.sessions.flatMap(({ session, scores }) => {
    if (scores === null) return [];
    const alerts = sessionAlerts(scores, { norm, ...(previous && { previous }) });
    previous = scores;
    return [[String(session), ...["total", "items", "drop"].map((rule) => statusWord[alerts[rule]?.status] ?? "–")]];
  });
  return [tableOf(["Session", "total low", "an item low", "down since last"], rows)];
}

const verdictWord = {
  improved: "reliably improved",
  deteriorated: "reliably deteriorated",
  "no-reliable-change": "no reliable change",
};

/** From the first to the last scored session, by the norm; with its cut-off where it has one. */
function changeWords(course, norm, cutoff) {
  if (norm === undefined) return "";
  const totals = course.sessions.flatMap(({ scores }) => scores?.scales.total.sum ?? []);
  if (totals.length < 2) return "Change: two scored sessions are needed.";
  const [before, after] = [totals[0], totals.at(-1)];
  try {
    const { difference, verdict } = reliableChange(before, after, norm);
    const words = `From the first to the last score: ${roundTo(difference, 2)} points, ${verdictWord[verdict]}`;
    if (norm.clinicalCutoff === undefined || cutoff === undefined) return `${words}.`;
    const { higherIs } = instrument();
    return `${words}; clinically: ${clinicallySignificantChange({ before, after, cutoff, norm, higherIs }).category}.`;
  } catch {
    return "This norm has no reliable change.";
  }
}

/** What is drawn and copied. */
let shown = { text: "", json: {} };

function showAllButGrid() {
  const id = state().instrument;
  const reading = readingOf(id);
  if (reading.problem !== undefined) {
    for (const part of ["chart", "words", "warning", "episodes", "components", "alerts", "change", "code"]) fill(part);
    return fill("rule-problem", reading.problem);
  }
  const judge = judgeOf(id, reading.metric);
  let { problem } = judge;
  let analysis;
  try {
    analysis = judge.method && detectRuptures(reading.series, judge.method);
  } catch {
    problem = "This rule is not for this form and metric.";
  }
  fill("rule-problem", problem ?? "");
  const { text, words } = showPicture(reading, analysis);
  fill("words", words);
  fill("warning", analysis ? warningOf(analysis) : "");
  showEpisodes(analysis, showComponents(reading, judge));
  showNorms(reading);
  const method = analysis && { code: judge.code, names: judge.names };
  const { sessions, metric } = reading;
  fill("code", codeOf({ id, sessions, missing: settings().missing, metric, method }));
  shown = { text, json: { instrument: id, sessions, series: reading.series, ...(analysis && { analysis }) } };
  fill("copied");
  for (const [row, { scores }] of reading.course.sessions.entries()) {
    const total = find(`total-${row}`);
    if (total && scores)
      total.textContent = scores.scales.total.status === "scored" ? roundTo(scores.scales.total.sum, 2) : "–";
  }
  return undefined;
}

function showFields() {
  const id = state().instrument;
  const metric = chosen("metric", "sum");
  const rule = rules.find((one) => one.id === chosen("rule", "prediction")) ?? rules[0];
  const spread = `spread ${id} ${metric}`;
  const list = rule.prior
    ? [
        [
          "spread",
          "typical variation within a client",
          state().chosen[spread] ?? String(priors[id]?.[metric]?.typicalStandardDeviation ?? ""),
          spread,
        ],
      ]
    : rule.fields.map((field) => [field.id, field.label, fieldText(rule, field, id, metric), `${rule.id} ${field.id}`]);
  fill(
    "fields",
    ...list.map(([key, label, value, choice]) => {
      const input = element("input", {
        type: "text",
        inputMode: "decimal",
        id: `field-${key}`,
        value,
        autocomplete: "off",
      });
      input.addEventListener("change", () => {
        change(withChoice(choice, input.value.slice(0, 40)));
        showAllButGrid();
      });
      return element("label", {}, `${label} `, input);
    }),
  );
}

/** Everything, with the cursor where it was. */
function show() {
  const cell = focusedCell();
  const id = state().instrument;
  find("instrument").value = id;
  find("metric").value = chosen("metric", "sum");
  find("rule").value = chosen("rule", "prediction");
  find("prorate").checked = settings().missing === "prorate";
  find("undo").disabled = history.past.length === 0;
  find("redo").disabled = history.future.length === 0;
  const { items } = instrument();
  fill(
    "grid-help",
    `${items.length} answers a session, each as it was ticked. For a total alone, leave the answers empty.`,
  );
  const reading = readingOf(id);
  drawGrid(
    {
      instrument: instrument(),
      rows: rows(),
      scores: (reading.course?.sessions ?? []).map(({ scores }) => scores ?? undefined),
      settings: settings(),
    },
    grid,
  );
  showFields();
  showAllButGrid();
  if (cell) focusCell(...cell);
}

const choose = (id, key) =>
  find(id).addEventListener("change", () => {
    change(withChoice(key(), find(id).value));
    show();
  });
const press = (id, action) => find(id).addEventListener("click", action);
const step = (move, word) => {
  history = move(history);
  lastKey = undefined;
  window.history.replaceState(null, "", `#${encode(state())}`);
  show();
  say(word);
};

options(
  "instrument",
  Object.values(instruments).map(({ id, name }) => [id, name]),
  state().instrument,
);
options(
  "rule",
  rules.map(({ id, label }) => [id, label]),
  "prediction",
);
find("instrument").addEventListener("change", () => {
  change({ ...state(), instrument: find("instrument").value });
  show();
});
choose("rule", () => "rule");
choose("metric", () => "metric");
choose("norm", () => `norm ${state().instrument}`);
choose("cutoff", () => `cutoff ${state().instrument}`);
find("prorate").addEventListener("change", () => {
  change(withChoice("missing", find("prorate").checked ? "prorate" : "strict"));
  show();
});
press("example", () => {
  change(example);
  show();
  say("The example course is shown.");
});
press("empty", () => {
  change({ ...state(), rows: {} });
  show();
  focusCell(0, 0);
  say("The table is empty.");
});
press("undo", () => step(undone, "Undone."));
press("redo", () => step(redone, "Done again."));
press("no-form", () => {
  const session = (rows().at(-1)?.session ?? 0) + 1;
  change(withRows([...rows(), { ...emptyRow(session, instrument().items), isBlank: true }]));
  show();
  say(`Session ${session} has no form.`);
});
press("paste-replace", () => pasteFromBox(0));
press("paste-add", () => pasteFromBox(rows().length));
press("forget", () => {
  history = historyOf({ instrument: state().instrument, rows: {}, chosen: {} });
  lastKey = undefined;
  window.history.replaceState(null, "", location.pathname);
  show();
  say("Your answers are gone, from the page and from its address.");
});

async function copy(text, what) {
  const isCopied = await (navigator.clipboard?.writeText(text) ?? Promise.reject(new Error("no clipboard"))).then(
    () => true,
    () => false,
  );
  fill("copied", isCopied ? `${what} copied.` : "Copying is not allowed here. Select the code below instead.");
}
press("copy-code", () => copy(find("code").textContent, "Code"));
press("copy-json", () => copy(JSON.stringify(shown.json, null, 2), "JSON"));
press("download", () => {
  const address = URL.createObjectURL(new Blob([shown.text], { type: "image/svg+xml" }));
  element("a", { href: address, download: "course.svg" }).click();
  URL.revokeObjectURL(address);
  fill("copied", "SVG saved.");
});
window.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z" || event.target.matches("textarea")) return;
  event.preventDefault();
  if (event.shiftKey) step(redone, "Done again.");
  else step(undone, "Undone.");
});

// A picture drawn for one width or scheme is hard to read in another.
window.addEventListener("resize", showAllButGrid);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", showAllButGrid);

show();
