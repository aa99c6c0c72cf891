//! The HTML of the single file, made of the page's own `index.html`.

use super::script::{inline, style_sheet};
use super::{policy, read};
use anyhow::{Context, Result, ensure};

/// What the file carries in blocks that no browser runs.
pub struct Carried {
    /// Module, glue and styles, packed.
    pub packed: String,
    /// The module that unpacks them, as gzip in the same characters, and how many bytes that has.
    pub unpacker: String,
    pub unpacker_bytes: usize,
    /// What will be inserted as a script and as a style: the policy names their hashes.
    pub glue: String,
    pub style: String,
}

/// What stands where the site says that it loads its program.
const STATUS: &str = "<div id=\"gouji-status\" role=\"status\"><p>正在展开核对程序……</p>\
    <p class=\"late\">等了很久？如果一直这样，可能是网站给本文件另加了安全策略：请网站管理员对 gouji.html \
    不发送 Content-Security-Policy，文件自带策略。</p></div>";

/// Which pages around a frame may know the result: whoever offers the file fills it in.
const PARENTS: &str = "<meta name=\"gouji-parents\" content=\"\">";

/// Lines of the page's that the file has no use for: its parts are in it, and no search engine reads it.
const OF_THE_SITE: [&str; 3] = ["<link ", "<script ", "<meta name=\"description\""];

/// The whole file.
pub fn write(carried: &Carried) -> Result<String> {
    let style = before_the_program(&read("static/style.css")?)?;
    let scripts = Scripts::read()?;
    let tighten = policy::TIGHTEN;
    let all = [tighten, &scripts.framed, &scripts.load, &scripts.boot, &carried.glue];
    let hashes = all.map(policy::hash);
    let styles = [policy::hash(&style), policy::hash(&carried.style)];
    let head = format!(
        "<link rel=\"icon\" href=\"{}\">\n<style>{style}</style>\n<script>{tighten}</script>\n",
        icon()?
    );
    let mut html = String::new();
    for line in read("index.html")?.lines() {
        match line {
            _ if OF_THE_SITE.iter().any(|it| line.starts_with(it)) => continue,
            "</head>" => html.push_str(&head),
            "</body>" => html.push_str(&blocks(carried, &scripts)?),
            _ => {}
        }
        html.push_str(if line.contains("id=\"gouji-status\"") { STATUS } else { line });
        html.push('\n');
        if line.starts_with("<meta charset") {
            let policy = policy::first(&hashes, &styles);
            let name = "Content-Security-Policy";
            html.push_str(&format!(
                "<meta http-equiv=\"{name}\" content=\"{policy}\">\n{PARENTS}\n"
            ));
        }
    }
    ensure!(html.contains("正在展开"), "index.html has no line with gouji-status");
    Ok(ascii(&html))
}

/// The page's own scripts.
struct Scripts {
    framed: String,
    load: String,
    boot: String,
}

impl Scripts {
    fn read() -> Result<Self> {
        let of = |name: &str| Ok::<_, anyhow::Error>(inline(&read(name)?));
        Ok(Self {
            framed: of("static/framed.js")?,
            load: of("static/single.js")?,
            boot: of("static/boot.js")?,
        })
    }
}

/// What stands at the end of the body. A block of another type than JavaScript is mere text.
fn blocks(carried: &Carried, scripts: &Scripts) -> Result<String> {
    let Scripts { framed, load, boot } = scripts;
    for it in [framed, load, boot] {
        ensure!(!it.contains("</script") && !it.contains("<!--"), "a script that HTML would end");
    }
    Ok(format!(
        "<script type=\"text/plain\" id=\"gouji-packed\">{}</script>\n\
         <script type=\"text/plain\" id=\"gouji-unpacker\" data-bytes=\"{}\">{}</script>\n\
         <script>{framed}</script>\n<script>{load}</script>\n\
         <script id=\"gouji-boot\">{boot}</script>\n",
        carried.packed, carried.unpacker_bytes, carried.unpacker
    ))
}

/// The styles that the page has before its program runs.
fn before_the_program(style: &str) -> Result<String> {
    let part = |from: &str, to: &str| {
        let (_, rest) = style.split_once(from)?;
        Some(format!("{from}{}", rest.split_once(to)?.0))
    };
    let page = part("html {", "\n.gouji {").context("style.css does not begin as it did")?;
    let first =
        part("#app > main > h1", "\n/* ---").context("style.css has no part for the start")?;
    Ok(style_sheet(&[page, first].concat()))
}

/// The icon, in the file.
fn icon() -> Result<String> {
    let icon = read("static/favicon.svg")?;
    let escaped = icon.replace('%', "%25").replace('#', "%23").replace('"', "'");
    let escaped = escaped.replace('<', "%3C").replace('>', "%3E");
    Ok(format!("data:image/svg+xml,{}", escaped.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// What is not ASCII, as references to characters.
fn ascii(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    for it in html.chars() {
        match it.is_ascii() {
            true => text.push(it),
            false => text.push_str(&format!("&#{};", u32::from(it))),
        }
    }
    text
}
