/** Values that no function asks for, each made anew: numbers beyond all bounds, other kinds, objects that cannot be read. */
export const OWN_ERROR = "a function that throws";

const cyclic = (): object => {
  const self: Record<string, unknown> = {};
  self["self"] = self;
  return self;
};
const thrower = (): object =>
  Object.defineProperty({}, "session", {
    enumerable: true,
    get: () => {
      throw new Error("a getter that throws");
    },
  });
const brokenProxy = (): object =>
  new Proxy(
    {},
    {
      get: () => {
        throw new Error("a proxy that throws");
      },
      ownKeys: () => {
        throw new Error("a proxy that throws");
      },
      getPrototypeOf: () => {
        throw new Error("a proxy that throws");
      },
    },
  );
const revoked = (): object => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};

export const hostile: readonly (() => unknown)[] = [
  ...[NaN, Infinity, -Infinity, Number.MAX_VALUE, -Number.MAX_VALUE, 5e-324, 1e-300, 1e300, -1, 0, -0, 0.5, 1.5].map(
    (number) => () => number,
  ),
  ...[2 ** 53, 1e15, 1e9, 1e6, -1e9, 1, 2, 3, 10, 39].map((number) => () => number),
  ...["", "x", "7", "0.5", "__proto__", "constructor", "total", "sum", "lasting", "\uD800"].map((text) => () => text),
  ...[true, false, null, undefined, 10n].map((value) => () => value),
  () => Symbol("symbol"),
  () => [],
  () => ({}),
  () => new Array<unknown>(3),
  () => [NaN],
  () => ({ ok: true, value: 1 }),
  () => ({ ok: false, issues: [] }),
  () => () => undefined,
  () => () => {
    throw new Error(OWN_ERROR);
  },
  () => new Date(NaN),
  () => new Map([[1, 2]]),
  () => Object.freeze({ session: 1, value: 1 }),
  () => Object.create(null) as object,
  () => ({ toString: () => "7", valueOf: () => 7 }),
  cyclic,
  thrower,
  brokenProxy,
  revoked,
];
