/** One run of the fuzzer, in a thread of its own, so that a call that hangs can be ended. */
import { inspect } from "node:util";
import { parentPort, workerData } from "node:worker_threads";
import { detectRuptures, sessionSeries, unwrap } from "alliance-scoring";
import { tested, type Tested } from "../support/doors.js";
import { seeded } from "../support/seeded.js";
import { damaged } from "./mutate.js";
import { judge, type Verdict } from "./judge.js";

interface Task {
  readonly seed: number;
  readonly from: number;
  /** Milliseconds; 0 for one call only, of which everything is told. */
  readonly time: number;
  /** The number of the call that is being made. */
  readonly counter: Int32Array;
}

/** What these return is what they were given, or holds Infinity for a cell that is no number, as documented. */
const echoes = ["unwrap", "defineRuptureMethod", "numberColumn"];

/** Made-up clients are many calls in one: their number and length are not raised. */
const keptSmall = ["operatingCharacteristics", "simulateClient"];

const donors = tested.flatMap(({ right }) => right);

const courses = [
  [36, 35, 38, 30, 36, 37],
  Array.from({ length: 40 }, (_, at) => 30 + ((at * 7) % 11)),
  [40, 40, 40, 40, 0],
];
const series = courses.map((values) =>
  unwrap(
    sessionSeries(
      values.map((value, at) => ({ session: at + 1, value })),
      { minimum: 0, maximum: 40, step: 0.1 },
    ),
  ),
);

/** The calls that follow from a result: a method detects, a schema parses. */
function followUps(result: unknown): (() => unknown)[] {
  const { detect, safeParse } = Object(result) as { readonly detect?: unknown; readonly safeParse?: unknown };
  if (typeof detect === "function") return series.map((each) => () => detectRuptures(each, result as never));
  if (typeof safeParse === "function")
    return [{ relationship: 9 }, [9, 9, NaN, 9], null].map(
      (answers) => () => (safeParse as (given: unknown) => unknown)(answers),
    );
  return [];
}

function verdictOn({ name, call }: Tested, given: readonly unknown[]): Verdict | undefined {
  const { verdict, result } = judge(call, given, { mayHoldNaN: echoes.includes(name) });
  if (verdict !== undefined || echoes.includes(name)) return verdict;
  for (const followUp of followUps(result)) {
    const next = judge(followUp, []).verdict;
    if (next !== undefined) return next;
  }
  return undefined;
}

/** What was handed in, as text. A proxy that was revoked cannot be shown. */
function shown(given: readonly unknown[], depth: number): string {
  try {
    return inspect(given, { depth });
  } catch {
    return "what cannot be shown";
  }
}

const { seed, from, time, counter } = workerData as Task;
const end = performance.now() + time;
let calls = 0;
for (let at = from; at === from || performance.now() < end; at++) {
  Atomics.store(counter, 0, at);
  const target = tested[at % tested.length] as Tested;
  const random = seeded((seed ^ Math.imul(at, 0x9e3779b1)) | 0);
  for (let warm = 0; warm < 4; warm++) random(); // neighbouring seeds begin alike
  const given = damaged(target.right, random, donors);
  if (keptSmall.includes(target.name) && /\d{4}/.test(shown(given, 3))) continue;
  if (time === 0) console.log(target.name, shown(given, 6));
  const verdict = verdictOn(target, given);
  calls++;
  if (verdict !== undefined) parentPort?.postMessage({ at, name: target.name, ...verdict });
}
parentPort?.postMessage({ calls });
