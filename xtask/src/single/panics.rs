//! Takes the words of panics out of the program: what would tell of one ends it at once instead.
//!
//! The compiler prepares a message wherever the program could panic, a twentieth of all its code.
//! In the single file nobody would read it: the page says the same of every failure, and gives the
//! text back, whether it hears of a panic or not (`static/boot.js`). That the program stops there
//! does not change.

use super::links::Links;
use super::sweep;
use anyhow::{Result, ensure};
use std::collections::HashSet;
use std::fs;
use std::path::Path;
use walrus::ir::{Instr, InstrLocId, InstrSeqId, Visitor, dfs_in_order};
use walrus::{FunctionBuilder, FunctionId, FunctionKind, LocalFunction, Module};

/// The functions of the standard library that all panics come to, by parts of their mangled names.
const PANICS: [&str; 4] = [
    "9panicking9panic_fmt",
    "3str19slice_error_fail_rt",
    "9panicking15panic_with_hook",
    "3std5alloc8rust_oom",
];

/// Makes `wasm`, which still has its names, stop where it would tell of a panic.
pub fn trap(wasm: &Path) -> Result<()> {
    let bytes = fs::read(wasm)?;
    let links = Links::read(&bytes)?;
    let mut module = Module::from_buffer(&bytes)?;
    let functions: Vec<FunctionId> = module.funcs.iter().map(|it| it.id()).collect();
    sweep::check(&module, &links)?;
    let mut ends = HashSet::new();
    for name in PANICS {
        let found: Vec<FunctionId> = module
            .funcs
            .iter()
            .filter(|it| it.name.as_deref().is_some_and(|it| it.contains(name)))
            .map(|it| it.id())
            .collect();
        ensure!(!found.is_empty(), "the program has no {name}: another standard library?");
        found.iter().for_each(|it| empty(&mut module, *it));
        ends.extend(found);
    }
    forget_hooks(&mut module);
    loop {
        let before = ends.len();
        let more: Vec<FunctionId> = module
            .funcs
            .iter_local_mut()
            .filter_map(|(id, function)| stops_at_once(function, &ends).then_some(id))
            .collect();
        ends.extend(more);
        if ends.len() == before {
            break;
        }
    }
    sweep::sweep(&mut module, &links, &functions);
    module.emit_wasm_file(wasm)
}

/// The function that notes who wants to hear of a panic, by a part of its mangled name.
const SET_HOOK: &str = "9panicking8set_hook";

/// Nobody will hear of a panic: what would be noted for it is dropped.
fn forget_hooks(module: &mut Module) {
    let is_hook =
        |it: &&walrus::Function| it.name.as_deref().is_some_and(|it| it.contains(SET_HOOK));
    let Some(hook) = module.funcs.iter().find(is_hook).map(|it| it.id()) else { return };
    for (_, function) in module.funcs.iter_local_mut() {
        let mut seqs = Sequences(Vec::new());
        dfs_in_order(&mut seqs, function, function.entry_block());
        for id in seqs.0 {
            let block = function.block_mut(id);
            while let Some(at) =
                block.iter().position(|it| matches!(&it.0, Instr::Call(it) if it.func == hook))
            {
                let place = block[at].1;
                let is_constant = |it: &&(Instr, InstrLocId)| matches!(it.0, Instr::Const(_));
                let constants = block[..at].iter().rev().take(2).take_while(is_constant).count();
                let drops = vec![(Instr::Drop(walrus::ir::Drop {}), place); 2 - constants];
                block.splice(at - constants..=at, drops);
            }
        }
    }
}

/// The sequences of a function.
struct Sequences(Vec<InstrSeqId>);

impl<'a> Visitor<'a> for Sequences {
    fn start_instr_seq(&mut self, seq: &'a walrus::ir::InstrSeq) {
        self.0.push(seq.id());
    }
}

/// Gives the function a body that only stops.
fn empty(module: &mut Module, id: FunctionId) {
    let ty = module.types.get(module.funcs.get(id).ty());
    let (params, results) = (ty.params().to_vec(), ty.results().to_vec());
    let args = params.iter().map(|it| module.locals.add(*it)).collect();
    let mut builder = FunctionBuilder::new(&mut module.types, &params, &results);
    builder.func_body().unreachable();
    module.funcs.get_mut(id).kind = FunctionKind::Local(builder.local_func(args));
}

