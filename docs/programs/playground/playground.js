// The playground: the published package in a page. No storage, no network, nothing from the answers in a message.
import {
  courseOf,
  detectRuptures,
  instruments,
  methods,
  norms,
  prior,
  priors,
  score,
  seriesOf,
  unwrap,
} from "alliance-scoring";
import { chartData, describe, svg } from "alliance-scoring/chart";
import { answerOf, linesOf, sentenceOf } from "./answers.js";
import { codeOf } from "./code.js";

const find = (id) => document.getElementById(id);
const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

const instrument = () => instruments[find("instrument").value];
const options = () => ({ missing: find("prorate").checked ? "prorate" : "strict" });
const knownPrior = () => priors[instrument().id]?.sum;

/**
 * What was entered for each form, kept while another one is looked at: the answers of its sessions, in item order (null is
 * a missing answer), the text of the fields, and the typical variation as it was written.
 */
const entered = new Map(
  Object.values(instruments).map(({ id, items }) => [
    id,
    { sessions: [], fields: items.map(() => ""), spread: String(priors[id]?.sum.typicalStandardDeviation ?? "") },
  ]),
);
const here = () => entered.get(instrument().id);
const fields = () => instrument().items.map(({ id }) => find(`item-${id}`));

// The form

function showItems() {
  const { fields: texts, spread } = here();
  find("items").replaceChildren(
    ...instrument().items.map(({ id, number, label, minimum, maximum }, at) =>
      element(
        "label",
        {},
        `${label === `Item ${number}` ? label : `${number}. ${label}`} (${minimum}–${maximum})`,
        element("input", {
          type: "text",
          inputMode: "decimal",
          autocomplete: "off",
          id: `item-${id}`,
          name: id,
          value: texts[at],
        }),
      ),
    ),
  );
  find("spread").value = spread;
  find("spread-note").textContent =
    knownPrior() === undefined
      ? "Not known for this form: without a value of your own no method can be asked."
      : "A working assumption of the library, not a finding. A wrong value changes how often a session is flagged.";
  showPreview();
}

/** What the answers in the fields come to, while they are typed. */
function showPreview() {
  const texts = fields().map(({ value }) => value);
  here().fields = texts;
  const answers = texts.map(answerOf);
  const result = score(instrument(), answers, options());
  find("preview").textContent = !result.ok
    ? `No score yet. ${sentenceOf(instrument(), result.issues[0])}`
    : answers.every((answer) => answer === null)
      ? "Scores of these answers appear here as you type."
      : `So far: ${scoresText(result.value)}.`;
}

/** Says in `box` why answers were not added. */
function showErrors(box, sentences) {
  find(box).replaceChildren(
    ...(sentences.length === 0
      ? []
      : [element("p", { textContent: "The answers were not added:" }), element("ul", {}, ...sentences)]),
  );
}

/** Marks a field as wrong and ties it to the sentence that says why; without a reason it is right. */
function mark(field, reason) {
  field.setAttribute("aria-invalid", String(reason !== undefined));
  const described = [reason, field.dataset.help].filter((id) => id !== undefined);
  if (described.length > 0) field.setAttribute("aria-describedby", described.join(" "));
  else field.removeAttribute("aria-describedby");
}

function clearErrors() {
  for (const box of ["errors", "paste-errors"]) showErrors(box, []);
  for (const field of [...fields(), find("paste")]) mark(field);
}

function add(lines) {
  here().sessions.push(...lines);
  clearErrors();
  const count = here().sessions.length;
  showResults(lines.length === 1 ? `Session ${count} added: ${lastScores()}.` : `${lines.length} sessions added.`);
}

function addFromFields() {
  const answers = fields().map(({ value }) => answerOf(value));
  const result = score(instrument(), answers, options());
  if (result.ok) {
    for (const field of fields()) field.value = "";
    showPreview();
    add([answers]);
    fields()[0].focus();
    return;
  }
  const reasons = new Map(result.issues.map((issue) => [`item-${issue.path[0]}`, sentenceOf(instrument(), issue)]));
  const sentences = [...reasons].map(([field, textContent]) => element("li", { id: `${field}-error`, textContent }));
  showErrors("errors", sentences);
  for (const field of fields()) mark(field, reasons.has(field.id) ? `${field.id}-error` : undefined);
  find([...reasons.keys()][0]).focus();
}

