//! Turns the root's `index.html`, which is written for trunk, into the page: what trunk would
//! replace is replaced here, by the same patterns of `Trunk.toml`, so that either tool serves.

use anyhow::{Context, Result, bail};

/// What the page needs beside itself, as paths from the root of the repository.
#[derive(Debug, PartialEq, Eq)]
pub enum Asset {
    File(String),
    Folder(String),
}

/// The finished page.
pub struct Rendered {
    pub html: String,
    pub assets: Vec<Asset>,
}

/// Makes the page of `index`, with the patterns of `trunk`.
pub fn render(index: &str, trunk: &str) -> Result<Rendered> {
    let mut page = Rendered { html: String::new(), assets: Vec::new() };
    for line in index.lines() {
        if line.contains("<link data-trunk") {
            page.take(line, trunk)?;
        } else {
            page.keep(line, trunk)?;
        }
    }
    Ok(page)
}

impl Rendered {
    fn keep(&mut self, line: &str, trunk: &str) -> Result<()> {
        if line.trim() == "</head>" {
            self.push(&pattern(trunk, "pattern_preload")?);
        }
        self.push(line);
        Ok(())
    }

    fn take(&mut self, line: &str, trunk: &str) -> Result<()> {
        let href = attribute(line, "href").context("a data-trunk link without href")?;
        match attribute(line, "rel") {
            Some("rust") => self.push(&pattern(trunk, "pattern_script")?),
            Some("copy-file") => self.assets.push(Asset::File(href.to_owned())),
            Some("copy-dir") => self.assets.push(Asset::Folder(href.to_owned())),
            other => bail!("index.html: the xtask knows no data-trunk link of rel {other:?}"),
        }
        Ok(())
    }

    fn push(&mut self, line: &str) {
        self.html.push_str(line);
        self.html.push('\n');
    }
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

/// The pattern that `Trunk.toml` has under `key`, on one line in single quotes, filled in.
fn pattern(trunk: &str, key: &str) -> Result<String> {
    let start = format!("{key} = '");
    let line = trunk.lines().find_map(|it| it.strip_prefix(start.as_str()));
    let pattern = line.and_then(|it| it.strip_suffix('\'')).with_context(|| {
        format!("Trunk.toml: {key} is not there, or not on one line in single quotes")
    })?;
    Ok(pattern
        .replace("{base}", "./")
        .replace("{js}", "gouji.js")
        .replace("{wasm}", "gouji_bg.wasm"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRUNK: &str = "pattern_script = '<script src=\"{base}boot.js\" data-js=\"{base}{js}\">'\n\
                         pattern_preload = '<link href=\"{base}{wasm}\">'\n";

    #[test]
    fn replaces_what_trunk_would_replace() {
        let index = "<head>\n<link data-trunk rel=\"rust\" href=\"Cargo.toml\">\n\
                     <link data-trunk rel=\"copy-file\" href=\"static/a.css\">\n</head>\n";
        let page = render(index, TRUNK).expect("the index is sound");
        assert_eq!(
            page.html,
            "<head>\n<script src=\"./boot.js\" data-js=\"./gouji.js\">\n\
             <link href=\"./gouji_bg.wasm\">\n</head>\n"
        );
        assert_eq!(page.assets, [Asset::File("static/a.css".to_owned())]);
    }

    #[test]
    fn refuses_a_link_that_it_does_not_know() {
        assert!(render("<link data-trunk rel=\"sass\" href=\"a\">", TRUNK).is_err());
    }
}
