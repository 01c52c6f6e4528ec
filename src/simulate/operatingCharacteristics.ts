import { checkedOptions } from "../core/checkedOptions.js";
import { insist, insistList, insistUnwrapped } from "../core/insist.js";
import { entriesOf } from "../course/series.js";
import { analysisOf } from "../rupture/analysisOf.js";
import type { RuptureAnalysis } from "../rupture/analysisOf.js";
import type { Repair } from "../rupture/episodes.js";
import { checkedMethod, insistOnMethods } from "../rupture/method.js";
import type { RuptureMethod } from "../rupture/method.js";
import { readModel, type ClientModel } from "./clientModel.js";
import { insistRandom, simulated } from "./simulateClient.js";
import type { Random, SimulatedClient } from "./simulateClient.js";

/** How a rule does on made-up clients of one model. */
export interface OperatingCharacteristics {
  /** Id of the rule; the rules come in the order in which they were given. */
  readonly method: string;
  /** Length of the series: scored and missing sessions. */
  readonly sessions: number;
  /** Without a rupture: share of clients about whom the rule says nothing. */
  readonly notAssessable: Estimate;
  /** Without a rupture: flags among the sessions that the rule could judge; null when there were none. */
  readonly falseAlarmsPerSession: Estimate | null;
  /** Without a rupture: share of the assessable clients with any flag; null when there were none. */
  readonly falseAlarmsPerSeries: Estimate | null;
  /** With the model's rupture; null when the model has none, or no drop had a score. */
  readonly ruptures: RuptureCharacteristics | null;
}

/** What a rule makes of planted drops. Clients about whom it says nothing count as never found. */
export interface RuptureCharacteristics {
  /** Clients whose drop has at least one score; no rule could see the others, which are left out. */
  readonly clients: number;
  /** Share of them in whom the first scored session of the drop is flagged. */
  readonly sensitivityAtOnset: Estimate;
  /** Share of them in whom any session of the drop is flagged. */
  readonly sensitivityWithinEpisode: Estimate;
  /** Mean of the sessions from the onset to the first flag within the drop, 0 for at once; null when none was found. */
  readonly delay: Estimate | null;
  /** Clients by what was planted (over before the course ended, or lasting) and by what the rule said became of it. */
  readonly repair: Readonly<Record<"ended" | "lasting", Readonly<Record<RepairAnswer, number>>>>;
}

/**
 * The repair status of the episode that covers the first scored session of the drop. When none does: `found-later` if a later
 * session of the drop is flagged, `never-found` if none is.
 */
export type RepairAnswer = Repair["status"] | "found-later" | "never-found";

/** A share or a mean over made-up clients. */
export interface Estimate {
  readonly value: number;
  /** Monte-Carlo standard error: how much it would differ from run to run. */
  readonly standardError: number;
}

/** What {@link operatingCharacteristics} needs beside rules and model. */
export interface SimulationOptions {
  /** Clients without a rupture, and as many with one if the model has one. 1 or more. */
  readonly clients: number;
  /** Uniform numbers from 0 to below 1; a seeded generator makes the result repeatable. */
  readonly random: Random;
  /** Lengths of series, each simulated by itself; that of the model when left out. */
  readonly lengths?: readonly number[];
}

/**
 * How often rules raise false alarms, and what they miss, on simulated clients. Every rule sees the same clients, so that
 * differences between rules are not chance.
 *
 * False alarms come from the model without its rupture. Neighbouring sessions of a client are alike, so the standard error
 * of the rate a session is that of a ratio over clients. What comes out holds for the model, whose parameters are working
 * assumptions: it compares rules, it does not predict a clinic's numbers.
 *
 * @param methods - rules from `methods`, `presets` or `defineRuptureMethod`
 * @param model - the working model, with a rupture for sensitivities; its `sessions` is the length of the series
 * @param options - `clients` a condition (1 or more), `random`; `lengths` for several lengths of series
 * @returns one entry a rule, in order, length after length; shares from 0 to 1, delay in sessions
 * @throws InvalidArgumentError `clients-out-of-range`, `method-invalid`, `option-unknown`, `result-not-unwrapped`, and what `simulateClient` and `detectRuptures` throw
 *
 * @example
 * const model = { ...clientModels.srs, sessions: 8, rupture: { depth: 3, duration: 1 } };
 * const [level] = operatingCharacteristics([methods.cutoffLevel({ cutoff: 36 })], model, { clients: 1, random: () => 0.5 });
 * level.falseAlarmsPerSession.value; // => 0
 * level.ruptures.sensitivityAtOnset.value; // => 1
 * level.ruptures.repair.ended.repaired; // => 1
 * @example
 * const options = { clients: 1, random: () => 0.5, lengths: [6, 12] };
 * const found = operatingCharacteristics([methods.ownMeanBand()], clientModels.srs, options);
 * found.map(({ method, sessions }) => [method, sessions]); // => [["own-mean-band", 6], ["own-mean-band", 12]]
 */
export function operatingCharacteristics(
  methods: readonly RuptureMethod[],
  model: ClientModel,
  options: SimulationOptions,
): readonly OperatingCharacteristics[] {
  insistOnMethods(methods, caller);
  insistUnwrapped(model, caller, "a model of a client");
  const { clients, random, lengths } = checkedOptions(options, caller, simulationOptions);
  const isCount = Number.isSafeInteger(clients) && (clients as number) >= 1 && (clients as number) <= 1e6;
  insist(isCount, "clients-out-of-range", caller, "clients from 1 to 1,000,000", clients);
  insistRandom(random, caller);
  if (lengths !== undefined) insistList(lengths, "sessions-out-of-range", caller, "a list of lengths");
  const parts = entriesOf(model);
  const models =
    lengths && parts
      ? lengths.map((sessions) => readModel({ ...parts, sessions } as unknown as ClientModel, caller))
      : [readModel(model, caller)];
  const checked = methods.map((method) => checkedMethod(method, caller));
  return models.flatMap((read) => ofOneLength(checked, read, clients as number, random));
}

