import { toTicks } from "../core/decimalGrid.js";
import type { Issue } from "../core/issue.js";
import { failure, success, type Result } from "../core/result.js";
import type { Instrument, Item, ItemId } from "../instruments/definition.js";
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
 * @throws InvalidArgumentError `instrument-not-defined`, for an object that did not come from `defineInstrument`
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
  if ("issues" in read) return failure(read.issues);
  const responses = plan.items.map(({ item }, position) => {
    const ticks = read.ticks[position] as number | null;
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
  { offStep = "reject" }: ParseOptions,
): { readonly ticks: (number | null)[] } | { readonly issues: Issue<ResponseIssueCode>[] } {
  const { items, position, ticksPerUnit } = plan;
  const size = items.length;
  const form = plan.instrument.id;
  const shape = shapeOf(input);
  if (!shape)
    return { issues: [{ code: "not-responses", path: [], message: `${form} takes an object by item id or an array` }] };
  if (shape === "list" && (input as unknown[]).length !== size)
    return { issues: [{ code: "wrong-length", path: [], message: `an array for ${form} has ${size} entries` }] };

  const ticks = new Array<number | null>(size).fill(null);
  const issues: Issue<ResponseIssueCode>[] = [];
  const read = (key: string | number, index: number): void => {
    const tick = readTick(input as object, key, items[index] as PlannedItem, ticksPerUnit, offStep);
    if (typeof tick === "string") issues.push(responseIssue(tick, form, (items[index] as PlannedItem).item));
    else ticks[index] = tick;
  };
  if (shape === "list") for (let index = 0; index < size; index++) read(index, index);
  else
    shape.forEach((key, order) => {
      const index = position.get(key);
      if (index !== undefined) read(key, index);
      // The key is not repeated: whatever a caller mistook for an item id may be an answer.
      else issues.push({ code: "unknown-item", path: [], message: `key number ${order + 1} is no item of ${form}` });
    });
  return issues.length > 0 ? { issues } : { ticks };
}

/** `list` for an array, the own keys of a plain object, nothing for anything else. A proxy may throw at every look. */
function shapeOf(input: unknown): "list" | string[] | undefined {
  try {
    if (Array.isArray(input)) return "list";
    if (typeof input !== "object" || input === null) return undefined;
    const prototype: unknown = Object.getPrototypeOf(input);
    const plain = prototype === null || Object.getPrototypeOf(prototype) === null;
    return plain ? Object.keys(input) : undefined;
  } catch {
    return undefined;
  }
}

/** Room for the double error of a decimal half, so that 8.65 goes up as it does on paper. */
const HALF_STEP_SLACK = 1e-9;

type Fault = "response-not-a-number" | "response-out-of-range" | "response-off-step";

/** One response in ticks, `null` when missing, or the code of what is wrong with it. */
function readTick(
  holder: object,
  key: string | number,
  item: PlannedItem,
  ticksPerUnit: number,
  offStep: "reject" | "round",
): number | null | Fault {
  let response: unknown;
  try {
    response = (holder as Record<string | number, unknown>)[key];
  } catch {
    return "response-not-a-number"; // a getter that throws gives no number
  }
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
  offStep: "reject" | "round",
): number | Exclude<Fault, "response-not-a-number"> {
  if (response < item.minimum || response > item.maximum) return "response-out-of-range";
  const tick = toTicks(response, ticksPerUnit);
  if (tick !== undefined && (tick - lowest) % step === 0) return tick;
  if (offStep === "reject") return "response-off-step";
  return lowest + Math.round((response * ticksPerUnit - lowest) / step + HALF_STEP_SLACK) * step;
}

function responseIssue(code: Fault, form: string, { id, minimum, maximum, step }: Item): Issue<Fault> {
  const rule = {
    "response-not-a-number": "a number or null",
    "response-out-of-range": `from ${minimum} to ${maximum}`,
    "response-off-step": `on steps of ${step}`,
  }[code];
  return { code, path: [id], message: `a response to item ${id} of ${form} is ${rule}` };
}
