// A page in a browser that puppeteer drives: Chromium of old, of today, and Firefox.

/** How long a browser may take to show a first, empty page. */
const LIMIT = 30000;

/** Wraps a started browser of puppeteer's; one that hangs at once is killed. */
export async function driven(browser) {
  const late = setTimeout(() => browser.process().kill('SIGKILL'), LIMIT);
  return wrapped(browser).finally(() => clearTimeout(late));
}

async function wrapped(browser) {
  const [page] = await browser.pages();
  await page.setViewport({ width: 1366, height: 768 });
  const said = [];
  const asked = [];
  page.on('console', (it) => { if (it.type() === 'error') { said.push(it.text()); } });
  page.on('pageerror', (it) => said.push(String(it.message || it)));
  page.on('request', (it) => asked.push(it.url()));
  return {
    version: named(await browser.version()),
    tab: tab(page, page.mainFrame(), () => ({ x: 0, y: 0 })),
    said: async () => said.splice(0),
    asked: async () => asked.splice(0),
    close: () => closed(browser)
  };
}

/** `HeadlessChrome/81.0.4044.0` and the like, as people say it. */
function named(version) {
  return version.replace('/', ' ').replace(/^(Headless)?Chrome/, 'Chromium').replace('firefox', 'Firefox');
}

/** One that hangs is killed. */
async function closed(browser) {
  const late = setTimeout(() => browser.process().kill('SIGKILL'), 5000);
  await browser.close().finally(() => clearTimeout(late));
}

function tab(page, frame, corner) {
  return {
    go: (address) => page.goto(address, { waitUntil: 'domcontentloaded' }),
    // As an expression: the page's policy does not concern it.
    run: (body, ...given) =>
      frame.evaluate(`(function () { ${body} }).apply(null, ${JSON.stringify(given)})`),
    click: async (x, y) => {
      // Where the frame is by now: what is clicked was scrolled into sight.
      const at = await corner();
      await page.mouse.click(at.x + x, at.y + y);
    },
    press: (key) => page.keyboard.press(key),
    picture: (path) => page.screenshot({ path }),
    inside: async (selector) => {
      const place = await page.waitForSelector(selector);
      return tab(page, await place.contentFrame(), () => place.boundingBox());
    }
  };
}