const caller = "operatingCharacteristics";
const simulationOptions = {
  clients: "checked-by-caller",
  random: "checked-by-caller",
  lengths: "checked-by-caller",
} as const;

function ofOneLength(
  methods: readonly RuptureMethod[],
  model: ClientModel,
  clients: number,
  random: Random,
): OperatingCharacteristics[] {
  const { rupture, ...quiet } = model;
  const tallies = methods.map(() => newTally());
  const simulate = (
    planned: ClientModel,
    count: (tally: Tally, client: SimulatedClient, said: RuptureAnalysis) => void,
  ): void => {
    for (let made = 0; made < clients; made++) {
      const client = simulated(planned, random, caller);
      methods.forEach((method, position) => {
        count(tallies[position] as Tally, client, analysisOf(client.series, method, caller));
      });
    }
  };
  simulate(quiet, countFalseAlarms);
  if (rupture) simulate(model, countRupture);
  return methods.map(({ id }, position) => ({
    method: id,
    sessions: model.sessions,
    ...summary(tallies[position] as Tally),
  }));
}

/** What is counted for one rule. */
interface Tally {
  readonly assessable: Ratio;
  readonly session: Ratio;
  readonly series: Ratio;
  readonly onset: Ratio;
  readonly episode: Ratio;
  readonly delay: Ratio;
  readonly repair: Record<"ended" | "lasting", Record<RepairAnswer, number>>;
}

const newTally = (): Tally => ({
  assessable: newRatio(),
  session: newRatio(),
  series: newRatio(),
  onset: newRatio(),
  episode: newRatio(),
  delay: newRatio(),
  repair: { ended: noAnswers(), lasting: noAnswers() },
});

const noAnswers = (): Record<RepairAnswer, number> => ({
  repaired: 0,
  partial: 0,
  unrepaired: 0,
  open: 0,
  "found-later": 0,
  "never-found": 0,
});

function countFalseAlarms(tally: Tally, _: SimulatedClient, said: RuptureAnalysis): void {
  const isAssessed = said.status === "assessed";
  add(tally.assessable, isAssessed ? 0 : 1, 1);
  if (!isAssessed) return;
  const judged = said.sessions.filter((verdict) => verdict.assessed);
  const flags = judged.filter((verdict) => verdict.flagged).length;
  add(tally.session, flags, judged.length);
  add(tally.series, flags > 0 ? 1 : 0, 1);
}

function countRupture(tally: Tally, { series, rupture }: SimulatedClient, said: RuptureAnalysis): void {
  if (!rupture) return;
  const isLow = (session: number): boolean => session >= rupture.onset && session <= rupture.last;
  const seen = series.points.find(({ session, value }) => value !== null && isLow(session))?.session;
  if (seen === undefined) return;
  const isAssessed = said.status === "assessed";
  const found = isAssessed
    ? said.sessions.find(({ session, flagged }) => flagged && isLow(session))?.session
    : undefined;
  add(tally.onset, found === seen ? 1 : 0, 1);
  add(tally.episode, found === undefined ? 0 : 1, 1);
  if (found !== undefined) add(tally.delay, found - rupture.onset, 1);
  const covering = isAssessed ? said.episodes.find(({ onset, last }) => onset <= seen && seen <= last) : undefined;
  const uncovered = found === undefined ? "never-found" : "found-later";
  tally.repair[rupture.last < series.points.length ? "ended" : "lasting"][covering?.repair.status ?? uncovered]++;
}

function summary(tally: Tally): Omit<OperatingCharacteristics, "method" | "sessions"> {
  const onset = estimate(tally.onset);
  const episode = estimate(tally.episode);
  return {
    notAssessable: estimate(tally.assessable) as Estimate,
    falseAlarmsPerSession: estimate(tally.session),
    falseAlarmsPerSeries: estimate(tally.series),
    ruptures: onset &&
      episode && {
        clients: tally.onset.whole,
        sensitivityAtOnset: onset,
        sensitivityWithinEpisode: episode,
        delay: estimate(tally.delay),
        repair: tally.repair,
      },
  };
}

/** Sums over clients of a count x and of what it is counted among, m; enough for x / m and its standard error. */
interface Ratio {
  part: number;
  whole: number;
  partSquared: number;
  wholeSquared: number;
  product: number;
}

const newRatio = (): Ratio => ({ part: 0, whole: 0, partSquared: 0, wholeSquared: 0, product: 0 });

function add(ratio: Ratio, part: number, whole: number): void {
  ratio.part += part;
  ratio.whole += whole;
  ratio.partSquared += part * part;
  ratio.wholeSquared += whole * whole;
  ratio.product += part * whole;
}

/** r = sum x / sum m over clients; its standard error is sqrt(sum (x - r m)^2) / sum m, for m = 1 sqrt(r (1 - r) / n). */
function estimate({ part, whole, partSquared, wholeSquared, product }: Ratio): Estimate | null {
  if (whole === 0) return null;
  const value = part / whole;
  const squares = partSquared - 2 * value * product + value * value * wholeSquared;
  return { value, standardError: Math.sqrt(Math.max(0, squares)) / whole };
}
