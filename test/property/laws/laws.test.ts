import { describe, expect, it } from "vitest";
import { InvalidArgumentError } from "../../../src/index.js";
import { entries } from "../../entries.mjs";
import { calls } from "../../support/calls.js";
import { doors, exported, tested, type Tested } from "../../support/doors.js";

/** The code that a call with one other argument is refused with; "issues" of a Result or a table; "accepted" else. */
function refusal({ call, right }: Tested, position: number, other: unknown): string {
  try {
    const result = call(...right.map((argument, index) => (index === position ? other : argument)));
    const { issues = [] } = Object(result) as { readonly issues?: readonly unknown[] };
    return issues.length > 0 ? "issues" : "accepted";
  } catch (error) {
    return error instanceof InvalidArgumentError ? error.code : `another error: ${String(error)}`;
  }
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Every argument that fits, of every function but those named. */
const argumentsThat = (fits: (argument: unknown) => boolean, except: readonly string[] = []) =>
  tested
    .filter(({ name }) => !except.includes(name))
    .flatMap((each) =>
      each.right.flatMap((argument, position) =>
        fits(argument) ? [{ ...each, at: `${each.name}, argument ${String(position + 1)}`, argument, position }] : [],
      ),
    );

describe("the table of right calls", () => {
  it("has a line for every function that is exported, and no other", () => {
    const listed = Object.entries(calls).flatMap(([specifier, names]) =>
      Object.keys(names).map((name) => `${specifier} ${name}`),
    );
    expect(listed.sort()).toEqual([...exported].sort());
    expect(Object.keys(doors).sort()).toEqual(entries.map(({ specifier }) => specifier).sort());
  });

  it.each(tested)("is right about $name", ({ call, right }) => {
    expect(call(...right)).not.toMatchObject({ ok: false });
  });
});

/** Functions that take anything for data and answer with issues; `unwrap` is for Results. */
const takeAnything = ["unwrap", "parseInstrument", "responsesFrom"];

describe("a Result is not a value", () => {
  it.each(argumentsThat(isObject, takeAnything))("to $at", ({ argument, position, ...each }) => {
    expect(refusal(each, position, { ok: true, value: argument })).toBe("result-not-unwrapped");
  });

  const inside = argumentsThat(isObject, takeAnything).flatMap((each) =>
    placesOf(each.argument).map((key) => ({ ...each, key })),
  );
  it.each(inside)("inside $at: $key", ({ argument, position, key, ...each }) => {
    const wrapped = { ok: true, value: (argument as Record<string, unknown>)[key] };
    expect(refusal(each, position, replaced(argument, key, wrapped))).not.toMatch(/accepted|another error/);
  });
});

/** Keys and positions of an argument that hold an object; not those of a definition, which is known by itself. */
function placesOf(argument: unknown): string[] {
  if (ArrayBuffer.isView(argument) || Object.isFrozen(argument)) return [];
  return Object.entries(argument as object).flatMap(([key, value]) => (isObject(value) ? [key] : []));
}

/** A copy of a list or record with one entry replaced. */
const replaced = (holder: unknown, key: string, value: unknown): unknown =>
  Array.isArray(holder)
    ? holder.map((entry: unknown, at) => (String(at) === key ? value : entry))
    : { ...(holder as object), [key]: value };

interface Points {
  readonly points: readonly object[];
}
const isSeries = (value: unknown): value is Points =>
  isObject(value) && "points" in value && Array.isArray(value.points) && "scale" in value;

describe("a series is checked wherever it comes in", () => {
  const broken: Readonly<Record<string, (points: readonly object[]) => readonly object[]>> = {
    "newest first": (points) => [...points].reverse(),
    "a score that is no number": (points) =>
      points.map((point, index) => (index === 2 ? { ...point, value: NaN } : point)),
    "a hole": (points) => Object.assign(new Array<object>(points.length + 1), points),
    "an unknown key": (points) => points.map((point) => ({ ...point, score: 1 })),
  };
  const asked = argumentsThat(isSeries).flatMap((each) => Object.keys(broken).map((fault) => ({ ...each, fault })));

  const inside = argumentsThat(isObject).flatMap((each) =>
    Object.entries(each.argument as object).flatMap(([key, held]: [string, unknown]) => {
      if (isSeries(held)) return [{ ...each, key, series: held }];
      // One deeper: the lines of a chart.
      return isObject(held) && "series" in held && isSeries(held.series)
        ? [{ ...each, key, series: held.series, line: held }]
        : [];
    }),
  );
  it.each(inside.flatMap((each) => Object.keys(broken).map((fault) => ({ ...each, fault }))))(
    "inside $at: $key: $fault",
    ({
      argument,
      position,
      key,
      series,
      line,
      fault,
      ...each
    }: (typeof inside)[number] & { fault: string; line?: object }) => {
      const damaged = { ...series, points: broken[fault]?.(series.points) ?? [] };
      const given = replaced(argument, key, line ? { ...line, series: damaged } : damaged);
      expect(refusal(each, position, given)).toBe("series-invalid");
    },
  );

  it.each(asked)("$at: $fault", ({ argument, position, fault, ...each }) => {
    const series = argument as Points;
    const points = broken[fault]?.(series.points) ?? [];
    expect(refusal(each, position, { ...series, points })).toBe("series-invalid");
  });
});

describe("no option that nobody knows", () => {
  const isEmpty = (value: unknown): boolean =>
    isObject(value) && !Array.isArray(value) && Object.keys(value).length === 0;

  it.each(argumentsThat(isEmpty))("to $at", ({ position, ...each }) => {
    expect(refusal(each, position, { mispelt: 1 })).toBe("option-unknown");
  });

  const isRecord = (value: unknown): boolean =>
    isObject(value) &&
    [Object.prototype, null].includes(Object.getPrototypeOf(value) as null) &&
    !Object.isFrozen(value);
  // Resources and tables hold whatever they hold, and what the package returned may come from a later version of it.
  const returned = ["flaggedSessions", "seriesProbability", "ruptureAgreement", "considerations", "sessionAlerts"];
  const resources = ["cdsHooksCard", "detectedIssue", "flag", "observations", "ruptureObservation"];
  const isOpen = (name: string, position: number): boolean =>
    (position === 0 && [...returned, ...resources, "ruptureColumns", "responsesFrom", "unwrap"].includes(name)) ||
    name === "ruptureAgreement";

  it.each(argumentsThat(isRecord).filter(({ name, position }) => !isOpen(name, position)))(
    "in $at",
    ({ argument, position, ...each }) => {
      expect(refusal(each, position, { ...(argument as object), mispelt: 1 })).not.toMatch(/accepted|another error/);
    },
  );
});

describe("what cannot be read is refused as whatever else is wrong", () => {
  const thrower = (holder: object): object =>
    Object.keys(holder).reduce(
      (copy, key) =>
        Object.defineProperty(copy, key, {
          enumerable: true,
          get: () => {
            throw new Error("a getter that throws");
          },
        }),
      Array.isArray(holder) ? new Array<unknown>(holder.length) : {},
    );
  const isFull = (value: unknown): boolean =>
    isObject(value) && !ArrayBuffer.isView(value) && Object.keys(value).length > 0;

  it.each(argumentsThat(isFull))("to $at", ({ argument, position, ...each }) => {
    expect(refusal(each, position, thrower(argument as object))).not.toMatch(/another error/);
  });
});
