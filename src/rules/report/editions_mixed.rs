//! 表二 and 表三 of one report in different editions of the form, where its year is not known.
//!
//! # Why it matters
//!
//! One of them is the wrong one. Where the year is known, `edition-does-not-fit-year` says which.
//!
//! # Fails
//!
//! ```text
//! year = none
//! edition applications 2019
//! ```
//!
//! # Corrected
//!
//! ```text
//! year = none
//! edition applications 2021
//! ```
//!
//! # Source
//!
//! 国办公开办函〔2021〕30号 and 国办公开办函〔2019〕60号. Found in real reports.

use crate::form::{Edition, TableId};
use crate::reading::Place;
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "editions-mixed", severity: Severity::Warning, check };

/// The editions of the two tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionsMixed {
    /// That of 主动公开.
    pub disclosure: Edition,
    /// That of 申请.
    pub applications: Edition,
}

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    out.extend(finding(context));
}

fn finding(context: &Context<'_>) -> Option<Finding> {
    let edition = |it| context.reading.table(it).map(|it| it.form.edition);
    let applications = edition(TableId::Applications)?;
    let disclosure = edition(TableId::Disclosure)?;
    let year_tells = context.reading.year.and_then(Edition::for_year).is_some();
    if disclosure == applications || year_tells {
        return None;
    }
    let facts = Facts::EditionsMixed(EditionsMixed { disclosure, applications });
    let place = Place::table(TableId::Applications);
    Some(RULE.finding(facts).at(place).on(context.place_span(place)))
}
