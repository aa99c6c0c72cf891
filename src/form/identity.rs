//! The identities (勾稽关系) that the figures of the form must satisfy, declared as data.

use std::sync::LazyLock;

use super::{CellId, Edition, Table, TableId, table};

/// The four kinds of identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IdentityKind {
    /// The six kinds of applicant add up to 总计 of the row.
    RowTotal,
    /// （一） to （六） add up to （七）总计 of the column.
    ColumnTotal,
    /// 一＋二＝（七）＋四, printed in the head of the table itself.
    CarryOver,
    /// 维持＋纠正＋其他＋尚未审结＝总计 of a group of disputes.
    GroupTotal,
}

impl IdentityKind {
    /// The first half of an identity's id.
    pub const fn key(self) -> &'static str {
        match self {
            Self::RowTotal => "row-total",
            Self::ColumnTotal => "column-total",
            Self::CarryOver => "carry-over",
            Self::GroupTotal => "group-total",
        }
    }
}

/// One identity: the sum of the `left` cells equals the sum of the `right` cells.
///
/// For totals, `left` are the parts and `right` is the total alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Its kind.
    pub kind: IdentityKind,
    /// The key of the row or column that it belongs to.
    pub of: &'static str,
    /// The table that all its cells stand in.
    pub table: TableId,
    /// The cells of the left side.
    pub left: Vec<CellId>,
    /// The cells of the right side.
    pub right: Vec<CellId>,
}

impl Identity {
    /// The contract's id, as `row-total/received`.
    pub fn id(&self) -> String {
        format!("{}/{}", self.kind.key(), self.of)
    }

    /// All its cells, left side first.
    pub fn cells(&self) -> impl Iterator<Item = CellId> {
        self.left.iter().chain(&self.right).copied()
    }
}

/// The identities of `table`: row totals, column totals, carry-overs, group totals, each in the
/// order of the form. None for 二、主动公开: its figures have no sums.
pub fn identities(table: &'static Table) -> &'static [Identity] {
    let [of_2019, of_2021] = &*IDENTITIES;
    let [applications, disputes] = match table.edition {
        Edition::Form2019 => of_2019,
        Edition::Form2021 => of_2021,
    };
    match table.id {
        TableId::Disclosure => &[],
        TableId::Applications => applications,
        TableId::Disputes => disputes,
    }
}

/// By edition: the identities of the applications and of the disputes.
static IDENTITIES: LazyLock<[[Vec<Identity>; 2]; 2]> = LazyLock::new(|| {
    Edition::ALL.map(|edition| {
        let disputes = table(TableId::Disputes, edition);
        [
            application_identities(table(TableId::Applications, edition)),
            totals_of_rows(disputes, IdentityKind::GroupTotal),
        ]
    })
});

fn application_identities(table: &'static Table) -> Vec<Identity> {
    let mut res = totals_of_rows(table, IdentityKind::RowTotal);
    let n_rows = table.rows.len();
    let (received, carried_in, first_result) = (0, 1, 2);
    let (handled_total, carried_out) = (n_rows - 2, n_rows - 1);
    let columns = table.rows[0].columns;
    let cell = |row, column| CellId::new(table.id, row, column);
    res.extend(columns.iter().enumerate().map(|(idx, column)| Identity {
        kind: IdentityKind::ColumnTotal,
        of: column.key,
        table: table.id,
        left: (first_result..handled_total).map(|row| cell(row, idx)).collect(),
        right: vec![cell(handled_total, idx)],
    }));
    res.extend(columns.iter().enumerate().map(|(idx, column)| Identity {
        kind: IdentityKind::CarryOver,
        of: column.key,
        table: table.id,
        left: vec![cell(received, idx), cell(carried_in, idx)],
        right: vec![cell(handled_total, idx), cell(carried_out, idx)],
    }));
    res
}

fn totals_of_rows(table: &'static Table, kind: IdentityKind) -> Vec<Identity> {
    let total_of = |(row_idx, row): (usize, &super::Row)| {
        let total = row.columns.len() - 1;
        Identity {
            kind,
            of: table.rows[row_idx].key,
            table: table.id,
            left: (0..total).map(|column| CellId::new(table.id, row_idx, column)).collect(),
            right: vec![CellId::new(table.id, row_idx, total)],
        }
    };
    table.rows.iter().enumerate().map(total_of).collect()
}

#[cfg(test)]
mod tests {
    use super::identities;
    use crate::form::{Edition, TableId, table};

    #[test]
    fn there_are_42_and_40() {
        let count = |edition| -> usize {
            TableId::ALL.iter().map(|it| identities(table(*it, edition)).len()).sum()
        };
        assert_eq!(count(Edition::Form2021), 42);
        assert_eq!(count(Edition::Form2019), 40);
    }

    #[test]
    fn ids_are_the_contracts() {
        let ids: Vec<_> = identities(table(TableId::Applications, Edition::Form2021))
            .iter()
            .map(|it| it.id())
            .collect();
        assert_eq!(ids[0], "row-total/received");
        assert_eq!(ids[25], "column-total/natural_person");
        assert_eq!(ids[38], "carry-over/total");
    }
}
