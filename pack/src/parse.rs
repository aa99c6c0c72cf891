//! Follows a WebAssembly module byte by byte: what stands at this place of it, and what stood
//! before. It never fails: of bytes that are no module the answers are only of less use.

/// What the next byte is.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Place {
    /// 0 outside of code; 1 an opcode; from 2 on the immediate of an opcode.
    pub kind: u8,
    /// How many bytes of this number have come.
    pub byte: u8,
}

const OPCODE: u8 = 1;

/// Where the parser is, and what it remembers.
pub struct Parser {
    state: State,
    section: u8,
    left: u32,
    bodies: u32,
    body_left: u32,
    value: u32,
    shift: u32,
    groups: u32,
    header: u8,
    pub depth: u32,
    /// The last opcodes, newest in the lowest byte.
    pub ops: u64,
    /// The opcode whose immediates follow.
    pub op: u8,
    /// Which immediate it is.
    pub kind: u8,
    pub byte: u8,
    /// The last immediates of these kinds.
    pub last_local: [u32; 4],
    pub last_call: u32,
    pub last_const: u32,
    pub last_offset: u32,
    pub last_set: u32,
    pub in_body: u32,
    pub func: u32,
    /// What produced the values on the operand stack.
    pub stack: [u32; 64],
    pub height: u32,
    base: [u32; 64],
    results: [u32; 64],
    types: Vec<(u8, u8)>,
    funcs: Vec<u32>,
    sub: u8,
    skip: u32,
    pub dead: bool,
    pub last_addr: u32,
    /// per local: what was set
    pub set_by: Vec<u32>,
    pub follow: Vec<u32>,
    pub off_by: Vec<u32>,
    pub calls: [u32; 2],
    pub nth: u32,
    pub label: u32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Header,
    SectionId,
    SectionSize,
    Plain,
    Bodies,
    BodySize,
    LocalGroups,
    LocalCount,
    LocalType,
    Opcode,
    Prefixed,
    Immediate,
    Fixed,
    TableCount,
    Table,
    End,
}

impl Parser {
    pub fn new() -> Self {
        Self {
            state: State::Header, section: 0, left: 0, bodies: 0, body_left: 0, value: 0, shift: 0,
            groups: 0, header: 0, depth: 0, ops: 0, op: 0, kind: 0, byte: 0, last_local: [0; 4],
            last_call: 0, last_const: 0, last_offset: 0, last_set: 0, in_body: 0, func: 0, stack: [0; 64], height: 0, base: [0; 64], results: [0; 64], types: Vec::new(), funcs: Vec::new(), sub: 0, skip: 0, dead: false, last_addr: 0, set_by: Vec::new(), follow: Vec::new(), off_by: Vec::new(), calls: [0; 2], nth: 0, label: 0,
        }
    }

    /// A number for the state alone.
    pub fn state(&self) -> u32 {
        match self.state {
            State::Plain => 16 + self.section as u32,
            State::Immediate => 32 + self.kind as u32,
            other => other as u32,
        }
    }

    pub fn in_code(&self) -> bool { self.section == 10 && self.bodies > 0 || self.state == State::Opcode }
    pub fn at_opcode(&self) -> bool { self.state == State::Opcode }

    /// Takes a byte of a LEB128 number; whether it was the last.
    fn number(&mut self, byte: u8) -> bool {
        self.value |= ((byte & 127) as u32) << self.shift.min(28);
        self.shift += 7;
        self.byte += 1;
        if byte >= 128 && self.shift < 70 { return false; }
        self.shift = 0;
        self.byte = 0;
        true
    }

    fn take(&mut self) -> u32 { core::mem::take(&mut self.value) }

    pub fn next(&mut self, byte: u8) {
        if self.section != 0 || self.state == State::Plain {
            if self.left > 0 && self.state != State::SectionSize { self.left -= 1; }
        }
        if self.body_left > 0 { self.body_left -= 1; self.in_body += 1; }
        self.step(byte);
        let in_function = matches!(self.state, State::LocalGroups | State::LocalCount | State::LocalType | State::Opcode | State::Prefixed | State::Immediate | State::Fixed | State::TableCount | State::Table);
        if in_function && self.body_left == 0 {
            self.value = 0; self.shift = 0; self.byte = 0;
            self.bodies = self.bodies.saturating_sub(1);
            self.state = if self.bodies > 0 { State::BodySize } else { State::SectionId };
        }
        if self.left == 0 && !matches!(self.state, State::Header | State::SectionId | State::SectionSize) {
            self.value = 0; self.shift = 0; self.byte = 0;
            self.state = State::SectionId;
        }
    }

