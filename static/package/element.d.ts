import type { CheckResult } from './result.js';

/**
 * `<gouji-checker>`: the whole page in a page of somebody else's, in an open shadow root.
 *
 * Attributes: `lang` (`zh-CN`, `en`), `theme` (`light`, `dark`, `contrast`; without it the system's),
 * `year` (the year whose report is expected).
 */
export class GoujiChecker extends HTMLElement {
  /** The report as it was given; set it to open a report, text or HTML, or to `''` to clear. */
  value: string;
  /** The result for the report that is shown; null where there is none. */
  readonly result: CheckResult | null;
}

/** Raised after every step of the user's; `detail` is null when there is no report any more. */
export type GoujiResultEvent = CustomEvent<CheckResult | null>;

declare global {
  interface HTMLElementTagNameMap {
    'gouji-checker': GoujiChecker;
  }
  interface HTMLElementEventMap {
    'gouji-result': GoujiResultEvent;
  }
}
