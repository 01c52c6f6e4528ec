import { frozenCopy } from "../core/frozenCopy.js";

/**
 * One paper, page or piece of software, once.
 *
 * A field is present only where we know it: a missing title or volume means that we have not seen it, never that the
 * source lacks one.
 */
export interface Source {
  /** Authors in order, surnames; a corporate author where there is one. */
  readonly authors?: string;
  /** Year of publication. */
  readonly year?: number;
  readonly title?: string;
  /** Journal with volume and pages, or the publisher, site or repository. */
  readonly container?: string;
  readonly doi?: string;
  /** Where it can be read, when there is no DOI or an open copy exists. */
  readonly url?: string;
  /** What is uncertain about this entry itself. */
  readonly note?: string;
}

const sources = {
  // The alliance
  bordin1979: { authors: "Bordin", year: 1979 },

  // Outcome and session rating scales
  miller2003: {
    authors: "Miller, Duncan, Brown, Sparks & Claud",
    year: 2003,
    container: "Journal of Brief Therapy 2(2):91-100",
  },
  srsManual: {
    container: "Manual of the Session Rating Scale",
    note: "not read; other people's pages attribute rules to it",
  },
  duncan2003: { authors: "Duncan et al.", year: 2003, container: "Journal of Brief Therapy 3(1):3-12" },
  duncan2006: {
    authors: "Duncan, Sparks, Miller, Bohanske & Claud",
    year: 2006,
    container: "Journal of Brief Therapy 5(2):71-87",
  },
  miller2012: { authors: "Miller", year: 2012, container: "Integrating Science & Practice 2(2)" },
  quirk2012: {
    authors: "Quirk, Miller, Duncan & Owen",
    year: 2012,
    container: "Counselling and Psychotherapy Research",
    note: "dated 2012 or 2013",
  },
  janse2014: {
    authors: "Janse et al.",
    year: 2014,
    container: "European Journal of Psychological Assessment 30(2):86-92",
    doi: "10.1027/1015-5759/a000172",
  },
  duncanReese2015: { authors: "Duncan & Reese", year: 2015, doi: "10.1037/pst0000026" },
  owen2016: { authors: "Owen, Miller, Seidel & Chow", year: 2016, doi: "10.1037/ccp0000035" },
  harris2019: { authors: "Harris, Murphy & Rakes", year: 2019 },
  casey2020: {
    authors: "Casey, Patalay, Deighton, Miller & Wolpert",
    year: 2020,
    doi: "10.1007/s00787-019-01423-4",
  },
  murphy2020: { authors: "Murphy et al.", year: 2020, doi: "10.1080/26408066.2020.1729281" },
  andradeGonzalez2021: {
    authors: "Andrade-González et al.",
    year: 2021,
    container: "Frontiers in Psychology 12:663791",
    doi: "10.3389/fpsyg.2021.663791",
  },
  she2021: {
    authors: "She et al.",
    year: 2021,
    container: "Current Psychology 42:3650-57",
    doi: "10.1007/s12144-021-01721-8",
  },
  meierFeeley2022: {
    authors: "Meier & Feeley",
    year: 2022,
    container: "Journal of Counseling Psychology 69:235-245",
  },
  kornorHanssenBauer: { authors: "Kornør & Hanssen-Bauer", doi: "10.21337/0030" },
  hanssenBauerKornor: { authors: "Hanssen-Bauer & Kornør", doi: "10.21337/0034" },

  // Working Alliance Inventory family
  horvathGreenberg1989: {
    authors: "Horvath & Greenberg",
    year: 1989,
    container: "Journal of Counseling Psychology 36(2):223-233",
    doi: "10.1037/0022-0167.36.2.223",
  },
  traceyKokotovic1989: {
    authors: "Tracey & Kokotovic",
    year: 1989,
    container: "Psychological Assessment 1(3):207-210",
    doi: "10.1037/1040-3590.1.3.207",
  },
  hatcherGillaspy2006: {
    authors: "Hatcher & Gillaspy",
    year: 2006,
    container: "Psychotherapy Research 16(1):12-25",
    doi: "10.1080/10503300500352500",
  },
  darchuk2000: { authors: "Darchuk et al.", year: 2000, container: "Manual of the WAI-O, revision IV" },
  hanson2002: {
    authors: "Hanson, Curry & Bandalos",
    year: 2002,
    container: "Educational and Psychological Measurement 62(4):659-673",
  },
  wilmers2008: { authors: "Wilmers et al.", year: 2008 },
  munder2010: { authors: "Munder et al.", year: 2010, doi: "10.1002/cpp.658" },
  critsChristoph2011: {
    authors: "Crits-Christoph et al.",
    year: 2011,
    url: "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC3111943",
  },
  falkenstrom2015factors: {
    authors: "Falkenström, Hatcher & Holmqvist",
    year: 2015,
    doi: "10.1177/1073191114552472",
  },
  falkenstrom2015sai: { authors: "Falkenström et al.", year: 2015, doi: "10.1037/pas0000038" },
  woebot2021: {
    year: 2021,
    url: "https://formative.jmir.org/2021/5/e27868",
    note: "a study of the Woebot application",
  },
  wysa2022: { year: 2022, doi: "10.3389/fdgth.2022.847991", note: "a study of the Wysa application" },
  pmc8521857: {
    url: "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC8521857",
    note: "working alliance in internet-delivered therapy; authors not noted",
  },
  pubmed29913071: { url: "https://pubmed.ncbi.nlm.nih.gov/29913071", note: "Japanese WAI-S; authors not noted" },
  greekWai: { container: "statistics.datanalysis.net", note: "a Greek page on the WAI-36" },
  trustGameDyads: {
    container: "github.com/iamj1han/trust_game, Data/TG_Raw_76.csv",
    note: "no licence: figures were computed from it, the data are not redistributed",
  },
  horvathSite: { authors: "Horvath", container: "wai.profhorvath.com", url: "https://wai.profhorvath.com/criteria" },

  // Software, vendors and handbooks that state a rule or a key
  openFit: { authors: "OpenFIT", container: "support.openfit.care" },
  camcops: { authors: "CamCOPS", container: "github.com/ucam-department-of-psychiatry/camcops at 56a303e" },
  nhsMonthlyStatistics: {
    authors: "NHS England",
    container: "github.com/NHSDigital/mental-health-monthly-statistics at 7b4d742",
  },
  nhsMentalHealthBulletin: {
    authors: "NHS England",
    container: "github.com/NHSDigital/mental-health-bulletin at 1b54a48",
  },
  nhsMhsds: { authors: "NHS England", container: "github.com/nhsengland/MHSDS at dc7bf10" },
  hiboop: { authors: "Hiboop", container: "hiboop.com/assessments" },
  cauceos: { authors: "Cauceos", container: "cauceos.com/en/glossary" },
  deepen: { authors: "Deepen", note: "a public TypeScript application" },
  psychologyRoots: { authors: "Psychology Roots", container: "psychologyroots.com" },
  cindyHansen: { authors: "Hansen", container: "cindyhansencft.com" },
  betterOutcomesNow2017: { authors: "Duncan", year: 2017, container: "betteroutcomesnow.com, 2017-09-15" },

  // Internal consistency
  cronbach1951: {
    authors: "Cronbach",
    year: 1951,
    container: "Psychometrika 16:297-334",
    note: "as the help page of the R package psych gives it; not read",
  },
  feldt1987: {
    authors: "Feldt, Woodruff & Salih",
    year: 1987,
    container: "Applied Psychological Measurement 11:93-103",
    note: "as the help page of the R package psych gives it; not read",
  },
  psych: { container: "R package psych", note: "2.2.9 made the golden cases" },

  // Reliable and clinically significant change
  nunnallyKotsch1983: { authors: "Nunnally & Kotsch", year: 1983, doi: "10.1111/j.2044-8260.1983.tb00582.x" },
  hsu1989: { authors: "Hsu", year: 1989 },
  jacobsonTruax1991: { authors: "Jacobson & Truax", year: 1991, doi: "10.1037/0022-006X.59.1.12" },
  speer1992: { authors: "Speer", year: 1992, doi: "10.1037/0022-006X.60.3.402" },
  hsu1995: { authors: "Hsu", year: 1995, doi: "10.1037/0022-006X.63.1.141" },
  hagemanArrindell1999: { authors: "Hageman & Arrindell", year: 1999, doi: "10.1016/S0005-7967(99)00032-7" },
  clinicalsignificance: { authors: "Claus", container: "R package clinicalsignificance at 7b2f20b" },
  jtrci: { container: "R package JTRCI" },

  // Alliance and outcome
  horvathSymonds1991: { authors: "Horvath & Symonds", year: 1991 },
  horvathBedi2002: { authors: "Horvath & Bedi", year: 2002 },
  horvath2011: {
    authors: "Horvath, Del Re, Flückiger & Symonds",
    year: 2011,
    container: "Psychotherapy 48:9-16",
  },
  safran2011: { authors: "Safran, Muran & Eubanks-Carter", year: 2011, doi: "10.1037/a0022140" },
  tryonWinograd2011: { authors: "Tryon & Winograd", year: 2011, doi: "10.1037/a0022061" },
  huppert2014: { authors: "Huppert et al.", year: 2014, url: "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC4098660" },
  fluckiger2018: {
    authors: "Flückiger, Del Re, Wampold & Horvath",
    year: 2018,
    container: "Psychotherapy 55(4):316-340",
    doi: "10.1037/pst0000172",
  },
  tryon2018: { authors: "Tryon, Birch & Verkuilen", year: 2018, container: "Psychotherapy 55(4):372-383" },
  eubanks2018: { authors: "Eubanks, Muran & Safran", year: 2018, container: "Psychotherapy 55(4):508-519" },
  norwood2018: { authors: "Norwood, Moghaddam, Malins & Sabin-Farrell", year: 2018, doi: "10.1002/cpp.2315" },
  fluckiger2020: {
    authors: "Flückiger, Rubel, Del Re et al.",
    year: 2020,
    container: "Journal of Consulting and Clinical Psychology 88(9):829-843",
    doi: "10.1037/ccp0000594",
  },
  seuling2024: {
    authors: "Seuling, Fendel, Spille, Göritz & Schmidt",
    year: 2024,
    container: "Journal of Telemedicine and Telecare",
    doi: "10.1177/1357633X231161774",
  },
  aafjesVanDoorn2024: {
    authors: "Aafjes-van Doorn, Spina, Horne & Békés",
    year: 2024,
    container: "Clinical Psychology Review 102430",
    doi: "10.1016/j.cpr.2024.102430",
  },
  pmc7776120: {
    url: "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7776120",
    note: "session alliance and next-session outcome in Kenya; authors not noted",
  },

  // Ruptures and repairs
  tangDeRubeis1999: { authors: "Tang & DeRubeis", year: 1999, doi: "10.1037/0022-006X.67.6.894" },
  kivlighanShaughnessy2000: {
    authors: "Kivlighan & Shaughnessy",
    year: 2000,
    container: "Journal of Counseling Psychology 47(3):362-371",
    doi: "10.1037/0022-0167.47.3.362",
  },
  stiles2004: {
    authors: "Stiles, Glick, Osatuke, Hardy, Shapiro, Agnew-Davies, Rees & Barkham",
    year: 2004,
    container: "Journal of Consulting and Clinical Psychology 72(1):81-92",
    doi: "10.1037/0022-006X.72.1.81",
  },
  strauss2006: {
    authors: "Strauss, Hayes, Johnson, Newman, Brown, Barber, Laurenceau & Beck",
    year: 2006,
    container: "Journal of Consulting and Clinical Psychology 74(2):337-345",
    doi: "10.1037/0022-006X.74.2.337",
    url: "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC3268072",
  },
  stevens2007: {
    authors: "Stevens, Muran, Safran, Gorman & Winston",
    year: 2007,
    container: "American Journal of Psychotherapy 61(2):109-129",
  },
  eubanksCarter2012: {
    authors: "Eubanks-Carter, Gorman & Muran",
    year: 2012,
    container: "Psychotherapy Research 22(6):621-637",
    doi: "10.1080/10503307.2012.693772",
  },
  gumz2012: {
    authors: "Gumz, Brähler, Geyer & Erices",
    year: 2012,
    container: "BMC Medical Research Methodology 12:10",
    doi: "10.1186/1471-2288-12-10",
    url: "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC3320522",
  },
  mclaughlin2014: {
    authors: "McLaughlin, Keller, Feeny, Youngstrom & Zoellner",
    year: 2014,
    container: "Journal of Consulting and Clinical Psychology 82(1):112-121",
    doi: "10.1037/a0034696",
    url: "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC3921691",
  },
  lutz2015: { authors: "Lutz group", year: 2015, doi: "10.1007/s00278-015-0019-6" },
  larsson2018: {
    authors: "Larsson, Falkenström, Andersson & Holmqvist",
    year: 2018,
    container: "Psychotherapy Research 28(1):123-136",
    doi: "10.1080/10503307.2016.1174345",
  },
  rubel2018: {
    authors: "Rubel, Zilcha-Mano, Feils-Klaus & Lutz",
    year: 2018,
    container: "Journal of Consulting and Clinical Psychology 86(4)",
  },
  zilchaMano2019: {
    authors: "Zilcha-Mano, Eubanks & Muran",
    year: 2019,
    url: "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC6533161",
  },
  zlotnick2020: {
    authors: "Zlotnick, Strauss, Ellis, Abargil, Tishby & Huppert",
    year: 2020,
    container: "Journal of Consulting and Clinical Psychology",
  },
  lipner2022: {
    authors: "Lipner, Muran, Eubanks, Gorman & Winston",
    year: 2022,
    container: "Clinical Psychology & Psychotherapy 29(1):339-350",
  },
  jccp2024: {
    year: 2024,
    title: "Can session-by-session changes in self-reported alliance scores serve as a measure of ruptures?",
    container: "Journal of Consulting and Clinical Psychology 92(2):129-133",
    note: "authors said to be Babl et al.; not verified",
  },

  // Client and therapist side by side
  westKenny2011: { authors: "West & Kenny", year: 2011 },
  atzilSlonim2015: { authors: "Atzil-Slonim et al.", year: 2015, doi: "10.1037/ccp0000015" },
  laws2016: { authors: "Laws et al.", year: 2016, url: "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC4969229" },
  coyne2018: { authors: "Coyne et al.", year: 2018, doi: "10.1080/10503307.2017.1303209" },

  // Statistics
  wichura1988: { authors: "Wichura", year: 1988, container: "Algorithm AS 241" },
  quesenberry1991: { authors: "Quesenberry", year: 1991, container: "Institute of Statistics Mimeo 2252" },
  qcc: { container: "R package qcc" },
  suddengains: {
    authors: "Wiedemann, Thew, Stott & Ehlers",
    year: 2020,
    container: "PLOS ONE; R package suddengains 0.7.2",
    doi: "10.1371/journal.pone.0230276",
  },
} as const satisfies Record<string, Source>;

/** Ids of the {@link bibliography}. Looked up rather than `keyof`, so that an editor shows this name and not every id. */
export type SourceId = { [Id in keyof typeof sources]: Id }[keyof typeof sources];

/** Every source, by id. */
export type Bibliography = { readonly [Id in SourceId]: Source };

/**
 * The sources that the numbers, rules and pages of this package name, each once.
 *
 * Being listed here is not the same as having been read: how well a number is known is the `grade` beside it. Some
 * entries are named in the documentation alone.
 *
 * @example
 * bibliography.fluckiger2018.doi; // => "10.1037/pst0000172"
 */
export const bibliography: Bibliography = /* @__PURE__ */ frozenCopy<Bibliography>(sources);
