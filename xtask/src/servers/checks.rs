//! What docs/embedding.md promises of every server, asked of one.

use super::Room;
use super::http::{Answer, get};
use super::setups::Setup;
use crate::paths;
use crate::server::POLICY;
use anyhow::{Context, Result, ensure};
use flate2::read::GzDecoder;
use std::fs;
use std::io::Read;

/// A file of each kind, and the types that it may be sent as.
const FILES: [(&str, &[&str]); 6] = [
    ("", &["text/html"]),
    ("gouji_bg.wasm", &["application/wasm"]),
    ("split_checker.wasm", &["application/wasm"]),
    ("boot.js", &["text/javascript", "application/javascript"]),
    ("style.css", &["text/css"]),
    ("favicon.svg", &["image/svg+xml"]),
];

/// What a browser says that it takes, and what it should get.
const ENCODINGS: [(&str, &str); 4] =
    [("identity", ""), ("gzip, deflate", "gzip"), ("br", "br"), ("gzip, deflate, br, zstd", "br")];

/// Asks for everything.
pub fn check(setup: &Setup, room: &Room) -> Result<()> {
    for (file, types) in FILES {
        for (accepted, expected) in ENCODINGS {
            check_file(setup, room, file, types, (accepted, expected))
                .with_context(|| format!("{}: /{file}, accepting {accepted}", setup.name))?;
        }
    }
    let missing = get(room.port, &format!("{}none.js", setup.base), &[])?;
    ensure!(
        missing.status == 404,
        "{}: {} for a file that is not there",
        setup.name,
        missing.status
    );
    Ok(())
}

fn check_file(
    setup: &Setup,
    room: &Room,
    file: &str,
    types: &[&str],
    (accepted, expected): (&str, &str),
) -> Result<()> {
    let path = format!("{}{file}", setup.base);
    let answer = get(room.port, &path, &[("Accept-Encoding", accepted)])?;
    ensure!(answer.status == 200, "status {}", answer.status);
    let kind = answer.header("content-type");
    let kind = kind.split(';').next().unwrap_or_default();
    ensure!(types.contains(&kind), "it is sent as {kind}");
    ensure!(answer.header("x-content-type-options") == "nosniff", "sniffing is not forbidden");
    let cache = answer.header("cache-control");
    ensure!(cache == setup.cache, "Cache-Control: {cache}");
    check_policy(setup, &answer)?;
    // The page that had to be changed has no packed copy.
    if setup.sends_policy || !file.is_empty() {
        check_packing(&answer, file, expected)?;
    }
    let etag = answer.header("etag");
    ensure!(!etag.is_empty(), "no ETag");
    let again = get(room.port, &path, &[("Accept-Encoding", accepted), ("If-None-Match", &etag)])?;
    ensure!(again.status == 304, "status {} for what the browser has already", again.status);
    Ok(())
}

fn check_policy(setup: &Setup, answer: &Answer) -> Result<()> {
    let policy = answer.header("content-security-policy");
    let expected = match setup.sends_policy {
        true => format!("{POLICY}; frame-ancestors 'self'"),
        false => String::new(),
    };
    ensure!(policy == expected, "the policy is {policy:?}");
    Ok(())
}

/// It is packed as it should be, says so, and is the same file when it is unpacked.
fn check_packing(answer: &Answer, file: &str, expected: &str) -> Result<()> {
    let packed = answer.header("content-encoding");
    ensure!(packed == expected, "Content-Encoding: {packed}");
    let vary = answer.header("vary").to_ascii_lowercase();
    ensure!(vary.contains("accept-encoding"), "Vary: {vary}");
    let mut body = Vec::new();
    match expected {
        "br" => brotli::BrotliDecompress(&mut &answer.body[..], &mut body)?,
        "gzip" => drop(GzDecoder::new(&answer.body[..]).read_to_end(&mut body)?),
        _ => body.extend_from_slice(&answer.body),
    }
    let file = if file.is_empty() { "index.html" } else { file };
    ensure!(body == fs::read(paths::site().join(file))?, "its bytes are others");
    Ok(())
}
