import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defineRuptureMethod, detectRuptures, methods, presets, sessionSeries, unwrap } from "../../../src/index.js";
import type { Episode, RuptureMarker, SessionSeries } from "../../../src/index.js";
import { noVerdict } from "../../../src/rupture/method.js";

const seriesOf = (values: readonly (number | null)[]): SessionSeries =>
  unwrap(
    sessionSeries(
      values.map((value, index) => ({ session: index + 1, value })),
      { minimum: 0, maximum: 40 },
    ),
  );

/** What a rule that names these drops leads to. */
function episodesFor(
  values: readonly (number | null)[],
  markers: readonly RuptureMarker[],
  sessions = 3,
): readonly Episode[] {
  const rule = defineRuptureMethod({
    ...methods.cutoffLevel({ cutoff: 20 }),
    repair: { tolerance: 0, sessions },
    detect: ({ points }) => ({ sessions: points.map(({ session, value }) => noVerdict(session, value)), markers }),
  });
  const analysis = detectRuptures(seriesOf(values), rule);
  return analysis.status === "assessed" ? analysis.episodes : [];
}

const scores = fc.array(fc.option(fc.integer({ min: 0, max: 40 })), { minLength: 1, maxLength: 30 });
const drops = fc.array(
  fc.record({ onset: fc.integer({ min: 1, max: 30 }), reference: fc.integer({ min: 0, max: 40 }), length: fc.nat(6) }),
  { maxLength: 12 },
);

describe("several drops", () => {
  it("are what each alone comes to, less those whose stretch overlaps that of an earlier entry", () => {
    fc.assert(
      fc.property(scores, drops, fc.integer({ min: 1, max: 8 }), (values, named, sessions) => {
        const markers = named
          .filter(({ onset }) => typeof values[onset - 1] === "number") // a drop begins at a session with a score
          .map(({ onset, reference, length }) => ({ onset, reference, until: onset + length }));
        const kept: Episode[] = [];
        for (const marker of markers) {
          const [alone] = episodesFor(values, [marker], sessions);
          if (!alone) continue;
          const end = Math.max(alone.last, marker.until);
          if (kept.every(({ onset, last }) => end < onset || last < alone.onset)) kept.push(alone);
        }
        kept.sort((left, right) => left.onset - right.onset);
        expect(episodesFor(values, markers, sessions)).toEqual(kept);
      }),
    );
  });
});

describe("the cost of a long course", () => {
  const long = seriesOf(Array.from({ length: 32_000 }, (_, index) => (index % 8 === 5 ? 10 : 36 + (index % 3))));

  it.each([
    ["a chart", methods.individualsChart()],
    ["a cut-off", methods.cutoffLevel({ cutoff: 37 })],
    ["the highest score as reference", presets.stiles2004({ pooledStandardDeviation: 2.4 })],
  ])("is that of one look at each of its 32,000 sessions: %s", (_, rule) => {
    const analysis = detectRuptures(long, rule, { repair: { reference: "highest" } });
    expect(analysis.status).toBe("assessed");
  });

  it.each([
    ["one break", methods.singleBreak()],
    ["the look back", methods.retrospective({ typicalStandardDeviation: 1.6 })],
  ])("is refused beyond 2,000 sessions where it grows faster: %s", (_, rule) => {
    const beyond = { ...long, points: long.points.slice(0, 2001) };
    expect(() => detectRuptures(beyond, rule)).toThrow(expect.objectContaining({ code: "too-many-sessions" }));
  });
});