/** As many sentences as somebody will listen to. */
const MOST_SENTENCES = 8;

function addFromPaste() {
  const lines = linesOf(find("paste").value);
  const wrong = lines.flatMap(({ number, line, answers }) => {
    if (answers.every(Number.isNaN) && !/\d/.test(line))
      return [`Line ${number} holds no numbers. Leave headings out.`];
    const result = score(instrument(), answers, options());
    return result.ok ? [] : result.issues.map((issue) => `Line ${number}: ${sentenceOf(instrument(), issue)}`);
  });
  if (lines.length === 0) wrong.push("There is no line yet.");
  if (wrong.length === 0) {
    find("paste").value = "";
    add(lines.map(({ answers }) => answers));
    return;
  }
  find("result").replaceChildren();
  const more = wrong.length - MOST_SENTENCES;
  const listed = [...wrong.slice(0, MOST_SENTENCES), ...(more > 0 ? [`And ${more} more.`] : [])];
  showErrors(
    "paste-errors",
    listed.map((textContent) => element("li", { textContent })),
  );
  mark(find("paste"), "paste-errors");
  find("paste").focus();
}

// The results

function scoreText(scale) {
  if (scale.status === "not-scored") return `not scored (${scale.answered} of ${scale.needed})`;
  return `${Math.round(scale.sum * 100) / 100}${scale.prorated ? " (prorated)" : ""}`;
}
const scoresText = ({ scales }) =>
  Object.entries(scales)
    .map(([id, scale]) => `${id} ${scoreText(scale)}`)
    .join(", ");
const scoredSessions = () =>
  here().sessions.map((answers, at) => ({
    session: at + 1,
    scores: score(instrument(), answers, options()).value,
  }));
const lastScores = () => scoresText(scoredSessions().at(-1).scores);

/** `said` is what just happened; it is read out, with what the picture shows; on the page the picture says that itself. */
function showResults(said = "") {
  const scored = scoredSessions();
  find("chart").replaceChildren();
  find("warning").textContent = "";
  const chosen = chosenPrior();
  const method = chosen && chosenMethod(chosen.prior);
  showTable(scored);
  const seen = scored.length === 0 ? "" : showTrajectory(scored, method);
  find("result").replaceChildren(
    element("p", { textContent: said }),
    element("p", { textContent: seen, className: "spoken" }),
  );
  find("copied").textContent = "";
  find("code").textContent = codeOf({
    id: instrument().id,
    sessions: here().sessions,
    missing: options().missing,
    question: find("method").value,
    prior: chosen?.code,
  });
}

function showTable(scored) {
  // The total first: a narrow window shows what comes first.
  const scales = ["total", ...Object.keys(instrument().scales).filter((id) => id !== "total")];
  const head = scales.map((textContent) => element("th", { scope: "col", textContent }));
  const rows = scored.map(({ session, scores }) => {
    const remove = element("button", { type: "button", textContent: "Remove" });
    remove.setAttribute("aria-label", `Remove session ${session}`);
    remove.addEventListener("click", () => {
      here().sessions.splice(session - 1, 1);
      showResults(`Session ${session} removed.`);
      find("scores").focus();
    });
    return element(
      "tr",
      {},
      element("th", { scope: "row", textContent: String(session) }),
      ...scales.map((id) => element("td", { textContent: scoreText(scores.scales[id]) })),
      element("td", {}, remove),
    );
  });
  const header = element("tr", {}, element("th", { scope: "col", textContent: "Session" }), ...head, element("td"));
  find("scores").replaceChildren(
    rows.length === 0
      ? element("p", { textContent: "No session yet." })
      : element("table", {}, element("thead", {}, header), element("tbody", {}, ...rows)),
  );
}

/** The prior of the typical variation that was written. Without one, or where the library refuses it, there is none. */
function chosenPrior() {
  const field = find("spread");
  const given = answerOf(field.value);
  const known = knownPrior();
  mark(field);
  find("spread-error").textContent = "";
  if (given === null) return undefined;
  if (given === known?.typicalStandardDeviation) return { prior: known, code: `priors.${instrument().id}.sum` };
  try {
    const own = { typicalStandardDeviation: given };
    return { prior: prior(own), code: `{ typicalStandardDeviation: ${given} }` };
  } catch {
    mark(field, "spread-error");
    find("spread-error").textContent =
      "This cannot be used. Write a number from 0.000001 to 1000000, with a point before decimals, or leave the field empty.";
    return undefined;
  }
}

