export declare function makePlayground(): Promise<string>;
export declare function makeBuiltPlayground(): Promise<string>;
export declare const hasFreshBuild: boolean;
