//! A small static server. The browser tests compile this very file: what they prove of the page
//! behind its policy is true of what `cargo xtask serve` shows.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;

/// The policy under which the page runs: nothing but its own files, and no sending of anything.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
                          style-src 'self'; img-src 'self' data:; connect-src 'self'; \
                          worker-src 'self'; base-uri 'none'; form-action 'none'";

/// The policy of a portal that embeds the checker: as strict, and with Trusted Types.
pub const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
                          style-src 'self'; img-src 'self' data:; connect-src 'self'; \
                          frame-src 'self'; base-uri 'none'; form-action 'none'; \
                          require-trusted-types-for 'script'; trusted-types 'none'";

/// What a browser asked for.
pub struct Request {
    pub method: String,
    /// Decoded, without the query.
    pub path: String,
}

/// What it gets.
pub struct Response {
    pub status: &'static str,
    pub kind: &'static str,
    pub policy: Option<&'static str>,
    pub body: Vec<u8>,
}

/// Answers a request.
pub type Handler = dyn Fn(&Request) -> Response + Send + Sync;

/// Serves for ever, each connection in a thread of its own: browsers open some in advance and
/// leave them idle.
pub fn serve(listener: TcpListener, handler: Arc<Handler>) {
    for stream in listener.incoming().flatten() {
        let handler = Arc::clone(&handler);
        // A visitor who hangs up is no concern of the server.
        thread::spawn(move || answer(stream, &*handler).ok());
    }
}

/// The file under `root` that `request` names, under `policy`.
pub fn file(root: &Path, request: &Request, policy: Option<&'static str>) -> Response {
    let respond = |status, kind, body| Response { status, kind, policy, body };
    if !matches!(request.method.as_str(), "GET" | "HEAD") {
        return respond("405 Method Not Allowed", TEXT, b"405".to_vec());
    }
    let found = locate(root, &request.path).and_then(|path| {
        let body = fs::read(&path).ok()?;
        Some(respond("200 OK", kind(&path), body))
    });
    found.unwrap_or_else(|| respond("404 Not Found", TEXT, b"404".to_vec()))
}

/// The file for a path, or nothing where the path leads out of `root`.
fn locate(root: &Path, path: &str) -> Option<PathBuf> {
    let inside = Path::new(path.trim_start_matches('/'));
    let plain = inside.components().all(|it| matches!(it, Component::Normal(_)));
    let file = root.join(inside);
    plain.then(|| if file.is_dir() { file.join("index.html") } else { file })
}

const TEXT: &str = "text/plain; charset=utf-8";

fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|it| it.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("wasm") => "application/wasm",
        Some("docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Some("pdf") => "application/pdf",
        _ => TEXT,
    }
}

fn answer(stream: TcpStream, handler: &Handler) -> io::Result<()> {
    let Some(request) = read_request(&stream)? else { return Ok(()) };
    let response = handler(&request);
    write_response(&stream, &response, request.method != "HEAD")
}

/// Reads the whole head, since a connection that is closed over unread bytes is reset.
fn read_request(stream: &TcpStream) -> io::Result<Option<Request>> {
    let mut lines = BufReader::new(stream).lines();
    let Some(first) = lines.next().transpose()? else { return Ok(None) };
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let mut words = first.split(' ').map(str::to_owned);
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let path = decode(target.split('?').next().unwrap_or_default());
    Ok(Some(Request { method, path }))
}

/// Percent-decodes a path.
fn decode(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let byte = after.get(..2).filter(|_| first == b'%').and_then(hexadecimal);
        rest = if byte.is_some() { &after[2..] } else { after };
        bytes.push(byte.unwrap_or(first));
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hexadecimal(digits: &[u8]) -> Option<u8> {
    let digits =
        str::from_utf8(digits).ok().filter(|it| it.bytes().all(|it| it.is_ascii_hexdigit()));
    u8::from_str_radix(digits?, 16).ok()
}

fn write_response(mut stream: &TcpStream, response: &Response, body: bool) -> io::Result<()> {
    let policy =
        response.policy.map_or(String::new(), |it| format!("Content-Security-Policy: {it}\r\n"));
    write!(
        stream,
        "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\n{policy}\
         Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        response.status,
        response.kind,
        response.body.len()
    )?;
    if body { stream.write_all(&response.body) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never_leaves_its_folder() {
        let root = Path::new("site");
        assert_eq!(locate(root, "/../Cargo.toml"), None);
        assert_eq!(locate(root, "//etc/passwd"), Some(root.join("etc/passwd")));
        assert_eq!(locate(root, "/a/b.txt"), Some(root.join("a/b.txt")));
    }

    #[test]
    fn decodes_paths() {
        assert_eq!(decode("/%E6%A0%B7%E4%BE%8B.txt"), "/样例.txt");
        assert_eq!(decode("/100%"), "/100%");
        assert_eq!(decode("/%+1"), "/%+1");
    }
}
