//! What stands at a place of the text, for people.

use crate::source::{Kind, SourceRef, Span};

/// What stands at a span, for people: without the markup of HTML, and cut where it is long.
pub(super) fn excerpt(source: SourceRef<'_>, span: Span) -> String {
    const LONG: usize = 80;
    let text = span.of(source.text);
    let (mut res, mut n_chars) = (String::new(), 0);
    let mut rest = text.char_indices();
    while let Some((at, mut ch)) = rest.next() {
        if source.kind == Kind::Html && ch == '<' && is_tag(&text[at + 1..]) {
            rest.by_ref().find(|it| it.1 == '>');
            if !parts_words(&text[at + 1..]) {
                continue;
            }
            ch = ' ';
        }
        if ch.is_whitespace() {
            ch = ' ';
            if res.is_empty() || res.ends_with(' ') {
                continue;
            }
        }
        if n_chars == LONG {
            return res.trim_end().to_owned() + "…";
        }
        res.push(ch);
        n_chars += 1;
    }
    res.truncate(res.trim_end().len());
    res
}

/// Whether a tag or a comment stands behind a `<`.
fn is_tag(rest: &str) -> bool {
    rest.starts_with(|it: char| it.is_ascii_alphabetic() || "/!?".contains(it))
}

/// Whether what stands around this tag is not one word: cells, lines, paragraphs.
fn parts_words(tag: &str) -> bool {
    let name = tag.trim_start_matches('/');
    let end = name.find(|it: char| !it.is_ascii_alphanumeric()).unwrap_or(name.len());
    let parting = ["td", "th", "tr", "p", "br", "div", "li"];
    parting.iter().any(|it| name[..end].eq_ignore_ascii_case(it))
}

#[cfg(test)]
mod tests {
    use super::excerpt;
    use crate::source::{Source, Span};

    fn quoted(source: &Source) -> String {
        excerpt(source.borrowed(), Span::new(0, source.text.len()))
    }

    #[test]
    fn short_texts_are_quoted_whole_and_long_ones_by_their_beginning() {
        assert_eq!(quoted(&Source::text("", " 一、 本年新收\n24 ")), "一、 本年新收 24");
        let table = quoted(&Source::text("", "行政许可 | 350 |\n".repeat(40)));
        assert!(table.starts_with("行政许可 | 350 | 行政许可") && table.ends_with('…'), "{table}");
        assert!(table.chars().count() <= 81, "{table}");
    }

    #[test]
    fn markup_is_not_quoted() {
        let text = "<td class=a><P>行政<!-- -->许可</P></td><td><span>2</span><b>4</b> < 30</td>";
        assert_eq!(quoted(&Source::html("", text)), "行政许可 24 < 30");
        assert_eq!(quoted(&Source::text("", "<td>")), "<td>");
    }
}
