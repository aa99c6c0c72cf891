//! Cuts HTML into tags and text, as the tokenizer of the HTML standard does.

use super::attributes::{self, Attributes};
use super::bytes;
use super::memo::{Key, Memo};
use super::names::{self, Kind, Name};

/// A tag.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tag {
    pub(super) name: Name,
    pub(super) kind: Kind,
    /// Of a start tag.
    pub(super) attributes: Attributes,
    pub(super) is_end: bool,
    /// A start tag of what shows something that is no text.
    pub(super) is_picture: bool,
    /// Text inside is set off from the text around it.
    pub(super) sets_off: bool,
    /// The place behind the tag.
    pub(super) end: usize,
}

/// A piece of HTML.
#[derive(Clone, Copy, Debug)]
pub(super) enum Token<'a> {
    /// Text with its place; character references are not decoded yet.
    Text(&'a str, usize),
    /// The tag that [`Tokens::tag`] returns.
    Tag,
    /// What stands inside a comment, and where the comment starts.
    Comment(&'a str, usize),
    Doctype,
}

/// The tokens of a text.
pub(super) struct Tokens<'a, 'm> {
    html: &'a str,
    at: usize,
    /// Kept here because it is too large to be handed around with every token.
    tag: Tag,
    memo: &'m mut Memo,
    /// Islands of which no end tag is left in the text, so that no one looks for it again.
    endless: Vec<Name>,
}

impl<'a, 'm> Tokens<'a, 'm> {
    /// The tokens of `html` from byte `from` on.
    pub(super) fn new(html: &'a str, from: usize, memo: &'m mut Memo) -> Self {
        Self { html, at: from, tag: Tag::default(), memo, endless: Vec::new() }
    }

    /// Where the next token begins.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn html(&self) -> &'a str {
        self.html
    }

    /// Goes on behind the next `len` bytes, which are whole tokens.
    pub(super) fn skip(&mut self, len: usize) {
        self.at += len;
    }

    /// The last tag.
    pub(super) fn tag(&self) -> &Tag {
        &self.tag
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.html.as_bytes().get(at).copied()
    }

    fn find_byte(&self, from: usize, needle: u8) -> Option<usize> {
        bytes::find(self.html.as_bytes(), from, needle)
    }

    /// Where the next `<` stands, or the end. Most tags follow one another, or a figure.
    fn find_bracket(&self, from: usize) -> usize {
        let eight = self.html.as_bytes()[from..].first_chunk::<8>();
        match eight.map_or(0, |it| bytes::marks(u64::from_le_bytes(*it), b'<')) {
            0 => self.find_byte(from, b'<').unwrap_or(self.html.len()),
            marks => from + (marks.trailing_zeros() / 8) as usize,
        }
    }

    /// Text up to the next markup. A `<` that opens nothing is text.
    fn text(&mut self) -> Option<Token<'a>> {
        let start = self.at;
        let mut end = start;
        loop {
            end = self.find_bracket(end);
            if end == self.html.len() || self.is_markup(end) {
                break;
            }
            end += 1;
        }
        self.at = end;
        (end > start).then(|| Token::Text(&self.html[start..end], start))
    }

    fn is_markup(&self, at: usize) -> bool {
        match self.byte(at + 1) {
            Some(b'/') => self.byte(at + 2).is_some(),
            Some(b'!' | b'?') => true,
            Some(it) => it.is_ascii_alphabetic(),
            None => false,
        }
    }

    /// The markup that starts here; `None` where it stands for nothing.
    fn markup(&mut self) -> Option<Token<'a>> {
        let start = self.at;
        if self.memo.expected(self.html.as_bytes(), start, &mut self.tag) {
            return Some(self.pass(start));
        }
        match self.byte(start + 1)? {
            b'/' => match self.byte(start + 2)? {
                it if it.is_ascii_alphabetic() => self.read_tag(start),
                _ => self.bogus(start, start + 2),
            },
            b'!' if self.html[start..].starts_with("<!--") => Some(self.comment(start)),
            b'!' => self.bogus(start, start + 2),
            b'?' => self.bogus(start, start + 1),
            _ => self.read_tag(start),
        }
    }

    /// Whatever else begins with `<!`, `<?` or `</`: a doctype or a comment up to the next `>`.
    fn bogus(&mut self, start: usize, inside: usize) -> Option<Token<'a>> {
        let end = self.find_byte(inside, b'>').unwrap_or(self.html.len());
        self.at = (end + 1).min(self.html.len());
        let text = &self.html[inside..end];
        let is_doctype =
            text.as_bytes().get(..7).is_some_and(|it| it.eq_ignore_ascii_case(b"doctype"));
        let is_nothing = text.is_empty() && self.byte(start + 1) == Some(b'/');
        match (is_nothing, is_doctype) {
            (true, _) => None,
            (_, true) => Some(Token::Doctype),
            _ => Some(Token::Comment("", start)),
        }
    }

    fn comment(&mut self, start: usize) -> Token<'a> {
        let inside = start + 4;
        let (len, end) = self.comment_end(inside);
        self.at = end;
        Token::Comment(&self.html[inside..inside + len], start)
    }

    /// How long the comment's text at `inside` is, and the place behind the comment.
    fn comment_end(&self, inside: usize) -> (usize, usize) {
        let html = self.html.as_bytes();
        for abrupt in [&b">"[..], b"->"] {
            if html[inside..].starts_with(abrupt) {
                return (0, inside + abrupt.len());
            }
        }
        let mut at = inside;
        while let Some(found) = self.find_byte(at, b'>') {
            for mark in [&b"--"[..], b"--!"] {
                if html[inside..found].ends_with(mark) {
                    return (found - inside - mark.len(), found + 1);
                }
            }
            at = found + 1;
        }
        (html.len() - inside, html.len())
    }

    /// The tag at `start`; nothing where the text ends inside of it.
    fn read_tag(&mut self, start: usize) -> Option<Token<'a>> {
        let html = self.html.as_bytes();
        let key = Key::of(html, start);
        if key.is_some_and(|it| self.memo.get(html, start, it, &mut self.tag)) {
            return Some(self.pass(start));
        }
        let Some(tag) = self.new_tag(start) else {
            self.at = html.len();
            return None;
        };
        self.tag = tag;
        if let Some(key) = key {
            self.memo.put(html, start, key, &self.tag);
        }
        Some(self.pass(start))
    }

    fn new_tag(&self, start: usize) -> Option<Tag> {
        let is_end = self.byte(start + 1) == Some(b'/');
        let (name, name_end) = Name::read(self.html.as_bytes(), start + 1 + usize::from(is_end));
        let mut attributes = Attributes::default();
        let end = attributes::read(self.html, name_end, &mut attributes)?;
        let is_picture = !is_end && names::is_picture(name) && !attributes.is_out_of_sight();
        let (kind, sets_off) = (Kind::of(name), names::sets_off(name));
        Some(Tag { name, kind, attributes, is_end, is_picture, sets_off, end })
    }

    /// Goes on behind the tag, which stands at `start`, and behind what is no text of the page.
    fn pass(&mut self, start: usize) -> Token<'a> {
        self.at = self.tag.end;
        if matches!(self.tag.kind, Kind::Raw | Kind::Island) && !self.tag.is_end {
            self.skip_content(start + 1);
        }
        Token::Tag
    }

    #[cold]
    fn skip_content(&mut self, name_start: usize) {
        if self.tag.kind == Kind::Raw {
            // Without an end tag, the rest of the text is inside.
            let found = self.find_end_tag(self.name_at(name_start), self.at);
            self.at = found.unwrap_or(self.html.len());
        } else if !self.tag.attributes.closes_itself {
            self.skip_island(name_start);
        }
    }

    /// The name of the tag, as it is spelt.
    fn name_at(&self, start: usize) -> &'a str {
        &self.html[start..Name::read(self.html.as_bytes(), start).1]
    }

    fn skip_island(&mut self, name_start: usize) {
        if self.endless.contains(&self.tag.name) {
            return;
        }
        match self.find_end_tag(self.name_at(name_start), self.at) {
            Some(end) => self.at = end,
            None => self.endless.push(self.tag.name),
        }
    }

    /// Where the next end tag of the name `spelled` starts.
    fn find_end_tag(&self, spelled: &str, from: usize) -> Option<usize> {
        let html = self.html.as_bytes();
        let mut at = from;
        loop {
            at = self.find_byte(at, b'<')?;
            let after = at + 2 + spelled.len();
            let is_name = html[at..]
                .get(2..2 + spelled.len())
                .is_some_and(|it| it.eq_ignore_ascii_case(spelled.as_bytes()));
            let ends =
                html.get(after).is_none_or(|it| matches!(it, b'>' | b'/') || bytes::is_space(*it));
            if is_name && html[at + 1] == b'/' && ends {
                return Some(at);
            }
            at += 1;
        }
    }
}

