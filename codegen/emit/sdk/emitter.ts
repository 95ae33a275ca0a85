import type { SdkModel } from './model.js';

export interface SdkOptions {
  /** Name of the package, as its registry knows it. */
  readonly name: string;
  /** Version of the package that is written. */
  readonly packageVersion: string;
}

/** Writes an SDK in one language: text by path below the package's folder; the same model and options give the same bytes. */
export type SdkEmitter = (model: SdkModel, options: SdkOptions) => ReadonlyMap<string, string>;

/** A language that SDKs are written in. */
export interface SdkLanguage {
  /** What is wrong with a name for a package, if anything: `"a package name has no blanks"`. */
  nameProblem(name: string): string | undefined;
  readonly emit: SdkEmitter;
}
