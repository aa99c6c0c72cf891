//! What must hold for every source that is read and judged.

use gouji::check::{Checked, Verdict, check};
use gouji::explain::Lang;
use gouji::probe::counted;
use gouji::result::CheckResult;
use gouji::source::{Source, Span};

/// The steps that any input may take: the searches for suspects and the cuts of glued figures end
/// at fixed numbers.
const STEPS: u64 = 20_000_000;
/// The steps more for each byte.
const STEPS_PER_BYTE: u64 = 500;

/// Reads, judges and explains `source`, and asserts what must hold of it.
pub fn read(source: &Source) -> Checked {
    let (checked, steps) = counted(|| check(source));
    let limit = STEPS + STEPS_PER_BYTE * source.text.len() as u64;
    assert!(steps <= limit, "{steps} steps for {} bytes", source.text.len());
    assert!(checked == check(source), "two answers to one input");
    counts_agree(&checked);
    for span in spans(&checked) {
        let (start, end) = (span.start as usize, span.end as usize);
        assert!(source.text.get(start..end).is_some(), "{span:?} is no place in the text");
    }
    for lang in [Lang::Zh, Lang::En] {
        let result = CheckResult::new(source, &checked, lang);
        assert_eq!(result.findings.len(), checked.judgement.findings.len());
    }
    checked
}

fn counts_agree(checked: &Checked) {
    let it = checked.judgement.coverage;
    assert_eq!(it.hold + it.fail + it.not_checked, it.identities);
    let is_empty = checked.reading.tables.is_empty();
    assert_eq!(checked.judgement.verdict == Verdict::NothingToCheck, is_empty);
    assert_eq!(checked.reading.refusal.is_some(), is_empty);
}

fn spans(checked: &Checked) -> Vec<Span> {
    let tables = &checked.reading.tables;
    let rows = || tables.iter().flat_map(|it| &it.rows);
    let cells = rows().flat_map(|it| &it.cells).filter_map(|it| it.span);
    let labels = rows().filter_map(|it| it.label.as_ref()).map(|it| it.span);
    let findings = checked.judgement.findings.iter().filter_map(|it| it.span);
    tables.iter().map(|it| it.span).chain(cells).chain(labels).chain(findings).collect()
}
