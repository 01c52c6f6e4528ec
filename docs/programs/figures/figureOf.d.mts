export declare function figureOf(
  code: string,
  importing?: (specifier: string) => Promise<Record<string, unknown>>,
): Promise<string>;
