/** The part of `hocon-parser` (an alias of @pushcorn/hocon-parser, which ships no types) that this project uses. */
declare module 'hocon-parser' {
  export interface ParseOptions {
    readonly url?: string;
    readonly text?: string;
    /** Closer to the HOCON specification; no transforms, no conversions. */
    readonly strict?: boolean;
    /** Where substitutions are looked up that the text itself does not define. */
    readonly scope?: object;
    /** False: substitutions never fall back on environment variables. */
    readonly env?: boolean;
  }

  export interface Token {
    /** A symbol described by the kind's name, such as `OPEN_CURLY`. */
    readonly type: symbol;
    readonly value: string;
    readonly line: number;
    readonly col: number;
    readonly quoted: boolean;
  }

  interface Parse {
    (options: ParseOptions): Promise<unknown>;
    readonly Context: new (options: ParseOptions) => { resolve(): Promise<unknown> };
    getClass(name: 'core.Tokenizer'): new () => { tokenize(text: string, strict: boolean): Token[] };
  }

  const parse: Parse;
  // biome-ignore lint/style/noDefaultExport: this is what importing the CommonJS package gives.
  export default parse;
}
