//! Hands letters to the mail server, in the background.

use std::time::Duration;

use lettre::message::header::ContentType;
use lettre::message::{Attachment, MultiPart, SinglePart};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use super::app::App;
use crate::store::OutboxMail;

const PAUSE: Duration = Duration::from_secs(10);
const MOST_ATTEMPTS: i64 = 20;

type Transport = AsyncSmtpTransport<Tokio1Executor>;

/// The way to the mail server `address`, such as `smtps://user:password@mail.example`.
pub fn transport(address: &str) -> Result<Transport, lettre::transport::smtp::Error> {
    Ok(Transport::from_url(address)?.build())
}

/// Sends what waits, again and again, until the program ends.
pub async fn keep_sending(app: App, transport: Transport) {
    loop {
        send_waiting(&app, &transport).await;
        tokio::time::sleep(PAUSE).await;
    }
}

/// Sends every letter that waits; one that fails is tried again later.
pub async fn send_waiting(app: &App, transport: &Transport) {
    let Ok(mails) = app.store().unsent(MOST_ATTEMPTS, 20).await else { return };
    for mail in mails {
        let outcome = match message(&app.settings().mail_from, &mail) {
            Ok(message) => transport.send(message).await.map(drop).map_err(|error| error.to_string()),
            Err(error) => Err(error),
        };
        let noted = app.store().mail_attempted(
            &mail.id,
            outcome.as_ref().copied().map_err(String::as_str),
            app.now(),
        );
        if noted.await.is_err() {
            return;
        }
    }
}

fn message(from: &str, mail: &OutboxMail) -> Result<Message, String> {
    let mailbox = |address: &str| address.parse().map_err(|error| format!("{address}: {error}"));
    let builder = Message::builder()
        .from(mailbox(from)?)
        .to(mailbox(&mail.recipient)?)
        .subject(&mail.subject)
        .message_id(Some(format!("<{}@otay>", mail.id)));
    let body = SinglePart::plain(mail.body.clone());
    let message = match &mail.calendar {
        None => builder.singlepart(body),
        Some(calendar) => {
            let kind = ContentType::parse("text/calendar; charset=utf-8; method=PUBLISH")
                .map_err(|error| error.to_string())?;
            let attachment = Attachment::new("consultation.ics".to_owned()).body(calendar.clone(), kind);
            builder.multipart(MultiPart::mixed().singlepart(body).singlepart(attachment))
        }
    };
    message.map_err(|error| error.to_string())
}
