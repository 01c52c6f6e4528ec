// What the second version of the default rules and of estimatePrior must show, on made-up clients: false flags, the series as
// a whole, estimated priors, and both versions under other conditions than those they were tuned on.
//     npm run build && node docs/programs/study/rates.mjs            writes rates.json and docs/methods/rates.md (between its markers)
//     node docs/programs/study/rates.mjs page                       fills the page again from the kept results
// Seeds are fixed and differ from those with which the rates of the package were found. Every number comes with its standard error.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { detectRuptures, estimatePrior, methods, prior, priors, seriesProbability } from "alliance-scoring";
import { clientModels, simulateClient } from "alliance-scoring/simulate";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { fill } from "../fill.mjs";

const seeded = (seed) => {
  const generator = xoroshiro128plus(seed);
  return () => uniformFloat64(generator);
};
const sum = (numbers) => numbers.reduce((total, x) => total + x, 0);
const mean = (numbers) => sum(numbers) / numbers.length;
const round = (x) => Math.round(x * 1e4) / 1e4;

/** Each model with the shipped prior that was made for it, and what its scores measure. */
const settings = {
  srs: { title: "SRS", model: clientModels.srs, shipped: priors.srs.sum },
  srsNormLike: { title: "SRS, norm-like", model: clientModels.srsNormLike, shipped: priors.srs.sumNormLike },
  waiSr: { title: "WAI-SR mean", model: clientModels.waiSrMean, shipped: priors.waiSr.mean },
  wai7: { title: "WAI mean, 1–7", model: clientModels.wai7Mean, shipped: priors.waiS.mean },
};
const measureOf = ({ instrument, scale, metric }) => ({
  ...{ instrument, scale, metric },
  ...{ definitionVersion: "simulated", construct: "alliance", higherIs: "better" },
});
const rulesFor = (given, alpha = 0.01) => ({
  prediction: methods.prediction(given, { alpha }),
  ...Object.fromEntries(
    ["brief", "shift", "combined"].map((question) => [question, methods.retrospective(given, { question, alpha })]),
  ),
});

/** A ratio of sums over clients and its standard error; each client is [part, whole]. */
export function ratio(clients) {
  const whole = sum(clients.map(([, all]) => all));
  const value = sum(clients.map(([part]) => part)) / whole;
  const squares = sum(clients.map(([part, all]) => (part - value * all) ** 2));
  return [round(value), round(Math.sqrt((clients.length / (clients.length - 1)) * squares) / whole)];
}

// 1. False flags a session at a nominal .01, and the series as a whole at .10

const lengths = [8, 14, 24, 40];

/** One model and length: share of flagged sessions, and of series with a probability of .10 or less. */
export function flagsOf(name, sessions, clients, seed) {
  const { model, shipped } = settings[name];
  const measure = measureOf(shipped.measure);
  const random = seeded(seed);
  const counted = Object.fromEntries(Object.keys(rulesFor(shipped)).map((rule) => [rule, { flags: [], low: [] }]));
  for (let i = 0; i < clients; i++) {
    const series = { ...simulateClient({ ...model, sessions }, random).series, measure };
    for (const [rule, method] of Object.entries(rulesFor(shipped))) {
      const analysis = detectRuptures(series, method);
      const judged = analysis.sessions.filter(({ assessed }) => assessed);
      counted[rule].flags.push([judged.filter(({ flagged }) => flagged).length, judged.length]);
      counted[rule].low.push([seriesProbability(analysis).probability <= 0.1 ? 1 : 0, 1]);
    }
  }
  return Object.fromEntries(
    Object.entries(counted).map(([rule, { flags, low }]) => [rule, { flags: ratio(flags), series: ratio(low) }]),
  );
}

// 2. Estimated priors

