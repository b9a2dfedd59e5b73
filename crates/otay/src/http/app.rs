//! What every handler has at hand.

use std::num::NonZero;
use std::sync::Arc;

use axum::http::StatusCode;
use tokio::sync::Semaphore;

use crate::http::answers::Recent;
use crate::http::jobs::Bell;
use crate::http::knowledge::Knowledge;
use crate::http::refusal::Refusal;
use crate::http::session::attempts::Attempts;
use crate::store::{Instant, Store};

/// Where the time comes from: the system's clock in the program, a fixed one in tests.
pub type Clock = Arc<dyn Fn() -> Instant + Send + Sync>;

/// How the workbench was started.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Whether others than this machine may reach it; then changing anything takes a sign-in.
    pub public: bool,
    /// The address under which visitors reach it, for links in letters; no slash at the end.
    pub base_url: String,
    /// Where letters are handed over; without one they wait in the outbox.
    pub smtp: Option<String>,
    /// Who letters come from.
    pub mail_from: String,
}

/// The workbench's state, shared by every request.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    store: Store,
    knowledge: Arc<Knowledge>,
    clock: Clock,
    settings: Settings,
    attempts: Attempts,
    bell: Bell,
    recent: Recent,
    turns: Semaphore,
}

impl App {
    /// A workbench on `store` that answers by `knowledge`.
    #[must_use]
    pub fn new(store: Store, knowledge: Arc<Knowledge>, clock: Clock, settings: Settings) -> Self {
        Self(Arc::new(Inner {
            store,
            knowledge,
            clock,
            settings,
            attempts: Attempts::default(),
            bell: Bell::default(),
            recent: Recent::default(),
            turns: Semaphore::new(std::thread::available_parallelism().map_or(2, NonZero::get).max(2)),
        }))
    }

    /// The store.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// What it answers by.
    #[must_use]
    pub fn knowledge(&self) -> &Knowledge {
        &self.0.knowledge
    }

    /// The present moment.
    #[must_use]
    pub fn now(&self) -> Instant {
        (self.0.clock)()
    }

    /// How the workbench was started.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// What wakes and ends the worker of jobs.
    #[must_use]
    pub fn bell(&self) -> &Bell {
        &self.0.bell
    }

    /// Does what takes long beside the threads that answer requests, so that short answers need not wait for it.
    /// No more is done at once than there are processors: what came first is finished first.
    pub(super) async fn aside<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Self) -> T + Send + 'static,
    ) -> Result<T, Refusal> {
        let stopped = |_| Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, "internal");
        let _turn = self.0.turns.acquire().await.map_err(stopped)?;
        let app = self.clone();
        let done = tokio::task::spawn_blocking(move || work(&app)).await;
        done.map_err(|_| Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, "internal"))
    }

    /// Answers of late.
    pub(super) fn recent(&self) -> &Recent {
        &self.0.recent
    }

    /// Failed sign-ins of late.
    pub(super) fn attempts(&self) -> &Attempts {
        &self.0.attempts
    }
}
