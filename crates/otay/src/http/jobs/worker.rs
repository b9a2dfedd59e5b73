//! The worker: takes one job after the other and does it, telling how far it is.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{self, Cursor, Read};
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use customs::Country;
use customs::duty::WhatIf;
use tokio::runtime::Handle;
use tokio::sync::Notify;

use super::order::{Made, Order, Outcome, Refused};
use super::register;
use crate::duty::batch;
use crate::duty::request::RequestError;
use crate::http::app::App;
use crate::messages::{Catalogue, Language};
use crate::problems::{Failure, Failures};
use crate::store::JobStatus;

/// How often a job says how far it is, and asks whether it is still wanted.
const TELL: Duration = Duration::from_millis(150);
/// How long an idle worker waits before it looks again, for what another process has queued.
const IDLE: Duration = Duration::from_secs(2);

/// What the worker and the handlers share.
#[derive(Debug, Default)]
pub struct Bell {
    wake: Notify,
    stopping: AtomicBool,
}

impl Bell {
    /// Something waits.
    pub fn ring(&self) {
        self.wake.notify_one();
    }

    /// The program ends: what is at work is left as it is, to begin again at the next start.
    pub fn stop(&self) {
        self.stopping.store(true, Ordering::Release);
        self.wake.notify_one();
    }

    /// Whether the program ends.
    pub fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::Acquire)
    }
}

/// Does what waits, until the program ends.
pub async fn keep_working(app: App) {
    while !app.bell().is_stopping() {
        match app.store().take_job(app.now()).await {
            Ok(Some(job)) => carry_out(&app, &job.id).await,
            Ok(None) | Err(_) => {
                tokio::select! {
                    () = app.bell().wake.notified() => {}
                    () = tokio::time::sleep(IDLE) => {}
                }
            }
        }
    }
}

/// How a piece of work ended.
pub(super) enum Ended {
    Done(Outcome),
    Failed(Failures),
    /// Somebody asked to stop it.
    Cancelled,
    /// The program ends.
    Left,
}

async fn carry_out(app: &App, id: &str) {
    let store = app.store();
    let Ok(input) = store.job_input(id).await else { return };
    let watch = Watch::new(app.clone(), id.to_owned());
    let work = move || match serde_json::from_str::<Order>(&input) {
        Ok(order) => work(&order, watch),
        Err(_) => Ended::Failed(Failure::of("request-not-understood", Vec::new()).into()),
    };
    let ended = tokio::task::spawn_blocking(work).await;
    let (status, outcome) = match ended {
        Ok(Ended::Done(outcome)) => (JobStatus::Done, outcome),
        Ok(Ended::Failed(failures)) => (JobStatus::Failed, failed(&failures)),
        Ok(Ended::Cancelled) => (JobStatus::Cancelled, Outcome::default()),
        Ok(Ended::Left) => return,
        Err(_) => (JobStatus::Failed, failed(&Failure::of("internal", Vec::new()).into())),
    };
    let Ok(text) = serde_json::to_string(&outcome) else { return };
    // A database that fails here leaves the job as running; the next start does it again.
    let _ = store.finish_job(id, status, &text, app.now()).await;
}

fn failed(failures: &Failures) -> Outcome {
    Outcome { problem: failures.0.first().map(Refused::new), ..Outcome::default() }
}

/// Looks after one job at work.
pub(super) struct Watch {
    pub(super) app: App,
    pub(super) id: String,
    runtime: Handle,
    told: Option<Instant>,
    cancelled: bool,
}

impl Watch {
    fn new(app: App, id: String) -> Self {
        Self { app, id, runtime: Handle::current(), told: None, cancelled: false }
    }

    /// Says how far the work is, now and then; gives whether to go on.
    pub(super) fn tell(&mut self, done: u64, of: u64) -> ControlFlow<()> {
        if self.cancelled || self.app.bell().is_stopping() {
            return ControlFlow::Break(());
        }
        if self.told.is_none_or(|told| told.elapsed() >= TELL) {
            self.told = Some(Instant::now());
            // The last step belongs to whoever keeps the result.
            let thousandths = i64::try_from(done.saturating_mul(1000) / of.max(1)).unwrap_or(0).min(999);
            let told = self.app.store().job_progress(&self.id, thousandths, self.app.now());
            self.cancelled = self.runtime.block_on(told).unwrap_or(false);
        }
        if self.cancelled { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    pub(super) fn stopped(&self) -> Ended {
        if self.cancelled { Ended::Cancelled } else { Ended::Left }
    }
}

fn work(order: &Order, mut watch: Watch) -> Ended {
    if watch.tell(0, 1).is_break() {
        return watch.stopped();
    }
    match order {
        Order::DutyBatch { questions, what_if } => duty_batch(questions, what_if, watch),
        Order::TariffPanel { date } => tariff_panel(date, watch),
        Order::RegisterImport { name, base64, format, as_of, source } => {
            let given = |text: &'_ str| Some(text.to_owned()).filter(|text| !text.trim().is_empty());
            let said = register::Said { format: given(format), as_of: given(as_of), source: given(source) };
            register::import(name, base64, &said, watch)
        }
    }
}

/// A reader that ends with an error once the work is no longer wanted.
struct Watched<'w> {
    input: Cursor<&'w [u8]>,
    watch: &'w RefCell<Watch>,
    rows: u64,
    done: &'w std::cell::Cell<u64>,
}

impl Read for Watched<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.watch.borrow_mut().tell(self.done.get(), self.rows).is_break() {
            return Err(io::Error::other("stopped"));
        }
        self.input.read(buffer)
    }
}

