import { isList } from "../core/plainObject.js";
import { agreementOf } from "../core/agreement.js";
import type { Agreement } from "../core/agreement.js";
import type { SessionSeries } from "../course/series.js";
import { measureOfClients } from "../course/seriesOfClients.js";
import { checkedDetectOptions, detectedBy } from "./detectRuptures.js";
import type { RuptureAnalysis } from "./analysisOf.js";
import type { DetectRupturesOptions } from "./detectRuptures.js";
import type { ClientPattern } from "./episodes.js";
import { insistOnMethods } from "./method.js";
import type { MethodReference, RuptureMethod } from "./method.js";

/** What several rules say about one client or many. */
export interface MethodComparison {
  /** One summary a rule, in the order the rules were given. */
  readonly methods: readonly MethodSummary[];
  /** One row a client and rule, client by client, for `console.table`. */
  readonly rows: readonly ComparedClient[];
  /** The analysis of each row, in the same order; each names its method and parameters. */
  readonly analyses: readonly RuptureAnalysis[];
  /** One row a client and session with a score. */
  readonly sessions: readonly ComparedSession[];
  /** One entry for each pair of rules, pooled over the clients, in order: 0 with 1, 0 with 2, ..., 1 with 2, ... */
  readonly agreement: readonly MethodAgreement[];
}

/** One rule over all clients. */
export interface MethodSummary {
  /** The rule's id, name, sources, grade and parameters. */
  readonly method: MethodReference;
  /** Clients given. */
  readonly clients: number;
  /** Clients that the rule could assess. */
  readonly assessed: number;
  /** Clients with at least one episode. */
  readonly withEpisode: number;
  /** Clients by pattern; the five numbers add up to `clients`. */
  readonly patterns: { readonly [Pattern in ClientPattern | "not-assessable"]: number };
  /** Sessions that the rule could judge. */
  readonly judgedSessions: number;
  /** Sessions that it flags. */
  readonly flags: number;
  /** Flags that chance alone would raise in the assessed clients; null where that is not known for each of them. */
  readonly expectedFalseFlags: number | null;
}

/** One client and one rule. */
export interface ComparedClient {
  /** Position of the client in the list given. */
  readonly client: number;
  /** Position of the rule in the list given. */
  readonly rule: number;
  /** The rule's id. */
  readonly method: string;
  readonly pattern: ClientPattern | "not-assessable";
  /** Null where the rule could not assess the client, here and below. */
  readonly episodes: number | null;
  /** Numbers of the flagged sessions. */
  readonly flagged: readonly number[] | null;
  /** Null also where the rule's rate is not known. */
  readonly expectedFalseFlags: number | null;
}

/** One session of one client. */
export interface ComparedSession {
  /** Position of the client in the list given. */
  readonly client: number;
  readonly session: number;
  readonly value: number;
  /** What each rule says, in order: flagged or not, null where the rule could not judge. */
  readonly flags: readonly (boolean | null)[];
  /** Rules that flag the session. */
  readonly flaggedBy: number;
  /** Rules that could judge it. */
  readonly judgedBy: number;
}

/** Two rules, over the sessions of all clients that both could judge. */
export interface MethodAgreement extends Agreement {
  /** Positions of the two rules in the list given. */
  readonly methods: readonly [first: number, second: number];
}

/**
 * Several rules side by side, on one client or on many: what each finds, and how far each two of them agree.
 *
 * Raw agreement is high by itself, because flags are rare; Cohen's kappa corrects for agreement by chance, and from
 * one client's handful of sessions it is very uncertain. Pooled sessions of many clients are not independent of each other.
 * Rules that are thresholds on the same statistic (two drops, say) do not confirm each other.
 *
 * @param series - from `seriesOf` or `sessionSeries`: one client's, or a list with one a client, all of one measure
 * @param methods - rules from `methods`, `presets` or `defineRuptureMethod`; the same rule may come twice with other
 *   parameters. The time grows with the square of their number
 * @param options - as for `detectRuptures`, the same for all
 * @returns a summary a rule, a row a client and rule, their analyses, a row a session, and the agreement of each pair
 * @throws InvalidArgumentError `series-invalid`, `series-of-different-measures`, `method-invalid`, and what
 *   `detectRuptures` throws
 *
 * @example
 * const client = (values) => unwrap(sessionSeries(values.map((value, index) => ({ session: index + 1, value })), { minimum: 0, maximum: 40 }));
 * const clients = [client([36, 36.3, 35.8, 36.1, 30, 36.2, 36]), client([38, 37, 38])];
 * const comparison = compareMethods(clients, [presets.ownMean2sd2024(), presets.openFit()]);
 * comparison.methods.map(({ assessed, withEpisode, flags }) => [assessed, withEpisode, flags]); // => [[1, 1, 1], [2, 2, 3]]
 * comparison.rows.map(({ client, method, flagged }) => [client, method, flagged]).slice(2); // => [[1, "ownMean2sd2024", null], [1, "openFit", [2]]]
 */
