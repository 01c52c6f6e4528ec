import { describe, expect, it } from "vitest";
import { cors, csrs, gsrs, instruments, ors, srs, wai36, waiS, waiSr, type Instrument } from "alliance-scoring";

// Typed in from the facts (structure and key of each form as its sources give them), never copied from a definition: a slip
// in one of the two shows as a difference.

/** What a form is, in the words of its page. */
interface Facts {
  readonly name: RegExp;
  readonly raters: readonly string[];
  readonly holder: RegExp;
  readonly source: string;
  /** Lowest and highest response, and the distance between two. */
  readonly line: readonly [minimum: number, maximum: number, step: number];
  readonly items: string;
  readonly reversed: string;
  readonly scales: Readonly<Record<string, string>>;
  /** How many answers a subscale may lack under prorating; none for forms that are never prorated. */
  readonly cap?: number;
  readonly components: string;
  readonly singleItems: string;
}

const millimetres = [0, 10, 0.1] as const;
const sessionRating = {
  line: millimetres,
  items: "relationship goals approach overall",
  reversed: "",
  scales: { goal: "goals", task: "approach", bond: "relationship", total: "relationship goals approach overall" },
  components: "goal task bond",
  singleItems: "goal task bond",
};
const outcomeRating = { line: millimetres, reversed: "", components: "", singleItems: "" };
const workingAlliance = {
  raters: ["client", "therapist"],
  holder: /Society for Psychotherapy Research/,
  components: "goal task bond",
  singleItems: "",
};
/** Items of a rating scale by their numbers: "4 10" is "item4 item10". */
const numbered = (numbers: string): string => numbers.replaceAll(/\d+/g, "item$&");
const twelve = numbered("1 2 3 4 5 6 7 8 9 10 11 12");
const thirtySix = `${twelve} ${numbered("13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36")}`;

const forms: readonly (readonly [string, Instrument, Facts])[] = [
  [
    "srs",
    srs,
    {
      ...sessionRating,
      name: /^Session Rating Scale \(SRS\)$/,
      raters: ["client"],
      holder: /^Scott D\. Miller, Barry L\. Duncan and Lynn Johnson$/,
      source: "duncan2003",
    },
  ],
  [
    "csrs",
    csrs,
    {
      ...sessionRating,
      name: /^Child Session Rating Scale \(CSRS\)$/,
      raters: ["client"],
      holder: /^Duncan, Miller and Sparks$/,
      source: "hanssenBauerKornor",
    },
  ],
  [
    "gsrs",
    gsrs,
    {
      ...sessionRating,
      name: /^Group Session Rating Scale \(GSRS\)$/,
      raters: ["client"],
      holder: /^Duncan and Miller .*unverified/,
      source: "quirk2012",
    },
  ],
  [
    "ors",
    ors,
    {
      ...outcomeRating,
      name: /^Outcome Rating Scale \(ORS\)$/,
      raters: ["client", "caretaker"],
      holder: /^Scott D\. Miller and Barry L\. Duncan$/,
      source: "miller2003",
      items: "individual interpersonal social overall",
      scales: { total: "individual interpersonal social overall" },
    },
  ],
  [
    "cors",
    cors,
    {
      ...outcomeRating,
      name: /^Child Outcome Rating Scale \(CORS\)$/,
      raters: ["client", "caretaker"],
      holder: /^Duncan, Miller and Sparks$/,
      source: "duncan2006",
      items: "self family school overall",
      scales: { total: "self family school overall" },
    },
  ],
  [
    "wai36",
    wai36,
    {
      ...workingAlliance,
      name: /^Working Alliance Inventory \(WAI-36\)$/,
      source: "horvathGreenberg1989",
      line: [1, 7, 1],
      items: thirtySix,
      reversed: numbered("1 3 7 9 10 11 12 15 20 27 29 31 33 34"),
      scales: {
        task: numbered("2 4 7 11 13 15 16 18 24 31 33 35"),
        bond: numbered("1 5 8 17 19 20 21 23 26 28 29 36"),
        goal: numbered("3 6 9 10 12 14 22 25 27 30 32 34"),
        total: thirtySix,
      },
      cap: 2,
    },
  ],
  [
    "waiSr",
    waiSr,
    {
      ...workingAlliance,
      name: /^Working Alliance Inventory, Short Revised \(WAI-SR\)$/,
      source: "hatcherGillaspy2006",
      line: [1, 5, 1],
      items: twelve,
      reversed: "",
      scales: { goal: numbered("4 6 8 11"), task: numbered("1 2 10 12"), bond: numbered("3 5 7 9"), total: twelve },
      cap: 1,
    },
  ],
  [
    "waiS",
    waiS,
    {
      ...workingAlliance,
      name: /^Working Alliance Inventory, Short form \(WAI-S\)$/,
      source: "traceyKokotovic1989",
      line: [1, 7, 1],
      items: twelve,
      reversed: numbered("4 10"),
      scales: { goal: numbered("4 6 10 11"), task: numbered("1 2 8 12"), bond: numbered("3 5 7 9"), total: twelve },
      cap: 1,
    },
  ],
];

