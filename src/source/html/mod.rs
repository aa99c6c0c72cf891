//! Tokenizes HTML into lines and tables as the HTML standard builds them; never the DOM.

mod attributes;
mod body;
mod bytes;
mod detect;
mod entities;
mod names;
mod output;
mod parts;
mod stack;
mod style;
mod table;
mod text;
mod tokens;
mod tree;

use crate::grid::Document;

pub use detect::looks_like_html;

/// Reads `html` into lines and tables. Never fails: what cannot be read is left out.
pub fn read(html: &str) -> Document {
    let header = detect::clipboard_header(html);
    let mut tree = tree::Tree::new(html.len());
    for token in tokens::Tokens::new(html, header) {
        tree.token(token);
    }
    tree.finish(header > 0)
}

#[cfg(test)]
mod tests;
