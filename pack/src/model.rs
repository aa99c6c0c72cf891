//! Foresees the next bit from all that came before.

use crate::contexts::{self, Before, CONTEXTS, mix};
use crate::counters::{Curve, Logistic, Rates, UNSEEN, asked, nearer};
use crate::mixer::Mixer;
use crate::parser::Parser;
use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;

/// The buckets of counters: 66 MB. With half as many the file has 2 % more.
const BUCKETS: usize = 16_000 * PAGE;
/// The buckets in a page of memory, 4 KB.
const PAGE: usize = 64;
/// One input for each context, one for the longest match, one that never changes.
const INPUTS: usize = CONTEXTS + 2;
/// Places of the module (`Parser::place`) and, last, text.
const PLACES: usize = 64;
const TEXT: u32 = 63;
/// A bit that was foreseen but for so many cases in 65,536 teaches nothing: the file is even smaller
/// if nothing is learned from it, and most bits are such bits.
const FORESEEN: i32 = 120;
/// A match is looked for by this many bytes, and trusted from `SHORTEST` on.
const SHORTEST: usize = 5;
const LONGEST: usize = 63;
const MATCHES: usize = 1 << 18;

/// The fifteen counters for half a byte in a context, behind the bucket's mark: a line of the
/// processor's cache.
#[derive(Clone)]
#[repr(align(64))]
struct Bucket([u32; 16]);

fn place_of(hash: u32) -> usize {
    ((u64::from(hash) * BUCKETS as u64) >> 32) as usize
}

/// What is known after the bits that came.
pub struct Model {
    logistic: Logistic,
    rates: Rates,
    parser: Parser,
    before: Before,
    bytes: Vec<u8>,
    is_module: bool,
    place: u32,
    /// The bits of the present byte behind a one, and how many.
    partial: u32,
    n_bits: u32,
    contexts: [u32; CONTEXTS],
    buckets: Vec<Bucket>,
    chosen: [usize; CONTEXTS],
    node: usize,
    /// Corrections of the counters, by how often they were asked.
    curves: Box<[[Curve; 32]; CONTEXTS]>,
    steps: [(u8, u8); CONTEXTS],
    inputs: [i32; INPUTS],
    mixers: [Mixer<INPUTS>; 3],
    last: Mixer<4>,
    verdicts: [i32; 4],
    corrections: [Vec<Curve>; 2],
    corrected: [(usize, u8); 2],
    matches: Vec<u32>,
    matching: usize,
    matched: usize,
    match_chances: [u16; LONGEST + 1],
    chance: u32,
}

impl Model {
    /// Nothing came yet.
    pub fn new() -> Self {
        let logistic = Logistic::new();
        let curve = || Curve::new(&logistic);
        let curves = Box::new([[curve(); 32]; CONTEXTS]);
        let corrections = core::array::from_fn(|_| (0..1 << 14).map(|_| curve()).collect());
        const FIRST: i32 = (1 << 17) / CONTEXTS as i32;
        let mixer = |count| Mixer::new(count, FIRST, 14);
        Self {
            rates: Rates::new(),
            parser: Parser::new(),
            before: Before::default(),
            bytes: Vec::new(),
            is_module: true,
            place: 0,
            partial: 1,
            n_bits: 0,
            contexts: [0; CONTEXTS],
            buckets: vec![Bucket([0; 16]); BUCKETS],
            chosen: [0; CONTEXTS],
            node: 1,
            curves,
            steps: [(0, 0); CONTEXTS],
            inputs: [0; INPUTS],
            mixers: [mixer(PLACES * 16), mixer(4 * 256), mixer(5 * 256)],
            last: Mixer::new(PLACES, (1 << 16) / 3, 2),
            verdicts: [0; 4],
            corrections,
            corrected: [(0, 0); 2],
            matches: vec![0; MATCHES],
            matching: 0,
            matched: 0,
            match_chances: [1 << 15; LONGEST + 1],
            chance: 1 << 15,
            logistic,
        }
    }

    /// A part begins: a module or a text.
    pub fn begin(&mut self, is_module: bool) {
        self.is_module = is_module;
        self.begin_byte();
        self.foresee();
    }

