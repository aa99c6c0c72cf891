//! The user's work as a text that the browser can keep, for those who want it kept.
//!
//! One line for each part, then an empty line and the report's text as it was given:
//!
//! ```text
//! gouji-draft 1
//! html
//! name 年度报告.html
//! edit applications 23 0 62
//! ignore leading-zeros applications 2 0 311 314<tab>已核对台账
//!
//! <table>…
//! ```

use std::rc::Rc;

use super::history::{FindingKey, Given, Step, Work};
use super::report::{Report, original};
use super::state::Editing;
use crate::form::{CellId, TableId};
use crate::source::{Kind, Source};

const FIRST_LINE: &str = "gouji-draft 1";

/// A draft that was taken up again.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The steps that lead to where the user was; the first one opens the report.
    pub steps: Vec<Step>,
    /// The cell that was being edited.
    pub editing: Option<Editing>,
}

/// The work as a text; `None` where there is no report.
pub fn write(work: &Work) -> Option<String> {
    let source = work.source.as_deref()?;
    let kind = match source.kind {
        Kind::Text => "text",
        Kind::Html => "html",
    };
    let mut lines =
        vec![FIRST_LINE.to_owned(), kind.to_owned(), format!("name {}", one_line(&source.name))];
    lines.extend(work.edits.iter().map(|(cell, text)| format!("edit {}", write_cell(*cell, text))));
    let ignored = work.ignored.iter();
    lines.extend(ignored.map(|(key, why)| format!("ignore {}\t{}", key.name(), one_line(why))));
    lines.extend([String::new(), source.text.clone()]);
    Some(lines.join("\n"))
}

/// A cell and what is typed in it, as a line.
pub fn write_cell(cell: CellId, text: &str) -> String {
    format!("{} {} {} {}", cell.table.key(), cell.row, cell.column, one_line(text))
}

/// What [`write`] and, for the cell that was being edited, [`write_cell`] have written; `None`
/// where it is not of this kind.
pub fn read(text: &str, editing: &str) -> Option<Draft> {
    let (head, report) = text.split_once("\n\n")?;
    let mut lines = head.split('\n');
    if lines.next() != Some(FIRST_LINE) {
        return None;
    }
    let kind = match lines.next()? {
        "text" => Kind::Text,
        "html" => Kind::Html,
        _ => return None,
    };
    let name = lines.next()?.strip_prefix("name ")?.to_owned();
    let source = Rc::new(Source { name, kind, text: report.to_owned() });
    let mut steps = vec![Step::Open(source, Given::Whole)];
    let lines: Vec<_> = lines.filter_map(|it| it.split_once(' ')).collect();
    let edits = lines.iter().filter(|it| it.0 == "edit").filter_map(|it| read_cell(it.1));
    steps.extend(edits.map(|(cell, text)| Step::Edit(cell, text)));
    let ignored = lines.iter().filter(|it| it.0 == "ignore").filter_map(|it| it.1.split_once('\t'));
    let ignored: Vec<_> = ignored.collect();
    steps.extend(ignore(&steps, &ignored));
    let editing = read_cell(editing).map(|(cell, text)| Editing { cell, first: Some(text) });
    Some(Draft { steps, editing })
}

/// The findings of these names, set aside. The names say nothing without the report.
fn ignore(steps: &[Step], ignored: &[(&str, &str)]) -> Vec<Step> {
    let mut work = Work::default();
    steps.iter().for_each(|it| work.take(it));
    let Some(source) = work.source.as_deref().filter(|_| !ignored.is_empty()) else {
        return Vec::new();
    };
    let report = Report::new(original(source), &work);
    let keys = report.judgement.findings.iter().map(FindingKey::of);
    let names: Vec<_> = keys.map(|it| (it, it.name())).collect();
    let step = |(name, why): &(&str, &str)| {
        let key = names.iter().find(|it| it.1 == *name)?.0;
        Some(Step::Ignore([key].into(), Rc::from(*why)))
    };
    ignored.iter().filter_map(step).collect()
}

fn read_cell(line: &str) -> Option<(CellId, Rc<str>)> {
    let mut words = line.splitn(4, ' ');
    let table = words.next()?;
    let table = TableId::ALL.into_iter().find(|it| it.key() == table)?;
    let (row, column) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
    Some((CellId { table, row, column }, words.next()?.into()))
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r', '\t'], " ")
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::{Draft, FIRST_LINE, read, write, write_cell};
    use crate::app::history::{FindingKey, Given};
    use crate::app::report::{Report, original};
    use crate::app::samples::Sample;
    use crate::app::state::{Action, State};
    use crate::form::{CellId, TableId};
    use crate::source::Source;

    const CELL: CellId = CellId::new(TableId::Applications, 23, 0);

    fn taken_up(draft: Draft) -> State {
        let mut state = State::default();
        state.apply(Action::Resume(Rc::new(draft)));
        state
    }

    #[test]
    fn the_work_comes_back_as_it_was() {
        let unnamed = Source::text("", Sample::Bars.source().text.clone());
        for source in [Rc::new(unnamed), Sample::Web.source()] {
            let mut state = State::default();
            state.apply(Action::Open(Rc::clone(&source), Given::Whole));
            let report = Report::new(original(&source), &state.work);
            let key = FindingKey::of(&report.judgement.findings[0]);
            state.apply(Action::Commit(CellId::new(TableId::Disputes, 0, 1), "".into(), None));
            state.apply(Action::Ignore([key].into(), "台账\t如此".into()));
            let draft = read(&write(&state.work).expect("a report"), "").expect("a draft");
            let again = taken_up(draft);
            assert_eq!(again.work.source, state.work.source);
            assert_eq!(again.work.edits, state.work.edits);
            assert_eq!(again.work.ignored, [(key, "台账 如此".into())]);
        }
    }

    #[test]
    fn the_cell_that_was_being_edited_is_edited_again() {
        let mut state = State::default();
        state.apply(Action::Open(Sample::Bars.source(), Given::Whole));
        let text = write(&state.work).expect("a report");
        let draft = read(&text, &write_cell(CELL, "6 2")).expect("a draft");
        let editing = taken_up(draft).editing.expect("a cell is edited");
        assert_eq!((editing.cell, editing.first.as_deref()), (CELL, Some("6 2")));
    }

    #[test]
    fn another_text_is_no_draft() {
        assert_eq!(write(&State::default().work), None);
        for text in
            ["", "gouji-draft 2\ntext\nname \n\n一", "gouji-draft 1\nword\nname \n\n一", FIRST_LINE]
        {
            assert_eq!(read(text, ""), None, "{text}");
        }
        let draft = read("gouji-draft 1\ntext\nname \nedit x 1 1 1\nedit applications\n\n一", "");
        assert_eq!(draft.map(|it| it.steps.len()), Some(1));
    }
}
