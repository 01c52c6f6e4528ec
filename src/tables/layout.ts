import { insist, insistList } from "../core/insist.js";
import { isPlainObject } from "../core/plainObject.js";
import type { ScoringPlan } from "../scoring/plan.js";

/**
 * The name of each item in the order of the form; the item ids themselves when none are given.
 *
 * @internal
 */
export function itemNamesOf(
  { items, position, instrument }: ScoringPlan,
  names: Readonly<Record<string, string>> | undefined,
  caller: string,
): string[] {
  if (names === undefined) return items.map(({ item }) => item.id);
  insistLayout(isPlainObject(names), caller, `"items" to name the column of each item of ${instrument.id}`, names);
  const isKnown = Object.keys(names).every((id) => position.has(id));
  const ids = items.map(({ item }) => item.id);
  insistLayout(isKnown, caller, `"items" to have only the items of ${instrument.id} as keys: ${ids.join(", ")}`);
  return ids.map((id) =>
    checkedName(Object.hasOwn(names, id) ? names[id] : undefined, caller, `"items" for ${id}`, "a name"),
  );
}

/** A scale whose sum a table states, and what the table calls it. */
export interface NamedSum {
  /** Position of the scale in the plan. */
  readonly scale: number;
  readonly name: string;
}

/**
 * What a table calls the items (nothing for a table of sums) and the sums that it states.
 *
 * @internal
 */
export function namesOf(
  plan: ScoringPlan,
  layout: {
    readonly items?: Readonly<Record<string, string>> | null;
    readonly total?: string;
    readonly scales?: object;
  },
  caller: string,
): { readonly items: readonly string[]; readonly sums: readonly NamedSum[] } {
  const { total, scales = {} } = layout;
  insistLayout(isPlainObject(scales), caller, `"scales" to name columns by scale`, scales);
  const given = Object.entries<unknown>({ ...scales, ...(total !== undefined && { total }) });
  const sums = given.flatMap(([id, name]): NamedSum[] => {
    const scale = plan.scales.findIndex((one) => one.id === id);
    const ids = plan.scales.map((one) => one.id).join(", ");
    insistLayout(scale >= 0, caller, `"scales" to have only the scales of ${plan.instrument.id} as keys: ${ids}`);
    return name === undefined ? [] : [{ scale, name: checkedName(name, caller, `"${id}"`, "a name") }];
  });
  const items = layout.items === null ? [] : itemNamesOf(plan, layout.items, caller);
  insistLayout(items.length + sums.length > 0, caller, `"total" or "scales" where "items" is null`);
  return { items, sums };
}

/** @internal */
export function episodeColumnsOf(episode: string | readonly string[], caller: string): string[] {
  const columns = [episode].flat() as unknown[];
  insistLayout(columns.length > 0, caller, `"episode" to name at least one column`);
  return columns.map((column) => checkedName(column, caller, `"episode"`));
}

/** @internal */
export function checkedName(name: unknown, caller: string, what: string, kind = "the name of a column"): string {
  insistLayout(typeof name === "string" && name.trim() !== "", caller, `${what} to be ${kind}`, name);
  return name as string;
}

/** @internal */
export function checkDistinct(names: readonly string[], caller: string, what = "column"): void {
  insistLayout(new Set(names).size === names.length, caller, `a layout that names each ${what} once`);
}

/** @internal */
export function checkRows(rows: unknown, caller: string): void {
  insistList(rows, "rows-not-a-list", caller, "a list of rows, objects by column name");
}

/** @internal */
export function insistLayout(holds: boolean, caller: string, need: string, ...got: [] | [unknown]): void {
  insist(holds, "layout-invalid", caller, need, ...got);
}
