//! What a key, or a button of the toolbar, comes to on this page: pure, so that it can be tested.

use std::rc::Rc;

use super::history::{Edits, FindingKey};
use super::marks::{Board, Card};
use super::report::Report;
use super::state::{Action, Spot, State};
use crate::suspects::Suspect;

/// A command of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// To the next finding.
    Next,
    /// To the previous finding.
    Previous,
    /// Adopt the proposal of the active card.
    Adopt,
    /// Ignore the active card.
    Ignore,
    /// One step back.
    Undo,
    /// One step forth.
    Redo,
    /// Edit the selected cell.
    Edit,
    /// Open the help.
    Help,
    /// Close what is open.
    Escape,
}

/// The action that a command comes to on any page, if it does. Above the help there is nothing but
/// the way back.
pub fn on_page(command: Command, state: &State) -> Option<Action> {
    match command {
        Command::Escape | Command::Help if state.help => Some(Action::Help(false)),
        _ if state.help => None,
        Command::Undo => Some(Action::Undo),
        Command::Redo => Some(Action::Redo),
        Command::Edit => state.selected.map(|it| Action::Edit(it, None)),
        Command::Help => Some(Action::Help(true)),
        Command::Escape => state.asking.map(|_| Action::Ask(None)),
        Command::Next | Command::Previous | Command::Adopt | Command::Ignore => None,
    }
}

/// The action that a command comes to on a report, if it does.
pub fn on_report(command: Command, state: &State, report: &Report) -> Option<Action> {
    match command {
        _ if state.help => None,
        Command::Next => step(state, &report.board, true),
        Command::Previous => step(state, &report.board, false),
        Command::Adopt => adopt_active(state, report),
        Command::Ignore => Some(Action::Ask(Some(active(state, &report.board)?.key))),
        Command::Undo | Command::Redo | Command::Edit | Command::Help | Command::Escape => None,
    }
}

/// Where the page goes for a card.
pub fn go(card: &Card) -> Action {
    Action::Go(card.key, card.anchor().map_or(Spot::Card(card.key), Spot::Cell))
}

/// The edits that a set of suspects proposes; `None` where it does not fix all its values.
pub fn proposal(set: &Suspect) -> Option<Edits> {
    set.cells.iter().map(|it| Some((it.cell, Rc::from(it.proposed?.to_string())))).collect()
}

/// The number of the active card.
pub fn active_number(state: &State, board: &Board) -> Option<usize> {
    active(state, board)?.number
}

fn active<'a>(state: &State, board: &'a Board) -> Option<&'a Card> {
    board.card(state.active?).filter(|it| it.number.is_some())
}

/// The next or previous card, round at the ends.
fn step(state: &State, board: &Board, forth: bool) -> Option<Action> {
    let cards: Vec<&Card> = board.numbered().collect();
    let here = cards.iter().position(|it| Some(it.key) == state.active);
    let next = match (here, forth) {
        (None, true) => 0,
        (None, false) => cards.len().checked_sub(1)?,
        (Some(it), true) => (it + 1) % cards.len(),
        (Some(it), false) => (it + cards.len() - 1) % cards.len(),
    };
    cards.get(next).map(|it| go(it))
}

/// The proposal of the active card, where it has exactly one.
fn adopt_active(state: &State, report: &Report) -> Option<Action> {
    let card = active(state, &report.board)?;
    let [only] = card.sets[..] else { return None };
    proposal(&report.judgement.suspects.suspects[only]).map(Action::Adopt)
}

/// The keys of a card's findings.
pub fn keys(card: &Card, report: &Report) -> Rc<[FindingKey]> {
    card.findings.iter().map(|it| FindingKey::of(&report.judgement.findings[*it])).collect()
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::{Command, on_page, on_report};
    use crate::app::history::Given;
    use crate::app::report::{Report, original};
    use crate::app::samples::Sample;
    use crate::app::state::{Action, Spot, State};
    use crate::form::{CellId, TableId};

    fn opened(sample: Sample) -> (State, Report) {
        let mut state = State::default();
        state.apply(Action::Open(sample.source(), Given::Whole));
        let reading = original(state.work.source.as_deref().expect("a text was given"));
        let report = Report::new(Rc::clone(&reading), &state.work);
        (state, report)
    }

    #[test]
    fn steps_go_round() {
        let (mut state, report) = opened(Sample::Web);
        let n_cards = report.board.numbered().count();
        assert!(n_cards > 1);
        let mut seen = Vec::new();
        for _ in 0..=n_cards {
            let next = on_report(Command::Next, &state, &report).expect("there are findings");
            state.apply(next);
            seen.push(super::active_number(&state, &report.board));
        }
        let round: Vec<_> = (1..=n_cards).chain([1]).map(Some).collect();
        assert_eq!(seen, round);
    }

    #[test]
    fn a_step_goes_to_the_likeliest_cell() {
        let (state, report) = opened(Sample::Bars);
        let Some(Action::Go(_, spot)) = on_report(Command::Next, &state, &report) else {
            panic!("a step goes somewhere");
        };
        assert_eq!(spot, Spot::Cell(CellId::new(TableId::Applications, 23, 0)));
    }

    #[test]
    fn only_a_single_proposal_is_adopted_by_key() {
        for (sample, adopts) in [(Sample::Bars, true), (Sample::Running, false)] {
            let (mut state, report) = opened(sample);
            assert_eq!(on_report(Command::Adopt, &state, &report), None, "nothing is active");
            let next = on_report(Command::Next, &state, &report).expect("there are findings");
            state.apply(next);
            let adopted = on_report(Command::Adopt, &state, &report).is_some();
            assert_eq!(adopted, adopts, "{sample:?}");
        }
    }

    #[test]
    fn above_the_help_there_is_only_the_way_back() {
        use Command::{Adopt, Edit, Escape, Help, Ignore, Next, Previous, Redo, Undo};
        let (mut state, report) = opened(Sample::Bars);
        let next = on_report(Next, &state, &report).expect("there are findings");
        state.apply(next);
        state.apply(Action::Help(true));
        for it in [Next, Previous, Adopt, Ignore, Undo, Redo, Edit] {
            assert_eq!(
                (on_page(it, &state), on_report(it, &state, &report)),
                (None, None),
                "{it:?}"
            );
        }
        for it in [Escape, Help] {
            assert_eq!(on_page(it, &state), Some(Action::Help(false)));
        }
    }

    #[test]
    fn nothing_to_step_through_is_no_action() {
        let (state, report) = opened(Sample::Lines);
        assert_eq!(on_report(Command::Next, &state, &report), None);
    }
}
