/* In a frame: tells the page around it how high this page is and what a check came to, if that page
 * says hello and may know. It may if it is of the origin that this file came from, or if its origin
 * is named in <meta name="gouji-parents" content="https://portal.example.gov.cn">. A file on a disk
 * and a document without an address have no origin that would tell one page from another: there
 * only the named ones may know. The other half is frame.js of the package. */
(function () {
  'use strict';
  if (window.parent === window || typeof ResizeObserver !== 'function') { return; }

  var meta = document.querySelector('meta[name="gouji-parents"]');
  var named = meta ? meta.content.split(/\s+/) : [];
  var allowed = named.concat(location.origin).filter(function (it) { return /^https?:/.test(it); });
  var parent = '';
  var result = null;

  function tell(message) {
    if (parent) { window.parent.postMessage(message, parent); }
  }

  function tellHeight() {
    tell({ type: 'gouji-height', height: Math.ceil(document.body.getBoundingClientRect().height) });
  }

  function tellResult() { tell({ type: 'gouji-result', result: result }); }

  /* The page calls this with every result, and with null when there is no report any more. */
  window.goujiResult = function (latest) {
    result = latest;
    tellResult();
  };

  window.addEventListener('message', function (event) {
    var hello = event.data && event.data.type === 'gouji-hello';
    if (!hello || event.source !== window.parent || allowed.indexOf(event.origin) < 0) { return; }
    /* "null" is the origin of every page that has none. */
    if (event.origin === 'null') { return; }
    parent = event.origin;
    tellHeight();
    tellResult();
  });

  document.documentElement.setAttribute('data-framed', '');
  document.addEventListener('DOMContentLoaded', function () {
    new ResizeObserver(tellHeight).observe(document.body);
  });
})();
