// The comparison of all rules on simulated clients: `npm run study` writes docs/methods/which-rule.md and its appendix
// which-rule-study.md (between their markers), docs/figures/which-rule-*.svg and docs/programs/study/results.json. The seed is fixed; the numbers hold for the working models.
// firstVersion.json is kept: the same design with the detectors' first version, another seed and up to 4,000 clients a cell.
// `node docs/programs/study/study.mjs page` fills page and figures again from the kept results.
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { pathToFileURL } from "node:url";
import { Worker, parentPort, workerData } from "node:worker_threads";
import { detectRuptures, methods, presets, prior } from "alliance-scoring";
import { clientModels, operatingCharacteristics, simulateClient } from "alliance-scoring/simulate";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { choose, figures } from "./choose.mjs";
import { dotPlot } from "./dotPlot.mjs";
import { fill } from "../fill.mjs";

/** Lengths that are crossed with everything, and two more that are run without missing sessions. */
export const lengths = [6, 8, 14, 24];
const further = [4, 40];
const gap = 0.15;

/** Budgets of false alarms: of the sessions from the second on, or of the courses. */
export const budgets = [
  { of: "session", rate: 0.01 },
  { of: "session", rate: 0.025 },
  { of: "session", rate: 0.05 },
  { of: "series", rate: 0.1 },
];

const ruptures = {
  "one session": { duration: 1 },
  "three sessions": { duration: 3 },
  lasting: { duration: "lasting" },
  gradual: { duration: "lasting", fall: 3 },
};
const ofDepth = (depth, name = (shape) => shape) =>
  Object.fromEntries(Object.entries(ruptures).map(([shape, rupture]) => [name(shape), { depth, ...rupture }]));
export const shapes = ofDepth(2.5);
const shallow = (shape) => `${shape}, 1.5 SD`;
const everyShape = { ...shapes, ...ofDepth(1.5, shallow) };
const titles = { srs: "SRS", srsNormLike: "SRS, norm-like", waiSrMean: "WAI-SR mean", wai7Mean: "WAI mean, 1–7" };

export const seeded = (seed) => {
  const generator = xoroshiro128plus(seed);
  return () => uniformFloat64(generator);
};
/** Ruptures begin at the fourth session or later; courses of four and six have no room for that. */
export const courseOf = (name, sessions, missing, rupture) => ({
  ...clientModels[name],
  sessions,
  missing,
  ...(rupture && { rupture: { ...rupture, earliestOnset: sessions < 8 ? 3 : 4 } }),
});

// What each rule says of a client

/** The typical standard deviation that the default rules are given: right, halved, doubled. */
const priors = { "": 1, ", halved": 0.5, ", doubled": 2 };
const defaults = ["prediction", "brief", "shift", "combined"];
/** The root mean square of the clients' own standard deviations in the model: what a large sample would pool. */
const pooled = ({ within }) => within.typicalStandardDeviation * Math.exp(within.logStandardDeviation ** 2);

/** Every rule whose line is varied, for one model. Parameters leave the statistic as it is and let the rule speak early. */
function judgesOf(name) {
  const model = clientModels[name];
  const typical = model.within.typicalStandardDeviation;
  const unit = pooled(model);
  return {
    unit,
    ofPrior: Object.entries(priors).map(([suffix, factor]) => {
      const given = prior({ typicalStandardDeviation: factor * typical });
      return [suffix, methods.prediction(given), methods.retrospective(given, { question: "combined" })];
    }),
    others: {
      "own-mean z": [methods.ownMeanBand({ multiple: 0.5 })],
      XmR: [methods.individualsChart({ sigmas: 0.5 })],
      "Quesenberry Q": [methods.quesenberryQ()],
      drop: [methods.sessionDrop({ points: 1 })],
      level: [methods.cutoffLevel({ cutoff: 0 })],
      "sudden loss": [methods.suddenShift({ minimumChange: 0.01 }), sudden],
      "sudden loss, α .4": [methods.suddenShift({ minimumChange: 0.01, alpha: 0.4 }), sudden],
      "peak to trough": [
        methods.peakToTrough({ pooledStandardDeviation: unit }),
        ({ statistic }, spread) => statistic / Math.max(spread, unit),
      ],
      "V-episode": [
        methods.vEpisode({ minimumDrop: 0.01, tolerance: unit / 4, returnRequired: true }),
        ({ statistic, flagged }) => (flagged ? statistic : null),
      ],
    },
    oneBreak: methods.singleBreak({ minimumSessions: 4 }),
  };
}
const sudden = ({ statistic, criteria }) => (criteria.contrast ? statistic : null);

/** Equal statistics that were reached by different sums must tie: what differs by less than this is the same. */
const settle = (x) => (x === null || !Number.isFinite(x) ? x : Math.round(x * 1e9) / 1e9);

/**
 * What each rule says of each session, higher is more notable; null where it says nothing. One look back serves three rules.
 * With `wrong` also the default rules given a wrong prior.
 */
