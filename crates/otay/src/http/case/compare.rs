//! `GET /cases/ID/compare?from=A&to=B`: what changed between two versions, line by line.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use similar::{ChangeTag, TextDiff};

use crate::http::app::App;
use crate::http::page::{Page, Section, html};
use crate::http::refusal::Refusal;
use crate::http::visitor::Insider;
use crate::store::CaseFile;

/// Which two.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Which {
    from: i64,
    to: i64,
}

/// What changed in one file.
pub struct Change {
    /// Its name.
    pub path: String,
    /// Whether it is text at all.
    pub is_text: bool,
    /// Lines with `+`, `-` or nothing before them.
    pub lines: Vec<(char, String)>,
}

#[derive(Template)]
#[template(path = "web/case/compare.html")]
struct Compare {
    page: Page,
    id: String,
    from: i64,
    to: i64,
    changes: Vec<Change>,
}

/// Shows what changed.
pub async fn compare(
    State(app): State<App>,
    Insider(visitor): Insider,
    Path(id): Path<String>,
    Query(which): Query<Which>,
) -> Result<Response, Refusal> {
    let case = app.store().case(&id).await?;
    let before = app.store().case_files(&id, which.from).await?;
    let after = app.store().case_files(&id, which.to).await?;
    let page = Page::titled(&app, &visitor, Section::Cases, case.title);
    let changes = changes(&before, &after);
    Ok(html(&Compare { page, id, from: which.from, to: which.to, changes }))
}

fn changes(before: &[CaseFile], after: &[CaseFile]) -> Vec<Change> {
    let mut names: Vec<&str> = before.iter().chain(after).map(|file| file.path.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let content = |files: &[CaseFile], name: &str| {
        files.iter().find(|file| file.path == name).map_or_else(Vec::new, |file| file.content.clone())
    };
    names
        .into_iter()
        .filter_map(|name| {
            let (old, new) = (content(before, name), content(after, name));
            if old == new {
                return None;
            }
            let path = name.to_owned();
            let (Ok(old), Ok(new)) = (String::from_utf8(old), String::from_utf8(new)) else {
                return Some(Change { path, is_text: false, lines: Vec::new() });
            };
            let diff = TextDiff::from_lines(&old, &new);
            let lines = diff
                .grouped_ops(2)
                .iter()
                .flatten()
                .flat_map(|op| diff.iter_changes(op))
                .map(|change| {
                    let sign = match change.tag() {
                        ChangeTag::Delete => '-',
                        ChangeTag::Insert => '+',
                        ChangeTag::Equal => ' ',
                    };
                    (sign, change.value().trim_end_matches(['\n', '\r']).to_owned())
                })
                .collect();
            Some(Change { path, is_text: true, lines })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_changed_lines_with_their_surroundings_are_shown() {
        let file = |text: &str| vec![CaseFile { path: "bill.csv".into(), content: text.into() }];
        let before: String = (0..20).map(|n| format!("row {n}\n")).collect();
        let after = before.replace("row 9\n", "row nine\n");
        let changes = changes(&file(&before), &file(&after));
        let signs: String = changes[0].lines.iter().map(|(sign, _)| *sign).collect();
        assert_eq!(signs, "  -+  ");
        assert!(super::changes(&file(&before), &file(&before)).is_empty());
    }
}
