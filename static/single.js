/* For the single file: unpacks the program that the file carries, and runs it. It takes the place of
 * load.js, and a failure comes with its kind, one of boot.js's TROUBLES. Like load.js it uses the
 * newest syntax that the glue uses (`?.`), so that a browser which reads this reads the glue too. */
window.goujiLoad = async function () {
  'use strict';

  function failure(kind, error) {
    return { kind: kind, detail: error?.message || String(error || '') };
  }

  function carried(id) {
    return document.getElementById(id).textContent;
  }

  /* Unpacking keeps the browser busy: what the page is should be seen first. A tab in the
   * background paints nothing, and does not wait. */
  function painted() {
    return new Promise(function (done) {
      requestAnimationFrame(function () { setTimeout(done); });
      setTimeout(done, 300);
    });
  }

  /* The unpacker is a module itself, packed as browsers can unpack it. */
  async function unpacker() {
    if (typeof DecompressionStream !== 'function') {
      throw failure('early');
    }
    const packed = Uint8Array.from(atob(carried('gouji-unpacker')), (it) => it.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    const module = await new Response(stream).arrayBuffer();
    return (await WebAssembly.instantiate(module)).instance.exports;
  }

  /* The module, the glue and the styles, in the order in which the xtask packed them. */
  function unpack(by) {
    const packed = carried('gouji-packed');
    const room = by.room(packed.length);
    const place = new Uint8Array(by.memory.buffer, room, packed.length);
    for (let at = 0; at < packed.length; at += 1) {
      place[at] = packed.charCodeAt(at);
    }
    const list = by.unpack(room, packed.length);
    if (!list) {
      throw failure('spoiled');
    }
    const ends = new Uint32Array(by.memory.buffer, list, 6);
    return [0, 2, 4].map((it) => new Uint8Array(by.memory.buffer, ends[it], ends[it + 1]));
  }

  /* The policy of the file allows these two by the hashes of their texts, and nothing else. */
  function insert(name, text) {
    const element = document.createElement(name);
    element.textContent = text;
    document.head.appendChild(element);
  }

  await painted();
  const by = await unpacker().catch(function (error) {
    throw error.kind ? error : failure('spoiled', error);
  });
  /* A worker would be made here: a Blob of the glue, and the module sent to it. The policy needs
   * `worker-src blob:` for that (xtask/src/single/policy.rs). */
  const [module, glue, style] = unpack(by);
  const text = new TextDecoder();
  insert('style', text.decode(style));
  insert('script', text.decode(glue));
  if (typeof wasm_bindgen === 'undefined') {
    throw failure('blocked');
  }
  await wasm_bindgen({ module_or_path: module }).catch(function (error) {
    throw failure('crash', error);
  });
};
