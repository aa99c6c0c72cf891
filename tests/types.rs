//! `static/package/result.d.ts` is printed from the declarations of the result and from the words
//! of its enums. This test fails where it is stale; `UPDATE=1 cargo test --test types` writes it
//! anew. That TypeScript takes it, and that results are of these types, is tested with the package
//! (`cargo xtask test`).

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use gouji::form::TableId;
use gouji::rules::{RULES, years};

#[test]
fn the_types_are_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/package/result.d.ts");
    let expected = types();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &expected).expect("the types can be written");
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == expected, "result.d.ts is stale: UPDATE=1 cargo test --test types");
}

#[test]
fn every_word_of_an_enum_is_found() {
    let keys = |it: &str| words_of(it).len();
    assert_eq!(TableId::ALL.len(), keys("Table"));
    assert_eq!(4, keys("Verdict"));
    assert_eq!(6, keys("CellState"));
}

const INTRODUCTION: &str = "\
// The result of checking one report. Printed from src/result/mod.rs by
// `UPDATE=1 cargo test --test types`; do not edit it by hand.

/** An exact decimal number, as text. */
export type Figure = string;
";

/// The names of the unions, the file whose `fn key` has their words, and the type it belongs to.
const ENUMS: [(&str, &str, &str); 9] = [
    ("Kind", include_str!("../src/source/mod.rs"), "Kind"),
    ("Verdict", include_str!("../src/check.rs"), "Verdict"),
    ("Status", include_str!("../src/rules/identity.rs"), "Status"),
    ("Table", include_str!("../src/form/mod.rs"), "TableId"),
    ("Form", include_str!("../src/form/mod.rs"), "Edition"),
    ("CellState", include_str!("../src/reading/model.rs"), "State"),
    ("Severity", include_str!("../src/rules/finding.rs"), "Severity"),
    ("SlipName", include_str!("../src/suspects/slip.rs"), "Slip"),
    ("Ended", include_str!("../src/suspects/smallest_change.rs"), "Ended"),
];

/// The fields that are one of these words.
const FIELDS: [(&str, &str); 9] = [
    ("kind", "Kind"),
    ("verdict", "Verdict"),
    ("status", "Status"),
    ("table", "Table"),
    ("form", "Form"),
    ("state", "CellState"),
    ("severity", "Severity"),
    ("slip", "SlipName"),
    ("ended", "Ended"),
];

fn types() -> String {
    let mut res = INTRODUCTION.to_owned();
    for (name, ..) in ENUMS {
        union(&mut res, name, &words_of(name));
    }
    let rules = RULES.iter().map(|it| it.name).chain(years::RULES.iter().map(|it| it.name));
    let rules: Vec<&str> = rules.chain(["unusable-file"]).collect();
    union(&mut res, "RuleName", &rules);
    res += &structs(include_str!("../src/result/mod.rs"));
    res
}

fn union(res: &mut String, name: &str, words: &[&str]) {
    let _ = write!(res, "\nexport type {name} =");
    for it in words {
        let _ = write!(res, "\n  | '{it}'");
    }
    *res += ";\n";
}

/// The words that `fn key` of the enum behind a union returns.
fn words_of(union: &str) -> Vec<&'static str> {
    let found = ENUMS.iter().find(|it| it.0 == union);
    let (_, file, name) = found.expect("the union is declared");
    let body = file.split_once(&format!("impl {name} {{")).expect("it has methods").1;
    let body = body.split_once("fn key").expect("it has words").1;
    let arms = body.split_once("\n    }").expect("the function ends").0;
    arms.split('"').skip(1).step_by(2).collect()
}

/// The structs of `contract!` as interfaces, with their docstrings.
fn structs(file: &str) -> String {
    let block = file.split_once("contract! {").expect("the declarations").1;
    let block = block.split_once("\n}").expect("their end").0;
    let mut res = String::new();
    let mut about: Vec<&str> = Vec::new();
    for line in block.lines().map(str::trim) {
        if let Some(it) = line.strip_prefix("///") {
            about.push(it.trim());
        } else if let Some(it) = line.strip_prefix("pub struct ") {
            let name = it.trim_end_matches(" {").trim_end_matches("<'a>");
            let _ = write!(res, "\n{}export interface {name} {{\n", comment(&mut about, ""));
        } else if let Some(it) = line.strip_prefix("pub ") {
            let (name, of) = it.trim_end_matches(',').split_once(": ").expect("a field");
            let of = type_script(name, of);
            let _ = writeln!(res, "{}  {name}: {of};", comment(&mut about, "  "));
        } else if line == "}" {
            res += "}\n";
        }
    }
    res
}

/// What was said about the next thing, as a comment; only once.
fn comment(about: &mut Vec<&str>, indent: &str) -> String {
    let text = std::mem::take(about).join(" ").replace("[`SCHEMA`]", "The version of this shape");
    if text.is_empty() { text } else { format!("{indent}/** {text} */\n") }
}

fn type_script(field: &str, of: &str) -> String {
    if let Some(it) = inside(of, "Vec") {
        return format!("{}[]", type_script(field, it));
    }
    if let Some(it) = inside(of, "Option") {
        return format!("{} | null", type_script(field, it));
    }
    match of.trim_end_matches("<'a>") {
        "String" | "&'a str" | "IdentityId" => "string".to_owned(),
        "u32" | "u16" | "usize" => "number".to_owned(),
        "[u32; 2]" => "[number, number]".to_owned(),
        "bool" => "boolean".to_owned(),
        "Rows" => "RowResult[]".to_owned(),
        "Cells" => "CellResult[]".to_owned(),
        "&'static str" if field == "rule" => "RuleName".to_owned(),
        "&'static str" => {
            let named = FIELDS.iter().find(|it| it.0 == field).map(|it| it.1);
            named.unwrap_or("string").to_owned()
        }
        it => it.to_owned(),
    }
}

fn inside<'a>(of: &'a str, outer: &str) -> Option<&'a str> {
    of.strip_prefix(outer)?.strip_prefix('<')?.strip_suffix('>')
}