/** One model and size of service: estimate / truth, share of services whose interval covers the truth, and false flags. */
export function priorsOf(name, clients, services, compared, seed) {
  const { model } = settings[name];
  const random = seeded(seed);
  const truth = model.within.typicalStandardDeviation;
  const ofLength = (sessions) => simulateClient({ ...model, sessions }, random).series;
  const estimates = Array.from({ length: services }, () =>
    estimatePrior(Array.from({ length: clients }, () => ofLength(6 + Math.floor(random() * 19)))),
  );
  const ratios = estimates.map((estimate) => estimate.typicalStandardDeviation / truth);
  const covered = estimates.map((estimate) => [
    Math.abs(estimate.typicalStandardDeviation - truth) <= 1.96 * estimate.standardError ? 1 : 0,
    1,
  ]);
  const judged = [6, 14, 24].flatMap((sessions) => Array.from({ length: 500 }, () => ofLength(sessions)));
  const flags = (typicalStandardDeviation) => {
    const method = methods.prediction(prior({ typicalStandardDeviation }));
    return sum(judged.map((series) => detectRuptures(series, method).sessions.filter(({ flagged }) => flagged).length));
  };
  const right = flags(truth);
  const relative = estimates.slice(0, compared).map((estimate) => flags(estimate.typicalStandardDeviation) / right);
  return { ratio: spreadOf(ratios), covered: ratio(covered), flags: spreadOf(relative) };
}

/** Mean, its standard error, lowest and highest. */
function spreadOf(values) {
  const centre = mean(values);
  const deviation = Math.sqrt(sum(values.map((x) => (x - centre) ** 2)) / (values.length - 1));
  return [centre, deviation / Math.sqrt(values.length), Math.min(...values), Math.max(...values)].map(round);
}

// 3. Both versions, also where the model is another one than the rules assume

const conditions = {
  "as modelled": {},
  "heavy tails (t, 5 df)": { tails: 5 },
  "autocorrelation 0": { autocorrelation: 0 },
  "autocorrelation .5": { autocorrelation: 0.5 },
  "trend × 2": (model) => ({
    trend: { mean: 2 * model.trend.mean, standardDeviation: 2 * model.trend.standardDeviation },
  }),
  "spread of ln SD .45": (model) => ({ within: { ...model.within, logStandardDeviation: 0.45 } }),
  "spread of ln SD .8": (model) => ({ within: { ...model.within, logStandardDeviation: 0.8 } }),
  "typical SD 2.1 where the prior says 1.6": (model) => ({
    within: { ...model.within, typicalStandardDeviation: 2.1 },
  }),
};
const onlySrs = "typical SD 2.1 where the prior says 1.6";
const shapes = {
  "one session, 2.5 SD": { depth: 2.5, duration: 1 },
  "two sessions, 2.5 SD": { depth: 2.5, duration: 2 },
  "three sessions, 2 SD": { depth: 2, duration: 3 },
  "lasting, 2 SD": { depth: 2, duration: "lasting" },
  "slide over two, 2.5 SD": { depth: 2.5, duration: "lasting", fall: 2 },
  "slide over three, 2.5 SD": { depth: 2.5, duration: "lasting", fall: 3 },
  "slide over four, 2.5 SD": { depth: 2.5, duration: "lasting", fall: 4 },
};
/** Four sessions have room for one low session and for a lasting drop that is down at once. */
const shapesIn = (sessions) =>
  Object.entries(shapes).filter(
    ([, { duration, fall = 1 }]) => sessions >= 8 || duration === 1 || (duration === "lasting" && fall === 1),
  );
const ruleNames = ["prediction", "brief", "shift", "combined"];

/**
 * -ln p of every session by both versions. The first version is this one on a scale without an end, where no score lies
 * at the maximum, and with the slide taken out of the harmonic means.
 */
