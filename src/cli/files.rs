//! Files, folders and standard input.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The largest file that is read, in bytes. A report has some hundred thousand.
const LARGEST: usize = 64 << 20;

/// So many bytes are read at once at first: more than most files have.
const FIRST: usize = 128 << 10;

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

/// Reads the file at `path` into `memory`, which grows where it is too small, and returns what was
/// read; an error is a sentence for the user.
pub fn read<'a>(path: &Path, memory: &'a mut Vec<u8>) -> Result<&'a [u8], String> {
    let read = if path == Path::new("-") {
        read_all(io::stdin().lock(), memory)
    } else {
        fs::File::open(path).and_then(|it| read_all(it, memory))
    };
    let len = read.map_err(|it| format!("文件无法读取（{it}）"))?;
    if len > LARGEST {
        return Err("文件超过64 MB，不像是一份年度报告（larger than 64 MB）".to_owned());
    }
    Ok(&memory[..len])
}

/// Reads to the end, or a little more than the largest file that is read; how many bytes.
fn read_all(mut file: impl Read, memory: &mut Vec<u8>) -> io::Result<usize> {
    let mut len = 0;
    while len <= LARGEST {
        if len == memory.len() {
            memory.resize((2 * len).clamp(FIRST, LARGEST + 1), 0);
        }
        match file.read(&mut memory[len..]) {
            Ok(0) => break,
            Ok(n_read) => len += n_read,
            Err(it) if it.kind() == io::ErrorKind::Interrupted => {}
            Err(it) => return Err(it),
        }
    }
    Ok(len)
}
