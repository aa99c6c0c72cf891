//! The contexts: which parts of what stands before a byte are asked about it.

use crate::parser::Parser;

/// How many there are.
pub const CONTEXTS: usize = 22;

/// What the contexts are made of beside the module's structure.
#[derive(Default)]
pub struct Before {
    /// The last eight bytes, the newest in the lowest.
    pub bytes: u64,
    /// How many bytes there are.
    pub count: usize,
    word: u32,
    last_word: u32,
}

impl Before {
    /// Takes the next byte.
    pub fn take(&mut self, byte: u8) {
        self.bytes = self.bytes << 8 | u64::from(byte);
        self.count += 1;
        if byte.is_ascii_alphanumeric() || byte >= 128 || byte == b'_' {
            self.word = mix(self.word, u32::from(byte));
        } else if self.word != 0 {
            (self.last_word, self.word) = (self.word, 0);
        }
    }

    /// The last `count` bytes.
    fn last(&self, count: u32) -> u32 {
        lowest(self.bytes, count)
    }

    /// One byte, the `back`th from the end.
    fn byte(&self, back: u32) -> u32 {
        (self.bytes >> (8 * back)) as u32 & 255
    }
}

/// Joins a number to a hash.
pub fn mix(hash: u32, number: u32) -> u32 {
    let hash = hash.wrapping_add(number.wrapping_mul(0x9e37_79b1)) ^ (number >> 7);
    let hash = hash.wrapping_mul(0x85eb_ca6b).rotate_left(13);
    hash.wrapping_mul(5).wrapping_add(0xe654_6b64)
}

fn lowest(bytes: u64, count: u32) -> u32 {
    let bytes = if count < 8 { bytes & ((1 << (8 * count)) - 1) } else { bytes };
    bytes as u32 ^ ((bytes >> 32) as u32).wrapping_mul(0x2545_f491)
}

fn all(numbers: &[u32]) -> u32 {
    numbers.iter().fold(0x1_2345, |hash, it| mix(hash, *it))
}

/// The contexts within a function.
pub fn of_code(parser: &Parser, before: &Before) -> [u32; CONTEXTS] {
    let digits = parser.digits();
    let so_far = if digits > 0 { before.last(digits) } else { 0 };
    let opcode = u32::from(parser.opcode);
    let opcodes = |count| lowest(parser.opcodes, count);
    let [local, local_before] = parser.locals;
    let [call, call_before] = parser.calls;
    let kind = |below| parser.operand(below) & 255;
    let address = parser.address();
    let (set_to, used_at) = parser.known_of(address);
    let with = |numbers: &[u32]| mix(all(numbers), so_far);
    let contexts = [
        0,
        before.last(1),
        before.last(2),
        before.last(3),
        before.last(4),
        before.last(6),
        with(&[opcodes(2)]),
        with(&[opcodes(3)]),
        with(&[opcodes(6)]),
        with(&[local, opcode]),
        with(&[parser.function, opcodes(2), local]),
        with(&[parser.operands(), opcode]),
        with(&[kind(0), kind(1), kind(2), opcode]),
        with(&[parser.last_set_to(), opcode]),
        with(&[address, used_at, opcode]),
        with(&[set_to, address & 255, opcode]),
        with(&[call, call_before, opcode]),
        with(&[parser.operands(), call, opcodes(3)]),
        with(&[used_at, opcode, parser.offset]),
        with(&[parser.operand(1), opcode, local_before]),
        with(&[parser.function, opcode]),
        all(&[before.last(1), parser.function]),
    ];
    marked(contexts, parser.place() << 4 | digits)
}

/// The contexts in the other sections: tables of numbers, and texts.
pub fn of_data(parser: &Parser, before: &Before) -> [u32; CONTEXTS] {
    let column = before.count as u32 & 3;
    let contexts = [
        0,
        before.last(1),
        before.last(2),
        before.last(3),
        before.last(4),
        before.last(5),
        before.last(6),
        before.byte(1),
        before.last(3) >> 8,
        before.byte(2),
        before.byte(3),
        all(&[before.byte(3), before.byte(7)]),
        before.last_word,
        all(&[column, before.byte(3)]),
        all(&[column, before.last(4) & 0xfff_ffff]),
        before.word,
        all(&[before.word, before.last_word]),
        before.last(8),
        all(&[column, before.byte(7), before.byte(3), before.byte(0)]),
        all(&[before.byte(0), before.byte(2)]),
        all(&[before.last(2), before.last_word]),
        before.last(4) >> 8,
    ];
    marked(contexts, parser.place())
}

/// The contexts in a text.
pub fn of_text(before: &Before) -> [u32; CONTEXTS] {
    let contexts = [
        0,
        before.last(1),
        before.last(2),
        before.last(3),
        before.last(4),
        before.last(5),
        before.last(6),
        before.word,
        all(&[before.word, before.last_word]),
        all(&[before.byte(0), before.last_word]),
        before.last(8),
        before.last(7),
        before.last(3) >> 8,
        before.last(4) >> 8,
        before.byte(1),
        before.byte(2),
        all(&[before.word, before.byte(0), before.byte(1)]),
        before.last_word,
        before.last(4) >> 16,
        before.last(5) >> 16,
        all(&[before.last(2), before.last_word]),
        all(&[before.byte(0), before.byte(2)]),
    ];
    marked(contexts, 99)
}

/// Keeps the contexts apart from each other, and those of one place from those of another.
fn marked(mut contexts: [u32; CONTEXTS], place: u32) -> [u32; CONTEXTS] {
    for (at, it) in contexts.iter_mut().enumerate() {
        *it = mix(mix(*it, place), at as u32);
    }
    contexts
}
