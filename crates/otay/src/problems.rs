//! The one place where every error of the libraries is sorted: whose it is, which exit code and which HTTP
//! status it becomes, and how it is told.

use std::fmt::Write as _;

use customs::{Problem, Value};

use crate::messages::Catalogue;

/// How the program ended. The numbers are part of its interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum ExitCode {
    /// The question is answered, be the answer yes or no.
    Answered = 0,
    /// The command line was not understood.
    Usage = 2,
    /// The input was read and refused.
    InputRefused = 3,
    /// The answer turns on facts that were not given.
    Undetermined = 4,
    /// The day or the subject lies outside what the law files cover.
    OutsideCoverage = 5,
    /// A file or the network could not be reached.
    Unavailable = 6,
    /// The law files contradict themselves.
    LawData = 7,
    /// A mistake in the program.
    Bug = 70,
}

impl From<ExitCode> for std::process::ExitCode {
    fn from(code: ExitCode) -> Self {
        Self::from(code as u8)
    }
}

/// Whose an error is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Something in the input that its author can mend.
    YourInput,
    /// A question about a day or a subject that the law files do not hold.
    OutsideCoverage,
    /// The machine: a file that cannot be written, a server that cannot be reached.
    YourMachine,
    /// The law or region files.
    LawData,
    /// The program.
    OurBug,
}

impl Sort {
    /// The exit code of the command line.
    #[must_use]
    pub const fn exit_code(self) -> ExitCode {
        match self {
            Self::YourInput => ExitCode::InputRefused,
            Self::OutsideCoverage => ExitCode::OutsideCoverage,
            Self::YourMachine => ExitCode::Unavailable,
            Self::LawData => ExitCode::LawData,
            Self::OurBug => ExitCode::Bug,
        }
    }

    /// The HTTP status of a problem document.
    #[must_use]
    pub const fn http_status(self) -> u16 {
        match self {
            Self::YourInput | Self::OutsideCoverage => 422,
            Self::YourMachine => 503,
            Self::LawData | Self::OurBug => 500,
        }
    }
}

/// Diagnostics that are not the user's input. Every other code is: a code stands here when it is not.
const SORTS: &[(&str, Sort)] = &[
    ("address-not-available", Sort::YourMachine),
    ("backup-file-not-usable", Sort::YourMachine),
    ("data-folder-unknown", Sort::YourMachine),
    ("database-unavailable", Sort::YourMachine),
    ("date-outside-coverage", Sort::OutsideCoverage),
    ("file-not-readable", Sort::YourMachine),
    ("file-not-writable", Sort::YourMachine),
    ("internal", Sort::OurBug),
    ("schedule-no-edition", Sort::OutsideCoverage),
    ("tariff-download-damaged", Sort::YourMachine),
    ("tariff-download-interrupted", Sort::YourMachine),
    ("tariff-source-refused", Sort::YourMachine),
    ("tariff-source-unreachable", Sort::YourMachine),
];

/// Whose the error `code` is.
#[must_use]
pub fn sort(code: &str) -> Sort {
    // Codes of the validator of law/ and region/ name their folder first.
    const FOLDERS: [&str; 6] =
        ["law-", "region-", "origin-law-", "origin-provision-", "rule-notation-", "concordance-"];
    if FOLDERS.iter().any(|folder| code.starts_with(folder)) {
        return Sort::LawData;
    }
    SORTS.iter().find(|(known, _)| *known == code).map_or(Sort::YourInput, |(_, sort)| *sort)
}

/// Where in a file something is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The file, or the argument, as the user named it.
    pub file: String,
    /// Line, from one.
    pub line: Option<usize>,
    /// Column, from one.
    pub column: Option<usize>,
    /// The line itself, to be shown with a mark under the column.
    pub excerpt: Option<String>,
    /// How many characters the mark covers.
    pub width: usize,
}

/// One thing that went wrong, ready to be told in either language.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// The diagnostic code.
    pub code: &'static str,
    /// The values of its sentence.
    pub arguments: Vec<(&'static str, Value)>,
    /// The developer's wording, for a sentence that the catalogue lacks.
    pub plain: String,
    /// Where.
    pub place: Option<Place>,
}

impl Failure {
    /// What a library reported.
    pub fn new(problem: &dyn Problem) -> Self {
        Self { code: problem.code(), arguments: problem.arguments(), plain: problem.to_string(), place: None }
    }

    /// A failure of the program's own edge, by its code.
    #[must_use]
    pub fn of(code: &'static str, arguments: Vec<(&'static str, Value)>) -> Self {
        Self { code, arguments, plain: code.to_owned(), place: None }
    }

    /// The failure with its place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// What is wrong, as a sentence fragment.
    #[must_use]
    pub fn what(&self, catalogue: &Catalogue) -> String {
        let key: &str = &format!("error-{}", self.code);
        catalogue.sentence_of(key, &self.arguments).unwrap_or_else(|| self.plain.clone())
    }

    /// Why it matters.
    #[must_use]
    pub fn why(&self, catalogue: &Catalogue) -> Option<String> {
        catalogue.attribute(&format!("error-{}", self.code), "why", &self.arguments)
    }

    /// What to do.
    #[must_use]
    pub fn help(&self, catalogue: &Catalogue) -> Option<String> {
        catalogue.attribute(&format!("error-{}", self.code), "help", &self.arguments)
    }
}

