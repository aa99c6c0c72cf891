// A page in a browser that speaks nothing but WebDriver: WebKitGTK, on a screen that nobody sees.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

const KEYS = { F8: '\uE038' };

/** What goes wrong once a page is there. Not all of it: what came before this ran is not seen. */
const LISTEN = `
  if (window.goujiSaid) { return; }
  window.goujiSaid = [];
  const say = (it) => goujiSaid.push(String(it));
  addEventListener('error', (event) => say(event.message));
  addEventListener('unhandledrejection', (event) => say(event.reason));
  document.addEventListener('securitypolicyviolation', (event) =>
    say(event.violatedDirective + ' ' + event.blockedURI));
  const usual = console.error;
  console.error = function () { say([].join.call(arguments, ' ')); usual.apply(console, arguments); };`;

/** Starts `program` of WebKit's by its driver. */
export async function webkit(program) {
  const screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1400x900x24'],
    { stdio: ['ignore', 'pipe', 'ignore'] });
  const [display] = await once(screen.stdout, 'data');
  const port = await freePort();
  const env = { ...process.env, DISPLAY: `:${String(display).trim()}` };
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], { env, stdio: 'ignore' });
  const stop = () => { driver.kill(); screen.kill(); };
  try {
    return await session(`http://127.0.0.1:${port}`, program, stop);
  } catch (error) {
    stop();
    throw error;
  }
}

async function session(driver, program, stop) {
  const options = { binary: program, args: ['--automation'] };
  const wanted = { alwaysMatch: { 'webkitgtk:browserOptions': options } };
  await patient(() => fetch(`${driver}/status`));
  const made = await call(`${driver}/session`, { capabilities: wanted });
  const at = `${driver}/session/${made.sessionId}`;
  await call(`${at}/window/rect`, { x: 0, y: 0, width: 1366, height: 806 });
  const tab = page(at);
  return {
    version: `WebKitGTK ${made.capabilities.browserVersion}`,
    tab,
    said: () => tab.run('return (window.goujiSaid || []).splice(0)'),
    asked: () => tab.run(
      "return [location.href].concat(performance.getEntriesByType('resource').map((it) => it.name))"),
    close: async () => {
      await fetch(at, { method: 'DELETE' });
      stop();
    }
  };
}

function page(at, frame) {
  const run = (body, ...given) => call(`${at}/execute/sync`, { script: body, args: given });
  const act = (actions) => call(`${at}/actions`, { actions });
  return {
    run,
    go: async (address) => {
      await call(`${at}/frame`, { id: null });
      await call(`${at}/url`, { url: address });
      await run(LISTEN);
    },
    click: async (x, y) => {
      const corner = frame ? await cornerOf(at, frame, y) : { x: 0, y: 0 };
      await act([{
        type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions: [
          { type: 'pointerMove', x: Math.round(corner.x + x), y: Math.round(corner.y + y) },
          // WebKit looks for what is below the mouse when it has time to.
          { type: 'pause', duration: 200 },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 }]
      }]);
    },
    // The driver's own click finds its element later than a place that was computed before; in a frame
    // of another origin it does not bring it into sight.
    clickElement: frame ? null : async (body, ...given) => {
      const [id] = Object.values(await run(body, ...given));
      await call(`${at}/element/${id}/click`, {});
    },
    press: (key) => act([{
      type: 'key', id: 'keys', actions: [
        { type: 'keyDown', value: KEYS[key] },
        { type: 'keyUp', value: KEYS[key] }]
    }]),
    picture: async (path) => {
      const { writeFile } = await import('node:fs/promises');
      await writeFile(path, Buffer.from(await call(`${at}/screenshot`), 'base64'));
    },
    inside: async (selector) => {
      const found = await patient(() =>
        call(`${at}/element`, { using: 'css selector', value: selector }));
      await call(`${at}/frame`, { id: found });
      await run(LISTEN);
      return page(at, found);
    }
  };
}

/** Where a frame is. WebKit counts from the corner of the window, also within a frame; a page in a
 * frame of another origin cannot scroll the page around it, so what is clicked at the height `y` of the
 * frame is brought into sight here, as a user would, and is clicked when nothing moves any more. */
async function cornerOf(at, frame, y) {
  await call(`${at}/frame`, { id: null });
  const script = `const { left, top } = arguments[0].getBoundingClientRect();
    const middle = top + arguments[1];
    if (middle < 0 || middle > innerHeight) { scrollBy(0, middle - innerHeight / 2); }
    return { x: left + arguments[0].clientLeft, y: top + arguments[0].clientTop };`;
  let corner;
  let before;
  do {
    before = corner;
    corner = await call(`${at}/execute/sync`, { script, args: [frame, y] });
    await new Promise((done) => setTimeout(done, 100));
  } while (!before || corner.x !== before.x || corner.y !== before.y);
  await call(`${at}/frame`, { id: frame });
  return corner;
}

/** A command with a body, or a question without one. */
async function call(address, body) {
  const request = body && { method: 'POST', body: JSON.stringify(body) };
  const { value } = await (await fetch(address, request)).json();
  if (value && value.error) {
    throw new Error(`${value.error}: ${value.message}`);
  }
  return value;
}

async function patient(work) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === 100) { throw error; }
    }
    await new Promise((done) => setTimeout(done, 100));
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}
