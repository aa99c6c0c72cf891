//! `cargo xtask accuracy --tools`: the reports as web pages and PDF files, put through what people
//! copy and convert them with. What a machine lacks is installed, or named and left out.

use crate::paths;
use crate::run::{cargo, npm, step, succeed};
use crate::{install, summary};
use anyhow::{Result, ensure};
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Where the table stands in docs/accuracy.md.
const BEGIN: &str = "<!-- by `cargo xtask accuracy --tools`; do not edit until the end mark -->\n";
const END: &str = "<!-- end of the tools -->";

/// Programs, with the Debian packages that have them.
const PROGRAMS: [(&str, &str); 14] = [
    ("chromium", "chromium"),
    ("elinks", "elinks"),
    ("gs", "ghostscript"),
    ("html2text", "html2text"),
    ("links2", "links2"),
    ("lynx", "lynx"),
    ("mutool", "mupdf-tools"),
    ("node", "nodejs"),
    ("npm", "npm"),
    ("pandoc", "pandoc"),
    ("pdftotext", "poppler-utils"),
    ("soffice", "libreoffice"),
    ("vilistextum", "vilistextum"),
    ("w3m", "w3m"),
];

/// What LibreOffice makes of the pages and of its own files: the folder of the input, the filter
/// that reads it, the folder of the output, the ending, the filter that writes it.
const CONVERSIONS: [(&str, &str, &str, &str); 6] = [
    ("pages", "HTML (StarWriter)", "docx", "docx:MS Word 2007 XML"),
    ("docx", "", "libreoffice-pdf", "pdf"),
    ("docx", "", "out/libreoffice-text", "txt:Text (encoded):UTF8"),
    ("docx", "", "out/libreoffice-html", "html:HTML (StarWriter)"),
    ("pages", "HTML (StarCalc)", "xlsx", "xlsx:Calc MS Excel 2007 XML"),
    (
        "pages",
        "HTML (StarCalc)",
        "out/libreoffice-csv",
        "csv:Text - txt - csv (StarCalc):44,34,76,1",
    ),
];

/// The folder that everything happens in.
struct Lab {
    folder: PathBuf,
    scripts: PathBuf,
}

/// Runs the tools over so many reports from a number on; with `keep`, a part of their outputs is packed into
/// tests/corpus/tools/. In a folder of one's own, `outputs`, what an earlier run wrote is only read.
pub fn run(reports: [&str; 2], keep: bool, outputs: Option<PathBuf>) -> Result<()> {
    let is_there = outputs.as_ref().is_some_and(|it| it.join("out").exists());
    let folder = outputs.unwrap_or_else(|| paths::cache().join("tools"));
    let lab = Lab { folder, scripts: paths::root().join("tests/tools") };
    let build = "build --quiet --release --locked --no-default-features --example tools";
    succeed(&mut cargo(build))?;
    if !is_there {
        lab.convert(reports)?;
    }
    if keep {
        let corpus = paths::root().join("tests/corpus/tools");
        succeed(lab.example("pack", &["pages", "out"]).arg(corpus))?;
    }
    step("what the checker makes of it", || lab.score(reports))
}

impl Lab {
    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// A call of the example that has both ends of the corpus.
    fn example(&self, verb: &str, folders: &[&str]) -> Command {
        let mut command = Command::new(paths::target().join("release/examples/tools"));
        command.arg(verb).args(folders.iter().map(|it| self.path(it)));
        command
    }

    /// Has all tools write their outputs anew.
    fn convert(&self, reports: [&str; 2]) -> Result<()> {
        step("the tools", || self.install())?;
        for stale in
            ["pages", "out", "docx", "xlsx", "libreoffice-pdf", "chromium-pdf", "weasyprint-pdf"]
        {
            let _absent_is_fine = fs::remove_dir_all(self.path(stale));
        }
        succeed(self.example("pages", &["pages"]).args(reports))?;
        step("web pages", || self.convert_pages())?;
        step("Word, Excel and PDF files", || self.convert_files())
    }

    /// Installs Debian's programs where that is allowed, and the libraries of PyPI and npm into
    /// folders of their own.
    fn install(&self) -> Result<()> {
        fs::create_dir_all(self.path("node"))?;
        for missing in install::programs(&PROGRAMS) {
            println!("  {missing} is not installed");
        }
        let python = self.path("python/bin/python");
        if !python.exists() {
            attempt(Command::new("python3").args(["-m", "venv"]).arg(self.path("python")));
        }
        let list = fs::read_to_string(self.scripts.join("requirements.txt"))?;
        let stamp = self.path("python/installed.txt");
        if fs::read_to_string(&stamp).ok().as_ref() != Some(&list) {
            // One by one, so that a package that is not to be had does not take the others along.
            for package in list.lines().filter(|it| !it.starts_with('#')) {
                attempt(Command::new(&python).args(["-m", "pip", "install", "--quiet", package]));
            }
            fs::write(stamp, &list)?;
        }
        self.install_node()
    }

