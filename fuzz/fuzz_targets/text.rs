//! Reading text: `gouji_fuzz::text`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| gouji_fuzz::text::check(data));
