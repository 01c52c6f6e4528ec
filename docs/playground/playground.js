// The playground: the published package in a page. No storage, no network, nothing from the answers in a message.
import { detectRuptures, instruments, methods, norms, priors, score, seriesOf } from "alliance-scoring";
import { chartData, svg } from "alliance-scoring/chart";

const find = (id) => document.getElementById(id);
const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

/** Answers of each session, in item order; null is a missing answer, NaN one that is no number. */
let sessions = [];
const instrument = () => instruments[find("instrument").value];
const options = () => ({ missing: find("prorate").checked ? "prorate" : "strict" });

/** A place in a form: empty is missing, and what is no number stays wrong. */
function answerOf(text) {
  const written = text.trim();
  if (written === "" || written === "-" || written.toUpperCase() === "NA") return null;
  return /^[+-]?\d+(\.\d+)?$/.test(written) ? Number(written) : NaN;
}

function showItems() {
  find("items").replaceChildren(
    ...instrument().items.map(({ id, number, label, minimum, maximum }) =>
      element(
        "label",
        {},
        `${number}. ${label} (${minimum}–${maximum})`,
        element("input", { type: "text", inputMode: "decimal", autocomplete: "off", id: `item-${id}`, name: id }),
      ),
    ),
  );
  const known = priors[instrument().id]?.sum;
  find("spread").value = known === undefined ? "" : String(known.typicalStandardDeviation);
  find("spread-note").textContent =
    known === undefined
      ? "Not known for this form: without a value of your own no method can be asked."
      : "A working assumption of the library, not a finding. A wrong value changes how often a session is flagged.";
}

function showErrors(messages) {
  find("errors").replaceChildren(
    ...(messages.length === 0
      ? []
      : [
          element("p", { textContent: "The answers were not added:" }),
          element("ul", {}, ...messages.map((message) => element("li", { textContent: message }))),
        ]),
  );
}

function add(lines) {
  const results = lines.map((answers) => score(instrument(), answers, options()));
  const issues = results.flatMap((result, at) =>
    result.ok ? [] : result.issues.map((issue) => ({ ...issue, line: at + 1 })),
  );
  const wrong = new Set(issues.map(({ path }) => String(path[0])));
  for (const [at, { id }] of instrument().items.entries()) {
    const isWrong = lines.length === 1 && (wrong.has(id) || wrong.has(String(at)));
    find(`item-${id}`).setAttribute("aria-invalid", String(isWrong));
  }
  showErrors(issues.map(({ line, message }) => (lines.length === 1 ? message : `Line ${line}: ${message}`)));
  if (issues.length > 0) return false;
  sessions = [...sessions, ...lines];
  showResults();
  return true;
}

function scoreText(scale) {
  if (scale.status === "not-scored") return `not scored (${scale.answered} of ${scale.needed})`;
  return `${Math.round(scale.sum * 100) / 100}${scale.prorated ? " (prorated)" : ""}`;
}

