export declare function figureOf(
  code: string,
  importing?: (specifier: string) => Promise<Record<string, unknown>>,
): Promise<string>;
export declare function figuresIn(markdown: string): { readonly heading: string; readonly code: string }[];
