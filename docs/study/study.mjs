// The comparison of all rules on made-up clients: `npm run study` writes docs/methods/which-rule.md (between its markers),
// docs/figures/which-rule-*.svg and docs/study/results.json. The seed is fixed; the numbers hold for the working models.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { detectRuptures, methods, prior } from "alliance-scoring";
import { clientModels, operatingCharacteristics, simulateClient } from "alliance-scoring/simulate";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { dotPlot } from "./dotPlot.mjs";

export const lengths = [6, 8, 14, 24];
export const rates = [0.01, 0.025, 0.05];
export const shapes = {
  "one session": { depth: 2.5, duration: 1 },
  "three sessions": { depth: 2.5, duration: 3 },
  lasting: { depth: 2.5, duration: "lasting" },
  gradual: { depth: 2.5, duration: "lasting", fall: 3 },
};
const titles = { srs: "SRS", srsNormLike: "SRS, norm-like", waiSrMean: "WAI-SR mean", wai7Mean: "WAI mean, 1–7" };

/** Points of a fall and a line that are in use, where there are any. */
const inUse = {
  srs: { drop: 1, level: 36 },
  srsNormLike: { drop: 1, level: 36 },
  waiSrMean: { drop: 4 / 6 },
  wai7Mean: { drop: 1 },
};

const seeded = (seed) => {
  const generator = xoroshiro128plus(seed);
  return () => uniformFloat64(generator);
};
const courseOf = (name, sessions, missing, rupture) => ({
  ...clientModels[name],
  sessions,
  missing,
  // Six sessions have no room for three low ones after the third.
  ...(rupture && { rupture: { ...rupture, earliestOnset: sessions < 8 ? 3 : 4 } }),
});

/** What each rule says of each session, higher is more notable; null where it says nothing. One look back serves three rules. */
function statisticsOf(series, rulesOfPrior, others) {
  const read = (method, statistic = (verdict) => verdict.statistic) => {
    const said = detectRuptures(series, method);
    return series.points.map((_, i) =>
      said.status === "assessed" && said.sessions[i].assessed ? statistic(said.sessions[i]) : null,
    );
  };
  const distance = (probability) => (probability === null ? null : -Math.log(probability));
  const back = detectRuptures(series, rulesOfPrior.combined);
  const look = (field) =>
    series.points.map((_, i) => (back.status === "assessed" ? distance(back.sessions[i][field]) : null));
  return {
    prediction: read(rulesOfPrior.prediction),
    brief: look("pBrief"),
    shift: look("pShift"),
    combined: look("probability"),
    ...(others && {
      "own-mean z": read(others.ownMean),
      XmR: read(others.chart),
      "Quesenberry Q": read(others.q),
      drop: read(others.drop),
      level: read(others.level),
      "sudden loss": read(others.loss, (verdict) => (verdict.criteria.contrast ? verdict.statistic : null)),
    }),
  };
}

/** Parameters that leave the statistic as it is and let the rule speak from as few sessions as it can. */
const others = {
  ownMean: methods.ownMeanBand({ multiple: 0.5 }),
  chart: methods.individualsChart({ sigmas: 0.5 }),
  q: methods.quesenberryQ(),
  drop: methods.sessionDrop({ points: 1 }),
  level: methods.cutoffLevel({ cutoff: 0 }),
  loss: methods.suddenShift({ minimumChange: 0.01 }),
};
const rulesOfPrior = (typicalStandardDeviation) => ({
  prediction: methods.prediction(prior({ typicalStandardDeviation })),
  combined: methods.retrospective(prior({ typicalStandardDeviation }), { question: "combined" }),
});

/**
 * The line above which a share of the sessions from the second on lie, and the share of those exactly on it that count, so
 * that rules in whole steps spend the same budget.
 */
export function lineAt(statistics, rate) {
  const sorted = Float64Array.from(statistics, (value) => value ?? -Infinity)
    .sort()
    .reverse();
  const budget = rate * sorted.length;
  const line = sorted[Math.min(sorted.length - 1, Math.floor(budget))];
  if (line === -Infinity) return { line, share: 0 }; // the rule speaks too seldom to spend its budget
  const above = sorted.findIndex((value) => value <= line);
  const on = sorted.filter((value) => value === line).length;
  return { line, share: (budget - above) / on };
}

/** Clients without a rupture for each one with: the lines of few false alarms rest on few sessions. */
const QUIET = 3;

const credit = (value, { line, share }) => (value === null ? 0 : value > line ? 1 : value === line ? share : 0);
const mean = (numbers) => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
const round = (x) => Math.round(x * 1e4) / 1e4;

