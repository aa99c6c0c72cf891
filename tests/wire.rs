//! What a worker hands to the page is the reading that it made, whatever the report.

mod support;

use gouji::app::wire;
use gouji::form::Edition;
use gouji::reading::{Reading, Remark, read};
use gouji::source::Source;
use proptest::prelude::*;
use support::manual;
use support::print::{Shape, blank_zeros, plain, print};
use support::report::Report;

/// The reading comes back as it was.
fn comes_back(reading: &Reading) {
    assert_eq!(wire::read(&wire::write(reading)).as_ref(), Some(reading));
}

/// The name of a remark's variant.
fn name(remark: &Remark) -> String {
    let shown = format!("{remark:?}");
    shown.split(' ').next().unwrap_or_default().to_owned()
}

#[test]
fn every_shape_comes_back() {
    for (seed, shape) in Shape::ALL.into_iter().enumerate() {
        for edition in Edition::ALL {
            for figure in [plain, blank_zeros] {
                let report = Report::balanced(edition, 300, seed as u64);
                comes_back(&read(&print(&report, shape, figure)));
            }
        }
    }
}

/// The examples of the rules have all that reading ever notices.
#[test]
fn every_remark_comes_back() {
    let mut seen = std::collections::BTreeSet::new();
    for entry in manual::entries() {
        for heading in ["Fails", "Corrected"] {
            let Some(script) = entry.script(heading) else { continue };
            let sheet = support::script::run(script).expect("the example is a script");
            comes_back(&sheet.reading);
            seen.extend(sheet.reading.remarks.iter().map(name));
        }
    }
    assert!(seen.len() >= 15, "{seen:?}");
}

#[test]
fn no_report_comes_back_with_its_reason() {
    let old = "某局2017年政府信息公开工作年度报告\n一、概述\n本年报告";
    for text in [
        "",
        "甲乙丙",
        "锟斤拷锟斤拷",
        old,
        "某局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况",
    ] {
        let reading = read(&Source::text("", text));
        assert!(reading.refusal.is_some(), "{text}");
        comes_back(&reading);
    }
}

fn report() -> impl Strategy<Value = String> {
    (0..Shape::ALL.len(), 0..200u64, any::<bool>()).prop_map(|(shape, seed, blanks)| {
        let report = Report::balanced(Edition::ALL[seed as usize % 2], 50, seed);
        print(&report, Shape::ALL[shape], if blanks { blank_zeros } else { plain }).text
    })
}

proptest! {
    #[test]
    fn a_damaged_report_comes_back(text in report(), holes in prop::collection::vec((any::<prop::sample::Index>(), 0..40usize), 0..6)) {
        let mut chars: Vec<char> = text.chars().collect();
        for (at, len) in holes {
            let at = at.index(chars.len().max(1));
            chars.drain(at.min(chars.len())..(at + len).min(chars.len()));
        }
        comes_back(&read(&Source::detect("", chars.into_iter().collect::<String>())));
    }

    #[test]
    fn any_bytes_are_refused_or_read(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Some(it) = wire::read(&bytes) {
            prop_assert_eq!(wire::read(&wire::write(&it)), Some(it));
        }
    }

    /// What is judged and drawn of a reading with another byte in it is nobody's, and no panic.
    #[test]
    fn changed_bytes_are_refused_or_judged(text in report(), changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4), cut in any::<Option<prop::sample::Index>>()) {
        let mut bytes = wire::write(&read(&Source::detect("", text)));
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Some(it) = wire::read(&bytes) {
            gouji::check::judge(&it);
        }
    }
}
