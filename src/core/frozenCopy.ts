/**
 * A deeply frozen copy of plain data. The original is left untouched, and a key such as
 * `__proto__` stays an ordinary key.
 *
 * @internal
 */
export function frozenCopy<Data>(data: Data): Data {
  if (typeof data !== "object" || data === null) return data;
  const copy = Array.isArray(data)
    ? data.map(frozenCopy)
    : Object.fromEntries(Object.entries(data).map(([key, value]) => [key, frozenCopy(value)]));
  return Object.freeze(copy) as Data;
}
