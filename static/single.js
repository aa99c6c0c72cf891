/* For the single file: unpacks the program that the file carries, and runs it. It takes the place of
 * load.js, and a failure comes with its kind, one of boot.js's TROUBLES. Like load.js it uses the
 * newest syntax that the glue uses (`?.`), so that a browser which reads this reads the glue too. */
window.goujiLoad = async function () {
  'use strict';

  function failure(kind, error) {
    return { kind: kind, detail: error?.message || String(error || '') };
  }

  function carried(id) {
    return document.getElementById(id);
  }

  /* The bytes of a block: 23 digits to the base 125 for every 20 of them (pack/src/coder.rs). */
  function bytes(block) {
    const all = [];
    for (const digits of block.textContent.match(/[^]{23}/g)) {
      let number = 0n;
      for (const it of digits) {
        const code = it.charCodeAt(0);
        number = number * 125n + BigInt(code - 1 - (code > 13) - (code > 60));
      }
      for (let shift = 152n; shift >= 0n; shift -= 8n) {
        all.push(Number(number >> shift & 255n));
      }
    }
    return Uint8Array.from(all.slice(0, block.dataset.bytes));
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
    const stream = new Blob([bytes(carried('gouji-unpacker'))]).stream().pipeThrough(new DecompressionStream('gzip'));
    const module = await new Response(stream).arrayBuffer();
    return (await WebAssembly.instantiate(module)).instance.exports;
  }

  /* The module, the glue and the styles, in the order in which the xtask packed them. It is done in
   * steps, so that the page answers meanwhile, and since a browser goes on with a call in the code
   * that it has when the call begins: each step finds better code than the one before. */
  async function unpack(by) {
    const packed = carried('gouji-packed').textContent;
    const room = by.room(packed.length);
    const place = new Uint8Array(by.memory.buffer, room, packed.length);
    for (let at = 0; at < packed.length; at += 1) {
      place[at] = packed.charCodeAt(at);
    }
    const unpacker = by.begin(room, packed.length);
    let state = unpacker ? 1 : -1;
    while (state === 1) {
      state = by.step(unpacker, 8192);
      await turn();
    }
    if (state < 0) {
      throw failure('spoiled');
    }
    return [0, 1, 2].map((it) =>
      new Uint8Array(by.memory.buffer, by.part(unpacker, it), by.length(unpacker, it)));
  }

  /* Lets the browser do what it has to; timers would make it wait each time. */
  function turn() {
    return new Promise(function (done) {
      const channel = new MessageChannel();
      channel.port1.onmessage = function () { channel.port1.close(); done(); };
      channel.port2.postMessage(0);
    });
  }

  /* The policy of the file allows these two by the hashes of their texts, and nothing else. */
  function insert(name, text) {
    const element = document.createElement(name);
    element.textContent = text;
    document.head.appendChild(element);
  }

  async function run() {
    await painted();
    const by = await unpacker().catch(function (error) {
      throw error?.kind ? error : failure('spoiled', error);
    });
    /* A worker would be made here: a Blob of the glue, and the module sent to it. The policy needs
     * `worker-src blob:` for that (xtask/src/single/policy.rs). */
    const [module, glue, style] = await unpack(by);
    const text = new TextDecoder();
    insert('style', text.decode(style));
    insert('script', text.decode(glue));
    if (typeof wasm_bindgen === 'undefined') {
      throw failure('blocked');
    }
    await wasm_bindgen({ module_or_path: module });
  }

  await run().catch(function (error) {
    throw error?.kind ? error : failure('crash', error);
  });
};
