import { decimalPlaces, toTicks } from "../core/decimalGrid.js";
import { insistDeclared } from "../instruments/declareInstrument.js";
import type { Instrument, Item, Scale } from "../instruments/definition.js";

/**
 * What a definition implies for arithmetic, worked out once: every number in whole ticks of the
 * finest decimal place the instrument uses, every item and scale by position.
 *
 * @internal
 */
export interface ScoringPlan {
  readonly instrument: Instrument;
  readonly ticksPerUnit: number;
  /** Position of an item id. */
  readonly position: ReadonlyMap<string, number>;
  readonly items: readonly PlannedItem[];
  readonly scales: readonly PlannedScale[];
  /**
   * Objects with one key an item and one a scale, whatever the values. Results are copies of them with every value replaced: that is
   * several times faster than building an object key by key.
   */
  readonly blankItems: Readonly<Record<string, unknown>>;
  readonly blankScales: Readonly<Record<string, unknown>>;
}

/** @internal */
export interface PlannedItem {
  /** The item as defined, in response units. */
  readonly item: Item;
  /** In ticks. */
  readonly lowest: number;
  readonly highest: number;
  readonly step: number;
}

/** @internal */
export interface PlannedScale {
  readonly id: string;
  readonly items: readonly number[];
  readonly size: number;
  /** Answers needed when incomplete scales may be prorated. */
  readonly neededWhenProrated: number;
  /** The parts of a total that is prorated by its parts. */
  readonly subscales: readonly string[] | undefined;
  /** Lowest and highest possible sum, in ticks. */
  readonly lowest: number;
  readonly highest: number;
}

const plans = /* @__PURE__ */ new WeakMap<Instrument, ScoringPlan>();

/**
 * The plan of an instrument, kept beside the definition it follows from.
 *
 * @internal
 */
export function scoringPlan(instrument: Instrument, caller: string): ScoringPlan {
  let plan = plans.get(instrument);
  if (!plan) {
    insistDeclared(instrument, caller);
    plan = makePlan(instrument);
    plans.set(instrument, plan);
  }
  return plan;
}

function makePlan(instrument: Instrument): ScoringPlan {
  // A step divides the range, so a maximum needs no more places than minimum and step.
  const places = instrument.items.flatMap(({ minimum, step }) => [minimum, step].map(decimalPlaces));
  const ticksPerUnit = 10 ** Math.max(...(places as number[]));
  const ticks = (value: number): number => toTicks(value, ticksPerUnit) as number;
  const items = instrument.items.map((item): PlannedItem => {
    return { item, lowest: ticks(item.minimum), highest: ticks(item.maximum), step: ticks(item.step) };
  });
  const position = new Map(items.map(({ item }, index) => [item.id, index]));
  const scales = Object.entries<Scale>(instrument.scales).map(([id, scale]): PlannedScale => {
    const positions = scale.items.map((item) => position.get(item) as number);
    const members = positions.map((index) => items[index] as PlannedItem);
    const { missing } = scale;
    const size = positions.length;
    return {
      id,
      items: positions,
      size,
      neededWhenProrated: missing.rule === "prorate" ? size - missing.maximumMissing : size,
      subscales: missing.rule === "subscales" ? missing.of : undefined,
      lowest: members.reduce((sum, { lowest }) => sum + lowest, 0),
      highest: members.reduce((sum, { highest }) => sum + highest, 0),
    };
  });
  return {
    instrument,
    ticksPerUnit,
    position,
    items,
    scales,
    blankItems: Object.fromEntries(position),
    blankScales: { ...instrument.scales }, // not frozen, which would make copies slow
  };
}

/**
 * Where in the plan the parts of a total stand.
 *
 * @internal
 */
export const partPositions = ({ scales }: ScoringPlan, parts: readonly string[]): number[] =>
  parts.map((part) => scales.findIndex(({ id }) => id === part));
