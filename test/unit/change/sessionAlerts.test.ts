import { describe, expect, test } from "vitest";
import { csrs, gsrs, norms, ors, score, scoreTotal, sessionAlerts, srs, unwrap, waiSr } from "alliance-scoring";

const session = (...answers: (number | null)[]) => unwrap(score(srs, answers));
const { developer, atOrBelow36, openFit, china2021, hansenBands } = norms.srs;

describe("the total", () => {
  test("of 36 is clear under `below` and an alert under `atOrBelow`", () => {
    const scores = session(9, 9, 9, 9);
    expect(sessionAlerts(scores, { norm: developer }).total.status).toBe("clear");
    expect(sessionAlerts(scores, { norm: atOrBelow36 }).total.status).toBe("alert");
    expect(sessionAlerts(scores, { norm: developer }).items).toMatchObject({ status: "clear", flagged: [] });
  });

  test("of 36.0 from 8.6, 9.7, 9.9 and 7.8 is clear, where plain doubles flag it", () => {
    expect(8.6 + 9.7 + 9.9 + 7.8).toBeLessThan(36);
    const alerts = sessionAlerts(session(8.6, 9.7, 9.9, 7.8), { norm: developer });
    expect(alerts.total.status).toBe("clear");
    expect(alerts.items.flagged).toEqual(["relationship", "overall"]);
  });

  test("of 35.9 is an alert", () => {
    expect(sessionAlerts(session(9, 9, 9, 8.9), { norm: openFit }).total.status).toBe("alert");
  });

  test("of 35 is below 36 and not below China's 34", () => {
    const scores = session(9, 9, 9, 8);
    expect(sessionAlerts(scores, { norm: developer }).total.status).toBe("alert");
    expect(sessionAlerts(scores, { norm: china2021 }).total.status).toBe("clear");
  });

  test("is not looked at without four answers, or without a rule", () => {
    expect(sessionAlerts(session(9, 9, 9, null), { norm: developer }).total).toMatchObject({
      status: "not-assessable",
      reason: "not-scored",
    });
    expect(sessionAlerts(session(9, 9, 9, 9), { norm: hansenBands }).total).toEqual({
      status: "not-assessable",
      reason: "no-rule",
      rule: null,
    });
  });
});

describe("an item", () => {
  test("below 9 is flagged though the total is fine", () => {
    const alerts = sessionAlerts(session(10, 10, 10, 6), { norm: developer });
    expect(alerts.total.status).toBe("clear");
    expect(alerts.items).toMatchObject({ status: "alert", flagged: ["overall"] });
  });

  test("of 9 is not flagged, one of 8.9 is", () => {
    expect(sessionAlerts(session(9, 8.9, 9, 9.5), { norm: developer }).items.flagged).toEqual(["goals"]);
  });

  test("is unknown in a record that holds only a total", () => {
    const alerts = sessionAlerts(unwrap(scoreTotal(srs, 35)), { norm: developer });
    expect(alerts.total.status).toBe("alert");
    expect(alerts.items).toMatchObject({ status: "not-assessable", reason: "total-only", flagged: [] });
    // 36 from four answers of 9 and 36 as a mere total are not the same record
    expect(sessionAlerts(unwrap(scoreTotal(srs, 36)), { norm: developer }).items.status).toBe("not-assessable");
  });

  test("that was not answered leaves `clear` open, but not an alert on another one", () => {
    const open = sessionAlerts(session(9, 9, 9, null), { norm: developer }).items;
    expect(open).toMatchObject({ status: "not-assessable", reason: "too-few-answers" });
    const found = sessionAlerts(session(9, 4, 9, null), { norm: developer }).items;
    expect(found).toMatchObject({ status: "alert", flagged: ["goals"] });
    const none = sessionAlerts(session(null, null, null, null), { norm: developer }).items;
    expect(none).toMatchObject({ status: "not-assessable", reason: "too-few-answers" });
  });
});

describe("a drop since the last session", () => {
  const total = (points: number) => unwrap(scoreTotal(srs, points));

  test("of exactly 1 is an alert, also where doubles say 0.9999999999999998", () => {
    expect(2.3 - 1.3).toBeLessThan(1);
    const alerts = sessionAlerts(total(1.3), { previous: total(2.3), norm: openFit });
    expect(alerts.drop).toMatchObject({ status: "alert", difference: -1 });
  });

  test("of 0.9 is none, and a rise is none", () => {
    expect(sessionAlerts(total(35.1), { previous: total(36), norm: openFit }).drop.status).toBe("clear");
    expect(sessionAlerts(total(40), { previous: total(30), norm: openFit }).drop.status).toBe("clear");
  });

  test("is found in every pair of totals one point apart, and in none 0.9 apart", () => {
    for (let tenths = 10; tenths <= 400; tenths++) {
      const previous = total(tenths / 10);
      const status = (now: number) => sessionAlerts(total(now / 10), { previous, norm: openFit }).drop.status;
      expect([status(tenths - 10), status(tenths - 9)]).toEqual(["alert", "clear"]);
    }
  });

  test("says why there is none to look at", () => {
    const unscored = session(9, 9, 9, null);
    const reason = (scores: typeof unscored, previous: typeof unscored | null) => {
      const { drop } = sessionAlerts(scores, { previous, norm: openFit });
      return [drop.status, "reason" in drop && drop.reason, drop.difference];
    };
    expect(reason(total(30), null)).toEqual(["not-assessable", "no-previous", null]);
    expect(reason(total(30), unscored)).toEqual(["not-assessable", "previous-not-scored", null]);
    expect(reason(unscored, total(30))).toEqual(["not-assessable", "not-scored", null]);
    const noRule = sessionAlerts(total(30), { previous: total(38), norm: china2021 }).drop;
    expect(noRule).toEqual({ status: "not-assessable", reason: "no-rule", rule: null, difference: -8 });
  });
});

