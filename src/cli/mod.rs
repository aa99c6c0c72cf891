//! The command `gouji check`: files, folders and standard input in, text or JSON out.
//!
//! Exit status: 0 every report reconciles; 1 at least one does not, or is undecided; 2 the call
//! or a file was unusable.

#[doc(hidden)]
pub mod args;
mod decode;
mod files;
mod last_year;
mod print;

use std::borrow::Cow;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use crate::check::{Checked, Verdict, check_with};
use crate::explain::Lang;
use crate::reading::Learnt;
use crate::result::CheckResult;
use crate::rules::years::YearFinding;
use crate::source::{Kind, SourceRef};

pub use args::{Args, Format};
use last_year::LastYear;

const RECONCILES: u8 = 0;
const DOES_NOT: u8 = 1;
const UNUSABLE: u8 = 2;

/// Runs the command with these arguments (without the program's name).
pub fn run(args: impl Iterator<Item = OsString>) -> ExitCode {
    let status = match args::parse(args) {
        Ok(args::Call::Check(args)) => check_all(&args),
        Ok(args::Call::Help) => print_out(args::HELP),
        Ok(args::Call::Version) => print_out(concat!("gouji ", env!("CARGO_PKG_VERSION"), "\n")),
        Err(message) => {
            complain(&format!("gouji: {}\n\n{}", print::harmless(&message), args::HELP));
            UNUSABLE
        }
    };
    ExitCode::from(status)
}

fn print_out(text: &str) -> u8 {
    if io::stdout().lock().write_all(text.as_bytes()).is_ok() { RECONCILES } else { UNUSABLE }
}

fn complain(text: &str) {
    // Where even standard error is closed, the exit status is all that is left.
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

fn check_all(args: &Args) -> u8 {
    let mut printer = print::Printer::new(args.format);
    let mut status = RECONCILES;
    let paths = files::find(&args.paths);
    let last_year = args.last_year.as_deref().map(|path| {
        LastYear::read(path, paths.len(), |it| {
            complain(&format!("gouji: --last-year {}\n", print::harmless(it)));
            status = UNUSABLE;
        })
    });
    let mut kept = Kept::default();
    for path in paths {
        let report = check_one(&path, last_year.as_ref(), &mut kept);
        status = status.max(match (&report.unusable, report.checked.judgement.verdict) {
            (Some(_), _) => UNUSABLE,
            (None, Verdict::Reconciles) => RECONCILES,
            (None, _) => DOES_NOT,
        });
        if let Err(error) = printer.push(&report) {
            complain(&format!("gouji: {error}\n"));
            return UNUSABLE;
        }
    }
    if let Err(error) = printer.finish() {
        complain(&format!("gouji: {error}\n"));
        return UNUSABLE;
    }
    status
}

/// What serves one file after the other.
#[derive(Default)]
struct Kept {
    /// What files are read into.
    memory: Vec<u8>,
    learnt: Learnt,
}

/// A file that was checked, or could not be.
pub struct Report<'a> {
    name: String,
    kind: Kind,
    text: Cow<'a, str>,
    checked: Checked,
    /// What was found against last year's report, where there is one to look at.
    between_years: Vec<YearFinding>,
    /// Why the file could not be read.
    unusable: Option<String>,
}

impl Report<'_> {
    fn source(&self) -> SourceRef<'_> {
        SourceRef { name: &self.name, kind: self.kind, text: &self.text }
    }

    /// What the contract says of it.
    fn result(&self) -> CheckResult<'_> {
        let Self { checked, between_years, .. } = self;
        let mut res = CheckResult::with_last_year(self.source(), checked, between_years, Lang::Zh);
        if let Some(reason) = &self.unusable {
            res.replace_findings("unusable-file", reason.clone());
        }
        res
    }
}

fn check_one<'a>(path: &Path, last_year: Option<&LastYear>, kept: &'a mut Kept) -> Report<'a> {
    let Kept { memory, learnt } = kept;
    let name = path.display().to_string();
    let text = files::read(path, memory).and_then(decode::text);
    let (text, unusable) = match text {
        Ok(text) => (text, None),
        Err(reason) => (Cow::default(), Some(reason)),
    };
    let kind = Kind::of(&text);
    let checked = check_with(SourceRef { name: &name, kind, text: &text }, learnt);
    let between_years = match last_year {
        Some(it) if unusable.is_none() => it.findings(&checked.reading),
        _ => Vec::new(),
    };
    Report { name, kind, text, checked, between_years, unusable }
}
