import { defineInstrument, ors, srs, wai36, waiSr } from "alliance-scoring";
import { columnPresets, dataDictionary, fromLong, fromTall, fromWide } from "alliance-scoring/tables";
import { holdSentences } from "../../support/slips.js";

/** A slip that a JavaScript caller can make, and a TypeScript one by a cast. */
const as = (value: unknown) => value as never;

const key = { episode: "case", session: "nr" } as const;
const line = (nr: unknown, answers: readonly unknown[], more: object = {}): object => ({
  ...{ case: "a", nr, relationship: answers[0], goals: answers[1], approach: answers[2], overall: answers[3] },
  ...more,
});
/** One row a session, read with the key above. */
const long = (rows: readonly unknown[], layout: object = {}) => fromLong(srs, rows, as({ ...key, ...layout }));
const good = line(1, [9, 8, 9, 9]);
/** The layout of a table that cannot be read. */
const slip = (layout: object) => fromLong(srs, [good], as({ ...key, ...layout }));
const tallKey = { ...key, item: "item", value: "value" } as const;
const tall = (rows: readonly unknown[], layout: object = {}) => fromTall(srs, rows, as({ ...tallKey, ...layout }));
const answer = (item: unknown, value: unknown, more: object = {}) => ({ case: "a", nr: 1, item, value, ...more });
const wideKey = { episode: "case", pattern: "{item}_{session}", sessions: [1] } as const;
const wide = (layout: object) => fromWide(srs, [{ case: "a" }], as({ ...wideKey, ...layout }));
const sums = { items: null, total: "total" } as const;
const total = (value: unknown, nr: unknown = 1, more: object = {}) => ({ case: "a", nr, total: value, ...more });
const ofWai = {
  episode: "case",
  session: "nr",
  items: null,
  total: "total",
  scales: { goal: "g", task: "t", bond: "b" },
};
const alike = () =>
  defineInstrument({ ...structuredClone(srs), ...twoItemsOfOneName } as unknown as Parameters<
    typeof defineInstrument
  >[0]);
const twoItemsOfOneName = {
  id: "alike",
  items: [
    { ...srs.items[0], id: "a-b" },
    { ...srs.items[1], id: "a_b" },
  ],
  scales: { total: { items: ["a-b", "a_b"], missing: { rule: "complete" } } },
};

