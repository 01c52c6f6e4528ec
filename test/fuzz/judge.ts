import { InvalidArgumentError } from "alliance-scoring";
import { OWN_ERROR } from "./hostile.js";
import { SECRET } from "./mutate.js";

/** What a call must never do. */
export type Fault = "another throw" | "too slow" | "not finite" | "input changed" | "answer in a message";

export interface Verdict {
  readonly fault: Fault;
  readonly detail: string;
}

/** The longest that a call may take, in milliseconds. */
export const LONGEST = 2000;

/** Call a function and name what it did that is forbidden; undefined for a documented result or an InvalidArgumentError. */
export function judge(
  call: (...given: readonly unknown[]) => unknown,
  given: readonly unknown[],
  { mayHoldNaN = false }: { readonly mayHoldNaN?: boolean } = {},
): { readonly verdict?: Verdict; readonly result?: unknown } {
  const before = fingerprint(given);
  const start = performance.now();
  let result: unknown;
  let thrown: unknown;
  let hasThrown = false;
  try {
    result = call(...given);
  } catch (error) {
    thrown = error;
    hasThrown = true;
  }
  const took = performance.now() - start;
  const verdict = (fault: Fault, detail: string): { readonly verdict: Verdict } => ({ verdict: { fault, detail } });
  // What a function of the caller's own throws comes through, as it should.
  if (thrown instanceof Error && thrown.message === OWN_ERROR) return {};
  if (hasThrown && !(thrown instanceof InvalidArgumentError)) {
    return verdict("another throw", (thrown instanceof Error && thrown.stack) || typeof thrown);
  }
  if (took > LONGEST) return verdict("too slow", `${took.toFixed(0)} ms`);
  if (fingerprint(given) !== before) return verdict("input changed", "");
  const leak = messagesIn(hasThrown ? thrown : result).find((message) => message.includes(String(SECRET).slice(0, 8)));
  if (leak !== undefined) return verdict("answer in a message", leak);
  if (hasThrown) return {};
  const place = mayHoldNaN ? undefined : notFinite(result, "result", new Set());
  return place === undefined ? { result } : verdict("not finite", place);
}

/** Messages of an error, and of the issues that an error or a result holds. */
function messagesIn(held: unknown): string[] {
  if (typeof held !== "object" || held === null) return [];
  const { message, issues } = Object.fromEntries(entriesOf(held)) as {
    readonly message?: unknown;
    readonly issues?: unknown;
  };
  const own = typeof message === "string" ? [message] : [];
  const list = typeof issues === "object" && issues !== null ? entriesOf(issues) : [];
  return [...own, ...list.flatMap(([, issue]) => messagesIn(issue))];
}

/** Where a number that is not finite stands. In typed arrays NaN stands for "nothing", as their documentation says. */
function notFinite(value: unknown, place: string, seen: Set<object>): string | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? undefined : `${place} is ${String(value)}`;
  if (typeof value !== "object" || value === null || seen.has(value)) return undefined;
  seen.add(value);
  if (ArrayBuffer.isView(value)) {
    const wrong = Array.from(value as Float64Array).findIndex((number) => Math.abs(number) === Infinity);
    return wrong < 0 ? undefined : `${place}[${String(wrong)}] is Infinity`;
  }
  for (const [key, held] of entriesOf(value)) {
    const found = notFinite(held, `${place}.${key}`, seen);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Own entries, without those that cannot be read. */
function entriesOf(value: object): [string, unknown][] {
  try {
    return Object.entries(Object.getOwnPropertyDescriptors(value)).map(([key, { value: held }]) => [
      key,
      held as unknown,
    ]);
  } catch {
    return []; // a proxy that throws
  }
}

/** What a value holds, as text: the same before and after a call that changes nothing. Getters are not asked. */
export function fingerprint(value: unknown): string {
  const seen = new Map<object, number>();
  const parts: string[] = [];
  const write = (held: unknown): void => {
    if (typeof held === "function") parts.push("function");
    else if (typeof held !== "object" || held === null)
      parts.push(Object.is(held, -0) ? "-0" : `${typeof held}:${String(held)}`);
    else if (seen.has(held)) parts.push(`seen:${String(seen.get(held))}`);
    else {
      seen.set(held, seen.size);
      if (ArrayBuffer.isView(held)) parts.push(Array.from(held as Float64Array).join());
      else
        for (const [key, part] of entriesOf(held)) {
          parts.push(key);
          write(part);
        }
      parts.push(";");
    }
  };
  write(value);
  return parts.join("|");
}
