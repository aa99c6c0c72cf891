//! The rule files as a manual: their doc comments, taken apart.

use std::fs;
use std::path::{Path, PathBuf};

/// What the doc comment of a rule file says.
pub struct Entry {
    /// The rule's name, from the file's name.
    pub name: String,
    /// The folder that it stands in.
    pub family: String,
    /// What it finds: the text before the first heading.
    pub summary: String,
    /// The headings with their texts, in order.
    pub sections: Vec<(String, String)>,
}

impl Entry {
    /// The text under a heading.
    pub fn section(&self, heading: &str) -> Option<&str> {
        self.sections.iter().find(|it| it.0 == heading).map(|it| it.1.as_str())
    }

    /// The script in the section's code block.
    pub fn script(&self, heading: &str) -> Option<&str> {
        let (_, block) = self.section(heading)?.split_once("```text\n")?;
        block.split_once("```").map(|it| it.0)
    }
}

/// Every rule file, by its path.
pub fn entries() -> Vec<Entry> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let is_family = |it: &PathBuf| it.is_dir() && !it.ends_with("support");
    let families = sorted(&root).into_iter().filter(is_family);
    let files = families.flat_map(|it| sorted(&it)).filter(|it| !it.ends_with("mod.rs"));
    files.map(|it| entry(&it)).collect()
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the rules' folders can be read");
    let mut res: Vec<_> = entries.map(|it| it.expect("the entry can be read").path()).collect();
    res.sort();
    res
}

fn entry(path: &Path) -> Entry {
    let text = fs::read_to_string(path).expect("a rule file can be read");
    let doc: Vec<_> = text.lines().map_while(|it| it.strip_prefix("//!")).collect();
    let mut parts = vec![(String::new(), String::new())];
    for line in doc.iter().map(|it| it.strip_prefix(' ').unwrap_or(it)) {
        match (line.strip_prefix("# "), parts.last_mut()) {
            (None, Some(part)) => part.1 += &format!("{line}\n"),
            (heading, _) => parts.push((heading.unwrap_or_default().to_owned(), String::new())),
        }
    }
    let name = |it: Option<&std::ffi::OsStr>| it.unwrap_or_default().to_string_lossy().into_owned();
    let summary = parts.remove(0).1.trim().to_owned();
    Entry {
        name: name(path.file_stem()).replace('_', "-"),
        family: name(path.parent().and_then(Path::file_name)),
        summary,
        sections: parts,
    }
}
