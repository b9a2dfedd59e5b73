//! What can be wrong with a case: each with its code, its place and the values of its sentence.

use std::fmt;

use customs::{Country, Coverage, Currency, Problem, TariffCode, Value};
use jiff::civil::Date;
use thiserror::Error;

use super::location::{At, Sources};
use crate::supplier_declarations::DeclarationError;

/// Everything wrong with a case, with the files it stands in.
#[derive(Clone, Debug)]
pub struct Refused {
    /// The files, as far as they could be read.
    pub sources: Sources,
    /// The problems, in the order of the files.
    pub problems: Vec<CaseProblem>,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in &self.problems {
            let place = problem.at.as_ref().and_then(|at| Some((self.sources.get(at)?, at)));
            match place {
                Some((source, at)) if source.sheet.is_some() => {
                    writeln!(f, "{}:{}: {problem}", source.name, at.cell())?;
                }
                Some((source, at)) => {
                    writeln!(f, "{}:{}:{}: {problem}", source.name, at.line, at.column)?;
                }
                None => writeln!(f, "{problem}")?,
            }
        }
        Ok(())
    }
}

impl std::error::Error for Refused {}

/// One thing wrong with a case.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseProblem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// Where; absent where there is no file to point at.
    pub at: Option<At>,
    /// Other places it has to do with, such as the first of two that are the same.
    pub related: Vec<At>,
}

impl fmt::Display for CaseProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}]", self.kind, self.kind.code())
    }
}

impl Problem for CaseProblem {
    fn code(&self) -> &'static str {
        self.kind.code()
    }

    fn arguments(&self) -> Vec<(&'static str, Value)> {
        self.kind.arguments()
    }
}

/// What is wrong with a case.
#[derive(Clone, Debug, PartialEq, Error)]
#[expect(missing_docs, reason = "each variant is documented; its fields are named by its sentence")]
pub enum ProblemKind {
    /// The folder is not there.
    #[error("`{path}` is not a folder")]
    FolderNotFound { path: String },
    /// A file is not there.
    #[error("`{file}` is not in the folder")]
    FileMissing { file: String },
    /// A file cannot be read.
    #[error("`{file}` cannot be read: {reason}")]
    FileUnreadable { file: String, reason: String },
    /// A file is larger than what is read.
    #[error("`{file}` is larger than {limit_mb} MB")]
    FileTooLarge { file: String, limit_mb: u64 },
    /// The file's text is in an encoding that is not read.
    #[error("`{file}` is neither UTF-8 nor Latin-1")]
    EncodingUnknown { file: String },
    /// `case.toml` is not TOML here.
    #[error("not TOML: {reason}")]
    NotToml { reason: String },
    /// The format is of another version.
    #[error("format {found} is not known; this program reads format 1")]
    FormatUnsupported { found: String },

    /// A key that does not belong here.
    #[error("unknown key `{key}`")]
    KeyUnknown { key: String, nearest: Option<String> },
    /// A key that has to be here.
    #[error("key `{key}` is missing")]
    KeyMissing { key: String },
    /// The value is of the wrong type.
    #[error("`{key}` has to be {expected}, not {found}")]
    TypeWrong { key: String, expected: Expected, found: String },
    /// A blank that is still to be filled.
    #[error("`{key}` is blank")]
    ValueBlank { key: String },
    /// A word that is not one of those known here.
    #[error("`{word}` is not one of {}", allowed.join(", "))]
    WordUnknown { key: String, word: String, allowed: Vec<String> },
    /// Of several keys that exclude each other none is there, or more than one.
    #[error("exactly one of {} is needed", keys.join(", "))]
    OneOfKeys { keys: Vec<String> },
    /// A range whose ends or value are out of order.
    #[error("the range is out of order: low, value, high")]
    RangeOutOfOrder,
    /// Not a kind of scenario.
    #[error("`{word}` is not a kind of scenario")]
    ScenarioKindUnknown { word: String, allowed: Vec<String> },

