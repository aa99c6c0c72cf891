//! Names of elements as numbers, and what the HTML standard does with each.

/// The name of an element, letters in lower case. Names of more than eight bytes are mixed to
/// fit; those that the standard knows stay distinct.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Name(u64);

impl Name {
    /// The name that `bytes` spell.
    pub(super) const fn new(bytes: &[u8]) -> Self {
        let (mut value, mut i) = (0u64, 0);
        while i < bytes.len() {
            value = ((value << 8) ^ (value >> 56)) ^ bytes[i].to_ascii_lowercase() as u64;
            i += 1;
        }
        Self(value)
    }

    /// The name that begins at byte `start` of `html`, and the place behind it.
    pub(super) fn read(html: &[u8], start: usize) -> (Self, usize) {
        let (mut value, mut at) = (0u64, start);
        for byte in &html[start..] {
            let lower = LOWER[usize::from(*byte)];
            if lower == NAME_END {
                break;
            }
            value = ((value << 8) ^ (value >> 56)) ^ u64::from(lower);
            at += 1;
        }
        (Self(value), at)
    }

    /// Eight well-mixed bits.
    const fn hash(self) -> usize {
        (self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56) as usize
    }
}

/// Stands in [`LOWER`] for what ends a name. No text has this byte.
const NAME_END: u8 = 0xff;

/// Each byte in lower case.
const LOWER: [u8; 256] = {
    let (mut res, mut byte) = ([0; 256], 0);
    while byte < 256 {
        let ends = matches!(byte as u8, b'>' | b'/' | b' ' | b'\t' | b'\n' | b'\r' | b'\x0c');
        res[byte] = if ends { NAME_END } else { (byte as u8).to_ascii_lowercase() };
        byte += 1;
    }
    res
};

/// What an element is to the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    Table,
    /// `tbody`, `thead`.
    Group,
    Foot,
    Row,
    Cell,
    Caption,
    Columns,
    Column,
    /// Ends a line and holds nothing.
    Break,
    Rule,
    /// Holds nothing and leaves the line as it is.
    Void,
    /// Holds text that is not part of the page, up to its end tag.
    Raw,
    /// As [`Kind::Raw`] where an end tag follows, an ordinary element otherwise.
    Island,
    Paragraph,
    Item,
    /// `dd`, `dt`.
    Term,
    Heading,
    /// Any other element that stands on lines of its own.
    Block,
    /// `pre` and `listing`: white space counts.
    Pre,
    Form,
    Button,
    /// `option`, `optgroup`.
    Choice,
    /// `b`, `font` and the like, which may overlap other elements.
    Format,
    /// Text inside is closed off from end tags for what is open outside.
    Scope,
    Ruby,
    /// What is read aloud over a character: not part of the text.
    RubyText,
    RubyBase,
    /// `html`, `body`, `head` and what only they hold.
    Frame,
    /// Known to end up on the stack as a special element, without lines of its own.
    Special,
    #[default]
    Other,
}

/// Whether the text of this element is set off from the text around it: it stands above or below
/// the line, or is struck out.
pub(super) fn sets_off(name: Name) -> bool {
    const NAMES: [Name; 5] = [
        Name::new(b"sup"),
        Name::new(b"sub"),
        Name::new(b"del"),
        Name::new(b"s"),
        Name::new(b"strike"),
    ];
    NAMES.contains(&name)
}

/// Whether this element shows something that is no text.
pub(super) fn is_picture(name: Name) -> bool {
    const NAMES: [Name; 9] = [
        Name::new(b"img"),
        Name::new(b"input"),
        Name::new(b"object"),
        Name::new(b"svg"),
        Name::new(b"canvas"),
        Name::new(b"embed"),
        Name::new(b"textarea"),
        Name::new(b"iframe"),
        Name::new(b"video"),
    ];
    NAMES.contains(&name)
}

