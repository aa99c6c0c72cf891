/* Starts the page, or says in plain words why it does not start, and what to do.
 *
 * This file must be understood by every browser there is, Internet Explorer included: no syntax
 * and no function newer than ECMAScript 5. What needs `import()` is in load.js, which old
 * browsers cannot even read. What stands between <site> and </site> is left out of the single file,
 * which fetches nothing (xtask/src/single/script.rs). */
(function () {
  'use strict';

  var script = document.getElementById('gouji-boot');
  /* <site> */
  /* The single file carries what the site fetches. */
  var fetches = script.hasAttribute('data-load');
  /* </site> */
  var attempt = 0;

  var TROUBLES = {
    ie: {
      zh: ['当前为兼容模式（IE 内核），本页无法运行。',
           '请点地址栏右侧的图标切换到极速模式，或者换用 Chrome、Edge、火狐等浏览器打开本页。'],
      en: 'This is compatibility mode (the engine of Internet Explorer), in which this page ' +
          'cannot run. Switch to speed mode with the icon at the right of the address bar.'
    },
    old: {
      zh: ['浏览器的版本太旧，本页无法运行。',
           '请更新浏览器，或者换一个浏览器打开本页（需要 Chromium 80、火狐 79、Safari 15 或更新的版本）。'],
      en: 'This browser is too old. The page needs Chromium 80, Firefox 79, Safari 15 or later.'
    },
    /* <site> */
    file: {
      zh: ['直接从磁盘打开的网页不能载入核对程序。',
           '请通过网址打开本页，或者使用单文件版 gouji.html。'],
      en: 'A page opened from disk cannot load its program. Open this page by its web address, or ' +
          'use the single file gouji.html.'
    },
    /* </site> */
    early: {
      zh: ['浏览器的版本太旧，打不开单文件版。',
           '请更新浏览器（需要 Chromium 80、火狐 113、Safari 16.4 或更新的版本），或者通过网址打开本页。'],
      en: 'This browser is too old for the single file, which needs Chromium 80, Firefox 113, ' +
          'Safari 16.4 or later.'
    },
    spoiled: {
      zh: ['本文件不完整，或者在途中被改动。',
           '请重新获取 gouji.html；不要用编辑器打开后另存。'],
      en: 'This file is damaged. Get gouji.html again, and do not save it from an editor.'
    },
    blocked: {
      zh: ['本网站的安全策略（CSP）不允许运行核对程序。',
           '请网站管理员在 Content-Security-Policy 的 script-src 中加上 \'wasm-unsafe-eval\'；' +
           '如果已经加上，则是浏览器内核低于 Chromium 97，不认识这一项，请更新浏览器。'],
      en: 'The security policy of this site forbids WebAssembly. Its administrator has to add ' +
          '\'wasm-unsafe-eval\' to script-src; browsers before Chromium 97 do not know that word.'
    },
    /* <site> */
    download: {
      zh: ['核对程序没有下载成功。',
           '可能是网络中断，或者文件被网关拦截。请点“重试”；如果一直不行，请把下面一行告诉网站管理员。'],
      en: 'The program could not be downloaded. Try again, or tell the administrator this line:',
      retry: true
    },
    damaged: {
      zh: ['下载到的核对程序不完整，或者在途中被改动。',
           '请点“重试”；如果一直不行，请把下面一行告诉网站管理员。'],
      en: 'The program arrived damaged. Try again, or tell the administrator this line:',
      retry: true
    },
    /* </site> */
    crash: {
      zh: ['核对程序启动时出错。',
           '这是本工具的错误，不是报告的问题。请点“重试”，或者刷新本页。'],
      en: 'The program failed while starting. This is a fault of this tool, not of the report.',
      retry: true
    },
    stopped: {
      zh: ['核对程序出错停止了。',
           '这是本工具的错误，不是报告的问题。您的文字还在页面上：请先复制保存，再刷新本页。'],
      en: 'The program has stopped. This is a fault of this tool, not of the report. Your text ' +
          'is still on the page: copy it, then reload.'
    }
  };

  /* A module with one instruction of each kind that the page needs and the first
   * WebAssembly lacked: converting without trapping, sign extension, copying memory. */
  var PROBE = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 1, 125, 0, 3, 2, 1, 0, 5, 3, 1, 0, 1,
               10, 20, 1, 18, 0, 32, 0, 252, 0, 192, 26, 65, 0, 65, 0, 65, 0, 252, 10, 0, 0, 11];
  var EMPTY = [0, 97, 115, 109, 1, 0, 0, 0];

  function unfit() {
    if (document.documentMode) { return 'ie'; }
    if (typeof Promise !== 'function' || typeof fetch !== 'function' ||
        typeof WebAssembly !== 'object' || !WebAssembly.validate(new Uint8Array(PROBE))) {
      return 'old';
    }
    /* <site> */
    if (fetches && location.protocol === 'file:') { return 'file'; }
    /* </site> */
    try {
      new WebAssembly.Module(new Uint8Array(EMPTY));
    } catch (error) {
      return 'blocked';
    }
    return '';
  }

  function state(name) {
    document.documentElement.setAttribute('data-gouji', name);
  }

  function line(tag, text) {
    var element = document.createElement(tag);
    element.appendChild(document.createTextNode(text));
    return element;
  }

  function emptied() {
    var place = document.getElementById('gouji-status');
    if (!place) {
      place = document.createElement('div');
      place.id = 'gouji-status';
      document.body.insertBefore(place, document.body.firstChild);
    }
    while (place.firstChild) { place.removeChild(place.firstChild); }
    return place;
  }

  function wait() {
    var place = emptied();
    place.className = '';
    place.setAttribute('role', 'status');
    place.appendChild(line('p', '正在载入核对程序……'));
    state('loading');
  }

  function complain(kind, detail) {
    var trouble = TROUBLES[kind];
    var place = emptied();
    place.className = 'trouble';
    place.setAttribute('role', 'alert');
    place.appendChild(line('strong', trouble.zh[0]));
    place.appendChild(line('p', trouble.zh[1]));
    if (trouble.retry) { place.appendChild(retryButton()); }
    var english = line('small', trouble.en);
    english.lang = 'en';
    place.appendChild(english);
    if (detail) { place.appendChild(line('code', detail)); }
    state('failed');
  }

  function retryButton() {
    var button = line('button', '重试');
    button.type = 'button';
    button.onclick = start;
    return button;
  }

  /* A browser may remember that a module failed to load; another address asks anew. */
  function address(name) {
    var base = script.getAttribute(name) || '';
    return attempt > 1 ? base + '?retry=' + attempt : base;
  }

  function load() {
    return window.goujiLoad(address('data-js'), address('data-wasm'));
  }

  /* <site> */
  function fetchLoader(then) {
    var loader = document.createElement('script');
    loader.onload = then;
    loader.onerror = function () { complain('download', loader.src); };
    loader.src = address('data-load');
    document.head.appendChild(loader);
  }
  /* </site> */

  function loaded() {
    /* The file arrived and said nothing: the browser could not read it. */
    if (!window.goujiLoad) { complain('old'); return; }
    load().then(function () {
      watch();
      state('ready');
      /* <site> */
      window.setTimeout(keep, 2000);
      /* </site> */
    }, function (failure) {
      complain(failure.kind, failure.detail);
    });
  }

  /* <site> */
  /* So that the page opens without a network the next time; what it fetches now goes first. In a
   * frame, from disk and over http there is no such thing, and nothing depends on it. */
  function keep() {
    var worker = script.getAttribute('data-worker');
    if (!worker || window.parent !== window || !('serviceWorker' in navigator)) { return; }
    try {
      navigator.serviceWorker.register(worker).then(null, function () {});
    } catch (denied) { /* A policy of the host's forbids it. */ }
  }
  /* </site> */

  /* A program that has failed once does nothing more, and silence would pass for an answer. */
  function watch() {
    function look(error) {
      /* The page has said so itself, and has given the text back. */
      if (document.querySelector('.fault')) { return; }
      if (!stops(error) || document.documentElement.getAttribute('data-gouji') === 'failed') {
        return;
      }
      complain('stopped', String(error));
      giveBack();
      document.getElementById('gouji-status').scrollIntoView();
    }
    window.addEventListener('error', function (event) { look(event.error); });
    window.addEventListener('unhandledrejection', function (event) { look(event.reason); });
  }

  /* A stack that overflows is no error of WebAssembly's, and each engine has another for it. */
  function stops(error) {
    return error instanceof WebAssembly.RuntimeError || error instanceof RangeError ||
      (error && error.name === 'InternalError');
  }

  /* What was pasted as a whole never stood in the field: the page left it here before it read it. */
  function giveBack() {
    if (!window.goujiText) { return; }
    var field = document.createElement('textarea');
    field.readOnly = true;
    field.value = new TextDecoder().decode(window.goujiText);
    field.setAttribute('aria-label', '您的文字 Your text');
    document.getElementById('gouji-status').appendChild(field);
  }

  function start() {
    attempt += 1;
    if (attempt > 1) { wait(); }
    /* <site> */
    if (fetches && !window.goujiLoad) {
      fetchLoader(loaded);
      return;
    }
    /* </site> */
    loaded();
  }

  var reason = unfit();
  if (reason) { complain(reason); } else { start(); }
})();
