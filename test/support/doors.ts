import * as main from "alliance-scoring";
import * as chart from "alliance-scoring/chart";
import * as columns from "alliance-scoring/columns";
import * as fhir from "alliance-scoring/fhir";
import * as schema from "alliance-scoring/schema";
import * as simulate from "alliance-scoring/simulate";
import * as sql from "alliance-scoring/sql";
import * as tables from "alliance-scoring/tables";
import { calls } from "./calls.js";

/** Every door of the package, by the name that it is imported by. */
export const doors: Readonly<Record<string, object>> = {
  "alliance-scoring": main,
  "alliance-scoring/chart": chart,
  "alliance-scoring/columns": columns,
  "alliance-scoring/fhir": fhir,
  "alliance-scoring/schema": schema,
  "alliance-scoring/simulate": simulate,
  "alliance-scoring/sql": sql,
  "alliance-scoring/tables": tables,
};

/** A function that the package exports, with the arguments of a call that is right. */
export interface Tested {
  readonly name: string;
  readonly call: (...given: readonly unknown[]) => unknown;
  readonly right: readonly unknown[];
}

/** The functions of a door; those of `methods` and `presets` too, as `methods.prediction`. */
export const functionsOf = (door: object): readonly (readonly [name: string, call: Tested["call"]])[] =>
  Object.entries(door).flatMap(([name, value]: [string, unknown]): [string, Tested["call"]][] => {
    if (typeof value === "function") return [[name, value as Tested["call"]]];
    if (name !== "methods" && name !== "presets") return [];
    return Object.entries(value as Record<string, Tested["call"]>).map(([rule, call]) => [`${name}.${rule}`, call]);
  });

/** Every exported function by its door. A test asks for a right call of each. */
export const exported: readonly string[] = Object.entries(doors).flatMap(([specifier, door]) =>
  functionsOf(door).map(([name]) => `${specifier} ${name}`),
);

/** Those with a right call; the class of errors takes whatever it is given. */
export const tested: readonly Tested[] = Object.entries(doors).flatMap(([specifier, door]) =>
  functionsOf(door).flatMap(([name, call]) => {
    const right = calls[specifier]?.[name];
    return right === undefined || name === "InvalidArgumentError" ? [] : [{ name, call, right }];
  }),
);
