// Runs under any engine: computes some hundred analyses and prints them as one line of JSON. Bundled by
// everywhere.test.ts, with the package as it is installed.
import {
  clinicallySignificantChange,
  detectRuptures,
  instruments,
  reliableChange,
  score,
  seriesProbability,
  sessionSeries,
  unwrap,
  type Instrument,
} from "../../src/index.js";
import { scoreColumns } from "../../src/columns/index.js";
import { rules } from "../property/rupture/rules.js";

/** A linear congruential generator: whole numbers only, so that every engine draws the same. */
let state = 2024;
const random = (below: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};

const answersTo = ({ items }: Instrument): (number | null)[] =>
  items.map(({ minimum, maximum, step }) => {
    const ticks = Math.round((maximum - minimum) / step);
    return random(12) === 0 ? null : minimum + Math.round(random(ticks + 1) * step * 10) / 10;
  });

const scored = Object.values<Instrument>(instruments).flatMap((form) =>
  Array.from({ length: 12 }, (_, index) =>
    score(form, answersTo(form), { missing: index % 2 === 0 ? "strict" : "prorate" }),
  ),
);

const changes = Array.from({ length: 80 }, (_, index) => {
  const [before, after] = [random(401) / 10, random(401) / 10];
  const norm = { standardDeviation: 6 + random(30) / 10, reliability: (70 + random(25)) / 100 };
  return index % 2 === 0
    ? reliableChange(before, after, norm)
    : clinicallySignificantChange({ before, after, norm, cutoff: random(401) / 10, higherIs: "better" });
});

/** Sessions around a level, with a dip or a fall in most. */
const courses = Array.from({ length: 12 }, (_, client) => {
  const level = 300 + random(90);
  return Array.from({ length: 12 + random(8) }, (__, index) => {
    const fall = (client % 3 === 1 && index === 8) || (client % 3 === 2 && index >= 9) ? 60 + random(60) : 0;
    const noise = random(20) + random(20) - 20;
    return { session: index + 1, value: Math.max(0, Math.min(400, level + noise - fall)) / 10 };
  });
});
const analyses = rules.flatMap(({ make }) =>
  courses.map((points) => {
    const analysis = detectRuptures(unwrap(sessionSeries(points, { minimum: 0, maximum: 40, step: 0.1 })), make(1));
    return { analysis, series: seriesProbability(analysis) };
  }),
);

/** Enough rows for WebAssembly, and all that they come to in one number a scale. */
const rows = 60_000;
const tables = (["waiSr", "srs"] as const).map((id) => {
  const form = instruments[id];
  const columns = form.items.map(({ minimum, maximum, step }) =>
    Float64Array.from({ length: rows }, () => {
      const ticks = Math.round((maximum - minimum) / step);
      return random(50) === 0 ? NaN : minimum + Math.round(random(ticks + 1) * step * 10) / 10;
    }),
  );
  const { scales, status } = scoreColumns(form, columns as never, { missing: "prorate" });
  const digest = (cells: ArrayLike<number>): number => {
    let sum = 0;
    for (let row = 0; row < rows; row++)
      sum = (Math.imul(sum, 31) + Math.round((cells[row]! || 0) * 1000) + (Number.isNaN(cells[row]) ? 1 : 0)) | 0;
    return sum;
  };
  return Object.values<ArrayLike<number>>({ ...scales, status }).map((cells) => String(digest(cells)));
});

const isShell = typeof (globalThis as { imports?: unknown }).imports === "object"; // gjs has print, and no console at first
const say = (isShell ? (globalThis as unknown as { print: (line: string) => void }).print : console.log) as (
  line: string,
) => void;
say(JSON.stringify({ scored, changes, analyses, tables }));