    /// Not a day.
    #[error("`{text}` is not a date")]
    DateInvalid { text: String },
    /// Not a decimal number.
    #[error("`{text}` is not a decimal number")]
    DecimalInvalid { text: String },
    /// More places than are kept.
    #[error("`{text}` has more than twelve places")]
    DecimalTooFine { text: String },
    /// An amount below zero.
    #[error("{text} is below zero")]
    AmountNegative { text: String },
    /// A quantity, volume or rate of zero or less.
    #[error("{text} is not above zero")]
    NotAboveZero { text: String },
    /// Not a country.
    #[error("`{text}` is not a country of ISO 3166-1")]
    CountryUnknown { text: String },
    /// Not a currency.
    #[error("`{text}` is not a currency of ISO 4217")]
    CurrencyUnknown { text: String },
    /// Not a unit.
    #[error("`{text}` is not a known unit")]
    UnitUnknown { text: String, allowed: Vec<String> },

    /// Not a tariff code at all.
    #[error("`{text}` is not a tariff code")]
    TariffCodeMalformed { text: String },
    /// A tariff code with too few digits for what is asked of it.
    #[error("`{code}` is too short; {digits} digits are needed")]
    TariffCodeTooShort { code: TariffCode, digits: u64 },
    /// A code the schedule does not hold on the day.
    #[error("`{code}` is not in the schedule on {date}")]
    TariffCodeUnknown { code: TariffCode, date: Date, near: Vec<TariffCode> },
    /// A code that was in the schedule and is no more.
    #[error("`{code}` left the schedule after {until}")]
    TariffCodeRetired { code: TariffCode, date: Date, until: Date, successors: Vec<TariffCode> },
    /// A code that comes into the schedule later.
    #[error("`{code}` comes into the schedule on {from}")]
    TariffCodeLater { code: TariffCode, date: Date, from: Date },

    /// No exchange rate for an amount.
    #[error("no exchange rate between {from} and {to}")]
    ExchangeRateMissing { from: Currency, to: Currency },
    /// Two exchange rates for one pair.
    #[error("a second exchange rate between {from} and {to}")]
    ExchangeRateDuplicate { from: Currency, to: Currency },
    /// An exchange rate from a currency to itself.
    #[error("an exchange rate from {currency} to itself")]
    ExchangeRateToItself { currency: Currency },

    /// The day lies outside what the law covers.
    #[error("{date} is outside {} to {}", coverage.from, coverage.until)]
    DateOutsideCoverage { date: Date, coverage: Coverage },
    /// A place the region does not hold.
    #[error("`{place}` is not a place of the region")]
    PlaceUnknown { place: String, near: Vec<String> },
    /// A process that the directory of makers does not know.
    #[error("`{process}` is not a process that the directory knows")]
    ProcessUnknown { process: String, near: Vec<String> },
    /// A place of the region lies in another country than the scenario says.
    #[error("`{place}` lies in {lies_in}, not in {said}")]
    PlaceInOtherCountry { place: String, lies_in: Country, said: Country },
    /// What is made in the United States is not entered into them.
    #[error("a good made in the United States is not entered")]
    EntryAtHome,
    /// No scenario at all.
    #[error("the case has no scenario")]
    ScenarioNone,
    /// Two scenarios of one name.
    #[error("a second scenario `{id}`")]
    ScenarioDuplicate { id: String },
    /// A scenario is named that is not there.
    #[error("there is no scenario `{id}`")]
    ScenarioUnknown { id: String, known: Vec<String> },
    /// A name with characters that a command line would not like.
    #[error("`{id}` is not a short name of lower-case letters, digits and hyphens")]
    IdInvalid { id: String },
    /// A part is named that is not in the bill.
    #[error("there is no part `{part}` in the bill")]
    PartUnknown { part: String, nearest: Option<String> },
    /// A period that ends before it begins.
    #[error("the period ends on {until}, before it begins on {from}")]
    PeriodEndsBeforeItBegins { from: Date, until: Date },
    /// A part is changed twice.
    #[error("part `{part}` is changed twice")]
    PartChangedTwice { part: String },

