//! `cargo xtask`: builds, serves, tests and packs the page. Plain Rust, no shell, so that it
//! behaves the same on every machine that has Rust.
//!
//! Every sub-command is a row of [`COMMANDS`] and a file of its own name.

mod accessibility;
mod accuracy;
mod args;
mod audit;
mod bench;
mod bindgen;
mod boot;
mod browser_tests;
mod browsers;
mod dist;
mod empty;
mod fuzz;
mod index;
mod install;
mod kernels;
mod licences;
mod look;
mod mutants;
mod npm;
mod offline;
mod package;
mod packed;
mod page;
mod paths;
mod peers;
mod pictures;
mod portal;
mod remap;
mod reproduce;
mod run;
mod sbom;
mod serve;
mod server;
mod servers;
mod single;
mod site;
mod size;
mod split;
mod summary;
mod test;
mod tools;

use anyhow::Result;
use args::Args;
use std::process::ExitCode;

/// One sub-command.
struct Command {
    name: &'static str,
    options: &'static str,
    help: &'static str,
    run: fn(Args) -> Result<()>,
}

/// All sub-commands, in the order in which they are told.
const COMMANDS: &[Command] = &[
    Command {
        name: "serve",
        options: "[--port N] [--no-policy] [--portal]",
        help: "build the page, or the portal that embeds it, and serve it on this machine",
        run: serve::run,
    },
    Command {
        name: "test",
        options: "",
        help: "run everything that must pass: style, lints, tests, size, browser",
        run: test::run,
    },
    Command {
        name: "dist",
        options: "[--with-faults]",
        help: "write what is published to dist/, with checksums; beside it the page for the fault tests",
        run: dist::run,
    },
    Command {
        name: "reproduce",
        options: "",
        help: "build dist/ here and from a copy elsewhere, and compare every byte",
        run: reproduce::run,
    },
    Command {
        name: "audit",
        options: "",
        help: "licences, sources and known faults of all crates, by cargo-deny and deny.toml",
        run: audit::run,
    },
    Command {
        name: "package",
        options: "",
        help: "build the npm package, install it into an empty project and test it there",
        run: npm::run_alone,
    },
    Command {
        name: "servers",
        options: "",
        help: "have nginx, Apache and Tomcat send the page as examples/servers says, and check each",
        run: servers::run,
    },
    Command {
        name: "accessibility",
        options: "",
        help: "every state of the page in every look, and in somebody else's page, by axe-core",
        run: accessibility::run,
    },
    Command {
        name: "accuracy",
        options: "[--reports N] [--from N] [--tools [--keep] [--outputs FOLDER]]",
        help: "read made-up reports in every shape, or as real tools convert them, and count what is right; writes docs/accuracy.md",
        run: accuracy::run,
    },
    Command {
        name: "fuzz",
        options: "[TARGET] [--seconds N]",
        help: "feed one target, or each in turn, with made-up inputs until one fails (60 s each)",
        run: fuzz::run,
    },
    Command {
        name: "mutants",
        options: "[FILE...]",
        help: "change the core (or these files of it) in one place at a time; a test should notice",
        run: mutants::run,
    },
    Command {
        name: "bench",
        options: "[--browser-only | --peers]",
        help: "measure how fast reports are read and the page starts",
        run: bench::run,
    },
    Command {
        name: "browsers",
        options: "[NAME...] [--pictures DIR]",
        help: "do the whole job in browsers of old and of today, with and without a policy; names what is missing",
        run: browsers::run,
    },
    Command {
        name: "look",
        options: "[--out DIR] [--paste FILE | --states]",
        help: "take pictures of the built page, wide and narrow; with --states in every state and language",
        run: look::run,
    },
    Command {
        name: "pictures",
        options: "",
        help: "take the pictures of the README anew; writes docs/images/",
        run: pictures::run,
    },
];

fn main() -> ExitCode {
    let mut given = std::env::args().skip(1);
    let name = given.next();
    match COMMANDS.iter().find(|it| Some(it.name) == name.as_deref()) {
        Some(command) => finish((command.run)(Args::new(given))),
        None => explain(name.as_deref()),
    }
}

fn finish(result: Result<()>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Prints the table of commands. An unknown name is a mistake, no name or a call for help is none.
fn explain(name: Option<&str>) -> ExitCode {
    println!("cargo xtask COMMAND\n");
    for command in COMMANDS {
        let call = format!("{} {}", command.name, command.options);
        println!("  {call:<34} {}", command.help);
    }
    match name {
        None | Some("help" | "--help" | "-h") => ExitCode::SUCCESS,
        Some(name) => {
            eprintln!("\nerror: there is no command named {name:?}");
            ExitCode::FAILURE
        }
    }
}
