//! Results as text for people, as one JSON array, or as one JSON object a line.

use std::io::{self, BufWriter, Stdout, Write};

use super::Format;
use crate::result::CheckResult;

/// Writes results to standard output.
pub struct Printer {
    format: Format,
    out: BufWriter<Stdout>,
    n_printed: usize,
}

impl Printer {
    /// A printer of this format.
    pub fn new(format: Format) -> Self {
        Self { format, out: BufWriter::new(io::stdout()), n_printed: 0 }
    }

    /// Writes one result.
    pub fn push(&mut self, result: &CheckResult) -> io::Result<()> {
        match self.format {
            Format::Text => text(&mut self.out, result)?,
            Format::Jsonl => {
                serde_json::to_writer(&mut self.out, result)?;
                self.out.write_all(b"\n")?;
            }
            Format::Json => {
                self.out.write_all(if self.n_printed == 0 { b"[\n" } else { b",\n" })?;
                serde_json::to_writer_pretty(&mut self.out, result)?;
            }
        }
        self.n_printed += 1;
        Ok(())
    }

    /// Ends the output.
    pub fn finish(&mut self) -> io::Result<()> {
        if self.format == Format::Json {
            self.out.write_all(if self.n_printed == 0 { b"[]\n" } else { b"\n]\n" })?;
        }
        self.out.flush()
    }
}

fn text(out: &mut impl Write, result: &CheckResult) -> io::Result<()> {
    writeln!(out, "{}", result.source.name)?;
    if let Some(title) = &result.report.title {
        writeln!(out, "  {title}")?;
    }
    writeln!(out, "  {}", verdict(result))?;
    for finding in &result.findings {
        writeln!(out, "  [{}] {}", severity(finding.severity), finding.message)?;
    }
    for suspect in &result.suspects {
        let cells = suspect.cells.iter().map(|it| {
            let proposed = it.proposed.as_deref().unwrap_or("?");
            format!("{}/{}/{} {} → {proposed}", it.table, it.row, it.column, it.found)
        });
        writeln!(out, "  可能 {}", cells.collect::<Vec<_>>().join("；"))?;
    }
    writeln!(out)
}

fn severity(key: &str) -> &str {
    match key {
        "error" => "勾稽错误",
        "warning" => "需核对",
        "unread" => "无法核对",
        _ => "提示",
    }
}

fn verdict(result: &CheckResult) -> String {
    let it = &result.coverage;
    match result.verdict {
        "reconciles" => format!("已核对 {} 项勾稽关系，全部平衡", it.identities),
        "does-not-reconcile" => format!(
            "{} 项勾稽关系中有 {} 项不平，{} 项未能核对",
            it.identities, it.fail, it.not_checked
        ),
        "undecided" => format!(
            "已核对的 {} 项未发现不平（其中 {} 项按推断读取），{} 项未能核对",
            it.hold, it.assumed, it.not_checked
        ),
        _ => "没有可核对的表格".to_owned(),
    }
}
