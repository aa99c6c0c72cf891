//! What was seen in a context so far: how likely a one is, and how often that was asked.

use alloc::boxed::Box;

/// Likelihoods are weighed in the logistic domain: ln(p / (1 - p)), 192 to the unit, cut at ±2047.
pub struct Logistic {
    squash: Box<[u16; 4096]>,
    stretch: Box<[i16; 4096]>,
}

impl Logistic {
    /// Computes the tables.
    pub fn new() -> Self {
        let mut squash = Box::new([0; 4096]);
        // e^(k/192) with 20 binary places; the factor, e^(1/192), with 28.
        let mut power: u64 = 1 << 20;
        for k in 0..2048 {
            let chance = ((power << 16) / (power + (1 << 20))).min(65_535) as u16;
            squash[2048 + k] = chance;
            squash[2048 - k] = (65_536 - u32::from(chance)) as u16;
            power = (power * 269_837_204) >> 28;
        }
        squash[0] = squash[1];
        let mut stretch = Box::new([0; 4096]);
        let mut at = 0;
        for (chance, it) in stretch.iter_mut().enumerate() {
            while at < 4095 && usize::from(squash[at]) < chance * 16 + 8 {
                at += 1;
            }
            *it = at as i16 - 2048;
        }
        Self { squash, stretch }
    }

    /// The chance in 65,536 of a weight.
    pub fn squash(&self, weight: i32) -> i32 {
        i32::from(self.squash[(weight.clamp(-2047, 2047) + 2048) as usize & 4095])
    }

    /// The weight of a chance in 4,096.
    pub fn stretch(&self, chance: u32) -> i32 {
        i32::from(self.stretch[chance as usize & 4095])
    }
}

/// Chances by weight, in 33 steps: corrects a weight by what came of such weights before.
#[derive(Clone, Copy)]
pub struct Curve([u16; 33]);

impl Curve {
    /// It corrects nothing yet.
    pub fn new(logistic: &Logistic) -> Self {
        Self(core::array::from_fn(|it| logistic.squash((it as i32 - 16) * 128) as u16))
    }

    /// The chance at the step nearest to `weight`, and that step.
    pub fn nearest(&self, weight: i32) -> (u32, u8) {
        let step = ((weight + 2048 + 64) >> 7).clamp(0, 32) as u8;
        (u32::from(self.0[step as usize]), step)
    }

    /// The chance between the two steps around `weight`, and the nearer one.
    pub fn between(&self, weight: i32) -> (i32, u8) {
        let place = (weight + 2048).clamp(0, 4095);
        let (step, part) = ((place >> 7) as usize, place & 127);
        let (below, above) = (i32::from(self.0[step]), i32::from(self.0[step + 1]));
        ((below * (128 - part) + above * part) >> 7, (step as i32 + (part >> 6)) as u8)
    }

    /// Learns what came at a step.
    pub fn learn(&mut self, step: u8, bit: u32) {
        let chance = &mut self.0[step as usize];
        *chance = nearer(*chance, bit);
    }
}

/// A chance a sixty-fourth nearer to what came.
pub fn nearer(chance: u16, bit: u32) -> u16 {
    let goal = bit as i32 * 65_535;
    (i32::from(chance) + ((goal - i32::from(chance)) >> 6)) as u16
}

/// A chance of 22 bits and how often it was asked, in the lowest ten.
pub const UNSEEN: u32 = 1 << 31;
/// From here on a counter forgets as fast as it learns.
const MOST: u32 = 63;

/// How often a counter was asked.
pub const fn asked(counter: u32) -> u32 {
    counter & 1023
}

/// The steps by which counters learn.
pub struct Rates([i32; MOST as usize + 1]);

impl Rates {
    /// The first step is more than half of the way.
    pub fn new() -> Self {
        Self(core::array::from_fn(|it| 655_360 / (9 * it as i32 + 12)))
    }

    /// The counter after `bit` came.
    pub fn learn(&self, counter: u32, bit: u32) -> u32 {
        let count = asked(counter).min(MOST);
        let chance = (counter >> 10) as i32;
        let goal = bit as i32 * ((1 << 22) - 1);
        let step = (((goal - chance) >> 7) * self.0[count as usize & 63]) >> 9;
        ((chance + step) as u32) << 10 | (count + 1).min(MOST)
    }
}
