/** The text of src/columns/fast/vectorLanesModule.ts, compiled from vectorLanes.as. */
export function compiledVectorLanes(): Promise<string>;
