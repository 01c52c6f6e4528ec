import type { Browser } from "playwright-core";
export declare const browserPath: string;
export declare const hasBrowser: boolean;
export declare const missingBrowser: string;
export declare function warnWithoutBrowser(what: string): void;
export declare function launch(): Promise<Browser>;
