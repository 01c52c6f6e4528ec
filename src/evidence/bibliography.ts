/** One paper, page or piece of software, once. */
export interface Source {
  /** Authors as they sign, in order; a corporate author where there is one. */
  readonly authors: string;
  readonly year: number;
  readonly title: string;
  /** Journal with volume and pages, or the publisher, site or repository. */
  readonly container: string;
  readonly doi?: string;
  /** Where it can be read, when there is no DOI. */
  readonly url?: string;
}

const sources = {
  duncan2003: {
    authors: "Duncan et al.",
    year: 2003,
    title: "The Session Rating Scale",
    container: "Journal of Brief Therapy 3(1):3-12",
  },
} as const satisfies Record<string, Source>;

/** Ids of the {@link bibliography}. */
export type SourceId = keyof typeof sources;

/** Every source that a number or a rule of this package rests on, once. */
export const bibliography: { readonly [Id in SourceId]: Source } = sources;
