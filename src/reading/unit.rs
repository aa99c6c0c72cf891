//! What a reader of any layout hands on: rows of figures, with or without a label.

use super::labels::LabelId;
use super::model::{Label, RawText, ReadCell, State, raw_text_of};
use super::tokens::{Kind, Token};
use crate::grid::Cell;
use crate::grid::number::{Figure, Traits, figure};
use crate::source::Span;

/// One figure, blank or other text in a row of data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Datum {
    /// What it says.
    pub figure: Figure,
    /// Its text.
    pub raw: RawText,
    /// Where it stands.
    pub span: Span,
    /// Whether its ends are not certain: other text stood directly beside it.
    pub is_glued: bool,
    /// Whether the text has no such cell: nothing is known of it.
    pub is_missing: bool,
}

impl Datum {
    /// A column that a row of the text does not have; `span` is that of the row.
    pub fn missing(span: Span) -> Self {
        let (figure, raw) = (Figure::Blank, RawText::default());
        Self { figure, raw, span, is_glued: false, is_missing: true }
    }

    /// The datum of a cell that is known to be one.
    pub fn of_cell(cell: &Cell) -> Self {
        Self {
            figure: figure(&cell.text),
            raw: raw_text_of(&cell.text),
            span: cell.span,
            is_glued: false,
            is_missing: false,
        }
    }

    /// The datum of a token that is no word.
    pub fn of_token(token: &Token<'_>) -> Self {
        let figure = match &token.kind {
            Kind::Figure(it) => it.clone(),
            Kind::Blank | Kind::Word => Figure::Blank,
        };
        Self {
            figure,
            raw: token.text.into(),
            span: token.span,
            is_glued: token.is_glued,
            is_missing: false,
        }
    }

    /// Whether nothing stands there.
    pub fn is_blank(&self) -> bool {
        self.figure == Figure::Blank
    }

    /// The cell of the form that this datum fills. `state` is for numbers.
    pub fn to_cell(&self, state: State) -> ReadCell {
        self.clone().into_cell(state)
    }

    /// [`Datum::to_cell`] of a datum that is not needed any more.
    pub fn into_cell(self, state: State) -> ReadCell {
        if self.is_missing {
            return ReadCell::lost();
        }
        let (state, value, traits) = match &self.figure {
            Figure::Number(value, traits) => (state, Some(*value), *traits),
            Figure::Blank => (State::Blank, None, Traits::default()),
            Figure::Dash => (State::Dash, None, Traits::default()),
            Figure::Other(traits) => (State::Unreadable, None, *traits),
        };
        ReadCell { state, value, raw: self.raw, span: Some(self.span), traits }
    }
}

/// A row of data as it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The label that stands with it.
    pub label: Option<UnitLabel>,
    /// Whether the label is certain to be this row's: both stand on one line, or nothing else
    /// could come between.
    pub is_firm: bool,
    /// Whether every place in [`Unit::data`] is that of a column, so that blanks are real.
    pub is_positional: bool,
    /// Whether the row is known to hold nothing at all.
    pub is_blank_row: bool,
    /// The figures in order; blanks only where the row is positional.
    pub data: Vec<Datum>,
    /// Where the data stands, or the label where there is none.
    pub span: Span,
}

/// A label as it was recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitLabel {
    /// Which.
    pub id: LabelId,
    /// As it is printed.
    pub printed: Label,
    /// Whether the printed text is the whole label and nothing else (a cell of a grid), so that
    /// it may be compared with the official one.
    pub is_whole: bool,
}

/// Figures on a line of their own may be the rest of the row above: the last figure of `row` need
/// not end with its line, unless it is 0 or the sum of the `columns` that end in it.
pub fn open_end(row: &mut [Datum], columns: usize) {
    let is_sum = row.len() >= columns && ends_in_total(&row[row.len() - columns..]);
    let Some(last) = row.last_mut() else { return };
    last.is_missing |= match last.figure {
        // A dash may be the sign of what follows.
        Figure::Blank | Figure::Dash => true,
        Figure::Number(it, _) => !it.is_zero() && !is_sum,
        Figure::Other(_) => false,
    };
}

/// Whether the edge of a column may have cut a figure in two: one with zeros before it stands right
/// behind another.
pub fn holds_cut_figure(data: &[Datum]) -> bool {
    let is_number = |it: &Datum| matches!(it.figure, Figure::Number(..));
    let is_end = |it: &Datum| matches!(it.figure, Figure::Number(_, it) if it.leading_zeros);
    data.windows(2).any(|it| is_number(&it[0]) && is_end(&it[1]))
}

/// The texts of these data.
pub fn raw_texts(data: &[Datum]) -> Vec<&str> {
    data.iter().map(|it| it.raw.as_str()).collect()
}

/// The texts of these data, as they stand one behind the other.
pub fn raw_text(data: &[Datum]) -> String {
    raw_texts(data).join(" ")
}

/// How many digits these data have.
pub fn n_digits(data: &[Datum]) -> usize {
    data.iter().map(|it| it.raw.chars().filter(char::is_ascii_digit).count()).sum()
}

/// From the first to the last of these data.
pub fn span_of(data: &[Datum]) -> Option<Span> {
    Some(data.first()?.span.join(data.last()?.span))
}

/// Whether the last number is the sum of all before it; `false` for fewer than two.
pub fn ends_in_total(data: &[Datum]) -> bool {
    let amount = |it: &Datum| match it.figure {
        Figure::Number(value, _) => Some(value),
        Figure::Dash | Figure::Blank => Some(crate::decimal::Decimal::ZERO),
        Figure::Other(_) => None,
    };
    let Some((last, parts)) = data.split_last() else { return false };
    let sum = parts.iter().map(amount).sum::<Option<crate::decimal::Decimal>>();
    !parts.is_empty() && sum.is_some() && sum == amount(last)
}
