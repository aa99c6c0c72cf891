export type { GoujiResultEvent } from './event.js';
import type { CheckResult } from './result.js';

/**
 * `<gouji-checker>`: the whole page in a page of somebody else's, in an open shadow root.
 *
 * Attributes: `lang` (`zh-CN`, `en`), `theme` (`light`, `dark`, `contrast`; without it the system's),
 * `year` (the year whose report is expected).
 */
export class GoujiChecker extends HTMLElement {
  /**
   * The report as it was given. Set it to open a report, text or HTML; the same again is opened anew.
   * `''`, null and undefined clear it.
   */
  get value(): string;
  set value(report: string | number | null | undefined);
  /** The result for the report that is shown; null where there is none. */
  readonly result: CheckResult | null;
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-checker': GoujiChecker;
  }
}
