import type { Io } from './io.js';

/** Flags and words of a command line, as they were read. */
export type Options = Readonly<Record<string, unknown>>;

/** A command's work; its module is imported only when it is called, so that `serve` starts without the compiler. */
export type Work = (options: Options, io: Io) => Promise<number>;

/** Takes down which command was called. */
export type Choose = (load: () => Promise<Work>, options: Options) => void;
