//! Cutting glued figures: `gouji_fuzz::cut`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| gouji_fuzz::cut::check(data));
