//! A reading as bytes, from the worker that read it to the page that shows it. Both are the same
//! build of the program: there are no versions, and nobody else reads this.
//!
//! What is not of this form is refused and never a panic. A field or a variant that is not named
//! here does not compile.

use crate::decimal::Decimal;
use crate::form::{self, Edition, Group, TableId};
use crate::grid::number::Traits;
use crate::reading::{
    Label, Layout, Place, ReadCell, ReadRow, ReadTable, Reading, Refusal, Remark, State,
};
use crate::source::Span;

/// A reading as bytes.
pub fn write(reading: &Reading) -> Vec<u8> {
    let mut res = Vec::new();
    reading.put(&mut res);
    res
}

/// The reading that [`write`] has written; `None` for any other bytes.
pub fn read(mut bytes: &[u8]) -> Option<Reading> {
    let res = Reading::take(&mut bytes)?;
    bytes.is_empty().then_some(res)
}

/// What has a form in bytes.
trait Wire: Sized {
    fn put(&self, out: &mut Vec<u8>);
    fn take(from: &mut &[u8]) -> Option<Self>;
}

/// Structs: their fields one after the other.
macro_rules! records {
    ($($name:ident { $($field:ident),* })*) => { $(
        impl Wire for $name {
            fn put(&self, out: &mut Vec<u8>) {
                let Self { $($field),* } = self;
                $($field.put(out);)*
            }

            fn take(from: &mut &[u8]) -> Option<Self> {
                Some(Self { $($field: Wire::take(from)?),* })
            }
        }
    )* };
}

/// Enums: a number for the variant, and its fields.
macro_rules! choices {
    ($($name:ident { $($number:literal $variant:ident { $($field:ident),* })* })*) => { $(
        impl Wire for $name {
            fn put(&self, out: &mut Vec<u8>) {
                match self {
                    $(Self::$variant { $($field),* } => {
                        out.push($number);
                        $($field.put(out);)*
                    })*
                }
            }

            fn take(from: &mut &[u8]) -> Option<Self> {
                match byte(from)? {
                    $($number => Some(Self::$variant { $($field: Wire::take(from)?),* }),)*
                    _ => None,
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
        0 RowMissing { place }
        1 RowDoubled { place, text, span }
        2 RowExtra { table, text, span, n_figures }
        3 RowOutOfOrder { place, span }
        4 RowShort { place, n_figures, n_columns, span }
        5 RowLong { place, n_figures, n_columns, span }
        6 RowUnlabelled { place, span }
        7 GluedCut { place, text, span }
        8 GluedAmbiguous { place, text, span }
        9 ColumnMissing { place, span }
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

/// The next so many bytes.
fn bytes<'a>(from: &mut &'a [u8], n: usize) -> Option<&'a [u8]> {
    let (res, rest) = from.split_at_checked(n)?;
    *from = rest;
    Some(res)
}

fn byte(from: &mut &[u8]) -> Option<u8> {
    bytes(from, 1).map(|it| it[0])
}

fn put_all(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend_from_slice(bytes);
}

impl Wire for u32 {
    fn put(&self, out: &mut Vec<u8>) {
        put_all(out, &self.to_le_bytes());
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        bytes(from, 4)?.try_into().ok().map(Self::from_le_bytes)
    }
}

/// Other numbers are small ones.
macro_rules! as_u32 {
    ($($name:ident)*) => { $(
        impl Wire for $name {
            fn put(&self, out: &mut Vec<u8>) {
                u32::try_from(*self).unwrap_or(u32::MAX).put(out);
            }

            fn take(from: &mut &[u8]) -> Option<Self> {
                u32::take(from)?.try_into().ok()
            }
        }
    )* };
}

as_u32! { u8 u16 usize }

impl Wire for bool {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        byte(from).map(|it| it != 0)
    }
}

impl Wire for String {
    fn put(&self, out: &mut Vec<u8>) {
        self.len().put(out);
        put_all(out, self.as_bytes());
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        let len = Wire::take(from)?;
        std::str::from_utf8(bytes(from, len)?).ok().map(str::to_owned)
    }
}

impl<T: Wire> Wire for Option<T> {
    fn put(&self, out: &mut Vec<u8>) {
        self.is_some().put(out);
        if let Some(it) = self {
            it.put(out);
        }
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        match bool::take(from)? {
            true => T::take(from).map(Some),
            false => Some(None),
        }
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn put(&self, out: &mut Vec<u8>) {
        self.len().put(out);
        self.iter().for_each(|it| it.put(out));
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        // Whatever the number says: it ends where the bytes do.
        (0..usize::take(from)?).map(|_| T::take(from)).collect()
    }
}

impl Wire for Decimal {
    fn put(&self, out: &mut Vec<u8>) {
        self.scale().put(out);
        put_all(out, &self.units_at(self.scale()).to_le_bytes());
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        let scale = u32::take(from).filter(|it| *it as usize <= Self::MAX_DIGITS)?;
        let units = i128::from_le_bytes(bytes(from, 16)?.try_into().ok()?);
        // So few digits that sums of them cannot overflow.
        let is_figure = units.unsigned_abs() < 10u128.pow(Self::MAX_DIGITS as u32);
        is_figure.then(|| Self::new(units, scale))
    }
}

/// A group of the form, by its key.
impl Wire for Group {
    fn put(&self, out: &mut Vec<u8>) {
        self.key.to_owned().put(out);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        let key = String::take(from)?;
        let tables =
            TableId::ALL.into_iter().flat_map(|id| Edition::ALL.map(|it| form::table(id, it)));
        tables.flat_map(|it| it.rows).filter_map(|it| it.group).find(|it| it.key == key)
    }
}

/// The form's table by its name. There are as many rows and cells as the form has.
impl Wire for ReadTable {
    fn put(&self, out: &mut Vec<u8>) {
        let Self { form, rows, layout, span } = self;
        form.id.put(out);
        form.edition.put(out);
        rows.put(out);
        layout.put(out);
        span.put(out);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        let form = form::table(Wire::take(from)?, Wire::take(from)?);
        let rows = Vec::<ReadRow>::take(from)?;
        let fits = rows.len() == form.rows.len()
            && form.rows.iter().zip(&rows).all(|(it, row)| it.columns.len() == row.cells.len());
        let (layout, span) = (Wire::take(from)?, Wire::take(from)?);
        fits.then_some(Self { form, rows, layout, span })
    }
}
