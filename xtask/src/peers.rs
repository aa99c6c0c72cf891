//! `cargo xtask bench --peers`: the command beside what a user would write instead, on the same
//! pages, by CPU time and in turns.

use crate::paths;
use crate::run::{cargo, step, succeed};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// How often each program runs; the median counts.
const N_ROUNDS: usize = 5;
/// Pages of about 100 KB, a tenth of them with an error.
const N_PAGES: usize = 1000;
/// So much more often does ours run in a round: it takes a few of the ticks in which time is counted.
const OURS_MORE: usize = 5;
/// How often a program starts for one page, since one start is too short to be measured.
const N_STARTS: usize = 20;

/// A program that says which pages of a folder have an error.
struct Peer {
    name: &'static str,
    call: Vec<PathBuf>,
}

/// Measures, and prints a ratio for each peer.
pub fn run() -> Result<()> {
    let Some(python) =
        python("peers-python", &["lxml==6.1.3", "pandas==3.1.1"], "lxml.html, pandas")?
    else {
        println!("no python3 with venv and pip here: no peers to measure against");
        return Ok(());
    };
    let folder = paths::cache().join("peers");
    let (pages, one) = (folder.join("pages"), folder.join("one"));
    step("write the pages", || write_pages(&pages, &one))?;
    let script = |it: &str| vec![python.clone(), paths::root().join("benches/peers").join(it)];
    let gouji = paths::target().join("release/gouji");
    let ours = Peer {
        name: "gouji",
        call: [gouji, "check".into(), "--format".into(), "jsonl".into()].into(),
    };
    let peers = [
        Peer { name: "lxml", call: script("lxml_check.py") },
        Peer { name: "pandas", call: script("pandas_check.py") },
    ];
    for peer in &peers {
        ensure!(ours.wrong(&pages)? == peer.wrong(&pages)?, "{} finds other errors", peer.name);
        let all = ratio(&ours, peer, &pages, 1)?;
        let start = ratio(&ours, peer, &one, N_STARTS)?;
        println!("{:8} {N_PAGES} pages: {all}", peer.name);
        println!("{:8} one page, cold: {start}", "");
    }
    let trees = Peer { name: "html5ever", call: vec![example("trees")] };
    println!("html5ever, the tree alone, {N_PAGES} pages: {}", ratio(&ours, &trees, &pages, 1)?);
    limits(&pages)?;
    about_r();
    step("localisers", localisers)
}

fn example(name: &str) -> PathBuf {
    paths::target().join("release/examples").join(name)
}

/// What the machine needs for the same pages in memory, whatever is done with them.
fn limits(pages: &Path) -> Result<()> {
    let output = Command::new(example("limits")).arg(pages).output()?;
    ensure!(output.status.success(), "the limits cannot be measured");
    for line in String::from_utf8(output.stdout)?.lines() {
        let (name, time) = line.rsplit_once(": ").context("a name and a time")?;
        println!("{name}, {N_PAGES} pages in memory: {} ms", time.parse::<u64>()? / 1000);
    }
    Ok(())
}

/// R's `validate` and `errorlocate` are not measured: there has been no R to write their script with.
fn about_r() {
    let load = ["-e", "library(validate); library(errorlocate)"];
    let loaded = Command::new("Rscript").args(load).output().is_ok_and(|it| it.status.success());
    let why = if loaded { "there is no script for them" } else { "not installed" };
    println!("validate and errorlocate (R): skipped, {why}");
}

/// The medians of both, in turns, and how many times ours goes into the other.
fn ratio(ours: &Peer, peer: &Peer, pages: &Path, times: usize) -> Result<String> {
    let (mut our, mut its) = (Vec::new(), Vec::new());
    for _ in 0..N_ROUNDS {
        our.push(ours.cpu(pages, times * OURS_MORE)?);
        its.push(peer.cpu(pages, times)?);
    }
    our.sort_unstable();
    its.sort_unstable();
    let (our, its) = (our[N_ROUNDS / 2], its[N_ROUNDS / 2]);
    let tenths = its * 10 * OURS_MORE as u64 / our.max(1);
    Ok(format!(
        "{} ms to {} ms, {}.{} times",
        our * 10 / (times * OURS_MORE) as u64,
        its * 10 / times as u64,
        tenths / 10,
        tenths % 10
    ))
}

impl Peer {
    fn command(&self, pages: &Path) -> Command {
        let mut command = Command::new(&self.call[0]);
        command.args(&self.call[1..]).arg(pages);
        command
    }

