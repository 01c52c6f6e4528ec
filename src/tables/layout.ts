import { InvalidArgumentError } from "../core/invalidArgumentError.js";
import type { ScoringPlan } from "../scoring/plan.js";

/**
 * The name of each item in the order of the form; the item ids themselves when none are given.
 *
 * @internal
 */
export function itemNamesOf(
  { items, position }: ScoringPlan,
  names: Readonly<Record<string, string>> | undefined,
): string[] {
  if (names === undefined) return items.map(({ item }) => item.id);
  if (Object.keys(names).some((id) => !position.has(id))) throw layoutInvalid("items has a key that is no item");
  return items.map(({ item }) => checkName(Object.hasOwn(names, item.id) ? names[item.id] : undefined, "items"));
}

/**
 * The names of the items, none for a table of totals.
 *
 * @internal
 */
export function namesOf(
  plan: ScoringPlan,
  { items, total }: { readonly items?: Readonly<Record<string, string>> | null; readonly total?: string },
): string[] {
  if (items !== null) return itemNamesOf(plan, items);
  checkName(total, "total");
  return [];
}

/** @internal */
export function episodeColumnsOf(episode: string | readonly string[]): string[] {
  const columns = [episode].flat() as unknown[];
  if (columns.length === 0) throw layoutInvalid("episode names at least one column");
  return columns.map((column) => checkName(column, "episode"));
}

/** @internal */
export function checkName(name: unknown, argument: string): string {
  if (typeof name !== "string" || name === "") throw layoutInvalid(`${argument} takes the name of a column`);
  return name;
}

/** @internal */
export function checkDistinct(names: readonly string[]): void {
  if (new Set(names).size < names.length) throw layoutInvalid("a column has one meaning");
}

/** @internal */
export function checkRows(rows: unknown): void {
  if (!Array.isArray(rows)) throw new InvalidArgumentError("rows-not-a-list", "rows is a list of objects");
}

/** @internal */
export const layoutInvalid = (fault: string): InvalidArgumentError =>
  new InvalidArgumentError("layout-invalid", `${fault}, in the layout of a table`);