describe.each(forms)("%s is as its facts say:", (id, instrument, facts) => {
  const scales = Object.entries(instrument.scales);
  const idsOf = (wanted: (scale: Instrument["scales"][string]) => unknown): string =>
    scales.flatMap(([scaleId, scale]) => (wanted(scale) ? [scaleId] : [])).join(" ");

  it("its name, version, direction, raters, rights and source", () => {
    expect(instrument).toMatchObject({
      id,
      version: "1.0.0",
      construct: id.endsWith("ors") ? "outcome" : "alliance",
      higherIs: "better",
    });
    expect(instrument.name).toMatch(facts.name);
    expect(instrument.raters).toEqual(facts.raters);
    expect(instrument.licence).toEqual({
      status: "permission-required",
      holder: expect.stringMatching(facts.holder),
    });
    expect(instrument.sources).toEqual([facts.source]);
  });

  it("its items, in order, each with its range and step, and a label of ours", () => {
    expect(instrument.items.map((item) => item.id).join(" ")).toBe(facts.items);
    instrument.items.forEach(({ number, minimum, maximum, step }, index) => {
      expect([number, minimum, maximum, step]).toEqual([index + 1, ...facts.line]);
    });
    const labels = instrument.items.map(({ label }) => label);
    expect(labels.every((label) => /^[A-Z][a-z]+( [a-z0-9]+)*$/.test(label))).toBe(true);
    expect(new Set(labels).size).toBe(labels.length);
    for (const { number, label } of instrument.items) if (facts.cap) expect(label).toBe(`Item ${number}`);
  });

  it("the items that are reversed, and no other", () => {
    const keyed = (way: string): string =>
      instrument.items.flatMap((item) => (item.keyed === way ? item.id : [])).join(" ");
    expect(keyed("reverse")).toBe(facts.reversed);
    const isForward = (itemId: string): boolean => !facts.reversed.split(" ").includes(itemId);
    expect(keyed("forward")).toBe(facts.items.split(" ").filter(isForward).join(" "));
  });

  it("the items of its scales", () => {
    expect(Object.fromEntries(scales.map(([scaleId, { items }]) => [scaleId, items.join(" ")]))).toEqual(facts.scales);
  });

  it("which scales are components, and which of them a single line", () => {
    expect(idsOf(({ component }) => component)).toBe(facts.components);
    for (const [scaleId, { component }] of scales) expect(component ?? "total").toBe(scaleId);
    expect(idsOf(({ singleItem }) => singleItem === true)).toBe(facts.singleItems);
    expect(scales.every(([, { singleItem }]) => singleItem === true || singleItem === undefined)).toBe(true);
  });

  it("what becomes of missing answers", () => {
    for (const [scaleId, { missing }] of scales)
      expect(missing).toEqual(
        facts.cap === undefined
          ? { rule: "complete" }
          : scaleId === "total"
            ? { rule: "subscales", of: ["goal", "task", "bond"] }
            : { rule: "prorate", maximumMissing: facts.cap },
      );
  });
});

it("every instrument of the package has its facts here", () => {
  expect(forms.map(([id, instrument]) => [id, instrument]).sort()).toEqual(Object.entries(instruments).sort());
});

it("the neutral labels of the four lines are ours", () => {
  const labels = (instrument: Instrument): string => instrument.items.map(({ label }) => label).join(", ");
  for (const form of [srs, csrs, gsrs])
    expect(labels(form)).toBe("Relationship, Goals and topics, Approach or method, Overall");
  expect(labels(ors)).toBe("Individual, Interpersonal, Social, Overall");
  expect(labels(cors)).toBe("Self, Family, School, Overall");
});
