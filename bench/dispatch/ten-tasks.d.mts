export declare const tenTasks: readonly Readonly<Record<string, unknown>>[];
export declare const request: Readonly<Record<string, unknown>>;
export declare const path: string;
export declare const envelope: Readonly<Record<string, unknown>>;