/** One model, length and share of missing sessions: every rule at equal false-alarm rates. */
export function cell(name, sessions, missing, { clients, seed, factor = 1, wanted = Object.keys(shapes) }) {
  const random = seeded(seed);
  const judges = rulesOfPrior(factor * clientModels[name].within.typicalStandardDeviation);
  const judge = (series) => statisticsOf(series, judges, factor === 1 && others);
  const quiet = {};
  for (let i = 0; i < QUIET * clients; i++) {
    const { series } = simulateClient(courseOf(name, sessions, missing), random);
    for (const [rule, statistics] of Object.entries(judge(series)))
      (quiet[rule] ??= []).push(...statistics.filter((_, at) => at > 0 && series.points[at].value !== null));
  }
  const lines = Object.fromEntries(
    Object.entries(quiet).map(([rule, s]) => [rule, rates.map((rate) => lineAt(s, rate))]),
  );
  const found = {};
  for (const shape of wanted) {
    const credits = {};
    for (let i = 0; i < clients; i++) {
      const { series, rupture } = simulateClient(courseOf(name, sessions, missing, shapes[shape]), random);
      const low = series.points.flatMap(({ session, value }, at) =>
        value !== null && session >= rupture.onset && session <= rupture.last ? [at] : [],
      );
      if (low.length === 0) continue; // nobody could see it
      for (const [rule, statistics] of Object.entries(judge(series))) {
        const of = (credits[rule] ??= rates.map(() => ({ onset: [], episode: [] })));
        lines[rule].forEach((line, at) => {
          of[at].onset.push(credit(statistics[low[0]], line));
          of[at].episode.push(Math.max(...low.map((session) => credit(statistics[session], line))));
        });
      }
    }
    found[shape] = credits;
  }
  return { name, sessions, missing, factor, found };
}

const realTime = ["Quesenberry Q", "drop", "level"];
const all = ["own-mean z", "XmR", ...realTime, "sudden loss"];
const comparisons = [
  ["prediction v best real-time rule", "prediction", realTime, Object.keys(shapes), "onset"],
  ["prediction v best real-time rule", "prediction", realTime, Object.keys(shapes), "episode"],
  ["brief v best of six", "brief", all, ["one session"], "onset"],
  ["shift v best of six", "shift", all, ["three sessions", "lasting"], "onset"],
  ["shift v best of six", "shift", all, ["three sessions", "lasting"], "episode"],
  ["shift v best of six", "shift", all, ["gradual"], "onset"],
  ["shift v best of six", "shift", all, ["gradual"], "episode"],
  ["combined v best of six", "combined", all, Object.keys(shapes), "onset"],
];

/** A rule less the best of others, cell by cell, with the standard error over the same clients. */
function margins(cells, [, rule, rivals, wanted, metric], at) {
  return cells.flatMap(({ name, sessions, missing, found }) =>
    wanted.map((shape) => {
      const ours = found[shape][rule][at][metric];
      const best = rivals.reduce((a, b) =>
        mean(found[shape][a][at][metric]) >= mean(found[shape][b][at][metric]) ? a : b,
      );
      const differences = ours.map((x, i) => x - found[shape][best][at][metric][i]);
      const margin = mean(differences);
      const error = Math.sqrt(mean(differences.map((x) => (x - margin) ** 2)) / differences.length);
      return { name, sessions, missing, shape, best, margin: round(margin), error: round(error) };
    }),
  );
}

/** The whole study as plain numbers. */
export function study({
  clients,
  seed,
  progress = () => {},
  names = Object.keys(titles),
  ns = lengths,
  gaps = [0, 0.15],
}) {
  let next = seed;
  const cells = [];
  const wrong = [];
  const published = [];
  const course = [];
  for (const name of names)
    for (const sessions of ns) {
      for (const missing of gaps) cells.push(cell(name, sessions, missing, { clients, seed: next++ }));
      for (const factor of [0.5, 2])
        wrong.push(
          cell(name, sessions, 0, { clients, seed: next - gaps.length, factor, wanted: ["one session", "lasting"] }),
        );
      published.push({ name, sessions, rules: publishedRates(name, sessions, clients, seeded(next++)) });
      course.push(...whatBecame(name, sessions, clients, seeded(next++)));
      progress(`${name} ${sessions}`);
    }
  const sensitivities = [...cells, ...wrong].map(({ found, ...about }) => ({
    ...about,
    found: Object.fromEntries(
      Object.entries(found).map(([shape, credits]) => [
        shape,
        Object.fromEntries(
          Object.entries(credits).map(([rule, byRate]) => [
            rule,
            byRate.map(({ onset, episode }) => ({ onset: round(mean(onset)), episode: round(mean(episode)) })),
          ]),
        ),
      ]),
    ),
  }));
  const compared = comparisons.map((comparison) => ({
    comparison: comparison[0],
    shapes: comparison[3],
    metric: comparison[4],
    rates: rates.map((_, at) => margins(cells, comparison, at)),
  }));
  return { clients, seed, rates, sensitivities, compared, published, course };
}