    fn step(&mut self, byte: u8) {
        match self.state {
            State::Header => { self.header += 1; if self.header == 8 { self.state = State::SectionId; } }
            State::SectionId => { self.section = byte; self.state = State::SectionSize; }
            State::SectionSize => if self.number(byte) {
                self.left = self.take();
                self.sub = 0; self.skip = 0; self.state = if self.section == 10 { State::Bodies } else { State::Plain };
            },
            State::Plain => self.plain(byte),
            State::End => {}
            State::Bodies => if self.number(byte) { self.bodies = self.take(); self.state = State::BodySize; },
            State::BodySize => if self.number(byte) {
                self.body_left = self.take(); self.in_body = 0; self.func += 1; self.depth = 0; self.height = 0; self.base = [0; 64]; self.stack = [0; 64]; self.dead = false; self.nth = 0;
                self.set_by.clear(); self.set_by.resize(256, 0); self.follow.clear(); self.follow.resize(256, 0);self.off_by.clear(); self.off_by.resize(256, 0);
                self.ops = 0; self.op = 0;
                self.last_local = [0; 4];
                self.state = State::LocalGroups;
            },
            State::LocalGroups => if self.number(byte) {
                self.groups = self.take();
                self.state = if self.groups > 0 { State::LocalCount } else { State::Opcode };
            },
            State::LocalCount => if self.number(byte) { self.value = 0; self.state = State::LocalType; },
            State::LocalType => {
                self.groups = self.groups.saturating_sub(1);
                self.state = if self.groups > 0 { State::LocalCount } else { State::Opcode };
            }
            State::Opcode => self.opcode(byte),
            State::Prefixed => if self.number(byte) {
                let op = self.take();
                match op {
                    10 => self.immediates(14, 2),
                    8 => self.immediates(14, 2),
                    11 | 9 => self.immediates(14, 1),
                    _ => self.state = State::Opcode,
                }
            },
            State::Immediate => if self.number(byte) { let v = self.take(); self.done(v); },
            State::Fixed => { self.groups -= 1; self.byte += 1; if self.groups == 0 { self.byte = 0; self.state = State::Opcode; } }
            State::TableCount => if self.number(byte) { self.groups = self.take() + 1; self.state = State::Table; },
            State::Table => if self.number(byte) { self.value = 0; self.groups -= 1; if self.groups == 0 { self.state = State::Opcode; } },
        }
    }

    fn immediates(&mut self, kind: u8, count: u32) {
        self.kind = kind;
        self.groups = count;
        self.state = State::Immediate;
    }

    fn plain(&mut self, byte: u8) {
        if self.skip > 0 { self.skip -= 1; return; }
        match self.section {
            1 => match self.sub {
                0 => if self.number(byte) { self.value = 0; self.sub = 1 },
                1 => self.sub = 2,
                2 => if self.number(byte) { let n = self.take(); self.types.push((n as u8, 0)); self.skip = n; self.sub = 3 },
                _ => if self.number(byte) { let n = self.take(); if let Some(it) = self.types.last_mut() { it.1 = n as u8 } self.skip = n; self.sub = 1 },
            },
            2 => match self.sub {
                0 => if self.number(byte) { self.value = 0; self.sub = 1 },
                1 => if self.number(byte) { self.skip = self.take(); self.sub = 2 },
                2 => if self.number(byte) { self.skip = self.take(); self.sub = 3 },
                3 => self.sub = 4,
                _ => if self.number(byte) { let t = self.take(); self.funcs.push(t); self.sub = 1 },
            },
            3 => match self.sub {
                0 => if self.number(byte) { self.value = 0; self.sub = 1 },
                _ => if self.number(byte) { let t = self.take(); self.funcs.push(t) },
            },
            _ => {}
        }
    }

    pub fn top(&self, n: u32) -> u32 { self.stack[(self.height.wrapping_sub(n + 1) & 63) as usize] }
    pub fn rel(&self) -> u32 { self.height.wrapping_sub(self.base[(self.depth & 63) as usize]) & 15 }
    fn push(&mut self, v: u32) { self.stack[(self.height & 63) as usize] = v; self.height = self.height.wrapping_add(1); }
    fn pop(&mut self, n: u32) { self.height = self.height.wrapping_sub(n); }
    fn signature(&self, t: u32) -> (u32, u32) { self.types.get(t as usize).map_or((0, 0), |it| (it.0 as u32, it.1 as u32)) }

