import type { CodeableConcept, Coding, Quantity } from "./resources.js";

/**
 * Where the URIs of our code systems start, unless the caller names another place: a name, not an address. A
 * deployer who publishes the codes passes the start of their own canonical URLs as `codeSystem`.
 */
const OUR_CODES = "urn:alliance-scoring:";

/** @internal */
export const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

/** Where the code systems of a resource start: `measure`, `method`, `response`, `rupture-signal`, `drop-signal` and `override-reason` are appended. */
export interface CodeSystemOption {
  /** Start of the code systems' URIs; default `urn:alliance-scoring:`. */
  readonly codeSystem?: string | undefined;
}

/** @internal */
export const codeSystem = (
  name: "measure" | "method" | "response" | "rupture-signal" | "drop-signal" | "override-reason" | "modality",
  { codeSystem: start = OUR_CODES }: CodeSystemOption,
): string => start + name;

/**
 * The id of a form as it stands in codes and link ids: `waiSr` is `wai-sr`.
 *
 * @internal
 */
export const formCode = (instrumentId: string): string =>
  instrumentId.replace(/([a-z])([A-Z])/g, "$1-$2").toLowerCase();

/**
 * The name of a scale, or of the panel, in codes and link ids: its id, unless that is taken.
 *
 * @internal
 */
export const freeName = (id: string, taken: readonly string[]): string =>
  taken.includes(id) ? freeName(`${id}.score`, taken) : id;

/**
 * The name of a whole form beside those of its items and scales.
 *
 * @internal
 */
export const panelName = (itemIds: readonly string[], scales: object): string =>
  freeName("panel", [...itemIds, ...Object.keys(scales).map((id) => freeName(id, itemIds))]);

/**
 * Whether a scale is more than one item shown again: what is calculated and reported as a scale.
 *
 * @internal
 */
export const isReported = (scaleId: string, size: number): boolean => scaleId === "total" || size > 1;

/** @internal */
export const coded = (system: string, code: string): CodeableConcept & { coding: Coding[] } => ({
  coding: [{ system, code }],
});

/** @internal */
export const UCUM = "http://unitsofmeasure.org";

/** @internal */
export const quantity = (value: number, code: string): Quantity => ({ value, unit: code, system: UCUM, code });

/** @internal */
export const points = (value: number): Quantity => quantity(value, "{score}");

/** Both extensions that give an answer a number; `itemWeight` is the newer one. */
export type WeightExtension = "ordinalValue" | "itemWeight";

const STRUCTURE = "http://hl7.org/fhir/StructureDefinition/";

/** @internal */
export const structureUrl = (name: string): string => STRUCTURE + name;

/** @internal */
export const sdcUrl = (name: string): string =>
  `http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-${name}`;

/**
 * A resource without the fields that are undefined or null, or lists that are empty: FHIR has none.
 *
 * @internal
 */
export const present = <Resource extends object>(fields: {
  [Key in keyof Resource]: Resource[Key] | undefined;
}): Resource =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => ((value ?? []) as unknown[]).length !== 0),
  ) as Resource;

/**
 * What a record of the caller's holds under a key of the data's; never what objects inherit.
 *
 * @internal
 */
export const held = <Value>(record: Readonly<Record<string, Value>> = {}, key: string): Value | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
