//! Starts chromedriver, and speaks the commands to it that the library has no methods for.

use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use url::{ParseError, Url};

/// A running chromedriver. It ends with this value.
pub struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts chromedriver on a port of its own choice. It chooses one for IPv4 and needs the same
    /// for IPv6: where somebody else has taken that at the same moment it ends, and is started anew.
    pub fn start() -> Self {
        const MOST_STARTS: usize = 5;
        (0..MOST_STARTS).find_map(|_| Self::try_start()).expect("chromedriver finds a free port")
    }

    fn try_start() -> Option<Self> {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver starts: `cargo xtask test` installs it or says what is missing");
        let output = process.stdout.take().expect("its output is piped");
        let port = find_port(BufReader::new(output));
        if port.is_none() {
            process.wait().ok();
        }
        Some(Self { process, port: port? })
    }

    /// Where it listens.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Ends a session, so that no browser is left behind. Blocks, since it is called where a
    /// test has failed and nothing asynchronous runs any more; what goes wrong then is no news.
    pub fn end_session(&self, id: &str) {
        let Ok(mut stream) = TcpStream::connect(("127.0.0.1", self.port)) else { return };
        let request = format!(
            "DELETE /session/{id} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\n\
             Connection: close\r\n\r\n"
        );
        stream.set_read_timeout(Some(Duration::from_secs(20))).ok();
        stream.write_all(request.as_bytes()).ok();
        // The start of the answer is enough: the driver keeps the connection open after it.
        stream.read_exact(&mut [0; 12]).ok();
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// Its first line speaks of port 0; the line of success names the real one. `None` where it ends
/// without.
fn find_port(output: impl BufRead) -> Option<u16> {
    let mut lines = output.lines().map_while(Result::ok);
    let line = lines.find(|it| it.contains("successfully on port"))?;
    let digits: String = line.chars().filter(char::is_ascii_digit).collect();
    Some(digits.parse().expect("the line names one number, the port"))
}

/// A POST to the session that the WebDriver standard does not know.
#[derive(Debug)]
pub struct Post {
    path: &'static str,
    body: Value,
}

impl Post {
    /// Sends `body` to `path` below the session.
    pub fn new(path: &'static str, body: Value) -> Self {
        Self { path, body }
    }
}

impl WebDriverCompatibleCommand for Post {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