function statisticsOf(series, judges, wrong) {
  const read = (said, statistic) =>
    series.points.map((_, i) =>
      said.status === "assessed" && said.sessions[i].assessed ? settle(statistic(said.sessions[i])) : null,
    );
  const distance = (probability) => (probability === null ? null : -Math.log(probability));
  const all = {};
  for (const [suffix, prediction, back] of wrong ? judges.ofPrior : judges.ofPrior.slice(0, 1)) {
    all[`prediction${suffix}`] = read(detectRuptures(series, prediction), ({ probability }) => distance(probability));
    const said = detectRuptures(series, back);
    for (const [rule, field] of [
      ["brief", "pBrief"],
      ["shift", "pShift"],
      ["combined", "probability"],
    ])
      all[`${rule}${suffix}`] = read(said, (verdict) => distance(verdict[field]));
  }
  const scores = series.points.flatMap(({ value }) => (value === null ? [] : [value]));
  const centre = mean(scores);
  const spread = Math.sqrt(sum(scores.map((x) => (x - centre) ** 2)) / (scores.length - 1 || 1));
  for (const [rule, [method, statistic = (verdict) => verdict.statistic]] of Object.entries(judges.others))
    all[rule] = read(detectRuptures(series, method), (verdict) => statistic(verdict, spread));
  all["single break"] = bestBreak(read(detectRuptures(series, judges.oneBreak), ({ statistic }) => statistic));
  return all;
}

/** The rule flags the best break alone. Its penalty, were it varied, in units of ln n: -n ln(1 - explained) / ln n. */
function bestBreak(explained) {
  const best = Math.max(...explained.map((share) => share ?? 0));
  const n = explained.filter((share) => share !== null).length + 3; // two sessions before the first break, one after the last
  return explained.map((share) =>
    best > 0 && share === best ? settle((-n * Math.log(1 - share)) / Math.log(n)) : null,
  );
}

/** Rules as they are published, where that can be run at all; see the page for what each was given. */
export function publishedOf(name) {
  const model = clientModels[name];
  const pooledStandardDeviation = pooled(model);
  const between = model.level.standardDeviation ** 2;
  const within = pooledStandardDeviation ** 2;
  const isSrs = name.startsWith("srs");
  const points = name === "waiSrMean" ? 4 / 6 : 1;
  return {
    stiles2004: presets.stiles2004({ pooledStandardDeviation }),
    strauss2006: presets.strauss2006({ pooledStandardDeviation }),
    ...(name === "wai7Mean" && { stevens2007: presets.stevens2007() }),
    ...(name === "waiSrMean" && { "stevens2007WaiSr (adapted)": presets.stevens2007WaiSr() }),
    "gumz2012, 1 SD": presets.gumz2012({ pooledStandardDeviation, multiple: 1 }),
    "gumz2012, 2 SD": presets.gumz2012({ pooledStandardDeviation, multiple: 2 }),
    mclaughlin2014: presets.mclaughlin2014({
      standardDeviation: Math.sqrt(between + within),
      reliability: (between + model.autocorrelation * within) / (between + within),
    }),
    lipner2022: presets.lipner2022(),
    ownMean2sd2024: presets.ownMean2sd2024(),
    kivlighanShaughnessy2000: presets.kivlighanShaughnessy2000(),
    [`tangDeRubeis1999Alliance, ${points === 1 ? "1 point" : ".67"}`]: presets.tangDeRubeis1999Alliance({
      minimumChange: points,
    }),
    ...(isSrs && {
      openFit: presets.openFit(),
      "fall of 1 point": methods.sessionDrop({ points: 1 }),
      "level below 36": methods.cutoffLevel({ cutoff: 36 }),
    }),
    "Quesenberry Q < −3": methods.quesenberryQ(),
    "single break, 3 ln n": methods.singleBreak(),
  };
}

// Equal false alarms

/** Batches of clients; leaving out one after the other gives the standard error, that of the line included (jackknife). */
const BATCHES = 20;
/** Clients without a rupture for each one with: the lines of few false alarms rest on few sessions. */
const QUIET = 2;

/**
 * The line above which a share of all statistics lie, and the share of those exactly on it that count, so that rules in
 * whole steps spend the same budget. `sorted`: the highest of them, falling; `count`: how many there are in all.
 */
function lineIn(sorted, count, rate) {
  const budget = rate * count;
  const line = sorted[Math.min(count - 1, Math.floor(budget))] ?? -Infinity;
  if (line === -Infinity) return { line, share: 0 }; // the rule speaks too seldom to spend its budget
  const above = sorted.findIndex((value) => value <= line);
  let on = above;
  while (sorted[on] === line) on++;
  return { line, share: (budget - above) / (on - above) };
}

export const lineAt = (statistics, rate) =>
  lineIn(
    statistics.filter((value) => value !== null).sort((a, b) => b - a),
    statistics.length,
    rate,
  );

/** The line from all clients and, at 1 to BATCHES, from all but those of one batch. */
function linesOf(statistics, rate) {
  const counts = Array(BATCHES + 1).fill(0);
  for (const { batch } of statistics) counts[batch]++;
  const count = statistics.length;
  const spoken = statistics.filter(({ value }) => value !== null).sort((a, b) => b.value - a.value);
  const reach = spoken[Math.ceil(1.25 * rate * count + 50)]?.value ?? -Infinity; // no line lies below this
  const top = spoken.filter(({ value }) => value >= reach);
  return Array.from({ length: BATCHES + 1 }, (_, without) =>
    without === 0
      ? lineIn(
          top.map(({ value }) => value),
          count,
          rate,
        )
      : lineIn(
          top.flatMap(({ value, batch }) => (batch === without ? [] : [value])),
          count - counts[without],
          rate,
        ),
  );
}

const credit = (value, { line, share }) => (value === null ? 0 : value > line ? 1 : value === line ? share : 0);
const sum = (numbers) => numbers.reduce((total, x) => total + x, 0);
const mean = (numbers) => sum(numbers) / numbers.length;
const round = (x) => Math.round(x * 1e4) / 1e4;
const batchOf = (i) => 1 + (i % BATCHES);
const highest = (values) => values.reduce((most, x) => (x !== null && (most === null || x > most) ? x : most), null);