    /// How likely a one is, in 65,536.
    pub fn chance(&self) -> u32 {
        self.chance
    }

    /// Learns the next bit. Browsers first compile a function in haste, and well once it was called
    /// often: what takes the time must not become part of the loop, which is called once.
    #[inline(never)]
    pub fn learn(&mut self, bit: u32) {
        let error = ((bit as i32) << 16) - self.chance as i32;
        if error.abs() >= FORESEEN {
            self.learn_weights(bit);
            self.learn_counters(bit);
        }
        self.learn_match(bit);
        self.partial = self.partial << 1 | bit;
        self.n_bits += 1;
        match self.n_bits {
            4 => self.choose_buckets(),
            8 => self.end_byte(),
            _ => {}
        }
        self.foresee();
    }

    fn end_byte(&mut self) {
        let byte = self.partial as u8;
        self.bytes.push(byte);
        self.before.take(byte);
        if self.is_module {
            self.parser.take(byte);
        }
        self.find_match();
        self.begin_byte();
    }

    #[inline(never)]
    fn begin_byte(&mut self) {
        (self.partial, self.n_bits) = (1, 0);
        self.place = if self.is_module { self.parser.place() } else { TEXT };
        self.contexts = match self.is_module {
            true if self.parser.in_function() => contexts::of_code(&self.parser, &self.before),
            true => contexts::of_data(&self.parser, &self.before),
            false => contexts::of_text(&self.before),
        };
        self.choose_buckets();
    }

    /// Finds the buckets of the contexts. All are asked for before any is looked at: memory is slow
    /// to answer, but answers many at a time. Those for the second half of a byte are looked for in
    /// the page of memory that the first half has used.
    #[inline(never)]
    fn choose_buckets(&mut self) {
        let is_first = self.n_bits == 0;
        let half = if is_first { 0 } else { self.partial + 1000 };
        let hashes = self.contexts.map(|it| mix(it, half).wrapping_mul(0x9e37_79b1));
        let places: [usize; CONTEXTS] = core::array::from_fn(|at| {
            let place = place_of(hashes[at]);
            if is_first { place } else { self.chosen[at] / PAGE * PAGE + place % PAGE }
        });
        let marks = places.map(|it| self.buckets[it].0[0]);
        for at in 0..CONTEXTS {
            let (place, mark) = (places[at], hashes[at] & 0xffff | 1 << 16);
            self.chosen[at] = if marks[at] == mark { place } else { self.other(place, mark) };
        }
    }

    /// One of the buckets beside `place`, if it has the mark; else the one of the three that was used
    /// least.
    fn other(&mut self, place: usize, mark: u32) -> usize {
        let mut taken = place;
        for beside in [place ^ 1, place ^ 2] {
            if self.buckets[beside].0[0] == mark {
                return beside;
            }
            let used = |it: usize| asked(self.buckets[it].0[1]);
            if used(beside) < used(taken) {
                taken = beside;
            }
        }
        self.buckets[taken].0 = [UNSEEN; 16];
        self.buckets[taken].0[0] = mark;
        taken
    }

    #[inline(never)]
    fn foresee(&mut self) {
        self.node = match self.n_bits {
            0..4 => self.partial as usize,
            it => (self.partial & ((1 << (it - 4)) - 1) | 1 << (it - 4)) as usize,
        };
        self.ask_counters();
        self.inputs[CONTEXTS] = self.ask_match();
        self.inputs[CONTEXTS + 1] = 256;
        self.weigh();
    }

    fn ask_counters(&mut self) {
        for at in 0..CONTEXTS {
            let counter = self.buckets[self.chosen[at]].0[self.node & 15];
            let count = asked(counter).min(31) as u8;
            let weight = self.logistic.stretch(counter >> 20);
            let (chance, step) = self.curves[at][usize::from(count & 31)].nearest(weight);
            self.steps[at] = (count, step);
            let sum = weight + self.logistic.stretch(chance >> 4);
            self.inputs[at] = if count == 0 { 0 } else { sum >> 1 };
        }
    }

