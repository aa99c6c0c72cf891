//! Locating suspects in made-up systems.

use gouji::decimal::Decimal;
use gouji::form::{CellId, Identity, IdentityKind, TableId};
use gouji::probe::counted;
use gouji::suspects::{
    ChangeSet, Ended, Equation, Given, Limits, Outcome, Relation, System, Variable, locate,
    smallest_changes,
};

use super::bytes::Bytes;

/// Variables, equations and limits as the input says.
pub fn check(data: &[u8]) {
    let choices = &mut Bytes(data);
    let is_sums = choices.below(4) > 0;
    let variables: Vec<Variable> =
        (0..1 + choices.below(24)).map(|_| variable(choices, is_sums)).collect();
    let n_equations = 1 + choices.below(12);
    let equations: Vec<Equation> =
        (0..n_equations).map(|_| equation(choices, variables.len(), is_sums)).collect();
    let limits = Limits {
        max_size: choices.below(5),
        max_sets: choices.below(60),
        max_steps: 1 + 40 * choices.byte() as u32,
    };
    located(choices, &variables, &equations);
    let Ok(system) = System::new(variables, equations.clone()) else { return };
    let (outcome, steps) = counted(|| smallest_changes(&system, &limits));
    let most = n_equations as u64 * (u64::from(limits.max_steps) + 1);
    assert!(steps <= most, "{steps} steps of {most}");
    assert_eq!(outcome, smallest_changes(&system, &limits), "two answers to one input");
    holds(&system, &equations, &outcome, &limits);
}

fn variable(choices: &mut Bytes<'_>, is_sums: bool) -> Variable {
    const UNITS: [i128; 8] =
        [0, 1, -1, 1_000_000, i64::MAX as i128, i64::MIN as i128, i128::MAX, i128::MIN];
    let kind = choices.byte();
    let value = match kind & 0x0f {
        15 if !is_sums => {
            let units = choices.pick(&UNITS);
            Decimal::new(units, choices.below(64) as u32)
        }
        it => Decimal::from(i64::from(choices.byte()) + 256 * i64::from(it / 12)),
    };
    let any = kind & 0x60 == 0x60;
    Variable {
        fixed: kind & 0x80 != 0 && kind & 0x10 != 0,
        tie_rank: kind >> 4 & 1,
        ..if any { Variable::number(value) } else { Variable::count(value) }
    }
}

fn equation(choices: &mut Bytes<'_>, n_variables: usize, is_sums: bool) -> Equation {
    const COEFFICIENTS: [i64; 8] = [1, -1, 2, -3, 5, 1_000_003, i64::MAX, i64::MIN];
    let most = if is_sums { 2 } else { COEFFICIENTS.len() };
    let terms = (0..choices.below(9)).map(|_| {
        let variable = choices.below(n_variables);
        (variable, choices.pick(&COEFFICIENTS[..most]))
    });
    let terms = terms.collect();
    match choices.below(8) {
        0 => Equation::at_least_zero(terms),
        1 => {
            Equation { constant: Decimal::from(i64::from(choices.byte())), ..Equation::zero(terms) }
        }
        _ => Equation::zero(terms),
    }
}

/// Every set is of one size, changes what may be changed, and mends what is violated.
fn holds(system: &System, equations: &[Equation], outcome: &Outcome, limits: &Limits) {
    for component in &outcome.components {
        // What cannot be added up is not known to be violated.
        let is_overflow = matches!(component.ended, Ended::Overflow(_));
        assert!(!component.violated.is_empty() || is_overflow);
        assert!(component.sets.len() <= limits.max_sets.max(1));
        let size = component.sets.first().map_or(0, |it| it.changes.len());
        assert!(size <= limits.max_size);
        for (at, set) in component.sets.iter().enumerate() {
            assert_eq!(set.changes.len(), size);
            assert!(!component.sets[..at].contains(set), "one set stands twice");
            is_allowed(system, set);
            for &place in &component.violated {
                mends(system, &equations[place], set);
            }
        }
    }
}

fn is_allowed(system: &System, set: &ChangeSet) {
    for change in &set.changes {
        let variable = system.variables()[change.variable];
        assert!(!variable.fixed, "a fixed figure is blamed");
        let Some(value) = change.proposed else { continue };
        assert!(value != variable.value, "a change that changes nothing");
        let units = value.units_at(value.scale());
        assert!(!variable.at_least_zero || units >= 0, "{value} is proposed for a count");
        assert!(!variable.whole || value.scale() == 0, "{value} is proposed for a count");
    }
}

/// The equation holds with the values of the set, where all are given and 128 bits will do.
fn mends(system: &System, equation: &Equation, set: &ChangeSet) {
    let value_of = |variable: usize| {
        let change = set.changes.iter().find(|it| it.variable == variable);
        change.map_or(Some(system.variables()[variable].value), |it| it.proposed)
    };
    let at_30 = |value: Decimal| {
        let scale = value.scale();
        let units = value.units_at(scale);
        units.checked_mul(10i128.checked_pow(9u32.checked_sub(scale)?)?)
    };
    let sum =
        equation.terms.iter().try_fold(at_30(equation.constant), |sum, (variable, factor)| {
            let value = value_of(*variable)?;
            Some(at_30(value).and_then(|it| sum?.checked_add(it.checked_mul(i128::from(*factor))?)))
        });
    let Some(Some(sum)) = sum else { return };
    let holds = match equation.relation {
        Relation::Zero => sum == 0,
        Relation::AtLeastZero => sum >= 0,
    };
    assert!(holds, "{set:?} does not mend {equation:?}");
}

/// The same figures as cells of the form: no panic, one answer, every suspect a cell of its sums.
fn located(choices: &mut Bytes<'_>, variables: &[Variable], equations: &[Equation]) {
    let cell = |variable: usize| CellId::new(TableId::Applications, variable / 7, variable % 7);
    let identities: Vec<Identity> = equations.iter().map(|it| identity(it, cell)).collect();
    let lost = choices.below(64);
    let given = |id: CellId| {
        let at = usize::from(id.row) * 7 + usize::from(id.column);
        let value = variables.get(at).filter(|_| at != lost)?.value;
        Some(Given { value, blank: value == Decimal::ZERO && at % 2 == 0, text: "1 2" })
    };
    let found = locate(&identities, given);
    assert_eq!(found, locate(&identities, given), "two answers to one input");
    for suspect in &found.suspects {
        let of_suspect = suspect.identities.iter().flat_map(|it| identities[*it].cells());
        assert!(of_suspect.count() > 0);
        assert!(suspect.cells.iter().all(|it| given(it.cell).is_some()));
    }
}

fn identity(equation: &Equation, cell: impl Fn(usize) -> CellId) -> Identity {
    let side = |left: bool| {
        let terms = equation.terms.iter().filter(|it| (it.1 > 0) == left);
        terms.map(|it| cell(it.0)).collect()
    };
    Identity {
        kind: IdentityKind::CarryOver,
        of: "any",
        table: TableId::Applications,
        left: side(true),
        right: side(false),
    }
}
