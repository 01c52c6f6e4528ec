export declare function makePlayground(): Promise<string>;
export declare function makeBuiltPlayground(): Promise<string>;
export declare const hasFreshBuild: boolean;
export declare function makeGuides(folder: string): string;
export declare const lookedAt: Readonly<
  Record<"home" | "start" | "research" | "alliance" | "instrument" | "methods" | "method", string>
>;