    /// CPU time of so many runs, in ticks of 10 ms.
    fn cpu(&self, pages: &Path, times: usize) -> Result<u64> {
        let before = ticks_of_children()?;
        for _ in 0..times {
            let status = self.command(pages).stdout(Stdio::null()).status();
            // Exit status 1 says that a page has an error.
            ensure!(status?.code().is_some_and(|it| it < 2), "{} fails", self.name);
        }
        Ok(ticks_of_children()? - before)
    }

    /// The pages in which a sum fails.
    fn wrong(&self, pages: &Path) -> Result<Vec<String>> {
        let output = String::from_utf8(self.command(pages).output()?.stdout)?;
        let is_wrong =
            |it: &&str| !it.starts_with('{') || it.contains("\"verdict\":\"does-not-reconcile\"");
        let page = |it: &str| -> Option<String> {
            let end = it.find(".html")?;
            let start = it[..end].rfind(['/', '"']).map_or(0, |at| at + 1);
            Some(it[start..end].to_owned())
        };
        Ok(output.lines().filter(is_wrong).filter_map(page).collect())
    }
}

/// CPU time of all children that have ended, in ticks of 10 ms.
fn ticks_of_children() -> Result<u64> {
    let stat = fs::read_to_string("/proc/self/stat").context("CPU time is read on Linux only")?;
    let (_, fields) = stat.rsplit_once(')').context("/proc/self/stat")?;
    let fields: Vec<&str> = fields.split_whitespace().collect();
    // Fields 16 and 17 of proc(5), counted from 1; the third is the first here.
    Ok(fields[13].parse::<u64>()? + fields[14].parse::<u64>()?)
}

fn write_pages(pages: &Path, one: &Path) -> Result<()> {
    let build = "build --quiet --release --locked --no-default-features --features cli --bin gouji --example pages --example trees --example limits";
    succeed(&mut cargo(build))?;
    succeed(Command::new(example("pages")).arg(pages).arg(N_PAGES.to_string()))?;
    succeed(Command::new(example("pages")).arg(one).arg("1"))
}

/// A Python of its own with these packages; `None` where that cannot be had.
fn python(name: &str, packages: &[&str], modules: &str) -> Result<Option<PathBuf>> {
    let folder = paths::cache().join(name);
    let python = folder.join("bin/python");
    let has_all = |it: &Path| {
        let import = format!("import {modules}");
        let import = Command::new(it).args(["-c", &import]).stderr(Stdio::null()).status();
        import.is_ok_and(|it| it.success())
    };
    if has_all(&python) {
        return Ok(Some(python));
    }
    println!("making a Python with {} in {}", packages.join(" and "), folder.display());
    let made = Command::new("python3").args(["-m", "venv"]).arg(&folder).status();
    let install = ["-m", "pip", "install", "--quiet"];
    let done = made.is_ok_and(|it| it.success())
        && Command::new(&python).args(install).args(packages).status()?.success();
    Ok((done && has_all(&python)).then_some(python))
}

/// Two wrong cells, all smallest sets by ours and one by Banff's, on the same records.
fn localisers() -> Result<()> {
    let Some(python) = python("banff-python", &["banff==3.1.3"], "banff")? else {
        println!("banff cannot be had here");
        return Ok(());
    };
    let folder = paths::cache().join("peers/records");
    succeed(&mut cargo(
        "build --quiet --release --locked --no-default-features --features cli --example records",
    ))?;
    let output = |it: &mut Command| -> Result<String> {
        Ok(String::from_utf8(it.stderr(Stdio::null()).output()?.stdout)?)
    };
    let ours: u64 = output(Command::new(example("records")).arg(&folder))?.trim().parse()?;
    let script = paths::root().join("benches/peers/banff_errorloc.py");
    let lines = output(Command::new(python).arg(script).arg(&folder))?;
    let first = |it: &str| it.split(' ').next().and_then(|it| it.parse::<u64>().ok());
    let mut its: Vec<u64> = lines.lines().filter_map(first).collect();
    ensure!(!its.is_empty(), "banff fails");
    its.sort_unstable();
    let its = its[its.len() / 2];
    println!(
        "{:8} two wrong cells: {} µs to {} µs, {} times",
        "banff",
        ours / 1000,
        its / 1000,
        its / ours.max(1)
    );
    Ok(())
}