/** Value and standard error of a list [from all clients, without batch 1, without batch 2, …]. */
function jackknife([value, ...without]) {
  const centre = mean(without);
  return [round(value), round(Math.sqrt(((BATCHES - 1) / BATCHES) * sum(without.map((x) => (x - centre) ** 2))))];
}

/** Shapes a course has room for; the shallow ones and 40 sessions are not crossed with missing sessions. */
function shapesOf(sessions, missing) {
  const names = sessions === 4 ? ["one session", "lasting"] : Object.keys(shapes);
  return lengths.includes(sessions) && missing === 0 ? [...names, ...names.map(shallow)] : names;
}

/** One model, length and share of missing sessions: every rule on the same clients. */
export function cell({ name, sessions, missing, clients, seed }) {
  const random = seeded(seed);
  const judges = judgesOf(name);
  const published = Object.entries(publishedOf(name)).map(([rule, method]) => ({ rule, method, ...newTally() }));
  const atDefault = {};
  const quiet = {};
  for (let i = 0; i < QUIET * clients; i++) {
    const { series } = simulateClient(courseOf(name, sessions, missing), random);
    const batch = batchOf(i);
    for (const [rule, statistics] of Object.entries(statisticsOf(series, judges, true))) {
      const of = (quiet[rule] ??= { session: [], series: [] });
      statistics.forEach((value, at) => {
        if (at > 0 && series.points[at].value !== null) of.session.push({ value, batch });
      });
      of.series.push({ value: highest(statistics.slice(1)), batch });
      if (!defaults.includes(rule.split(",")[0])) continue;
      const judged = statistics.filter((value) => value !== null);
      count((atDefault[rule] ??= newTally()), judged.length, judged.filter((value) => value > -Math.log(0.01)).length);
    }
    for (const tally of published) {
      const said = detectRuptures(series, tally.method);
      const judged = said.status === "assessed" ? said.sessions.filter(({ assessed }) => assessed) : [];
      count(tally, judged.length, judged.filter(({ flagged }) => flagged).length);
    }
  }
  const lines = {};
  const spoken = {};
  for (const [rule, of] of Object.entries(quiet)) {
    lines[rule] = budgets.map((budget) => linesOf(of[budget.of], budget.rate));
    spoken[rule] = budgets.map((budget) => round(mean(of[budget.of].map(({ value }) => (value === null ? 0 : 1)))));
  }
  const found = {};
  const compared = comparisons.map(() => []);
  for (const shape of shapesOf(sessions, missing)) {
    const wrong = missing === 0 && (shape === "one session" || shape === "lasting");
    const seen = {};
    for (let i = 0; i < clients; i++) {
      const { series, rupture } = simulateClient(courseOf(name, sessions, missing, everyShape[shape]), random);
      const low = series.points.flatMap(({ session, value }, at) =>
        value !== null && session >= rupture.onset && session <= rupture.last ? [at] : [],
      );
      if (low.length === 0) continue; // nobody could see it
      for (const [rule, statistics] of Object.entries(statisticsOf(series, judges, wrong)))
        (seen[rule] ??= []).push({
          onset: statistics[low[0]],
          episode: highest(low.map((at) => statistics[at])),
          batch: batchOf(i),
        });
    }
    const shares = Object.fromEntries(
      Object.entries(seen).map(([rule, of]) => [
        rule,
        lines[rule].map((line) => ({ onset: sharesOf(of, "onset", line), episode: sharesOf(of, "episode", line) })),
      ]),
    );
    found[shape] = Object.fromEntries(
      Object.entries(shares).map(([rule, of]) => [
        rule,
        of.map(({ onset, episode }) => [...jackknife(onset), ...jackknife(episode)]),
      ]),
    );
    comparisons.forEach(({ rule, rivals, wanted, metric }, which) => {
      if (!wanted.some((each) => shape === each || shape === shallow(each))) return;
      const against = budgets.map((_, at) => {
        const best = rivals.reduce((a, b) => (shares[a][at][metric][0] >= shares[b][at][metric][0] ? a : b));
        return [...jackknife(shares[rule][at][metric].map((x, i) => x - shares[best][at][metric][i])), best];
      });
      compared[which].push({ shape, against });
    });
  }
  const rates = [
    ...Object.entries(atDefault).map(([rule, tally]) => rateOf(`${rule}, p < .01`, tally)),
    ...published.map((tally) => rateOf(tally.rule, tally)),
  ];
  return { name, sessions, missing, clients, seed, published: rates, spoken, found, compared };
}

/** The share of clients beyond the line, from all of them and without each batch (line and clients alike). */
function sharesOf(clients, metric, lines) {
  return lines.map((line, without) => {
    let found = 0;
    let all = 0;
    for (const client of clients) {
      if (client.batch === without) continue;
      found += credit(client[metric], line);
      all++;
    }
    return found / all;
  });
}

const newTally = () => ({ sessions: 0, flags: 0, series: 0, flagged: 0 });
function count(tally, judged, flags) {
  if (judged === 0) return;
  tally.sessions += judged;
  tally.flags += flags;
  tally.series++;
  tally.flagged += flags > 0 ? 1 : 0;
}
/** Flags a judged session and courses with any, of those that the rule can judge; null where it judges none. */
const rateOf = (rule, { sessions, flags, series, flagged }) => ({
  rule,
  session: sessions === 0 ? null : round(flags / sessions),
  series: series === 0 ? null : round(flagged / series),
});

