//! Runs other programs, and says what is being done and how long it took.

use crate::paths;
use anyhow::{Context, Result, bail};
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// Says `what`, does it, and says how long it took.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("\n== {what}");
    let start = Instant::now();
    let outcome = work();
    let end = if outcome.is_ok() { "done" } else { "FAILED" };
    println!("== {what}: {end} after {:.1} s", start.elapsed().as_secs_f32());
    outcome
}

/// A call of the cargo that runs this program, in the root of the repository.
pub fn cargo(arguments: &str) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(arguments.split_whitespace()).current_dir(paths::root());
    command
}

/// A call of npm in `folder`. What npm would tell of itself is left out, and no package runs a program
/// of its own when it is installed.
pub fn npm(folder: &Path) -> Command {
    let mut command = Command::new("npm");
    command.current_dir(folder);
    command.args(["--no-audit", "--no-fund", "--no-progress", "--no-update-notifier"]);
    command.arg("--ignore-scripts");
    command
}

/// Runs `command` to its end; anything but success is an error that names the call.
pub fn succeed(command: &mut Command) -> Result<()> {
    let call = spell(command);
    let status = command.status().with_context(|| format!("`{call}` does not start"))?;
    if !status.success() {
        bail!("`{call}` failed");
    }
    Ok(())
}

/// The call as one would type it.
fn spell(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    let words = std::iter::once(name).chain(command.get_args());
    words.map(|it| it.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
