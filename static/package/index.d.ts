import type { CheckResult } from './result.js';

export * from './result.js';

/** Where the program comes from, if not from beside this file. */
export interface InitOptions {
  module?: string | URL | Response | BufferSource | WebAssembly.Module | Promise<Response>;
}

/** A report: text or HTML. Where both are given, the HTML is read. */
export interface ReportInput {
  text?: string;
  html?: string;
  /** A file name or the like, for `result.source.name`. */
  name?: string;
}

/**
 * Fetches and starts the program; everything else throws before that. Works in a page, in a worker
 * and in Node. A second call waits for the first; after a failure it tries again.
 */
export function init(options?: InitOptions): Promise<void>;

/**
 * Checks one report. Spans in the result are in UTF-16 code units of the given text.
 * @throws TypeError where the input is neither a string nor an object with a text
 * @throws RangeError where it has more than 20 MB
 */
export function check(input: string | ReportInput): CheckResult;

/**
 * Checks a file by its name and its bytes: text or HTML in UTF-8, GB18030, Big5 or UTF-16. A file of another
 * kind comes to `nothing-to-check`, and a finding `unusable-file` says what to do instead.
 */
export function checkFile(name: string, bytes: Uint8Array): CheckResult;

/** The version of the program. */
export function version(): string;
