//! Follows a WebAssembly module byte by byte: what the next byte is, and what the instructions
//! before it did. It never fails; where the bytes are no module its answers are only of less use.

/// What the next byte is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Header,
    SectionId,
    SectionSize,
    /// In a section other than the code.
    Section,
    BodyCount,
    BodySize,
    GroupCount,
    GroupSize,
    GroupType,
    Opcode,
    /// The number behind the opcode 0xfc.
    Prefixed,
    Immediate,
    /// The bytes of a floating-point number.
    Float,
    LabelCount,
    Label,
}

/// What an immediate says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    BlockType,
    Depth,
    Function,
    Type,
    Table,
    Get,
    Set,
    Tee,
    Global,
    Align,
    Offset,
    Memory,
    Const32,
    Const64,
    Bulk,
}

const END: u32 = 0x0b;
const LOCAL_GET: u32 = 0x20;
const FIRST_STORE: u8 = 0x36;

/// Numbers of locals, of levels and of places of the stack are cut at this: a power of two.
const MANY: usize = 64;
const LOCALS: usize = 256;
const FUNCTIONS: usize = 8192;

/// Where it is, and what it remembers.
pub struct Parser {
    state: State,
    kind: Kind,
    section: u8,
    section_left: u32,
    bodies_left: u32,
    body_left: u32,
    /// How many more there are of what is being counted.
    left: u32,
    value: u32,
    shift: u32,
    /// The step within an entry of the section, and the bytes that it skips.
    step: u8,
    skip: u32,
    signatures: [(u8, u8); LOCALS],
    n_signatures: u32,
    types: [u8; FUNCTIONS],
    n_functions: u32,
    /// What stands on the operand stack: the opcode that made it, and its immediate.
    stack: [u32; MANY],
    height: u32,
    level: u32,
    bases: [u32; MANY],
    yields: [bool; MANY],
    /// The last opcodes, the newest in the lowest byte, and those before them.
    pub opcodes: u64,
    pub older_opcodes: u64,
    /// The opcode whose immediates follow.
    pub opcode: u8,
    /// The number of the function.
    pub function: u32,
    /// The last two locals.
    pub locals: [u32; 2],
    /// The function that was called last.
    pub call: u32,
    /// The offset of the last load or store.
    pub offset: u32,
    /// What each local was set to, and at which offset it was last used.
    set_to: [u32; LOCALS],
    used_at: [u32; LOCALS],
}

impl Parser {
    /// At the beginning of a module.
    pub const fn new() -> Self {
        Self {
            state: State::Header,
            kind: Kind::BlockType,
            section: 0,
            section_left: 0,
            bodies_left: 0,
            body_left: 0,
            left: 8,
            value: 0,
            shift: 0,
            step: 0,
            skip: 0,
            signatures: [(0, 0); LOCALS],
            n_signatures: 0,
            types: [0; FUNCTIONS],
            n_functions: 0,
            stack: [0; MANY],
            height: 0,
            level: 0,
            bases: [0; MANY],
            yields: [false; MANY],
            opcodes: 0,
            older_opcodes: 0,
            opcode: 0,
            function: 0,
            locals: [0; 2],
            call: 0,
            offset: 0,
            set_to: [0; LOCALS],
            used_at: [0; LOCALS],
        }
    }

    /// A number below 48 for what the next byte is.
    pub fn place(&self) -> u32 {
        match self.state {
            State::Section => 16 + u32::from(self.section & 15),
            State::Immediate => 32 + self.kind as u32,
            other => other as u32,
        }
    }

    /// Whether it is part of a function.
    pub fn in_function(&self) -> bool {
        self.state as u32 >= State::GroupCount as u32
    }

    /// Whether an instruction begins.
    pub fn at_opcode(&self) -> bool {
        self.state == State::Opcode
    }

    /// How many bytes of the present number have come.
    pub fn digits(&self) -> u32 {
        self.shift / 7
    }

    /// The operand that is `below` the topmost.
    pub fn operand(&self, below: u32) -> u32 {
        self.stack[self.height.wrapping_sub(below + 1) as usize % MANY]
    }

    /// How many operands the present block has put on the stack.
    pub fn operands(&self) -> u32 {
        self.height.wrapping_sub(self.bases[self.level as usize % MANY]) & 15
    }

    /// The operand that is the address of the present load or store.
    pub fn address(&self) -> u32 {
        self.operand(u32::from(self.opcode >= FIRST_STORE))
    }

    /// What the last local was set to.
    pub fn last_set_to(&self) -> u32 {
        self.set_to[self.locals[0] as usize % LOCALS]
    }

    /// What the local in `operand` was set to, and the offset at which it was last used.
    pub fn known_of(&self, operand: u32) -> (u32, u32) {
        let local = (operand >> 8) as usize % LOCALS;
        (self.set_to[local], self.used_at[local])
    }

