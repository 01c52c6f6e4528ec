import type { Page } from "playwright-core";
export declare function faultsOf(page: Page, pictures: readonly string[]): Promise<string[][]>;
export interface Ink {
  readonly title: string;
  readonly contrast: number;
  readonly dash: string;
  readonly width: string;
  readonly isLine: boolean;
}
export declare function inksOf(page: Page, picture: string): Promise<Ink[]>;
