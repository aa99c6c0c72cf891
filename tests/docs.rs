//! What the documents say of files is true.

use std::fs;
use std::path::{Path, PathBuf};

const DOCUMENTS: [&str; 9] = [
    "README.md",
    "README.zh-CN.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/architecture.md",
    "docs/design.md",
    "docs/embedding.md",
    "docs/form.md",
    "docs/security.md",
];

/// The first folder of a path of this repository.
const FOLDERS: [&str; 8] =
    ["src/", "tests/", "xtask/", "static/", "docs/", "benches/", "fuzz/", "examples/"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|it| panic!("{name}: {it}"))
}

/// What stands in backquotes and begins as a path does; patterns name no one file.
fn paths_named(text: &str) -> Vec<&str> {
    let quoted = text.split('`').skip(1).step_by(2);
    let is_path = |it: &&str| FOLDERS.iter().any(|folder| it.starts_with(folder));
    quoted.filter(is_path).filter(|it| !it.contains(['<', '*', ' ', '…'])).collect()
}

/// The targets of links within the repository, without their anchors.
fn links(text: &str) -> impl Iterator<Item = &str> {
    let targets = text.split("](").skip(1).filter_map(|it| it.split_once(')')).map(|it| it.0);
    let files = targets.map(|it| it.split('#').next().unwrap_or_default());
    files.filter(|it| !it.is_empty() && !it.contains("://"))
}

#[test]
fn paths_that_documents_name_exist() {
    let mut n_paths = 0;
    for document in DOCUMENTS {
        let text = read(document);
        for path in paths_named(&text) {
            assert!(root().join(path).exists(), "{document} names {path}, which is not there");
            n_paths += 1;
        }
    }
    assert!(n_paths > 50, "the documents name hardly any file: {n_paths}");
}

#[test]
fn links_between_documents_lead_somewhere() {
    for document in DOCUMENTS {
        let folder = root().join(document).parent().map(Path::to_owned).unwrap_or_default();
        for link in links(&read(document)) {
            assert!(folder.join(link).exists(), "{document}: {link}");
        }
    }
}

/// The folders below `folder`, to the bottom.
fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder of the sources can be read");
    let paths = entries.map(|it| it.expect("an entry can be read").path());
    paths
        .filter(|it| it.is_dir())
        .flat_map(|it| [vec![it.clone()], folders(&it)].concat())
        .collect()
}

#[test]
fn the_code_map_has_every_folder() {
    let map = read("docs/architecture.md");
    for folder in folders(&root().join("src")) {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        assert!(map.contains(&format!("{name}/")), "{} is not on it", folder.display());
    }
}

/// The command's output stands in both READMEs. `UPDATE=1 cargo test --features cli --test docs`
/// writes it anew.
#[cfg(feature = "cli")]
#[test]
fn the_example_is_what_the_command_prints() {
    let mark = "<!-- printed by: gouji check docs/sample.txt -->\n```text\n";
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_gouji"))
        .args(["check", "docs/sample.txt"])
        .current_dir(root())
        .output()
        .expect("the command runs");
    let printed = String::from_utf8(output.stdout).expect("the command prints UTF-8");
    assert_eq!(output.status.code(), Some(1), "the sample does not reconcile");
    for document in ["README.md", "README.zh-CN.md"] {
        let text = read(document);
        let (before, rest) = text.split_once(mark).expect("the example is marked");
        let (shown, behind) = rest.split_once("```").expect("the example ends");
        if std::env::var_os("UPDATE").is_some() {
            let text = format!("{before}{mark}{}\n```{behind}", printed.trim_end());
            fs::write(root().join(document), text).expect("the document can be written");
        } else {
            assert_eq!(shown.trim_end(), printed.trim_end(), "{document} is stale");
        }
    }
}
