//! `cargo xtask bench --peers`: the command beside what a user would write instead, on the same
//! pages, by CPU time and in turns.

use crate::paths;
use crate::run::{cargo, step, succeed};
use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// How often each of the others runs; the median counts.
const N_ROUNDS: usize = 5;
/// Pages of about 100 KB, a tenth of them with an error.
const N_PAGES: usize = 1000;
/// So many times does ours run for each run of another: it is so much sooner done.
const OURS_MORE: usize = 10;
/// How often in a round a program starts for one page: so short a time differs more than a long one.
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

/// The medians of both, in turns, and how many times ours goes into the other. A round is so many
/// runs of the other.
fn ratio(ours: &Peer, peer: &Peer, pages: &Path, times: usize) -> Result<String> {
    let (mut our, mut its) = (Vec::new(), Vec::new());
    for _ in 0..N_ROUNDS * times {
        its.push(peer.cpu(pages)?);
        for _ in 0..OURS_MORE {
            our.push(ours.cpu(pages)?);
        }
    }
    let (our, its) = (median(our), median(its));
    let tenths = |it: u64| format!("{}.{}", it / 10, it % 10);
    let (our_ms, its_ms) = (tenths(our / 100), tenths(its / 100));
    Ok(format!("{our_ms} ms to {its_ms} ms, {} times", tenths(its * 10 / our.max(1))))
}

fn median(mut times: Vec<u64>) -> u64 {
    times.sort_unstable();
    times[times.len() / 2]
}

impl Peer {
    fn command(&self, pages: &Path) -> Command {
        let mut command = Command::new(&self.call[0]);
        command.args(&self.call[1..]).arg(pages);
        command
    }

    /// CPU time of one run, in microseconds.
    fn cpu(&self, pages: &Path) -> Result<u64> {
        let before = cpu_of_children()?;
        let status = self.command(pages).stdout(Stdio::null()).status();
        // Exit status 1 says that a page has an error.
        ensure!(status?.code().is_some_and(|it| it < 2), "{} fails", self.name);
        Ok(cpu_of_children()? - before)
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

/// CPU time of all children that have ended, in microseconds.
#[cfg(unix)]
fn cpu_of_children() -> Result<u64> {
    use nix::sys::resource::{UsageWho, getrusage};
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let times = [usage.user_time(), usage.system_time()];
    Ok(times.iter().map(|it| it.tv_sec() as u64 * 1_000_000 + it.tv_usec() as u64).sum())
}

#[cfg(not(unix))]
fn cpu_of_children() -> Result<u64> {
    anyhow::bail!("CPU time of other programs is read on Unix only")
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
    let its: Vec<u64> = lines.lines().filter_map(first).collect();
    ensure!(!its.is_empty(), "banff fails");
    let its = median(its);
    println!(
        "{:8} two wrong cells: {} µs to {} µs, {} times",
        "banff",
        ours / 1000,
        its / 1000,
        its / ours.max(1)
    );
    Ok(())
}
