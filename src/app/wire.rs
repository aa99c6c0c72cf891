//! A reading as bytes, from the worker that read it to the page that shows it. Both are the same
//! build of the program: there are no versions, and nobody else reads this.
//!
//! What is not of this form is refused and never a panic. A field or a variant that is not named
//! here does not compile.

use crate::decimal::Decimal;
use crate::form::{self, Edition, Group, TableId};
use crate::grid::number::Traits;
use crate::reading::{
    Label, Layout, Place, RawText, ReadCell, ReadRow, ReadTable, Reading, Refusal, Remark, State,
};
use crate::source::Span;

/// A reading as bytes.
pub fn write(reading: &Reading) -> Vec<u8> {
    let mut res = Vec::new();
    reading.put(&mut res);
    res
}

/// The reading that [`write`] has written; `None` for any other bytes.
pub fn read(bytes: &[u8]) -> Option<Reading> {
    let mut rest = Rest { bytes, has_failed: false };
    let res = Reading::take(&mut rest);
    (!rest.has_failed && rest.bytes.is_empty()).then_some(res)
}

/// The bytes that are left. Once they were not of the form nothing of them counts: what is taken
/// from then on is of some value or other, so that not every part has to look whether it is there.
struct Rest<'a> {
    bytes: &'a [u8],
    has_failed: bool,
}

impl Rest<'_> {
    #[inline(never)]
    fn fail(&mut self) {
        (self.bytes, self.has_failed) = (&[], true);
    }

    /// The next so many bytes.
    #[inline(never)]
    fn bytes<const N: usize>(&mut self) -> [u8; N] {
        match self.bytes.split_first_chunk() {
            Some((res, rest)) => {
                self.bytes = rest;
                *res
            }
            None => {
                self.fail();
                [0; N]
            }
        }
    }

    fn byte(&mut self) -> u8 {
        self.bytes::<1>()[0]
    }
}

/// What has a form in bytes.
trait Wire: Sized {
    fn put(&self, out: &mut Vec<u8>);
    fn take(from: &mut Rest<'_>) -> Self;
}

/// Structs: their fields one after the other.
macro_rules! records {
    ($($name:ident { $($field:ident),* })*) => { $(
        impl Wire for $name {
            #[inline(never)]
            fn put(&self, out: &mut Vec<u8>) {
                let Self { $($field),* } = self;
                $($field.put(out);)*
            }

            #[inline(never)]
            fn take(from: &mut Rest<'_>) -> Self {
                Self { $($field: Wire::take(from)),* }
            }
        }
    )* };
}

/// Enums: a number for the variant, and its fields.
macro_rules! choices {
    ($($name:ident { $($number:literal $variant:ident { $($field:ident),* })* })*) => { $(
        impl Wire for $name {
            #[inline(never)]
            fn put(&self, out: &mut Vec<u8>) {
                match self {
                    $(Self::$variant { $($field),* } => {
                        out.push($number);
                        $($field.put(out);)*
                    })*
                }
            }

            #[inline(never)]
            fn take(from: &mut Rest<'_>) -> Self {
                match from.byte() {
                    $($number => Self::$variant { $($field: Wire::take(from)),* },)*
                    // There are no bytes any more, and each of these has a variant 0.
                    _ => {
                        from.fail();
                        Self::take(from)
                    }
                }
            }
        }
    )* };
}

records! {
    Span { start, end }
    Label { text, span }
    ReadCell { state, value, raw, span, traits }
    ReadRow { label, cells }
    Place { table, row, column }
    Reading { title, organ, year, tables, remarks, refusal }
    Traits { unusual_digits, unit, yuan, approximate, leading_zeros, remark, error_value }
}

choices! {
    State { 0 Read {} 1 Blank {} 2 Dash {} 3 Assumed {} 4 Lost {} 5 Unreadable {} }
    Layout { 0 Grid {} 1 Packed {} 2 CellPerLine {} 3 Flow {} 4 Glued {} }
    TableId { 0 Disclosure {} 1 Applications {} 2 Disputes {} }
    Edition { 0 Form2019 {} 1 Form2021 {} }
    Refusal { 0 Empty {} 1 BrokenEncoding {} 2 OldForm { year } 3 NoTables {} 4 NotAReport {} }
    Remark {
        0 RowMissing { place, is_certain }
        1 RowDoubled { place, text, span }
        2 RowExtra { table, text, span, n_figures }
        3 RowOutOfOrder { place, span }
        4 RowShort { place, n_figures, n_columns, span }
        5 RowLong { place, n_figures, n_columns, span }
        6 RowUnlabelled { place, span }
        7 GluedCut { place, text, span }
        8 GluedAmbiguous { place, text, span }
        9 ColumnMissing { place, span, is_certain }
        10 ColumnExtra { table, text, span }
        11 GroupMissing { table, group, first_row }
        12 OrdinalDiffers { place, printed, span }
        13 LabelDiffers { place, printed, span }
        14 HeadCut { table, printed, span }
        15 ColumnsReordered { table, printed, span }
        16 FiguresUnplaced { table, n_figures, span }
        17 TableMissing { table, span }
        18 TableDoubled { table, span }
        19 SecondReport { span }
    }
}

/// Like all of these it is a function of its own in the program: where the compiler put them into
/// one another they weighed twice as much.
#[inline(never)]
fn put_all(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend_from_slice(bytes);
}

impl Wire for u32 {
    #[inline(never)]
    fn put(&self, out: &mut Vec<u8>) {
        put_all(out, &self.to_le_bytes());
    }