/** False alarms of every rule as it is published, or with the default of this library, and with priors right and wrong. */
function publishedRates(name, sessions, clients, random) {
  const typical = clientModels[name].within.typicalStandardDeviation;
  const { drop, level } = inUse[name];
  const given = (factor) => prior({ typicalStandardDeviation: factor * typical });
  const rules = {
    "prediction, p < .01": methods.prediction(given(1)),
    "– prior halved": methods.prediction(given(0.5)),
    "– prior doubled": methods.prediction(given(2)),
    "brief, p < .01": methods.retrospective(given(1), { question: "brief" }),
    "shift, p < .01": methods.retrospective(given(1), { question: "shift" }),
    "combined, p < .01": methods.retrospective(given(1), { question: "combined" }),
    "own mean − 2 SD": methods.ownMeanBand(),
    "XmR, 3 sigma": methods.individualsChart(),
    "Quesenberry Q < −3": methods.quesenberryQ(),
    [`drop of ${drop.toFixed(drop === 1 ? 0 : 2)}`]: methods.sessionDrop({ points: drop }),
    ...(level && { [`level below ${level}`]: methods.cutoffLevel({ cutoff: level }) }),
    "sudden loss of as much": methods.suddenShift({ minimumChange: drop }),
  };
  const found = operatingCharacteristics(Object.values(rules), courseOf(name, sessions, 0), { clients, random });
  return Object.keys(rules).map((rule, at) => {
    const { notAssessable, falseAlarmsPerSession: session, falseAlarmsPerSeries: series } = found[at];
    const plain = (estimate) =>
      estimate && { value: round(estimate.value), standardError: round(estimate.standardError) };
    return { rule, notAssessable: round(notAssessable.value), session: plain(session), series: plain(series) };
  });
}

/** Delay and repair with the default online rule. */
function whatBecame(name, sessions, clients, random) {
  const rule = methods.prediction(
    prior({ typicalStandardDeviation: clientModels[name].within.typicalStandardDeviation }),
  );
  return ["one session", "three sessions", "lasting"].map((shape) => {
    const [{ ruptures }] = operatingCharacteristics([rule], courseOf(name, sessions, 0, shapes[shape]), {
      clients,
      random,
    });
    const answers = ruptures.repair[shape === "lasting" ? "lasting" : "ended"];
    return {
      name,
      sessions,
      shape,
      clients: ruptures.clients,
      delay: ruptures.delay && round(ruptures.delay.value),
      ...answers,
    };
  });
}

// The page

