//! Cases: kept as the folders the command line reads, shown with their answer beside the inputs. They are for
//! whoever may change what is kept: a bill of materials is nobody else's business.

pub mod bill;
pub mod certification;
pub mod change_bill;
pub mod columns;
pub mod compare;
pub mod create;
pub mod delete;
pub mod download;
pub mod edit_file;
pub mod edit_row;
pub mod list;
pub mod new;
pub mod outcomes;
pub mod part;
pub mod reading;
pub mod show;
pub mod upload;
pub mod versions;
pub mod what_if;
pub mod workbook;

use axum::Router;
use axum::routing::{get, post};

use super::app::App;

/// The pages of cases.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/cases", get(list::list).post(create::from_template))
        .route("/cases/new", get(new::new))
        .route("/cases/examples/{name}", post(create::from_example))
        .route("/cases/upload", post(upload::upload))
        .route("/cases/{id}", get(show::show))
        .route("/cases/{id}/parts/{place}", get(part::show))
        .route("/cases/{id}/parts/{place}/{from}", get(part::show_from))
        .route("/cases/{id}/sources", get(part::sources))
        .route("/cases/{id}/bill", get(bill::bill).post(change_bill::change))
        .route("/cases/{id}/bill/rows/{line}", get(edit_row::form).post(edit_row::save))
        .route("/cases/{id}/bill/columns", get(columns::form).post(columns::save))
        .route("/cases/{id}/file", get(edit_file::form).post(edit_file::save))
        .route("/cases/{id}/versions", get(versions::list))
        .route("/cases/{id}/compare", get(compare::compare))
        .route("/cases/{id}/folder.zip", get(download::folder))
        .route("/cases/{id}/report.html", get(download::report))
        .route("/cases/{id}/report.json", get(download::json))
        .route("/cases/{id}/cost.xlsx", get(download::spreadsheet))
        .route("/cases/{id}/certification", get(certification::form).post(certification::save))
        .route("/cases/{id}/certification/{name}", get(certification::download))
        .route("/cases/{id}/delete", post(delete::delete))
}
