// Every rule and preset that can be asked, with the fields that a person fills in. A test compares the list with the package.

const pooled = { id: "pooledStandardDeviation", label: "pooled standard deviation within clients", from: "spread" };
const points = (id, label, value) => ({ id, label, value });

/**
 * `group` and `name`: where the package has it. `prior`: it is handed the typical variation within a client. `fields`: its
 * numbers, each with a first value (`from: "spread"`: the typical variation). `metric`: the only one that it is for.
 */
export const rules = [
  {
    id: "prediction",
    label: "Prediction from the client's earlier sessions",
    group: "methods",
    name: "prediction",
    prior: true,
  },
  ...[
    ["brief", "Looking back: was one session low?"],
    ["shift", "Looking back: did a low stretch begin?"],
    ["combined", "Looking back: both questions"],
  ].map(([question, label]) => ({
    ...{ id: question, label, group: "methods", name: "retrospective", prior: true, options: { question } },
  })),
  {
    id: "quesenberryQ",
    label: "Quesenberry's Q",
    group: "methods",
    name: "quesenberryQ",
    fields: [points("limit", "limit", 3)],
  },
  {
    id: "ownMeanBand",
    label: "Own mean less 2 SD",
    group: "methods",
    name: "ownMeanBand",
    fields: [points("multiple", "standard deviations", 2)],
  },
  {
    id: "individualsChart",
    label: "Individuals chart",
    group: "methods",
    name: "individualsChart",
    fields: [points("sigmas", "sigmas", 3)],
  },
  {
    id: "sessionDrop",
    label: "Drop from the last session, in points",
    group: "methods",
    name: "sessionDrop",
    fields: [points("points", "points", 5)],
  },
  {
    id: "pooledDrop",
    label: "Drop, in pooled standard deviations",
    group: "methods",
    name: "pooledDrop",
    fields: [pooled, points("multiple", "multiple", 1)],
  },
  {
    ...{ id: "reliableDrop", label: "Drop by a reliable change", group: "methods", name: "reliableDrop" },
    fields: [
      points("standardDeviation", "standard deviation of the norm", 5),
      points("reliability", "reliability", 0.8),
    ],
  },
  {
    ...{ id: "vEpisode", label: "V-episode: down and back", group: "methods", name: "vEpisode" },
    fields: [points("minimumDrop", "smallest drop", 5), points("tolerance", "tolerance", 1)],
  },
  {
    id: "peakToTrough",
    label: "Peak to trough",
    group: "methods",
    name: "peakToTrough",
    fields: [pooled, points("multiple", "multiple", 2)],
  },
  {
    id: "suddenShift",
    label: "Sudden loss",
    group: "methods",
    name: "suddenShift",
    fields: [points("minimumChange", "smallest change", 5)],
  },
  { id: "singleBreak", label: "One break of the level", group: "methods", name: "singleBreak", fields: [] },
  { id: "quadraticU", label: "A U over the course", group: "methods", name: "quadraticU", fields: [] },
  {
    id: "cutoffLevel",
    label: "Below a cut-off",
    group: "methods",
    name: "cutoffLevel",
    fields: [points("cutoff", "cut-off", 36)],
  },
  {
    ...{
      id: "sessionPrompts",
      label: "Below a cut-off, or down since the last session",
      group: "methods",
      name: "sessionPrompts",
    },
    fields: [points("cutoff", "cut-off", 36), points("minimumDrop", "smallest drop", 1)],
  },
  { id: "stiles2004", label: "Stiles et al. 2004: 2 SD", group: "presets", name: "stiles2004", fields: [pooled] },
  { id: "strauss2006", label: "Strauss et al. 2006: 1 SD", group: "presets", name: "strauss2006", fields: [pooled] },
  {
    id: "stevens2007",
    label: "Stevens et al. 2007: mean from 1 to 7",
    group: "presets",
    name: "stevens2007",
    fields: [],
    metric: "mean",
  },
  {
    id: "stevens2007WaiSr",
    label: "Stevens et al. 2007, adapted to the WAI-SR mean",
    group: "presets",
    name: "stevens2007WaiSr",
    fields: [],
    metric: "mean",
  },
  { id: "gumz2012", label: "Gumz et al. 2012: peak to trough", group: "presets", name: "gumz2012", fields: [pooled] },
  {
    ...{
      id: "mclaughlin2014",
      label: "McLaughlin et al. 2014: reliable drop",
      group: "presets",
      name: "mclaughlin2014",
    },
    fields: [
      points("standardDeviation", "standard deviation of the norm", 5),
      points("reliability", "reliability", 0.8),
    ],
  },
  { id: "lipner2022", label: "Lipner et al. 2022: control chart", group: "presets", name: "lipner2022", fields: [] },
  { id: "ownMean2sd2024", label: "Own mean less 2 SD (2024)", group: "presets", name: "ownMean2sd2024", fields: [] },
  {
    id: "tangDeRubeis1999",
    label: "Tang & DeRubeis 1999: sudden gain of symptoms",
    group: "presets",
    name: "tangDeRubeis1999",
    fields: [],
  },
  {
    ...{
      id: "tangDeRubeis1999Alliance",
      label: "Tang & DeRubeis 1999, adapted to the alliance",
      group: "presets",
      name: "tangDeRubeis1999Alliance",
    },
    fields: [points("minimumChange", "smallest change", 5)],
  },
  {
    id: "kivlighanShaughnessy2000",
    label: "Kivlighan & Shaughnessy 2000: U",
    group: "presets",
    name: "kivlighanShaughnessy2000",
    fields: [],
  },
  { id: "openFit", label: "OpenFIT: below 36, or down by 1", group: "presets", name: "openFit", fields: [] },
];

const literal = (object) =>
  `{ ${Object.entries(object)
    .map(([key, value]) => `${key}: ${typeof value === "string" ? `"${value}"` : value}`)
    .join(", ")} }`;

/**
 * The method of a rule, and how it is written in a program.
 *
 * @param library the package's `methods` and `presets`
 * @param rule one of the rules above
 * @param prior `{ value, code }` of the typical variation; undefined where none is known
 * @param numbers the fields, by id
 * @returns `{ method, code, names }`, or `{ problem }` where a number is missing or the package refuses it
 */
export function methodOf(library, rule, prior, numbers) {
  if (rule.prior && prior === undefined)
    return { problem: "This rule needs the typical variation within a client. It is not known for this form." };
  const missing = (rule.fields ?? []).find(({ id }) => !Number.isFinite(numbers[id]));
  if (missing) return { problem: `This rule needs a number: ${missing.label}.` };
  const given = rule.options ?? Object.fromEntries((rule.fields ?? []).map(({ id }) => [id, numbers[id]]));
  const hasOptions = Object.keys(given).length > 0;
  const args = [...(rule.prior ? [prior] : []), ...(hasOptions ? [{ value: given, code: literal(given) }] : [])];
  try {
    return {
      method: library[rule.group][rule.name](...args.map(({ value }) => value)),
      code: `${rule.group}.${rule.name}(${args.map(({ code }) => code).join(", ")})`,
      names: [rule.group, ...(rule.prior && prior.code.startsWith("priors.") ? ["priors"] : [])],
    };
  } catch {
    return { problem: "This rule cannot use these numbers. Look at its page for the range of each." };
  }
}
