// The custom element <gouji-checker>: the whole page of Gouji in a page of somebody else's, apart
// from its styles. Importing this file defines the element.
import { init, startWorker } from './index.js';
import { Mounted } from './gouji.js';
import css from './style.js';

const NARROW = /^screen and \(max-width: (\d+)px\)$/;
const DARK = '(prefers-color-scheme: dark)';
const program = new URL('./gouji', import.meta.url).href;
const connected = new Set();
// Places without a page, each with what shows one there: a place is used again.
const idle = [];

const WORDS = {
  zh: {
    wait: '正在载入核对程序……',
    failed: '核对程序没有载入成功，请重试；如果一直不行，请把下面一行告诉网站管理员。',
    blocked: '本网站的安全策略（CSP）不允许运行核对程序：请网站管理员在 script-src 中加上 ' +
      "'wasm-unsafe-eval'；如果已经加上，则是浏览器内核低于 Chromium 97，不认识这一项，请更新浏览器。",
    stopped: '核对程序出错停止了。这是本工具的错误，不是报告的问题。您的文字在下面：请先复制保存，再刷新本页。',
    retry: '重试',
    text: '您的文字'
  },
  en: {
    wait: 'Loading the checker …',
    failed: 'The checker could not be loaded. Try again, or tell the administrator the line below.',
    blocked: "The security policy of this site forbids WebAssembly. Its administrator has to add " +
      "'wasm-unsafe-eval' to script-src; browsers before Chromium 97 do not know that word.",
    stopped: 'The checker has stopped. This is a fault of this tool, not of the report. Your text ' +
      'is below: copy it, then reload the page.',
    retry: 'Try again',
    text: 'Your text'
  }
};

// Where there is no document, as on a server that renders pages, the file can be imported all the same.
const Base = typeof HTMLElement === 'undefined' ? class {} : HTMLElement;

class GoujiChecker extends Base {
  static get observedAttributes() {
    return ['lang', 'theme', 'year'];
  }

  constructor() {
    super();
    this._alive = false;
    this._page = null;
    this._place = null;
    this._told = null;
    this._value = '';
    this._asked = false;
    this._media = [];
    this._observer = null;
    this._attempt = 0;
  }

  connectedCallback() {
    takeEarlier(this, 'value');
    if (!this._isSeen()) {
      return;
    }
    if (!this.shadowRoot) {
      this.attachShadow({ mode: 'open' });
    }
    this._dress();
    if (this._alive) {
      return;
    }
    this._alive = true;
    join(this);
    this._start();
  }

  // A host that moves the element takes it out and puts it in again: the user's work stays.
  disconnectedCallback() {
    this._unwatch();
    queueMicrotask(() => {
      if (this._alive && !this._isSeen()) {
        this._end();
      }
    });
  }

  // A document that nobody sees, such as the content of a template, has no view.
  _isSeen() {
    return this.isConnected && this.ownerDocument.defaultView !== null;
  }

  attributeChangedCallback(name) {
    if (!this._alive) {
      return;
    }
    this._adjust();
    if (!this._page) {
      return;
    }
    if (name === 'year') {
      this._page.set_year(this._year());
    } else {
      this._page.set_look(this._english(), this._contrast());
    }
  }

  /** The report as it was given; set it to open a report (text or HTML), or to '' to clear. */
  get value() {
    return this._page && !this._asked ? this._page.value() : this._value;
  }

  set value(text) {
    if (this._alive && !this.isConnected) {
      this._end();
    }
    this._value = text === null || text === undefined ? '' : String(text);
    if (this._page) {
      this._ask();
    }
  }

  /** The result of the report that is shown; null where there is none. */
  get result() {
    return this._page ? this._page.result() : null;
  }

  async _start() {
    const attempt = ++this._attempt;
    this._say('wait');
    try {
      await init();
    } catch (error) {
      if (attempt === this._attempt) {
        this._fail(error);
      }
      return;
    }
    if (attempt === this._attempt && this._isSeen()) {
      this._show();
    }
  }

  _show() {
    this._empty();
    const page = this._move();
    this._place.goujiWorker = startWorker;
    this._watch();
    // A result is told from the middle of the page's own work: the host answers after it.
    const told = (result) => {
      if (this._told === told) {
        this._asked = false;
        queueMicrotask(() => this._raise(told, result));
      }
    };
    this._told = told;
    page.show(this._english(), this._contrast(), told);
    this._page = page;
    page.set_year(this._year());
    if (this._value) {
      this._ask();
    }
  }

  // Moves a place in, an idle one if there is one.
  _move() {
    const { place, page } = idle.pop() || {};
    if (page) {
      this._place = this.shadowRoot.appendChild(place);
      return page;
    }
    this._place = this._add('div', 'host');
    return new Mounted(this._place);
  }

  // The page opens it in its own time; until then it is what the host reads back.
  _ask() {
    this._asked = true;
    this._page.set_value(this._value);
  }

  _raise(told, result) {
    if (this._told === told && this._isSeen()) {
      const about = { bubbles: true, composed: true, detail: result };
      this.dispatchEvent(new CustomEvent('gouji-result', about));
    }
  }

  _end() {
    const { _page: page, _place: place } = this;
    this._value = this.value;
    this._alive = false;
    this._page = null;
    this._told = null;
    this._asked = false;
    this._attempt += 1;
    leave(this);
    this._empty();
    if (page) {
      page.hide();
      delete place.goujiText;
      idle.push({ place, page });
    }
  }

