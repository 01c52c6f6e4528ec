import { describe, expect, it } from "vitest";
import { InvalidArgumentError } from "../../../src/index.js";
import { entries } from "../../entries.mjs";
import { calls } from "../../support/calls.js";

type Given = readonly unknown[];
interface Tested {
  readonly name: string;
  readonly call: (...given: Given) => unknown;
  readonly right: Given;
}

// Every function of every door, with the arguments of a call that is right: a new function is tested the day it is added.
const exported: string[] = [];
const tested: Tested[] = [];
for (const { specifier } of entries)
  for (const [name, value] of Object.entries((await import(specifier)) as Record<string, unknown>)) {
    if (typeof value !== "function") continue;
    exported.push(`${specifier} ${name}`);
    const right = calls[specifier]?.[name];
    if (right && name !== "InvalidArgumentError") tested.push({ name, call: value as Tested["call"], right });
  }

/** The code that a call with one other argument is refused with; "accepted" where it is not. */
function refusal({ call, right }: Tested, position: number, other: unknown): string {
  try {
    call(...right.map((argument, index) => (index === position ? other : argument)));
    return "accepted";
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
    expect(listed.sort()).toEqual(exported.sort());
  });

  it.each(tested)("is right about $name", ({ call, right }) => {
    expect(call(...right)).not.toMatchObject({ ok: false });
  });
});

/** Functions that take anything for data and answer with issues; `unwrap` is for Results. */
const takeAnything = ["unwrap", "parseInstrument", "responsesFrom"];

/** Functions that refuse a Result with a code of their own, or not yet. */
const notYet = [
  "columnsOf",
  "numberColumn",
  "ruptureColumns",
  "scoreColumns",
  "dbtMacro",
  "scoreSql",
  "ruptureSql",
  "dataDictionary",
  "fromLong",
  "fromTall",
  "fromWide",
  "chartData",
  "describe",
  "svg",
  "vegaLite",
];

describe("a Result is not a value", () => {
  it.each(argumentsThat(isObject, [...takeAnything, ...notYet]))("to $at", ({ argument, position, ...each }) => {
    expect(refusal(each, position, { ok: true, value: argument })).toBe("result-not-unwrapped");
  });
});

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

  it.each(asked)("$at: $fault", ({ argument, position, fault, ...each }) => {
    const series = argument as Points;
    const points = broken[fault]?.(series.points) ?? [];
    expect(refusal(each, position, { ...series, points })).toBe("series-invalid");
  });
});

describe("no option that nobody knows", () => {
  const isEmpty = (value: unknown): boolean =>
    isObject(value) && !Array.isArray(value) && Object.keys(value).length === 0;
  const owed = ["scoreColumns", "dataDictionary"];

  it.each(argumentsThat(isEmpty, [...owed, "chartData", "svg"]))("to $at", ({ position, ...each }) => {
    expect(refusal(each, position, { mispelt: 1 })).toBe("option-unknown");
  });
});
