// The one screen of docs/methods/which-rule.md: its table and its two figures, every number from the kept results.
import { bars } from "./bars.mjs";

const LENGTH = 14;
const mean = (numbers) => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
const cellsOf = (result, names, sessions) =>
  result.cells.filter((c) => c.sessions === sessions && c.missing === 0 && (!names || names.includes(c.name)));

/** Of 100 drops of a shape, those of which a rule flags any session, its line drawn at 1 % of the sessions without a rupture. */
const finds = (result, shape, rule, sessions = LENGTH) =>
  Math.round(100 * mean(cellsOf(result, undefined, sessions).map((c) => c.found[shape][rule][0][2])));

/** Of 100 courses without a rupture, those in which a rule flags any session, with its line as it is in use. */
function falseAlarms(result, rule, names, sessions = LENGTH) {
  const cells = cellsOf(result, names, sessions);
  return Math.round(100 * mean(cells.flatMap((c) => c.published.filter((p) => p.rule === rule).map((p) => p.series))));
}

const srsModels = ["srs", "srsNormLike"];
const defaults = ["prediction", "brief", "shift", "combined"];
const kinds = { "one session": "one-session drops", "three sessions": "three-session drops", lasting: "lasting drops" };
const shapes = { "one session": "One low session", "three sessions": "Three low sessions", lasting: "Low to the end" };

/** Published rules whose rates the page shows: the name in the study, what it does, and the models that it is for. */
const published = [
  ["stiles2004", "fall from the peak (stiles2004)"],
  ["ownMean2sd2024", "own mean − 2 SD"],
  ["strauss2006", "fall of one pooled SD (strauss2006)"],
  ["fall of 1 point", "SRS: fall of 1 point", srsModels],
  ["level below 36", "SRS: below 36", srsModels],
];

export function choose(result) {
  const found = (shape, rule) => `${finds(result, shape, rule)} ${kinds[shape]}`;
  const alarms = (rule) => falseAlarms(result, `${rule}, p < .01`);
  const others = published.slice(0, 3).map(([rule]) => falseAlarms(result, rule));
  const rows = [
    [
      "notice a low session when it comes",
      "[prediction](prediction.md), the default",
      found("one session", "prediction"),
      alarms("prediction"),
      "a slow slide",
    ],
    [
      "look back for single low sessions",
      "[look back](retrospective.md), `brief`",
      found("one session", "brief"),
      alarms("brief"),
      "a low stretch as a whole",
    ],
    [
      "look back for a low stretch",
      "[look back](retrospective.md), `shift`",
      `${found("three sessions", "shift")}, ${found("lasting", "shift")}`,
      alarms("shift"),
      "single low sessions",
    ],
    [
      "look back without knowing which",
      "[look back](retrospective.md), `combined`",
      `${found("one session", "combined")}, ${found("lasting", "combined")}`,
      alarms("combined"),
      "it finds fewer of each than the rule made for it",
    ],
    [
      "repeat a published study",
      "[presets](presets.md)",
      "see the [appendix](which-rule-study.md)",
      `${Math.min(...others)} to ${Math.max(...others)}`,
      "each page says it",
    ],
    [
      "talk about every low form",
      "[session alerts](session-alerts.md)",
      "not compared",
      `${falseAlarms(result, "openFit", srsModels)} (SRS)`,
      "which low forms are more than ordinary variation",
    ],
  ];
  const head = ["you want to …", "use", "finds about … of 100", "false alarms in 100 courses", "cannot see"];
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

export const figures = (result) => ({
  "which-rule-finds": bars(
    "Drops found, of 100",
    Object.entries(shapes).map(([shape, title]) => ({
      title,
      rows: defaults.map((rule) => ({ label: rule, value: finds(result, shape, rule) })),
    })),
  ),
  "which-rule-false-alarms": bars("Courses with a false alarm, of 100 without a rupture", [
    {
      title: "Rules of this library",
      rows: defaults.map((rule) => ({ label: rule, value: falseAlarms(result, `${rule}, p < .01`) })),
    },
    {
      title: "Published rules and lines in use",
      rows: published.map(([rule, label, names]) => ({ label, value: falseAlarms(result, rule, names) })),
    },
  ]),
});
