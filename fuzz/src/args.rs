//! The arguments of the command.

use std::ffi::OsString;

use gouji::cli::args::{Call, parse};

/// Bytes as arguments, each ended by a 0.
pub fn check(data: &[u8]) {
    let args: Vec<OsString> = data.split(|it| *it == 0).map(argument).collect();
    let call = parse(args.iter().cloned());
    assert_eq!(call, parse(args.iter().cloned()), "two answers to one input");
    match call {
        Ok(Call::Check(it)) => {
            assert_eq!(args[0], "check");
            assert!(!it.paths.is_empty() && it.paths.len() < args.len());
            assert!(it.paths.iter().all(|path| args.iter().any(|arg| path.as_os_str() == arg)));
            assert!(it.last_year.is_none_or(|it| !it.as_os_str().is_empty()));
        }
        Ok(Call::Help | Call::Version) => {}
        Err(sentence) => assert!(!sentence.is_empty()),
    }
}

/// Names of files need not be text.
#[cfg(unix)]
fn argument(bytes: &[u8]) -> OsString {
    use std::os::unix::ffi::OsStringExt;
    OsString::from_vec(bytes.to_vec())
}

#[cfg(not(unix))]
fn argument(bytes: &[u8]) -> OsString {
    String::from_utf8_lossy(bytes).into_owned().into()
}
