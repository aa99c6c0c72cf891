//! Whatever is packed comes out again, and a damaged text is never taken for a whole one.

use pack::{Damaged, pack, unpack};
use proptest::collection::vec;
use proptest::prelude::*;

/// The beginning of a module with one function; what follows in it is made up.
const MODULE: [u8; 26] =
    [0, 97, 115, 109, 1, 0, 0, 0, 1, 6, 1, 96, 1, 127, 1, 127, 3, 2, 1, 0, 10, 40, 1, 38, 1, 1];

fn again(parts: &[Vec<u8>]) -> Result<Vec<Vec<u8>>, Damaged> {
    let slices: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
    let text = pack(&slices);
    let allowed = |it: &u8| it.is_ascii() && !b"\0\r<".contains(it);
    assert!(text.iter().all(allowed), "a character that HTML or an encoding could spoil");
    unpack(&text)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_parts_come_out_again(parts in vec(vec(any::<u8>(), 0..400), 0..4)) {
        prop_assert_eq!(again(&parts), Ok(parts));
    }

    #[test]
    fn any_instructions_come_out_again(rest in vec(any::<u8>(), 0..600), text in "[a-z 勾稽]{0,80}") {
        let parts = vec![[MODULE.as_slice(), &rest].concat(), text.into_bytes()];
        prop_assert_eq!(again(&parts), Ok(parts));
    }

    #[test]
    fn any_text_is_refused_or_read_to_its_end(text in vec(any::<u8>(), 0..300)) {
        // Four random bytes of a checksum are met once in four thousand million texts.
        prop_assert_eq!(unpack(&text), Err(Damaged));
    }

    #[test]
    fn a_changed_character_is_noticed(at in 0_usize..1000, by in 1_u8..125) {
        let module: Vec<u8> = MODULE.iter().cycle().take(3000).copied().collect();
        let mut text = pack(&[&module]);
        // The last digits only bring the text to its end.
        let at = at % (text.len() - 8);
        let changed = (text[at] + by) % 128;
        let same = [text[at], 0, b'\r', b'<'].contains(&changed);
        text[at] = changed;
        prop_assert!(same || unpack(&text) == Err(Damaged));
    }
}

#[test]
fn a_text_that_was_cut_is_refused() {
    let module: Vec<u8> = MODULE.iter().cycle().take(3000).copied().collect();
    let text = pack(&[&module]);
    for length in 0..text.len() - 8 {
        assert_eq!(unpack(&text[..length]), Err(Damaged), "cut after {length}");
    }
}

#[test]
fn what_repeats_itself_is_packed_well() {
    let text: Vec<u8> = b"local.get call i32.load ".iter().cycle().take(24_000).copied().collect();
    let packed = pack(&[&[], &text]);
    assert!(packed.len() < 400, "{} characters", packed.len());
}