function showResults() {
  const scored = sessions.map((answers, at) => ({
    session: at + 1,
    scores: score(instrument(), answers, options()).value,
  }));
  const scales = Object.keys(instrument().scales);
  const head = ["Session", ...scales, ""].map((text) =>
    text === "" ? element("td") : element("th", { scope: "col", textContent: text }),
  );
  const rows = scored.map(({ session, scores }) => {
    const remove = element("button", { type: "button", textContent: "Remove" });
    remove.setAttribute("aria-label", `Remove session ${session}`);
    remove.addEventListener("click", () => {
      sessions = sessions.filter((_, at) => at !== session - 1);
      showResults();
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
  find("scores").replaceChildren(
    rows.length === 0
      ? element("p", { textContent: "No session yet." })
      : element("table", {}, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows)),
  );
  showTrajectory(scored);
  find("code").textContent = code();
}

function chosenMethod() {
  const given = answerOf(find("spread").value);
  if (!(given > 0)) return undefined;
  const known = priors[instrument().id]?.sum;
  const prior = known?.typicalStandardDeviation === given ? known : { typicalStandardDeviation: given };
  const name = find("method").value;
  return name === "prediction" ? methods.prediction(prior) : methods.retrospective(prior, { question: name });
}

/** The cut-off drawn with a form, and the named norm it comes from. WAI forms have none. */
const cutoffs = {
  srs: [{ norm: norms.srs.developer, cutoff: norms.srs.developer.totalCutoff }],
  ors: [{ norm: norms.ors.developer, cutoff: norms.ors.developer.clinicalCutoff.adultSelf }],
};

function showTrajectory(scored) {
  const series = seriesOf(instrument(), "total", scored);
  if (!series.ok || scored.length === 0) {
    find("chart").replaceChildren();
    find("warning").textContent = "";
    return;
  }
  const method = chosenMethod();
  const analysis = method && detectRuptures(series.value, method);
  find("warning").textContent = analysis === undefined ? "No method: no typical variation given." : warningOf(analysis);
  const line = { label: `${instrument().id} total`, series: series.value, analysis };
  const chart = chartData([{ ...line, cutoffs: cutoffs[instrument().id] ?? [] }], { title: instrument().name });
  const width = Math.max(300, Math.min(900, find("chart").clientWidth));
  const picture = new DOMParser().parseFromString(svg(chart, { width, id: "trajectory" }), "image/svg+xml");
  find("chart").replaceChildren(document.importNode(picture.documentElement, true));
}

function warningOf(analysis) {
  if (analysis.status === "not-assessable")
    return `This method cannot say anything yet: ${analysis.given} of ${analysis.needed} sessions needed.`;
  const { expectedFalseFlags: flags, falseFlagBasis } = analysis;
  const many = flags === null ? "an unknown number of" : flags < 0.05 ? "fewer than 0.1" : `about ${flags.toFixed(1)}`;
  return `False flags: if nothing had happened, chance alone would raise ${many} flags in this series (${falseFlagBasis.basis}). ${falseFlagBasis.note}`;
}

function code() {
  const { id } = instrument();
  const rows = sessions.map((answers) => `  [${answers.map(String).join(", ")}],`).join("\n");
  const method = find("method").value;
  const given = answerOf(find("spread").value);
  const isKnown = priors[id]?.sum?.typicalStandardDeviation === given;
  const prior = isKnown ? `priors.${id}.sum` : `{ typicalStandardDeviation: ${given > 0 ? given : "/* yours */ 1"} }`;
  const call =
    method === "prediction"
      ? `methods.prediction(${prior})`
      : `methods.retrospective(${prior}, { question: "${method}" })`;
  return `import { detectRuptures, ${id}, methods, ${isKnown ? "priors, " : ""}score, seriesOf, unwrap } from "alliance-scoring";

const answers = [
${rows}
];
const sessions = answers.map((given, index) => ({
  session: index + 1,
  scores: unwrap(score(${id}, given, { missing: "${options().missing}" })),
}));
const series = unwrap(seriesOf(${id}, "total", sessions));
const analysis = detectRuptures(series, ${call});
`;
}

find("instrument").append(
  ...Object.values(instruments).map(({ id, name }) => element("option", { value: id, textContent: name })),
);
find("instrument").value = "srs";
find("instrument").addEventListener("change", () => {
  sessions = [];
  showErrors([]);
  showItems();
  showResults();
});
find("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const fields = instrument().items.map(({ id }) => find(`item-${id}`));
  if (!add([fields.map((field) => answerOf(field.value))])) {
    fields.find((field) => field.getAttribute("aria-invalid") === "true")?.focus();
    return;
  }
  for (const field of fields) field.value = "";
  fields[0].focus();
});
find("paste-add").addEventListener("click", () => {
  const lines = find("paste")
    .value.split("\n")
    .filter((line) => line.trim() !== "");
  if (add(lines.map((line) => line.split(/[,;\t]/).map(answerOf)))) find("paste").value = "";
});
find("clear").addEventListener("click", () => {
  sessions = [];
  showResults();
});
for (const id of ["prorate", "method", "spread"]) find(id).addEventListener("input", showResults);
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

showItems();
showResults();