function chosenMethod(chosen) {
  const question = find("method").value;
  return question === "prediction" ? methods.prediction(chosen) : methods.retrospective(chosen, { question });
}

/** The cut-off drawn with a form, and the named norm it comes from. WAI forms have none. */
const cutoffs = {
  srs: [{ norm: norms.srs.developer, cutoff: norms.srs.developer.totalCutoff }],
  ors: [{ norm: norms.ors.developer, cutoff: norms.ors.developer.clinicalCutoff.adultSelf }],
};

/** Draws the total, session by session, and returns what the picture shows, in words. */
function showTrajectory(scored, method) {
  const series = seriesOf(unwrap(courseOf(instrument(), scored)), "total");
  const analysis = method && detectRuptures(series, method);
  const noMethod = "No method was asked: there is no typical variation to go by.";
  find("warning").textContent = analysis ? warningOf(analysis) : noMethod;
  const label = `${/\(([^)]+)\)$/.exec(instrument().name)[1]} total`;
  const line = { label, series, analysis, cutoffs: cutoffs[instrument().id] ?? [] };
  const chart = chartData([line], { title: instrument().name });
  const width = Math.max(300, Math.min(900, find("chart").clientWidth));
  const picture = new DOMParser().parseFromString(svg(chart, { width, id: "trajectory" }), "image/svg+xml");
  find("chart").replaceChildren(document.importNode(picture.documentElement, true));
  return analysis ? describe(chart) : `${describe(chart)} ${noMethod}`;
}

function warningOf(analysis) {
  if (analysis.status === "not-assessable")
    return `This method cannot say anything yet: ${analysis.given} of ${analysis.needed} sessions needed.`;
  const { expectedFalseFlags: flags, falseFlagBasis } = analysis;
  const many = flags === null ? "an unknown number of" : flags < 0.05 ? "fewer than 0.1" : `about ${flags.toFixed(1)}`;
  return `False flags: if nothing had happened, chance alone would raise ${many} flags in this series (${falseFlagBasis.basis}). ${falseFlagBasis.note}`;
}

// The page

find("instrument").append(
  ...Object.values(instruments).map(({ id, name }) => element("option", { value: id, textContent: name })),
);
find("instrument").value = "srs";
find("instrument").addEventListener("change", () => {
  showItems();
  clearErrors();
  const count = here().sessions.length;
  showResults(count === 0 ? "" : `Back to ${count === 1 ? "the session" : `the ${count} sessions`} of this form.`);
});
find("items").addEventListener("input", showPreview);
find("form").addEventListener("submit", (event) => {
  event.preventDefault();
  addFromFields();
});
find("paste-add").addEventListener("click", addFromPaste);
find("clear").addEventListener("click", () => {
  here().sessions = [];
  clearErrors();
  showResults("All sessions of this form removed.");
});
find("prorate").addEventListener("input", () => {
  showPreview();
  showResults();
});
find("method").addEventListener("input", () => showResults());
// Not while it is being written: a half-written number is not a wrong one.
find("spread").addEventListener("change", () => {
  here().spread = find("spread").value;
  showResults();
});
find("copy").addEventListener("click", async () => {
  const range = document.createRange();
  range.selectNodeContents(find("code"));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  // Pages from file:// may not write to the clipboard; the code is then selected, ready to be copied.
  const isCopied = await (navigator.clipboard?.writeText(find("code").textContent) ?? Promise.reject()).then(
    () => true,
    () => false,
  );
  find("copied").textContent = isCopied ? "Copied." : "Selected: press Ctrl+C or Cmd+C.";
});

// A chart drawn for one width is hard to read at another.
window.addEventListener("resize", () => {
  const chosen = chosenPrior();
  if (here().sessions.length > 0) showTrajectory(scoredSessions(), chosen && chosenMethod(chosen.prior));
});

showItems();
showResults();