export function bothVersions(series, given) {
  const endless = { ...series, scale: { ...series.scale, maximum: 1000 * series.scale.maximum } };
  const online = methods.prediction(given);
  const back = methods.retrospective(given);
  const read = (said, probability) =>
    said.sessions.map((verdict) => (verdict.assessed ? -Math.log(probability(verdict)) : null));
  const oldShift = ({ pShift, pGradual }) => 0.35 / (0.45 / pShift - 0.1 / pGradual);
  const [now, before] = [detectRuptures(series, back), detectRuptures(endless, back)];
  return {
    prediction: [
      read(detectRuptures(endless, online), (v) => v.probability),
      read(detectRuptures(series, online), (v) => v.probability),
    ],
    brief: [read(before, (v) => v.pBrief), read(now, (v) => v.pBrief)],
    shift: [read(before, oldShift), read(now, (v) => v.pShift)],
    combined: [read(before, (v) => 1 / (0.65 / v.pBrief + 0.35 / oldShift(v))), read(now, (v) => v.probability)],
  };
}

const isAtCeiling = ({ points, scale }) =>
  2 * points.filter(({ value }) => value >= scale.maximum - 1e-9).length >= points.length;

/** One model, condition and length: false flags of each version at .01, and what each finds when 2.5 % of sessions are flagged. */
export function versionsOf(name, condition, sessions, clients, seed) {
  const { model, shipped } = settings[name];
  const change = conditions[condition];
  const changed = { ...model, sessions, ...(typeof change === "function" ? change(model) : change) };
  const given = prior({ typicalStandardDeviation: shipped.typicalStandardDeviation });
  const random = seeded(seed);
  const quiet = Array.from({ length: clients }, () => bothVersions(simulateClient(changed, random).series, given));
  const result = Object.fromEntries(
    ruleNames.map((rule) => [rule, { flags: [], lines: [], found: {}, atCeiling: [] }]),
  );
  for (const rule of ruleNames)
    for (const version of [0, 1]) {
      const judged = quiet.map((both) => both[rule][version].filter((value) => value !== null));
      result[rule].flags.push(
        ratio(judged.map((values) => [values.filter((value) => value > -Math.log(0.01)).length, values.length])),
      );
      const all = judged.flat().sort((a, b) => b - a);
      result[rule].lines.push(all[Math.floor(0.025 * all.length)]);
    }
  for (const [shape, rupture] of shapesIn(sessions)) {
    const earliestOnset = sessions < 8 ? 3 : 4;
    const seen = Array.from({ length: clients / 2 }, () => {
      const client = simulateClient({ ...changed, rupture: { ...rupture, earliestOnset } }, random);
      const at = client.series.points.findIndex(({ session }) => session === client.rupture.onset);
      return { at, both: bothVersions(client.series, given), ceiling: isAtCeiling(client.series) };
    });
    for (const rule of ruleNames) {
      const { found, lines, atCeiling } = result[rule];
      const shareOf = (of) =>
        [0, 1].map((version) => ratio(of.map(({ at, both }) => [both[rule][version][at] > lines[version] ? 1 : 0, 1])));
      found[shape] = shareOf(seen);
      const ceiling = seen.filter((client) => client.ceiling);
      if (shape === "one session, 2.5 SD" && ceiling.length > 30) atCeiling.push(...shareOf(ceiling));
    }
  }
  for (const rule of ruleNames) delete result[rule].lines;
  return result;
}

// The run

const scaled = Number(process.env.RATES_SHARE ?? 1);
const many = (count) => Math.max(20, 2 * Math.ceil((scaled * count) / 2));
const seedOf = (...parts) => parts.reduce((seed, part) => 1000 * seed + part, 7) % 2 ** 31;

/** Lengths of the comparison of versions; only the model itself is run at 4 and 40 sessions. */
const lengthsOf = (condition) => (condition === "as modelled" ? [4, 8, 24, 40] : [8, 24]);

const names = Object.keys(settings);

