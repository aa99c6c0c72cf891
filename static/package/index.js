// The script interface of Gouji: `check` and `checkFile`, once `init()` has been waited for.
import start, * as module from './gouji.js';

let starting;
let ready = false;
let compiled;

/**
 * Fetches and starts the program. A second call waits for the first; after a failure it tries again.
 * `options.module` may be given where the program comes from elsewhere: a URL, a Response, bytes or a
 * compiled WebAssembly.Module.
 */
export function init(options) {
  starting = starting || load(options && options.module).catch(function (error) {
    starting = undefined;
    throw error;
  });
  return starting;
}

async function load(given) {
  const source = await (given === undefined ? new URL('./gouji_bg.wasm', import.meta.url) : given);
  compiled = source instanceof WebAssembly.Module
    ? source
    : await WebAssembly.compile(await bytes(source));
  await start({ module_or_path: compiled });
  ready = true;
}

// Compiled from bytes: a server that does not know the type of WebAssembly does not matter.
async function bytes(source) {
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) {
    return source;
  }
  if (isFile(source)) {
    const files = await import('node:fs/promises');
    return files.readFile(new URL(source));
  }
  const response = typeof Response === 'function' && source instanceof Response
    ? source
    : await fetch(source, { credentials: 'same-origin' });
  if (!response.ok) {
    throw new Error(response.url + ' HTTP ' + response.status);
  }
  return response.arrayBuffer();
}

// Node reads files; its fetch() does not.
function isFile(source) {
  return typeof window === 'undefined' && String(source).startsWith('file:');
}

/** For element.js, which reads a long report in it: a worker with this program, or null. */
export function startWorker() {
  try {
    const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
    worker.postMessage([compiled]);
    return worker;
  } catch (error) {
    return null;
  }
}

function started() {
  if (!ready) {
    throw new Error('gouji: wait for init() first');
  }
}

/** Checks one report: a string (text or HTML) or `{ text?, html?, name? }`. */
export function check(input) {
  started();
  return module.check(input);
}

/** Checks a file by its name and its bytes, a Uint8Array. */
export function checkFile(name, bytes) {
  started();
  // A proxy of one is an instance too, and is none.
  if (!(bytes instanceof Uint8Array && ArrayBuffer.isView(bytes))) {
    throw new TypeError('checkFile() takes a name and a Uint8Array');
  }
  return module.checkFile(String(name), bytes);
}

/** The version of the program. */
export function version() {
  started();
  return module.version();
}