    fn opcode(&mut self, byte: u8) {
        self.nth += 1;
        self.ops = self.ops << 8 | byte as u64;
        self.op = byte;
        let op = byte as u32;
        match byte {
            0 | 15 => self.die(),
            2..=4 => { if byte == 4 { self.pop(1) } self.depth = self.depth.wrapping_add(1); self.base[(self.depth & 63) as usize] = self.height; self.immediates(1, 1) }
            5 => { self.height = self.base[(self.depth & 63) as usize]; self.dead = false }
            11 => { let d = (self.depth & 63) as usize; self.height = self.base[d]; for _ in 0..self.results[d].min(1) { self.push(11) } self.depth = self.depth.wrapping_sub(1); self.dead = false }
            12 => self.immediates(2, 1),
            13 => { self.pop(1); self.immediates(2, 1) }
            14 => { self.pop(1); self.state = State::TableCount }
            16 => self.immediates(3, 1),
            17 => { self.pop(1); self.immediates(4, 2) }
            26 => self.pop(1),
            27 => { self.pop(3); self.push(op) }
            32 => self.immediates(5, 1),
            33 => self.immediates(6, 1),
            34 => self.immediates(7, 1),
            35 | 36 => self.immediates(8, 1),
            40..=62 => self.immediates(9, 2),
            63 => self.immediates(11, 1),
            64 => self.immediates(11, 1),
            65 => self.immediates(12, 1),
            66 => self.immediates(13, 1),
            67 => { self.push(op); self.groups = 4; self.state = State::Fixed }
            68 => { self.push(op); self.groups = 8; self.state = State::Fixed }
            0x45 | 0x50 | 0x67..=0x69 | 0x79..=0x7b | 0x8b..=0x91 | 0x99..=0x9f | 0xa7..=0xc4 => { let t = self.top(0); self.pop(1); self.push(op | (t & 255) << 8) }
            0x46..=0xa6 => { let t = self.top(0); let u = self.top(1); self.pop(2); self.push(op | (t & 255) << 8 | (u & 255) << 16) }
            0xfc => self.state = State::Prefixed,
            _ => {}
        }
    }

    fn die(&mut self) { self.height = self.base[(self.depth & 63) as usize]; self.dead = true }

    fn done(&mut self, v: u32) {
        let op = self.op as u32;
        match self.kind {
            1 => self.results[(self.depth & 63) as usize] = (v != 0x40) as u32,
            2 => { self.label = v; if self.op == 12 { self.die() } }
            3 => {
                self.calls = [v, self.calls[0]];
                self.last_call = v;
                let t = self.funcs.get(v as usize).copied().unwrap_or(0);
                let (p, r) = self.signature(t);
                self.pop(p);
                for _ in 0..r { self.push(op | v << 8) }
            }
            4 => { let (p, r) = self.signature(v); self.pop(p); for _ in 0..r { self.push(op) } }
            5..=7 => {
                let l = self.last_local[0];
                self.follow[(l & 255) as usize] = v + 1;
                self.last_local = [v, l, self.last_local[1], self.last_local[2]];
                if self.kind == 5 { self.push(op | v << 8) }
                if self.kind == 6 { self.set_by[(v & 255) as usize] = self.top(0); self.pop(1) }
                if self.kind == 7 { self.set_by[(v & 255) as usize] = self.top(0); self.pop(1); self.push(32 | v << 8) }
                if self.kind != 5 { self.last_set = v; }
            }
            8 => if self.op == 35 { self.push(op | v << 8) } else { self.pop(1) },
            10 => {
                self.last_offset = v;
                if self.op >= 54 { let b = self.top(1); if b & 255 == 32 { self.off_by[(b >> 8 & 255) as usize] = v + 1 } self.pop(2) } else { let t = self.top(0);  if t & 255 == 32 { self.off_by[(t >> 8 & 255) as usize] = v + 1 } self.pop(1); self.push(op | v << 8 | (t & 0xff00) << 12) }
            }
            11 => if self.op == 63 { self.push(op) },
            12 => { let v = v | if v & 0x40 != 0 && v < 128 { 0 } else { 0 }; self.last_const = v; if v > 1 << 20 && v < 1 << 22 { self.last_addr = v } self.push(op | v << 8) }
            13 => self.push(op | v << 8),
            14 => { self.pop(3); self.groups = 1.max(self.groups) }
            _ => {}
        }
        self.groups -= 1;
        if self.groups == 0 { self.state = State::Opcode } else if self.kind == 9 { self.kind = 10 } else if self.kind == 4 { self.kind = 15 } else if self.kind == 14 { self.kind = 11; self.op = 0 }
    }
}
