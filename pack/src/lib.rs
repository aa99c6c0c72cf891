//! Packs the program into the single file, and unpacks it there: a context-mixing coder that knows
//! WebAssembly.
//!
//! What is packed is read bit by bit. For every bit some twenty contexts (what stands before it, in
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

/// The parts that [`pack`] made `text` of.
///
/// # Errors
///
/// [`Damaged`] where it made no such text.
pub fn unpack(text: &[u8]) -> Result<Vec<Vec<u8>>, Damaged> {
    let mut decoder = Decoder::new(text);
    let count = decoder.number(8);
    let lengths: Vec<usize> =
        (0..count.min(MOST_PARTS)).map(|_| decoder.number(24) as usize).collect();
    let expected = decoder.number(32);
    if count > MOST_PARTS || lengths.iter().sum::<usize>() > MOST_BYTES {
        return Err(Damaged);
    }
    let mut model = Model::new();
    let mut parts = Vec::with_capacity(lengths.len());
    for (at, length) in lengths.into_iter().enumerate() {
        model.begin(at == 0);
        parts.push(part(&mut decoder, &mut model, length)?);
    }
    let found = checksum(parts.iter().map(Vec::as_slice));
    if found == expected { Ok(parts) } else { Err(Damaged) }
}

/// One part. A text that has ended goes on with zeros; nobody waits for those.
fn part(decoder: &mut Decoder, model: &mut Model, length: usize) -> Result<Vec<u8>, Damaged> {
    let mut bytes = Vec::with_capacity(length);
    for _ in 0..length {
        let mut byte = 0;
        for _ in 0..8 {
            let bit = decoder.bit(model.chance());
            model.learn(bit);
            byte = byte << 1 | bit as u8;
        }
        bytes.push(byte);
        if decoder.is_over() {
            return Err(Damaged);
        }
    }
    Ok(bytes)
}

/// FNV-1a: it is damage that is looked for, not malice.
fn checksum<'a>(parts: impl Iterator<Item = &'a [u8]>) -> u32 {
    parts.flatten().fold(0x811c_9dc5, |sum, it| (sum ^ u32::from(*it)).wrapping_mul(0x0100_0193))
}
