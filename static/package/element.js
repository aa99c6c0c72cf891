// The custom element <gouji-checker>: the whole page of Gouji in a page of somebody else's, apart
// from its styles. Importing this file defines the element.
import { init, startWorker } from './index.js';
import { Mounted } from './gouji.js';
import css from './style.js';

const NARROW = /^screen and \(max-width: (\d+)px\)$/;
const DARK = '(prefers-color-scheme: dark)';
const program = new URL('./gouji', import.meta.url).href;
const connected = new Set();

const WORDS = {
  zh: {
    wait: '正在载入核对程序……',
    failed: '核对程序没有载入成功，请重试；如果一直不行，请把下面一行告诉网站管理员。',
    stopped: '核对程序出错停止了。这是本工具的错误，不是报告的问题。您的文字在下面：请先复制保存，再刷新本页。',
    retry: '重试',
    text: '您的文字'
  },
  en: {
    wait: 'Loading the checker …',
    failed: 'The checker could not be loaded. Try again, or tell the administrator the line below.',
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
    this._page = null;
    this._place = null;
    this._value = '';
    this._media = null;
    this._observer = null;
    this._attempt = 0;
  }

  connectedCallback() {
    takeEarlier(this, 'value');
    if (!this.shadowRoot) {
      this.attachShadow({ mode: 'open' });
    }
    this._dress();
    connected.add(this);
    this._start();
  }

  disconnectedCallback() {
    if (this._page) {
      this._value = this._page.value();
      this._page.remove();
      this._page.free();
      this._page = null;
    }
    if (this._observer) {
      this._observer.disconnect();
      this._observer = null;
    }
    this._attempt += 1;
    connected.delete(this);
    this._empty();
  }

  attributeChangedCallback(name) {
    if (!this.shadowRoot || !this.isConnected) {
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
    return this._page ? this._page.value() : this._value;
  }

  set value(text) {
    this._value = text === null || text === undefined ? '' : String(text);
    if (this._page) {
      this._page.set_value(this._value);
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
    if (attempt === this._attempt) {
      this._show();
    }
  }

  _show() {
    this._empty();
    this._place = this._add('div', 'host');
    this._place.goujiWorker = startWorker;
    const told = this._told.bind(this);
    this._page = new Mounted(this._place, this._english(), this._contrast(), told);
    this._page.set_year(this._year());
    if (this._value) {
      this._page.set_value(this._value);
    }
  }

  _told(result) {
    // A result is told from the middle of the page's own work: the host answers after it.
    queueMicrotask(() => {
      if (!this._page) {
        return;
      }
      const about = { bubbles: true, composed: true, detail: result };
      this.dispatchEvent(new CustomEvent('gouji-result', about));
    });
  }

  _stop() {
    const bytes = this._place && this._place.goujiText;
    const text = bytes ? new TextDecoder().decode(bytes) : this._value;
    this._page = null;
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
    this._say('failed');
    this._add('code', 'detail').textContent = String((error && error.message) || error);
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
    const element = document.createElement(name);
    element.setAttribute('part', part);
    this.shadowRoot.appendChild(element);
    return element;
  }

  _empty() {
    const root = this.shadowRoot;
    for (const child of root ? Array.from(root.children) : []) {
      if (child.localName !== 'style') {
        root.removeChild(child);
      }
    }
    this._place = null;
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

  // A constructed sheet: a policy of `style-src 'self'` refuses <style> in a shadow root.
  _dress() {
    if (!this._media) {
      const sheet = this._sheet();
      const rules = Array.from(sheet.cssRules).filter((it) => it.media);
      this._media = rules.map((rule) => ({ rule, usual: rule.media.mediaText }));
    }
    this._observer = new ResizeObserver(() => this._adjust());
    this._observer.observe(this);
    this._adjust();
  }

  _sheet() {
    if ('adoptedStyleSheets' in document) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      this.shadowRoot.adoptedStyleSheets = [sheet];
      return sheet;
    }
    const style = document.createElement('style');
    style.textContent = css;
    this.shadowRoot.appendChild(style);
    return style.sheet;
  }

  // What the page asks of the window is asked of the element: its width and its theme.
  _adjust() {
    const width = this.clientWidth;
    const theme = this.getAttribute('theme');
    for (const { rule, usual } of this._media) {
      const narrow = NARROW.exec(usual);
      let media = usual;
      if (narrow) {
        media = width <= Number(narrow[1]) ? 'screen' : 'not all';
      } else if (usual === DARK && (theme === 'light' || theme === 'dark')) {
        media = theme === 'dark' ? 'screen' : 'not all';
      }
      if (rule.media.mediaText !== media) {
        rule.media.mediaText = media;
      }
    }
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
    connected.forEach(function (it) { it._stop(); });
  }
}

if (typeof customElements !== 'undefined' && !customElements.get('gouji-checker')) {
  window.addEventListener('error', function (event) { look(event.error); });
  window.addEventListener('unhandledrejection', function (event) { look(event.reason); });
  customElements.define('gouji-checker', GoujiChecker);
}

export { GoujiChecker };
