// Texts in the encodings of Chinese offices. Node decodes them all and encodes none but UTF-8 and
// UTF-16, so that the tables of the others are made by decoding every pair of bytes.

function table(label) {
  const decoder = new TextDecoder(label, { fatal: true });
  const found = new Map();
  for (let first = 0x81; first < 0xff; first += 1) {
    for (let second = 0x40; second < 0xff; second += 1) {
      const bytes = Uint8Array.of(first, second);
      try {
        const text = decoder.decode(bytes);
        if ([...text].length === 1 && !found.has(text)) {
          found.set(text, bytes);
        }
      } catch {
        // No character.
      }
    }
  }
  return found;
}

function byTable(label, text) {
  const pairs = table(label);
  return Buffer.concat([...text].map((it) => {
    const bytes = it.codePointAt(0) < 0x80 ? Uint8Array.of(it.codePointAt(0)) : pairs.get(it);
    if (!bytes) {
      throw new Error(`${it} is not in ${label}`);
    }
    return bytes;
  }));
}

const mark = '\u{feff}';
const little = (text) => Buffer.from(text, 'utf16le');
const big = (text) => little(text).swap16();

/** The encodings that are read, by name. */
export const ENCODINGS = {
  'utf8': (text) => Buffer.from(text),
  'utf8-mark': (text) => Buffer.from(mark + text),
  'gb18030': (text) => byTable('gb18030', text),
  'utf16le-mark': (text) => little(mark + text),
  'utf16be-mark': (text) => big(mark + text),
  'utf16le': little,
  'utf16be': big,
};

/** Traditional Chinese, where a page declares it. */
export const big5 = (text) => byTable('big5', text);
