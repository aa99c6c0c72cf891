/* Lets the page work without a network after one visit. It keeps the files of one build, and gives a
 * page all of them or none: the two modules and their glue belong together. A newer build is fetched
 * beside it and takes over when no page is open any more.
 *
 * It keeps nothing else, and nothing of a report. `cargo xtask` fills in what it keeps; as it stands
 * here it keeps nothing. */
'use strict';

const VERSION = '';
/** The digest of each file: what arrives altered, or of another build, is not kept. */
const FILES = {};

const NAME = 'gouji ' + self.registration.scope + ' ';
const PAGE = 'index.html';
const address = (name) => new URL(name, self.registration.scope).href;

/** From what the browser has, or else anew: its copy may be of an older build. */
async function fetched(name) {
  const wanted = (cache) => fetch(address(name), { cache, integrity: FILES[name] });
  const response = await wanted('force-cache').catch(() => wanted('reload'));
  if (!response.ok) { throw new Error(response.url + ' HTTP ' + response.status); }
  /* Servers send from index.html to its folder; as it came, a browser would not show that. */
  return response.redirected ? new Response(response.body, response) : response;
}

async function keep() {
  const names = Object.keys(FILES);
  const responses = await Promise.all(names.map(fetched));
  const cache = await caches.open(NAME + VERSION);
  await Promise.all(names.map((name, at) => cache.put(address(name), responses[at])));
}

async function forgetOthers() {
  const names = await caches.keys();
  const old = names.filter((it) => it.startsWith(NAME) && it !== NAME + VERSION);
  await Promise.all(old.map((it) => caches.delete(it)));
}

/** The name of the file that is asked for, where it is kept. Another address of the same file, as
 * after a failed attempt, asks the server. */
function wantedName(request) {
  const url = new URL(request.url);
  const plain = url.origin + url.pathname;
  if (request.mode === 'navigate' && plain === self.registration.scope) { return PAGE; }
  const name = Object.keys(FILES).find((it) => address(it) === plain);
  return url.search && name !== PAGE ? undefined : name;
}

async function answer(request, name) {
  const cache = await caches.open(NAME + VERSION);
  return (await cache.match(address(name))) || fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(keep()));
self.addEventListener('activate', (event) => event.waitUntil(forgetOthers()));
self.addEventListener('fetch', (event) => {
  const name = event.request.method === 'GET' ? wantedName(event.request) : undefined;
  if (FILES[name]) { event.respondWith(answer(event.request, name)); }
});
