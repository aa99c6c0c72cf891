// Runs every place of the checker in every browser that is here, and prints what came out as a table.
// Called by `cargo xtask browsers` with the names of the browsers; what it serves, a `key=value` a
// line, stands in the environment.
import { join } from 'node:path';
import { browsers } from './browsers.js';
import { places } from './places.js';

const given = Object.fromEntries(process.env.GOUJI_BROWSERS.trim().split('\n').map((line) => {
  const at = line.indexOf('=');
  return [line.slice(0, at), line.slice(at + 1)];
}));
const known = browsers(given).filter((it) => process.argv.includes(it.name, 2));
/** How long one place may take, and how often a browser may hang or not start: old ones do, where
 * the machine has much else to do. */
const LIMIT = 120000;
const TRIES = 3;
/** The browser did not answer; the page may not be to blame. */
class Hung extends Error {}

const rows = [];
let failures = 0;

for (const browser of known) {
  rows.push(await runAll(browser));
}
const names = places(given).map((it) => it.name);
print(['browser', ...names]);
print(['---', ...names.map(() => '---')]);
rows.forEach(print);
process.exitCode = failures ? 1 : 0;

async function runAll(browser) {
  const outcomes = [];
  let version = browser.name;
  for (const place of places(given)) {
    const expected = place.expected(browser.kernel);
    const outcome = expected && await attempt(browser, place, expected, 1);
    version = (outcome && outcome.version) || version;
    outcomes.push(outcome ? outcome.word : '–');
  }
  return [version, ...outcomes];
}

/** One place in a browser of its own. */
async function attempt(browser, place, expected, n) {
  const about = `${browser.name}, ${place.name}: ${expected}`;
  let started;
  const work = async () => {
    started = await browser.start().catch((it) => { throw new Hung(it.message); });
    const look = (what) => takePicture(started, `${browser.name}-${place.key}-${what}`);
    await place[expected](started, look).catch(async (error) => {
      await look('failed').catch(() => {});
      throw error;
    });
    await look(expected);
    await quiet(started, place, expected);
  };
  const error = await within(LIMIT, work()).then(() => null, (it) => it);
  await Promise.resolve(started && started.close()).catch(() => {});
  const version = started && started.version;
  if (!error) {
    console.log(`passed: ${about}`);
    return { version, word: expected };
  }
  if (error instanceof Hung && n < TRIES) {
    console.log(`hung, and is started anew: ${about}`);
    return attempt(browser, place, expected, n + 1);
  }
  failures += 1;
  console.log(`FAILED: ${about}\n${error.message}`);
  return { version, word: 'FAILED' };
}

function within(limit, work) {
  let late;
  const hangs = new Promise((_, fail) => {
    late = setTimeout(() => fail(new Hung(`no end after ${limit / 1000} s`)), limit);
  });
  return Promise.race([work, hangs]).finally(() => clearTimeout(late));
}

async function takePicture(started, name) {
  if (started && given.pictures) {
    await started.tab.picture(join(given.pictures, `${name}.png`));
  }
}

/** No error in the console, where all went well, and no request but to the page's own host. */
async function quiet(started, place, expected) {
  const foreign = (await started.asked()).filter((it) => !place.isOwn(it));
  const said = expected === 'works' ? await started.said() : [];
  if (foreign.length || said.length) {
    throw new Error(`asked for: ${foreign.join(' ')}; said: ${said.join('\n')}`);
  }
}

function print(cells) {
  console.log(`| ${cells.join(' | ')} |`);
}
