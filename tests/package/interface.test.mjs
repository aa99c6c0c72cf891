// The package in Node, installed from its tarball: the script interface says what the command says.
// GOUJI is the command, GOUJI_FILES a folder with reports to read.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';

import * as gouji from 'gouji';
import { ENCODINGS, big5 } from './encode.mjs';

const FOLDER = 'reports';
const SAMPLE = await readFile(join(process.env.GOUJI_FILES, 'sample.txt'), 'utf8');
const MENDED = SAMPLE.replaceAll('74 |', '47 |');
const TRADITIONAL = [
  '<meta charset=big5><h1>雲溪縣2023年政府信息公開工作年度報告</h1><table>',
  '<tr><td>一、本年新收政府信息公開申請數量<td>1<td>0<td>0<td>0<td>0<td>0<td>1',
  '<tr><td>二、上年結轉政府信息公開申請數量<td>0<td>0<td>0<td>0<td>0<td>0<td>0',
  '<tr><td>（一）予以公開<td>1<td>0<td>0<td>0<td>0<td>0<td>1',
  '<tr><td>（七）總計<td>1<td>0<td>0<td>0<td>0<td>0<td>1',
  '<tr><td>四、結轉下年度繼續辦理<td>0<td>0<td>0<td>0<td>0<td>0<td>0</table>',
].join('\n');

/** Every file that command and script interface are given: its name and its bytes. */
async function files() {
  const found = new Map([['traditional.html', big5(TRADITIONAL)]]);
  for (const [name, encode] of Object.entries(ENCODINGS)) {
    found.set(`sample-${name}.txt`, encode(SAMPLE));
    found.set(`mended-${name}.txt`, encode(MENDED));
  }
  for (const name of await readdir(process.env.GOUJI_FILES)) {
    found.set(name, await readFile(join(process.env.GOUJI_FILES, name)));
  }
  found.set('cut.txt', Buffer.from(SAMPLE).subarray(0, -2));
  found.set('letter.txt', Buffer.from('今天下午三点开会。'));
  return found;
}

/** What the command prints for all of them, by name. */
async function byCommand(all) {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER);
  for (const [name, bytes] of all) {
    await writeFile(join(FOLDER, name), bytes);
  }
  const call = promisify(execFile)(process.env.GOUJI, ['check', '--format', 'json', ...all.keys()], {
    cwd: FOLDER,
    maxBuffer: 1 << 28,
  });
  // Not all of the reports reconcile, so that its exit status is 1.
  const { stdout } = await call.catch((failure) => failure);
  return new Map(JSON.parse(stdout).map((it) => [it.source.name, it]));
}

test('everything throws before init', () => {
  for (const call of [() => gouji.check(SAMPLE), () => gouji.checkFile('a', new Uint8Array()), gouji.version]) {
    assert.throws(call, /init\(\)/);
  }
});

test('a failed init can be tried again, and a second one waits for the first', async () => {
  await assert.rejects(gouji.init({ module: new Uint8Array([0, 1, 2]) }), WebAssembly.CompileError);
  await assert.rejects(gouji.init({ module: new URL('./none.wasm', import.meta.url) }), /ENOENT/);
  const first = gouji.init();
  assert.equal(gouji.init(), first);
  await first;
  await gouji.init();
  assert.match(gouji.version(), /^\d+\.\d+\.\d+$/);
});

test('a file comes to what the command prints, field by field', async () => {
  await gouji.init();
  const all = await files();
  const printed = await byCommand(all);
  assert.equal(printed.size, all.size);
  for (const [name, bytes] of all) {
    assert.deepStrictEqual(gouji.checkFile(name, new Uint8Array(bytes)), printed.get(name), name);
  }
  for (const name of Object.keys(ENCODINGS)) {
    assert.equal(printed.get(`sample-${name}.txt`).verdict, 'does-not-reconcile', name);
    assert.equal(printed.get(`mended-${name}.txt`).verdict, 'reconciles', name);
  }
  assert.equal(printed.get('traditional.html').report.organ, '雲溪縣');
});

