//! Takes out of a module what nothing in it leads to any more. A linker does that, but knows nothing
//! of what was cut away later: functions stay in the table, and what describes them in the data.

use super::links::{Links, Symbol};
use anyhow::{Result, ensure};
use std::collections::HashSet;
use walrus::ir::{Instr, InstrLocId, Visitor, dfs_in_order};
use walrus::{ElementItems, ExportItem, FunctionBuilder, FunctionId, FunctionKind, Module};

/// Sees to it that every address that the linker noted in the code is found again.
pub fn check(module: &Module, links: &Links) -> Result<()> {
    let mut seen = Seen { links, symbols: Vec::new(), called: Vec::new() };
    for (_, function) in module.funcs.iter_local() {
        dfs_in_order(&mut seen, function, function.entry_block());
    }
    let (found, noted) = (seen.symbols.len(), links.in_code());
    ensure!(found == noted, "{found} of {noted} addresses in the code were found again");
    Ok(())
}

/// Removes the functions and blanks the data that nothing leads to. `functions` are all that the
/// module had when the linker wrote it, in their order.
pub fn sweep(module: &mut Module, links: &Links, functions: &[FunctionId]) {
    let (live, data) = mark(module, links, functions);
    let stop = {
        let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
        builder.func_body().unreachable();
        builder.finish(Vec::new(), &mut module.funcs)
    };
    for element in module.elements.iter_mut() {
        if let ElementItems::Functions(all) = &mut element.items {
            for it in all.iter_mut().filter(|it| !live.contains(it)) {
                *it = stop;
            }
        }
    }
    let ids: Vec<_> = module.data.iter().map(|it| it.id()).collect();
    for (segment, id) in ids.into_iter().enumerate() {
        let bytes = &mut module.data.get_mut(id).value;
        let mut dead = vec![false; bytes.len()];
        for at in 0..links.symbols.len() {
            if let (Symbol::Data(of, range), _) = &links.symbols[at]
                && *of == segment
                && !data.contains(&at)
            {
                dead[range.clone()].fill(true);
            }
        }
        for at in &data {
            if let (Symbol::Data(of, range), _) = &links.symbols[*at]
                && *of == segment
            {
                dead[range.clone()].fill(false);
            }
        }
        bytes.iter_mut().zip(dead).filter(|it| it.1).for_each(|it| *it.0 = 0);
    }
    walrus::passes::gc::run(module);
}

/// The functions, and the symbols of data, that the exports lead to.
fn mark(
    module: &Module,
    links: &Links,
    functions: &[FunctionId],
) -> (HashSet<FunctionId>, HashSet<usize>) {
    let (mut live, mut data) = (HashSet::new(), HashSet::new());
    let mut seen = Seen { links, symbols: Vec::new(), called: Vec::new() };
    seen.symbols.extend((0..links.symbols.len()).filter(|it| links.symbols[*it].1));
    seen.called.extend(module.start);
    seen.called.extend(module.exports.iter().filter_map(|it| match it.item {
        ExportItem::Function(it) => Some(it),
        _ => None,
    }));
    loop {
        if let Some(at) = seen.symbols.pop() {
            match &links.symbols[at].0 {
                Symbol::Function(it) => seen.called.push(functions[*it]),
                Symbol::Data(segment, bytes) if data.insert(at) => {
                    seen.symbols.extend(links.in_data(*segment, bytes));
                }
                Symbol::Data(..) | Symbol::Other => {}
            }
        } else if let Some(id) = seen.called.pop() {
            if live.insert(id)
                && let FunctionKind::Local(function) = &module.funcs.get(id).kind
            {
                dfs_in_order(&mut seen, function, function.entry_block());
            }
        } else {
            return (live, data);
        }
    }
}

/// What a function leads to.
struct Seen<'a> {
    links: &'a Links,
    symbols: Vec<usize>,
    called: Vec<FunctionId>,
}

impl<'a> Visitor<'a> for Seen<'_> {
    fn visit_instr(&mut self, instr: &'a Instr, place: &'a InstrLocId) {
        if let Instr::Call(it) = instr {
            self.called.push(it.func);
        }
        self.symbols.extend(self.links.of_instruction(instr, *place));
    }
}
