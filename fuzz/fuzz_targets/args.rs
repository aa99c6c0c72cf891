//! The arguments of the command: `gouji_fuzz::args`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| gouji_fuzz::args::check(data));
