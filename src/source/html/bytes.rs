//! Finds single bytes, eight at a time.

const LOW: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// Where `needle` first stands at or behind `from`.
pub(super) fn find(bytes: &[u8], from: usize, needle: u8) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let wanted = LOW * u64::from(needle);
    let mut at = from;
    let (eights, tail) = rest.as_chunks::<8>();
    for eight in eights {
        let other = u64::from_le_bytes(*eight) ^ wanted;
        // A byte of `other` is zero where the needle stands; the lowest mark is always true.
        let marks = other.wrapping_sub(LOW) & !other & HIGH;
        if marks != 0 {
            return Some(at + (marks.trailing_zeros() / 8) as usize);
        }
        at += 8;
    }
    tail.iter().position(|it| *it == needle).map(|it| at + it)
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
    use super::find;

    #[test]
    fn finds_the_first() {
        let text: Vec<u8> = (0..=255).chain(0..=255).collect();
        for from in 0..256 {
            for needle in 0..=255 {
                let expected = text[from..].iter().position(|it| *it == needle);
                assert_eq!(find(&text, from, needle), expected.map(|it| it + from));
            }
        }
        assert_eq!(find(b"abc", 3, b'c'), None);
        assert_eq!(find(b"abc", 4, b'c'), None);
    }
}
