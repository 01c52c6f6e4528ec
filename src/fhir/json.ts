/** An object of JSON, unchecked. */
export type Data = Readonly<Record<string, unknown>>;

/** @internal */
export const isRecord = (value: unknown): value is Data =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** @internal */
export const recordOf = (value: unknown): Data => (isRecord(value) ? value : {});

/** @internal */
export const recordsIn = (list: unknown): Data[] => (Array.isArray(list) ? (list as unknown[]).filter(isRecord) : []);

/**
 * A resource and all its items, also those under answers, in the order of the document; a stack: no depth is too deep.
 *
 * @internal
 */
export function* descend(resource: unknown): Generator<Data> {
  const stack = [resource];
  while (stack.length > 0) {
    const node = recordOf(stack.pop());
    yield node;
    for (const { item } of [node, ...recordsIn(node["answer"])].reverse())
      if (Array.isArray(item)) for (const one of [...(item as unknown[])].reverse()) stack.push(one);
  }
}