const realTime = ["Quesenberry Q", "drop", "level"];
const six = [...realTime, "own-mean z", "XmR", "sudden loss"];
const ten = [...six, "sudden loss, α .4", "single break", "peak to trough", "V-episode"];
const every = Object.keys(shapes);
const compare = (rule, rivals, label, wanted, metric) => ({ rule, rivals, label, wanted, metric });
export const comparisons = [
  compare("prediction", realTime, "best real-time rule", every, "onset"),
  compare("prediction", realTime, "best real-time rule", every, "episode"),
  compare("brief", ten, "best of ten", ["one session"], "onset"),
  compare("shift", six, "best of six", ["three sessions", "lasting"], "onset"),
  compare("shift", ten, "best of ten", ["three sessions"], "onset"),
  compare("shift", ten, "best of ten", ["three sessions"], "episode"),
  compare("shift", ten, "best of ten", ["lasting"], "onset"),
  compare("shift", ten, "best of ten", ["lasting"], "episode"),
  compare("shift", ten, "best of ten", ["gradual"], "onset"),
  compare("shift", ten, "best of ten", ["gradual"], "episode"),
  compare("shift", ["single break"], "single break", ["lasting"], "onset"),
  compare("shift", ["sudden loss, α .4"], "sudden loss, α .4", ["three sessions", "lasting"], "onset"),
  compare("combined", six, "best of six", every, "onset"),
  compare("combined", ten, "best of ten", every, "onset"),
];

/** Every cell of the study, the dearest first. Long courses are dear: fewer clients. */
export function jobsOf({ clients, seed, names = Object.keys(titles), ns = [...lengths, ...further] }) {
  const few = { 24: 2, 40: 6 };
  return names
    .flatMap((name) =>
      ns.flatMap((sessions) =>
        (lengths.includes(sessions) ? [0, gap] : [0]).map((missing) => ({
          name,
          sessions,
          missing,
          clients: Math.ceil(clients / (few[sessions] ?? 1)),
          seed: seed + 10_000 * Object.keys(titles).indexOf(name) + 100 * sessions + (missing > 0 ? 1 : 0),
        })),
      ),
    )
    .sort((a, b) => b.sessions - a.sessions);
}

/** A cell small enough to be computed again by a test. */
export const sample = { name: "srs", sessions: 8, missing: gap, clients: 150, seed: 8 };

/** The whole study as plain numbers, from the cells. */
export function collect({ clients, seed }, cells) {
  const ofModel = (name) => Object.keys(titles).indexOf(name);
  const ordered = [...cells].sort(
    (a, b) => ofModel(a.name) - ofModel(b.name) || a.sessions - b.sessions || a.missing - b.missing,
  );
  const names = [...new Set(ordered.map(({ name }) => name))];
  const course = names.flatMap((name, at) => whatBecame(name, 14, clients, seeded(seed + at)));
  return { clients, seed, cells: ordered, course };
}

export const study = (options) => collect(options, jobsOf(options).map(cell));

/** Delay and repair with the default online rule. */
function whatBecame(name, sessions, clients, random) {
  const rule = methods.prediction(
    prior({ typicalStandardDeviation: clientModels[name].within.typicalStandardDeviation }),
  );
  return ["one session", "three sessions", "lasting"].map((shape) => {
    const [{ ruptures: found }] = operatingCharacteristics([rule], courseOf(name, sessions, 0, shapes[shape]), {
      clients,
      random,
    });
    const answers = found.repair[shape === "lasting" ? "lasting" : "ended"];
    return { name, shape, clients: found.clients, delay: found.delay && round(found.delay.value), ...answers };
  });
}

// The page