/// What went wrong, all of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Failures(pub Vec<Failure>);

impl<P: Problem> From<P> for Failures {
    fn from(problem: P) -> Self {
        Self(vec![Failure::new(&problem)])
    }
}

impl From<Failure> for Failures {
    fn from(failure: Failure) -> Self {
        Self(vec![failure])
    }
}

impl Failures {
    /// Failures of a list of problems without places.
    pub fn all<P: Problem>(problems: &[P]) -> Self {
        Self(problems.iter().map(|problem| Failure::new(problem)).collect())
    }

    /// The exit code: that of the gravest.
    #[must_use]
    pub fn exit_code(&self) -> ExitCode {
        self.0.iter().map(|failure| sort(failure.code).exit_code()).max().unwrap_or(ExitCode::Bug)
    }

    /// The failures as they are printed: code, what, where, why, help.
    #[must_use]
    pub fn text(&self, catalogue: &Catalogue) -> String {
        let mut text = String::new();
        for failure in &self.0 {
            write_failure(&mut text, failure, catalogue);
            text.push('\n');
        }
        if self.0.len() > 1 {
            let message = customs::Message::new("cli-problems-found").with("count", self.0.len());
            let _ = writeln!(text, "{}", catalogue.render(&message));
        }
        text
    }
}

fn write_failure(text: &mut String, failure: &Failure, catalogue: &Catalogue) {
    use crate::report::style::{ERROR, MUTED, STRONG, indented};

    let label = catalogue.text("cli-error");
    let what = failure.what(catalogue);
    let head = format!("{label}[{}]: {what}", failure.code);
    // Wrapped as plain text first, then the label is painted.
    let wrapped = indented(&head, 0, 80);
    let plain = format!("{label}[{}]", failure.code);
    let painted = wrapped.strip_prefix(&plain).map_or(wrapped.clone(), |rest| {
        format!("{ERROR}{label}{ERROR:#}{MUTED}[{}]{MUTED:#}{rest}", failure.code)
    });
    let _ = writeln!(text, "{painted}");
    if let Some(place) = &failure.place {
        write_place(text, place);
    }
    for (label, part) in [("cli-why", failure.why(catalogue)), ("cli-help", failure.help(catalogue))] {
        if let Some(part) = part {
            let label = catalogue.text(label);
            let body = indented(&format!("{label}: {part}"), 2, 80);
            let start = format!("  {label}:");
            let painted = body
                .strip_prefix(&start)
                .map_or(body.clone(), |rest| format!("  {STRONG}{label}:{STRONG:#}{rest}"));
            let _ = writeln!(text, "{painted}");
        }
    }
}

fn write_place(text: &mut String, place: &Place) {
    use crate::report::style::{ACCENT, MUTED};

    let mut at = place.file.clone();
    for number in [place.line, place.column].into_iter().flatten() {
        let _ = write!(at, ":{number}");
    }
    let _ = writeln!(text, "  {MUTED}-->{MUTED:#} {at}");
    if let (Some(line), Some(excerpt)) = (place.line, &place.excerpt) {
        let number = line.to_string();
        let gutter = " ".repeat(number.len());
        let _ = writeln!(text, "  {MUTED}{number} |{MUTED:#} {excerpt}");
        if let Some(column) = place.column {
            let before: String =
                excerpt.chars().take(column - 1).map(|c| if c == '\t' { '\t' } else { ' ' }).collect();
            let mark = "^".repeat(place.width.max(1));
            let _ = writeln!(text, "  {MUTED}{gutter} |{MUTED:#} {before}{ACCENT}{mark}{ACCENT:#}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Language;

    fn failure(code: &'static str) -> Failure {
        Failure::of(code, Vec::new())
    }

    #[test]
    fn the_gravest_failure_gives_the_exit_code() {
        let failures = Failures(vec![failure("unknown-key"), failure("internal")]);
        assert_eq!(failures.exit_code(), ExitCode::Bug);
        assert_eq!(Failures(vec![failure("unknown-key")]).exit_code(), ExitCode::InputRefused);
        assert_eq!(sort("law-period-overlaps"), Sort::LawData);
        assert_eq!(sort("date-outside-coverage").exit_code(), ExitCode::OutsideCoverage);
    }

    #[test]
    fn a_failure_is_told_with_its_place_a_mark_and_help() {
        let failure = failure("file-not-readable").at(Place {
            file: "case.toml".into(),
            line: Some(12),
            column: Some(5),
            excerpt: Some("    units = 3".into()),
            width: 5,
        });
        let text = anstream::adapter::strip_str(&Failures::from(failure).text(Catalogue::of(Language::En)))
            .to_string();
        assert!(text.contains("error[file-not-readable]: "), "{text}");
        assert!(text.contains("  --> case.toml:12:5\n"), "{text}");
        assert!(text.contains("  12 |     units = 3\n     |     ^^^^^\n"), "{text}");
        assert!(text.contains("  help: "), "{text}");
    }
}
