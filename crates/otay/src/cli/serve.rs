//! `otay serve`: the workbench in a browser.

use std::net::SocketAddr;
use std::sync::Arc;

use clap::Args;
use customs::Message;

use super::{Context, Outcome};
use crate::http::{Knowledge, ServeOptions, serve as run};
use crate::problems::{ExitCode, Failure, Failures};

/// The workbench in a browser, on this machine
#[derive(Args, Debug)]
pub struct Serve {
    /// Address and port to listen on
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8790")]
    listen: SocketAddr,
    #[command(flatten)]
    database: Database,
    /// The folder of the user's register, as `otay directory --data` takes it
    #[arg(long, value_name = "DIR")]
    register: Option<std::path::PathBuf>,
    /// Let others than this machine reach it; turns on the sign-in
    #[arg(long)]
    public: bool,
    /// Name of the administrator; the password is read from OTAY_ADMINISTRATOR_PASSWORD
    #[arg(long, value_name = "NAME")]
    administrator: Option<String>,
    /// Address visitors use, for links in letters
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Mail server, such as smtps://user:password@host; without one, letters wait in the outbox
    #[arg(long, value_name = "URL", env = "OTAY_SMTP", hide_env_values = true)]
    smtp: Option<String>,
    /// Sender of letters
    #[arg(long, value_name = "ADDRESS", default_value = "otay@localhost")]
    mail_from: String,
}

/// Where the workbench keeps its data.
#[derive(Args, Debug)]
pub struct Database {
    /// A file, or postgres://user:password@host/name
    #[arg(long, value_name = "ADDRESS", env = "OTAY_DATABASE", hide_env_values = true)]
    database: Option<String>,
}

impl Database {
    /// The address; without one, a file in the user's data folder.
    pub fn address(&self, context: &Context) -> Result<String, Failures> {
        if let Some(address) = &self.database {
            return Ok(address.clone());
        }
        let unknown = || Failures::from(Failure::of("data-folder-unknown", Vec::new()));
        let folder = context.data_folder().ok_or_else(unknown)?;
        std::fs::create_dir_all(folder).map_err(|error| {
            Failures::from(Failure::of(
                "file-not-writable",
                vec![("path", folder.display().to_string().into()), ("reason", error.to_string().into())],
            ))
        })?;
        Ok(folder.join("workbench.sqlite").display().to_string())
    }
}

/// Serves until told to stop.
pub fn serve(arguments: &Serve, context: &Context) -> Outcome {
    let administrator = match &arguments.administrator {
        None => None,
        Some(name) => {
            let password = std::env::var("OTAY_ADMINISTRATOR_PASSWORD")
                .map_err(|_| Failure::of("administrator-password-missing", Vec::new()))?;
            Some((name.clone(), password))
        }
    };
    let options = ServeOptions {
        listen: arguments.listen,
        database: arguments.database.address(context)?,
        public: arguments.public,
        base_url: arguments.base_url.as_ref().map(|url| url.trim_end_matches('/').to_owned()),
        smtp: arguments.smtp.clone(),
        mail_from: arguments.mail_from.clone(),
        administrator,
        knowledge: Arc::new(Knowledge::read_with(
            &context.lawbook()?,
            context.data_folder(),
            crate::directory::store(arguments.register.clone(), context.data_folder()).as_ref(),
        )?),
    };
    let ready = |address: SocketAddr| {
        let message = Message::new("serve-ready").with("url", format!("http://{address}"));
        context.print(&format!("{}\n", context.catalogue.render(&message)));
        context.flush();
    };
    runtime()?.block_on(run(options, ready))?;
    Ok(ExitCode::Answered)
}

/// The runtime for commands that reach the database.
pub fn runtime() -> Result<tokio::runtime::Runtime, Failures> {
    tokio::runtime::Runtime::new().map_err(|error| {
        Failure::of("database-unavailable", vec![("reason", error.to_string().into())]).into()
    })
}
