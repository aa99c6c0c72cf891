// The whole job, step by step, wherever the checker stands: the same in every browser.
import assert from 'node:assert/strict';

/** Where the checker's own elements are, by the place in which it stands. */
const ROOTS = {
  page: 'document',
  element: "document.querySelector('gouji-checker').shadowRoot"
};

/** The checker in `tab`, whose elements are in the root of this name. */
export class Checker {
  constructor(tab, root) {
    this.tab = tab;
    this.with = `const root = ${ROOTS[root]}; const one = (it) => root.querySelector(it);
      const text = (it) => (one(it) ? one(it).textContent : '');`;
  }

  /** Runs `body` with `one(selector)` and `text(selector)`. */
  run(body, ...given) {
    return this.tab.run(`${this.with} ${body}`, ...given);
  }

  /** Waits until the expression `condition` is true in the page. */
  async until(condition) {
    const body = `try { return Boolean(${condition}); } catch (error) { return false; }`;
    for (let attempt = 0; attempt < 600; attempt += 1) {
      if (await this.run(body)) { return; }
      await new Promise((done) => setTimeout(done, 100));
    }
    const now = await this.tab.run('return document.body.innerText.slice(0, 600)');
    throw new Error(`never true: ${condition}\nthe page says: ${now}`);
  }

  verdict(words) {
    return this.until(`text('.verdict h2').includes(${JSON.stringify(words)})`);
  }

  /** Clicks as a mouse does, where a copy needs a user's own act: what is in sight and stands still. */
  async click(selector) {
    await this.until(`one(${JSON.stringify(selector)})`);
    if (this.tab.clickElement) {
      await this.tab.clickElement(`${this.with} return one(arguments[0]);`, selector);
      return;
    }
    const place = () => this.run(`const it = one(arguments[0]); it.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = it.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };`, selector);
    let before;
    let at = await place();
    do {
      await new Promise((done) => setTimeout(done, 100));
      [before, at] = [at, await place()];
    } while (before.x !== at.x || before.y !== at.y);
    await this.tab.click(at.x, at.y);
  }
}

/** Does the whole job with the report `text`; `look` may take a picture on the way. */
export async function wholeJob(checker, text, look) {
  await ready(checker);
  await look('start');
  await paste(checker, text, null);
  await checker.verdict('3 项不平');
  assert.equal(await checker.run("return root.querySelectorAll('td.figure.suspect').length"), 1);
  await goToCell(checker);
  await look('cell');
  await adoptAndUndo(checker);
  await inEnglish(checker);
  const html = await copied(checker);
  await large(checker);
  await checker.click('.report-actions button:last-child');
  await checker.until("one('.zone:not(.small) .field')");
  await paste(checker, '', html);
  await checker.verdict('3 项不平');
}

/** Opens the page again when its server is gone, by `visit`, after `stop` took that away. */
export async function withoutServer(checker, text, visit, stop) {
  await ready(checker);
  await checker.run('navigator.serviceWorker.ready.then(() => { window.goujiKept = true; })');
  await checker.until('window.goujiKept');
  stop();
  await visit();
  await ready(checker);
  await paste(checker, text, null);
  await checker.verdict('3 项不平');
}

async function ready(checker) {
  await checker.until("one('.field') && one('.sample:not([disabled])')");
}

/** Pastes both flavours. */
async function paste(checker, text, html) {
  // Where users paste they have clicked: a page in a frame hears their keys from then on.
  await checker.click('.field');
  await checker.run(`
    const [plain, markup] = arguments;
    const data = new DataTransfer();
    if (plain) { data.setData('text/plain', plain); }
    if (markup) { data.setData('text/html', markup); }
    const event = new ClipboardEvent('paste',
      { clipboardData: data, bubbles: true, cancelable: true, composed: true });
    // Firefox leaves out what the event is made with.
    if (!event.clipboardData || !event.clipboardData.types.length) {
      Object.defineProperty(event, 'clipboardData', { value: data });
    }
    one('.field').focus();
    one('.field').dispatchEvent(event);`, text, html);
}

async function goToCell(checker) {
  await checker.run("one('.verdict h2').focus()");
  await checker.tab.press('F8');
  await checker.until("root.activeElement.matches('td.figure')");
  assert.match(await checker.run('return root.activeElement.textContent'), /^74/);
}

async function adoptAndUndo(checker) {
  await checker.click('.proposal button.primary');
  await checker.verdict('已核对 42 项勾稽关系，全部平衡');
  assert.equal(await checker.run("return root.querySelectorAll('td.figure.edited').length"), 1);
  await checker.click('.toolbar [title="Ctrl+Z"]');
  await checker.verdict('3 项不平');
}

async function inEnglish(checker) {
  await checker.click('.switches [lang="en"]');
  await checker.until("/^[\\x20-\\x7e]+$/.test(text('.verdict h2'))");
  assert.match(await checker.run("return text('.verdict h2')"), /\b42\b.*\b3\b|\b3\b.*\b42\b/);
  await checker.click('.switches [lang="zh-CN"]');
  await checker.verdict('3 项不平');
}

/** The markup that is put on the clipboard. */
async function copied(checker) {
  await checker.run(`
    const usual = DataTransfer.prototype.setData;
    DataTransfer.prototype.setData = function (kind, it) {
      if (kind === 'text/html') { window.goujiCopied = it; }
      return usual.call(this, kind, it);
    };`);
  await checker.click('.tool-group.last button:first-child');
  await checker.until("text('.notice').includes('已复制')");
  return checker.run('return goujiCopied');
}

async function large(checker) {
  const size = "return parseFloat(getComputedStyle(one('.verdict h2')).fontSize)";
  const before = await checker.run(size);
  await checker.click('.switches button:first-child');
  await checker.until("one('.gouji.large')");
  assert.ok(await checker.run(size) > before * 1.2, 'the type is larger');
  await checker.click('.switches button:first-child');
  await checker.until("one('.gouji:not(.large)')");
}
