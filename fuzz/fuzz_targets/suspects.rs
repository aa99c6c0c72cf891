//! Locating suspects: `gouji_fuzz::suspects`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| gouji_fuzz::suspects::check(data));
