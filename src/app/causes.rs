//! Which findings come from one cause, and which cells its card marks.

use std::rc::Rc;

use super::history::FindingKey;
use super::marks::{Card, MAX_ACCUSED, Role, Section, is_about_a_cell};
use crate::check::Judgement;
use crate::form::{CellId, IdentityKind};
use crate::reading::Reading;
use crate::rules::{Evaluated, Finding, Severity, Status};

/// Findings and suspects of one cause, before it is a card.
pub struct Cause {
    findings: Vec<usize>,
    sets: Vec<usize>,
}

/// The causes in the order of their first finding. Sets of suspects that mend a common identity
/// are one cause, and so are the findings about those identities.
pub fn causes(judgement: &Judgement) -> Vec<Cause> {
    let clusters = clusters(judgement);
    let cluster_of = |finding: &Finding| {
        finding.identities.iter().find_map(|id| clusters.iter().position(|it| it.0.contains(id)))
    };
    let mut res: Vec<(Option<usize>, Cause)> = Vec::new();
    for (idx, finding) in judgement.findings.iter().enumerate() {
        let cluster = cluster_of(finding).filter(|_| finding.severity == Severity::Error);
        match res.iter_mut().find(|it| cluster.is_some() && it.0 == cluster) {
            Some((_, cause)) => cause.findings.push(idx),
            None => {
                let sets = cluster.map_or_else(Vec::new, |it| clusters[it].1.clone());
                res.push((cluster, Cause { findings: vec![idx], sets }));
            }
        }
    }
    res.into_iter().map(|it| it.1).collect()
}

/// Clusters of sets that share identities: the identities, and the sets in their order.
fn clusters(judgement: &Judgement) -> Vec<(Vec<usize>, Vec<usize>)> {
    let mut res: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
    for (idx, set) in judgement.suspects.suspects.iter().enumerate() {
        let mut merged = (set.identities.clone(), vec![idx]);
        let shares = |it: &(Vec<usize>, Vec<usize>)| it.0.iter().any(|id| merged.0.contains(id));
        let (touching, apart): (Vec<_>, Vec<_>) = res.into_iter().partition(shares);
        for (identities, sets) in touching.into_iter().rev() {
            merged.0.extend(identities);
            merged.1.splice(0..0, sets);
        }
        res = apart;
        res.push(merged);
    }
    res
}

impl Cause {
    /// The card of the cause; it is set aside where all of its findings are.
    pub fn card(
        self,
        reading: &Reading,
        judgement: &Judgement,
        ignored: &[(FindingKey, Rc<str>)],
    ) -> Card {
        let findings = || self.findings.iter().map(|it| &judgement.findings[*it]);
        let mut cells = Vec::new();
        findings().for_each(|it| mark_finding(it, &judgement.identities, &mut cells));
        self.mark_suspects(judgement, &mut cells);
        cells.retain(|it| reading.cell(it.0).is_some());
        let reasons: Vec<_> = findings()
            .map(|it| ignored.iter().find(|(key, _)| *key == FindingKey::of(it)))
            .collect();
        let set_aside = reasons.iter().all(Option::is_some);
        Card {
            key: FindingKey::of(&judgement.findings[self.findings[0]]),
            number: None,
            section: findings().map(Section::of).min().unwrap_or(Section::Notes),
            ignored: reasons[0].filter(|_| set_aside).map(|it| Rc::clone(&it.1)),
            likeliest: self.likeliest(judgement),
            findings: self.findings,
            sets: self.sets,
            cells,
        }
    }

    fn likeliest(&self, judgement: &Judgement) -> Option<CellId> {
        let best = &judgement.suspects.suspects[*self.sets.first()?];
        best.cells.first().map(|it| it.cell)
    }

    /// A few possibilities are all marked; of many, only the cells that every one of them changes.
    fn mark_suspects(&self, judgement: &Judgement, cells: &mut Vec<(CellId, Role)>) {
        let sets = || self.sets.iter().map(|it| &judgement.suspects.suspects[*it]);
        let is_everywhere =
            |cell: CellId| sets().all(|it| it.cells.iter().any(|it| it.cell == cell));
        for cell in sets().flat_map(|it| &it.cells).map(|it| it.cell) {
            let accused = self.sets.len() <= MAX_ACCUSED || is_everywhere(cell);
            mark(cells, cell, if accused { Role::Suspect } else { Role::Candidate });
        }
    }
}

fn mark_finding(finding: &Finding, identities: &[Evaluated], cells: &mut Vec<(CellId, Role)>) {
    // What only deserves a look must not look wrong, nor must the cells of a broken row.
    let own = match finding.severity {
        Severity::Error if is_about_a_cell(finding) => Role::Target,
        _ => Role::Asked,
    };
    let failing: Vec<_> = finding
        .identities
        .iter()
        .filter_map(|it| identities.get(*it))
        .filter(|it| it.status == Status::Fails)
        .collect();
    for it in &failing {
        mark_identity(it, cells);
    }
    // The cells of a failing sum are marked by their part in it.
    if failing.is_empty() {
        finding.cells.iter().for_each(|it| mark(cells, *it, own));
    }
}

/// A sum marks its total and its parts; 一＋二＝（七）＋四 has no total: all four are marked.
fn mark_identity(it: &Evaluated, cells: &mut Vec<(CellId, Role)>) {
    let left = match it.identity.kind {
        IdentityKind::CarryOver => Role::Target,
        _ => Role::Part,
    };
    it.identity.left.iter().for_each(|cell| mark(cells, *cell, left));
    it.identity.right.iter().for_each(|cell| mark(cells, *cell, Role::Target));
}

fn mark(cells: &mut Vec<(CellId, Role)>, cell: CellId, role: Role) {
    match cells.binary_search_by_key(&cell, |it| it.0) {
        Ok(idx) => cells[idx].1 = cells[idx].1.max(role),
        Err(idx) => cells.insert(idx, (cell, role)),
    }
}