test("the alerts are separate and each names its rule and source", () => {
  const alerts = sessionAlerts(session(9, 9, 9, 8), { previous: session(9, 9, 9, 8.5), norm: developer });
  expect(alerts.profile).toBe("srs-developer");
  expect([alerts.total.status, alerts.items.status, alerts.drop.status]).toEqual(["alert", "alert", "clear"]);
  expect(alerts.total.rule).toMatchObject({ value: 36, boundary: "below", source: "cauceos", grade: "secondary" });
  expect(alerts.items.rule).toMatchObject({ value: 9, grade: "unverified" });
  expect(alerts.drop.rule).toMatchObject({ value: 1, grade: "unverified" });
});

test("rules of one's own serve any instrument of the family", () => {
  const norm = { totalCutoff: 34, itemCutoff: { value: 8, boundary: "atOrBelow" }, drop: 2 } as const;
  const child = sessionAlerts(unwrap(score(csrs, [9, 8, 9, 7.9])), { norm });
  expect([child.profile, child.total.status, child.items.flagged]).toEqual([null, "alert", ["goals", "overall"]]);
});

test("rules of another instrument, or scores of two, are refused", () => {
  const mismatch = expect.objectContaining({ name: "InvalidArgumentError", code: "instrument-mismatch" });
  const child = unwrap(score(csrs, [9, 9, 9, 9]));
  const group = unwrap(score(gsrs, [9, 9, 9, 9]));
  expect(() => sessionAlerts(child, { norm: developer } as never)).toThrow(mismatch);
  expect(() => sessionAlerts(unwrap(score(ors, [9, 9, 9, 9])), { norm: developer } as never)).toThrow(mismatch);
  expect(() => sessionAlerts(child, { previous: group as never, norm: { drop: 1 } })).toThrow(mismatch);
});

test("rules that make no sense are refused", () => {
  const scores = session(9, 9, 9, 9);
  const refused = (norm: object, code: string) =>
    expect(() => sessionAlerts(scores, { previous: scores, norm })).toThrow(expect.objectContaining({ code }));
  refused({ totalCutoff: Number.NaN }, "cutoff-not-finite");
  refused({ itemCutoff: { value: 9, boundary: "under" } }, "boundary-unknown");
  refused({ drop: 0 }, "drop-out-of-range");
  refused({ drop: -1 }, "drop-out-of-range");
  refused({ drop: Infinity }, "drop-out-of-range");
});

test("rules that make no sense are refused, even where the record does not reach them", () => {
  const refused = (scores: ReturnType<typeof session>, norm: object, code: string) =>
    expect(() => sessionAlerts(scores, { norm })).toThrow(
      expect.objectContaining({ name: "InvalidArgumentError", code }),
    );
  refused(unwrap(scoreTotal(srs, 36)), { itemCutoff: Number.NaN }, "cutoff-not-finite");
  refused(session(null, null, null, null), { totalCutoff: Number.NaN }, "cutoff-not-finite");
  refused(session(null, null, null, null), { itemCutoff: { value: 9, boundary: "under" } }, "boundary-unknown");
  refused(session(9, 9, 9, 9), { drop: Number.NaN }, "drop-out-of-range");
});

test("null in a stored norm means no rule, no profile and no instrument", () => {
  const norm = { id: null, instrument: null, totalCutoff: null, itemCutoff: null, drop: null };
  const alerts = sessionAlerts(session(9, 9, 9, 8), { previous: session(9, 9, 9, 9), norm });
  expect(alerts).toEqual({
    instrument: "srs",
    profile: null,
    total: { status: "not-assessable", reason: "no-rule", rule: null },
    items: { status: "not-assessable", reason: "no-rule", rule: null, flagged: [] },
    drop: { status: "not-assessable", reason: "no-rule", rule: null, difference: -1 },
  });
});

test("an instrument that has a total and no alerts of its own is judged by the rules handed in", () => {
  const scores = unwrap(score(waiSr, [5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 1]));
  expect(sessionAlerts(scores, { norm: { itemCutoff: 2 } }).items.flagged).toEqual(["item12"]);
});

test("does not repeat the key of a part that was not unwrapped: it may be anybody's name", () => {
  const context = { norm: developer, "Anna Example": { ok: true, value: 1 } };
  const call = () => sessionAlerts(unwrap(score(srs, [9, 9, 9, 9])), context);
  expect(call).toThrow(expect.objectContaining({ code: "result-not-unwrapped" }));
  expect(call).not.toThrow(/Anna/);
});
