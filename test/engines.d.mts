import type engines from "./engines.json";

/** The folder that holds `node_modules` with the engine in it; installs it when it is not there. */
export function engine(name: keyof typeof engines): string;
