//! `cargo xtask serve`: the page on this machine, behind the policy that docs recommend to hosts.

use crate::args::Args;
use crate::server::{self, POLICY, STRICT};
use crate::{page, paths, portal};
use anyhow::{Context, Result};
use std::net::TcpListener;
use std::sync::Arc;

const PORT: u16 = 8080;

/// Builds the page, or the portal that embeds it, and serves it until the program is stopped.
pub fn run(mut args: Args) -> Result<()> {
    let port = args.number("--port")?;
    // Kernels before Chromium 97 do not know 'wasm-unsafe-eval', and block all WebAssembly.
    let with_policy = !args.flag("--no-policy");
    let of_portal = args.flag("--portal");
    args.finish()?;
    let listener = listen(port)?;
    let (folder, policy) = match of_portal {
        true => (portal::build()?, STRICT),
        false => (page::build().map(|_| paths::site())?, POLICY),
    };
    let policy = with_policy.then_some(policy);
    println!("\nGouji is at http://{}/   (Ctrl+C stops it)", listener.local_addr()?);
    server::serve(listener, Arc::new(move |request| server::file(&folder, request, policy)));
    Ok(())
}

/// A port that was asked for must be free; otherwise the next free one will do.
fn listen(port: Option<u16>) -> Result<TcpListener> {
    let wanted = port.unwrap_or(PORT);
    let listener = TcpListener::bind(("127.0.0.1", wanted));
    match port {
        None => listener.or_else(|_| TcpListener::bind(("127.0.0.1", 0))),
        Some(_) => listener,
    }
    .with_context(|| format!("port {wanted}"))
}