export function compareMethods(
  series: SessionSeries | readonly SessionSeries[],
  methods: readonly RuptureMethod[],
  options?: DetectRupturesOptions,
): MethodComparison {
  const clients = isList(series) ? series : [series];
  measureOfClients(clients, caller);
  insistOnMethods(methods, caller);
  const checked = checkedDetectOptions(options, caller);

  const byClient = clients.map((one) => methods.map((method) => detectedBy(one, method, checked, caller)));
  const sessions = clients.flatMap((one, client) => sessionsOf(one, client, byClient[client] ?? []));
  return {
    methods: methods.map((method, rule) =>
      summaryOf(
        method,
        byClient.map((analyses) => analyses[rule] as RuptureAnalysis),
      ),
    ),
    rows: byClient.flatMap((analyses, client) => analyses.map((analysis, rule) => rowOf(analysis, client, rule))),
    analyses: byClient.flat(),
    sessions,
    agreement: agreementOfPairs(sessions, methods.length),
  };
}

const caller = "compareMethods";

function rowOf(analysis: RuptureAnalysis, client: number, rule: number): ComparedClient {
  const isAssessed = analysis.status === "assessed";
  return {
    client,
    rule,
    method: analysis.method.id,
    pattern: analysis.pattern,
    episodes: isAssessed ? analysis.episodes.length : null,
    flagged: isAssessed ? analysis.sessions.filter((verdict) => verdict.flagged).map(({ session }) => session) : null,
    expectedFalseFlags: isAssessed ? analysis.expectedFalseFlags : null,
  };
}

function summaryOf(rule: RuptureMethod, analyses: readonly RuptureAnalysis[]): MethodSummary {
  const { id, name, sources, grade, parameters, note } = rule;
  const assessed = analyses.filter((analysis) => analysis.status === "assessed");
  const verdicts = assessed.flatMap((analysis) => analysis.sessions);
  const patterns = { none: 0, repaired: 0, unrepaired: 0, open: 0, "not-assessable": 0 };
  for (const { pattern } of analyses) patterns[pattern]++;
  return {
    method: { id, name, sources, grade, parameters, ...(note !== undefined && { note }) },
    clients: analyses.length,
    assessed: assessed.length,
    withEpisode: assessed.filter(({ episodes }) => episodes.length > 0).length,
    patterns,
    judgedSessions: verdicts.filter((verdict) => verdict.assessed).length,
    flags: verdicts.filter((verdict) => verdict.flagged).length,
    expectedFalseFlags: sumOfKnown(assessed.map(({ expectedFalseFlags }) => expectedFalseFlags)),
  };
}

/** The sum; null of nothing, or where one is not known. */
function sumOfKnown(numbers: readonly (number | null)[]): number | null {
  const known = numbers.filter((number) => number !== null);
  return known.length < numbers.length || known.length === 0 ? null : known.reduce((sum, number) => sum + number, 0);
}

function sessionsOf(
  { points }: SessionSeries,
  client: number,
  analyses: readonly RuptureAnalysis[],
): readonly ComparedSession[] {
  return points.flatMap(({ session, value }, position): ComparedSession[] => {
    if (value === null) return [];
    const flags = analyses.map((analysis) => {
      const verdict = analysis.status === "assessed" ? analysis.sessions[position] : undefined;
      return verdict?.assessed === true ? verdict.flagged : null;
    });
    const count = (answer: boolean): number => flags.filter((flag) => flag === answer).length;
    return [{ client, session, value, flags, flaggedBy: count(true), judgedBy: count(true) + count(false) }];
  });
}

function agreementOfPairs(sessions: readonly ComparedSession[], rules: number): readonly MethodAgreement[] {
  const positions = Array.from({ length: rules }, (_, position) => position);
  return positions.flatMap((first) =>
    positions.slice(first + 1).map((second): MethodAgreement => {
      const pairs = sessions.flatMap(({ flags }): (readonly [boolean, boolean])[] => {
        const [left = null, right = null] = [flags[first], flags[second]];
        return left === null || right === null ? [] : [[left, right]];
      });
      return { methods: [first, second], ...agreementOf(pairs) };
    }),
  );
}
