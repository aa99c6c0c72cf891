//! Reading a long text while the page answers its user: in a worker (`aside.rs`), or, where there can
//! be none, in slices of the page's own time.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::Date;
use yew::Callback;

#[cfg(feature = "worker")]
use super::aside::Aside;
use super::host::Host;
use crate::app::long::LongReading;
use crate::reading::Reading;
use crate::source::Source;

/// How long the page reads before it answers its user again, in milliseconds.
const SLICE: u64 = 16;
/// The same while nobody sees it: then the browser lets it go on once in a second.
const HIDDEN_SLICE: u64 = 400;

/// What is told of a reading.
#[derive(Clone, Debug)]
pub enum Told {
    /// How far it is, in hundredths.
    Share(u8),
    /// The reading.
    Read(Rc<Reading>),
    /// The worker has failed. The page itself has not.
    Failed,
}

/// A reading that goes on until this is dropped.
#[derive(Debug)]
pub struct Job(Rc<RefCell<Stage>>);

/// By what the reading is done at present; by nothing when it is over.
#[derive(Debug, Default)]
pub(super) struct Stage {
    #[cfg(feature = "worker")]
    pub aside: Option<Aside>,
    /// When a worker that has not started is given up, or the page's next slice.
    pub _timer: Option<Timeout>,
}

impl Drop for Job {
    fn drop(&mut self) {
        let _over = self.0.take();
    }
}

/// What belongs to a reading besides its stage.
#[derive(Clone)]
pub(super) struct Task {
    pub stage: Rc<RefCell<Stage>>,
    pub source: Rc<Source>,
    pub told: Callback<Told>,
}

/// Begins to read `source`.
pub fn begin(host: &Host, source: Rc<Source>, told: Callback<Told>) -> Job {
    let stage = Rc::default();
    let task = Task { stage: Rc::clone(&stage), source, told };
    task.told.emit(Told::Share(0));
    if !task.start_aside(host) {
        task.read_here();
    }
    Job(stage)
}

impl Task {
    /// A program without workers reads by itself.
    #[cfg(not(feature = "worker"))]
    fn start_aside(&self, _: &Host) -> bool {
        false
    }

    pub(super) fn read_here(&self) {
        #[cfg(feature = "fault-hook")]
        super::fault::provoke(&self.source.text);
        self.clone().slice(LongReading::new(Rc::clone(&self.source)), 0);
    }

    /// Goes on reading when the page has answered its user.
    fn slice(self, work: LongReading, share: u8) {
        let stage = Rc::clone(&self.stage);
        let timer = Timeout::new(0, move || self.go_on(work, share));
        let _before = stage.replace(Stage { _timer: Some(timer), ..Stage::default() });
    }

    fn go_on(self, mut work: LongReading, share: u8) {
        let is_hidden = gloo::utils::document().hidden();
        let until = now() + if is_hidden { HIDDEN_SLICE } else { SLICE };
        while now() < until {
            if let Some(it) = work.step() {
                return self.told.emit(Told::Read(Rc::new(it)));
            }
        }
        let new_share = work.share();
        if new_share != share {
            self.told.emit(Told::Share(new_share));
        }
        self.slice(work, new_share);
    }
}

fn now() -> u64 {
    Date::now() as u64
}
