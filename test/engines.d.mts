/** Engines that tests compare with, by name, with what `npm install` is given. */
export const engines: Readonly<
  Record<"duckdb" | "chdb" | "lforms" | "node22" | "node24" | "bun" | "deno", readonly [string, ...string[]]>
>;

/** The folder that holds `node_modules` with the engine in it; installs it when it is not there. */
export function engine(name: keyof typeof engines): string;