    /// Modules are looked for from where a script lies, so the scripts are copied to them.
    fn install_node(&self) -> Result<()> {
        let node = self.path("node");
        let list = fs::read_to_string(self.scripts.join("package.json"))?;
        let stamp = node.join("installed.json");
        if fs::read_to_string(&stamp).ok().as_ref() != Some(&list) {
            fs::copy(self.scripts.join("package.json"), node.join("package.json"))?;
            attempt(npm(&node).args(["install", "--silent"]));
            fs::write(stamp, &list)?;
        }
        for entry in fs::read_dir(&self.scripts)? {
            let path = entry?.path();
            if path.extension().is_some_and(|it| it == "mjs") {
                fs::copy(&path, node.join(path.file_name().unwrap_or_default()))?;
            }
        }
        Ok(())
    }

    fn python(&self, script: &str, folder: &str, out: &str, rest: &[&str]) {
        let mut command = Command::new(self.path("python/bin/python"));
        command.arg(self.scripts.join(script)).args([self.path(folder), self.path(out)]);
        attempt(command.args(rest));
    }

    fn node(&self, script: &str, folder: &str, rest: &[&str]) {
        let mut command = Command::new("node");
        command.arg(self.path("node").join(script)).args([self.path(folder), self.path("out")]);
        // Some libraries tell much about every file.
        attempt(command.args(rest).current_dir(&self.folder).stderr(Stdio::null()));
    }

    fn convert_pages(&self) -> Result<()> {
        self.python("html_tools.py", "pages", "out", &[]);
        self.python("programs.py", "pages", "out", &[]);
        self.node("html_tools.mjs", "pages", &[]);
        self.node("chromium.mjs", "pages", &["chromium-pdf"]);
        Ok(())
    }

    fn convert_files(&self) -> Result<()> {
        for (from, reader, to, writer) in CONVERSIONS {
            self.libre_office(from, reader, to, writer)?;
        }
        self.python("pdf_print.py", "pages", "weasyprint-pdf", &[]);
        for printer in ["chromium-pdf", "libreoffice-pdf", "weasyprint-pdf"] {
            let prefix = format!("{printer}-");
            self.python("pdf_tools.py", printer, "out", &[&prefix]);
            self.node("file_tools.mjs", printer, &[".pdf", &prefix]);
        }
        for kind in ["docx", "xlsx"] {
            self.python("office_tools.py", kind, "out", &[kind]);
            self.node("file_tools.mjs", kind, &[&format!(".{kind}"), &format!("{kind}-")]);
        }
        Ok(())
    }

    fn libre_office(&self, from: &str, reader: &str, to: &str, writer: &str) -> Result<()> {
        fs::create_dir_all(self.path(to))?;
        let mut command = Command::new("soffice");
        command.arg(format!("-env:UserInstallation=file://{}", self.path("profile").display()));
        command.arg("--headless");
        if !reader.is_empty() {
            command.arg(format!("--infilter={reader}"));
        }
        command.args(["--convert-to", writer, "--outdir"]).arg(self.path(to));
        let Ok(files) = fs::read_dir(self.path(from)) else { return Ok(()) };
        let paths = files.filter_map(|it| Some(it.ok()?.path()));
        let is_input = |it: &PathBuf| it.extension().is_some_and(|it| it != "truth");
        command.args(paths.filter(is_input)).stdout(Stdio::null()).stderr(Stdio::null());
        attempt(&mut command);
        Ok(())
    }

    fn score(&self, [reports, from]: [&str; 2]) -> Result<()> {
        let output = self
            .example("score", &["pages", "out"])
            .stdout(Stdio::piped())
            .spawn()?
            .wait_with_output()?;
        let table = String::from_utf8(output.stdout)?;
        if from == "0" {
            let command = format!("`cargo xtask accuracy --tools --reports {reports}`");
            summary::write(BEGIN, Some(END), &format!("\n{command}\n\n{}\n\n", table.trim()))?;
        } else {
            println!("{table}");
        }
        ensure!(output.status.success(), "the objections are listed above");
        Ok(())
    }
}

/// Runs a program that may be missing or fail: the others go on without it.
fn attempt(command: &mut Command) {
    if let Err(error) = succeed(command) {
        println!("  {}", shortened(&error.to_string()));
    }
}

/// A call with hundreds of files is named by its beginning.
fn shortened(text: &str) -> String {
    const N_CHARS: usize = 160;
    let end = text.char_indices().nth(N_CHARS).map_or(text.len(), |it| it.0);
    text[..end].to_owned()
}