const table = (head, rows) => [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
const sign = (text) => text.replace(/^(-?)0\./, "$1.").replace("-", "−");
const two = (x) => (x === null ? "–" : sign(x.toFixed(2)));
const three = (x) => sign(x.toFixed(3));
const percent = (x) => (x === null ? "–" : (100 * x).toFixed(1));
const capital = (text) => `${text[0].toUpperCase()}${text.slice(1)}`;

/** Mean over the models of what a rule finds; null where no course of that length has room for the shape. */
function averaged(result, shape, rule, sessions, at, missing = 0) {
  const cells = result.cells.filter((c) => c.sessions === sessions && c.missing === missing && c.found[shape]?.[rule]);
  if (cells.length === 0) return { onset: null, episode: null };
  const of = (position) => mean(cells.map((c) => c.found[shape][rule][at][position]));
  return { onset: of(0), episode: of(2) };
}

/** The margins of a comparison, by budget: crossed lengths at 2.5 or at 1.5 SD, or the two further lengths. */
export function marginsOf(result, which, group) {
  const cells = result.cells.flatMap((c) =>
    c.compared[which].map(({ shape, against }) => ({
      ...{ name: c.name, sessions: c.sessions, missing: c.missing, shape, against },
      group: further.includes(c.sessions) ? "further" : shape in shapes ? "2.5 SD" : "1.5 SD",
    })),
  );
  return budgets.map((_, at) =>
    cells
      .filter((c) => c.group === group)
      .map(({ against, ...about }) => ({
        ...about,
        margin: against[at][0],
        error: against[at][1],
        best: against[at][2],
      })),
  );
}
export const isBehind = ({ margin, error }) => margin < -2 * error && margin < 0;
const isAhead = ({ margin, error }) => margin > 2 * error && margin > 0;
const worstOf = (cells) => cells.reduce((a, b) => (a.margin <= b.margin ? a : b));
const comparisonsOf = ({ rule, label, wanted, metric }) =>
  `${rule} v ${label}, ${wanted.length === 4 ? "all shapes" : wanted.join(" and ")}, ${metric}`;

/** Rules of a cell that are not a default given a wrong prior. */
const rulesOf = (result) =>
  Object.keys(result.cells[0].found["one session"]).filter((rule) => !/, (halved|doubled)$/.test(rule));

/** Every generated part of the page, by the name in its markers. */
export function parts(result) {
  const ns = [...new Set(result.cells.map(({ sessions }) => sessions))].sort((a, b) => a - b);
  const crossed = ns.filter((n) => lengths.includes(n));
  const names = [...new Set(result.cells.map(({ name }) => name))];
  const rules = rulesOf(result);
  const heads = ns.map((n) => `n = ${n}`);
  const cellOf = (name, sessions, missing = 0) =>
    result.cells.find((c) => c.name === name && c.sessions === sessions && c.missing === missing);
  const rate = (cellOfIt, rule) => {
    const { session, series } = cellOfIt.published.find((p) => p.rule === rule);
    return session === null ? "–" : `${percent(session)} / ${percent(series)}`;
  };
  const falseAlarms = names.map((name) => {
    const rows = cellOf(name, ns[0]).published.map(({ rule }) => [rule, ...ns.map((n) => rate(cellOf(name, n), rule))]);
    return `**${titles[name]}**\n\n${table(["rule", ...heads], rows)}`;
  });
  const withGaps = [...new Set(names.flatMap((name) => cellOf(name, 14).published.map(({ rule }) => rule)))].map(
    (rule) => [
      rule,
      ...names.map((name) => {
        const at = cellOf(name, 14, gap);
        return at.published.some((p) => p.rule === rule) ? rate(at, rule) : "";
      }),
    ],
  );
  const spent = rules.flatMap((rule) => {
    const shares = crossed.map((n) => names.map((name) => cellOf(name, n).spoken[rule]));
    if (shares.flat().every((of) => of.every((share, at) => share >= budgets[at].rate))) return [];
    const row = shares.map((of) =>
      budgets.map(({ rate: budget }, at) => percent(mean(of.map((each) => Math.min(budget, each[at]))))).join(" / "),
    );
    return [[rule, ...row]];
  });
  const sensitivity = (at, wanted, format) =>
    wanted
      .map((shape) => {
        const rows = rules.map((rule) => [rule, ...ns.map((n) => format(averaged(result, shape, rule, n, at), shape))]);
        return `**${capital(shape)}**\n\n${table(["rule", ...heads], rows)}`;
      })
      .join("\n\n");
  const both = ({ onset, episode }, shape) =>
    shape.startsWith("one session") || onset === null ? two(onset) : `${two(onset)} (${two(episode)})`;
  const shallowRows = rules.map((rule) => [
    rule,
    ...every.map((shape) => crossed.map((n) => two(averaged(result, shallow(shape), rule, n, 1).onset)).join(" / ")),
  ]);
  const margins = ["2.5 SD", "1.5 SD", "further"].map((group) => {
    const rows = comparisons.flatMap((comparison, which) => {
      const byBudget = marginsOf(result, which, group);
      if (byBudget[0].length === 0) return [];
      const at = (read) => byBudget.map(read).join(" / ");
      return [
        [
          comparisonsOf(comparison),
          byBudget[0].length,
          at((cells) => three(mean(cells.map(({ margin }) => margin)))),
          at((cells) => `${three(worstOf(cells).margin)} (${three(worstOf(cells).error)})`),
          at((cells) => cells.filter(isAhead).length),
          at((cells) => cells.filter(isBehind).length),
        ],
      ];
    });
    const head = [
      "comparison",
      "cells",
      "mean margin",
      "worst cell (its standard error)",
      "clearly ahead",
      "clearly behind",
    ];
    const title = group === "further" ? "Courses of 4 and of 40 sessions, 2.5 SD, none missing" : `${group} deep`;
    return rows.length === 0 ? "" : `**${title}**\n\n${table(head, rows)}`;
  });
  const wrong = defaults.flatMap((rule) =>
    ["one session", "lasting"].map((shape) => [
      `${rule}, ${shape}`,
      ...ns.map((n) =>
        [", halved", "", ", doubled"]
          .map((suffix) => two(averaged(result, shape, rule + suffix, n, 1).onset))
          .join(" / "),
      ),
    ]),
  );
  const missing = rules.map((rule) => [
    rule,
    ...every.map((shape) =>
      [0, gap]
        .map((share) => two(mean(crossed.map((n) => averaged(result, shape, rule, n, 1, share).onset))))
        .join(" / "),
    ),
  ]);
  const answers = ["repaired", "partial", "unrepaired", "open", "found-later", "never-found"];
  const course = result.course.map((c) => [
    titles[c.name],
    c.shape,
    c.delay === null ? "–" : c.delay.toFixed(2),
    ...answers.map((answer) => percent(c[answer] / c.clients)),
  ]);
  return {
    run: howItWasRun(result),
    ...(result.cells.length === jobsOf({ clients: 1, seed: 0 }).length
      ? { ...answer(result), versions: versions(firstVersion, result) }
      : {}),
    "false-alarms": falseAlarms.join("\n\n"),
    "false-alarms-missing": table(["rule", ...names.map((name) => titles[name])], withGaps),
    spent: table(["rule", ...crossed.map((n) => `n = ${n}`)], spent),
    sensitivity: sensitivity(1, every, both),
    "per-series": sensitivity(3, every, both),
    shallow: table(["rule", ...every.map(capital)], shallowRows),
    margins: margins.filter((text) => text !== "").join("\n\n"),
    priors: table(["rule, shape", ...heads], wrong),
    missing: table(["rule", ...every], missing),
    course: table(["model", "shape", "delay", ...answers.map((word) => word.replace("-", " "))], course),
  };
}

const firstVersion = JSON.parse(readFileSync(new URL("firstVersion.json", import.meta.url), "utf8"));

/** The first version of the default rules and this one, side by side: the same design, other clients. */
function versions(first, second) {
  const ns = [...lengths, ...further].sort((a, b) => a - b);
  const flags = (result, rule, n) =>
    percent(
      mean(
        result.cells
          .filter((c) => c.sessions === n && c.missing === 0)
          .map((c) => c.published.find((p) => p.rule === `${rule}, p < .01`).session),
      ),
    );
  const finds = (result, rule, shape, n) => two(averaged(result, shape, rule, n, 1).onset);
  const row = (words, of) => [words, ...ns.map((n) => `${of(first, n)} → ${of(second, n)}`)];
  return table(
    ["rule", ...ns.map((n) => `n = ${n}`)],
    defaults.flatMap((rule) => [
      row(`${rule}: flags of 100 sessions at \`p < .01\`, no rupture`, (result, n) => flags(result, rule, n)),
      ...every.map((shape) => row(`${rule}: ${shape}, found at 2.5 %`, (result, n) => finds(result, rule, shape, n))),
    ]),
  );
}

const percents = ["1 %", "2.5 %", "5 %", "10 % of courses"];
const missingWords = (missing) => (missing === 0 ? "none missing" : `${100 * missing} % missing`);
const about = ({ name, sessions, missing, shape, best }) =>
  `${titles[name]}, ${sessions} sessions, ${missingWords(missing)}, ${shape}: ${best}`;

/** The answers in words, every number from the results. */
function answer(result) {
  const which = (rule, label, wanted, metric) =>
    comparisons.findIndex(
      (c) => c.rule === rule && c.label === label && c.metric === metric && c.wanted.join() === wanted.join(),
    );
  const of = (rule, label, wanted, metric, group = "2.5 SD") =>
    marginsOf(result, which(rule, label, wanted, metric), group);
  const counts = (byBudget, test) => byBudget.map((cells) => cells.filter(test).length).join(" / ");
  const means = (byBudget) => byBudget.map((cells) => three(mean(cells.map(({ margin }) => margin)))).join(" / ");
  const all = (byBudget) => byBudget[0].length;
  const from8 = (byBudget) => byBudget.map((cells) => cells.filter(({ sessions }) => sessions >= 8));
  const only = (n) => (byBudget) => byBudget.map((cells) => cells.filter(({ sessions }) => sessions === n));
  const worstOfAll = (byBudget) =>
    byBudget.map((cells, at) => [worstOf(cells), at]).reduce((a, b) => (a[0].margin <= b[0].margin ? a : b));
  const atWorst = (byBudget) => {
    const [cell, at] = worstOfAll(byBudget);
    return `at worst ${three(cell.margin)} (at ${percents[at]}; ${about(cell)})`;
  };
  const between = (numbers) => {
    const [low, high] = [two(Math.min(...numbers)), two(Math.max(...numbers))];
    return low === high ? low : `${low} to ${high}`;
  };
  const finds = (shape, rule, { at = 1, ns = lengths, metric = "onset", missing = 0 } = {}) =>
    between(ns.map((n) => averaged(result, shape, rule, n, at, missing)[metric]));
  const fewer = (shape, more, less) =>
    between(lengths.map((n) => averaged(result, shape, more, n, 1).onset - averaged(result, shape, less, n, 1).onset));
  const published = (rule, field, names = Object.keys(titles), ns = lengths) => {
    const rates = result.cells
      .filter((c) => c.missing === 0 && names.includes(c.name) && ns.includes(c.sessions))
      .flatMap((c) => c.published.filter((p) => p.rule === rule && p[field] !== null).map((p) => 100 * p[field]));
    const [low, high] = [Math.min(...rates), Math.max(...rates)].map((x) => x.toFixed(x < 10 ? 1 : 0));
    return low === high ? low : `${low} to ${high}`;
  };
  const said = (shape, word) => {
    const shares = result.course.filter((c) => c.shape === shape).map((c) => Math.round((100 * c[word]) / c.clients));
    return `${Math.min(...shares)} to ${Math.max(...shares)}`;
  };
  const srsModels = ["srs", "srsNormLike"];
  const brief = of("brief", "best of ten", ["one session"], "onset");
  const three3 = of("shift", "best of ten", ["three sessions"], "onset");
  const lasting = of("shift", "single break", ["lasting"], "onset");
  const lastingTen = of("shift", "best of ten", ["lasting"], "onset");
  const online = of("prediction", "best real-time rule", every, "onset");
  const onlineWithin = of("prediction", "best real-time rule", every, "episode");
  const gradual = of("shift", "best of ten", ["gradual"], "onset");
  const gradualWithin = of("shift", "best of ten", ["gradual"], "episode");
  const combined = of("combined", "best of ten", every, "onset");
  const oldRivals = of("shift", "best of six", ["three sessions", "lasting"], "onset");
  const behindSix = oldRivals.flat().filter(isBehind);
  const sixBehind = `${counts(oldRivals, isBehind)} of ${all(oldRivals)} cells, all of them with ${[...new Set(behindSix.map(({ sessions }) => sessions))].sort((a, b) => a - b).join(" or ")} sessions`;
  const shallowThree = of("shift", "best of ten", ["three sessions"], "onset", "1.5 SD");
  const shallowLasting = of("shift", "best of ten", ["lasting"], "onset", "1.5 SD");
  const shallowBrief = of("brief", "best of ten", ["one session"], "onset", "1.5 SD");
  const shallowOnline = of("prediction", "best real-time rule", every, "onset", "1.5 SD");
  const further40 = of("shift", "best of ten", ["lasting"], "onset", "further");
  const bullets = (lines) => lines.map((line) => `- ${line}`).join("\n");
  return {
    answer: bullets([
      `**One session low, looked for afterwards: \`brief\`.** Clearly ahead of the best of ten other rules in ${counts(brief, isAhead)} of ${all(brief)} cells, clearly behind in ${counts(brief, isBehind)}; by ${means(brief)} on average. At 2.5 % it finds ${finds("one session", "brief")} of dips. From 8 sessions on own-mean z comes next (${finds("one session", "own-mean z", { ns: [8, 14, 24] })}), which looks back too. \`prediction\` finds ${finds("one session", "prediction", { ns: [8, 14, 24] })} without looking at any later session, so the two are not rivals.`,
      `**A low stretch that ends, looked for afterwards: \`shift\`, from 8 sessions on.** For drops of three sessions it is clearly ahead of the best of ten in ${counts(from8(three3), isAhead)} of ${all(from8(three3))} cells of 8 to 24 sessions. At 2.5 % it finds ${finds("three sessions", "shift", { ns: [8, 14, 24] })}, the best of the others, sudden loss with a mild third criterion (α .4), ${finds("three sessions", "sudden loss, α .4", { ns: [8, 14, 24] })}. **With six sessions it has no lead**: clearly ahead in ${counts(only(6)(three3), isAhead)} of ${all(only(6)(three3))} cells, clearly behind in ${counts(only(6)(three3), isBehind)}, and at 2.5 % it finds ${finds("three sessions", "shift", { ns: [6] })} where that sudden loss finds ${finds("three sessions", "sudden loss, α .4", { ns: [6] })}.`,
      `**A level that stays low, looked for afterwards: \`shift\`, or one break of the level.** The single break is clearly ahead of \`shift\` in ${counts(lasting, isBehind)} of ${all(lasting)} cells and clearly behind in ${counts(lasting, isAhead)}. It names one session a course and finds less of everything else: ${finds("three sessions", "single break")} of three-session drops where \`shift\` finds ${finds("three sessions", "shift")}, and ${finds("one session", "single break")} of dips. \`methods.singleBreak\` keeps silent below 30 sessions unless told otherwise, and its penalty cannot be set as low as these lines are.`,
      `**As the sessions come: \`prediction\`.** At the onset it is clearly ahead of the best of drop, level and Quesenberry's Q in ${counts(online, isAhead)} of ${all(online)} cells and clearly behind in ${counts(online, isBehind)}, by ${means(online)} on average; ${atWorst(online)}. Among ${all(online)} cells of rules that are level, about three would be clearly behind by chance.`,
      `**Not knowing what to look for: \`combined\`**, at a price: it finds ${fewer("one session", "brief", "combined")} fewer dips than \`brief\` and ${fewer("lasting", "shift", "combined")} fewer lasting drops than \`shift\`. Who knows what to look for should ask that.`,
      `**What no rule finds.** At 2.5 % false alarms \`brief\` finds ${finds("one session", "brief")} of dips of 2.5 own standard deviations and \`prediction\` ${finds("one session", "prediction")}; of dips of 1.5 they find ${finds(shallow("one session"), "brief")} and ${finds(shallow("one session"), "prediction")}. Of gradual ruptures \`shift\` flags the onset in ${finds("gradual", "shift")}, \`prediction\` in ${finds("gradual", "prediction")}. "Nothing flagged" does not say that nothing happened.`,
      `**Lines in use raise many false alarms.** Without any rupture a fall of 1 point on the SRS models flags ${published("fall of 1 point", "session", srsModels)} of 100 sessions and a level below 36 ${published("level below 36", "session", srsModels)}; together (OpenFIT) ${published("openFit", "session", srsModels)}, and ${published("openFit", "series", srsModels)} of 100 courses of 6 to 24 sessions have a flag. Falls of one pooled standard deviation (\`strauss2006\`) flag ${published("strauss2006", "session")} of 100 sessions, own mean − 2 SD ${published("ownMean2sd2024", "session", undefined, [14, 24])} in courses of 14 and 24 (${published("ownMean2sd2024", "series", undefined, [14, 24])} of 100 such courses), \`prediction\` at \`p < .01\` ${published("prediction, p < .01", "session")} (${published("prediction, p < .01", "series")} of 100 courses).`,
      `**A wrong prior costs false alarms first.** At \`p < .01\` and 6 to 24 sessions, with the typical standard deviation halved, \`prediction\` flags ${published("prediction, halved, p < .01", "session")} of 100 sessions, \`brief\` ${published("brief, halved, p < .01", "session")}, \`shift\` ${published("shift, halved, p < .01", "session")}, \`combined\` ${published("combined, halved, p < .01", "session")}; doubled, ${published("prediction, doubled, p < .01", "session")}, ${published("brief, doubled, p < .01", "session")}, ${published("shift, doubled, p < .01", "session")} and ${published("combined, doubled, p < .01", "session")}.`,
    ]),
    losses: bullets([
      `**\`shift\`, lasting drops.** Against the best of ten (the single break in most cells) clearly behind in ${counts(lastingTen, isBehind)} of ${all(lastingTen)} cells, clearly ahead in ${counts(lastingTen, isAhead)}; ${atWorst(lastingTen)}. In courses of four sessions it finds ${finds("lasting", "shift", { ns: [4] })} at 2.5 %, sudden loss with α .4 ${finds("lasting", "sudden loss, α .4", { ns: [4] })}; ${atWorst(further40)}.`,
      `**\`shift\`, three sessions in courses of six.** ${capital(atWorst(only(6)(three3)))}.`,
      `**\`shift\`, gradual ruptures.** At the onset clearly behind in ${counts(gradual, isBehind)} of ${all(gradual)} cells, ahead in ${counts(gradual, isAhead)}; within the episode behind in ${counts(gradualWithin, isBehind)}, ${atWorst(gradualWithin)}.`,
      `**\`prediction\`, within the episode.** Quesenberry's Q goes on flagging a level that stays low. \`prediction\` is clearly behind the best real-time rule in ${counts(onlineWithin, isBehind)} of ${all(onlineWithin)} cells; ${atWorst(onlineWithin)}.`,
      `**\`prediction\`, false alarms counted by course.** At the onset clearly behind in ${online[3].filter(isBehind).length} of ${online[3].length} cells, by up to ${three(-worstOf(online[3]).margin)}.`,
      `**\`combined\`.** Clearly behind the best of ten in ${counts(combined, isBehind)} of ${all(combined)} cells; ${atWorst(combined)}.`,
      `**Shallow drops (1.5 SD).** \`brief\` is clearly behind in ${counts(shallowBrief, isBehind)} of ${all(shallowBrief)} cells of one session and ahead in ${counts(shallowBrief, isAhead)}. \`prediction\` is clearly behind in ${counts(shallowOnline, isBehind)} of ${all(shallowOnline)}, ${atWorst(shallowOnline)}. \`shift\` is clearly behind in ${counts(shallowThree, isBehind)} of ${all(shallowThree)} cells of three sessions and ${counts(shallowLasting, isBehind)} of ${all(shallowLasting)} lasting ones; ${atWorst(shallowLasting)}.`,
      `**A lasting drop may be called repaired.** Of 100 lasting drops in courses of 14 sessions \`prediction\` at \`p < .01\` says of ${said("lasting", "repaired")} that they were repaired; it finds ${said("lasting", "found-later")} only after the onset and ${said("lasting", "never-found")} never.`,
    ]),
    pattern: `What the design found, and what is found here again: \`brief\` ahead in every one-session cell; against the *same* rivals as far as the library has them (the six: drop, level, Quesenberry's Q, own-mean z, XmR, sudden loss) \`shift\` ahead in the three-session and lasting cells except at 1 % (clearly behind in ${sixBehind}); \`prediction\` at the onset level with the real-time rules or ahead but for ${counts(online, isBehind)} cells. What is different here: the design had no single break, and its sudden loss kept α .05, with which that rule speaks too seldom to spend 2.5 % (see the table of what is spent). Against a sudden loss that spends its budget and against the break, \`shift\` keeps its lead for three-session drops from 8 sessions on, and for lasting ones where false alarms may be frequent.`,
  };
}

function howItWasRun(result) {
  const of = result.cells.map(({ clients }) => clients);
  const errors = result.cells.flatMap(({ found }) =>
    Object.values(found).flatMap((byRule) => Object.values(byRule).map((byBudget) => byBudget[1][1])),
  );
  const margins = result.cells.flatMap(({ compared }) =>
    compared.flatMap((of) => of.map(({ against }) => against[1][1])),
  );
  const typical = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
  return `${Math.min(...of)} to ${Math.max(...of)} clients with each rupture (fewer in long courses), and twice as many without, in each of ${result.cells.length} courses of one model, length and share missing; seed ${result.seed}. Standard errors are those of a jackknife over 20 batches of clients, the line drawn anew without each batch: they include the error of the line. At 2.5 % the standard error of a share in one cell is ${three(typical(errors))} in the middle and ${three(Math.max(...errors))} at most, that of a margin ${three(typical(margins))} in the middle and ${three(Math.max(...margins))} at most.`;
}

const here = (file) => new URL(file, import.meta.url);
function write(result) {
  for (const shape of every) {
    const panels = lengths.map((n) => ({
      title: `${n} sessions`,
      rows: rulesOf(result).map((rule) => ({ rule, ...averaged(result, shape, rule, n, 1) })),
    }));
    writeFileSync(
      here(`../../figures/which-rule-${shape.replace(" ", "-")}.svg`),
      dotPlot(`Found at 2.5 % false alarms a session: ${shape}`, panels),
    );
  }
  for (const [name, picture] of Object.entries(figures(result)))
    writeFileSync(here(`../../figures/${name}.svg`), picture);
  for (const [name, generated] of [
    ["which-rule-study", parts(result)],
    ["which-rule", { choose: choose(result) }],
  ]) {
    const page = here(`../../methods/${name}.md`);
    writeFileSync(page, fill(readFileSync(page, "utf8"), "study", generated));
  }
}

// The run

/** All cells, on as many threads as there are processors. */
async function runAll(options) {
  const waiting = jobsOf(options);
  const cells = [];
  const total = waiting.length;
  const work = () =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL(import.meta.url), { workerData: { isStudy: true } });
      const next = () => {
        const job = waiting.shift();
        if (job) worker.postMessage(job);
        else worker.terminate().then(resolve, reject);
      };
      worker.on("error", reject);
      worker.on("message", (done) => {
        cells.push(done);
        console.log(`${String(cells.length)} of ${String(total)}: ${done.name}, ${String(done.sessions)} sessions`);
        next();
      });
      next();
    });
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return { ...collect(options, cells), sample: cell(sample) };
}

if (workerData?.isStudy) {
  parentPort.on("message", (job) => parentPort.postMessage(cell(job)));
} else if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const kept = here("results.json");
  if (process.argv[2] !== "page") {
    const result = await runAll({ clients: Number(process.env.STUDY_CLIENTS ?? 1200), seed: 20_261_130 });
    writeFileSync(kept, `${JSON.stringify(result)}\n`);
  }
  write(JSON.parse(readFileSync(kept, "utf8")));
}
