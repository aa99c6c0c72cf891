//! Finds single bytes, many at a time.

/// Where `needle` first stands at or behind `from`.
pub(super) fn find(bytes: &[u8], from: usize, needle: u8) -> Option<usize> {
    memchr::memchr(needle, bytes.get(from..)?).map(|it| from + it)
}

const LOW: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = LOW << 7;

/// Marks the bytes of `eight` that are `needle`, and perhaps some behind the first of them.
pub(super) const fn marks(eight: u64, needle: u8) -> u64 {
    let other = eight ^ (LOW * needle as u64);
    other.wrapping_sub(LOW) & !other & HIGH
}

/// Where a blank, a control character or `&` first stands at or behind `from`, or the end.
#[inline]
pub(super) fn find_blank_or_reference(bytes: &[u8], from: usize) -> usize {
    const ABOVE_BLANK: u64 = LOW * (b' ' as u64 + 1);
    let (eights, tail) = bytes[from..].as_chunks::<8>();
    let mut at = from;
    for eight in eights {
        let eight = u64::from_le_bytes(*eight);
        // The highest bit of a byte shows where it is less; the lowest such mark is always true.
        let blanks = eight.wrapping_sub(ABOVE_BLANK) & !eight & HIGH;
        let marks = blanks | marks(eight, b'&');
        if marks != 0 {
            return at + (marks.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    let is_meant = |it: &u8| *it <= b' ' || *it == b'&';
    at + tail.iter().position(is_meant).unwrap_or(tail.len())
}

/// The first byte that is wanted, where none above `>` is: letters are passed at once.
pub(super) fn find_low(bytes: &[u8], is_wanted: impl Fn(u8) -> bool) -> Option<usize> {
    bytes.iter().position(|it| *it <= b'>' && is_wanted(*it))
}

/// White space as HTML means it.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')
}

/// The first byte at or behind `from` that is no white space, or the end.
pub(super) fn skip_space(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while at < bytes.len() && is_space(bytes[at]) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::{find, find_blank_or_reference};

    #[test]
    fn finds_the_first() {
        let text: Vec<u8> = (0..=255).chain(0..=255).collect();
        for from in 0..256 {
            for needle in 0..=255 {
                let expected = text[from..].iter().position(|it| *it == needle);
                assert_eq!(find(&text, from, needle), expected.map(|it| it + from));
            }
        }
        for from in 0..512 {
            let expected = text[from..].iter().position(|it| *it <= b' ' || *it == b'&');
            assert_eq!(find_blank_or_reference(&text, from), expected.map_or(512, |it| it + from));
        }
        assert_eq!(find(b"abc", 3, b'c'), None);
        assert_eq!(find(b"abc", 4, b'c'), None);
    }
}
