//! Character references: `&nbsp;`, `&#12288;`, `&#x4e00`.

/// The character that the reference at the beginning of `text` (which starts with `&`) stands
/// for, and the reference's length; `None` where the `&` is only itself.
pub(super) fn decode(text: &str) -> Option<(char, usize)> {
    let bytes = text.as_bytes();
    match bytes.get(1)? {
        b'#' => numeric(bytes),
        it if it.is_ascii_alphabetic() => named(text),
        _ => None,
    }
}

fn numeric(bytes: &[u8]) -> Option<(char, usize)> {
    let is_hex = matches!(bytes.get(2), Some(b'x' | b'X'));
    let (first, radix) = if is_hex { (3, 16) } else { (2, 10) };
    let (mut at, mut code) = (first, 0u32);
    while let Some(digit) = bytes.get(at).and_then(|it| char::from(*it).to_digit(radix)) {
        // Anything above the last character stays above it, so the clamp loses nothing.
        code = (code * radix + digit).min(0x11_0000);
        at += 1;
    }
    if at == first {
        return None;
    }
    at += usize::from(bytes.get(at) == Some(&b';'));
    Some((character(code), at))
}

fn character(code: u32) -> char {
    match code {
        0 => char::REPLACEMENT_CHARACTER,
        0x80..=0x9f => windows_1252(code),
        _ => char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

/// References to control characters mean the old Windows code page, by the standard.
fn windows_1252(code: u32) -> char {
    const C1: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    C1.chars().nth((code - 0x80) as usize).unwrap_or(char::REPLACEMENT_CHARACTER)
}

fn named(text: &str) -> Option<(char, usize)> {
    const LONGEST: usize = 10;
    let len = text.bytes().skip(1).take(LONGEST).take_while(u8::is_ascii_alphanumeric).count();
    let name = &text[1..=len];
    if text.as_bytes().get(len + 1) == Some(&b';')
        && let Some(ch) = legacy(name).or_else(|| strict(name))
    {
        return Some((ch, len + 2));
    }
    // Without a semicolon the longest name that the standard allows so counts, even inside a word.
    (2..=len.min(6)).rev().find_map(|it| legacy(&text[1..=it]).map(|ch| (ch, it + 1)))
}

/// Names that need no semicolon.
fn legacy(name: &str) -> Option<char> {
    Some(match name {
        "nbsp" => '\u{a0}',
        "amp" | "AMP" => '&',
        "lt" | "LT" => '<',
        "gt" | "GT" => '>',
        "quot" | "QUOT" => '"',
        "copy" | "COPY" => '©',
        "reg" | "REG" => '®',
        "laquo" => '«',
        "raquo" => '»',
        "yen" => '¥',
        "cent" => '¢',
        "pound" => '£',
        "sect" => '§',
        "para" => '¶',
        "deg" => '°',
        "plusmn" => '±',
        "times" => '×',
        "divide" => '÷',
        "middot" => '·',
        "shy" => '\u{ad}',
        "not" => '¬',
        "micro" => 'µ',
        "uml" => '¨',
        "macr" => '¯',
        "acute" => '´',
        "cedil" => '¸',
        "ordf" => 'ª',
        "ordm" => 'º',
        "sup1" => '¹',
        "sup2" => '²',
        "sup3" => '³',
        "frac14" => '¼',
        "frac12" => '½',
        "frac34" => '¾',
        _ => return None,
    })
}

/// Names that count only with their semicolon.
fn strict(name: &str) -> Option<char> {
    Some(match name {
        "apos" => '\'',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "rsquo" => '’',
        "sbquo" => '‚',
        "bdquo" => '„',
        "lsaquo" => '‹',
        "rsaquo" => '›',
        "hellip" => '…',
        "mdash" => '—',
        "ndash" => '–',
        "minus" => '−',
        "bull" => '•',
        "euro" => '€',
        "trade" => '™',
        "permil" => '‰',
        "prime" => '′',
        "Prime" => '″',
        "le" => '≤',
        "ge" => '≥',
        "ne" => '≠',
        "asymp" => '≈',
        "larr" => '←',
        "rarr" => '→',
        "uarr" => '↑',
        "darr" => '↓',
        "ensp" => '\u{2002}',
        "emsp" => '\u{2003}',
        "thinsp" => '\u{2009}',
        "zwnj" => '\u{200c}',
        "zwj" => '\u{200d}',
        "lrm" => '\u{200e}',
        "rlm" => '\u{200f}',
        "Tab" => '\t',
        "NewLine" => '\n',
        "num" => '#',
        "percnt" => '%',
        "lpar" => '(',
        "rpar" => ')',
        "plus" => '+',
        "comma" => ',',
        "period" => '.',
        "sol" => '/',
        "colon" => ':',
        "semi" => ';',
        "equals" => '=',
        "lbrack" | "lsqb" => '[',
        "rbrack" | "rsqb" => ']',
        "vert" | "verbar" => '|',
        "lowbar" => '_',
        "ast" => '*',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::decode;

    fn d(text: &str) -> Option<(char, usize)> {
        decode(text)
    }

    #[test]
    fn decodes_numbers() {
        assert_eq!(d("&#19968;x"), Some(('一', 8)));
        assert_eq!(d("&#x4E00x"), Some(('一', 7)));
        assert_eq!(d("&#150;"), Some(('–', 6)));
        assert_eq!(d("&#0;"), Some(('\u{fffd}', 4)));
        assert_eq!(d("&#xd800;"), Some(('\u{fffd}', 8)));
        assert_eq!(d("&#99999999999999;"), Some(('\u{fffd}', 17)));
        assert_eq!(d("&#;"), None);
        assert_eq!(d("&#x"), None);
    }

    #[test]
    fn decodes_names() {
        assert_eq!(d("&nbsp;"), Some(('\u{a0}', 6)));
        assert_eq!(d("&nbspa"), Some(('\u{a0}', 5)));
        assert_eq!(d("&notit;"), Some(('¬', 4)));
        assert_eq!(d("&hellip;"), Some(('…', 8)));
        assert_eq!(d("&hellip"), None);
        assert_eq!(d("&一"), None);
        assert_eq!(d("&"), None);
        assert_eq!(d("& b"), None);
    }
}
