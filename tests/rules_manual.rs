//! `docs/rules.md` is printed from the rule files, the form and the sentences. This test fails
//! where it is stale; `UPDATE=1 cargo test --test rules_manual` writes it anew.

mod support;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use gouji::check::{against_last_year, judge};
use gouji::explain::{Lang, between_years, column_name, message, row_name, severity, title};
use gouji::form::{CellId, Edition, Identity, IdentityKind, Table, TableId, identities, table};
use gouji::rules::{RULES, Severity, years};
use support::manual::{Entry, entries};
use support::script::run;

#[test]
fn the_manual_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    let expected = manual();
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(path.parent().expect("the file has a folder")).expect("docs/ is there");
        fs::write(&path, &expected).expect("docs/rules.md can be written");
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    let differs = found.lines().zip(expected.lines()).find(|it| it.0 != it.1);
    let stale = "docs/rules.md is stale: UPDATE=1 cargo test --test rules_manual";
    assert!(found == expected, "{stale}\n{differs:#?}");
}

fn manual() -> String {
    let entries = entries();
    let mut res = INTRODUCTION.to_owned();
    res += &declared();
    let mut family = "";
    let of_years = years::RULES.iter().map(|it| (it.name, it.severity));
    for (name, severity) in RULES.iter().map(|it| (it.name, it.severity)).chain(of_years) {
        let entry = entries.iter().find(|it| it.name == name);
        let entry = entry.unwrap_or_else(|| panic!("{name} has no file"));
        if entry.family != family {
            family = &entry.family;
            let heading = FAMILIES.iter().find(|it| it.0 == family).map_or(family, |it| it.1);
            res += &format!("\n## {heading}\n");
        }
        res += &section(name, severity, entry);
    }
    res
}

const INTRODUCTION: &str = "\
# The rules

Printed from the rule files in `src/rules/` by `UPDATE=1 cargo test --test rules_manual`; do not
edit it by hand. The examples are patches over a balanced report (`tests/support/script.rs` says
how to read them), and are run by `tests/rules.rs`.

| severity | 名称 | meaning |
|---|---|---|
| `error` | 勾稽错误 | the form's arithmetic forbids it, or the form is broken |
| `warning` | 需核对 | probably a mistake, may be right |
| `unread` | 无法核对 | it could not be read: neither right nor wrong |
| `note` | 提示 | style, habit, how it was read |
";

const FAMILIES: [(&str, &str); 6] = [
    ("sums", "Sums (勾稽关系)"),
    ("cells", "Cells (单元格)"),
    ("disclosure", "主动公开 (表二)"),
    ("shape", "Tables, rows, columns, labels (表格结构)"),
    ("report", "The report as a whole (报告整体)"),
    ("years", "Against last year's report (与上年报告核对, `--last-year`)"),
];

fn section(name: &str, graveness: Severity, entry: &Entry) -> String {
    let part = |heading| entry.section(heading).unwrap_or_default().trim();
    let [zh, en] = Lang::ALL.map(|it| title(name, it));
    let [zh_severity, _] = Lang::ALL.map(|it| severity(graveness, it));
    let [zh_says, en_says] = says(name, entry);
    format!(
        "\n### `{name}`\n\n{zh} · {en} · `{}` {zh_severity}\n\n{}\n\n{}\n\nFails:\n\n{}\n\nCorrected:\n\n{}\n\n> {zh_says}\n>\n> {en_says}\n\nSource: {}\n",
        graveness.key(),
        entry.summary,
        part("Why it matters"),
        part("Fails"),
        part("Corrected"),
        part("Source"),
    )
}

/// What the rule says of its own example, in both languages.
fn says(name: &str, entry: &Entry) -> [String; 2] {
    let script = entry.script("Fails").unwrap_or_default();
    let sheet = run(script).unwrap_or_else(|it| panic!("{name}: {it}"));
    let judgement = judge(&sheet.reading);
    if let Some(it) = judgement.findings.iter().find(|it| it.rule == name) {
        return Lang::ALL.map(|lang| message(it, &sheet.reading, &judgement.identities, lang));
    }
    let last = sheet.last.as_ref().unwrap_or_else(|| panic!("{name}: does not fail"));
    let found = against_last_year(&sheet.reading, last.as_ref().map_err(Clone::clone));
    let finding = found.iter().find(|it| it.rule == name);
    let finding = finding.unwrap_or_else(|| panic!("{name}: does not fail"));
    Lang::ALL.map(|it| between_years(finding, &sheet.reading, it))
}

/// The identities as the form declares them, a line for those with the same relation.
fn declared() -> String {
    let mut res = "\n## The identities (勾稽关系)\n".to_owned();
    for edition in Edition::ALL.into_iter().rev() {
        let tables = TableId::ALL.map(|it| table(it, edition));
        let n_identities: usize = tables.iter().map(|it| identities(it).len()).sum();
        let _ = write!(
            res,
            "\n### {n_identities} in the form of {}\n\n| identities | relation | of |\n|---|---|---|\n",
            edition.key()
        );
        for table in tables {
            let all = identities(table);
            for alike in all.chunk_by(|one, other| one.kind == other.kind) {
                res += &declared_line(table, alike);
            }
        }
    }
    res
}

fn declared_line(table: &'static Table, alike: &[Identity]) -> String {
    let relation = |it: &Identity| {
        format!("{}＝{}", side(table, it.kind, &it.left), side(table, it.kind, &it.right))
    };
    let first = &alike[0];
    assert!(alike.iter().all(|it| relation(it) == relation(first)), "one relation for each kind");
    let of: Vec<_> = alike.iter().map(|it| format!("`{}`", it.of)).collect();
    let (kind, n_alike) = (first.kind.key(), alike.len());
    format!("| {n_alike} × `{kind}/…` | {} | {} |\n", relation(first), of.join(", "))
}

fn side(table: &'static Table, kind: IdentityKind, cells: &[CellId]) -> String {
    let name = |it: &CellId| {
        let row = &table.rows[it.row as usize];
        match kind {
            IdentityKind::RowTotal | IdentityKind::GroupTotal => {
                column_name(&row.columns[it.column as usize], Lang::Zh).to_owned()
            }
            IdentityKind::CarryOver => row_name(row, Lang::Zh),
            // Every row of a group is a part; the group's name says so in fewer words.
            IdentityKind::ColumnTotal => {
                row.group.map_or_else(|| row_name(row, Lang::Zh), |it| format!("{}各项", it.label))
            }
        }
    };
    let mut names: Vec<_> = cells.iter().map(name).collect();
    names.dedup();
    names.join("＋")
}
