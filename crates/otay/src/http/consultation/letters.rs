//! The letters that go out with a request.

use customs::Message;
use uuid::Uuid;

use super::{ask, calendar_file, slots};
use crate::http::app::App;
use crate::http::visitor::Visitor;
use crate::messages::{Catalogue, Language};
use crate::store::{Adviser, Instant, NewConsultation, NewMail};

/// A letter to the client, and one to the adviser whose time it is (or to all, where none was chosen).
#[must_use]
pub fn of_request(
    app: &App,
    visitor: &Visitor,
    new: &NewConsultation,
    secret: &str,
    advisers: &[Adviser],
) -> Vec<NewMail> {
    let catalogue = visitor.catalogue();
    let base = &app.settings().base_url;
    let link = format!("{base}/consultation/{}?key={secret}", new.id);
    let when = match &new.booking {
        Some(booking) => when(catalogue, booking.starts_at),
        None => catalogue.text("web-letter-no-time"),
    };
    let calendar = new.booking.as_ref().map(|b| calendar_file::text(catalogue, &new.id, b, app.now(), &link));
    let client = NewMail {
        id: Uuid::now_v7().to_string(),
        recipient: new.contact_email.clone(),
        subject: catalogue.text("web-letter-client-subject"),
        body: catalogue.render(
            &Message::new("web-letter-client-body")
                .with("name", new.contact_name.as_str())
                .with("when", when.as_str())
                .with("link", link.as_str()),
        ),
        calendar: calendar.clone(),
    };
    let of_adviser = |adviser: &&Adviser| match &new.booking {
        Some(booking) => booking.adviser_id == adviser.id,
        None => true,
    };
    let queue_link = format!("{base}/consultations/{}", new.id);
    let advisers = advisers.iter().filter(of_adviser).filter(|adviser| !adviser.email.is_empty());
    let to_advisers = advisers.map(|adviser| NewMail {
        id: Uuid::now_v7().to_string(),
        recipient: adviser.email.clone(),
        subject: catalogue
            .render(&Message::new("web-letter-adviser-subject").with("company", new.company.as_str())),
        body: catalogue.render(
            &Message::new("web-letter-adviser-body")
                .with("company", new.company.as_str())
                .with("when", when.as_str())
                .with("link", queue_link.as_str()),
        ),
        calendar: calendar.clone(),
    });
    std::iter::once(client).chain(to_advisers).collect()
}

/// The time on both sides of the border, in words.
#[must_use]
pub fn when(catalogue: &Catalogue, instant: Instant) -> String {
    let [here, there] = ask::ZONES.map(|(_, zone)| slots::local(instant, zone).unwrap_or_default());
    let message = if here == there {
        Message::new("web-when-both")
            .with("weekday", weekday(catalogue, &here.0))
            .with("date", here.0.as_str())
            .with("time", here.1.as_str())
    } else {
        Message::new("web-when-each")
            .with("weekday", weekday(catalogue, &here.0))
            .with("date", here.0.as_str())
            .with("time", here.1.as_str())
            .with("other_date", there.0.as_str())
            .with("other_time", there.1.as_str())
    };
    catalogue.render(&message)
}

/// The day of the week of a date, as it stands within a sentence.
fn weekday(catalogue: &Catalogue, date: &str) -> String {
    let number = date.parse::<jiff::civil::Date>().map_or(1, |date| date.weekday().to_monday_one_offset());
    let name = catalogue.text(&format!("web-weekday-{number}"));
    match catalogue.language() {
        Language::En => name,
        Language::Es => name.to_lowercase(),
    }
}