holdSentences("tables", {
  "fromLong: no instrument": () => fromLong(as({ ...srs }), [good], key),
  "fromLong: an instrument that was not unwrapped": () => fromLong(as({ ok: true, value: srs }), [good], key),
  "fromLong: the text of a file": () => fromLong(srs, as("case,nr\na,1"), key),
  "fromLong: one row": () => fromLong(srs, as(good), key),
  "fromLong: rows that were not unwrapped": () => fromLong(srs, as({ ok: true, value: [good] }), key),
  "fromLong: rows with a hole": () => fromLong(srs, [good, , good], key), // eslint-disable-line no-sparse-arrays
  "fromLong: no layout": () => fromLong(srs, [good], as(undefined)),
  "fromLong: a layout that was not unwrapped": () => fromLong(srs, [good], as({ ok: true, value: key })),
  "fromLong: a misspelt part of the layout": () => slip({ sesion: "nr" }),
  "fromLong: no episode": () => slip({ episode: undefined }),
  "fromLong: an episode of no column": () => slip({ episode: [] }),
  "fromLong: an episode by number": () => slip({ episode: 0 }),
  "fromLong: an episode with a column that is none": () => slip({ episode: ["case", ""] }),
  "fromLong: no session": () => slip({ session: undefined }),
  "fromLong: null for the session": () => slip({ session: null }),
  "fromLong: a session without a name": () => slip({ session: "" }),
  "fromLong: a list of sessions": () => slip({ session: ["nr"] }),
  "fromLong: a misspelt byDate": () => slip({ session: { bydate: "day" } }),
  "fromLong: byDate without a column": () => slip({ session: { byDate: "" } }),
  "fromLong: a date beside byDate": () => slip({ session: { byDate: "day" }, date: "on" }),
  "fromLong: a date by number": () => slip({ date: 3 }),
  "fromLong: a date without a name": () => slip({ date: "" }),
  "fromLong: one column with two meanings": () => slip({ date: "case" }),
  "fromLong: items as a list": () => slip({ items: ["q1", "q2", "q3", "q4"] }),
  "fromLong: a misspelt item": () => slip({ items: { relationshp: "q1", goals: "q2", approach: "q3", overall: "q4" } }),
  "fromLong: a form item left out": () => slip({ items: { relationship: "q1", goals: "q2", approach: "q3" } }),
  "fromLong: an item without a name": () =>
    slip({ items: { relationship: "q1", goals: "", approach: "q3", overall: "q4" } }),
  "fromLong: two items of one column": () =>
    slip({ items: { relationship: "q1", goals: "q1", approach: "q3", overall: "q4" } }),
  "fromLong: neither items nor sums": () => slip({ items: null }),
  "fromLong: scales as a list": () => slip({ scales: ["goal"] }),
  "fromLong: a misspelt scale": () => slip({ scales: { gaol: "g" } }),
  "fromLong: a scale without a name": () => slip({ scales: { goal: "" } }),
  "fromLong: a total by number": () => slip({ total: 5 }),
  "fromLong: null for the total": () => slip({ total: null }),
  "fromLong: a skip by number": () => slip({ skip: 1 }),
  "fromLong: a policy that is none": () => slip({ missing: "proate" }),
  "fromLong: a way with steps that is none": () => slip({ offStep: "ceil" }),
  "fromLong: a decimal sign": () => slip({ decimal: "," }),
  "fromLong: centimetres": () => slip({ unit: "cm" }),
  "fromLong: millimetres of a form without lines": () => fromLong(waiSr, [], { ...key, unit: "mm" }),
  "fromLong: equal sub-scores dropped": () => slip({ equalSubScores: "drop" }),
  "fromLong: a rater that the form does not have": () => slip({ rater: "therapist" }),
  "fromLong: missing codes as a text": () => slip({ missingCodes: "NA" }),
  "fromLong: missing codes with true": () => slip({ missingCodes: [true] }),
  "fromLong: a missing code that is an answer": () => slip({ missingCodes: [9] }),
  "fromLong: a missing code that is the lowest answer": () => slip({ missingCodes: [0] }),
  "fromLong: a missing code that is the highest answer": () => slip({ missingCodes: ["10"] }),
  "fromLong: a missing code that is a total": () => slip({ ...sums, missingCodes: [40] }),
  "fromLong: codes as a list": () => slip({ codes: [["often", 4]] }),
  "fromLong: a code that is no number": () => slip({ codes: { often: "4" } }),
  "fromLong: a code that is endless": () => slip({ codes: { often: Infinity } }),
  "fromLong: a code for blanks": () => slip({ codes: { " ": 4 } }),
  "fromLong: a code for a number": () => slip({ codes: { "4": 5 } }),
  "fromLong: a code that is missing": () => slip({ codes: { NA: 5 }, missingCodes: ["NA"] }),
  "fromLong: codes of a column that is none": () => slip({ codes: { q1: { often: 4 } } }),
  "fromLong: a code of a column that is no number": () => slip({ codes: { goals: { often: null } } }),
  "fromLong: a form told by a text": () => slip({ only: "srs" }),
  "fromLong: a form told by no text": () => slip({ only: { column: "form", is: 3 } }),
  "fromLong: a form told by no column": () => slip({ only: { column: "", is: "srs" } }),
  "fromLong: a form told by the episode": () => slip({ only: { column: "case", is: "srs" } }),
  "fromLong: a misspelt part of only": () => slip({ only: { column: "form", equals: "srs" } }),

  "fromLong: rows that are lists": () => long([["a", 1], good]),
  "fromLong: a misspelt column": () => long([good], { session: "number" }),
  "fromLong: a column that differs by case": () => long([good], { session: "NR" }),
  "fromLong: a row without an episode": () => long([line(1, [9, 8, 9, 9], { case: "" }), line(2, [9, 8, 9, 9])]),
  "fromLong: an episode that lost its digits": () => long([line(1, [9, 8, 9, 9], { case: 2 ** 53 })]),
  "fromLong: a session and a half": () => long([line(1.5, [9, 8, 9, 9])]),
  "fromLong: a date of Britain": () => long([line(1, [9, 8, 9, 9], { day: "31/01/2026" })], { date: "day" }),
  "fromLong: no date": () =>
    long([line(1, [9, 8, 9, 9], { day: "2026-01-31" }), line(2, [9, 8, 9, 9])], { session: { byDate: "day" } }),
  "fromLong: two sessions of one day": () =>
    long(
      [1, 2].map((nr) => line(nr, [9, 8, 9, nr], { day: "2026-01-31" })),
      { session: { byDate: "day" } },
    ),
  "fromLong: a session twice": () => long([good, line(1, [8, 8, 9, 9])]),
  "fromLong: rows out of order": () => long([line(2, [9, 8, 9, 9]), good]),
  "fromLong: dates out of order": () =>
    long([line(1, [9, 8, 9, 9], { day: "2026-01-31" }), line(2, [9, 8, 9, 9], { day: "2026-01-30" })], { date: "day" }),
  "fromLong: cases that differ by case": () => long([good, line(1, [9, 8, 9, 9], { case: "A " })]),
  "fromLong: an answer in words": () => long([line(1, [9, "eight", 9, 9])]),
  "fromLong: an answer out of range": () => long([line(1, [9, 11, 9, 9])]),
  "fromLong: an answer off its step": () => long([line(1, [9, 8.25, 9, 9])]),
  "fromLong: answers in millimetres": () => long([line(1, [90, 80, 90, 90])]),
  "fromLong: answers that count from zero": () =>
    fromLong(waiSr, [{ case: "a", nr: 1, ...Object.fromEntries(waiSr.items.map(({ id }, at) => [id, at % 5])) }], key),
  "fromLong: a column of words": () => long([1, 2, 3].map((nr) => line(nr, [9, "often", 9, 9]))),
  "fromLong: a skip of 2": () => long([line(1, [9, 8, 9, 9], { skip: 2 })], { skip: "skip" }),
  "fromLong: a skipped form with answers": () => long([line(1, [9, 8, 9, 9], { skip: 1 })], { skip: "skip" }),
  "fromLong: a total beside half the items": () => long([line(1, [9, null, 9, 9], { total: 36 })], { total: "total" }),
  "fromLong: a total of other items": () => long([line(1, [9, 8, 9, 9], { total: 36 })], { total: "total" }),
  "fromLong: a total of 0 beside no item": () =>
    long([line(1, [], { total: 0 }), line(2, [9, 8, 9, 9])], { total: "total" }),
  "fromLong: equal sub-scores": () => long([line(1, [9, 9, 9, 9])]),
  "fromLong: quarters of a total": () => long([line(1, [9.25, 9.25, 9.25, 9.25])]),
  "fromLong: quarters of another total": () =>
    long([line(1, [9.25, 9.25, 9.25, 9.25], { total: 36 })], { total: "total" }),
  "fromLong: a total in words": () => long([total("all")], sums),
  "fromLong: a total out of range": () => long([total(41)], sums),
  "fromLong: a total off its step": () => long([total(36.05)], sums),
  "fromLong: a total that is not that of its scales": () =>
    fromLong(wai36, [{ case: "a", nr: 1, total: 200, g: 60, t: 60, b: 60 }], ofWai),
  "fromLong: no row of the form": () =>
    long([line(1, [9, 8, 9, 9], { form: "ors" })], { only: { column: "form", is: "srs" } }),

  "fromTall: no instrument": () => fromTall(as({ ...srs }), [], tallKey),
  "fromTall: no rows": () => fromTall(srs, as(undefined), tallKey),
  "fromTall: no layout": () => fromTall(srs, [], as(undefined)),
  "fromTall: a misspelt part of the layout": () => tall([], { val: "value" }),
  "fromTall: no column of items": () => tall([], { item: undefined }),
  "fromTall: a column of values by number": () => tall([], { value: 3 }),
  "fromTall: one column for items and values": () => tall([], { value: "item" }),
  "fromTall: two items of one name": () =>
    tall([], { items: { relationship: "1", goals: "1", approach: "3", overall: "4" } }),
  "fromTall: two items of one name, but for blanks": () =>
    tall([], { items: { relationship: "1", goals: " 1 ", approach: "3", overall: "4" } }),
  "fromTall: an item called by a blank": () =>
    tall([], { items: { relationship: " ", goals: "2", approach: "3", overall: "4" } }),
  "fromTall: no episode": () => tall([], { episode: undefined }),
  "fromTall: a row without an item": () => tall([answer("", 9), answer("goals", 8)]),
  "fromTall: rows of another form": () => tall([answer("social", 9), answer("goals", 8)]),
  "fromTall: no row of the form": () => tall([answer("social", 9)]),
  "fromTall: an item twice": () => tall([answer("goals", 9), answer("goals", 8)]),
  "fromTall: an item twice on one day": () =>
    tall(
      [9, 8].map((value) => answer("goals", value, { day: "2026-01-31" })),
      { session: { byDate: "day" } },
    ),
  "fromTall: a session of two days": () =>
    tall(
      [30, 31].map((day, at) => answer(srs.items[at]!.id, 9, { day: `2026-01-${day}` })),
      { date: "day" },
    ),

  "fromWide: no instrument": () => fromWide(as({ ...srs }), [], wideKey),
  "fromWide: no rows": () => fromWide(srs, as(null), wideKey),
  "fromWide: no layout": () => fromWide(srs, [], as(undefined)),
  "fromWide: a misspelt part of the layout": () => wide({ session: [1] }),
  "fromWide: no pattern": () => wide({ pattern: undefined }),
  "fromWide: a pattern without a session": () => wide({ pattern: "{item}" }),
  "fromWide: no sessions": () => wide({ sessions: undefined }),
  "fromWide: an empty list of sessions": () => wide({ sessions: [] }),
  "fromWide: half a session": () => wide({ sessions: [1.5] }),
  "fromWide: a session twice": () => wide({ sessions: [1, 1] }),
  "fromWide: sessions beside a function": () => wide({ pattern: () => null, sessions: [1] }),
  "fromWide: a function that throws": () =>
    wide({
      sessions: undefined,
      pattern: () => {
        throw new Error("an answer");
      },
    }),
  "fromWide: a function that returns a text": () => wide({ pattern: () => "goals", sessions: undefined }),
  "fromWide: a function that misspells": () =>
    wide({ pattern: () => ({ item: "gaols", session: 1 }), sessions: undefined }),
  "fromWide: a function that finds an item twice": () =>
    fromWide(srs, [{ case: "a", b: 1 }], { episode: "case", pattern: () => ({ item: "goals", session: 1 }) }),
  "fromWide: a function that finds no column of an item": () =>
    fromWide(srs, [{ case: "a", b: 1 }], {
      episode: "case",
      pattern: (column) => (column === "b" ? { item: "goals", session: 1 } : null),
    }),
  "fromWide: a function that finds nothing": () =>
    fromWide(srs, [{ case: "a", b: 1 }], { episode: "case", pattern: () => null }),
  "fromWide: an answer in words": () =>
    fromWide(srs, [{ case: "a", ...Object.fromEntries(srs.items.map(({ id }) => [`${id}_1`, "x"])) }], wideKey),

  "columnPresets.openFit: no instrument": () => columnPresets.openFit(as({ ...srs }), key),
  "columnPresets.openFit: another form": () => columnPresets.openFit(waiSr, key),
  "columnPresets.openFit: no columns": () => columnPresets.openFit(srs, as(undefined)),
  "columnPresets.openFit: a misspelt column": () => columnPresets.openFit(srs, as({ ...key, dat: "day" })),
  "columnPresets.camCops: no instrument": () => columnPresets.camCops(as({ ...srs }), { episode: "patient" }),
  "columnPresets.camCops: another form": () => columnPresets.camCops(waiSr, { episode: "patient" }),
  "columnPresets.camCops: no columns": () => columnPresets.camCops(ors, as(undefined)),
  "columnPresets.camCops: a session": () => columnPresets.camCops(ors, as({ episode: "patient", session: "nr" })),
  "columnPresets.redcap: no instrument": () => columnPresets.redcap(as({ ...srs }), { form: "srs" }),
  "columnPresets.redcap: no names": () => columnPresets.redcap(srs, as(undefined)),
  "columnPresets.redcap: the label of the form": () => columnPresets.redcap(srs, { form: "Session Rating Scale" }),
  "columnPresets.redcap: a misspelt name": () => columnPresets.redcap(srs, as({ form: "srs", event: "arm" })),
  "columnPresets.redcap: a session by number": () => columnPresets.redcap(srs, as({ form: "srs", session: 1 })),
  "columnPresets.redcap: two items of one field": () => columnPresets.redcap(alike(), { form: "srs" }),
  "dataDictionary: no instrument": () => dataDictionary(as({ ...srs })),
  "dataDictionary: a misspelt option": () => dataDictionary(srs, as({ from: "srs" })),
  "dataDictionary: the form alone": () => dataDictionary(srs, as("srs")),
  "dataDictionary: the label of the form": () => dataDictionary(srs, { form: "SRS" }),
  "dataDictionary: two items of one field": () => dataDictionary(alike()),
});