    /// Takes the next byte.
    pub fn take(&mut self, byte: u8) {
        let outside = matches!(self.state, State::Header | State::SectionId | State::SectionSize);
        self.body_left = self.body_left.saturating_sub(1);
        self.advance(byte);
        if outside {
            return;
        }
        self.section_left = self.section_left.saturating_sub(1);
        if self.in_function() && self.body_left == 0 {
            self.bodies_left = self.bodies_left.saturating_sub(1);
            self.go(if self.bodies_left > 0 { State::BodySize } else { State::SectionId });
        }
        if self.section_left == 0 {
            self.go(State::SectionId);
        }
    }

    fn go(&mut self, state: State) {
        self.state = state;
        (self.value, self.shift) = (0, 0);
    }

    /// Takes a byte of a number; the number, if it was the last.
    fn number(&mut self, byte: u8) -> Option<u32> {
        self.value |= u32::from(byte & 127) << self.shift.min(28);
        self.shift += 7;
        if byte >= 128 && self.shift < 70 {
            return None;
        }
        self.shift = 0;
        Some(core::mem::take(&mut self.value))
    }

    fn advance(&mut self, byte: u8) {
        match self.state {
            State::Header => self.count_down(State::SectionId),
            State::SectionId => {
                self.section = byte;
                self.go(State::SectionSize);
            }
            State::Section => self.entry(byte),
            State::GroupType => self.group_typed(),
            State::Opcode => self.instruction(byte),
            State::Float => self.count_down(State::Opcode),
            _ => {
                if let Some(number) = self.number(byte) {
                    self.numbered(number);
                }
            }
        }
    }

    fn count_down(&mut self, then: State) {
        self.left = self.left.wrapping_sub(1);
        if self.left == 0 {
            self.go(then);
        }
    }

    fn group_typed(&mut self) {
        self.state = State::GroupSize;
        self.count_down(State::Opcode);
    }

    fn numbered(&mut self, number: u32) {
        match self.state {
            State::SectionSize => {
                (self.section_left, self.step, self.skip) = (number, 0, 0);
                self.state = if self.section == 10 { State::BodyCount } else { State::Section };
            }
            State::BodyCount => {
                self.bodies_left = number;
                self.state = State::BodySize;
            }
            State::BodySize => self.begin_body(number),
            State::GroupCount => {
                self.left = number;
                self.state = if number > 0 { State::GroupSize } else { State::Opcode };
            }
            State::GroupSize => self.state = State::GroupType,
            State::LabelCount => {
                self.left = number.wrapping_add(1);
                self.state = State::Label;
            }
            State::Label => self.count_down(State::Opcode),
            State::Prefixed => self.prefixed(number),
            _ => self.immediate(number),
        }
    }

    fn begin_body(&mut self, size: u32) {
        self.body_left = size;
        self.function += 1;
        (self.height, self.level, self.opcode) = (0, 0, 0);
        (self.opcodes, self.older_opcodes) = (0, 0);
        (self.bases, self.stack) = ([0; MANY], [0; MANY]);
        (self.set_to, self.used_at) = ([0; LOCALS], [0; LOCALS]);
        self.locals = [0; 2];
        self.state = State::GroupCount;
    }

    /// Of the sections before the code, what tells how many operands a call takes and leaves.
    fn entry(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        let is_mark = matches!((self.section, self.step), (1, 1) | (2, 3));
        if is_mark {
            self.step += 1;
        } else if matches!(self.section, 1..=3)
            && let Some(number) = self.number(byte)
        {
            self.entered(number);
        }
    }

    fn entered(&mut self, number: u32) {
        match (self.section, self.step) {
            (1, 2) => {
                self.signatures[self.n_signatures as usize % LOCALS].0 = number as u8;
                (self.skip, self.step) = (number, 3);
            }
            (1, 3) => {
                self.signatures[self.n_signatures as usize % LOCALS].1 = number as u8;
                self.n_signatures += 1;
                (self.skip, self.step) = (number, 1);
            }
            (2, 1 | 2) => {
                self.skip = number;
                self.step += 1;
            }
            (_, 0) => self.step = 1,
            _ => {
                self.types[self.n_functions as usize % FUNCTIONS] = number as u8;
                self.n_functions += 1;
                self.step = 1;
            }
        }
    }

    fn push(&mut self, operand: u32) {
        self.stack[self.height as usize % MANY] = operand;
        self.height = self.height.wrapping_add(1);
    }

    fn pop(&mut self, count: u32) {
        self.height = self.height.wrapping_sub(count);
    }

    fn expect(&mut self, kind: Kind, count: u32) {
        (self.kind, self.left) = (kind, count);
        self.state = State::Immediate;
    }

    fn expect_float(&mut self, bytes: u32) {
        self.push(u32::from(self.opcode));
        self.left = bytes;
        self.state = State::Float;
    }

    /// The rest of the block cannot be reached.
    fn stop(&mut self) {
        self.height = self.bases[self.level as usize % MANY];
    }

