//! Reading a long text while the page answers its user: in a worker, or, where there can be none, in
//! slices of the page's own time.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Date, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, Worker};
use yew::Callback;

use super::host::Host;
use crate::app::long::LongReading;
use crate::app::wire;
use crate::reading::Reading;
use crate::source::{Kind, Source};

/// How long a worker may take to start, in milliseconds, before the page reads by itself.
const PATIENCE: u32 = 10_000;
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
struct Stage {
    aside: Option<Aside>,
    /// The worker has said that it is there.
    has_started: bool,
    /// When a worker that has not started is given up, or the page's next slice.
    _timer: Option<Timeout>,
}

/// A worker, until this is dropped.
#[derive(Debug)]
struct Aside {
    worker: Worker,
    _listeners: [EventListener; 2],
}

impl Drop for Aside {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        let _over = self.0.take();
    }
}

/// What belongs to a reading besides its stage.
#[derive(Clone)]
struct Task {
    stage: Rc<RefCell<Stage>>,
    source: Rc<Source>,
    told: Callback<Told>,
}

/// Begins to read `source`.
pub fn begin(host: &Host, source: Rc<Source>, told: Callback<Told>) -> Job {
    let stage = Rc::default();
    let task = Task { stage: Rc::clone(&stage), source, told };
    task.told.emit(Told::Share(0));
    match host.worker() {
        Some(worker) => task.start(worker),
        None => task.read_here(),
    }
    Job(stage)
}

impl Task {
    fn start(self, worker: Worker) {
        let (task, late) = (self.clone(), self.clone());
        let heard = EventListener::new(&worker, "message", move |event| {
            if let Some(it) = event.dyn_ref::<MessageEvent>() {
                task.hear(&it.data());
            }
        });
        let task = self.clone();
        let failed = EventListener::new(&worker, "error", move |event| task.fail(event));
        let timer = Timeout::new(PATIENCE, move || late.read_here());
        let aside = Some(Aside { worker, _listeners: [heard, failed] });
        let _before = self.stage.replace(Stage { aside, has_started: false, _timer: Some(timer) });
    }

    /// Hears the worker: at first that it has started, then how far it is, at last the reading.
    fn hear(&self, data: &JsValue) {
        let mut stage = self.stage.take();
        if !stage.has_started {
            stage.aside.iter().for_each(|it| self.give(&it.worker));
            (stage.has_started, stage._timer) = (true, None);
            let _nothing = self.stage.replace(stage);
        } else if let Some(share) = data.as_f64() {
            let _nothing = self.stage.replace(stage);
            self.told.emit(Told::Share(share as u8));
        } else {
            drop(stage);
            let bytes = data.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec);
            let reading = bytes.and_then(|it| wire::read(&it));
            self.told.emit(reading.map_or(Told::Failed, |it| Told::Read(Rc::new(it))));
        }
    }

    /// Gives the text to the worker; its bytes become the worker's own.
    fn give(&self, worker: &Worker) {
        let bytes = Uint8Array::from(self.source.text.as_bytes());
        let is_html = self.source.kind == Kind::Html;
        let message = Array::of2(&is_html.into(), &bytes);
        let _ = worker.post_message_with_transfer(&message, &Array::of1(&bytes.buffer()));
    }

    /// A worker that never started may be forbidden, or its file missing; the page can read. One that
    /// fails over a text would make the page fail over it too.
    fn fail(&self, event: &Event) {
        event.prevent_default();
        if self.stage.take().has_started {
            self.told.emit(Told::Failed);
        } else {
            self.read_here();
        }
    }

    fn read_here(&self) {
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
