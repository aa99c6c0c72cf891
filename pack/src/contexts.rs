//! The contexts: which parts of what stands before a byte are asked about it.

use crate::parser::Parser;

/// How many there are.
pub const CONTEXTS: usize = 17;

/// Which facts make up each context.
type Recipes<Fact> = [&'static [Fact]; CONTEXTS];

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

/// What is known within a function, in the order of [`of_code`].
#[derive(Clone, Copy)]
enum Code {
    Last1,
    Last2,
    Last3,
    /// The bytes of the number so far.
    SoFar,
    Opcode,
    Opcodes2,
    Opcodes3,
    Opcodes4,
    Opcodes6,
    Opcodes16,
    Local,
    LocalBefore,
    Function,
    Operands,
    /// What made the three topmost operands.
    Kinds,
    Operand1,
    LastSetTo,
    AddressKind,
    SetTo,
    UsedAt,
    Call,
    Offset,
}

/// Chosen by leaving out one after the other: without any of these the file has 0.1 to 0.6 % more.
/// Each costs a twentieth of the time.
const CODE: Recipes<Code> = {
    use Code::*;
    [
        &[],
        &[Last1],
        &[Last2],
        &[Last3],
        &[SoFar, Opcodes16],
        &[SoFar, Opcodes6, LastSetTo],
        &[SoFar, Opcodes3],
        &[SoFar, Opcodes6],
        &[SoFar, Function, Opcodes2, Local],
        &[SoFar, Operands, Opcode],
        &[SoFar, Kinds, Opcodes3],
        &[SoFar, SetTo, AddressKind, Opcode],
        &[SoFar, Operands, Call, Opcodes3],
        &[SoFar, UsedAt, Opcode, Offset],
        &[SoFar, Opcodes4, LocalBefore, Local],
        &[SoFar, Operand1, Opcode, LocalBefore],
        &[Last1, Function],
    ]
};

/// The contexts within a function.
pub fn of_code(parser: &Parser, before: &Before) -> [u32; CONTEXTS] {
    let digits = parser.digits();
    let opcodes = |count| lowest(parser.opcodes, count);
    let kind = |below| parser.operand(below) & 255;
    let address = parser.address();
    let (set_to, used_at) = parser.known_of(address);
    let facts = [
        before.last(1),
        before.last(2),
        before.last(3),
        if digits > 0 { before.last(digits) } else { 0 },
        u32::from(parser.opcode),
        opcodes(2),
        opcodes(3),
        opcodes(4),
        opcodes(6),
        mix(opcodes(8), lowest(parser.older_opcodes, 8)),
        parser.locals[0],
        parser.locals[1],
        parser.function,
        parser.operands(),
        kind(0) | kind(1) << 8 | kind(2) << 16,
        parser.operand(1),
        parser.last_set_to(),
        address & 255,
        set_to,
        used_at,
        parser.call,
        parser.offset,
    ];
    cooked(&CODE, |it| facts[it as usize], parser.place() << 4 | digits)
}

/// What is known elsewhere, in the order of [`elsewhere`].
#[derive(Clone, Copy)]
enum Plain {
    Last1,
    Last2,
    Last3,
    Last4,
    Last5,
    Last6,
    Last8,
    Byte2,
    Byte3,
    Byte7,
    /// The last bytes but one.
    Sparse3,
    Sparse4,
    Word,
    LastWord,
    /// The place within four bytes.
    Column,
}

/// In the other sections: tables of numbers, and texts.
const DATA: Recipes<Plain> = {
    use Plain::*;
    [
        &[],
        &[Last1],
        &[Last2],
        &[Last3],
        &[Last4],
        &[Last5],
        &[Last6],
        &[Sparse3],
        &[Byte2],
        &[Byte3],
        &[Byte3, Byte7],
        &[LastWord],
        &[Column, Last3, Byte3],
        &[Word],
        &[Word, LastWord],
        &[Column, Byte7, Byte3, Last1],
        &[Byte2, Byte3],
    ]
};

const TEXT: Recipes<Plain> = {
    use Plain::*;
    [
        &[],
        &[Last1],
        &[Last2],
        &[Last3],
        &[Last4],
        &[Last5],
        &[Last6],
        &[Word],
        &[Word, LastWord],
        &[Last1, LastWord],
        &[Last8],
        &[Sparse3],
        &[Sparse4],
        &[Word, Last2],
        &[LastWord],
        &[Byte2],
        &[Byte2, Byte3],
    ]
};

/// The contexts in the other sections.
pub fn of_data(parser: &Parser, before: &Before) -> [u32; CONTEXTS] {
    elsewhere(&DATA, before, parser.place())
}

/// The contexts in a text.
pub fn of_text(before: &Before) -> [u32; CONTEXTS] {
    elsewhere(&TEXT, before, 99)
}

fn elsewhere(recipes: &Recipes<Plain>, before: &Before, place: u32) -> [u32; CONTEXTS] {
    let facts = [
        before.last(1),
        before.last(2),
        before.last(3),
        before.last(4),
        before.last(5),
        before.last(6),
        before.last(8),
        before.byte(2),
        before.byte(3),
        before.byte(7),
        before.last(3) >> 8,
        before.last(4) >> 8,
        before.word,
        before.last_word,
        before.count as u32 & 3,
    ];
    cooked(recipes, |it| facts[it as usize], place)
}

/// The hashes of the contexts, apart from each other and from those of another place.
#[inline]
fn cooked<Fact: Copy>(
    recipes: &Recipes<Fact>,
    of: impl Fn(Fact) -> u32,
    place: u32,
) -> [u32; CONTEXTS] {
    core::array::from_fn(|at| {
        let start = mix(place, at as u32);
        recipes[at].iter().fold(start, |hash, it| mix(hash, of(*it)))
    })
}
