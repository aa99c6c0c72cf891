//! The arguments of the command.

use std::ffi::OsString;
use std::path::PathBuf;

/// What the command prints for `--help`.
pub const HELP: &str = "\
用法：gouji check [--format text|json|jsonl] [--last-year PATH] PATH…
Usage: gouji check [--format text|json|jsonl] [--last-year PATH] PATH…

核对政府信息公开工作年度报告各表的勾稽关系。PATH 为文件或文件夹（含子文件夹），- 为标准输入。
Checks that the tables of government-information annual reports add up. PATH is a file or a
folder, searched to the bottom; - is standard input.

  --format text   供人阅读 for people (default)
  --format json   一个 JSON 数组 one JSON array
  --format jsonl  每行一份 one result a line
  --last-year PATH
                  上年报告（文件或文件夹），按单位和年度对应，核对上年结转等
                  last year's reports, a file or a folder, matched by public body and year
  --help, --version

退出码 Exit status: 0 全部平衡 every report reconciles; 1 有不平或未能判定 at least one does not or is
undecided; 2 命令或文件无法使用 the call or a file was unusable.
";

/// How results are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Sentences for people.
    #[default]
    Text,
    /// One JSON array.
    Json,
    /// One JSON object a line.
    Jsonl,
}

/// The arguments of `gouji check`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Args {
    /// How results are printed.
    pub format: Format,
    /// Files and folders; `-` is standard input.
    pub paths: Vec<PathBuf>,
    /// Last year's reports, a file or a folder.
    pub last_year: Option<PathBuf>,
}

/// What the command is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Call {
    /// Check reports.
    Check(Args),
    /// Print the help.
    Help,
    /// Print the version.
    Version,
}

/// Reads the arguments; an error is a sentence for the user.
pub fn parse(mut args: impl Iterator<Item = OsString>) -> Result<Call, String> {
    let first = args.next().ok_or("需要一个命令，例如 gouji check PATH（a command is needed）")?;
    match first.to_str() {
        Some("check") => parse_check(args),
        Some("--help" | "-h" | "help") => Ok(Call::Help),
        Some("--version" | "-V") => Ok(Call::Version),
        _ => Err(format!("不认识的命令 unknown command: {}", first.display())),
    }
}

fn parse_check(mut args: impl Iterator<Item = OsString>) -> Result<Call, String> {
    let mut res = Args::default();
    let mut only_paths = false;
    while let Some(arg) = args.next() {
        match arg.to_str() {
            Some("--") if !only_paths => only_paths = true,
            Some("--help" | "-h") if !only_paths => return Ok(Call::Help),
            Some("--format") if !only_paths => {
                let value = args.next().ok_or("--format 后面要写 text、json 或 jsonl")?;
                res.format = format(value.to_str().unwrap_or(""))?;
            }
            Some(it) if !only_paths && it.starts_with("--format=") => {
                res.format = format(&it["--format=".len()..])?;
            }
            Some("--last-year") if !only_paths => {
                let path = args.next().ok_or("--last-year 后面要写上年报告的文件或文件夹")?;
                set_last_year(&mut res, PathBuf::from(path))?;
            }
            Some(it) if !only_paths && it.starts_with(LAST_YEAR_IS) => {
                set_last_year(&mut res, PathBuf::from(&it[LAST_YEAR_IS.len()..]))?;
            }
            Some(it) if !only_paths && it.starts_with('-') && it != "-" => {
                return Err(format!("不认识的选项 unknown option: {it}"));
            }
            _ => res.paths.push(PathBuf::from(arg)),
        }
    }
    if res.paths.is_empty() {
        return Err("没有给出要核对的文件或文件夹（no file or folder given）".to_owned());
    }
    Ok(Call::Check(res))
}

const LAST_YEAR_IS: &str = "--last-year=";

/// An empty path and a second one are no call.
fn set_last_year(args: &mut Args, path: PathBuf) -> Result<(), String> {
    if args.last_year.is_some() {
        return Err("--last-year 只能写一次（given twice）".to_owned());
    }
    if path.as_os_str().is_empty() {
        return Err("--last-year 后面要写上年报告的文件或文件夹".to_owned());
    }
    args.last_year = Some(path);
    Ok(())
}

fn format(name: &str) -> Result<Format, String> {
    match name {
        "text" => Ok(Format::Text),
        "json" => Ok(Format::Json),
        "jsonl" => Ok(Format::Jsonl),
        _ => Err(format!("--format 只能是 text、json、jsonl，不能是“{name}”")),
    }
}

#[cfg(test)]
mod tests {
    use super::{Args, Call, Format, parse};
    use std::path::PathBuf;

    fn p(args: &str) -> Result<Call, String> {
        parse(args.split_whitespace().map(Into::into))
    }

    fn check(format: Format, paths: &[&str]) -> Result<Call, String> {
        let paths = paths.iter().map(PathBuf::from).collect();
        Ok(Call::Check(Args { format, paths, last_year: None }))
    }

    #[test]
    fn reads_calls() {
        assert_eq!(p("check a b"), check(Format::Text, &["a", "b"]));
        assert_eq!(p("check --format jsonl -"), check(Format::Jsonl, &["-"]));
        assert_eq!(p("check a --format=json -- --odd"), check(Format::Json, &["a", "--odd"]));
        assert_eq!(p("--help"), Ok(Call::Help));
        for call in ["check --last-year old new", "check new --last-year=old"] {
            let last_year = Some(PathBuf::from("old"));
            let args = Args { paths: vec!["new".into()], last_year, ..Args::default() };
            assert_eq!(p(call), Ok(Call::Check(args)), "{call}");
        }
    }

    #[test]
    fn refuses_calls() {
        for call in [
            "",
            "check",
            "judge a",
            "check --fast a",
            "check --format xml a",
            "check --format",
            "check a --last-year",
            "check a --last-year=",
            "check --last-year a --last-year b c",
        ] {
            assert!(p(call).is_err(), "{call}");
        }
    }
}
