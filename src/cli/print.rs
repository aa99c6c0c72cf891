//! Results as text for people, as one JSON array, or as one JSON object a line.

use std::io::{self, Write};

use super::{Format, Report};
use crate::explain::{self, Lang};
use crate::result::Json;
use crate::rules::Severity;
use crate::suspects::Located;

/// Writes results to standard output.
pub struct Printer {
    format: Format,
    /// What is not written yet; used again for the next results.
    waiting: Vec<u8>,
    n_printed: usize,
}

impl Printer {
    /// So many bytes are written at once, more or less.
    const AT_ONCE: usize = 1 << 16;

    /// A printer of this format.
    pub fn new(format: Format) -> Self {
        Self { format, waiting: Vec::with_capacity(2 * Self::AT_ONCE), n_printed: 0 }
    }

    /// Writes one result.
    pub fn push(&mut self, report: &Report) -> io::Result<()> {
        let out = &mut self.waiting;
        match self.format {
            Format::Text => text(out, report)?,
            Format::Jsonl => {
                report.result().write(out);
                out.push(b'\n');
            }
            Format::Json => {
                out.extend_from_slice(if self.n_printed == 0 { b"[\n" } else { b",\n" });
                serde_json::to_writer_pretty(out, &report.result())?;
            }
        }
        self.n_printed += 1;
        if self.waiting.len() >= Self::AT_ONCE { self.write() } else { Ok(()) }
    }

    /// Ends the output.
    pub fn finish(&mut self) -> io::Result<()> {
        if self.format == Format::Json {
            let end: &[u8] = if self.n_printed == 0 { b"[]\n" } else { b"\n]\n" };
            self.waiting.extend_from_slice(end);
        }
        self.write()
    }

    fn write(&mut self) -> io::Result<()> {
        let mut out = io::stdout().lock();
        out.write_all(&self.waiting)?;
        self.waiting.clear();
        out.flush()
    }
}

/// A text of somebody else's on one line, without what a terminal would obey.
pub fn harmless(text: &str) -> String {
    let control = |it: char| format!("[U+{:04X}]", u32::from(it));
    explain::visible(text).replace('\n', &control('\n')).replace('\r', &control('\r'))
}

fn text(out: &mut impl Write, report: &Report) -> io::Result<()> {
    let (reading, judgement) = (&report.checked.reading, &report.checked.judgement);
    writeln!(out, "{}", harmless(&report.name))?;
    if let Some(reason) = &report.unusable {
        return writeln!(out, "  {}\n", harmless(reason));
    }
    if let Some(title) = &reading.title {
        writeln!(out, "  {}", harmless(title))?;
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
        let severity = explain::severity(severity, Lang::Zh);
        writeln!(out, "  [{severity}] {}", harmless(&message))?;
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
