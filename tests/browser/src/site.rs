//! The built page behind the very server of `cargo xtask serve`, which a test can make fail.

use crate::server::{self, POLICY, Request, Response};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;

/// The page, served from a port of its own.
pub struct Site {
    origin: String,
    state: Arc<Mutex<State>>,
}

/// How the server behaves at present, and what it was asked so far.
struct State {
    root: PathBuf,
    policy: &'static str,
    spoiled: BTreeMap<String, Option<Vec<u8>>>,
    kinds: BTreeMap<String, &'static str>,
    requests: Vec<String>,
    stopped: bool,
}

impl Site {
    /// Serves the page that `cargo xtask` built, under the recommended policy.
    pub fn start() -> Self {
        let root = std::env::var_os("GOUJI_SITE").expect(
            "GOUJI_SITE names no built page: run `cargo xtask test`, which builds it and sets this",
        );
        Self::at(root)
    }

    /// Serves the page that fails when its text tells it to.
    pub fn faulty() -> Self {
        Self::at(faulty())
    }

    /// Serves the made-up portal that embeds the checker.
    pub fn portal() -> Self {
        Self::at(Self::portal_folder())
    }

    /// Where the portal and the single file lie.
    pub fn portal_folder() -> PathBuf {
        let folder = std::env::var_os("GOUJI_PORTAL")
            .expect("GOUJI_PORTAL names no portal: run `cargo xtask test`, which lays it out");
        PathBuf::from(folder)
    }

    /// Serves another page, under the same policy.
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self::serve(State {
            root: root.into(),
            policy: POLICY,
            spoiled: BTreeMap::new(),
            kinds: BTreeMap::new(),
            requests: Vec::new(),
            stopped: false,
        })
    }

    fn serve(state: State) -> Self {
        let state = Arc::new(Mutex::new(state));
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("a bound socket has an address");
        let shared = Arc::clone(&state);
        let handler = move |request: &Request| lock(&shared).respond(request);
        thread::spawn(move || server::serve(listener, Arc::new(handler)));
        Self { origin: format!("http://{address}"), state }
    }

    /// Where the page is, without a slash at the end.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Sends `policy` with every answer from now on.
    pub fn set_policy(&self, policy: &'static str) {
        lock(&self.state).policy = policy;
    }

    /// Answers 404 for `path` from now on.
    pub fn hide(&self, path: &str) {
        lock(&self.state).spoiled.insert(path.to_owned(), None);
    }

    /// Sends `bytes` for `path` from now on.
    pub fn replace(&self, path: &str, bytes: &[u8]) {
        lock(&self.state).spoiled.insert(path.to_owned(), Some(bytes.to_vec()));
    }

    /// Sends the text for `path` with `other` in place of `part` from now on.
    pub fn patch(&self, path: &str, part: &str, other: &str) {
        let request = Request { method: "GET".to_owned(), path: path.to_owned() };
        let body = server::file(&lock(&self.state).root, &request, None).body;
        let text = String::from_utf8(body).expect("it is a text");
        assert!(text.contains(part), "{path} has no {part}");
        self.replace(path, text.replacen(part, other, 1).as_bytes());
    }

    /// Says from now on that what `path` names is of another kind than it is.
    pub fn call_it(&self, path: &str, kind: &'static str) {
        lock(&self.state).kinds.insert(path.to_owned(), kind);
    }

    /// Sends all files as they are again.
    pub fn heal(&self) {
        lock(&self.state).spoiled.clear();
    }

    /// Answers nothing but an error from now on.
    pub fn stop(&self) {
        lock(&self.state).stopped = true;
    }

    /// Serves another build of the page from now on: the one that fails when its text tells it to.
    pub fn publish_faulty(&self) {
        lock(&self.state).root = faulty();
    }

    /// The paths of the files that lie in the site itself, but for its service worker.
    pub fn files(&self) -> BTreeSet<String> {
        let entries =
            fs::read_dir(&lock(&self.state).root).expect("the site is a folder").flatten();
        let files = entries.filter(|it| it.path().is_file());
        let paths = files.map(|it| format!("/{}", it.file_name().to_string_lossy()));
        paths.filter(|it| it != "/sw.js").collect()
    }

    /// The paths that were asked for so far, in order.
    pub fn requests(&self) -> Vec<String> {
        lock(&self.state).requests.clone()
    }
}

impl State {
    fn respond(&mut self, request: &Request) -> Response {
        self.requests.push(request.path.clone());
        // The single file brings its own policy.
        let policy = (request.path != "/gouji.html").then_some(self.policy);
        let mut response = server::file(&self.root, request, policy);
        match self.spoiled.get(&request.path) {
            None => {}
            Some(Some(bytes)) => response.body = bytes.clone(),
            Some(None) => response.status = "404 Not Found",
        }
        if let Some(kind) = self.kinds.get(&request.path) {
            response.kind = kind;
        }
        if self.stopped {
            response.status = "503 Service Unavailable";
        }
        response
    }
}

/// The folder of the page that fails when its text tells it to.
fn faulty() -> PathBuf {
    let built = std::env::var_os("GOUJI_FAULT_SITE").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/xtask/fault-site"),
        PathBuf::from,
    );
    let is_there = built.join("index.html").exists();
    assert!(is_there, "{} is not built: run `cargo xtask test`", built.display());
    built
}

/// The state outlives a thread that panicked while it held it: no step leaves it half done.
fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(|it| it.into_inner())
}
