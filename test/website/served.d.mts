export declare const site: string;
export declare const lookedAt: Readonly<Record<string, string>>;
export declare const widths: readonly number[];
export declare const schemes: readonly ("light" | "dark")[];
export declare function serve(folder: string): Promise<{ readonly address: string; close(): void }>;
