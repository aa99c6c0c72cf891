//! `--last-year`: last year's reports, and which of them belongs to a report.

use std::path::Path;

use super::{decode, files};
use crate::check::against_last_year;
use crate::reading::{Learnt, Reading, read_with};
use crate::rules::years::last_year_unmatched::Unmatched;
use crate::rules::years::{YearFinding, is_same_body};
use crate::source::{Kind, SourceRef};

/// Last year's reports.
pub struct LastYear {
    readings: Vec<Reading>,
    /// Whether one file was given for one report: no need to look for it.
    is_one_for_one: bool,
}

impl LastYear {
    /// Reads the reports at `path`; those that cannot be read are told to `complain`. `n_reports`
    /// is how many reports of this year there are.
    pub fn read(path: &Path, n_reports: usize, mut complain: impl FnMut(&str)) -> Self {
        let mut readings = Vec::new();
        let (mut n_files, mut memory, mut learnt) = (0, Vec::new(), Learnt::default());
        for path in files::find(&[path.to_owned()]) {
            n_files += 1;
            match files::read(&path, &mut memory).and_then(decode::text) {
                Ok(text) => {
                    let (name, kind) = (path.display().to_string(), Kind::of(&text));
                    readings
                        .push(read_with(SourceRef { name: &name, kind, text: &text }, &mut learnt));
                }
                Err(reason) => complain(&format!("{}: {reason}", path.display())),
            }
        }
        Self { is_one_for_one: n_reports == 1 && n_files == 1 && readings.len() == 1, readings }
    }

    /// What is found in a report by comparing it with its own of the year before.
    pub fn findings(&self, this: &Reading) -> Vec<YearFinding> {
        against_last_year(this, self.of(this))
    }

    fn of(&self, this: &Reading) -> Result<&Reading, Unmatched> {
        if self.is_one_for_one {
            return self.readings.first().ok_or(Unmatched::Missing);
        }
        let is_meant = |it: &&Reading| {
            let (Some(organ), Some(last)) = (&this.organ, &it.organ) else { return false };
            let year = this.year.and_then(|it| it.checked_sub(1));
            year.is_some() && it.year == year && is_same_body(organ, last)
        };
        let found: Vec<&Reading> = self.readings.iter().filter(is_meant).collect();
        match found[..] {
            [] => Err(Unmatched::Missing),
            [only] => Ok(only),
            _ => Err(Unmatched::Several(found.len())),
        }
    }
}