impl<'a> Iterator for Tokens<'a, '_> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        while self.at < self.html.len() {
            let token = self.text().or_else(|| self.markup());
            if token.is_some() {
                return token;
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{Memo, Tag, Token, Tokens};

    fn show(token: Token<'_>, tag: &Tag) -> String {
        match token {
            Token::Text(it, _) => it.to_owned(),
            Token::Tag => format!("{}{:?}", if tag.is_end { '-' } else { '+' }, tag.kind),
            Token::Comment(it, _) => format!("!{it}"),
            Token::Doctype => "doctype".to_owned(),
        }
    }

    fn t(html: &str) -> Vec<String> {
        let mut memo = Memo::default();
        let mut tokens = Tokens::new(html, 0, &mut memo);
        let mut res = Vec::new();
        while let Some(token) = tokens.next() {
            res.push(show(token, tokens.tag()));
        }
        res
    }

    #[test]
    fn cuts_tags_and_text() {
        assert_eq!(t("甲<TD colspan=2>乙</td >丙"), ["甲", "+Cell", "乙", "-Cell", "丙"]);
        assert_eq!(t("a < b <3</>c</ d>"), ["a < b <3", "c", "!"]);
        assert_eq!(t("<!DocType html><?xml x?><![if !x]><td"), ["doctype", "!", "!"]);
        assert_eq!(t("a</"), ["a</"]);
        assert_eq!(t("a<"), ["a<"]);
    }

    #[test]
    fn passes_over_comments() {
        assert_eq!(
            t("<!--[if gte mso 9]><xml><a></xml><![endif]-->b"),
            ["![if gte mso 9]><xml><a></xml><![endif]", "b"]
        );
        assert_eq!(
            t("<!-->a<!--->b<!--x--!>c<!---->d<!--e"),
            ["!", "a", "!", "b", "!x", "c", "!", "d", "!e"]
        );
    }

    #[test]
    fn passes_over_what_is_no_text() {
        assert_eq!(t("<script>if (a<b) '</scripts>'</SCRIPT x>b"), ["+Raw", "-Raw", "b"]);
        assert_eq!(t("<style>a"), ["+Raw"]);
        assert_eq!(t("<xml><o:a/></xml>b"), ["+Island", "-Island", "b"]);
        assert_eq!(t("<svg/>b<xml>c"), ["+Island", "b", "+Island", "c"]);
    }
}