    /// The bit that stood behind the longest match, if it still matches.
    fn expected(&self) -> Option<u32> {
        let byte = u32::from(*self.bytes.get(self.matching)?) | 256;
        let fits = self.matched > 0 && byte >> (8 - self.n_bits) == self.partial;
        fits.then(|| byte >> (7 - self.n_bits) & 1)
    }

    fn ask_match(&mut self) -> i32 {
        let Some(bit) = self.expected() else {
            self.matched = 0;
            return 0;
        };
        let weight = self.logistic.stretch(u32::from(self.match_chances[self.matched]) >> 4);
        if bit == 1 { weight } else { -weight }
    }

    fn weigh(&mut self) {
        let match_class = [0, 1, 2, 3][self.matched.div_ceil(16).min(3)];
        let by_place = (self.place * 16 + self.n_bits * 2) as usize + usize::from(self.matched > 0);
        let by_bits = match_class * 256 + self.partial as usize;
        let by_opcode = self.opcode_class();
        for (at, by) in [by_place, by_bits, by_opcode].into_iter().enumerate() {
            self.verdicts[at] = self.mixers[at].weigh(&self.inputs, by, &self.logistic);
        }
        let weight = self.last.weigh(&self.verdicts, self.place as usize, &self.logistic);
        self.correct(weight);
    }

    fn opcode_class(&self) -> usize {
        let opcode = usize::from(self.parser.opcode);
        match self.is_module && self.parser.in_function() {
            true if self.parser.at_opcode() => opcode,
            true => opcode + 256 * (1 + self.parser.digits().min(2) as usize),
            false => 1024 + (self.before.bytes & 255) as usize,
        }
    }

    /// Mends the last weight by what came of such weights at such places.
    fn correct(&mut self, weight: i32) {
        let by_place = (self.partial | self.place << 8) as usize;
        let by_byte = (self.before.bytes as u32 & 255) << 8 | self.partial;
        let by_byte = mix(by_byte, self.place) as usize;
        let mut sum = self.last.chance();
        for (at, by) in [by_place, by_byte].into_iter().enumerate() {
            let by = by % self.corrections[at].len();
            let (chance, step) = self.corrections[at][by].between(weight);
            self.corrected[at] = (by, step);
            sum += chance + (chance >> 1);
        }
        self.chance = (sum >> 2).clamp(1, 65_535) as u32;
    }

    fn learn_weights(&mut self, bit: u32) {
        self.last.learn(&self.verdicts, bit);
        for mixer in &mut self.mixers {
            mixer.learn(&self.inputs, bit);
        }
        for (curves, (by, step)) in self.corrections.iter_mut().zip(self.corrected) {
            curves[by].learn(step, bit);
        }
    }

    fn learn_counters(&mut self, bit: u32) {
        for at in 0..CONTEXTS {
            let counter = &mut self.buckets[self.chosen[at]].0[self.node & 15];
            *counter = self.rates.learn(*counter, bit);
            let (count, step) = self.steps[at];
            if count > 0 {
                self.curves[at][usize::from(count & 31)].learn(step, bit);
            }
        }
    }

    fn learn_match(&mut self, bit: u32) {
        if let Some(expected) = self.expected() {
            let chance = &mut self.match_chances[self.matched];
            *chance = nearer(*chance, u32::from(bit == expected));
        }
    }

    /// Goes on with a match that held for the whole byte, or looks for another.
    fn find_match(&mut self) {
        let count = self.bytes.len();
        let holds = self.matched > 0 && self.bytes[self.matching] == self.bytes[count - 1];
        (self.matching, self.matched) =
            if holds { (self.matching + 1, (self.matched + 1).min(LONGEST)) } else { (0, 0) };
        let newest = self.before.bytes as u32;
        let older = (self.before.bytes >> 32) as u32 & 0xffff;
        let by = mix(mix(0, newest), older) as usize % MATCHES;
        if self.matched == 0 {
            let candidate = self.matches[by] as usize;
            let pairs = self.bytes[..candidate].iter().rev().zip(self.bytes.iter().rev());
            let length = pairs.take(LONGEST).take_while(|it| it.0 == it.1).count();
            if length >= SHORTEST {
                (self.matching, self.matched) = (candidate, length);
            }
        }
        self.matches[by] = count as u32;
    }
}
