//! Reading HTML: `gouji_fuzz::html`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| gouji_fuzz::html::check(data));
