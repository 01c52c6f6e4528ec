import { describe, expect, it, test } from "vitest";
import {
  bibliography,
  courseOf,
  instruments,
  norms,
  reliableChange,
  seriesOf,
  unwrap,
  type Cited,
  type NormProfile,
  type WorkingAllianceProfile,
} from "alliance-scoring";

interface AnyProfile {
  readonly id: string;
  readonly name: string;
  readonly instrument: string;
  readonly sources: readonly string[];
}

const profiles = Object.entries(norms).flatMap(([instrument, family]) =>
  Object.entries<AnyProfile>(family).map(([key, profile]) => ({ key: `${instrument}.${key}`, instrument, profile })),
);

/** Every cited number inside a profile. */
function* citedIn(value: unknown): Generator<Cited<unknown>> {
  if (typeof value !== "object" || value === null) return;
  if ("grade" in value) yield value as Cited<unknown>;
  else for (const inner of Object.values(value)) yield* citedIn(inner);
}

function isDeeplyFrozen(value: unknown): boolean {
  return (
    typeof value !== "object" ||
    value === null ||
    (Object.isFrozen(value) && Object.values(value).every(isDeeplyFrozen))
  );
}

describe.each(profiles)("$key", ({ instrument, profile }) => {
  const cited = [...citedIn(profile)];

  test("says what it is, for whom and whose", () => {
    expect(profile.name.length).toBeGreaterThan(8);
    expect(profile.instrument).toBe(instrument);
    expect(profile.sources.length).toBeGreaterThan(0);
    for (const source of profile.sources) expect(Object.keys(bibliography)).toContain(source);
  });

  test("carries a witness for every number", () => {
    expect(cited.length).toBeGreaterThan(0);
    for (const { source, locator, population } of cited) {
      expect(profile.sources).toContain(source);
      expect(locator).not.toBe("");
      expect(population).not.toBe("");
    }
  });

  test("names itself on every cut-off, so that a result can be traced to it", () => {
    for (const number of cited) if ("boundary" in number) expect(number).toMatchObject({ profile: profile.id });
  });

  test("says in words where a number was not read", () => {
    for (const { grade, note } of cited) if (grade === "unverified") expect(note).toMatch(/not read|neither was read/);
  });

  test("is plain data that survives JSON, and cannot be changed", () => {
    expect(JSON.parse(JSON.stringify(profile))).toEqual(profile);
    expect(isDeeplyFrozen(profile)).toBe(true);
  });
});

