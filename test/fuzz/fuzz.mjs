// npm run fuzz -- [seconds] [seed] [call]: hostile calls of every exported function. With a call, that one alone.
import { build } from "esbuild";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { entries } from "../entries.mjs";

const [seconds = "60", given, only] = process.argv.slice(2);
const seed = given === undefined ? Date.now() % 1e9 : Number(given);
const root = path.resolve(import.meta.dirname, "../..");
const { outputFiles } = await build({
  entryPoints: [path.join(root, "test/fuzz/run.ts")],
  alias: Object.fromEntries(
    entries
      .map(({ specifier, source }) => [specifier, path.join(root, source)])
      .sort(([a], [b]) => b.length - a.length),
  ),
  ...{ bundle: true, write: false, platform: "node", format: "cjs", logLevel: "error" },
});
const code = outputFiles[0].text;

/** A call that has not come back after so many milliseconds hangs. The others are held to two seconds by themselves. */
const HANGS = 10_000;

const counter = new Int32Array(new SharedArrayBuffer(4));
const faults = new Map();
let calls = 0;

function tell({ at, name, fault, detail }) {
  const where = `${name}: ${fault} ${detail
    .split("\n")
    .slice(0, 3)
    .join(" ")
    .replaceAll(/\d{3,}|file:\S+|\([^)]*\)/g, "#")}`;
  if (faults.has(where)) return;
  faults.set(where, at);
  console.log(
    `${name}: ${fault}\n  ${detail.split("\n").slice(0, 6).join("\n  ")}\n  again: npm run fuzz -- 0 ${seed} ${at}`,
  );
}

/** One thread, until its time is over or a call hangs. Returns the call to go on from. */
function thread(from, time) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(code, { eval: true, workerData: { seed, from, time, counter } });
    let last = -1;
    let since = performance.now();
    const watch = setInterval(() => {
      const at = Atomics.load(counter, 0);
      if (at !== last) [last, since] = [at, performance.now()];
      else if (performance.now() - since > HANGS) {
        tell({ at, name: `call ${at}`, fault: "too slow", detail: "it hangs" });
        worker.terminate();
      }
    }, 100);
    worker.on("message", (message) => {
      if ("calls" in message) calls += message.calls;
      else tell(message);
    });
    worker.on("error", reject);
    worker.on("exit", () => {
      clearInterval(watch);
      resolve(Atomics.load(counter, 0) + 1);
    });
  });
}

console.log(`seed ${seed}`);
const end = performance.now() + 1000 * Number(seconds);
let from = Number(only ?? 0);
do from = await thread(from, only === undefined ? Math.max(1, end - performance.now()) : 0);
while (only === undefined && performance.now() < end);
console.log(`${calls} calls with seed ${seed}: ${faults.size} faults`);
process.exitCode = faults.size === 0 ? 0 : 1;
