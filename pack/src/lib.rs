//! Packs the program into the single file, and unpacks it there: a context-mixing coder that knows
//! WebAssembly.
//!
//! What is packed is read bit by bit. For every bit seventeen contexts (what stands before it, in
//! bytes and in instructions) say how likely a one is, a mixer weighs them, and an arithmetic coder
//! writes the bit in the fewer digits the better it was foreseen. The digits are to the base 125:
//! the characters that a text may hold in any encoding and that HTML leaves alone. Both sides
//! compute with integers only, so that they foresee the same.
#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

mod coder;
mod contexts;
mod counters;
mod mixer;
mod model;
mod parser;
#[cfg(target_arch = "wasm32")]
mod wasm;

use alloc::vec::Vec;
use coder::{Decoder, Encoder};
use model::Model;

/// Where a damaged text claims more than this it is not believed.
const MOST_BYTES: usize = 4 << 20;
/// More parts than anybody packs.
const MOST_PARTS: u32 = 16;

/// The text is not what [`pack`] wrote.
#[derive(Debug, PartialEq, Eq)]
pub struct Damaged;

/// Packs `parts`, the first of them a module, as a text of 125 different characters: ASCII without
/// NUL, carriage return and `<`.
#[must_use]
pub fn pack(parts: &[&[u8]]) -> Vec<u8> {
    let mut encoder = Encoder::new();
    encoder.number(parts.len() as u32, 8);
    for part in parts {
        encoder.number(part.len() as u32, 24);
    }
    encoder.number(checksum(parts.iter().copied()), 32);
    let mut model = Model::new();
    for (at, part) in parts.iter().enumerate() {
        model.begin(at == 0);
        for byte in *part {
            for shift in (0..8).rev() {
                let bit = u32::from(byte >> shift & 1);
                encoder.bit(bit, model.chance());
                model.learn(bit);
            }
        }
    }
    encoder.finish()
}

/// `bytes` in the characters of [`pack`], for what unpacks them: 23 characters for every 20 bytes.
#[must_use]
pub fn text_of(bytes: &[u8]) -> Vec<u8> {
    coder::text_of(bytes)
}

/// The parts that [`pack`] made `text` of.
///
/// # Errors
///
/// [`Damaged`] where it made no such text.
pub fn unpack(text: &[u8]) -> Result<Vec<Vec<u8>>, Damaged> {
    let mut unpacker = Unpacker::new(text)?;
    while unpacker.step(1 << 16)? {}
    Ok(unpacker.parts)
}

/// Unpacks a text step by step: a page that does it should not stand still meanwhile.
pub struct Unpacker<'a> {
    decoder: Decoder<'a>,
    model: Model,
    lengths: Vec<usize>,
    expected: u32,
    parts: Vec<Vec<u8>>,
}

impl<'a> Unpacker<'a> {
    /// Reads how much there is to unpack.
    ///
    /// # Errors
    ///
    /// [`Damaged`] where that is more than anybody packs.
    pub fn new(text: &'a [u8]) -> Result<Self, Damaged> {
        let mut decoder = Decoder::new(text);
        let count = decoder.number(8);
        let lengths: Vec<usize> =
            (0..count.min(MOST_PARTS)).map(|_| decoder.number(24) as usize).collect();
        let expected = decoder.number(32);
        if count > MOST_PARTS || lengths.iter().sum::<usize>() > MOST_BYTES {
            return Err(Damaged);
        }
        let parts = Vec::with_capacity(lengths.len());
        Ok(Self { decoder, model: Model::new(), lengths, expected, parts })
    }

    /// Unpacks at most `most` bytes more; whether there is more to come.
    ///
    /// # Errors
    ///
    /// [`Damaged`] where the text ended too early, or is not what was packed.
    pub fn step(&mut self, most: usize) -> Result<bool, Damaged> {
        for _ in 0..most {
            while self.parts.last().map(Vec::len)
                == self.lengths[..self.parts.len()].last().copied()
            {
                if self.parts.len() == self.lengths.len() {
                    return self.finish();
                }
                self.model.begin(self.parts.is_empty());
                self.parts.push(Vec::with_capacity(self.lengths[self.parts.len()]));
            }
            let byte = self.byte();
            // A text that has ended goes on with zeros; nobody waits for those.
            if self.decoder.is_over() {
                return Err(Damaged);
            }
            if let Some(part) = self.parts.last_mut() {
                part.push(byte);
            }
        }
        Ok(true)
    }

    fn byte(&mut self) -> u8 {
        (0..8).fold(0, |byte, _| {
            let bit = self.decoder.bit(self.model.chance());
            self.model.learn(bit);
            byte << 1 | bit as u8
        })
    }

    fn finish(&self) -> Result<bool, Damaged> {
        let found = checksum(self.parts.iter().map(Vec::as_slice));
        if found == self.expected { Ok(false) } else { Err(Damaged) }
    }

    /// What is unpacked so far.
    #[must_use]
    pub fn parts(&self) -> &[Vec<u8>] {
        &self.parts
    }
}

/// FNV-1a: it is damage that is looked for, not malice.
fn checksum<'a>(parts: impl Iterator<Item = &'a [u8]>) -> u32 {
    parts.flatten().fold(0x811c_9dc5, |sum, it| (sum ^ u32::from(*it)).wrapping_mul(0x0100_0193))
}