    /// The bill is a kind of file that is not read.
    #[error("`{file}` is neither CSV nor XLSX")]
    BillKindUnknown { file: String },
    /// The bill has no line.
    #[error("the bill has no lines")]
    BillEmpty,
    /// No row looks like a row of column names.
    #[error("no row of column names was found")]
    BillHeaderMissing,
    /// The workbook has no such sheet.
    #[error("there is no sheet `{sheet}`")]
    SheetUnknown { sheet: String, known: Vec<String> },
    /// The workbook cannot be opened.
    #[error("the workbook cannot be read: {reason}")]
    SpreadsheetUnreadable { reason: String },
    /// A cell holds a formula's error, such as `#REF!`.
    #[error("the cell holds the error {text}")]
    CellError { text: String },
    /// A quotation mark is not closed.
    #[error("a quotation mark is opened and not closed")]
    QuoteUnclosed,
    /// A column that is not known.
    #[error("unknown column `{column}`")]
    ColumnUnknown { column: String, nearest: Option<String> },
    /// Two columns that say the same.
    #[error("`{column}` and an earlier column both give the {meaning}")]
    ColumnDuplicate { column: String, meaning: String },
    /// A column that has to be there.
    #[error("the bill has no column for the {meaning}")]
    ColumnMissing { meaning: String },
    /// More fields than columns.
    #[error("the row has {fields} fields for {columns} columns")]
    RowTooLong { fields: usize, columns: usize },
    /// A cell that has to be filled.
    #[error("`{column}` is empty")]
    CellMissing { column: String },
    /// A bought part without a price.
    #[error("`{part}` has no unit cost")]
    CostMissing { part: String },
    /// A part made here without the parts it is made from.
    #[error("`{part}` is made here, and nothing says of what")]
    MadeWithoutParts { part: String },
    /// Two lines of one part.
    #[error("a second line for part `{part}`")]
    PartDuplicate { part: String },
    /// The parent is not in the bill.
    #[error("there is no part `{parent}` to belong to")]
    ParentUnknown { parent: String, nearest: Option<String> },
    /// Parts that are parts of themselves.
    #[error("a cycle: {}", chain.join(" > "))]
    Cycle { chain: Vec<String> },
    /// A level deeper than one below the line before.
    #[error("level {found} after level {before}")]
    LevelSkipped { found: String, before: u64 },
    /// Parent and level in one bill.
    #[error("the bill has both a parent and a level column")]
    ParentAndLevel,
    /// Evidence without the claim it is for.
    #[error("evidence is given for `{part}`, which is not claimed to originate")]
    EvidenceWithoutClaim { part: String },
    /// A declaration that ends before it begins.
    #[error("the evidence ends on {until}, before it begins on {date}")]
    EvidenceEndsBeforeItBegins { date: Date, until: Date },
    /// The file of supplier declarations itself.
    #[error(transparent)]
    Declarations(DeclarationError),
    /// A declaration for a part that the bill does not have.
    #[error("the declared part `{part}` is not in the bill")]
    DeclarationPartUnknown { part: String, nearest: Option<String> },
    /// Two declarations say opposite things of one part for the same day.
    #[error("`{earlier}` and `{later}` declare opposite things of `{part}` for the same days")]
    DeclarationsContradict { part: String, earlier: String, later: String },
    /// The bill states what a declaration states.
    #[error("the bill states the status of `{part}`, which a supplier declaration states too")]
    DeclarationBesideBill { part: String },
}

/// What a value was expected to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Text in quotation marks.
    Text,
    /// A decimal number.
    Decimal,
    /// A date.
    Date,
    /// true or false.
    YesNo,
    /// A table.
    Table,
    /// Several tables.
    Tables,
    /// A list.
    List,
    /// Text, a number, a date, true or false.
    Fact,
}

