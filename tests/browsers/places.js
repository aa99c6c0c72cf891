// Where the checker stands, and what is expected of it there.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import { Checker, wholeJob, withoutServer } from './scenario.js';

/** The first kernel that can read the program, and the first that knows 'wasm-unsafe-eval'. */
const FLOOR = 80;
const POLICY_FLOOR = 97;

/** What a browser is expected to do, by its kernel: `works`, or which sentence it says. An element
 * says nothing where its module cannot be read; the page's own boot file can be read everywhere. */
const isBelow = (floor, kernel) => kernel !== null && kernel < floor;
const open = (kernel) => (isBelow(FLOOR, kernel) ? 'old' : 'works');
const strict = (kernel) => (isBelow(POLICY_FLOOR, kernel) ? 'blocked' : 'works');
const strictElement = (kernel) => (isBelow(FLOOR, kernel) ? 'old' : strict(kernel));

/** The page on an intranet, by plain http: no service worker, no asynchronous clipboard. */
const INTRANET = 'intranet.test';
const intranet = (kernel) => (kernel === null ? null : open(kernel));

/** All places that `given` has. */
export function places(given) {
  const report = readFileSync(given.report, 'utf8');
  const of = (it) => it && place(it, report);
  return [
    of({ key: 'site', name: 'site, no policy', address: given.site, expected: open }),
    of({ key: 'site-strict', name: 'site, strict policy', address: given.siteStrict, expected: strict }),
    of({
      key: 'http', name: 'site, plain http', expected: intranet,
      address: given.site.replace('127.0.0.1', INTRANET)
    }),
    kept(given.site, report),
    of(element('element', 'element, no policy', given.portal, open)),
    of(element('element-strict', 'element, strict policy and Trusted Types', given.portalStrict, strictElement)),
    of(given.single && {
      key: 'single', name: 'single file from disk', expected: open,
      address: pathToFileURL(given.single).href
    }),
    of(given.frame && {
      key: 'frame', name: 'single file in a sandboxed frame', address: given.frame, expected: open,
      frame: 'iframe[data-gouji]'
    })
  ].filter(Boolean);
}

function element(key, name, portal, expected) {
  // An element that the browser cannot read says nothing by itself: its page has a sentence in it.
  return { key, name, address: `${portal}editor.html`, root: 'element', expected };
}

function place(it, report) {
  const opened = async ({ tab }) => {
    await tab.go(it.address);
    return new Checker(it.frame ? await tab.inside(it.frame) : tab, it.root || 'page');
  };
  const says = async (started, words) => {
    const checker = await opened(started);
    await checker.until(`(${words}).test((root.body || root).textContent)`);
  };
  return {
    ...it,
    isOwn: (address) => /^(data|blob|about):/.test(address) || address.startsWith(base(it.address)),
    works: async (started, look) => {
      await wholeJob(await opened(started), report, look);
      const mayBeKept = await started.tab.run("return 'serviceWorker' in navigator");
      assert.ok(!(mayBeKept && it.address.includes(INTRANET)), 'a worker over plain http');
    },
    blocked: (started) => says(started, /wasm-unsafe-eval/),
    old: async (started) => {
      const checker = await opened(started);
      await checker.until('/太旧/.test(document.body.innerText)');
    }
  };
}

/** The site after one visit, when its server is gone. */
function kept(address, report) {
  return {
    key: 'kept', name: 'site without its server',
    expected: (kernel) => (isBelow(FLOOR, kernel) ? null : 'works'),
    isOwn: (it) => it.startsWith('http://127.0.0.1:') || it === 'about:blank',
    works: async ({ tab }) => {
      const server = await standIn(address);
      try {
        await tab.go(server.address);
        const checker = new Checker(tab, 'page');
        await withoutServer(checker, report, () => tab.go(server.address), server.stop);
      } finally {
        server.stop();
      }
    }
  };
}

/** Another server for what is at `address`, which can be taken away. */
async function standIn(address) {
  const server = createServer(async (request, response) => {
    const from = await fetch(new URL(request.url, address));
    response.writeHead(from.status, { 'content-type': from.headers.get('content-type') });
    response.end(Buffer.from(await from.arrayBuffer()));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { address: `http://127.0.0.1:${server.address().port}/`, stop };
}

function base(address) {
  return address.startsWith('file:') ? address : new URL('/', address).href;
}
