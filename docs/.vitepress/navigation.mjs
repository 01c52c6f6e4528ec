// The menu of the site: every page under the group of what its reader wants to do. A test compares it with the files of docs/.

/** A page stands under its first heading, or under a shorter name. */
export const groups = [
  {
    text: "Start",
    pages: [
      ["guides/start.md", "Five minutes"],
      ["guides/clinicians.md", "For clinicians"],
      ["guides/research.md", "For researchers"],
      ["guides/ehr.md", "For EHR developers"],
      ["guides/ui.md", "For authors of interfaces"],
      ["guides/gallery.md"],
      ["playground.md", "Playground"],
      ["alliance.md"],
      ["limits.md", "Limits"],
    ],
  },
  {
    text: "Score",
    pages: [
      ["instruments/index.md", "Instruments"],
      ["instruments/srs.md", "SRS"],
      ["instruments/ors.md", "ORS"],
      ["instruments/waiSr.md", "WAI-SR"],
      ["instruments/wai36.md", "WAI-36"],
      ["instruments/waiS.md", "WAI-S"],
      ["instruments/csrs.md", "CSRS"],
      ["instruments/cors.md", "CORS"],
      ["instruments/gsrs.md", "GSRS"],
      ["methods/missing-answers.md"],
      ["methods/exact-arithmetic.md"],
      ["methods/response-quality.md"],
      ["methods/internal-consistency.md"],
    ],
  },
  {
    text: "Change",
    pages: [
      ["methods/reliable-change.md"],
      ["methods/clinically-significant-change.md"],
      ["methods/session-alerts.md"],
      ["norms/ors.md"],
      ["norms/srs.md"],
      ["norms/wai.md"],
    ],
  },
  {
    text: "Ruptures",
    pages: [
      ["methods/index.md", "All methods"],
      ["methods/which-rule.md"],
      ["methods/prediction.md", "Prediction (the default)"],
      ["methods/retrospective.md", "Look back"],
      ["methods/episodes-and-repair.md"],
      ["methods/monitor.md"],
      ["methods/priors.md"],
      ["methods/by-component.md"],
      ["methods/compare.md"],
      ["methods/presets.md"],
      ["methods/own-mean-band.md"],
      ["methods/individuals-chart.md"],
      ["methods/session-drop.md"],
      ["methods/v-episode.md"],
      ["methods/peak-to-trough.md"],
      ["methods/sudden-shift.md"],
      ["methods/quesenberry-q.md"],
      ["methods/single-break.md"],
      ["methods/quadratic-u.md"],
      ["methods/cutoff-level.md"],
      ["methods/session-prompts.md"],
    ],
  },
  { text: "Dyads", pages: [["methods/dyads.md"]] },
  {
    text: "Integrate",
    pages: [
      ["guides/tables.md", "CSV and EHR exports"],
      ["guides/columns.md", "Millions of rows"],
      ["guides/sql.md", "SQL"],
      ["guides/fhir.md", "FHIR"],
    ],
  },
  {
    text: "About",
    pages: [
      ["methods/effects.md", "Effects and factors"],
      ["methods/which-rule-study.md"],
      ["methods/rates.md"],
      ["architecture.md"],
      ["fast-columns.md"],
      ["contributing.md"],
      ["open-questions.md"],
      ["changelog.md", "Changelog"],
    ],
  },
];

export const pages = groups.flatMap((group) => group.pages.map(([page]) => page));

/** Where the generated reference stands, as the last group but one. */
export const referenceFolder = "reference";
