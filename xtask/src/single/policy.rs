//! The policy that the file carries: what may run in it, and that it speaks to nobody.
//!
//! `default-src 'none'` without `connect-src` holds from the first byte: no request leaves the page,
//! whatever runs in it. Scripts and styles are allowed by the hashes of their texts.
//!
//! WebAssembly needs one word more, and browsers disagree about it: `'wasm-unsafe-eval'` says
//! exactly that, but Chromium before 97 does not know it and would run no module; `'unsafe-eval'`
//! is known to all, and allows `eval` too, which nothing in the file calls. A file cannot ask who
//! reads it before its policy holds, but policies add up: the one in the file has `'unsafe-eval'`,
//! and the first script adds another with `'wasm-unsafe-eval'` where the browser knows that. It
//! asks for container queries (Chromium 105, Firefox 110, Safari 16): every browser that has these
//! knows the word. So today's browsers run the file without `eval`, old ones with it.
//!
//! A worker made of a Blob would need `worker-src blob:` in both.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

/// The hash of a script or style as a policy names it.
pub fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}

/// The script that adds the stricter policy.
pub const TIGHTEN: &str =
    "if (window.CSS && CSS.supports && CSS.supports('container-type', 'inline-size')) {
var policy = document.querySelector('[http-equiv=Content-Security-Policy]').cloneNode();
policy.content = policy.content.replace(\"'unsafe\", \"'wasm-unsafe\");
document.head.appendChild(policy);
}
";

/// The policy in the file.
pub fn first(scripts: &[String], styles: &[String]) -> String {
    format!(
        "default-src 'none'; script-src {} 'unsafe-eval'; style-src {}; img-src data:; \
         base-uri 'none'; form-action 'none'",
        scripts.join(" "),
        styles.join(" ")
    )
}
