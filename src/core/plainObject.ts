/** An object with named entries, as JSON and object literals give it. */
export type PlainObject = Readonly<Record<string, unknown>>;

/**
 * Whether a value is an object literal of any realm, or an object without a prototype: no list, no class instance.
 *
 * @internal
 */
export function isPlainObject(value: unknown): value is PlainObject {
  try {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    const prototype: unknown = Object.getPrototypeOf(value);
    return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null;
  } catch {
    return false; // a proxy that cannot be read
  }
}

/**
 * Whether a value is a list that can be read.
 *
 * @internal
 */
export function isList(value: unknown): value is readonly unknown[] {
  try {
    return Array.isArray(value) && "every" in value; // without it, its prototype was replaced
  } catch {
    return false; // a proxy that cannot be read
  }
}

/**
 * Whether a list has a position that was never filled, as form libraries make one out of numbered fields, or one that cannot
 * be read.
 *
 * @internal
 */
export function hasHoles(list: readonly unknown[]): boolean {
  try {
    for (let position = 0; position < list.length; position++)
      if (list[position] === undefined && !(position in list)) return true;
    return false;
  } catch {
    return true; // an accessor that throws
  }
}

/**
 * Whether a value is a list without holes whose entries are all of a kind, and can be read.
 *
 * @internal
 */
export function isListOf(
  value: unknown,
  isKind: (entry: unknown, position: number) => boolean,
): value is readonly unknown[] {
  try {
    return isList(value) && !hasHoles(value) && value.every(isKind);
  } catch {
    return false; // an accessor that throws
  }
}

/**
 * Whether plain data holds no number that is not finite, at any depth.
 *
 * @internal
 */
export function isFiniteThroughout(data: unknown): boolean {
  if (typeof data === "number") return Number.isFinite(data);
  try {
    if (isList(data)) return data.every(isFiniteThroughout);
    return !isPlainObject(data) || Object.values(data).every(isFiniteThroughout);
  } catch {
    return false; // an accessor that throws, or a circle
  }
}
