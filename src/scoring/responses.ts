import { toTicks } from "../core/decimalGrid.js";
import { checkedOptions } from "../core/checkedOptions.js";
import { insistUnwrapped } from "../core/insist.js";
import type { Issue } from "../core/issue.js";
import { isPlainObject } from "../core/plainObject.js";
import { failure, success, type Failure, type Result } from "../core/result.js";
import type { Instrument, ItemId } from "../instruments/definition.js";
import { scoringPlan, type PlannedItem, type ScoringPlan } from "./plan.js";

/** Checked responses to one administration, by item id; `null` is a missing answer. */
export type Responses<I extends Instrument> = { readonly [Id in ItemId<I>]: number | null };

/** What was ticked: by item id (absent, `null` and `undefined` are missing), or a list in the order of the form. */
export type ResponseInput<I extends Instrument> =
  { readonly [Id in ItemId<I>]?: number | null | undefined } | readonly (number | null | undefined)[];

/** How responses are read. */
export interface ParseOptions {
  /**
   * What becomes of a response between two steps, such as 8.65 on a line read to 0.1: `reject` (the default) reports
   * it, `round` takes the nearest step, the upper one when it lies half-way. The range is checked first.
   */
  readonly offStep?: "reject" | "round";
}

/** How responses are read, and what happens to a scale with missing answers. */
export interface ScoreOptions extends ParseOptions {
  /** `strict` (the default) scores complete scales only; `prorate` applies the cap that the definition states. */
  readonly missing?: "strict" | "prorate";
}

/** Codes of the issues that `parseResponses` and `score` report. */
export type ResponseIssueCode =
  | "not-responses"
  | "wrong-length"
  | "sparse-list"
  | "unknown-item"
  | "response-not-a-number"
  | "response-out-of-range"
  | "response-off-step";

/**
 * Turn unknown input into checked responses, or say everything that is wrong with it.
 *
 * A response is a number from the item's minimum to its maximum, on its step. Absent, `null` and `undefined` are
 * missing; `0` is a number; `NaN`, `"7"`, `true` and keys that are no item are wrong. No issue repeats an answer
 * or an unknown key.
 *
 * @param instrument - the form that was filled in
 * @param input - a plain object by item id, or an array without holes, one entry an item, in the order of the form
 * @param options - `offStep: "round"` to accept responses between two steps
 * @returns the responses in response units, frozen, or issues with the codes of {@link ResponseIssueCode}
 * @throws InvalidArgumentError `instrument-not-defined`, for what did not come from `defineInstrument`; `option-unknown`,
 *   `result-not-unwrapped`
 *
 * @example
 * const given = parseResponses(srs, { relationship: 8.6, goals: 9.7, approach: null });
 * unwrap(given).overall; // => null
 * @example
 * const wrong = parseResponses(srs, [8.6, 11, 9.9, 7.8]);
 * wrong.ok ? [] : wrong.issues.map((issue) => [issue.code, issue.path[0]]); // => [["response-out-of-range", "goals"]]
 */
export function parseResponses<I extends Instrument>(
  instrument: I,
  input: unknown,
  options?: ParseOptions,
): Result<Responses<I>, ResponseIssueCode> {
  const plan = scoringPlan(instrument, "parseResponses");
  const { offStep } = checkedOptions(options, "parseResponses", parseOptions);
  const read = readTicks(plan, input, offStep, "parseResponses");
  if (!read.ok) return read;
  const responses = plan.items.map(({ item }, position) => {
    const ticks = read.value[position] as number | null;
    return [item.id, ticks === null ? null : ticks / plan.ticksPerUnit];
  });
  return success(Object.freeze(Object.fromEntries(responses)) as Responses<I>);
}

/** Every option of `parseResponses` and of `score`, with its allowed values. */
const offStep = ["reject", "round"] as const;
const parseOptions = { offStep } as const;
const scoreOptions = { offStep, missing: ["strict", "prorate"] } as const;

/**
 * The responses in whole ticks by item position, `null` where missing; or every issue.
 *
 * The keys of a record are looked at once, and each value once: a hostile object may answer otherwise the second time.
 *
 * @internal
 */
