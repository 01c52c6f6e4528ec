/** One entry point of the package. */
export interface Entry {
  /** Key in `exports`: `.` or `./fhir`. */
  readonly key: string;
  /** Name of its files in dist/: `index` or `fhir`. */
  readonly name: string;
  /** `src/index.ts` or `src/fhir/index.ts`. */
  readonly source: string;
  /** What a consumer imports: `alliance-scoring` or `alliance-scoring/fhir`. */
  readonly specifier: string;
}

/** The entry points of the package, as package.json lists them. */
export const entries: readonly Entry[];
