// The browsers, and how each is started. `kernel` is the Chromium inside; null for others.
import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import { driven } from './puppeteer.js';
import { webkit } from './webdriver.js';

const HERE = dirname(fileURLToPath(import.meta.url));
// To a browser, 127.0.0.1 is as good as https, and this is not.
const COMMON = ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP intranet.test 127.0.0.1'];
const OLD = [...COMMON, '--no-zygote'];
const NEW = [...COMMON, '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

/** All of them, by name. */
export function browsers({ webkit: miniBrowser }) {
  const old = [78, 80, 81, 86, 90, 102].map((kernel) =>
    ({ name: `chromium-${kernel}`, kernel, start: () => oldChromium(kernel) }));
  return [
    ...old,
    { name: 'chromium', kernel: Infinity, start: () => chromium() },
    { name: 'firefox', kernel: null, start: () => firefox() },
    { name: 'webkit', kernel: null, start: () => webkit(miniBrowser) }
  ];
}

async function oldChromium(kernel) {
  const folder = join(HERE, 'unpacked', String(kernel));
  await unpack(join(HERE, 'node_modules', `chromium-${kernel}`, 'bin'), folder);
  const { default: puppeteer } = await import('puppeteer-old');
  // These read libraries and fonts of the machine, but for what the archive brings along.
  const env = { ...process.env, LD_LIBRARY_PATH: join(folder, 'lib') };
  const executablePath = join(folder, 'chromium');
  return driven(await puppeteer.launch({ executablePath, args: OLD, env, timeout: 120000 }));
}

async function chromium() {
  const executablePath = onPath('chromium');
  const { default: puppeteer } = await import('puppeteer-core');
  return driven(await puppeteer.launch({ executablePath, args: NEW, timeout: 120000 }));
}

async function firefox() {
  const executablePath = onPath('firefox-esr');
  const { default: puppeteer } = await import('puppeteer-core');
  return driven(await puppeteer.launch({ browser: 'firefox', executablePath, timeout: 120000 }));
}

function onPath(program) {
  const folders = process.env.PATH.split(':');
  return folders.map((it) => join(it, program)).find((it) => existsSync(it));
}

/** Unpacks the archives in `from` into `to`, unless that is done. */
async function unpack(from, to) {
  const program = join(to, 'chromium');
  if (existsSync(program)) { return; }
  mkdirSync(to, { recursive: true });
  await brotli(join(from, 'aws.tar.br'), join(to, 'aws.tar'));
  execFileSync('tar', ['-xf', join(to, 'aws.tar'), '-C', to]);
  await brotli(join(from, 'chromium.br'), `${program}.part`, 0o755);
  renameSync(`${program}.part`, program);
}

function brotli(from, to, mode = 0o644) {
  return pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, { mode }));
}
