//! `otay explain CODE`: the page on a diagnostic.

use std::fmt::Write as _;

use customs::{Message, Value};

use super::{Context, Outcome};
use crate::messages::{explain_codes, explain_page};
use crate::problems::{ExitCode, Failure};
use crate::report::style::{ACCENT, COLUMNS, HEADING, wrap};

/// What a diagnostic means, why it matters and what to do.
#[derive(clap::Args, Debug)]
pub(super) struct Explain {
    /// The code in the brackets after 'error'. Without it, every code is listed.
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

pub(super) fn explain(arguments: &Explain, context: &Context) -> Outcome {
    let Some(code) = &arguments.code else {
        let mut list = String::new();
        for (code, _) in explain_codes() {
            let title = explain_page(code, context.language).and_then(title).unwrap_or_default();
            let _ = writeln!(list, "{ACCENT}{code}{ACCENT:#}\n{}", wrap(title, 4, 4, COLUMNS));
        }
        context.print(&list);
        return Ok(ExitCode::Answered);
    };
    let Some(page) = explain_page(code, context.language) else {
        let near = nearest(code).map(|near| Message::new("cli-did-you-mean").with("code", near));
        let suggestion = near.map_or_else(|| Value::from("none"), Value::from);
        let arguments = vec![("code", Value::from(code.as_str())), ("suggestion", suggestion)];
        return Err(Failure::of("diagnostic-unknown", arguments).into());
    };
    context.print(&set(page));
    Ok(ExitCode::Answered)
}

/// The title of a page: its first heading.
fn title(page: &str) -> Option<&str> {
    page.lines().find_map(|line| line.strip_prefix("# "))
}

/// The code most like `code`, when one is close.
fn nearest(code: &str) -> Option<&'static str> {
    explain_codes()
        .map(|(known, _)| (distance(code, known), known))
        .min()
        .filter(|(distance, known)| *distance * 3 <= known.len())
        .map(|(_, known)| known)
}

/// Levenshtein distance.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.iter().enumerate() {
            let replaced = corner + usize::from(x != *y);
            corner = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

/// Markdown for the terminal: headings bold, paragraphs set in 80 columns, code as it stands.
pub(crate) fn set(page: &str) -> String {
    let mut text = String::new();
    let mut paragraph = String::new();
    let mut in_code = false;
    let close = |paragraph: &mut String, text: &mut String| {
        if !paragraph.is_empty() {
            let rest = if paragraph.starts_with("- ") { 2 } else { 0 };
            let _ = writeln!(text, "{}", wrap(paragraph, 0, rest, COLUMNS));
            paragraph.clear();
        }
    };
    for line in page.lines() {
        if line.starts_with("```") {
            close(&mut paragraph, &mut text);
            in_code = !in_code;
        } else if in_code {
            let _ = writeln!(text, "    {line}");
        } else if let Some(heading) = line.strip_prefix("# ").or_else(|| line.strip_prefix("## ")) {
            close(&mut paragraph, &mut text);
            let _ = writeln!(text, "{HEADING}{heading}{HEADING:#}");
        } else if line.trim().is_empty() {
            close(&mut paragraph, &mut text);
            text.push('\n');
        } else {
            if line.starts_with("- ") {
                close(&mut paragraph, &mut text);
            }
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(line.trim());
        }
    }
    close(&mut paragraph, &mut text);
    text
}
