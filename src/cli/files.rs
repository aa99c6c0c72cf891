//! Files, folders and standard input.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The largest file that is read, in bytes. A report has some hundred thousand.
const LARGEST: u64 = 64 << 20;

/// Endings of files in a folder that are read. A file that is named itself is always read.
const ENDINGS: [&str; 6] = ["txt", "html", "htm", "md", "csv", "tsv"];

/// All files of `paths`: each path in the order given, the files of a folder in path order.
pub fn find(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() { walk(path, &mut files) } else { files.push(path.clone()) }
    }
    files
}

/// The files below `folder`, sorted. Links to folders are not followed: they may lead in circles.
fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        // Reading it as a file yields the reason.
        files.push(folder.to_owned());
        return;
    };
    let mut entries: Vec<_> =
        entries.flatten().filter_map(|it| Some((it.file_name(), it.file_type().ok()?))).collect();
    entries.sort_by(|a, b| a.0.cmp(&b.0));
    for (name, kind) in entries {
        let path = folder.join(name);
        if kind.is_dir() {
            walk(&path, files);
        } else if has_known_ending(&path) && (kind.is_file() || is_file_or_nothing(&path)) {
            files.push(path);
        }
    }
}

/// Whether a link leads to a file, or nowhere: reading that yields the reason. Devices and pipes,
/// which may never end, are left aside.
fn is_file_or_nothing(path: &Path) -> bool {
    path.metadata().map_or(path.is_symlink(), |it| it.is_file())
}

fn has_known_ending(path: &Path) -> bool {
    let ending = path.extension().and_then(|it| it.to_str()).unwrap_or("").to_ascii_lowercase();
    ENDINGS.contains(&ending.as_str())
}

/// Reads the file at `path` into `bytes`, whatever they were; an error is a sentence for the user.
pub fn read(path: &Path, bytes: &mut Vec<u8>) -> Result<(), String> {
    let too_large = || "文件超过64 MB，不像是一份年度报告（larger than 64 MB）".to_owned();
    let describe = |it: io::Error| format!("文件无法读取（{it}）");
    if path == Path::new("-") {
        bytes.clear();
        io::stdin().lock().take(LARGEST + 1).read_to_end(bytes).map_err(describe)?;
    } else {
        read_file(path, bytes).map_err(describe)?;
    }
    if bytes.len() as u64 > LARGEST { Err(too_large()) } else { Ok(()) }
}

/// Reads a file, or a little more than the largest that is read.
fn read_file(path: &Path, bytes: &mut Vec<u8>) -> io::Result<()> {
    let mut file = fs::File::open(path)?;
    let len = file.metadata().map_or(0, |it| it.len()).min(LARGEST);
    // At one go as much as there seems to be; it may be more, or less.
    bytes.resize(len as usize, 0);
    let n_read = match file.read(bytes) {
        Err(it) if it.kind() == io::ErrorKind::Interrupted => 0,
        n_read => n_read?,
    };
    bytes.truncate(n_read);
    file.take(LARGEST + 1 - n_read as u64).read_to_end(bytes)?;
    Ok(())
}
