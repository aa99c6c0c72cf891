/* Fetches the program and runs it. A failure comes with its kind, one of boot.js's TROUBLES.
 * This file is apart from boot.js because old browsers cannot read it. It uses the newest syntax
 * that the glue uses (`?.`), so that a browser which reads this reads the glue too. */
window.goujiLoad = async function (glue, wasm) {
  'use strict';

  function failure(kind, error) {
    return { kind: kind, detail: error?.message || String(error) };
  }

  async function fetchWasm() {
    const url = new URL(wasm, document.baseURI).href;
    const response = await fetch(url, { credentials: 'same-origin' }).catch(function (error) {
      throw failure('download', url + ' ' + error.message);
    });
    if (!response.ok) {
      throw failure('download', url + ' HTTP ' + response.status);
    }
    return response;
  }

  async function importGlue() {
    const url = new URL(glue, document.baseURI).href;
    return import(url).catch(function (error) {
      throw failure(error instanceof SyntaxError ? 'damaged' : 'download', error);
    });
  }

  async function run(module, response) {
    const wrong = [WebAssembly.CompileError, WebAssembly.LinkError];
    return module.default({ module_or_path: response }).catch(function (error) {
      const damaged = wrong.some(function (it) { return error instanceof it; });
      throw failure(damaged ? 'damaged' : 'crash', error);
    });
  }

  const both = await Promise.all([importGlue(), fetchWasm()]);
  await run(both[0], both[1]);

  /* For a long report: a worker with this very program, or null where there can be none. */
  window.goujiWorker = function () {
    try {
      const worker = new Worker(new URL('worker.js', document.baseURI).href, { type: 'module' });
      worker.postMessage(both[0].modules());
      return worker;
    } catch (error) {
      return null;
    }
  };
};
