//! One request, and its answer as it came: nothing is unpacked or followed.

use anyhow::{Context, Result, ensure};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// An answer.
pub struct Answer {
    pub status: u16,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    /// The value of a header, empty where it is not sent. What is sent twice is joined, as browsers do.
    pub fn header(&self, name: &str) -> String {
        let sent = self.headers.iter().filter(|it| it.0.eq_ignore_ascii_case(name));
        sent.map(|it| it.1.as_str()).collect::<Vec<_>>().join(", ")
    }
}

/// Asks for `path` with these headers.
pub fn get(port: u16, path: &str, headers: &[(&str, &str)]) -> Result<Answer> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    let mut request = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n");
    headers.iter().for_each(|it| request += &format!("{}: {}\r\n", it.0, it.1));
    stream.write_all((request + "\r\n").as_bytes())?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    read(&bytes).with_context(|| format!("GET {path}"))
}

fn read(bytes: &[u8]) -> Result<Answer> {
    let end = bytes.windows(4).position(|it| it == b"\r\n\r\n").context("a head without an end")?;
    let head = String::from_utf8_lossy(&bytes[..end]);
    let mut lines = head.lines();
    let status = lines.next().and_then(|it| it.split(' ').nth(1)).context("no status")?;
    let fields = lines.filter_map(|it| it.split_once(':'));
    let headers = fields.map(|it| (it.0.to_owned(), it.1.trim().to_owned())).collect();
    let res = Answer { status: status.parse()?, headers, body: bytes[end + 4..].to_vec() };
    ensure!(res.header("transfer-encoding").is_empty(), "a file whose length is not known");
    Ok(res)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn an_answer_is_taken_apart() {
        let answer =
            read(b"HTTP/1.1 200 OK\r\nVary: a\r\nvary:b\r\n\r\n\r\n\r\nx").expect("it is one");
        assert_eq!((answer.status, answer.body), (200, b"\r\n\r\nx".to_vec()));
    }

    #[test]
    fn headers_are_found_by_any_spelling() {
        let answer = read(b"HTTP/1.1 404 \r\nVary: a\r\nvary:b\r\n\r\n").expect("it is one");
        assert_eq!(answer.header("VARY"), "a, b");
        assert_eq!(answer.header("etag"), "");
    }
}