export function readTicks(
  { instrument, items, position, ticksPerUnit }: ScoringPlan,
  input: unknown,
  offStep: ParseOptions["offStep"],
  caller: string,
): Result<(number | null)[], ResponseIssueCode> {
  const form = instrument.id;
  const refused = (code: "not-responses" | "wrong-length" | "sparse-list", need: string): Failure<ResponseIssueCode> =>
    failure([{ code, path: [], message: `${form} takes ${need}` }]);
  const shapes = `an object by item id or a list of ${items.length}`;
  const ticks = items.map((): number | null => null);
  const issues: Issue<ResponseIssueCode>[] = [];
  try {
    const isList = Array.isArray(input);
    if (isList && input.length !== items.length) return refused("wrong-length", shapes);
    if (!isList && !isPlainObject(input)) return refused("not-responses", shapes);
    const keys = isList ? keysInOrder(items) : Object.keys(input);
    for (let order = 0; order < keys.length; order++) {
      const key = keys[order] as string;
      // Most records hold their items in the order of the form.
      const index = key === items[order]?.item.id ? order : position.get(key);
      // The key is not repeated: whatever a caller mistook for an item id may be an answer.
      if (index === undefined) {
        const message = `key number ${order + 1} of ${form} is none of ${keysInOrder(items).join(", ")}`;
        issues.push({ code: "unknown-item", path: [], message });
      } else {
        const planned = items[index] as PlannedItem;
        const response: unknown = isList ? input[order] : input[key];
        // Libraries for forms make a list with a hole at 0 out of fields numbered from 1: every answer would move by one.
        if (isList && response === undefined && !(order in input))
          return refused("sparse-list", "a list without holes; null is missing");
        const tick = readTick(response, planned, ticksPerUnit, offStep);
        if (typeof tick !== "string") ticks[index] = tick;
        else {
          const { minimum, maximum, step } = planned.item;
          const message = `"${key}" of ${form} takes ${minimum} to ${maximum} in steps of ${step}, or null`;
          issues.push({ code: tick, path: [key], message });
        }
      }
    }
  } catch {
    // An accessor or a proxy that throws: nothing that can be read.
    return refused("not-responses", shapes);
  }
  if (issues.length === 0) return success(ticks);
  insistUnwrapped(input, caller, "answers");
  return failure(issues);
}

const keysInOrder = (items: readonly PlannedItem[]): string[] => items.map(({ item }) => item.id);

/** The options of `score`, checked. @internal */
export const checkedScoreOptions = (options: ScoreOptions | undefined, caller: string): Partial<ScoreOptions> =>
  checkedOptions(options, caller, scoreOptions);

/** Room for the double error of a decimal half, so that 8.65 goes up as it does on paper. */
const HALF_STEP_SLACK = 1e-9;

type Fault = "response-not-a-number" | "response-out-of-range" | "response-off-step";

/** One response in ticks, `null` when missing, or the code of what is wrong with it. */
function readTick(
  response: unknown,
  item: PlannedItem,
  ticksPerUnit: number,
  offStep: ParseOptions["offStep"],
): number | null | Fault {
  if (response === undefined || response === null) return null;
  if (typeof response !== "number" || Number.isNaN(response)) return "response-not-a-number";
  return tickOfNumber(response, item, ticksPerUnit, offStep);
}

/**
 * A response that is a number, in ticks, or the code of what is wrong with it.
 *
 * @internal
 */
export function tickOfNumber(
  response: number,
  { item, lowest, step }: PlannedItem,
  ticksPerUnit: number,
  offStep: ParseOptions["offStep"],
): number | Exclude<Fault, "response-not-a-number"> {
  if (response < item.minimum || response > item.maximum) return "response-out-of-range";
  const tick = toTicks(response, ticksPerUnit);
  // A remainder of doubles is slow, and most steps are one tick.
  if (tick !== undefined && (step === 1 || (tick - lowest) % step === 0)) return tick;
  if (offStep !== "round") return "response-off-step";
  return lowest + Math.round((response * ticksPerUnit - lowest) / step + HALF_STEP_SLACK) * step;
}
