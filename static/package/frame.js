/* For a page that shows Gouji in a frame: <iframe data-gouji src="/gouji.html" sandbox="allow-scripts">.
 * Gives the frame its height, and raises `gouji-result` on it. */
(function () {
  'use strict';

  /* A sandbox without allow-same-origin has the origin "null". */
  function origin(frame) {
    var sandbox = frame.getAttribute('sandbox');
    var opaque = sandbox !== null && !/(^|\s)allow-same-origin(\s|$)/i.test(sandbox);
    return opaque ? 'null' : new URL(frame.src, location.href).origin;
  }

  function hello(frame) {
    var to = origin(frame);
    /* Nothing is in it that anybody might not know. */
    frame.contentWindow.postMessage({ type: 'gouji-hello' }, to === 'null' ? '*' : to);
  }

  function hear(frame, event) {
    var data = event.data;
    if (event.source !== frame.contentWindow || event.origin !== origin(frame) || !data) { return; }
    if (data.type === 'gouji-height' && isFinite(data.height)) {
      frame.style.height = Math.min(Math.max(Math.ceil(data.height), 200), 30000) + 'px';
    }
    if (data.type === 'gouji-result') {
      frame.dispatchEvent(new CustomEvent('gouji-result', { bubbles: true, detail: data.result }));
    }
  }

  document.querySelectorAll('iframe[data-gouji]').forEach(function (frame) {
    window.addEventListener('message', function (event) { hear(frame, event); });
    frame.addEventListener('load', function () { hello(frame); });
    hello(frame);
  });
})();
