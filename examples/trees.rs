//! Builds the trees of all pages of a folder with html5ever, and nothing more. For
//! `cargo xtask bench --peers`.

use std::fs;
use std::hint::black_box;
use std::path::PathBuf;

use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::RcDom;

fn main() {
    let folder = std::env::args_os().nth(1).map(PathBuf::from).expect("a folder");
    for file in fs::read_dir(folder).expect("the folder can be read").flatten() {
        let bytes = fs::read(file.path()).expect("the file can be read");
        let parser = html5ever::parse_document(RcDom::default(), Default::default());
        black_box(parser.from_utf8().one(&bytes[..]));
    }
}
