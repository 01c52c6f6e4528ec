import { toTicks } from "../core/decimalGrid.js";
import { InvalidArgumentError } from "../core/invalidArgumentError.js";
import type { Issue } from "../core/issue.js";
import { failure, success, type Result } from "../core/result.js";
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

/** The options of `score`, of which `missing` is checked with the others. */
interface ReadOptions extends ParseOptions {
  readonly missing?: "strict" | "prorate";
}

/** Codes of the issues that `parseResponses` and `score` report. */
export type ResponseIssueCode =
  | "not-responses"
  | "wrong-length"
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
 * @param input - a plain object by item id, or an array with one entry an item, in the order of the form
 * @param options - `offStep: "round"` to accept responses between two steps
 * @returns the responses in response units, frozen, or issues with the codes of {@link ResponseIssueCode}
 * @throws InvalidArgumentError `instrument-not-defined`, for what did not come from `defineInstrument`; `option-unknown`
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
  options: ParseOptions = {},
): Result<Responses<I>, ResponseIssueCode> {
  const plan = scoringPlan(instrument);
  const read = readTicks(plan, input, options);
  if (!read.ok) return read;
  const responses = plan.items.map(({ item }, position) => {
    const ticks = read.value[position] as number | null;
    return [item.id, ticks === null ? null : ticks / plan.ticksPerUnit];
  });
  return success(Object.freeze(Object.fromEntries(responses)) as Responses<I>);
}

/**
 * The responses in whole ticks by item position, `null` where missing; or every issue.
 *
 * @internal
 */
export function readTicks(
  plan: ScoringPlan,
  input: unknown,
  options: ReadOptions,
): Result<(number | null)[], ResponseIssueCode> {
  const { offStep = "reject", missing = "strict" } = Object(options) as { offStep?: string; missing?: string };
  if (
    options !== Object(options) ||
    (offStep !== "reject" && offStep !== "round") ||
    (missing !== "strict" && missing !== "prorate")
  )
    throw new InvalidArgumentError("option-unknown", "missing is strict or prorate, offStep reject or round");
  const { items, position, ticksPerUnit } = plan;
  const form = plan.instrument.id;
  const issues: Issue<ResponseIssueCode>[] = [];
  const refuse = (code: ResponseIssueCode, path: string[], message: string): void => {
    issues.push({ code, path, message });
  };
  const ticks = items.map((): number | null => null);
  const held = contents(input, position);
  if (held === undefined) refuse("not-responses", [], `${form} takes an object by item id or an array`);
  else if (held === "wrong-length") refuse(held, [], `an array for ${form} has ${items.length} entries`);
  else
    for (let order = 0; order < held.keys.length; order++) {
      const key = held.keys[order] as string;
      // Most records hold their items in the order of the form.
      const index = key === items[order]?.item.id ? order : position.get(key);
      if (index === undefined) {
        // The key is not repeated: whatever a caller mistook for an item id may be an answer.
        refuse("unknown-item", [], `key number ${order + 1} is no item of ${form}`);
        continue;
      }
      const planned = items[index] as PlannedItem;
      const tick = readTick(held.values[order], planned, ticksPerUnit, offStep);
      const { minimum, maximum, step } = planned.item;
      if (typeof tick !== "string") ticks[index] = tick;
      else
        refuse(
          tick,
          [key],
          `item ${key} of ${form} takes a number from ${minimum} to ${maximum} in steps of ${step}, or null`,
        );
    }
  return issues.length > 0 ? failure(issues) : success(ticks);
}

/**
 * What a plain object holds by key, or an array of the right length by item id. Nothing for anything else, and for what
 * cannot even be looked at: an accessor or a proxy that throws.
 */
function contents(
  input: unknown,
  position: ScoringPlan["position"],
): { readonly keys: readonly string[]; readonly values: readonly unknown[] } | "wrong-length" | undefined {
  try {
    const isList = Array.isArray(input);
    if (isList && input.length !== position.size) return "wrong-length";
    if (typeof input !== "object" || input === null) return undefined;
    const prototype: unknown = Object.getPrototypeOf(input);
    if (!isList && prototype !== null && Object.getPrototypeOf(prototype) !== null) return undefined;
    // Keys are looked at once, and each value once: a hostile object may answer otherwise the second time.
    const keys = isList ? [...position.keys()] : Object.keys(input);
    return { keys, values: keys.map((key, index) => (input as Record<string, unknown>)[isList ? index : key]) };
  } catch {
    return undefined;
  }
}

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
  if (tick !== undefined && (tick - lowest) % step === 0) return tick;
  if (offStep !== "round") return "response-off-step";
  return lowest + Math.round((response * ticksPerUnit - lowest) / step + HALF_STEP_SLACK) * step;
}