    #[inline(never)]
    fn take(from: &mut Rest<'_>) -> Self {
        Self::from_le_bytes(from.bytes())
    }
}

/// Other numbers are small ones.
macro_rules! as_u32 {
    ($($name:ident)*) => { $(
        impl Wire for $name {
            #[inline(never)]
            fn put(&self, out: &mut Vec<u8>) {
                u32::try_from(*self).unwrap_or(u32::MAX).put(out);
            }

            #[inline(never)]
            fn take(from: &mut Rest<'_>) -> Self {
                let number = u32::take(from);
                Self::try_from(number).unwrap_or_else(|_| {
                    from.fail();
                    0
                })
            }
        }
    )* };
}

as_u32! { u8 u16 usize }

impl Wire for bool {
    #[inline(never)]
    fn put(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }

    #[inline(never)]
    fn take(from: &mut Rest<'_>) -> Self {
        from.byte() != 0
    }
}

impl Wire for String {
    #[inline(never)]
    fn put(&self, out: &mut Vec<u8>) {
        self.len().put(out);
        put_all(out, self.as_bytes());
    }

    #[inline(never)]
    fn take(from: &mut Rest<'_>) -> Self {
        let len = Wire::take(from);
        let split = from.bytes.split_at_checked(len);
        let text = split.and_then(|(it, rest)| Some((std::str::from_utf8(it).ok()?, rest)));
        let Some((text, rest)) = text else {
            from.fail();
            return Self::new();
        };
        from.bytes = rest;
        text.to_owned()
    }
}

impl Wire for RawText {
    fn put(&self, out: &mut Vec<u8>) {
        self.to_string().put(out);
    }

    fn take(from: &mut Rest<'_>) -> Self {
        String::take(from).into()
    }
}

impl<T: Wire> Wire for Option<T> {
    #[inline(never)]
    fn put(&self, out: &mut Vec<u8>) {
        self.is_some().put(out);
        if let Some(it) = self {
            it.put(out);
        }
    }

    #[inline(never)]
    fn take(from: &mut Rest<'_>) -> Self {
        bool::take(from).then(|| T::take(from))
    }
}

impl<T: Wire> Wire for Vec<T> {
    #[inline(never)]
    fn put(&self, out: &mut Vec<u8>) {
        self.len().put(out);
        self.iter().for_each(|it| it.put(out));
    }

    #[inline(never)]
    fn take(from: &mut Rest<'_>) -> Self {
        let mut res = Self::new();
        let n = usize::take(from);
        // Whatever the number says: it ends where the bytes do.
        while res.len() < n && !from.has_failed {
            res.push(T::take(from));
        }
        res
    }
}

impl Wire for Decimal {
    #[inline(never)]
    fn put(&self, out: &mut Vec<u8>) {
        self.scale().put(out);
        put_all(out, &self.units_at(self.scale()).to_le_bytes());
    }

    #[inline(never)]
    fn take(from: &mut Rest<'_>) -> Self {
        let (scale, units) = (u32::take(from), i128::from_le_bytes(from.bytes()));
        // So few digits that sums of them cannot overflow.
        let is_figure = scale as usize <= Self::MAX_DIGITS
            && units.unsigned_abs() < 10u128.pow(Self::MAX_DIGITS as u32);
        if is_figure {
            return Self::new(units, scale);
        }
        from.fail();
        Self::ZERO
    }
}

/// A group of the form, by its key.
impl Wire for Group {
    #[inline(never)]
    fn put(&self, out: &mut Vec<u8>) {
        self.key.to_owned().put(out);
    }

    #[inline(never)]
    fn take(from: &mut Rest<'_>) -> Self {
        let key = String::take(from);
        let groups = [form::WITHHELD, form::UNAVAILABLE, form::NOT_PROCESSED, form::OTHER_HANDLING];
        groups.into_iter().find(|it| it.key == key).unwrap_or_else(|| {
            from.fail();
            form::OTHER_HANDLING
        })
    }
}

/// The form's table by its name. There are as many rows and cells as the form has.
impl Wire for ReadTable {
    #[inline(never)]
    fn put(&self, out: &mut Vec<u8>) {
        let Self { form, rows, layout, span } = self;
        form.id.put(out);
        form.edition.put(out);
        rows.put(out);
        layout.put(out);
        span.put(out);
    }

    #[inline(never)]
    fn take(from: &mut Rest<'_>) -> Self {
        let form = form::table(Wire::take(from), Wire::take(from));
        let rows = Vec::<ReadRow>::take(from);
        let fits = rows.len() == form.rows.len()
            && form.rows.iter().zip(&rows).all(|(it, row)| it.columns.len() == row.cells.len());
        if !fits {
            from.fail();
        }
        Self { form, rows, layout: Wire::take(from), span: Wire::take(from) }
    }
}

#[cfg(test)]
mod tests {
    use super::{read, write};
    use crate::form::{Edition, TableId, table};
    use crate::reading::{Reading, Remark};

    #[test]
    fn every_group_that_may_be_missing_comes_back() {
        let id = TableId::Applications;
        let rows = Edition::ALL.into_iter().flat_map(|it| table(id, it).rows);
        let missing = |group| Remark::GroupMissing { table: id, group, first_row: 1 };
        let remarks = rows.filter_map(|it| it.group).map(missing).collect();
        let reading = Reading { remarks, ..Reading::default() };
        assert_eq!(read(&write(&reading)), Some(reading));
    }

    #[test]
    fn a_reading_that_is_cut_is_none() {
        let bytes =
            write(&Reading { title: Some("年度报告".to_owned()), ..Reading::default() });
        assert!((0..bytes.len()).all(|it| read(&bytes[..it]).is_none()));
        assert_eq!(read(&[bytes.as_slice(), &[0]].concat()), None);
    }
}