/** The three parts of the run, each cell with a seed of its own. */
export const run = {
  flags: () =>
    names.flatMap((name, i) =>
      lengths.map((sessions) => {
        const clients = many(240_000 / sessions);
        const found = flagsOf(name, sessions, clients, seedOf(1, i, sessions));
        console.log(`false flags, ${name}, ${String(sessions)} sessions`);
        return { name, sessions, clients, found };
      }),
    ),
  estimated: () =>
    names.flatMap((name, i) =>
      [
        [50, 150],
        [150, 90],
        [600, 40],
      ].map(([clients, count]) => {
        const services = many(count);
        const found = priorsOf(name, clients, services, Math.min(30, services), seedOf(2, i, clients));
        console.log(`priors, ${name}, ${String(clients)} clients`);
        return { name, clients, services, found };
      }),
    ),
  versions: () =>
    ["srs", "waiSr"].flatMap((name, i) =>
      Object.keys(conditions)
        .filter((condition) => condition !== onlySrs || name === "srs")
        .flatMap((condition, j) =>
          lengthsOf(condition).map((sessions) => {
            const clients = many(sessions === 40 ? 1000 : 2000);
            const found = versionsOf(name, condition, sessions, clients, seedOf(3, 10 * i + j, sessions));
            console.log(`versions, ${name}, ${condition}, ${String(sessions)} sessions`);
            return { name, condition, sessions, clients, found };
          }),
        ),
    ),
};

// The page

const table = (head, rows) => [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
const plain = (x, digits) => x.toFixed(digits).replace(/^0\./, ".");
const withError = ([value, error], digits = 4) => `${plain(value, digits)} (${plain(error, digits)})`;

export function parts({ flags, estimated, versions }) {
  const title = (name) => settings[name].title;
  const byLength = (field, digits) =>
    table(
      ["rule", "model", ...lengths.map((n) => `n = ${n}`)],
      ruleNames.flatMap((rule) =>
        names.map((name) => [
          rule,
          title(name),
          ...lengths.map((n) =>
            withError(flags.find((cell) => cell.name === name && cell.sessions === n).found[rule][field], digits),
          ),
        ]),
      ),
    );
  const ofPriors = table(
    [
      "model",
      "clients",
      "services",
      "estimate / truth",
      "covered",
      "false flags / those with the true prior",
      "lowest, highest service",
    ],
    estimated.map(({ name, clients, services, found }) => [
      title(name),
      clients,
      services,
      withError(found.ratio, 3),
      withError(found.covered, 3),
      withError(found.flags, 3),
      `${plain(found.flags[2], 2)}, ${plain(found.flags[3], 2)}`,
    ]),
  );
  const pair = ([[before], [now]], digits) => `${plain(before, digits)} → ${plain(now, digits)}`;
  const ofVersions = table(
    ["model, condition, sessions", "", ...ruleNames],
    versions.flatMap(({ name, condition, sessions, found }) => {
      const where = `${title(name)}, ${condition}, ${sessions}`;
      const row = (what, of, digits) => [where, what, ...ruleNames.map((rule) => pair(of(found[rule]), digits))];
      return [
        row("flags at .01, no rupture", (rule) => rule.flags, 4),
        ...shapesIn(sessions).map(([shape]) => row(`${shape}, at 2.5 %`, (rule) => rule.found[shape], 2)),
        ...(found.brief.atCeiling.length > 0
          ? [row("one session, at 2.5 %, clients at the maximum half of the time", (rule) => rule.atCeiling, 2)]
          : []),
      ];
    }),
  );
  return { flags: byLength("flags", 4), series: byLength("series", 3), priors: ofPriors, versions: ofVersions };
}

const here = (file) => new URL(file, import.meta.url);

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  if (process.argv[2] !== "page")
    writeFileSync(
      here("rates.json"),
      `${JSON.stringify(Object.fromEntries(Object.entries(run).map(([part, of]) => [part, of()])))}\n`,
    );
  const page = here("../../methods/rates.md");
  writeFileSync(
    page,
    fill(readFileSync(page, "utf8"), "rates", parts(JSON.parse(readFileSync(here("rates.json"), "utf8")))),
  );
}
