import type { Component, Licence, Scale } from "./definition.js";

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
export const workingAllianceScales = <const ItemId extends string>(
  maximumMissing: number,
  all: readonly ItemId[],
  key: { readonly [C in Component]: readonly NoInfer<ItemId>[] },
): { [Id in Component | "total"]: Scale<ItemId, Component | "total"> } => {
  const subscale = (component: Component): Scale<ItemId, Component | "total"> => ({
    items: key[component],
    component,
    missing: { rule: "prorate", maximumMissing },
  });
  return {
    goal: subscale("goal"),
    task: subscale("task"),
    bond: subscale("bond"),
    total: { items: all, missing: { rule: "subscales", of: ["goal", "task", "bond"] } },
  };
};