const table = (head, rows) => [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
const two = (x) => x.toFixed(2).replace(/^(-?)0\./, "$1.");
const three = (x) =>
  x
    .toFixed(3)
    .replace(/^(-?)0\./, "$1.")
    .replace("-", "−");
const percent = (x) => (x === null ? "–" : (100 * x).toFixed(1));

function averaged(result, shape, rule, sessions, at, { missing = 0, factor = 1 } = {}) {
  const cells = result.sensitivities.filter(
    (c) => c.sessions === sessions && c.missing === missing && c.factor === factor,
  );
  const of = (metric) => mean(cells.map((c) => c.found[shape][rule][at][metric]));
  return { onset: of("onset"), episode: of("episode") };
}

/** Every generated part of the page, by the name in its markers. */
export function parts(result) {
  const ns = [...new Set(result.published.map(({ sessions }) => sessions))];
  const rules = Object.keys(result.sensitivities[0].found["one session"]);
  const falseAlarms = [...new Set(result.published.map(({ name }) => name))].map((name) => {
    const of = result.published.filter((p) => p.name === name);
    const rows = of[0].rules.map(({ rule }, at) => [
      rule,
      ...of.map(({ rules: r }) =>
        r[at].session ? `${percent(r[at].session.value)} / ${percent(r[at].series.value)}` : "–",
      ),
    ]);
    return `**${titles[name]}**\n\n${table(["rule", ...ns.map((n) => `n = ${n}`)], rows)}`;
  });
  const found = Object.keys(shapes).map((shape) => {
    const rows = rules.map((rule) => [
      rule,
      ...ns
        .map((n) => averaged(result, shape, rule, n, 1))
        .map(({ onset, episode }) => (shape === "one session" ? two(onset) : `${two(onset)} (${two(episode)})`)),
    ]);
    return `**${shape[0].toUpperCase()}${shape.slice(1)}**\n\n${table(["rule", ...ns.map((n) => `n = ${n}`)], rows)}`;
  });
  const compared = result.compared.map(({ comparison, shapes: wanted, metric, rates: byRate }) => {
    const at = (read) => byRate.map(read).join(" / ");
    const worst = (ms) => ms.reduce((a, b) => (a.margin <= b.margin ? a : b));
    return [
      `${comparison}, ${wanted.length === 4 ? "all shapes" : wanted.join(" and ")}, ${metric}`,
      byRate[0].length,
      at((ms) => three(mean(ms.map((m) => m.margin)))),
      at((ms) => `${three(worst(ms).margin)} (${three(worst(ms).error)})`),
      at((ms) => ms.filter((m) => m.margin < 0).length),
      at((ms) => ms.filter((m) => m.margin < -2 * m.error).length),
    ];
  });
  const priors = ["prediction", "brief", "shift", "combined"].flatMap((rule) =>
    ["one session", "lasting"].map((shape) => [
      `${rule}, ${shape}`,
      ...ns.map((n) =>
        [0.5, 1, 2].map((factor) => two(averaged(result, shape, rule, n, 1, { factor }).onset)).join(" / "),
      ),
    ]),
  );
  const missing = rules.map((rule) => [
    rule,
    ...Object.keys(shapes).map((shape) =>
      [0, 0.15]
        .map((gap) => two(mean(ns.map((n) => averaged(result, shape, rule, n, 1, { missing: gap }).onset))))
        .join(" / "),
    ),
  ]);
  const course = result.course
    .filter(({ sessions }) => sessions === 14)
    .map((c) => [
      titles[c.name],
      c.shape,
      c.delay === null ? "–" : c.delay.toFixed(2),
      ...["repaired", "partial", "unrepaired", "open", "missed"].map((answer) => percent(c[answer] / c.clients)),
    ]);
  return {
    run: `${String(result.clients)} clients with each rupture (and three times as many without) in every cell, ${String(result.sensitivities.length)} cells, seed ${String(result.seed)}. The standard error of a share in one cell is at most ${three(0.5 / Math.sqrt(result.clients))}, of a mean over the four models at most ${three(0.25 / Math.sqrt(result.clients))}; the line drawn for equal false alarms is itself estimated and adds a little.`,
    "false-alarms": falseAlarms.join("\n\n"),
    sensitivity: found.join("\n\n"),
    margins: table(
      [
        "comparison",
        "cells",
        "mean margin",
        "worst cell (its standard error)",
        "cells behind",
        "behind by more than 2 errors",
      ],
      compared,
    ),
    priors: table(["rule, shape", ...ns.map((n) => `n = ${n}`)], priors),
    missing: table(["rule", ...Object.keys(shapes)], missing),
    course: table(["model", "shape", "delay", "repaired", "partial", "unrepaired", "open", "missed"], course),
  };
}

/** The page with its generated parts replaced; the prose stays. */
export function fill(page, generated) {
  return Object.entries(generated).reduce((text, [name, part]) => {
    const [from, to] = [`<!-- study:${name} -->`, `<!-- /study:${name} -->`];
    const [start, end] = [text.indexOf(from), text.indexOf(to)];
    if (start < 0 || end < start) throw new Error(`the page has no place for ${name}`);
    return `${text.slice(0, start + from.length)}\n\n${part}\n\n${text.slice(end)}`;
  }, page);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const here = (file) => new URL(file, import.meta.url);
  const result = study({
    clients: Number(process.env.STUDY_CLIENTS ?? 800),
    seed: 20_260_101,
    progress: (done) => console.log(done),
  });
  const rules = Object.keys(result.sensitivities[0].found["one session"]);
  writeFileSync(here("results.json"), `${JSON.stringify(result)}\n`);
  for (const shape of Object.keys(shapes)) {
    const panels = lengths.map((n) => ({
      title: `${n} sessions`,
      rows: rules.map((rule) => ({ rule, ...averaged(result, shape, rule, n, 1) })),
    }));
    writeFileSync(
      here(`../figures/which-rule-${shape.replace(" ", "-")}.svg`),
      dotPlot(`Found at 2.5 % false alarms a session: ${shape}`, panels),
    );
  }
  const page = here("../methods/which-rule.md");
  writeFileSync(page, fill(readFileSync(page, "utf8"), parts(result)));
}
