//! Tags that belong to no table: which elements they close, where lines begin and end.

use super::names::{A, Kind, Name, OL, P, RTC, UL};
use super::stack::Open;
use super::tokens::Tag;
use super::tree::{Mode, Tree};

impl Tree<'_, '_> {
    /// Opens an element outside of tables, in a cell or in a caption.
    pub(super) fn start_in_body(&mut self, tag: &Tag) {
        match tag.kind {
            Kind::Raw | Kind::Void | Kind::Frame => return,
            Kind::Break => return self.break_line(),
            Kind::Rule => {
                self.close_paragraph();
                return self.break_line();
            }
            Kind::Form => return self.open_form(tag),
            Kind::Paragraph | Kind::Block | Kind::Pre => self.close_paragraph(),
            Kind::Heading => self.close_heading(),
            Kind::Item | Kind::Term => self.close_item(tag.kind),
            Kind::Button => self.close_button(),
            Kind::Choice => self.close_choice(),
            Kind::RubyText | Kind::RubyBase => self.close_ruby_text(tag),
            Kind::Format if tag.name == A => self.end_format(A),
            _ => {}
        }
        self.push(tag);
    }

    /// Closes an element outside of tables, in a cell or in a caption.
    pub(super) fn end_in_body(&mut self, name: Name, kind: Kind) {
        let is_it = |it: &Open| it.name == name;
        match kind {
            Kind::Break => self.break_line(),
            Kind::Rule => {}
            Kind::Paragraph => self.end_paragraph(),
            Kind::Block | Kind::Pre | Kind::Button | Kind::Scope | Kind::Term => {
                self.close(is_it, is_scope);
            }
            Kind::Item => self.close(is_it, |it| is_scope(it) || matches!(it.name, UL | OL)),
            Kind::Heading => self.close(|it| it.kind == Kind::Heading, is_scope),
            Kind::Form => self.end_form(),
            Kind::Format => self.end_format(name),
            _ => self.close(is_it, |it| it.kind.is_special()),
        }
    }

    /// Closes the paragraph that is open, as every block does.
    pub(super) fn close_paragraph(&mut self) {
        self.close(|it| it.name == P, |it| is_scope(it) || it.kind == Kind::Button);
    }

    /// Closes an element with all that is inside of it.
    fn close(&mut self, is_wanted: impl Fn(&Open) -> bool, is_boundary: impl Fn(&Open) -> bool) {
        if let Some(at) = self.stack.find(self.floor(), is_wanted, is_boundary) {
            self.pop_to(at);
        }
    }

    fn end_paragraph(&mut self) {
        let is_boundary = |it: &Open| is_scope(it) || it.kind == Kind::Button;
        match self.stack.find(self.floor(), |it| it.name == P, is_boundary) {
            Some(at) => self.pop_to(at),
            // The end of a paragraph that never began is an empty paragraph.
            None => self.break_line(),
        }
    }

    fn close_heading(&mut self) {
        self.close_paragraph();
        self.close_last(Kind::Heading);
    }

    /// Closes the innermost element if it is of this kind.
    fn close_last(&mut self, kind: Kind) {
        if self.stack.len() > self.floor() && self.stack.last().is_some_and(|it| it.kind == kind) {
            self.pop_to(self.stack.len() - 1);
        }
    }

    /// An item of a list closes the one before it.
    fn close_item(&mut self, kind: Kind) {
        let passes = |it: &Open| matches!(it.name, DIV | ADDRESS) || it.kind == Kind::Paragraph;
        self.close(|it| it.kind == kind, |it| it.kind.is_special() && !passes(it));
        self.close_paragraph();
    }

    fn close_button(&mut self) {
        self.close(|it| it.kind == Kind::Button, is_scope);
    }

    fn close_choice(&mut self) {
        self.close_last(Kind::Choice);
    }

    /// In a ruby, a reading ends the one before it.
    fn close_ruby_text(&mut self, tag: &Tag) {
        if self.stack.find(self.floor(), |it| it.kind == Kind::Ruby, is_scope).is_none() {
            return;
        }
        let keeps_group = matches!(tag.name, RT | RP);
        let ends = |it: &Open| it.kind.ends_silently() && !(keeps_group && it.name == RTC);
        while self.stack.len() > self.floor() && self.stack.last().is_some_and(ends) {
            self.pop_to(self.stack.len() - 1);
        }
    }

    /// There is one form at a time. Right inside of a table it holds nothing.
    fn open_form(&mut self, tag: &Tag) {
        if self.is_form_open {
            return;
        }
        self.is_form_open = true;
        if self.tables.last().is_some_and(|it| it.mode < Mode::Cell) {
            return;
        }
        self.close_paragraph();
        self.push(tag);
    }

    /// The end of a form leaves open what was opened inside of it.
    fn end_form(&mut self) {
        if !std::mem::take(&mut self.is_form_open) {
            return;
        }
        let is_form = |it: &Open| it.kind == Kind::Form;
        let Some(at) = self.stack.find(self.floor(), is_form, is_scope) else { return };
        while self.stack.last().is_some_and(|it| it.kind.ends_silently()) {
            self.pop_to(self.stack.len() - 1);
        }
        if self.stack.len() == at + 1 { self.pop_to(at) } else { self.stack.remove(at) }
    }

    /// Bold and the like end where their end tag says so, even inside of a block that goes on.
    fn end_format(&mut self, name: Name) {
        let Some(at) = self.stack.find(self.floor(), |it| it.name == name, is_scope) else {
            return;
        };
        if self.stack.has_special_above(at) {
            self.stack.keep_special_from(at);
        } else {
            self.pop_to(at);
        }
    }
}

const DIV: Name = Name::new(b"div");
const ADDRESS: Name = Name::new(b"address");
const RT: Name = Name::new(b"rt");
const RP: Name = Name::new(b"rp");

/// Elements through which end tags do not reach, besides the parts of tables.
fn is_scope(open: &Open) -> bool {
    open.kind == Kind::Scope
}