fn duty_batch(questions: &str, what_if: &[String], watch: Watch) -> Ended {
    let app = watch.app.clone();
    let law = &app.knowledge().law;
    let mut supposed = WhatIf::default();
    for text in what_if {
        if let Err(error) = supposed.suppose(&law.duty, text) {
            return Ended::Failed(error.into());
        }
    }
    let rows = u64::try_from(questions.lines().count()).unwrap_or(u64::MAX);
    let watch = RefCell::new(watch);
    let done = std::cell::Cell::new(0);
    let input = Watched { input: Cursor::new(questions.as_bytes()), watch: &watch, rows, done: &done };
    let mut answers = Vec::new();
    // A job keeps no reader's language; its file is worded as its diagnostics are coded.
    let catalogue = Catalogue::of(Language::En);
    let ran = batch::run(law, &supposed, input, &mut answers, catalogue, |so_far| done.set(so_far));
    // A batch that ended meanwhile is done, whatever was asked of it too late.
    match ran {
        Ok(tally) => {
            let counts = [
                ("determined", tally.determined),
                ("prohibited", tally.prohibited),
                ("undetermined", tally.undetermined),
                ("errors", tally.errors),
            ];
            let counts = counts.map(|(name, count)| (name.to_owned(), count)).into_iter().collect();
            Ended::Done(made("answers.csv", "text/csv; charset=utf-8", &answers, counts))
        }
        Err(error) => {
            let watch = watch.borrow();
            if watch.cancelled || app.bell().is_stopping() {
                watch.stopped()
            } else {
                Ended::Failed(error.into())
            }
        }
    }
}

fn tariff_panel(date: &str, mut watch: Watch) -> Ended {
    let app = watch.app.clone();
    let law = match date.trim().parse() {
        Ok(date) => match app.knowledge().law.on(date) {
            Ok(law) => law,
            Err(outside) => return Ended::Failed(outside.into()),
        },
        Err(_) => return Ended::Failed(RequestError::Date(date.to_owned()).into()),
    };
    let territory = law.duty().schedule.territory();
    let countries: Vec<Country> =
        Country::all().into_iter().filter(|country| *country != territory).collect();
    let path = std::env::temp_dir().join(format!("otay-panel-{}.parquet", watch.id));
    let lines = law.duty().schedule.edition_on(law.date()).map_or(1, |edition| {
        let chapters = (1..=99).filter_map(|number| format!("{number:02}").parse().ok());
        chapters.map(|chapter| law.duty().schedule.lines_under(chapter, edition).count()).sum()
    });
    let mut stopped = false;
    let written = panel::write(&law, &countries, &path, |so_far| {
        let flow = watch.tell(so_far as u64, lines as u64);
        stopped = flow.is_break();
        flow
    });
    let read = written.map_err(Failures::from).and_then(|size| {
        let bytes = std::fs::read(&path).map_err(|error| {
            let arguments =
                vec![("path", path.display().to_string().into()), ("reason", error.to_string().into())];
            Failures::from(Failure::of("file-not-readable", arguments))
        })?;
        Ok((size, bytes))
    });
    // What is left of a panel that was stopped is no panel.
    let _ = std::fs::remove_file(&path);
    match read {
        Ok((size, bytes)) => {
            let counts =
                [("lines".to_owned(), size.lines as u64), ("countries".to_owned(), size.countries as u64)];
            let name = format!("panel-{}.parquet", law.date());
            Ended::Done(made(&name, "application/vnd.apache.parquet", &bytes, counts.into_iter().collect()))
        }
        Err(_) if stopped => watch.stopped(),
        Err(failures) => Ended::Failed(failures),
    }
}

pub(super) fn made(name: &str, media_type: &str, bytes: &[u8], counts: BTreeMap<String, u64>) -> Outcome {
    let file =
        Made { name: name.to_owned(), media_type: media_type.to_owned(), base64: STANDARD.encode(bytes) };
    Outcome { file: Some(file), counts, problem: None }
}
