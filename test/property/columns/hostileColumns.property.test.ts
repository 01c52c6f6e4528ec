import fc from "fast-check";
import { expect, it } from "vitest";
import { instruments, priors, type InvalidArgumentError, type Instrument } from "alliance-scoring";
import { ruptureColumns, scoreColumns } from "alliance-scoring/columns";

/** Stands for an answer in everything hostile: it must never come back in an error. */
const canary = "canary8765";

const detached = (): Float64Array => {
  const column = Float64Array.of(1, 2);
  structuredClone(column.buffer, { transfer: [column.buffer] });
  return column;
};
const revoked = (): object => {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  return proxy;
};
const throws = (): never => {
  throw new Error(canary);
};
const everyTrap = (): object =>
  new Proxy({}, Object.fromEntries(["get", "has", "ownKeys", "getPrototypeOf"].map((trap) => [trap, throws])));

type Make = () => unknown;
const made = (arbitrary: fc.Arbitrary<unknown>): fc.Arbitrary<Make> => arbitrary.map((thing) => () => thing);

/**
 * Columns of two rows, other lengths, other things, and things that bite. What is generated makes the thing: some bite
 * whoever looks at them, fast-check too.
 */
const anyColumn: fc.Arbitrary<Make> = fc.oneof(
  {
    weight: 14,
    arbitrary: made(
      fc.constantFrom<unknown>([1, 2], Uint8Array.of(1, 2), Float64Array.of(3, NaN), BigInt64Array.of(1n, 2n)),
    ),
  },
  { weight: 1, arbitrary: made(fc.array(fc.anything({ withBigInt: true }), { minLength: 2, maxLength: 3 })) },
  { weight: 1, arbitrary: made(fc.anything({ withTypedArray: true, withSparseArray: true, withMap: true })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Make>(
      ...[() => canary, () => Symbol(canary), () => ({ length: 2, get: throws }), () => ({ length: 2, at: throws })],
      ...[() => ({ length: 2, get: () => canary }), () => ({ length: 1e300, get: () => 1 })],
      ...[
        () => ({ length: NaN, get: () => 1 }),
        () => new Proxy(Uint8Array.of(1, 2), {}),
        everyTrap,
        detached,
        revoked,
      ],
      () => Object.defineProperty([1, 2], 0, { get: throws }),
    ),
  },
);

const issueCodes = new Set([
  ...["not-columns", "wrong-length", "unknown-item", "missing-column", "not-a-column", "lengths-differ"],
  ...["not-a-bitmap", "bitmap-too-short", "column-of-decimals", "column-unreadable", "column-changed"],
]);

/** What came of it: a result, or a coded error that says nothing of what it was given. */
function outcomeOf<Value>(call: () => Value): Value | undefined {
  try {
    return call();
  } catch (thrown) {
    const { name, code, issues, message, cause, stack } = thrown as InvalidArgumentError;
    expect([name, cause]).toEqual(["InvalidArgumentError", undefined]);
    expect(["columns-invalid", "too-many-rows", "rule-missing"]).toContain(code);
    for (const issue of issues) expect(issueCodes).toContain(issue.code);
    if (code === "columns-invalid") expect(issues.length).toBeGreaterThan(0);
    expect([message, JSON.stringify(issues), stack?.split("\n")[0]].join()).not.toContain(canary);
    return undefined;
  }
}

const forms: readonly Instrument[] = [instruments.srs, instruments.waiSr];

it.each(forms.map((form) => [form.id, form] as const))(
  "%s: whatever is handed in as columns is scored or refused by code, and never repeated",
  (_, form) => {
    const size = form.items.length;
    const list = fc.array(anyColumn, { minLength: size - 1, maxLength: size + 1 }).map(
      (makes): Make =>
        () =>
          makes.map((make) => make()),
    );
    const ids = form.items.map(({ id }) => id);
    const record = fc
      .uniqueArray(fc.tuple(fc.constantFrom(...ids, canary, "__proto__"), anyColumn), { selector: ([id]) => id })
      .map(
        (entries): Make =>
          () =>
            Object.fromEntries(entries.map(([id, make]) => [id, make()])),
      );
    const rarely = fc.oneof(
      { weight: 6, arbitrary: fc.constant<Make>(() => undefined) },
      { weight: 1, arbitrary: anyColumn },
    );
    let scored = 0;
    fc.assert(
      fc.property(fc.oneof({ weight: 4, arbitrary: list }, record, anyColumn), rarely, (columns, validity) => {
        const scores = outcomeOf(() => scoreColumns(form, columns() as never, { validity: validity() } as never));
        if (!scores) return;
        scored++;
        expect(scores.status).toHaveLength(scores.rows);
        for (const scale of Object.values(scores.scales)) expect(scale).toHaveLength(scores.rows);
        for (const [row, status] of scores.status.entries()) {
          const unscored = Object.values(scores.scales).filter((scale) => Number.isNaN(scale[row])).length;
          expect(status).toBe(unscored === 0 ? 0 : unscored < Object.keys(scores.scales).length ? 1 : status);
          expect([0, 1, 2]).toContain(status);
        }
      }),
      { numRuns: 1600 }, // about 40 of them are sound enough to be scored
    );
    expect(scored).toBeGreaterThan(10); // and not all were refused
  },
);

it("whatever is handed in as sessions is judged or refused by code, and never repeated", () => {
  fc.assert(
    fc.property(anyColumn, anyColumn, anyColumn, (client, session, value) => {
      const columns = { client: client(), session: session(), value: value() };
      const scale = { minimum: 0, maximum: 40 };
      const found = outcomeOf(() => ruptureColumns(columns as never, { prior: priors.srs.sum, scale }));
      if (found) expect(found.status).toHaveLength(found.rows);
    }),
    { numRuns: 400 },
  );
});
