import type { Component, Licence, Scale } from "./definition.js";
import { numbered } from "./items.js";

/**
 * The rights in every form of the Working Alliance Inventory.
 *
 * @internal
 */
export const spr: Licence = {
  status: "permission-required",
  holder: "permissions through the Society for Psychotherapy Research",
};

/**
 * Goal, Task and Bond, and the total that is their sum.
 *
 * The cap on missing answers (one of four, two of twelve: about 80 % answered) is a convention, not a rule of
 * the inventory's manual; see docs/methods/missing-answers.md.
 *
 * @internal
 */
export const workingAllianceScales = <const Position extends number>(
  maximumMissing: number,
  all: readonly Position[],
  key: { readonly [C in Component]: readonly NoInfer<Position>[] },
): { [Id in Component | "total"]: Scale<`item${Position}`, Component | "total"> } => {
  const subscale = (component: Component): Scale<`item${Position}`, Component | "total"> => ({
    items: key[component].map(numbered<Position>),
    component,
    missing: { rule: "prorate", maximumMissing },
  });
  return {
    goal: subscale("goal"),
    task: subscale("task"),
    bond: subscale("bond"),
    total: { items: all.map(numbered<Position>), missing: { rule: "subscales", of: ["goal", "task", "bond"] } },
  };
};
