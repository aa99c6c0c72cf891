//! The ends of the tool-made corpus; between them stand the tools.
//!
//! `tools pages DIR N FIRST` writes N reports from number FIRST on as web pages, `DIR/NNN.html`, each
//! with its truth beside it.
//! `tools score PAGES OUT` reads what the tools made of them, `OUT/TOOL/NNN.EXT`, and prints the
//! table; exit status 1 if anything must not be. `tools pack PAGES OUT TO` keeps a part of it.

#![allow(clippy::print_stdout, reason = "its table is its output")]

#[path = "../tests/support/mod.rs"]
mod support;

use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use support::tools::manifest::Keeps;
use support::tools::pack::pack;
use support::tools::page::page;
use support::tools::score::{Score, all, table};
use support::tools::{Sample, name, truth};

/// The reports that are kept: both forms, blanks, dashes, errors, and different styles.
const KEPT: [u64; 6] = [0, 4, 6, 9, 10, 11];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let path = |idx: usize| Path::new(arguments.get(idx).expect("a folder"));
    match arguments.first().map(String::as_str) {
        Some("pages") => {
            let number = |idx: usize| arguments.get(idx).and_then(|it| it.parse::<u64>().ok());
            let n = number(2).expect("a number of reports");
            let first = number(3).unwrap_or_default();
            write_pages(path(1), first..first + n)
        }
        Some("score") => score(path(1), path(2)),
        Some("pack") => keep(path(1), path(2), path(3)),
        _ => panic!("tools pages | score | pack"),
    }
}

fn write_pages(folder: &Path, numbers: Range<u64>) -> ExitCode {
    fs::create_dir_all(folder).expect("the folder can be made");
    for number in numbers {
        let sample = Sample::new(number);
        let path = folder.join(sample.name());
        let page = page(&sample.report, sample.style, sample.zeros);
        fs::write(path.with_extension("html"), page).expect("the page is written");
        fs::write(path.with_extension("truth"), truth::print(&sample)).expect("so is its truth");
    }
    ExitCode::SUCCESS
}

fn score(pages: &Path, out: &Path) -> ExitCode {
    let rows: Vec<(String, Score)> = entries(out).iter().map(|it| score_tool(pages, it)).collect();
    println!("{}", table(&[("all".to_owned(), all(&rows))]));
    println!("{}", table(&rows));
    let objections: Vec<&String> = rows.iter().flat_map(|it| &it.1.objections).collect();
    objections.iter().for_each(|it| eprintln!("{it}"));
    eprintln!("{} tools, {} objections", rows.len(), objections.len());
    if objections.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn score_tool(pages: &Path, folder: &Path) -> (String, Score) {
    let tool = file_name(folder);
    let mut res = Score::default();
    for path in entries(folder) {
        let truth = pages.join(path.file_stem().expect("a name")).with_extension("truth");
        let truth = fs::read_to_string(truth).expect("a report has its truth beside it");
        let sample = truth::parse(&truth).expect("a truth can be read");
        res.add(&tool, &file_name(&path), &sample, &read(&path));
    }
    (tool, res)
}

/// Packs the kept reports, each tool in one file. What another tool wrote just so is left out, and
/// what is read wrong as yet: it is named, and a task.
fn keep(pages: &Path, out: &Path, to: &Path) -> ExitCode {
    let truths = KEPT.map(|it| (name(it), read(&pages.join(name(it)).with_extension("truth"))));
    fs::create_dir_all(to).expect("the folder can be made");
    fs::write(to.join("truths.txt"), pack(&truths)).expect("the truths are written");
    let mut seen = BTreeSet::new();
    // Tools that promise more come first, so that of two that write the same the stricter is kept.
    let mut tools = entries(out);
    tools.sort_by_key(|it| (Keeps::of(&file_name(it)) as usize, it.clone()));
    for (idx, folder) in tools.into_iter().enumerate() {
        let tool = file_name(&folder);
        let Some(mut room) = room(&tool, idx) else { continue };
        let mut files = Vec::new();
        let mut paths = entries(&folder);
        // So that the tools do not all keep the same reports.
        let n = paths.len();
        paths.rotate_left(idx % n);
        for path in paths {
            let text = read(&path);
            let sample = truths.iter().find(|it| file_name(&path).starts_with(&it.0));
            let Some(sample) = sample.and_then(|it| truth::parse(&it.1)) else { continue };
            let mut score = Score::default();
            score.add(&tool, &file_name(&path), &sample, &text);
            score.objections.iter().for_each(|it| eprintln!("left out: {it}"));
            let is_right = score.objections.is_empty();
            if is_right && text.len() <= room && seen.insert(text.trim().to_owned()) {
                room -= text.len();
                files.push((file_name(&path), text));
            }
        }
        if !files.is_empty() {
            let path = to.join(format!("{tool}.txt"));
            fs::write(path, pack(&files)).expect("the pack is written");
        }
    }
    ExitCode::SUCCESS
}

/// The bytes that a tool has in the repository; `None` for two of three printers, in turns.
fn room(tool: &str, idx: usize) -> Option<usize> {
    const PRINTERS: [&str; 3] = ["chromium-pdf-", "libreoffice-pdf-", "weasyprint-pdf-"];
    let printer = PRINTERS.iter().position(|it| tool.starts_with(it));
    match Keeps::of(tool) {
        _ if tool == "page" => Some(usize::MAX),
        _ if printer.is_some_and(|it| it != tool.len() % PRINTERS.len()) => None,
        Keeps::All => Some(18_000),
        Keeps::Figures | Keeps::Some => Some(6_000 + 2_000 * (idx % 2)),
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let mut res: Vec<PathBuf> =
        entries.map(|it| it.expect("an entry can be read").path()).collect();
    res.sort();
    res
}

fn read(path: &Path) -> String {
    let bytes = fs::read(path).expect("the file can be read");
    String::from_utf8_lossy(&bytes).into_owned()
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
