import type { CheckResult } from './result.js';

/**
 * Raised on `<gouji-checker>` and on `<iframe data-gouji>` after every step of the user's; `detail` is
 * null when there is no report any more.
 */
export type GoujiResultEvent = CustomEvent<CheckResult | null>;

declare global {
  interface HTMLElementEventMap {
    'gouji-result': GoujiResultEvent;
  }
  interface DocumentEventMap {
    'gouji-result': GoujiResultEvent;
  }
}
