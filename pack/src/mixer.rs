//! Weighs what the contexts say: a neuron that learns from every bit.

use crate::counters::Logistic;
use alloc::vec;
use alloc::vec::Vec;

/// An error of which there is nothing to learn, in 65,536ths.
const SMALL: i32 = 400;

/// Neurons over `N` inputs, of which one is asked for each bit.
pub struct Mixer<const N: usize> {
    weights: Vec<[i32; N]>,
    chosen: usize,
    weight: i32,
    chance: i32,
    rate: i32,
}

impl<const N: usize> Mixer<N> {
    /// `count` neurons that give each input the weight `first`, in 65,536ths, and learn at `rate`.
    pub fn new(count: usize, first: i32, rate: i32) -> Self {
        Self { weights: vec![[first; N]; count], chosen: 0, weight: 0, chance: 0, rate }
    }

    /// What the neuron `chosen` makes of the inputs.
    pub fn weigh(&mut self, inputs: &[i32; N], chosen: usize, logistic: &Logistic) -> i32 {
        self.chosen = chosen.min(self.weights.len() - 1);
        let weights = &self.weights[self.chosen];
        let sum = inputs.iter().zip(weights).fold(0, |sum: i32, (input, weight)| {
            sum.wrapping_add(input.wrapping_mul(*weight) >> 8)
        });
        self.weight = (sum >> 8).clamp(-2047, 2047);
        self.chance = logistic.squash(self.weight);
        self.weight
    }

    /// The chance that it gave last, in 65,536.
    pub fn chance(&self) -> i32 {
        self.chance
    }

    /// Learns from what came.
    pub fn learn(&mut self, inputs: &[i32; N], bit: u32) {
        let error = ((bit as i32) << 16) - self.chance;
        if error.abs() < SMALL {
            return;
        }
        let error = error * self.rate;
        for (weight, input) in self.weights[self.chosen].iter_mut().zip(inputs) {
            *weight += input.wrapping_mul(error).wrapping_add(1 << 17) >> 18;
        }
    }
}
