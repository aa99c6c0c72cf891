//! The official layout of a table: its heads and figures with the spans of the printed form.
//!
//! The page draws a sheet, and what is copied to a word processor is printed from the same one.

use crate::explain::Lang;
use crate::form::{CellId, Group, Row, Table, TableId};

use super::text::{self, Say};

/// A table of the form as it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Which table.
    pub table: TableId,
    /// How many columns of the sheet hold labels.
    pub n_label_columns: usize,
    /// How many columns it has in all.
    pub width: usize,
    /// The rows of the head.
    pub head: Vec<Vec<Slot>>,
    /// The rows below, in groups that belong together.
    pub bodies: Vec<Vec<Vec<Slot>>>,
}

/// What stands in one place of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot {
    /// A label.
    Head(Head),
    /// A figure of the form.
    Figure {
        /// Which one.
        cell: CellId,
        /// How many columns it covers.
        colspan: usize,
    },
}

/// A label of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// What it says.
    pub text: String,
    /// How many columns it covers.
    pub colspan: usize,
    /// How many rows it covers.
    pub rowspan: usize,
    /// What it is the head of.
    pub scope: Scope,
}

/// What a label is the head of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// A column of figures.
    Column,
    /// Several columns.
    Columns,
    /// A row of figures.
    Row,
    /// Several rows: a label of a group.
    Rows,
    /// Nothing: a remark.
    Remark,
}

impl Head {
    fn new(text: impl Into<String>, scope: Scope) -> Self {
        Self { text: text.into(), colspan: 1, rowspan: 1, scope }
    }

    fn wide(mut self, colspan: usize) -> Self {
        self.colspan = colspan;
        self
    }

    fn tall(mut self, rowspan: usize) -> Self {
        self.rowspan = rowspan;
        self
    }
}

impl From<Head> for Slot {
    fn from(head: Head) -> Self {
        Self::Head(head)
    }
}

/// The sheet of a table of the form, with its labels in `lang`.
pub fn sheet(form: &'static Table, lang: Lang) -> Sheet {
    match form.id {
        TableId::Disclosure => disclosure(form, lang),
        TableId::Applications => applications(form, lang),
        TableId::Disputes => disputes(form, lang),
    }
}

/// 二: blocks of rows with their own heads, one for each item of article 20.
fn disclosure(form: &'static Table, lang: Lang) -> Sheet {
    let blocks = runs(form.rows, |it| article(it.key));
    let bodies = blocks.map(|(first, rows)| disclosure_block(form, first, rows, lang)).collect();
    Sheet { table: form.id, n_label_columns: 1, width: 4, head: Vec::new(), bodies }
}

fn disclosure_block(
    form: &'static Table,
    first: usize,
    rows: &'static [Row],
    lang: Lang,
) -> Vec<Vec<Slot>> {
    let columns = rows[0].columns;
    // The figures cover three columns however few they are: the last one takes the rest.
    let colspan = |idx: usize| if idx + 1 == columns.len() { 3 - idx } else { 1 };
    let title = text::article(article(rows[0].key), lang);
    let mut heads = vec![Head::new(text::say(Say::Content, lang), Scope::Remark).into()];
    heads.extend(columns.iter().enumerate().map(|(idx, it)| {
        Head::new(text::column(it, lang), Scope::Column).wide(colspan(idx)).into()
    }));
    let mut res = vec![vec![Head::new(title, Scope::Columns).wide(4).into()], heads];
    res.extend(rows.iter().enumerate().map(|(idx, row)| {
        let mut slots = vec![Head::new(text::row(row, lang), Scope::Row).into()];
        slots.extend((0..columns.len()).map(|column| Slot::Figure {
            cell: CellId::new(form.id, first + idx, column),
            colspan: colspan(column),
        }));
        slots
    }));
    res
}

/// The item of article 20 that a row of 二 stands under.
fn article(row: &str) -> usize {
    match row {
        "regulations" | "normative_documents" => 1,
        "licensing" | "other_services" => 5,
        "penalties" | "coercion" => 6,
        "fees" => 8,
        _ => 9,
    }
}

/// 三: three columns of labels, seven of figures.
fn applications(form: &'static Table, lang: Lang) -> Sheet {
    let columns = form.rows[0].columns;
    let column = |idx: usize| Head::new(text::column(&columns[idx], lang), Scope::Column);
    let relation = Head::new(text::say(Say::Relation, lang), Scope::Remark).wide(3).tall(3);
    let head = vec![
        vec![
            relation.into(),
            Head::new(text::say(Say::Applicants, lang), Scope::Columns).wide(7).into(),
        ],
        vec![
            column(0).tall(2).into(),
            Head::new(text::say(Say::Organisations, lang), Scope::Columns).wide(5).into(),
            column(6).tall(2).into(),
        ],
        (1..6).map(|idx| column(idx).into()).collect(),
    ];
    let last = form.rows.len() - 1;
    let bodies = vec![
        (0..2).map(|idx| labelled(form, idx, 3, lang)).collect(),
        results(form, 2, last, lang),
        vec![labelled(form, last, 3, lang)],
    ];
    Sheet { table: form.id, n_label_columns: 3, width: 10, head, bodies }
}

