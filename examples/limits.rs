//! The machine's own limits on the files of a folder, already in memory: what it costs to copy them
//! and to find that they are UTF-8, in microseconds of CPU time. For `cargo xtask bench --peers`.

use std::fs;
use std::hint::black_box;
use std::path::PathBuf;

use encoding_rs::Encoding;

/// How often each is measured; the median counts.
const N_ROUNDS: usize = 11;

fn main() {
    let folder = std::env::args_os().nth(1).map(PathBuf::from).expect("a folder");
    let files = fs::read_dir(folder).expect("the folder can be read");
    let read = |it: fs::DirEntry| fs::read(it.path()).expect("the file can be read");
    let pages: Vec<Vec<u8>> = files.flatten().map(read).collect();
    let mut room = Vec::new();
    print("copying", || {
        for page in &pages {
            room.clear();
            room.extend_from_slice(black_box(page));
            black_box(&room);
        }
    });
    print("UTF-8, std", || {
        for page in &pages {
            assert!(std::str::from_utf8(black_box(page)).is_ok());
        }
    });
    print("UTF-8, encoding_rs", || {
        for page in &pages {
            assert_eq!(Encoding::utf8_valid_up_to(black_box(page)), page.len());
        }
    });
}

#[allow(clippy::print_stdout, reason = "its only purpose")]
fn print(name: &str, mut work: impl FnMut()) {
    let mut times: Vec<u64> = Vec::new();
    for _ in 0..N_ROUNDS {
        let before = cpu_time();
        work();
        times.push(cpu_time() - before);
    }
    times.sort_unstable();
    println!("{name}: {}", times[N_ROUNDS / 2] / 1000);
}

/// How long this program has been on a processor, in nanoseconds.
fn cpu_time() -> u64 {
    let stat = fs::read_to_string("/proc/self/schedstat").expect("Linux tells the CPU time");
    let first = stat.split(' ').next().and_then(|it| it.parse().ok());
    first.expect("the first field is the time")
}
