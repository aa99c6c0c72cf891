//! What the linker noted of a module: which numbers in its code and data are addresses, and of what.
//! With `--emit-relocs` it keeps these notes
//! ([tool conventions](https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md)).

use anyhow::{Context, Result, bail, ensure};
use std::collections::HashMap;
use std::ops::Range;
use walrus::ir::{self, Instr, InstrLocId};
use wasmparser::{KnownCustom, Linking, Parser, Payload, RelocationType, SymbolFlags, SymbolInfo};

/// The number of sections that are not part of the program.
const CUSTOM: u8 = 0;

/// What an address is the address of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Symbol {
    /// A function, by its index.
    Function(usize),
    /// Bytes of a data segment, by its index.
    Data(usize, Range<usize>),
    /// What is neither moved nor removed here.
    Other,
}

/// The notes of one module.
pub struct Links {
    /// What is named, and whether it has to stay for that alone.
    pub symbols: Vec<(Symbol, bool)>,
    /// The number at a position of the file, within the code, is the address of a symbol.
    code: HashMap<usize, usize>,
    /// The number at an offset of a data segment is the address of a symbol.
    data: Vec<(usize, usize, usize)>,
}

impl Links {
    /// Reads the notes of the module `wasm`.
    pub fn read(wasm: &[u8]) -> Result<Self> {
        let mut links = Self { symbols: Vec::new(), code: HashMap::new(), data: Vec::new() };
        let (mut sections, mut segments) = (Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload?;
            if let Some((id, range)) = payload.as_section() {
                sections.push((id, range.start));
            }
            match payload {
                Payload::DataSection(data) => {
                    for segment in data {
                        let segment = segment?;
                        segments.push(segment.range.end - segment.data.len()..segment.range.end);
                    }
                }
                Payload::CustomSection(custom) => match custom.as_known() {
                    KnownCustom::Linking(linking) => {
                        for part in linking.subsections() {
                            if let Linking::SymbolTable(all) = part? {
                                for symbol in all {
                                    links.symbols.push(named(&symbol?));
                                }
                            }
                        }
                    }
                    KnownCustom::Reloc(relocations) => {
                        let section = relocations.section_index() as usize;
                        let (id, start) = *sections.get(section).context("no such section")?;
                        // What debuggers read is thrown away.
                        if id == CUSTOM {
                            continue;
                        }
                        for it in relocations.entries() {
                            let it = it?;
                            links.note(it.ty, start + it.offset as usize, it.index, &segments)?;
                        }
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        ensure!(!links.code.is_empty(), "the module was linked without --emit-relocs");
        links.data.sort_unstable();
        Ok(links)
    }

    fn note(
        &mut self,
        ty: RelocationType,
        at: usize,
        symbol: u32,
        segments: &[Range<usize>],
    ) -> Result<()> {
        let symbol = symbol as usize;
        match ty {
            RelocationType::TableIndexSleb
            | RelocationType::MemoryAddrSleb
            | RelocationType::MemoryAddrLeb => {
                self.code.insert(at, symbol);
            }
            RelocationType::TableIndexI32 | RelocationType::MemoryAddrI32 => {
                let segment = segments.iter().position(|it| it.contains(&at));
                let segment = segment.context("an address in no segment")?;
                self.data.push((segment, at - segments[segment].start, symbol));
            }
            // A call is an instruction of its own; types and globals are not touched.
            RelocationType::FunctionIndexLeb
            | RelocationType::TypeIndexLeb
            | RelocationType::GlobalIndexLeb
            | RelocationType::TableNumberLeb => {}
            _ => bail!("an address of a kind that is not known here: {ty:?}"),
        }
        Ok(())
    }

    /// The symbol whose address the instruction at `place` has.
    pub fn of_instruction(&self, instr: &Instr, place: InstrLocId) -> Option<usize> {
        let behind = match instr {
            Instr::Const(ir::Const { value: ir::Value::I32(_) }) => 1,
            // Behind the opcode stands the alignment.
            Instr::Load(_) | Instr::Store(_) => 2,
            _ => return None,
        };
        if place.is_default() {
            return None;
        }
        self.code.get(&(place.data() as usize + behind)).copied()
    }

    /// The symbols whose addresses stand in these bytes of a segment.
    pub fn in_data(&self, segment: usize, bytes: &Range<usize>) -> impl Iterator<Item = usize> {
        let from = self.data.partition_point(|it| (it.0, it.1) < (segment, bytes.start));
        let to = self.data.partition_point(|it| (it.0, it.1) < (segment, bytes.end));
        self.data[from..to].iter().map(|it| it.2)
    }

    /// How many addresses the code has.
    pub fn in_code(&self) -> usize {
        self.code.len()
    }
}

fn named(symbol: &SymbolInfo) -> (Symbol, bool) {
    let stays = SymbolFlags::EXPORTED | SymbolFlags::NO_STRIP;
    match symbol {
        SymbolInfo::Func { flags, index, .. } => {
            (Symbol::Function(*index as usize), flags.intersects(stays))
        }
        SymbolInfo::Data { flags, symbol: Some(it), .. } => {
            let start = it.offset as usize;
            let bytes = start..start + it.size as usize;
            (Symbol::Data(it.index as usize, bytes), flags.intersects(stays))
        }
        _ => (Symbol::Other, false),
    }
}
