import { Utf8, vectorFromArray } from "apache-arrow";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detectRuptures, methods, priors, sessionSeries, unwrap, type RuptureMethod } from "alliance-scoring";
import { ruptureColumns, ruptureStatus, type RuptureColumns, type SessionColumns } from "alliance-scoring/columns";

const scale = { minimum: 0, maximum: 40, step: 0.1 };

interface Row {
  readonly client: string;
  readonly session: number;
  readonly value: number | null;
}

/** Clients with few sessions and many, gaps, missing scores, scores at the ceiling with drops. */
const anyRows: fc.Arbitrary<Row[]> = fc
  .array(
    fc.uniqueArray(
      fc.record({
        session: fc.integer({ min: -3, max: 40 }),
        value: fc.oneof(
          { weight: 5, arbitrary: fc.integer({ min: 330, max: 400 }).map((tenths) => tenths / 10) },
          { weight: 1, arbitrary: fc.integer({ min: 0, max: 400 }).map((tenths) => tenths / 10) },
          { weight: 1, arbitrary: fc.constant(null) },
        ),
      }),
      { selector: ({ session }) => session, maxLength: 14 },
    ),
    { maxLength: 6 },
  )
  .map((clients) => clients.flatMap((rows, index) => rows.map((row) => ({ client: `client ${index}`, ...row }))))
  .chain((rows) => fc.shuffledSubarray(rows, { minLength: rows.length }));

const asColumns = (rows: readonly Row[]): SessionColumns => ({
  client: rows.map(({ client }) => client),
  session: rows.map(({ session }) => session),
  value: rows.map(({ value }) => value),
});

/** The verdict of `detectRuptures` on each row, in the order of the rows. */
function oneByOne(rows: readonly Row[], method: RuptureMethod): unknown[] {
  const analyses = new Map(
    [...new Set(rows.map(({ client }) => client))].map((client) => {
      const own = rows.filter((row) => row.client === client).sort((left, right) => left.session - right.session);
      const points = own.map(({ session, value }) => ({ session, value }));
      return [client, detectRuptures(unwrap(sessionSeries(points, scale)), method)] as const;
    }),
  );
  return rows.map(({ client, session }) => {
    const analysis = analyses.get(client)!;
    const verdict = analysis.status === "assessed" && analysis.sessions.find((one) => one.session === session);
    if (!verdict) return [1, 0, NaN, NaN, NaN, NaN];
    const { assessed, flagged, expected, lowerLimit, statistic, probability } = verdict;
    const numbers = [expected, lowerLimit, statistic, probability].map((number) => number ?? NaN);
    return [assessed ? 0 : 1, flagged ? 1 : 0, ...numbers];
  });
}

const verdicts = ({ rows, status, flag, expected, lowerLimit, statistic, probability }: RuptureColumns): unknown[] =>
  Array.from({ length: rows }, (_, row) =>
    [status, flag, expected, lowerLimit, statistic, probability].map((column) => column[row]),
  );

const rules: Readonly<Record<string, RuptureMethod>> = {
  prediction: methods.prediction(priors.srs.sum, { alpha: 0.1 }),
  "a level": methods.cutoffLevel({ cutoff: 36 }),
  "a drop": methods.sessionDrop({ points: 5 }),
  "own mean": methods.ownMeanBand(),
};

describe.each(Object.entries(rules))("columns judged by %s", (name, method) => {
  it("get the verdicts that detectRuptures gives client by client", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const rule = name === "prediction" ? { prior: priors.srs.sum, alpha: 0.1 } : { method };
        const found = ruptureColumns(asColumns(rows), { ...rule, scale });
        expect(verdicts(found)).toEqual(oneByOne(rows, method));
        expect(found.clients).toBe(new Set(rows.map(({ client }) => client)).size);
      }),
      { numRuns: 60 },
    );
  });
});

describe("columns of sessions", () => {
  it("are judged alike whatever the kind of column, and whatever the order of rows", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const options = { prior: priors.srs.sum, scale };
        const expected = verdicts(ruptureColumns(asColumns(rows), options));
        const others: SessionColumns[] = [
          {
            client: Int32Array.from(rows, ({ client }) => Number(client.slice(7))),
            session: Int8Array.from(rows, ({ session }) => session),
            value: Float32Array.from(rows, ({ value }) => value ?? NaN),
          },
          {
            client: vectorFromArray(
              rows.map(({ client }) => client),
              new Utf8(),
            ),
            session: BigInt64Array.from(rows, ({ session }) => BigInt(session)),
            value: Float64Array.from(rows, ({ value }) => value ?? -99),
          },
        ];
        for (const columns of others)
          expect(verdicts(ruptureColumns(columns, { ...options, missingCodes: [-99] }))).toEqual(expected);
        const backwards = [...rows].reverse();
        expect(verdicts(ruptureColumns(asColumns(backwards), options)).reverse()).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it("with a fault leave every other client untouched", () => {
    fc.assert(
      fc.property(
        anyRows,
        fc.constantFrom(
          { session: 1.5, value: 38, status: "session-not-an-integer" as const },
          { session: NaN, value: 38, status: "session-not-an-integer" as const },
          { session: 7, value: 40.5, status: "value-out-of-range" as const },
          { session: 7, value: Infinity, status: "value-not-a-number" as const },
        ),
        fc.nat(),
        (rows, { status, ...fault }, place) => {
          const at = place % (rows.length + 1);
          const given = [...rows.slice(0, at), { client: "faulty", ...fault }, ...rows.slice(at)];
          const withOther = [...given, { client: "faulty", session: 8, value: 30 }];
          const found = ruptureColumns(asColumns(withOther), { prior: priors.srs.sum, scale });
          const all = verdicts(found);
          expect([found.status[at], found.status.at(-1)]).toEqual([ruptureStatus[status], ruptureStatus.clientInvalid]);
          expect(all.slice(0, -1).filter((_, row) => row !== at)).toEqual(
            oneByOne(rows, methods.prediction(priors.srs.sum)),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});
