//! Reading a long text in a worker: the page's side of it. `worker.rs` is the other.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, Worker};

use super::host::Host;
use super::reading::{Stage, Task, Told};
use crate::app::wire;
use crate::source::Kind;

/// How long a worker may take to start, in milliseconds, before the page reads by itself.
const PATIENCE: u32 = 10_000;

/// A worker, until this is dropped.
#[derive(Debug)]
pub(super) struct Aside {
    worker: Worker,
    /// The worker has said that it is there.
    has_started: bool,
    _listeners: [EventListener; 2],
}

impl Drop for Aside {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Task {
    /// Has the text read in a worker, where there can be one; whether there can.
    pub(super) fn start_aside(&self, host: &Host) -> bool {
        let Some(worker) = host.worker() else { return false };
        let (task, late) = (self.clone(), self.clone());
        let heard = EventListener::new(&worker, "message", move |event| {
            if let Some(it) = event.dyn_ref::<MessageEvent>() {
                task.hear(&it.data());
            }
        });
        let task = self.clone();
        let failed = EventListener::new(&worker, "error", move |event| task.fail(event));
        let timer = Timeout::new(PATIENCE, move || late.read_here());
        let aside = Some(Aside { worker, has_started: false, _listeners: [heard, failed] });
        let _before = self.stage.replace(Stage { aside, _timer: Some(timer) });
        true
    }

    /// Hears the worker: at first that it has started, then how far it is, at last the reading.
    fn hear(&self, data: &JsValue) {
        let mut stage = self.stage.take();
        if let Some(aside) = stage.aside.as_mut().filter(|it| !it.has_started) {
            self.give(&aside.worker);
            (aside.has_started, stage._timer) = (true, None);
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
        if self.stage.take().aside.is_some_and(|it| it.has_started) {
            self.told.emit(Told::Failed);
        } else {
            self.read_here();
        }
    }
}
