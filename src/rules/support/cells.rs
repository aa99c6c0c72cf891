//! Findings about how single cells are written: one finding a table, with all its cells.

use crate::form::{CellId, Column, TableId};
use crate::reading::{Place, ReadCell};
use crate::rules::{Context, Facts, Finding, Rule};

/// Reports the cells that `is` holds of, one finding a table. It holds of no usual cell, here and
/// below ([`Context::unusual`]).
pub fn report(
    rule: &Rule,
    facts: impl Fn() -> Facts,
    context: &Context<'_>,
    out: &mut Vec<Finding>,
    is: impl Fn(&Column, &ReadCell) -> bool,
) {
    for table in TableId::ALL {
        let cells = cells(context, table, &is);
        if !cells.is_empty() {
            out.push(finding(rule, facts(), context, cells));
        }
    }
}

/// Reports each cell that `is` holds of, one finding a cell.
pub fn report_each(
    rule: &Rule,
    facts: impl Fn() -> Facts,
    context: &Context<'_>,
    out: &mut Vec<Finding>,
    is: impl Fn(&Column, &ReadCell) -> bool,
) {
    let cells = TableId::ALL.into_iter().flat_map(|it| cells(context, it, &is));
    out.extend(cells.map(|it| finding(rule, facts(), context, vec![it])));
}

/// The unusual cells of a table that `is` holds of, in the order of the form.
pub fn cells(
    context: &Context<'_>,
    table: TableId,
    is: impl Fn(&Column, &ReadCell) -> bool,
) -> Vec<CellId> {
    let unusual = context.unusual.iter().filter(|it| it.table == table);
    let mut unusual = unusual.peekable();
    let Some(table) = unusual.peek().and_then(|it| context.reading.table(it.table)) else {
        return Vec::new();
    };
    let is_meant = |it: &&CellId| {
        let column = &table.form.rows[it.row as usize].columns[it.column as usize];
        table.cell(it.row as usize, it.column as usize).is_some_and(|it| is(column, it))
    };
    unusual.filter(is_meant).copied().collect()
}

/// A finding about these cells of one table; it stands at the first of them.
pub fn finding(rule: &Rule, facts: Facts, context: &Context<'_>, cells: Vec<CellId>) -> Finding {
    let res = rule.finding(facts);
    let res = match cells[..] {
        [] => return res,
        [cell] => res.at(Place::cell(cell)).found(context.amount(cell)),
        [first, ..] => res.at(Place::table(first.table)),
    };
    let is_unknown = |it: &&CellId| context.amount(**it).is_none();
    let unknown: Vec<_> = cells.iter().filter(is_unknown).copied().collect();
    let span = context.span(cells[0]);
    res.on(span).of_identities(context.unchecked_with(&unknown)).of_cells(cells)
}
