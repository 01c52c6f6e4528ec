export const checkSeries = (_s: unknown, _c: string): void => undefined;
