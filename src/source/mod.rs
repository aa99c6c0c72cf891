//! What the user gives: one text that remembers where each piece came from.

pub mod charset;
pub mod html;
pub mod plain;
mod ruled;
pub mod span;

pub(crate) use span::{COUNTS_UTF16, utf16_len};
pub use span::{Span, Utf16Cursor, Utf16Index};

/// How the text was given; the contract's `source.kind`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Plain text.
    Text,
    /// HTML: a page, or the rich flavour of a clipboard.
    Html,
}

impl Kind {
    /// HTML where a text looks like markup, plain text otherwise.
    pub fn of(text: &str) -> Self {
        if html::looks_like_html(text) { Self::Html } else { Self::Text }
    }

    /// The contract's word.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "html",
        }
    }
}

/// A [`Source`] in somebody else's memory: whoever reads many need not copy them.
#[derive(Clone, Copy, Debug)]
pub struct SourceRef<'a> {
    /// See [`Source::name`].
    pub name: &'a str,
    /// See [`Source::kind`].
    pub kind: Kind,
    /// See [`Source::text`].
    pub text: &'a str,
}

/// One report as it was pasted or opened. Every [`Span`] points into [`Source::text`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// File name or whatever else names the report to its reader; may be empty.
    pub name: String,
    /// Plain text or HTML.
    pub kind: Kind,
    /// The text exactly as it was given.
    pub text: String,
}

impl Source {
    /// Plain text.
    pub fn text(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), kind: Kind::Text, text: text.into() }
    }

    /// HTML.
    pub fn html(name: impl Into<String>, html: impl Into<String>) -> Self {
        Self { name: name.into(), kind: Kind::Html, text: html.into() }
    }

    /// Text of unknown kind: HTML where it looks like markup, plain text otherwise.
    pub fn detect(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        Self { name: name.into(), kind: Kind::of(&text), text }
    }

    /// The same, not copied.
    pub fn borrowed(&self) -> SourceRef<'_> {
        SourceRef { name: &self.name, kind: self.kind, text: &self.text }
    }
}
