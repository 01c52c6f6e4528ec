import r5 from "fhirpath/fhir-context/r5";
import { expect, it } from "vitest";
import { resources } from "../../support/fhirResources.js";

// No validator of R5 runs offline. The model of R5 in fhirpath.js (types, choices and lists of every element, from HL7's
// definitions) says whether each path of each resource exists there, is a list or none, and holds the kind of value it should.

interface Model {
  readonly path2Type: Readonly<Record<string, string>>;
  readonly choiceTypePaths: Readonly<Record<string, readonly string[]>>;
  readonly pathsDefinedElsewhere: Readonly<Record<string, string>>;
  readonly type2Parent: Readonly<Record<string, string>>;
  readonly path2Repeating: Readonly<Record<string, unknown>>;
}
const model = r5 as unknown as Model;

const KINDS: Readonly<Record<string, string>> = {
  boolean: "boolean",
  decimal: "number",
  integer: "number",
  positiveInt: "number",
};
const lower = (type: string): string => type.charAt(0).toLowerCase() + type.slice(1);
const isComplex = (type: string): boolean => type in model.type2Parent && /^[A-Z]/.test(type);

/** The path that defines an element and its type: its own, one of a parent type, or one of the types of a choice. */
function elementOf(owner: string, key: string): { path: string; type: string } | undefined {
  for (let type: string | undefined = owner; type !== undefined; type = model.type2Parent[type]) {
    const path = `${type}.${key}`;
    const elsewhere = model.pathsDefinedElsewhere[path];
    if (elsewhere !== undefined) return { path: elsewhere, type: elsewhere };
    const found = model.path2Type[path];
    if (found !== undefined) return { path, type: /^(Backbone)?Element$/.test(found) ? path : found };
    for (let at = 1; at < key.length; at++) {
      const types = model.choiceTypePaths[`${type}.${key.slice(0, at)}`] ?? [];
      const suffix = key.slice(at);
      if (types.includes(suffix))
        return { path: `${type}.${key.slice(0, at)}`, type: isComplex(suffix) ? suffix : lower(suffix) };
    }
  }
  return key === "extension" ? { path: "Element.extension", type: "Extension" } : undefined;
}

function faults(value: unknown, owner: string, where: string): string[] {
  return Object.entries(value as object).flatMap(([key, inner]: [string, unknown]) => {
    if (key === "resourceType") return [];
    const element = elementOf(owner, key);
    const at = `${where}.${key}`;
    if (!element) return [`${at} is unknown`];
    const isList = key === "extension" || element.path in model.path2Repeating;
    if (isList !== Array.isArray(inner)) return [`${at} is ${isList ? "a" : "no"} list`];
    return (isList ? (inner as unknown[]) : [inner]).flatMap((each) => {
      if (typeof each === "object") return faults(each, element.type, at);
      return typeof each === (KINDS[element.type] ?? "string")
        ? []
        : [`${at} holds a ${typeof each} for ${element.type}`];
    });
  });
}

const all = resources("R5");

it("there are resources of every kind", () => {
  expect(new Set(all.map(({ resourceType }) => resourceType))).toEqual(
    new Set(["Questionnaire", "Observation", "Flag", "DetectedIssue"]),
  );
  expect(all.length).toBeGreaterThan(150);
});

it("no path of any resource is unknown to R5, and each holds what R5 has there", () => {
  expect(all.flatMap((resource) => faults(resource, resource.resourceType, resource.resourceType))).toEqual([]);
});

it("the model sees what R5 does not have", () => {
  const seen = (resource: object, type: string): string[] => faults(resource, type, type);
  expect(seen({ patient: { reference: "x" } }, "DetectedIssue")).toEqual(["DetectedIssue.patient is unknown"]);
  expect(seen({ item: [{ linkId: 1 }] }, "Questionnaire")).toEqual([
    "Questionnaire.item.linkId holds a number for string",
  ]);
  expect(seen({ item: [{ answerOption: [{ valueFoo: {} }] }] }, "Questionnaire")).toEqual([
    "Questionnaire.item.answerOption.valueFoo is unknown",
  ]);
  expect(seen({ item: [{ item: [{ item: [{ txt: "" }] }] }] }, "Questionnaire")).toEqual([
    "Questionnaire.item.item.item.txt is unknown",
  ]);
  expect(seen({ code: [] }, "Observation")).toEqual(["Observation.code is no list"]);
  expect(seen({ note: {} }, "Observation")).toEqual(["Observation.note is a list"]);
});
