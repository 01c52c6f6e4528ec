import { describe, expect, test } from "vitest";
import { bibliography, norms, reliableChange, type Cited, type WorkingAllianceProfile } from "alliance-scoring";

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

test("outcome rating scales have the published cut-offs and points", () => {
  const numbers = (profile: object) =>
    JSON.parse(
      JSON.stringify(profile, (key, value: { value?: unknown }) => (key && value?.value ? value.value : value)),
    );
  expect(numbers(norms.ors.developer)).toMatchObject({
    clinicalCutoff: { adultSelf: 25, adolescentSelf: 28, adolescentCaretaker: 28 },
    threshold: 5,
  });
  expect(numbers(norms.ors.pcoms).threshold).toBe(6);
  expect(numbers(norms.ors.nhsEngland2015).threshold).toBe(6.6);
  expect(numbers(norms.ors.spain2021)).toMatchObject({ clinicalCutoff: { adultSelf: 24.52 }, threshold: 9.15 });
  expect(numbers(norms.cors.developer).clinicalCutoff).toEqual({ childSelf: 32, childCaretaker: 28 });
  expect(numbers(norms.cors.nhsEngland2015).threshold).toBe(10);
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

test("samples of the WAI are as reported", () => {
  const numbers = ({ mean, standardDeviation, n, scale, metric }: WorkingAllianceProfile) => [
    scale,
    metric,
    n,
    mean?.value,
    standardDeviation?.value,
  ];
  const { waiSr, waiS, wai36 } = norms;
  expect([waiSr.wysa2022ThreeDaysLater, waiSr.wysa2022ThreeDaysLaterBond].map(numbers)).toEqual([
    ["total", "mean", 226, 3.75, 0.8],
    ["bond", "mean", 226, 4.05, 0.91],
  ]);
  expect([waiS.clinicClientTask, waiS.clinicClientGoal, waiS.clinicClientBond].map(numbers)).toEqual([
    ["task", "sum", 36, 23.1, 4.2],
    ["goal", "sum", 36, 23.1, 4.2],
    ["bond", "sum", 36, 22.8, 4.8],
  ]);
  expect([waiS.clinicTherapistTask, waiS.clinicTherapistGoal, waiS.clinicTherapistBond].map(numbers)).toEqual([
    ["task", "sum", 37, 19.9, 4],
    ["goal", "sum", 37, 20.5, 3.5],
    ["bond", "sum", 37, 21.8, 4.1],
  ]);
  expect([wai36.greekClient, wai36.greekTherapist].map(({ rater, reliability }) => [rater, reliability.value])).toEqual(
    [
      ["client", 0.91],
      ["therapist", 0.86],
    ],
  );
});

test("a profile of the WAI that holds spread and reliability is a norm for change", () => {
  // 1.959964 * 12.3 * sqrt(2 * .08) = 9.643; therapist 1.959964 * 11.1 * sqrt(2 * .05) = 6.880
  expect(reliableChange(60, 69, norms.waiS.clinicClient).threshold).toBeCloseTo(9.643, 3);
  expect(reliableChange(60, 69, norms.waiS.clinicTherapist).threshold).toBeCloseTo(6.88, 3);
});
