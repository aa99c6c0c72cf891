//! Whether every browser can read the script that says why the page does not start.

use crate::install::from_npm;
use crate::paths;
use crate::run::succeed;
use crate::single::inline;
use anyhow::Result;
use std::fs;
use std::process::Command;

/// The version of the parser, acorn. MIT.
const ACORN: &str = "8.19.0";

/// Parses `static/boot.js` by the grammar of ECMAScript 5, which Internet Explorer knows: as it is, and
/// as it stands in the single file. What is newer would keep it from saying anything.
pub fn check() -> Result<()> {
    let acorn = from_npm("acorn", ACORN)?.join("bin/acorn");
    let source = paths::root().join("static/boot.js");
    let inlined = paths::cache().join("boot.js");
    fs::write(&inlined, inline(&fs::read_to_string(&source)?))?;
    [source, inlined].iter().try_for_each(|it| {
        succeed(Command::new("node").arg(&acorn).args(["--ecma5", "--silent"]).arg(it))
    })
}