/// Shortens what leads to one of the `ends` and nowhere else; whether the function does nothing but
/// stop.
fn stops_at_once(function: &mut LocalFunction, ends: &HashSet<FunctionId>) -> bool {
    let entry = function.entry_block();
    shorten(function, entry, ends) || {
        let mut ways = WaysOut { entry, found: false };
        dfs_in_order(&mut ways, function, entry);
        let last = function.block(entry).last();
        !ways.found && last.is_some_and(|it| matches!(it.0, Instr::Unreachable(_)))
    }
}

/// Whether a function returns anywhere but behind its last instruction, or calls another: one that
/// does neither and stops at its end only decides which message it would have given.
struct WaysOut {
    entry: InstrSeqId,
    found: bool,
}

impl<'a> Visitor<'a> for WaysOut {
    fn visit_instr(&mut self, instr: &'a Instr, _: &'a InstrLocId) {
        self.found |= match instr {
            Instr::Return(_) | Instr::Call(_) | Instr::CallIndirect(_) => true,
            Instr::Br(it) => it.block == self.entry,
            Instr::BrIf(it) => it.block == self.entry,
            Instr::BrTable(it) => it.default == self.entry || it.blocks.contains(&self.entry),
            _ => false,
        };
    }
}

/// Shortens a sequence and all within it; whether nothing is left of it but that it stops.
fn shorten(function: &mut LocalFunction, id: InstrSeqId, ends: &HashSet<FunctionId>) -> bool {
    let mut at = 0;
    while at < function.block(id).len() {
        let stops = match function.block(id)[at].0.clone() {
            Instr::Call(it) => ends.contains(&it.func),
            Instr::Unreachable(_) => true,
            Instr::Block(it) => shorten(function, it.seq, ends),
            Instr::Loop(it) => shorten(function, it.seq, ends),
            Instr::IfElse(it) => {
                let consequent = shorten(function, it.consequent, ends);
                shorten(function, it.alternative, ends) && consequent
            }
            _ => false,
        };
        if stops {
            stop(function, id, at);
            break;
        }
        at += 1;
    }
    matches!(function.block(id)[..], [(Instr::Unreachable(_), _)])
}

/// Makes the sequence stop at its instruction `at`, or as far before it as nothing is done that
/// anybody could notice: nothing is called, and no memory of the program outlives a stop.
fn stop(function: &mut LocalFunction, id: InstrSeqId, at: usize) {
    let block = function.block_mut(id);
    let before = &block[..at];
    let kept = before.iter().rposition(|it| !goes_unnoticed(&it.0)).map_or(0, |it| it + 1);
    block.truncate(at + 1);
    let (_, place) = block[at];
    block.truncate(kept);
    block.push((Instr::Unreachable(walrus::ir::Unreachable {}), place));
}

fn goes_unnoticed(instr: &Instr) -> bool {
    matches!(
        instr,
        Instr::LocalGet(_)
            | Instr::LocalSet(_)
            | Instr::LocalTee(_)
            | Instr::GlobalGet(_)
            | Instr::GlobalSet(_)
            | Instr::Const(_)
            | Instr::Binop(_)
            | Instr::Unop(_)
            | Instr::Select(_)
            | Instr::Drop(_)
            | Instr::Load(_)
            | Instr::Store(_)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::ValType;
    use walrus::ir::BinaryOp;

    #[test]
    fn what_leads_to_a_panic_alone_is_cut() {
        let mut module = Module::default();
        let told = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[]);
        let message = module.locals.add(ValType::I32);
        let told = told.finish(vec![message], &mut module.funcs);
        let number = module.locals.add(ValType::I32);
        let mut builder = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[]);
        builder.func_body().block(None, |block| {
            let out = block.id();
            block.local_get(number).br_if(out);
            block.i32_const(1).i32_const(2).binop(BinaryOp::I32Add).call(told).unreachable();
        });
        let works = builder.finish(vec![number], &mut module.funcs);
        let mut builder = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[]);
        builder.func_body().local_get(number).call(told).i32_const(3).drop();
        let fails = builder.finish(vec![number], &mut module.funcs);

        let ends = HashSet::from([told]);
        let function = module.funcs.get_mut(works).kind.unwrap_local_mut();
        assert!(!stops_at_once(function, &ends));
        let Instr::Block(block) = &function.block(function.entry_block())[0].0 else {
            panic!("the block is still there");
        };
        let left: Vec<_> = function.block(block.seq).iter().map(|it| &it.0).collect();
        assert!(
            matches!(left[..], [Instr::LocalGet(_), Instr::BrIf(_), Instr::Unreachable(_)]),
            "{left:?}"
        );
        let function = module.funcs.get_mut(fails).kind.unwrap_local_mut();
        assert!(stops_at_once(function, &ends));
    }
}