test('text and HTML come to the same as files', () => {
  const html = `<p>${MENDED}`;
  const named = { name: 'a.txt', text: SAMPLE };
  const bytes = new TextEncoder().encode(SAMPLE);
  assert.deepStrictEqual(gouji.check(named), gouji.checkFile('a.txt', bytes));
  assert.deepStrictEqual(gouji.check(SAMPLE), gouji.check({ text: SAMPLE }));
  assert.deepStrictEqual(gouji.check({ html }), gouji.check({ html, text: SAMPLE }));
  assert.equal(gouji.check({ html }).source.kind, 'html');
  assert.equal(gouji.check(SAMPLE).source.name, '');
  assert.deepStrictEqual(gouji.check(SAMPLE), gouji.check(SAMPLE));
});

test('spans are places in the text that was given', () => {
  const result = gouji.check(SAMPLE);
  const cells = result.tables.flatMap((it) => it.rows).flatMap((it) => it.cells);
  const placed = cells.filter((it) => it.span !== null);
  assert.ok(placed.length > 100);
  for (const { raw, span } of placed) {
    assert.equal(SAMPLE.slice(...span), raw);
  }
});

test('a result is a plain object that can be cloned and written as JSON', () => {
  const result = gouji.check(SAMPLE);
  assert.equal(Object.getPrototypeOf(result), Object.prototype);
  assert.deepStrictEqual(structuredClone(result), result);
  assert.deepStrictEqual(JSON.parse(JSON.stringify(result)), result);
});

test('what is no report is refused by its kind', () => {
  for (const input of [undefined, null, 1, {}, [], { text: 1 }, Object.create({ text: SAMPLE })]) {
    assert.throws(() => gouji.check(input), TypeError);
  }
  assert.throws(() => gouji.check('1'.repeat((20 << 20) + 1)), RangeError);
  for (const bytes of [undefined, SAMPLE, [1], new ArrayBuffer(1), new Uint16Array(1)]) {
    assert.throws(() => gouji.checkFile('a.txt', bytes), TypeError);
  }
});

test('a file of another kind is a finding that says what to do', () => {
  const kinds = [Buffer.from('%PDF-1.7'), Buffer.from('PK\x03\x04'), new Uint8Array(), Buffer.alloc((20 << 20) + 1)];
  for (const bytes of kinds) {
    const result = gouji.checkFile('a.docx', bytes);
    assert.equal(result.verdict, 'nothing-to-check');
    assert.deepEqual(result.findings.map((it) => it.rule), ['unusable-file']);
    assert.match(result.findings[0].message, /请|没有/);
  }
});

test('it works in a worker', async () => {
  const worker = new Worker(new URL('./worker.mjs', import.meta.url), { workerData: SAMPLE });
  const result = await new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  assert.deepStrictEqual(result, gouji.check(SAMPLE));
});

test('the element can be imported where there is no document', async () => {
  const { GoujiChecker } = await import('gouji/element');
  assert.equal(typeof GoujiChecker, 'function');
  assert.equal(await import('gouji/element.js').then((it) => it.GoujiChecker), GoujiChecker);
});

test('the other exports lead to files', async () => {
  assert.match((await import('gouji/style.js')).default, /\.gouji/);
  for (const name of ['gouji/frame.js', 'gouji/gouji_bg.wasm', 'gouji/package.json']) {
    assert.ok((await readFile(new URL(import.meta.resolve(name)))).length > 100, name);
  }
  await assert.rejects(import('gouji/gouji.js'), { code: 'ERR_PACKAGE_PATH_NOT_EXPORTED' });
});

test('a script goes over files', async () => {
  const { stdout } = await promisify(execFile)('node', ['batch.mjs', join(FOLDER, 'sample-gb18030.txt')]);
  assert.equal(stdout, `${join(FOLDER, 'sample-gb18030.txt')} 2023 does-not-reconcile 3\n`);
});
