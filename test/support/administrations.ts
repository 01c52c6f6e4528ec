import fc from "fast-check";
import { instruments, type Instrument, type Item } from "alliance-scoring";

/** Every instrument of the package; a new one is covered by every law the day it is added. */
export const everyInstrument: readonly (readonly [string, Instrument])[] = Object.entries(instruments);

/** A response on the item's grid, written with as few decimals as a person would. */
export const response = ({ minimum, maximum, step }: Item): fc.Arbitrary<number> =>
  fc
    .integer({ min: 0, max: Math.round((maximum - minimum) / step) })
    .map((steps) => Number((minimum + steps * step).toFixed(6)));

/** A complete administration, in the order of the form. */
export const completeAnswers = (instrument: Instrument): fc.Arbitrary<number[]> =>
  fc.tuple(...instrument.items.map(response));

/** An administration in which about one answer in eight is missing. */
export const answers = (instrument: Instrument): fc.Arbitrary<(number | null)[]> =>
  fc.tuple(...instrument.items.map((item) => fc.option(response(item), { freq: 7, nil: null })));

/** Answers by item id. */
export const byId = <Answer>(instrument: Instrument, list: readonly Answer[]): Record<string, Answer> =>
  Object.fromEntries(instrument.items.map(({ id }, index) => [id, list[index] as Answer]));
