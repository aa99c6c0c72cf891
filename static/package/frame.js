/* Gives <iframe data-gouji> its height, and raises `gouji-result` on it. */
document.querySelectorAll('iframe[data-gouji]').forEach(function (frame) {
  function origin() {
    var box = frame.getAttribute('sandbox') || 'allow-same-origin';
    return /allow-same-origin/i.test(box) ? new URL(frame.src, location).origin : 'null';
  }
  function hello() {
    var to = origin();
    frame.contentWindow.postMessage({ type: 'gouji-hello' }, to === 'null' ? '*' : to);
  }
  addEventListener('message', function (event) {
    var it = event.data || {};
    if (event.source !== frame.contentWindow || event.origin !== origin()) { return; }
    if (it.type === 'gouji-height') {
      frame.style.height = Math.min(Math.max(it.height, 200), 3e4) + 'px';
    }
    if (it.type === 'gouji-result') {
      frame.dispatchEvent(new CustomEvent(it.type, { bubbles: true, detail: it.result }));
    }
  });
  frame.addEventListener('load', hello);
  if ((frame.contentDocument || 0).URL !== 'about:blank') { hello(); }
});
