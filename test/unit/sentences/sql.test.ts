import { defineInstrument, ors, srs } from "alliance-scoring";
import { dbtMacro, ruptureSql, scoreSql } from "alliance-scoring/sql";
import { holdSentences } from "../../support/slips.js";

/** A slip that a JavaScript caller can make, and a TypeScript one by a cast. */
const as = (value: unknown) => value as never;

const columns = ["q1", "q2", "q3", "q4"] as const;
const score = (request: object) => scoreSql(ors, as({ table: "ors", columns, key: "id", ...request }));
const macro = (options: object) => dbtMacro(ors, as({ columns, key: "id", ...options }));
const rules = { level: { cutoff: 36 } } as const;
const rupture = (request: object) =>
  ruptureSql(as({ table: "scores", key: { client: "client", session: "session" }, value: "total", rules, ...request }));
const rule = (given: object) => rupture({ rules: given });
const long = "a".repeat(64);
const ofDash = () => defineInstrument({ ...ors, id: "my-form" });

holdSentences("sql", {
  "scoreSql: no instrument": () => scoreSql(as({ ...srs }), as({ table: "t", columns, key: "id" })),
  "scoreSql: an instrument that was not unwrapped": () =>
    scoreSql(as({ ok: true, value: srs }), as({ table: "t", columns, key: "id" })),
  "scoreSql: no request": () => scoreSql(ors, as(undefined)),
  "scoreSql: a table alone": () => scoreSql(ors, as("ors")),
  "scoreSql: a request that was not unwrapped": () => scoreSql(ors, as({ ok: true, value: {} })),
  "scoreSql: a misspelt part": () => score({ missingCode: [9] }),
  "scoreSql: no table": () => score({ table: undefined }),
  "scoreSql: a table in no schema": () => score({ table: [] }),
  "scoreSql: a table in too many schemas": () => score({ table: ["a", "b", "c", "d", "e"] }),
  "scoreSql: a table with its schema by a point": () => score({ table: "clinic.ors" }),
  "scoreSql: a table with a name of ours": () => score({ table: "alliance__scores" }),
  "scoreSql: a table by number": () => score({ table: 3 }),
  "scoreSql: a table with too long a name": () => score({ table: long }),
  "scoreSql: a schema with a blank": () => score({ table: ["my clinic", "ors"] }),
  "scoreSql: an unknown dialect": () => score({ dialect: "mysql" }),
  "scoreSql: no columns": () => score({ columns: undefined }),
  "scoreSql: columns as a text": () => score({ columns: "q1, q2, q3, q4" }),
  "scoreSql: a column too few": () => score({ columns: ["q1", "q2", "q3"] }),
  "scoreSql: a column too many": () => score({ columns: [...columns, "q5"] }),
  "scoreSql: columns with a hole": () => score({ columns: ["q1", , "q3", "q4"] }), // eslint-disable-line no-sparse-arrays
  "scoreSql: an item without a column": () =>
    score({ columns: { individual: "q1", interpersonal: "q2", social: "q3" } }),
  "scoreSql: a misspelt item": () =>
    score({ columns: { individal: "q1", interpersonal: "q2", social: "q3", overall: "q4" } }),
  "scoreSql: a column that starts with a digit": () => score({ columns: ["1q", "q2", "q3", "q4"] }),
  "scoreSql: a column with a name of ours": () => score({ columns: ["Alliance__x1", "q2", "q3", "q4"] }),
  "scoreSql: a column twice": () => score({ columns: ["q1", "Q1", "q3", "q4"] }),
  "scoreSql: no key": () => score({ key: undefined }),
  "scoreSql: a key of no column": () => score({ key: [] }),
  "scoreSql: a key with a blank": () => score({ key: ["client", "session nr"] }),
  "scoreSql: a key with a name of ours": () => score({ key: "alliance__k1" }),
  "scoreSql: a key twice": () => score({ key: ["client", "Client"] }),
  "scoreSql: a key that is a result": () => score({ key: "total_sum" }),
  "scoreSql: a policy that is none": () => score({ missing: "proate" }),
  "scoreSql: a way with steps that is none": () => score({ offStep: "ceil" }),
  "scoreSql: an unknown metric": () => score({ metric: "average" }),
  "scoreSql: no metric": () => score({ metric: [] }),
  "scoreSql: one unknown metric of two": () => score({ metric: ["sum", "average"] }),
  "scoreSql: one missing code": () => score({ missingCodes: -99 }),
  "scoreSql: missing codes as texts": () => score({ missingCodes: ["NA"] }),
  "scoreSql: an endless missing code": () => score({ missingCodes: [Infinity] }),
  "scoreSql: a missing code that is an answer": () => score({ missingCodes: [9] }),
  "scoreSql: a missing code that is the highest answer": () => score({ missingCodes: [10] }),

  "dbtMacro: no instrument": () => dbtMacro(as({ ...srs }), as({ columns, key: "id" })),
  "dbtMacro: no options": () => dbtMacro(ors, as(undefined)),
  "dbtMacro: a table": () => macro({ table: "ors" }),
  "dbtMacro: a name with a blank": () => macro({ name: "score ors" }),
  "dbtMacro: an instrument whose id is no name": () => dbtMacro(ofDash(), as({ columns, key: "id" })),
  "dbtMacro: an unknown dialect": () => macro({ dialect: "mysql" }),
  "dbtMacro: a column too few": () => macro({ columns: ["q1"] }),
  "dbtMacro: no key": () => macro({ key: [] }),
  "dbtMacro: a key twice": () => macro({ key: ["id", "id"] }),
  "dbtMacro: an unknown metric": () => macro({ metric: "average" }),
  "dbtMacro: a policy that is none": () => macro({ missing: "proate" }),
  "dbtMacro: a missing code that is an answer": () => macro({ missingCodes: [9] }),

  "ruptureSql: no request": () => ruptureSql(as(undefined)),
  "ruptureSql: a misspelt part": () => rupture({ rule: rules }),
  "ruptureSql: no table": () => rupture({ table: undefined }),
  "ruptureSql: a table with a blank": () => rupture({ table: "my scores" }),
  "ruptureSql: no key": () => rupture({ key: undefined }),
  "ruptureSql: a key as a text": () => rupture({ key: "client" }),
  "ruptureSql: a misspelt key": () => rupture({ key: { client: "client", sesion: "nr" } }),
  "ruptureSql: a key without a session": () => rupture({ key: { client: "client" } }),
  "ruptureSql: a client with a blank": () => rupture({ key: { client: "the client", session: "nr" } }),
  "ruptureSql: a session with a name of ours": () => rupture({ key: { client: "client", session: "alliance__k2" } }),
  "ruptureSql: one column for client and session": () => rupture({ key: { client: "id", session: "ID" } }),
  "ruptureSql: a client called value": () => rupture({ key: { client: "value", session: "nr" } }),
  "ruptureSql: a session called status": () => rupture({ key: { client: "client", session: "status" } }),
  "ruptureSql: no value": () => rupture({ value: undefined }),
  "ruptureSql: a value with a point": () => rupture({ value: "scores.total" }),
  "ruptureSql: an unknown dialect": () => rupture({ dialect: "mysql" }),
  "ruptureSql: an unknown previous": () => rupture({ previous: "last" }),
  "ruptureSql: a scale upside down": () => rupture({ scale: { minimum: 40, maximum: 0 } }),
  "ruptureSql: a scale of nothing": () => rupture({ scale: { minimum: 0, maximum: 0 } }),
  "ruptureSql: a scale without its minimum": () => rupture({ scale: { maximum: 40 } }),
  "ruptureSql: an endless scale": () => rupture({ scale: { minimum: 0, maximum: Infinity } }),
  "ruptureSql: a scale from minus infinity": () => rupture({ scale: { minimum: -Infinity, maximum: 40 } }),
  "ruptureSql: a scale beyond reason": () => rupture({ scale: { minimum: 0, maximum: 1e10 } }),
  "ruptureSql: a scale with a step": () => rupture({ scale: { minimum: 0, maximum: 40, step: 0.1 } }),
  "ruptureSql: no rules": () => rupture({ rules: undefined }),
  "ruptureSql: rules of nothing": () => rule({}),
  "ruptureSql: a list of rules": () => rule([rules]),
  "ruptureSql: a misspelt rule": () => rule({ levl: { cutoff: 36 } }),
  "ruptureSql: a level as a number": () => rule({ level: 36 }),
  "ruptureSql: null for a level": () => rule({ level: null }),
  "ruptureSql: a level without its cut-off": () => rule({ level: {} }),
  "ruptureSql: a level at no number": () => rule({ level: { cutoff: NaN } }),
  "ruptureSql: a level beyond reason": () => rule({ level: { cutoff: 1e10 } }),
  "ruptureSql: a level of an unknown side": () => rule({ level: { cutoff: 36, boundary: "under" } }),
  "ruptureSql: a misspelt part of a level": () => rule({ level: { cutof: 36 } }),
  "ruptureSql: a level beyond the scale": () => rupture({ scale: { minimum: 0, maximum: 10 } }),
  "ruptureSql: a drop as a number": () => rule({ drop: 5 }),
  "ruptureSql: a drop of nothing": () => rule({ drop: { points: 0 } }),
  "ruptureSql: a drop without points": () => rule({ drop: {} }),
  "ruptureSql: a drop beyond reason": () => rule({ drop: { points: 1e10 } }),
  "ruptureSql: a misspelt part of a drop": () => rule({ drop: { point: 5 } }),
  "ruptureSql: a baseline as a number": () => rule({ baseline: 3 }),
  "ruptureSql: a rise from the baseline": () => rule({ baseline: { points: -3, sessions: 3 } }),
  "ruptureSql: a baseline without sessions": () => rule({ baseline: { points: 3 } }),
  "ruptureSql: a baseline of no session": () => rule({ baseline: { points: 3, sessions: 0 } }),
  "ruptureSql: a baseline of half a session": () => rule({ baseline: { points: 3, sessions: 2.5 } }),
  "ruptureSql: a minimum of half a session": () => rule({ baseline: { points: 3, sessions: 3, minimum: 1.5 } }),
  "ruptureSql: a minimum of no session": () => rule({ baseline: { points: 3, sessions: 3, minimum: 0 } }),
  "ruptureSql: a minimum above the sessions": () => rule({ baseline: { points: 3, sessions: 3, minimum: 4 } }),
  "ruptureSql: a misspelt part of a baseline": () => rule({ baseline: { points: 3, session: 3 } }),
});
