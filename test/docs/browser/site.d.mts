import type { Browser } from "playwright-core";
export declare const browserPath: string;
export declare const hasBrowser: boolean;
export declare function launch(): Promise<Browser>;
export declare function makePlayground(): Promise<string>;
export declare function makeGuides(folder: string): string;