  _stop() {
    const bytes = this._place && this._place.goujiText;
    const text = bytes ? new TextDecoder().decode(bytes) : this._value;
    this._value = text;
    this._asked = false;
    this._page = null;
    this._told = null;
    this._attempt += 1;
    if (this._place && this._place.querySelector('.fault')) {
      return;
    }
    this._say('stopped');
    const field = this._add('textarea', 'given-back');
    field.readOnly = true;
    field.setAttribute('aria-label', this._words().text);
    field.value = text;
  }

  _fail(error) {
    const blocked = isBlocked();
    this._say(blocked ? 'blocked' : 'failed');
    this._add('code', 'detail').textContent = String((error && error.message) || error);
    if (blocked) {
      return;
    }
    const button = this._add('button', 'retry');
    button.type = 'button';
    button.textContent = this._words().retry;
    button.addEventListener('click', () => this._start());
  }

  _say(what) {
    this._empty();
    const line = this._add('p', 'line');
    line.setAttribute('role', what === 'wait' ? 'status' : 'alert');
    line.textContent = this._words()[what];
  }

  _words() {
    return this._english() ? WORDS.en : WORDS.zh;
  }

  _add(name, part) {
    const element = this.ownerDocument.createElement(name);
    element.setAttribute('part', part);
    this.shadowRoot.appendChild(element);
    return element;
  }

  _empty() {
    this._unwatch();
    this._place = null;
    for (const child of Array.from(this.shadowRoot.children)) {
      if (child.localName !== 'style') {
        child.remove();
      }
    }
  }

  _english() {
    return /^en\b/i.test(this.getAttribute('lang') || '');
  }

  _contrast() {
    return this.getAttribute('theme') === 'contrast';
  }

  _year() {
    const year = this.getAttribute('year') || '';
    return /^\d{4}$/.test(year) ? Number(year) : undefined;
  }

  // Styles belong to the document that the element is in.
  _dress() {
    const rules = Array.from(this._sheet().cssRules).filter((it) => it.media);
    this._media = rules.map((rule) => ({ rule, usual: rule.media.mediaText }));
    this._watch();
    this._adjust();
  }

  // A constructed sheet: a policy of `style-src 'self'` refuses <style> in a shadow root.
  _sheet() {
    const root = this.shadowRoot;
    const view = this.ownerDocument.defaultView;
    if ('adoptedStyleSheets' in root) {
      const sheet = new view.CSSStyleSheet();
      sheet.replaceSync(css);
      root.adoptedStyleSheets = [sheet];
      return sheet;
    }
    const earlier = root.querySelector('style');
    if (earlier) {
      earlier.remove();
    }
    const style = this.ownerDocument.createElement('style');
    style.textContent = css;
    root.appendChild(style);
    return style.sheet;
  }

  _watch() {
    this._unwatch();
    if (this._place) {
      const view = this.ownerDocument.defaultView;
      // Not at once: what is observed would change its size while it is looked at, which browsers
      // report to the host's page as an error.
      this._observer = new view.ResizeObserver(() => {
        view.requestAnimationFrame(() => this._adjust());
      });
      this._observer.observe(this._place);
    }
  }

  _unwatch() {
    if (this._observer) {
      this._observer.disconnect();
      this._observer = null;
    }
  }

  // What the page asks of the window is asked of the element: its width and its theme. The host may
  // have made the element one that has no width itself, such as an inline one.
  _adjust() {
    const width = this._place ? this._place.clientWidth : 0;
    const theme = this.getAttribute('theme');
    for (const { rule, usual } of this._media) {
      const narrow = NARROW.exec(usual);
      let media = usual;
      if (narrow) {
        media = width <= Number(narrow[1]) ? 'screen' : 'not all';
      } else if (usual.startsWith(DARK) && (theme === 'light' || theme === 'dark')) {
        media = theme === 'dark' ? usual.replace(DARK, 'screen') : 'not all';
      }
      if (rule.media.mediaText !== media) {
        rule.media.mediaText = media;
      }
    }
  }
}

// Nothing but a policy refuses the smallest module there is.
function isBlocked() {
  try {
    return !new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
  } catch {
    return true;
  }
}

// A property that was set before the element was defined hides the one of the class.
function takeEarlier(element, name) {
  if (Object.prototype.hasOwnProperty.call(element, name)) {
    const value = element[name];
    delete element[name];
    element[name] = value;
  }
}

// A program that stopped without a word, as when its stack overflowed, stopped for every element.
function look(error) {
  if (error && typeof error.stack === 'string' && error.stack.includes(program)) {
    idle.length = 0;
    connected.forEach((it) => it._stop());
  }
}

function onError(event) { look(event.error); }

function onRejection(event) { look(event.reason); }

// The window is listened to as long as there is an element.
function join(element) {
  if (connected.size === 0) {
    window.addEventListener('error', onError);
    window.addEventListener('unhandledrejection', onRejection);
  }
  connected.add(element);
}

function leave(element) {
  connected.delete(element);
  if (connected.size === 0) {
    window.removeEventListener('error', onError);
    window.removeEventListener('unhandledrejection', onRejection);
  }
}

if (typeof customElements !== 'undefined' && !customElements.get('gouji-checker')) {
  customElements.define('gouji-checker', GoujiChecker);
}

export { GoujiChecker };
