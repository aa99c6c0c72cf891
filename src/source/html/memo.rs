//! Tags by their text: most pages repeat a few of them, and rows of them, hundreds of times.

use super::bytes;
use super::tokens::Tag;

/// Tags that were read before. The text of a tag says all of it, so that the same text is the
/// same tag wherever it stands.
#[derive(Default)]
pub(super) struct Memo {
    /// None before the first tag.
    slots: Vec<Slot>,
    /// The texts of the tags, one behind the other.
    texts: Vec<u8>,
    /// The slot of the last tag.
    last: usize,
}

/// A tag and where its text stands in [`Memo::texts`].
#[derive(Clone, Copy, Default)]
struct Slot {
    start: usize,
    len: usize,
    tag: Tag,
    /// The slot of the tag that followed last time.
    next: usize,
}

/// Where a tag belongs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
    slot: usize,
    /// The place behind the first `>`, where the tag ends if that does not stand in quotes.
    end: usize,
}

impl Memo {
    const N_SLOTS: usize = 256;
    /// Longer tags hold data and are not repeated.
    const LONGEST: usize = 512;

    /// Then all are forgotten: most of so many do not come again.
    const MOST_BYTES: usize = 256 << 10;

    /// Whether `html` begins with the text of this slot.
    fn begins(&self, html: &[u8], slot: &Slot) -> bool {
        html.starts_with(&self.texts[slot.start..slot.start + slot.len])
    }

    /// Writes the tag at `start` to `tag`, if it is the one that followed the last tag when that
    /// was last met.
    pub(super) fn expected(&mut self, html: &[u8], start: usize, tag: &mut Tag) -> bool {
        let Some(last) = self.slots.get(self.last) else { return false };
        let next = last.next;
        let slot = &self.slots[next];
        let is_same = slot.len > 0 && self.begins(&html[start..], slot);
        if is_same {
            *tag = slot.tag;
            tag.end = start + slot.len;
            self.last = next;
        }
        is_same
    }

    /// Writes the tag of this key at `start` to `tag`, if it is known.
    pub(super) fn get(&mut self, html: &[u8], start: usize, key: Key, tag: &mut Tag) -> bool {
        let Some(slot) = self.slots.get(key.slot) else { return false };
        let is_same = slot.len == key.end - start && self.begins(&html[start..], slot);
        if is_same {
            *tag = slot.tag;
            tag.end = key.end;
            self.follow(key.slot);
        }
        is_same
    }

    /// Keeps the tag at `start`.
    pub(super) fn put(&mut self, html: &[u8], start: usize, key: Key, tag: &Tag) {
        if self.texts.len() > Self::MOST_BYTES {
            self.slots.clear();
            self.texts.clear();
        }
        self.slots.resize(Self::N_SLOTS, Slot::default());
        // A tag with `>` in quotes ends elsewhere than its key says.
        if tag.end == key.end {
            let next = self.slots[key.slot].next;
            let (text, text_start) = (&html[start..key.end], self.texts.len());
            self.texts.extend_from_slice(text);
            self.slots[key.slot] = Slot { start: text_start, len: text.len(), tag: *tag, next };
            self.follow(key.slot);
        }
    }

    fn follow(&mut self, slot: usize) {
        self.slots[self.last].next = slot;
        self.last = slot;
    }
}

impl Key {
    /// The key of the tag at `start`; none for a long tag and near the end of the document.
    pub(super) fn of(html: &[u8], start: usize) -> Option<Self> {
        const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
        let end = html.len().min(start + Memo::LONGEST);
        let (mut hash, mut at) = (0u64, start);
        for eight in html[start..end].as_chunks::<8>().0 {
            let eight = u64::from_le_bytes(*eight);
            let marks = bytes::marks(eight, b'>');
            // All bytes before the first mark, or all.
            let inside = eight & (marks & marks.wrapping_neg()).wrapping_sub(1);
            hash = (hash.rotate_left(5) ^ inside).wrapping_mul(FACTOR);
            if marks != 0 {
                let end = at + (marks.trailing_zeros() / 8) as usize + 1;
                return Some(Self { slot: (hash >> 32) as usize % Memo::N_SLOTS, end });
            }
            at += 8;
        }
        None
    }
}