/// 三、本年度办理结果: the rows from `first` up to `end`, some of them in groups.
fn results(form: &'static Table, first: usize, end: usize, lang: Lang) -> Vec<Vec<Slot>> {
    let mut res = Vec::with_capacity(end - first);
    for (offset, rows) in runs(&form.rows[first..end], |it| it.group.map(|it| it.key)) {
        for idx in 0..rows.len() {
            let at = first + offset + idx;
            let Some(group) = rows[idx].group else {
                res.push(labelled(form, at, 2, lang));
                continue;
            };
            let mut slots = labelled(form, at, 1, lang);
            if idx == 0 {
                slots.insert(0, group_head(&group, rows.len(), lang));
            }
            res.push(slots);
        }
    }
    let title = Head::new(text::say(Say::Results, lang), Scope::Rows).tall(end - first);
    res[0].insert(0, title.into());
    res
}

fn group_head(group: &Group, n_rows: usize, lang: Lang) -> Slot {
    Head::new(text::group(group, lang), Scope::Rows).tall(n_rows).into()
}

/// A row with its label and its figures.
fn labelled(form: &'static Table, row: usize, colspan: usize, lang: Lang) -> Vec<Slot> {
    let label = Head::new(text::row(&form.rows[row], lang), Scope::Row).wide(colspan);
    let mut res = vec![label.into()];
    res.extend(figures(form, row));
    res
}

fn figures(form: &'static Table, row: usize) -> impl Iterator<Item = Slot> {
    (0..form.rows[row].columns.len())
        .map(move |column| Slot::Figure { cell: CellId::new(form.id, row, column), colspan: 1 })
}

/// 四: one row of figures, three groups of five.
fn disputes(form: &'static Table, lang: Lang) -> Sheet {
    let rows = form.rows;
    let n = rows[0].columns.len();
    let title = |idx: usize| Head::new(text::row(&rows[idx], lang), Scope::Columns).wide(n);
    let litigation = rows[1].group.map_or_else(String::new, |it| text::group(&it, lang));
    let head = vec![
        vec![title(0).tall(2).into(), Head::new(litigation, Scope::Columns).wide(2 * n).into()],
        vec![title(1).into(), title(2).into()],
        rows.iter()
            .flat_map(|row| row.columns)
            .map(|it| Head::new(text::column(it, lang), Scope::Column).into())
            .collect(),
    ];
    let body = (0..rows.len()).flat_map(|row| figures(form, row)).collect();
    Sheet { table: form.id, n_label_columns: 0, width: 3 * n, head, bodies: vec![vec![body]] }
}

/// The runs of neighbours with the same key (rows with the key `None` of an `Option` form runs
/// like any others), each with the place of its first.
fn runs<K: PartialEq>(
    rows: &'static [Row],
    key: impl Fn(&Row) -> K,
) -> impl Iterator<Item = (usize, &'static [Row])> {
    let mut first = 0;
    let chunks = rows.chunk_by(move |a, b| key(a) == key(b));
    chunks.map(move |it| {
        let at = first;
        first += it.len();
        (at, it)
    })
}

#[cfg(test)]
mod tests {
    use super::{Sheet, Slot, sheet};
    use crate::explain::Lang;
    use crate::form::{CellId, Edition, TableId, table};

    /// Every place of the sheet that is covered by exactly one slot, as the HTML standard
    /// lays out spans.
    fn covered(sheet: &Sheet, rows: &[Vec<Slot>]) -> Vec<Vec<u8>> {
        let mut res = vec![vec![0; sheet.width]; rows.len()];
        for (y, slots) in rows.iter().enumerate() {
            let mut x = 0;
            for slot in slots {
                while x < sheet.width && res[y][x] > 0 {
                    x += 1;
                }
                let (wide, tall) = match slot {
                    Slot::Head(it) => (it.colspan, it.rowspan),
                    Slot::Figure { colspan, .. } => (*colspan, 1),
                };
                for row in res.iter_mut().skip(y).take(tall) {
                    row[x..x + wide].iter_mut().for_each(|it| *it += 1);
                }
                x += wide;
            }
        }
        res
    }

    #[test]
    fn sheets_have_no_holes_and_hold_every_figure_once() {
        for (id, edition) in
            TableId::ALL.iter().flat_map(|id| Edition::ALL.iter().map(move |edition| (id, edition)))
        {
            let form = table(*id, *edition);
            let sheet = sheet(form, Lang::Zh);
            for rows in std::iter::once(&sheet.head).chain(&sheet.bodies) {
                let holes = covered(&sheet, rows).iter().flatten().filter(|it| **it != 1).count();
                assert_eq!(holes, 0, "{} {}", id.key(), edition.key());
            }
            let mut cells: Vec<CellId> = sheet
                .bodies
                .iter()
                .flatten()
                .flatten()
                .filter_map(|it| match it {
                    Slot::Figure { cell, .. } => Some(*cell),
                    Slot::Head(_) => None,
                })
                .collect();
            cells.sort();
            assert_eq!(cells, form.cells().collect::<Vec<_>>());
        }
    }
}