    fn instruction(&mut self, opcode: u8) {
        self.older_opcodes = self.older_opcodes << 8 | self.opcodes >> 56;
        self.opcodes = self.opcodes << 8 | u64::from(opcode);
        self.opcode = opcode;
        match opcode {
            0x00 | 0x05 | 0x0f => self.stop(),
            0x02..=0x04 => self.begin_block(opcode == 0x04),
            0x0b => self.end_block(),
            0x0c => self.expect(Kind::Depth, 1),
            0x0d => {
                self.pop(1);
                self.expect(Kind::Depth, 1);
            }
            0x0e => {
                self.pop(1);
                self.state = State::LabelCount;
            }
            0x10 => self.expect(Kind::Function, 1),
            0x11 => {
                self.pop(1);
                self.expect(Kind::Type, 2);
            }
            0x1a => self.pop(1),
            0x20 => self.expect(Kind::Get, 1),
            0x21 => self.expect(Kind::Set, 1),
            0x22 => self.expect(Kind::Tee, 1),
            0x23 | 0x24 => self.expect(Kind::Global, 1),
            0x28..=0x3e => self.expect(Kind::Align, 2),
            0x3f | 0x40 => self.expect(Kind::Memory, 1),
            0x41 => self.expect(Kind::Const32, 1),
            0x42 => self.expect(Kind::Const64, 1),
            0x43 => self.expect_float(4),
            0x44 => self.expect_float(8),
            0xfc => self.state = State::Prefixed,
            _ => self.compute(opcode),
        }
    }

    fn begin_block(&mut self, on_condition: bool) {
        self.pop(u32::from(on_condition));
        self.level = self.level.wrapping_add(1);
        self.bases[self.level as usize % MANY] = self.height;
        self.expect(Kind::BlockType, 1);
    }

    fn end_block(&mut self) {
        self.stop();
        if self.yields[self.level as usize % MANY] {
            self.push(END);
        }
        self.level = self.level.wrapping_sub(1);
    }

    /// An operator: what it makes remembers what made its operands.
    fn compute(&mut self, opcode: u8) {
        let (first, second) = (self.operand(0) & 255, self.operand(1) & 255);
        let made = u32::from(opcode) | first << 8;
        match opcode {
            0x45 | 0x50 | 0x67..=0x69 | 0x79..=0x7b | 0x8b..=0x91 | 0x99..=0x9f | 0xa7.. => {
                self.pop(1);
                self.push(made);
            }
            0x1b => {
                self.pop(3);
                self.push(u32::from(opcode));
            }
            0x46..=0xa6 => {
                self.pop(2);
                self.push(made | second << 16);
            }
            _ => {}
        }
    }

    fn prefixed(&mut self, number: u32) {
        match number {
            // Copying and filling memory.
            8 | 10 => self.expect(Kind::Bulk, 2),
            9 | 11 => self.expect(Kind::Bulk, 1),
            _ => self.state = State::Opcode,
        }
        self.pop(if number >= 8 { 3 } else { 0 });
    }

    fn immediate(&mut self, value: u32) {
        let opcode = u32::from(self.opcode);
        let made = opcode | value << 8;
        match self.kind {
            Kind::BlockType => self.yields[self.level as usize % MANY] = value != 0x40,
            Kind::Depth if opcode == 0x0c => self.stop(),
            Kind::Function => self.call(value, made),
            Kind::Type => self.apply(value as u8, opcode),
            Kind::Get | Kind::Set | Kind::Tee => self.use_local(value),
            Kind::Global if opcode == 0x24 => self.pop(1),
            Kind::Global | Kind::Const32 | Kind::Const64 => self.push(made),
            Kind::Memory if opcode == 0x3f => self.push(opcode),
            Kind::Offset => self.access(value, made),
            _ => {}
        }
        self.kind = match self.kind {
            Kind::Align => Kind::Offset,
            Kind::Type => Kind::Table,
            other => other,
        };
        self.left = self.left.wrapping_sub(1);
        if self.left == 0 {
            self.state = State::Opcode;
        }
    }

    fn call(&mut self, function: u32, made: u32) {
        self.call = function;
        self.apply(self.types[function as usize % FUNCTIONS], made);
    }

    fn apply(&mut self, kind: u8, made: u32) {
        let (takes, leaves) = self.signatures[kind as usize];
        self.pop(u32::from(takes));
        (0..leaves).for_each(|_| self.push(made));
    }

    fn use_local(&mut self, local: u32) {
        self.locals = [local, self.locals[0]];
        if self.kind != Kind::Get {
            self.set_to[local as usize % LOCALS] = self.operand(0);
            self.pop(1);
        }
        if self.kind != Kind::Set {
            self.push(LOCAL_GET | local << 8);
        }
    }

    fn access(&mut self, offset: u32, made: u32) {
        self.offset = offset;
        let address = self.address();
        if address & 255 == LOCAL_GET {
            self.used_at[(address >> 8) as usize % LOCALS] = offset + 1;
        }
        if self.opcode >= FIRST_STORE {
            self.pop(2);
        } else {
            self.pop(1);
            self.push(made | (address & 0xff00) << 12);
        }
    }
}
