//! The arithmetic coder: bits of known likelihood in, digits to the base 125 out, and back.

use alloc::vec::Vec;

const BASE: u64 = 125;
/// Seven digits: the range is kept above.
const LOW: u64 = BASE.pow(7);
/// Eight digits: what is being worked on is below.
const HIGH: u64 = BASE.pow(8);

/// A digit as a character: all of ASCII but NUL, carriage return and `<`.
const fn character(digit: u8) -> u8 {
    match digit {
        0..12 => digit + 1,
        12..58 => digit + 2,
        _ => digit + 3,
    }
}

const fn digit(character: u8) -> u8 {
    match character {
        0..14 => character.saturating_sub(1),
        14..61 => character - 2,
        _ => character - 3,
    }
}

/// `bytes` as such a text, without any packing: 23 digits for every 20 bytes, zeros behind the last.
pub fn text_of(bytes: &[u8]) -> Vec<u8> {
    const DIGITS: usize = 23;
    let mut text = Vec::new();
    for part in bytes.chunks(20) {
        let mut number = [0; 20];
        number[..part.len()].copy_from_slice(part);
        let mut digits = [0; DIGITS];
        for it in digits.iter_mut().rev() {
            let rest = number.iter_mut().fold(0, |rest: u64, byte| {
                let number = rest << 8 | u64::from(*byte);
                *byte = (number / BASE) as u8;
                number % BASE
            });
            *it = character(rest as u8);
        }
        text.extend(digits);
    }
    text
}

/// Writes bits.
pub struct Encoder {
    low: u64,
    range: u64,
    digits: Vec<u8>,
}

impl Encoder {
    /// Nothing is written yet.
    pub fn new() -> Self {
        Self { low: 0, range: HIGH, digits: Vec::new() }
    }

    /// Writes a bit that is 1 in `chance` cases of 65,536.
    pub fn bit(&mut self, bit: u32, chance: u32) {
        let bound = (self.range >> 16) * u64::from(chance);
        if bit == 1 {
            self.range = bound;
        } else {
            self.low += bound;
            self.range -= bound;
        }
        if self.low >= HIGH {
            self.low -= HIGH;
            self.carry();
        }
        while self.range < LOW {
            self.range *= BASE;
            self.shift();
        }
    }

    /// Writes the lowest `bits` bits of a number of which nothing is known.
    pub fn number(&mut self, value: u32, bits: u32) {
        (0..bits).rev().for_each(|it| self.bit(value >> it & 1, 1 << 15));
    }

    fn carry(&mut self) {
        for digit in self.digits.iter_mut().rev() {
            *digit += 1;
            if u64::from(*digit) < BASE {
                return;
            }
            *digit = 0;
        }
    }

    fn shift(&mut self) {
        self.digits.push((self.low / LOW) as u8);
        self.low = self.low % LOW * BASE;
    }

    /// The text.
    pub fn finish(mut self) -> Vec<u8> {
        (0..8).for_each(|_| self.shift());
        self.digits.iter().map(|it| character(*it)).collect()
    }
}

/// Reads what an [`Encoder`] wrote.
pub struct Decoder<'a> {
    code: u64,
    range: u64,
    text: &'a [u8],
    /// How many digits were read beyond the end.
    beyond: u32,
}

impl<'a> Decoder<'a> {
    /// Begins to read `text`.
    pub fn new(text: &'a [u8]) -> Self {
        let mut decoder = Self { code: 0, range: HIGH, text, beyond: 0 };
        (0..8).for_each(|_| decoder.shift());
        decoder
    }

    /// Reads a bit, which is 1 in `chance` cases of 65,536.
    pub fn bit(&mut self, chance: u32) -> u32 {
        let bound = (self.range >> 16) * u64::from(chance);
        let bit = self.code < bound;
        if bit {
            self.range = bound;
        } else {
            self.code -= bound;
            self.range -= bound;
        }
        while self.range < LOW {
            self.range *= BASE;
            self.shift();
        }
        u32::from(bit)
    }

    /// Reads a number of which nothing is known.
    pub fn number(&mut self, bits: u32) -> u32 {
        (0..bits).fold(0, |value, _| value << 1 | self.bit(1 << 15))
    }

    /// Whether more was read than an encoder writes.
    pub fn is_over(&self) -> bool {
        self.beyond > 0
    }

    fn shift(&mut self) {
        let next = self.text.split_first();
        self.beyond += u32::from(next.is_none());
        let (first, rest) = next.unwrap_or((&1, &[]));
        self.text = rest;
        // A damaged text may be above what any encoder wrote: the range bounds it again.
        self.code = (self.code * BASE + u64::from(digit(*first))) % HIGH;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_digit_has_a_character_that_html_leaves_alone() {
        for it in 0..BASE as u8 {
            let written = character(it);
            assert_eq!(digit(written), it);
            assert!((1..128).contains(&written) && written != b'\r' && written != b'<');
        }
    }

    #[test]
    fn bytes_are_numbers_of_twenty_bytes() {
        let bytes: Vec<u8> = (0..50).map(|it| 255 - it * 3).collect();
        let text = text_of(&bytes);
        assert_eq!(text.len(), 3 * 23);
        let mut found = Vec::new();
        for part in text.chunks(23) {
            let mut number = [0u8; 20];
            for it in part {
                let mut carry = u64::from(digit(*it));
                for byte in number.iter_mut().rev() {
                    carry += u64::from(*byte) * BASE;
                    (*byte, carry) = (carry as u8, carry >> 8);
                }
                assert_eq!(carry, 0);
            }
            found.extend(number);
        }
        assert_eq!(found[..50], bytes);
        assert!(found[50..].iter().all(|it| *it == 0));
    }

    #[test]
    fn a_carry_runs_through() {
        let bits: Vec<u32> = (0..4000).map(|it| u32::from(it % 97 != 0)).collect();
        let mut encoder = Encoder::new();
        bits.iter().for_each(|it| encoder.bit(*it, 2));
        let text = encoder.finish();
        let mut decoder = Decoder::new(&text);
        assert!(bits.iter().all(|it| decoder.bit(2) == *it));
    }
}
