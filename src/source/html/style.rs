//! What a `style` attribute says about what can be seen.

use super::bytes;

/// The few declarations that change what a reader of the page sees.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// `display:none`, `mso-hide:all`.
    pub(super) hides: bool,
    /// `visibility`: whether text is seen, `None` where it is as around it. What is not seen
    /// keeps its place.
    pub(super) is_visible: Option<bool>,
    /// White space and line ends count, as in `pre`.
    pub(super) keeps_space: bool,
    /// `mso-ignore:colspan`: Excel's mark on cells that are not merged although they say so.
    pub(super) splits_cell: bool,
}

impl Style {
    /// Reads the value of a `style` attribute. A later declaration replaces an earlier one; a
    /// semicolon inside quotes or brackets ends a declaration too, which can only lose one that
    /// does not matter here.
    pub(super) fn read(style: &str) -> Self {
        let (style, mut res, mut at) = (style.as_bytes(), Self::default(), 0);
        while at < style.len() {
            let end = bytes::find(style, at, b';').unwrap_or(style.len());
            res.declare(style[at..end].trim_ascii_start());
            at = end + 1;
        }
        res
    }

    fn declare(&mut self, declaration: &[u8]) {
        match declaration.first().map(u8::to_ascii_lowercase) {
            Some(b'd') => {
                if let Some(value) = value(declaration, b"display") {
                    self.hides = starts(value, b"none");
                }
            }
            Some(b'v') => {
                if let Some(value) = value(declaration, b"visibility") {
                    self.is_visible =
                        Some(!starts(value, b"hidden") && !starts(value, b"collapse"));
                }
            }
            Some(b'w') => {
                if let Some(value) = value(declaration, b"white-space") {
                    self.keeps_space = starts(value, b"pre") || starts(value, b"break-spaces");
                }
            }
            Some(b'm') => self.declare_mso(declaration),
            _ => {}
        }
    }

    fn declare_mso(&mut self, declaration: &[u8]) {
        self.hides |= value(declaration, b"mso-hide").is_some_and(|it| starts(it, b"all"));
        let ignored = value(declaration, b"mso-ignore");
        self.splits_cell |= ignored.is_some_and(|it| starts(it, b"colspan"));
    }
}

/// The value of a declaration of `property`.
fn value<'a>(declaration: &'a [u8], property: &[u8]) -> Option<&'a [u8]> {
    let rest = strip(declaration, property)?.trim_ascii_start();
    Some(rest.strip_prefix(b":")?.trim_ascii_start())
}

fn starts(text: &[u8], prefix: &[u8]) -> bool {
    strip(text, prefix).is_some()
}

fn strip<'a>(text: &'a [u8], prefix: &[u8]) -> Option<&'a [u8]> {
    let (head, rest) = text.split_at_checked(prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::Style;

    #[test]
    fn reads_what_matters() {
        let hides = |it| Style::read(it).hides;
        assert!(hides("display:none"));
        assert!(hides("color:red; DISPLAY : None !important"));
        assert!(hides("mso-hide:all"));
        assert!(!hides("display:none;display:block"));
        assert!(!hides("mso-hide:none;x-display:none"));
        assert!(Style::read("height:1pt;mso-ignore:colspan").splits_cell);
        assert!(!Style::read("mso-ignore:vglayout").splits_cell);
        assert_eq!(Style::read("visibility: collapse").is_visible, Some(false));
        assert_eq!(Style::read("visibility:hidden;visibility:visible").is_visible, Some(true));
        assert!(Style::read("white-space:pre-wrap").keeps_space);
        assert!(!Style::read("white-space:nowrap").keeps_space);
        assert_eq!(Style::read(";;:;m;"), Style::default());
    }
}
