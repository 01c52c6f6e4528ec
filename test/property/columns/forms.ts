import { defineInstrument } from "alliance-scoring";

/**
 * A form with what the built-in ones lack: ranges and steps that differ, a negative minimum, an item on no scale, one on
 * two, a total before its parts, a scale that is never prorated.
 */
export const odd = defineInstrument({
  ...{
    id: "odd",
    name: "Odd",
    version: "1.0.0",
    construct: "alliance",
    higherIs: "better",
    raters: ["client"],
    sources: [],
  },
  licence: { status: "free", holder: "nobody" },
  items: [
    { id: "a", number: 1, label: "A", minimum: -2, maximum: 7, step: 0.5, keyed: "reverse" },
    { id: "b", number: 2, label: "B", minimum: 1, maximum: 7, step: 3, keyed: "forward" },
    { id: "c", number: 3, label: "C", minimum: -2, maximum: 7, step: 0.3, keyed: "reverse" },
    { id: "d", number: 4, label: "D", minimum: 1, maximum: 7, step: 0.2, keyed: "forward" },
    { id: "e", number: 5, label: "E", minimum: 0, maximum: 9, step: 1, keyed: "reverse" },
  ],
  scales: {
    total: { items: ["d", "a", "b", "c"], missing: { rule: "subscales", of: ["two", "one"] } },
    one: { items: ["c", "a"], missing: { rule: "prorate", maximumMissing: 1 } },
    two: { items: ["b", "d"], missing: { rule: "prorate", maximumMissing: 1 } },
    strictly: { items: ["d", "e"], missing: { rule: "complete" } },
  },
});

/** Small whole numbers like the WAI's, but with ranges and steps that differ, and a scale that overlaps. */
export const small = defineInstrument({
  ...{
    id: "small",
    name: "Small",
    version: "1.0.0",
    construct: "alliance",
    higherIs: "worse",
    raters: ["client"],
    sources: [],
  },
  licence: { status: "free", holder: "nobody" },
  items: [
    { id: "a", number: 1, label: "A", minimum: 3, maximum: 85, step: 1, keyed: "reverse" },
    { id: "b", number: 2, label: "B", minimum: 3, maximum: 85, step: 1, keyed: "forward" },
    { id: "c", number: 3, label: "C", minimum: 3, maximum: 85, step: 1, keyed: "reverse" },
    { id: "d", number: 4, label: "D", minimum: 0, maximum: 127, step: 1, keyed: "forward" },
  ],
  scales: {
    one: { items: ["a", "c", "b"], missing: { rule: "prorate", maximumMissing: 2 } },
    two: { items: ["b", "d"], missing: { rule: "complete" } },
    three: { items: ["a", "b"], missing: { rule: "subscales", of: ["four", "five"] } },
    four: { items: ["a"], missing: { rule: "complete" } },
    five: { items: ["b"], missing: { rule: "complete" } },
  },
});