test("ids are unique, and none is a default", () => {
  const ids = profiles.map(({ profile }) => profile.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(profiles.map(({ key }) => key).filter((key) => /default|standard/i.test(key))).toEqual([]);
});

/** Every number of `norms` by the way to it, with the side of a cut-off; the members of a sample too. */
function* numbersIn(value: unknown, way: string): Generator<[way: string, number: unknown]> {
  if (typeof value !== "object" || value === null) return;
  if ("n" in value) yield [`${way}.n`, value.n];
  if (!("grade" in value)) for (const [key, inner] of Object.entries(value)) yield* numbersIn(inner, `${way}.${key}`);
  else {
    const { value: number, boundary } = value as Cited<unknown> & { readonly boundary?: string };
    yield [way, boundary === undefined ? number : `${boundary} ${String(number)}`];
  }
}

test("the numbers are those that the sources give, typed in from the facts", () => {
  const found = Object.fromEntries([...numbersIn(norms, "")].map(([way, number]) => [way.slice(1), number]));
  expect(found).toEqual({
    // clinical ranges and reliable change of the outcome rating scales
    "ors.developer.clinicalCutoff.adultSelf": "below 25",
    "ors.developer.clinicalCutoff.adolescentSelf": "below 28",
    "ors.developer.clinicalCutoff.adolescentCaretaker": "below 28",
    "ors.developer.threshold": 5,
    "ors.pcoms.threshold": 6,
    "ors.nhsEngland2015.threshold": 6.6,
    "ors.spain2021.clinicalCutoff.adultSelf": "below 24.52",
    "ors.spain2021.threshold": 9.15,
    "ors.openFit.clinicalCutoff.adultSelf": "below 25",
    "ors.openFit.effectSize.significant": 0.8,
    "ors.openFit.effectSize.somewhat": 0.5,
    "cors.developer.clinicalCutoff.childSelf": "below 32",
    "cors.developer.clinicalCutoff.childCaretaker": "below 28",
    "cors.nhsEngland2015.threshold": 10,
    // prompts of the session rating scale
    "srs.developer.totalCutoff": "below 36",
    "srs.developer.itemCutoff": "below 9",
    "srs.developer.drop": 1,
    "srs.atOrBelow36.totalCutoff": "atOrBelow 36",
    "srs.openFit.totalCutoff": "below 36",
    "srs.openFit.drop": 1,
    "srs.china2021.totalCutoff": "below 34",
    "srs.hansenBands.bands": [
      { name: "poor", from: 0 },
      { name: "fair", from: 35 },
      { name: "good", from: 39 },
    ],
    // samples of the Working Alliance Inventory, which has no cut-offs
    "waiSr.author.cutoffs": "none",
    "wai36.author.cutoffs": "none",
    "waiS.author.cutoffs": "none",
    ...sample("waiSr.woebot2021", 36_070, 3.36, 0.8),
    ...sample("waiSr.woebot2021Bond", 36_070, 3.8, 1),
    ...sample("waiSr.wysa2022", 1205, 3.64, 0.81),
    ...sample("waiSr.wysa2022Bond", 1205, 3.98, 0.94),
    ...sample("waiSr.wysa2022ThreeDaysLater", 226, 3.75, 0.8),
    ...sample("waiSr.wysa2022ThreeDaysLaterBond", 226, 4.05, 0.91),
    ...sample("waiS.clinicClient", 36, 68.9, 12.3),
    ...sample("waiS.clinicClientTask", 36, 23.1, 4.2),
    ...sample("waiS.clinicClientGoal", 36, 23.1, 4.2),
    ...sample("waiS.clinicClientBond", 36, 22.8, 4.8),
    ...sample("waiS.clinicTherapist", 37, 62.2, 11.1),
    ...sample("waiS.clinicTherapistTask", 37, 19.9, 4),
    ...sample("waiS.clinicTherapistGoal", 37, 20.5, 3.5),
    ...sample("waiS.clinicTherapistBond", 37, 21.8, 4.1),
    "waiS.onlineCounselling.mean": 4.3,
    "waiS.onlineCounselling.standardDeviation": 1.27,
    "waiS.internetTherapy.mean": 6.01,
    "waiS.internetTherapy.standardDeviation": 0.79,
    // their reliability
    "waiS.clinicClient.reliability": 0.92,
    "waiS.clinicTherapist.reliability": 0.95,
    "waiS.hanson2002.reliability": 0.92,
    "waiS.dependability2011.reliability": 0.77,
    "waiSr.dependability2011.reliability": 0.77,
    "wai36.hanson2002.reliability": 0.92,
    "wai36.greekClient.reliability": 0.91,
    "wai36.greekTherapist.reliability": 0.86,
    "wai36.dependability2011.reliability": 0.77,
  });

  function sample(way: string, n: number, mean: number, standardDeviation: number) {
    return { [`${way}.n`]: n, [`${way}.mean`]: mean, [`${way}.standardDeviation`]: standardDeviation };
  }
});

test("the samples of the WAI say which scale and metric they are of", () => {
  const samples = [...Object.entries(norms.waiSr), ...Object.entries(norms.waiS)] as [string, WorkingAllianceProfile][];
  for (const [key, { scale, metric, standardDeviation }] of samples.filter(([, each]) => each.standardDeviation)) {
    expect([key, scale]).toEqual([key, /(Bond|Task|Goal)$/.exec(key)?.[0].toLowerCase() ?? "total"]);
    expect([key, metric]).toEqual([key, (standardDeviation?.value ?? 0) > 2 ? "sum" : "mean"]);
  }
  const raters = [norms.wai36.greekClient, norms.wai36.greekTherapist].map(({ rater }) => rater);
  expect(raters).toEqual(["client", "therapist"]);
});

test("what was not read is marked so", () => {
  const grade = [
    norms.ors.developer.clinicalCutoff.adultSelf,
    norms.ors.developer.clinicalCutoff.adolescentCaretaker,
    norms.cors.developer.clinicalCutoff.childCaretaker,
    norms.ors.spain2021.threshold,
    norms.srs.developer.itemCutoff,
    norms.srs.china2021.totalCutoff,
  ].map((cited) => cited.grade);
  expect(grade).toEqual(["secondary", "unverified", "unverified", "abstract", "unverified", "abstract"]);
});

test("the developers' 5 points follow from the spread outside treatment, not from that of clients", () => {
  const points = (standardDeviation: number) =>
    reliableChange(0, 0, { standardDeviation, reliability: 0.93 }).threshold.toFixed(2);
  expect([points(6.8), points(8.7)]).toEqual(["4.99", "6.38"]);
  expect(norms.ors.developer.threshold.note).toMatch(/6\.8.*4\.99.*8\.7.*6\.38/);
});

test("what is attributed to the manual of the SRS is not credited to a paper", () => {
  const { itemCutoff, drop, sources } = norms.srs.developer;
  expect([itemCutoff.source, drop.source]).toEqual(["srsManual", "srsManual"]);
  expect(sources).not.toContain("duncan2003");
  expect(bibliography.srsManual.note).toMatch(/not read/);
});

test("what is not known is not stated as known", () => {
  expect(norms.ors.developer.note).toMatch(/6\.8, unverified/);
  expect(norms.ors.developer.note).not.toMatch(/independent samples/);
  expect(norms.ors.developer.threshold.population).toBe("not stated");
});

test("the child form does not inherit the 5 points of the ORS", () => {
  expect("threshold" in norms.cors.developer).toBe(false);
});

test("working alliance inventories have no band and no cut-off, and the author's word for it", () => {
  for (const family of [norms.wai36, norms.waiSr, norms.waiS]) {
    expect(family.author.cutoffs).toMatchObject({ value: "none", source: "horvathSite", grade: "primary" });
    for (const profile of Object.values(family))
      expect(Object.keys(profile).filter((key) => /cutoff$|band|level/i.test(key))).toEqual([]);
  }
});

test("a profile of the WAI that holds spread and reliability is a norm for change", () => {
  // 1.959964 * 12.3 * sqrt(2 * .08) = 9.643; therapist 1.959964 * 11.1 * sqrt(2 * .05) = 6.880
  expect(reliableChange(60, 69, norms.waiS.clinicClient).threshold).toBeCloseTo(9.643, 3);
  expect(reliableChange(60, 69, norms.waiS.clinicTherapist).threshold).toBeCloseTo(6.88, 3);
});

it("state the range of the scale that they were measured on, wherever a number is in points", () => {
  const inPoints = ["clinicalCutoff", "threshold", "totalCutoff", "bands", "mean", "standardDeviation"];
  for (const profile of Object.values(norms).flatMap((byName): NormProfile[] => Object.values<NormProfile>(byName))) {
    const { scale = "total", metric = "sum" } = profile as { scale?: "total"; metric?: "sum" | "mean" };
    const { minimum, maximum } = seriesOf(unwrap(courseOf(instruments[profile.instrument], [])), scale, metric).scale;
    const expected = inPoints.some((name) => name in profile) ? { minimum, maximum } : undefined;
    expect([profile.id, profile.range]).toEqual([profile.id, expected]);
  }
});
