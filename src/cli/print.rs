//! Results as text for people, as one JSON array, or as one JSON object a line.

use std::io::{self, BufWriter, Stdout, Write};

use super::{Format, Report};
use crate::explain::{self, Lang};
use crate::rules::Severity;
use crate::suspects::Located;

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
    pub fn push(&mut self, report: &Report) -> io::Result<()> {
        match self.format {
            Format::Text => text(&mut self.out, report)?,
            Format::Jsonl => {
                serde_json::to_writer(&mut self.out, &report.result())?;
                self.out.write_all(b"\n")?;
            }
            Format::Json => {
                self.out.write_all(if self.n_printed == 0 { b"[\n" } else { b",\n" })?;
                serde_json::to_writer_pretty(&mut self.out, &report.result())?;
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

fn text(out: &mut impl Write, report: &Report) -> io::Result<()> {
    let (reading, judgement) = (&report.checked.reading, &report.checked.judgement);
    writeln!(out, "{}", report.source.name)?;
    if let Some(reason) = &report.unusable {
        return writeln!(out, "  {reason}\n");
    }
    if let Some(title) = &reading.title {
        writeln!(out, "  {title}")?;
    }
    writeln!(out, "  {}", explain::verdict(judgement, Lang::Zh))?;
    let mut findings: Vec<(Severity, String)> = Vec::new();
    for it in &judgement.findings {
        let message = explain::message(it, reading, &judgement.identities, Lang::Zh);
        findings.push((it.severity, message));
    }
    for it in &report.between_years {
        findings.push((it.severity, explain::between_years(it, reading, Lang::Zh)));
    }
    findings.sort_by_key(|it| it.0);
    for (severity, message) in findings {
        writeln!(out, "  [{}] {message}", explain::severity(severity, Lang::Zh))?;
    }
    let Located { suspects, searches } = &judgement.suspects;
    for search in searches {
        for it in suspects.iter().filter(|it| it.identities == search.identities) {
            let sentence = explain::suspect(it, reading, &judgement.identities, Lang::Zh);
            writeln!(out, "  {sentence}")?;
        }
        if let Some(sentence) = explain::unfinished(search, Lang::Zh) {
            writeln!(out, "  {sentence}")?;
        }
    }
    writeln!(out)
}
