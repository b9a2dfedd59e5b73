//! Starts the workbench.

use std::net::SocketAddr;
use std::sync::Arc;

use customs::{Problem, Value};
use thiserror::Error;
use tokio::net::TcpListener;
use uuid::Uuid;

use super::app::{App, Settings};
use super::knowledge::Knowledge;
use super::session::password;
use super::{jobs, mailer, router};
use crate::store::{Store, StoreError};

/// How to start.
pub struct ServeOptions {
    /// Where to listen.
    pub listen: SocketAddr,
    /// Database: a file or `postgres://…`.
    pub database: String,
    /// Whether others than this machine may reach it.
    pub public: bool,
    /// The address visitors use, where it differs from the one listened on.
    pub base_url: Option<String>,
    /// Mail server.
    pub smtp: Option<String>,
    /// Who letters come from.
    pub mail_from: String,
    /// What to answer by.
    pub knowledge: Arc<Knowledge>,
    /// Name and password to set for the administrator.
    pub administrator: Option<(String, String)>,
}

/// Why the workbench did not start.
#[derive(Debug, Error)]
pub enum ServeError {
    /// Listening elsewhere than on this machine has to be asked for.
    #[error("`{0}` can be reached by others; say --public to allow that")]
    NotLoopback(SocketAddr),
    /// A public workbench without an administrator could be changed by nobody.
    #[error("a public workbench needs an administrator")]
    NoAdministrator,
    /// The password is too short.
    #[error("the password has fewer than {} characters", password::SHORTEST)]
    PasswordTooShort,
    /// The address is in use or not ours.
    #[error("cannot listen on {address}: {reason}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the system says.
        reason: std::io::Error,
    },
    /// The mail server's address is not understood.
    #[error("`{0}` is not the address of a mail server")]
    MailServer(String),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The password could not be hashed.
    #[error("the password could not be hashed: {0}")]
    Hash(#[from] argon2::password_hash::Error),
    /// The runtime.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

impl Problem for ServeError {
    fn code(&self) -> &'static str {
        match self {
            Self::NotLoopback(_) => "serve-not-loopback",
            Self::NoAdministrator => "serve-no-administrator",
            Self::PasswordTooShort => "password-too-short",
            Self::Listen { .. } => "address-not-available",
            Self::MailServer(_) => "mail-server-not-understood",
            Self::Store(StoreError::UnknownAddress(_)) => "database-address-not-understood",
            Self::Store(_) | Self::Hash(_) | Self::Io(_) => "database-unavailable",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::NotLoopback(address) => vec![("address", address.to_string().into())],
            Self::Listen { address, reason } => {
                vec![("address", address.to_string().into()), ("reason", reason.to_string().into())]
            }
            Self::MailServer(address) | Self::Store(StoreError::UnknownAddress(address)) => {
                vec![("address", address.clone().into())]
            }
            Self::PasswordTooShort => vec![("least", password::SHORTEST.into())],
            Self::NoAdministrator => Vec::new(),
            Self::Store(_) | Self::Hash(_) | Self::Io(_) => vec![("reason", self.to_string().into())],
        }
    }
}

/// Serves until the process is told to stop; `ready` is told where it listens.
pub async fn serve(options: ServeOptions, ready: impl FnOnce(SocketAddr)) -> Result<(), ServeError> {
    if !options.public && !options.listen.ip().is_loopback() {
        return Err(ServeError::NotLoopback(options.listen));
    }
    let transport = match &options.smtp {
        None => None,
        Some(address) => {
            Some(mailer::transport(address).map_err(|_| ServeError::MailServer(address.clone()))?)
        }
    };
    let clock: super::Clock = Arc::new(milliseconds_now);
    let store = Store::open(&options.database).await?;
    if let Some((name, password)) = &options.administrator {
        if password.chars().count() < password::SHORTEST {
            return Err(ServeError::PasswordTooShort);
        }
        let hash = password::hash(password)?;
        store.set_administrator(&Uuid::now_v7().to_string(), name, &hash, clock()).await?;
    }
    if options.public && !store.has_administrator().await? {
        return Err(ServeError::NoAdministrator);
    }
    store.requeue_interrupted_jobs(clock()).await?;
    let listener = TcpListener::bind(options.listen)
        .await
        .map_err(|reason| ServeError::Listen { address: options.listen, reason })?;
    let address = listener.local_addr()?;
    let settings = Settings {
        public: options.public,
        base_url: options.base_url.unwrap_or_else(|| format!("http://{address}")),
        smtp: options.smtp,
        mail_from: options.mail_from,
    };
    let app = App::new(store.clone(), options.knowledge, clock, settings);
    if let Some(transport) = transport {
        tokio::spawn(mailer::keep_sending(app.clone(), transport));
    }
    let worker = tokio::spawn(jobs::keep_working(app.clone()));
    ready(address);
    let stopping = app.clone();
    let end = async move {
        told_to_stop().await;
        stopping.bell().stop();
    };
    axum::serve(listener, router(app)).with_graceful_shutdown(end).await?;
    // A job at work leaves off at its next step; a worker that fell is a job that begins again.
    let _ = worker.await;
    store.close().await;
    Ok(())
}

/// The present moment by this machine's clock.
fn milliseconds_now() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

async fn told_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = interrupt.await;
}
