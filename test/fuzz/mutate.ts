import { hostile } from "./hostile.js";

export type Random = () => number;

/** An answer that can be told from every other number: no message may hold it. */
export const SECRET = 7.318529641;

const below = (random: Random, count: number): number => Math.floor(random() * count);
const oneOf = <Value>(random: Random, list: readonly Value[]): Value => list[below(random, list.length)] as Value;

const isHolder = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !ArrayBuffer.isView(value);

/**
 * A copy of what is plain. What is frozen all through and known by its identity (definitions, norms, shipped priors) stays
 * itself half of the time: a copy of a definition is no definition.
 */
function copyOf(value: unknown, random: Random): unknown {
  if (ArrayBuffer.isView(value)) return (value as Float64Array).slice();
  if (!isHolder(value)) return value;
  if (Object.isFrozen(value) && random() < 0.5) return value;
  if (Array.isArray(value)) return value.map((entry) => copyOf(entry, random));
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, copyOf(entry, random)]));
}

/** With what is frozen too, so that no part of it is damaged in place. */
const wholeCopy = (value: unknown): unknown => copyOf(value, () => 1);

interface Place {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

/** Every place in what was copied, shallow ones first. */
function placesIn(root: Record<string, unknown>): readonly Place[] {
  const places: Place[] = [];
  const open: Record<string, unknown>[] = [root];
  for (let holder = open.shift(); holder !== undefined && places.length < 3000; holder = open.shift()) {
    for (const key of keysOf(holder)) {
      places.push({ holder, key });
      const { value } = Object.getOwnPropertyDescriptor(holder, key) ?? {};
      if (isHolder(value)) open.push(value);
    }
  }
  return places;
}

/** Own keys; none of what cannot be read. */
function keysOf(holder: object): string[] {
  try {
    return Object.isFrozen(holder) ? [] : Object.keys(holder);
  } catch {
    return [];
  }
}

type Mutation = (place: Place, random: Random, donors: readonly unknown[]) => void;

const scale: Mutation = ({ holder, key }, random) => {
  const factor = oneOf(random, [-1, 2, 0.1, 1e3, 1e-9, 1e9, 1e-300, 1e300]);
  if (typeof holder[key] === "number") holder[key] = holder[key] * factor;
  else holder[key] = oneOf(random, hostile)();
};

const mutations: readonly Mutation[] = [
  ({ holder, key }, random) => {
    holder[key] = oneOf(random, hostile)();
  },
  scale,
  scale,
  ({ holder, key }) => {
    if (typeof holder[key] === "number") holder[key] = SECRET;
    else holder["unknown"] = SECRET;
  },
  ({ holder, key }) => {
    Reflect.deleteProperty(holder, key); // in a list: a hole
  },
  ({ holder, key }, random) => {
    const value = holder[key];
    Reflect.deleteProperty(holder, key);
    holder[oneOf(random, [`${key}s`, key.slice(1), key.toUpperCase(), "__proto__", "0"])] = value;
  },
  ({ holder }, random) => {
    Object.defineProperty(holder, oneOf(random, ["unknown", "__proto__", "then", "length", "toJSON"]), {
      ...{ value: 1, enumerable: true, writable: true, configurable: true },
      ...(Array.isArray(holder) && { enumerable: false }),
    });
  },
  ({ holder, key }) => {
    Object.defineProperty(holder, key, {
      ...{ enumerable: true, configurable: true },
      get: () => {
        throw new Error("a getter that throws");
      },
    });
  },
  ({ holder, key }) => {
    holder[key] = { ok: true, value: holder[key] };
  },
  ({ holder, key }, random, donors) => {
    holder[key] = copyOf(oneOf(random, donors), random);
  },
  ({ holder, key }) => {
    if (Array.isArray(holder[key])) holder[key] = [...(wholeCopy(holder[key]) as unknown[])].reverse();
    else if (isHolder(holder[key])) holder[key] = Object.assign(Object.create(null) as object, wholeCopy(holder[key]));
    else holder[key] = String(holder[key]);
  },
  ({ holder, key }) => {
    const list = wholeCopy(holder[key]);
    if (Array.isArray(list)) holder[key] = [...(list as unknown[]), ...(list as unknown[])];
    else holder[key] = [list];
  },
  ({ holder, key }, random) => {
    const value = holder[key];
    if (isHolder(value)) holder[key] = random() < 0.5 ? new Proxy(value, {}) : Object.freeze(value);
    else holder[key] = Object(value) as unknown;
  },
  ({ holder, key }) => {
    try {
      const text = JSON.stringify(holder[key]) as string | undefined;
      holder[key] = text === undefined ? undefined : (JSON.parse(text.replace(/\d/, "9")) as unknown);
    } catch {
      holder[key] = null;
    }
  },
];

/** The arguments of a right call, damaged in one to three places. */
export function damaged(right: readonly unknown[], random: Random, donors: readonly unknown[]): unknown[] {
  const root = { given: right.map((argument) => copyOf(argument, random)) };
  const given: unknown[] = root.given;
  for (let left = 1 + below(random, 3); left > 0; left--) {
    const places = placesIn(given as unknown as Record<string, unknown>);
    if (places.length === 0) break;
    // Shallow places come first and are few: prefer them.
    const place = places[Math.floor(random() ** 2 * places.length)] as Place;
    try {
      oneOf(random, mutations)(place, random, donors);
    } catch {
      // This place cannot be damaged so: it is frozen, or damaged already.
    }
  }
  // The list of arguments itself is ours: what a getter or a hole made of an argument is undefined.
  return right.map((_, at) => Object.getOwnPropertyDescriptor(given, at)?.value as unknown);
}
