import type { Component, Item, Scale } from "./definition.js";
import { visualAnalogue } from "./items.js";

/**
 * The total of four lines; it is not scored unless all four are marked, since no rule for an
 * unmarked line is published.
 *
 * @internal
 */
export const total = <const ItemId extends string>(items: readonly ItemId[]): Scale<ItemId, never> => ({
  items,
  missing: { rule: "complete" },
});

/**
 * One line shown as a component of the alliance. Factor studies of the SRS find one factor, so it is a prompt for
 * conversation and not a reliable subscale.
 *
 * @internal
 */
export const singleItem = <const ItemId extends string>(component: Component, item: ItemId): Scale<ItemId, never> => ({
  items: [item],
  component,
  singleItem: true,
  missing: { rule: "complete" },
});

type SessionItem = "relationship" | "goals" | "approach" | "overall";

/**
 * The four lines of every form of the session rating family. Labels are ours, not the forms'.
 *
 * @internal
 */
export const sessionRatingItems = (): Item<SessionItem>[] => [
  visualAnalogue(1, "relationship", "Relationship"),
  visualAnalogue(2, "goals", "Goals and topics"),
  visualAnalogue(3, "approach", "Approach or method"),
  visualAnalogue(4, "overall", "Overall"),
];

/**
 * The scales of the session rating family: the total, and three single lines as components. The fourth line
 * is global and belongs to no component.
 *
 * @internal
 */
export const sessionRatingScales = (): { [Id in Component | "total"]: Scale<SessionItem, never> } => ({
  goal: singleItem("goal", "goals"),
  task: singleItem("task", "approach"),
  bond: singleItem("bond", "relationship"),
  total: total(["relationship", "goals", "approach", "overall"]),
});