pub(super) const P: Name = Name::new(b"p");
pub(super) const A: Name = Name::new(b"a");
pub(super) const RTC: Name = Name::new(b"rtc");
pub(super) const UL: Name = Name::new(b"ul");
pub(super) const OL: Name = Name::new(b"ol");

macro_rules! kinds {
    ($($kind:ident: $($name:ident)+;)+) => {
        /// Every name that means something.
        const KNOWN: &[(Name, Kind)] =
            &[$($((Name::new(stringify!($name).as_bytes()), Kind::$kind)),+),+];
    };
}

kinds! {
    Table: table;
    Group: tbody thead;
    Foot: tfoot;
    Row: tr;
    Cell: td th;
    Caption: caption;
    Columns: colgroup;
    Column: col;
    Break: br;
    Rule: hr;
    Void: area base basefont bgsound embed img image input keygen link meta param source track wbr frame;
    Raw: script style textarea title xmp iframe noembed noframes noscript;
    Island: xml svg template;
    Paragraph: p;
    Item: li;
    Term: dd dt;
    Heading: h1 h2 h3 h4 h5 h6;
    Block: address article aside blockquote center details dialog dir div dl fieldset figcaption
        figure footer header hgroup main menu nav ol search section summary ul plaintext;
    Pre: pre listing;
    Form: form;
    Button: button;
    Choice: option optgroup;
    Format: a b big code em font i nobr s small strike strong tt u;
    Scope: applet marquee object;
    Ruby: ruby;
    RubyText: rt rp rtc;
    RubyBase: rb;
    Frame: html head body frameset;
    Special: select;
}

/// The known names by their hash: places in [`KNOWN`], counted from 1; 0 where there is none.
const PLACES: [u8; 256] = {
    let (mut places, mut i) = ([0; 256], 0);
    while i < KNOWN.len() {
        let mut slot = KNOWN[i].0.hash();
        while places[slot] != 0 {
            slot = (slot + 1) % 256;
        }
        i += 1;
        places[slot] = i as u8;
    }
    places
};

impl Kind {
    /// What the element of this name is.
    pub(super) fn of(name: Name) -> Self {
        let mut slot = name.hash();
        // Most places are free, so that this ends soon for any name.
        while let Some(place) = usize::from(PLACES[slot]).checked_sub(1) {
            let (known, kind) = KNOWN[place];
            if known == name {
                return kind;
            }
            slot = (slot + 1) % 256;
        }
        Self::Other
    }

    /// Whether an element stands on lines of its own.
    pub(super) fn is_block(self) -> bool {
        use Kind::*;
        matches!(
            self,
            Table
                | Group
                | Foot
                | Row
                | Cell
                | Caption
                | Paragraph
                | Item
                | Term
                | Heading
                | Block
                | Pre
                | Form
                | Choice
        )
    }

    /// Whether an element is a table or a part of one.
    pub(super) fn is_table_part(self) -> bool {
        use Kind::*;
        matches!(self, Table | Group | Foot | Row | Cell | Caption | Columns | Column)
    }

    /// The standard's "special" elements: no end tag of an ordinary element reaches over them.
    pub(super) fn is_special(self) -> bool {
        use Kind::*;
        !matches!(self, Format | Other | Choice | Ruby | RubyText | RubyBase | Island)
    }

    /// Elements whose end tags are implied where something around them ends.
    pub(super) fn ends_silently(self) -> bool {
        use Kind::*;
        matches!(self, Paragraph | Item | Term | Choice | RubyText | RubyBase)
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Name};

    #[test]
    fn knows_names_in_any_case() {
        assert_eq!(Kind::of(Name::new(b"TABLE")), Kind::Table);
        assert_eq!(Kind::of(Name::new(b"Blockquote")), Kind::Block);
        assert_eq!(Kind::of(Name::new(b"o:p")), Kind::Other);
        assert_eq!(Kind::of(Name::new(b"ockquote")), Kind::Other);
    }
}
