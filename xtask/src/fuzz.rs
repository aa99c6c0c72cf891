//! `cargo xtask fuzz`: the targets in `fuzz/` under libFuzzer, on the stable compiler and without
//! `cargo-fuzz`. CONTRIBUTING.md says what is asserted and what to do with a failure.

use crate::args::Args;
use crate::paths;
use crate::run::{cargo, step, succeed};
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// The targets, each with the longest input that it is given.
const TARGETS: [(&str, u32); 5] =
    [("text", 16_384), ("html", 16_384), ("cut", 200), ("suspects", 1_024), ("args", 200)];

const SECONDS: u16 = 60;

/// What makes rustc report to libFuzzer which code an input reaches and what it compares. None of
/// it needs a nightly compiler; the address sanitizer, which would, has nothing to find in code
/// without `unsafe`.
const FLAGS: [&str; 8] = [
    "--cfg=fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Cllvm-args=-simplifycfg-branch-fold-threshold=0",
    "-Ccodegen-units=1",
];

/// Builds and runs one target, or each in turn.
pub fn run(mut args: Args) -> Result<()> {
    let seconds = args.number("--seconds")?.unwrap_or(SECONDS);
    let wanted = args.word();
    args.finish()?;
    let targets: Vec<_> =
        TARGETS.iter().filter(|it| wanted.as_deref().is_none_or(|name| name == it.0)).collect();
    if targets.is_empty() {
        bail!("the targets are {}", TARGETS.map(|it| it.0).join(", "));
    }
    step("build the targets", || succeed(&mut build()?))?;
    for (target, longest) in targets {
        step(&format!("the seeds of {target}"), || succeed(&mut seeds(target)))?;
        step(&format!("fuzz {target} for {seconds} s"), || fuzz(target, *longest, seconds))?;
    }
    Ok(())
}

fn root() -> PathBuf {
    paths::root().join("fuzz")
}

fn target_dir() -> PathBuf {
    paths::target().join("fuzz")
}

fn build() -> Result<Command> {
    let host = host()?;
    // With a target named, scripts and macros are built without the flags.
    let mut command = cargo(&format!("build --locked --release --bins --target {host}"));
    command.current_dir(root()).env("CARGO_TARGET_DIR", target_dir());
    command.env("RUSTFLAGS", FLAGS.join(" ")).env_remove("CARGO_ENCODED_RUSTFLAGS");
    Ok(command)
}

fn host() -> Result<String> {
    let output = Command::new("rustc").args(["--print", "host-tuple"]).output()?;
    ensure!(output.status.success(), "rustc does not say for which machine it compiles");
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

fn corpus(target: &str) -> PathBuf {
    root().join("corpus").join(target)
}

fn seeds(target: &str) -> Command {
    let mut command = cargo("run --quiet --locked --features cli --example fuzz_seeds --");
    command.arg(corpus(target)).arg(target);
    command
}

/// Runs the target on its corpus, on the inputs that failed once, and on what follows from them.
/// What fails is kept in `fuzz/artifacts/`.
fn fuzz(target: &str, longest: u32, seconds: u16) -> Result<()> {
    let artifacts = root().join("artifacts").join(target);
    fs::create_dir_all(&artifacts)?;
    let program = target_dir().join(host()?).join("release").join(target);
    let mut command = Command::new(program);
    command.current_dir(root()).args([
        format!("-max_total_time={seconds}"),
        format!("-max_len={longest}"),
        "-timeout=20".to_owned(),
        "-print_final_stats=1".to_owned(),
        format!("-artifact_prefix={}/", artifacts.display()),
    ]);
    command.arg(corpus(target));
    let failures = root().join("failures").join(target);
    command.args(failures.exists().then_some(failures));
    succeed(&mut command).with_context(|| {
        format!("an input failed; keep it in fuzz/failures/{target}/ when it is mended")
    })
}