impl Expected {
    /// Its word, which the catalogue translates.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Decimal => "decimal",
            Self::Date => "date",
            Self::YesNo => "yes-no",
            Self::Table => "table",
            Self::Tables => "tables",
            Self::List => "list",
            Self::Fact => "fact",
        }
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

fn text(value: &str) -> Value {
    Value::Text(value.to_owned())
}

/// The list, or the word `none`, by which the catalogue chooses another sentence.
fn list_or_none(values: Vec<Value>) -> Value {
    if values.is_empty() { text("none") } else { Value::List(values) }
}

fn texts(values: &[String]) -> Value {
    list_or_none(values.iter().map(|value| text(value)).collect())
}

fn codes(values: &[TariffCode]) -> Value {
    list_or_none(values.iter().map(|code| Value::Code(*code)).collect())
}

fn nearest(value: Option<&String>) -> Value {
    text(value.map_or("none", String::as_str))
}

impl ProblemKind {
    /// Kebab-case code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::FolderNotFound { .. } => "case-folder-not-found",
            Self::FileMissing { .. } => "case-file-missing",
            Self::FileUnreadable { .. } => "case-file-unreadable",
            Self::FileTooLarge { .. } => "case-file-too-large",
            Self::EncodingUnknown { .. } => "case-encoding-unknown",
            Self::NotToml { .. } => "case-not-toml",
            Self::FormatUnsupported { .. } => "case-format-unsupported",
            Self::KeyUnknown { .. } => "case-key-unknown",
            Self::KeyMissing { .. } => "case-key-missing",
            Self::OneOfKeys { .. } => "case-one-of-keys",
            Self::RangeOutOfOrder => "case-range-out-of-order",
            Self::TypeWrong { .. } => "case-type-wrong",
            Self::ValueBlank { .. } => "case-value-blank",
            Self::WordUnknown { .. } => "case-word-unknown",
            Self::ScenarioKindUnknown { .. } => "case-scenario-kind-unknown",
            Self::DateInvalid { .. } => "case-date-invalid",
            Self::DecimalInvalid { .. } => "case-decimal-invalid",
            Self::DecimalTooFine { .. } => "case-decimal-too-fine",
            Self::AmountNegative { .. } => "case-amount-negative",
            Self::NotAboveZero { .. } => "case-not-above-zero",
            Self::CountryUnknown { .. } => "case-country-unknown",
            Self::CurrencyUnknown { .. } => "case-currency-unknown",
            Self::UnitUnknown { .. } => "case-unit-unknown",
            Self::TariffCodeMalformed { .. } => "case-tariff-code-malformed",
            Self::TariffCodeTooShort { .. } => "case-tariff-code-too-short",
            Self::TariffCodeUnknown { .. } => "case-tariff-code-unknown",
            Self::TariffCodeRetired { .. } => "case-tariff-code-retired",
            Self::TariffCodeLater { .. } => "case-tariff-code-later",
            Self::ExchangeRateMissing { .. } => "case-exchange-rate-missing",
            Self::ExchangeRateDuplicate { .. } => "case-exchange-rate-duplicate",
            Self::ExchangeRateToItself { .. } => "case-exchange-rate-to-itself",
            Self::DateOutsideCoverage { .. } => "date-outside-coverage",
            Self::PlaceUnknown { .. } => "case-place-unknown",
            Self::ProcessUnknown { .. } => "case-process-unknown",
            Self::PlaceInOtherCountry { .. } => "case-place-in-other-country",
            Self::EntryAtHome => "case-entry-at-home",
            Self::ScenarioNone => "case-scenario-none",
            Self::ScenarioDuplicate { .. } => "case-scenario-duplicate",
            Self::ScenarioUnknown { .. } => "case-scenario-unknown",
            Self::IdInvalid { .. } => "case-id-invalid",
            Self::PartUnknown { .. } => "case-part-unknown",
            Self::PeriodEndsBeforeItBegins { .. } => "case-period-ends-before-it-begins",
            Self::PartChangedTwice { .. } => "case-part-changed-twice",
            Self::BillKindUnknown { .. } => "bill-kind-unknown",
            Self::BillEmpty => "bill-empty",
            Self::BillHeaderMissing => "bill-header-missing",
            Self::SheetUnknown { .. } => "bill-sheet-unknown",
            Self::SpreadsheetUnreadable { .. } => "bill-spreadsheet-unreadable",
            Self::CellError { .. } => "bill-cell-error",
            Self::QuoteUnclosed => "bill-quote-unclosed",
            Self::ColumnUnknown { .. } => "bill-column-unknown",
            Self::ColumnDuplicate { .. } => "bill-column-duplicate",
            Self::ColumnMissing { .. } => "bill-column-missing",
            Self::RowTooLong { .. } => "bill-row-too-long",
            Self::CellMissing { .. } => "bill-cell-missing",
            Self::CostMissing { .. } => "bill-cost-missing",
            Self::MadeWithoutParts { .. } => "bill-made-without-parts",
            Self::PartDuplicate { .. } => "bill-part-duplicate",
            Self::ParentUnknown { .. } => "bill-parent-unknown",
            Self::Cycle { .. } => "bill-cycle",
            Self::LevelSkipped { .. } => "bill-level-skipped",
            Self::ParentAndLevel => "bill-parent-and-level",
            Self::EvidenceWithoutClaim { .. } => "bill-evidence-without-claim",
            Self::EvidenceEndsBeforeItBegins { .. } => "bill-evidence-ends-before-it-begins",
            Self::Declarations(error) => error.code(),
            Self::DeclarationPartUnknown { .. } => "declarations-part-unknown",
            Self::DeclarationsContradict { .. } => "declarations-contradict",
            Self::DeclarationBesideBill { .. } => "declarations-beside-bill",
        }
    }

    /// The values of its sentence, in the order of the fields.
    fn arguments(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::FolderNotFound { path } => vec![("path", text(path))],
            Self::FileMissing { file } | Self::EncodingUnknown { file } | Self::BillKindUnknown { file } => {
                vec![("file", text(file))]
            }
            Self::FileUnreadable { file, reason } => vec![("file", text(file)), ("reason", text(reason))],
            Self::FileTooLarge { file, limit_mb } => {
                vec![("file", text(file)), ("limit", Value::Count(*limit_mb))]
            }
            Self::NotToml { reason } | Self::SpreadsheetUnreadable { reason } => {
                vec![("reason", text(reason))]
            }
            Self::FormatUnsupported { found } => vec![("found", text(found))],
            Self::KeyUnknown { key, nearest: near } => {
                vec![("key", text(key)), ("nearest", nearest(near.as_ref()))]
            }
            Self::KeyMissing { key } | Self::ValueBlank { key } => vec![("key", text(key))],
            Self::OneOfKeys { keys } => vec![("keys", texts(keys))],
            Self::TypeWrong { key, expected, found } => {
                vec![("key", text(key)), ("expected", text(expected.word())), ("found", text(found))]
            }
            Self::WordUnknown { key, word, allowed } => {
                vec![("key", text(key)), ("word", text(word)), ("allowed", texts(allowed))]
            }
            Self::ScenarioKindUnknown { word, allowed } => {
                vec![("word", text(word)), ("allowed", texts(allowed))]
            }
            Self::UnitUnknown { text: unit, allowed } => {
                vec![("text", text(unit)), ("allowed", texts(allowed))]
            }
            Self::DateInvalid { text: t }
            | Self::DecimalInvalid { text: t }
            | Self::DecimalTooFine { text: t }
            | Self::AmountNegative { text: t }
            | Self::NotAboveZero { text: t }
            | Self::CountryUnknown { text: t }
            | Self::CurrencyUnknown { text: t }
            | Self::TariffCodeMalformed { text: t }
            | Self::CellError { text: t } => vec![("text", text(t))],
            Self::TariffCodeTooShort { code, digits } => {
                vec![("code", Value::Code(*code)), ("digits", Value::Count(*digits))]
            }
            Self::TariffCodeUnknown { code, date, near } => {
                vec![("code", Value::Code(*code)), ("date", Value::Date(*date)), ("near", codes(near))]
            }
            Self::TariffCodeRetired { code, date, until, successors } => vec![
                ("code", Value::Code(*code)),
                ("date", Value::Date(*date)),
                ("until", Value::Date(*until)),
                ("successors", codes(successors)),
            ],
            Self::TariffCodeLater { code, date, from } => {
                vec![("code", Value::Code(*code)), ("date", Value::Date(*date)), ("from", Value::Date(*from))]
            }
            Self::ExchangeRateMissing { from, to } | Self::ExchangeRateDuplicate { from, to } => {
                vec![("from", text(from.as_str())), ("to", text(to.as_str()))]
            }
            Self::ExchangeRateToItself { currency } => vec![("currency", text(currency.as_str()))],
            Self::DateOutsideCoverage { date, coverage } => vec![
                ("date", Value::Date(*date)),
                ("from", Value::Date(coverage.from)),
                ("until", Value::Date(coverage.until)),
            ],
            Self::ProcessUnknown { process, near } => {
                vec![("process", text(process)), ("near", texts(near))]
            }
            Self::PlaceUnknown { place, near } => vec![("place", text(place)), ("near", texts(near))],
            Self::PlaceInOtherCountry { place, lies_in, said } => vec![
                ("place", text(place)),
                ("lies_in", Value::Country(*lies_in)),
                ("said", Value::Country(*said)),
            ],
            Self::ScenarioDuplicate { id } | Self::IdInvalid { id } => vec![("id", text(id))],
            Self::ScenarioUnknown { id, known } => vec![("id", text(id)), ("known", texts(known))],
            Self::Declarations(error) => error.arguments(),
            Self::DeclarationsContradict { part, earlier, later } => {
                vec![("part", text(part)), ("earlier", text(earlier)), ("later", text(later))]
            }
            Self::PartUnknown { part, nearest: near }
            | Self::DeclarationPartUnknown { part, nearest: near } => {
                vec![("part", text(part)), ("nearest", nearest(near.as_ref()))]
            }
            Self::PartChangedTwice { part }
            | Self::CostMissing { part }
            | Self::MadeWithoutParts { part }
            | Self::PartDuplicate { part }
            | Self::EvidenceWithoutClaim { part }
            | Self::DeclarationBesideBill { part } => vec![("part", text(part))],
            Self::SheetUnknown { sheet, known } => vec![("sheet", text(sheet)), ("known", texts(known))],
            Self::ColumnUnknown { column, nearest: near } => {
                vec![("column", text(column)), ("nearest", nearest(near.as_ref()))]
            }
            Self::ColumnDuplicate { column, meaning } => {
                vec![("column", text(column)), ("meaning", text(meaning))]
            }
            Self::ColumnMissing { meaning } => vec![("meaning", text(meaning))],
            Self::RowTooLong { fields, columns } => {
                vec![("fields", (*fields).into()), ("columns", (*columns).into())]
            }
            Self::CellMissing { column } => vec![("column", text(column))],
            Self::ParentUnknown { parent, nearest: near } => {
                vec![("parent", text(parent)), ("nearest", nearest(near.as_ref()))]
            }
            Self::Cycle { chain } => vec![("chain", texts(chain))],
            Self::LevelSkipped { found, before } => {
                vec![("found", text(found)), ("before", Value::Count(*before))]
            }
            Self::EvidenceEndsBeforeItBegins { date, until } => {
                vec![("date", Value::Date(*date)), ("until", Value::Date(*until))]
            }
            Self::PeriodEndsBeforeItBegins { from, until } => {
                vec![("from", Value::Date(*from)), ("until", Value::Date(*until))]
            }
            Self::EntryAtHome
            | Self::ScenarioNone
            | Self::BillEmpty
            | Self::BillHeaderMissing
            | Self::QuoteUnclosed
            | Self::ParentAndLevel
            | Self::RangeOutOfOrder => Vec::new(),
        }
    }
}
