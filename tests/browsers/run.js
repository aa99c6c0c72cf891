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
    const outcome = expected && await attempt(browser, place, expected);
    version = (outcome && outcome.version) || version;
    outcomes.push(outcome ? outcome.word : '–');
  }
  return [version, ...outcomes];
}

/** One place in a browser of its own. */
async function attempt(browser, place, expected) {
  const about = `${browser.name}, ${place.name}`;
  let started;
  try {
    started = await browser.start();
    const look = (what) => takePicture(started, `${browser.name}-${place.key}-${what}`);
    await place[expected](started, look);
    await look(expected);
    await quiet(started, place, expected);
    console.log(`passed: ${about}: ${expected}`);
    return { version: started.version, word: expected };
  } catch (error) {
    failures += 1;
    console.log(`FAILED: ${about}: ${expected}\n${error.message}`);
    await takePicture(started, `${browser.name}-${place.key}-failed`).catch(() => {});
    return { version: started && started.version, word: 'FAILED' };
  } finally {
    await Promise.resolve(started && started.close()).catch(() => {});
  }
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
