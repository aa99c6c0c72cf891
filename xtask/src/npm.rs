//! Tests the npm package as its users get it: packed, installed into an empty project, run by Node and
//! read by TypeScript (`tests/package/`).

use crate::install::{from_npm, is_on_path};
use crate::run::{cargo, npm, step, succeed};
use crate::{package, paths};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;
use std::process::Command;

/// What the tarball holds; nothing else may slip in.
const FILES: [&str; 17] = [
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "element.d.ts",
    "element.js",
    "event.d.ts",
    "frame.d.ts",
    "frame.js",
    "gouji.js",
    "gouji_bg.wasm",
    "index.d.ts",
    "index.js",
    "package.json",
    "result.d.ts",
    "style.d.ts",
    "style.js",
    "worker.js",
];

/// The version of the compiler that reads the types.
const TYPESCRIPT: &str = "5.9.3";

/// How the two usual kinds of project find a package's types.
const RESOLUTIONS: [[&str; 2]; 2] = [["node16", "node16"], ["esnext", "bundler"]];

/// The pages that command and script interface are compared over, with the sample.
const REPORTS: [&str; 2] = ["tests/corpus/html", "docs/sample.txt"];

/// Packs, installs, runs. Where there is no npm, it says that nothing was tested.
pub fn test() -> Result<()> {
    if !["node", "npm"].iter().all(|it| is_on_path(it)) {
        println!(
            "\n== the npm package: NOT TESTED, since there is no node or no npm on this machine"
        );
        return Ok(());
    }
    step("the npm package", || {
        let folder = paths::cache().join("npm");
        let project = folder.join("project");
        clear(&project)?;
        let tarball = pack(&folder)?;
        install(&project, &tarball)?;
        run(&project, &folder)?;
        read_types(&project)
    })
}

fn clear(project: &Path) -> Result<()> {
    if project.exists() {
        fs::remove_dir_all(project)?;
    }
    Ok(fs::create_dir_all(project)?)
}

/// Packs `dist/package/`, and returns the name of the tarball.
fn pack(folder: &Path) -> Result<String> {
    let mut command = npm(folder);
    command.arg("pack").arg(paths::package()).arg("--json");
    let output = command.output().context("npm does not start")?;
    ensure!(output.status.success(), "npm pack: {}", String::from_utf8_lossy(&output.stderr));
    let told = String::from_utf8(output.stdout)?;
    let mut packed: Vec<&str> = values(&told, "path").collect();
    packed.sort_unstable();
    ensure!(packed == FILES, "the tarball holds {packed:?}, and should hold {FILES:?}");
    Ok(values(&told, "filename").next().context("npm pack names no file")?.to_owned())
}

/// The texts under `key` in what npm prints, which has them one a line.
fn values<'a>(json: &'a str, key: &str) -> impl Iterator<Item = &'a str> {
    let start = format!("\"{key}\": \"");
    json.lines().filter_map(move |it| it.trim().strip_prefix(&*start)?.split('"').next())
}

/// An empty project with nothing but the package: it depends on nothing, so that no registry is asked.
fn install(project: &Path, tarball: &str) -> Result<()> {
    fs::write(project.join("package.json"), "{ \"private\": true, \"type\": \"module\" }\n")?;
    let tarball = format!("../{tarball}");
    succeed(npm(project).args(["install", "--offline", &tarball]))?;
    let folder = paths::root().join("tests/package");
    for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        fs::copy(&path, project.join(path.file_name().context("a file without a name")?))?;
    }
    Ok(())
}

/// Runs the tests in Node, beside the command.
fn run(project: &Path, folder: &Path) -> Result<()> {
    succeed(&mut cargo("build --locked --features cli --bin gouji"))?;
    let reports = folder.join("reports");
    clear(&reports)?;
    for path in REPORTS {
        copy(&paths::root().join(path), &reports)?;
    }
    let mut node = Command::new("node");
    node.args(["--test", "interface.test.mjs"]).current_dir(project);
    node.env("GOUJI", paths::target().join("debug/gouji")).env("GOUJI_FILES", reports);
    succeed(&mut node)
}

/// A file, or the files of a folder.
fn copy(from: &Path, into: &Path) -> Result<()> {
    if from.is_dir() {
        return fs::read_dir(from)?.try_for_each(|it| copy(&it?.path(), into));
    }
    fs::copy(from, into.join(from.file_name().context("a file without a name")?))?;
    Ok(())
}

/// Compiles the sample with the types, as both kinds of project do.
fn read_types(project: &Path) -> Result<()> {
    let compiler = from_npm("typescript", TYPESCRIPT)?.join("bin/tsc");
    names_stand_in_sample(project)?;
    for [module, resolution] in RESOLUTIONS {
        let mut command = Command::new("node");
        command.arg(&compiler).args(["--project", "tsconfig.json", "--module", module]);
        succeed(command.args(["--moduleResolution", resolution]).current_dir(project))?;
    }
    Ok(())
}

/// What is not in the sample would not be tested.
fn names_stand_in_sample(project: &Path) -> Result<()> {
    let sample = fs::read_to_string(project.join("sample.ts"))?;
    let words: Vec<&str> = sample.split(|it: char| !it.is_alphanumeric()).collect();
    for file in FILES.iter().filter(|it| it.ends_with(".d.ts")) {
        let types = fs::read_to_string(paths::package().join(file))?;
        for name in types.lines().filter_map(exported) {
            ensure!(words.contains(&name), "tests/package/sample.ts does not use {name} of {file}");
        }
    }
    Ok(())
}

/// The name that a line of a type file declares for others.
fn exported(line: &str) -> Option<&str> {
    let mut words = line.strip_prefix("export ")?.split(|it: char| !it.is_alphanumeric());
    let kinds = ["type", "interface", "class", "function"];
    kinds.contains(&words.next()?).then(|| words.next()).flatten().filter(|it| !it.is_empty())
}

/// For a quick round: `cargo xtask package`.
pub fn run_alone(args: crate::args::Args) -> Result<()> {
    args.finish()?;
    package::build()?;
    test()
}

#[cfg(test)]
mod tests {
    use super::{exported, values};

    #[test]
    fn names_are_found_in_types() {
        assert_eq!(exported("export type Verdict ="), Some("Verdict"));
        assert_eq!(
            exported("export function init(options?: InitOptions): Promise<void>;"),
            Some("init")
        );
        assert_eq!(exported("export type { GoujiResultEvent } from './event.js';"), None);
        assert_eq!(exported("export default css;"), None);
    }

    #[test]
    fn what_npm_prints_is_understood() {
        let json = "[{\n \"filename\": \"a.tgz\",\n  \"path\": \"a\",\n  \"path\": \"b\"\n}]";
        assert_eq!(values(json, "path").collect::<Vec<_>>(), ["a", "b"]);
    }
}
