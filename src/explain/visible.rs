//! Text of a report where people read it. Characters that show nothing, or turn round what stands
//! behind them, could make one number look like another: they are written out.

use std::borrow::Cow;
use std::fmt::Write;

/// `text` with every hidden character as its number, `[U+202E]`. Tabs and line ends stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut res = String::with_capacity(text.len() + 16);
    for ch in text.chars() {
        match is_hidden(ch) {
            true => write!(res, "[U+{:04X}]", u32::from(ch)).expect("a string takes any text"),
            false => res.push(ch),
        }
    }
    Cow::Owned(res)
}

/// Whether a character shows nothing, or changes how those around it are shown: controls, soft
/// hyphens, zero-width characters, the controls of writing direction, invisible operators, tags.
pub const fn is_hidden(ch: char) -> bool {
    matches!(ch,
        '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}'
        | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::visible;
    use std::borrow::Cow;

    #[test]
    fn what_hides_or_turns_is_written_out() {
        assert_eq!(visible("\u{202e}12\u{200b}3\u{1b}[2J"), "[U+202E]12[U+200B]3[U+001B][2J");
        assert_eq!(visible("\u{e0031}"), "[U+E0031]");
    }

    #[test]
    fn everything_else_stays() {
        let usual = "（一）予以公开\t1 234\n—　\u{a0}①";
        assert!(matches!(visible(usual), Cow::Borrowed(it) if it == usual));
    }
}
