//! `fuzz_seeds DIR TARGET`: writes the inputs that fuzzing begins with, made by the tests' own
//! generator.

#[allow(dead_code, reason = "the properties are the fuzzer's")]
#[path = "../fuzz/src/lib.rs"]
mod fuzz;

use std::fs;
use std::path::Path;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let [_, folder, target] = args.as_slice() else { panic!("fuzz_seeds DIR TARGET") };
    let folder = Path::new(folder);
    fs::create_dir_all(folder).expect("the folder can be made");
    for (name, bytes) in fuzz::seeds::of(target) {
        fs::write(folder.join(name), bytes).expect("a seed can be written");
    }
}
