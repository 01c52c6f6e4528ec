/** An object with named entries, as JSON and object literals give it. */
export type PlainObject = Readonly<Record<string, unknown>>;

/**
 * Whether a value is an object literal of any realm, or an object without a prototype: no list, no class instance.
 *
 * @internal
 */
export function isPlainObject(value: unknown): value is PlainObject {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null;
}

/**
 * Whether a list has a position that was never filled, as form libraries make one out of numbered fields.
 *
 * @internal
 */
export function hasHoles(list: readonly unknown[]): boolean {
  for (let position = 0; position < list.length; position++) if (!(position in list)) return true;
  return false;
}
