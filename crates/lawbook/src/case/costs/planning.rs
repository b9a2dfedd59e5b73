//! `[planning]` of a case, and what-if files.

use customs::{Currency, Decimal};
use toml::de::DeTable;

use super::Number;
use super::read::{List, change, number, whole};
use super::words::words;
use crate::case::location::{At, Located, Source};
use crate::case::problem::{ProblemKind, Refused};
use crate::case::reading::Reading;
use crate::case::table::{Amount as NotNegative, Positive, Table};

/// What the case says of the years ahead and of what may change.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Planning {
    /// Years looked at; five when absent.
    pub years: Option<u32>,
    /// Rate at which later cash is discounted, percent a year; the cost of capital when absent.
    pub discount_percent: Option<Number>,
    /// Cost of capital, percent a year.
    pub capital_cost_percent: Option<Number>,
    /// Growth of volume, percent a year.
    pub volume_growth_percent: Option<Number>,
    /// Units of each year, from the first on; in place of a growth.
    pub volume_by_year: Vec<Decimal>,
    /// Inflation of wages, percent a year.
    pub wage_inflation_percent: Option<Number>,
    /// Inflation of prices and materials, percent a year.
    pub price_inflation_percent: Option<Number>,
    /// Inflation of freight, percent a year.
    pub freight_inflation_percent: Option<Number>,
    /// Inflation of other overhead, percent a year.
    pub overhead_inflation_percent: Option<Number>,
    /// How currencies move.
    pub exchange: Vec<ExchangePath>,
    /// What may change, each with its range.
    pub drivers: Vec<Driver>,
}

/// How a currency moves over the years.
#[derive(Clone, Debug, PartialEq)]
pub struct ExchangePath {
    /// The currency.
    pub currency: Located<Currency>,
    /// Units of it for one unit of the case's currency, by year from the first on; the last one stands for
    /// the years after it.
    pub per_unit_by_year: Vec<Decimal>,
}

words! {
    /// What may change.
    DriverKind {
        /// Ad valorem duty into the United States, percent of customs value.
        Duty = "duty",
        /// Units of another currency for one unit of the case's.
        Exchange = "exchange",
        /// Wages, percent of today's.
        Wage = "wage",
        /// Quoted price and materials, percent of today's.
        Price = "price",
        /// Freight, percent of today's.
        Freight = "freight",
        /// Other overhead, percent of today's.
        Overhead = "overhead",
        /// Units a year.
        Volume = "volume",
        /// Good units of a hundred started.
        Yield = "yield",
        /// Cost of capital, percent a year.
        Capital = "capital",
        /// Days under way and lead time, percent of today's.
        LeadTime = "lead-time",
    }
}

/// One thing that may change.
#[derive(Clone, Debug, PartialEq)]
pub struct Driver {
    /// Where it stands.
    pub at: At,
    /// What.
    pub kind: DriverKind,
    /// The currency, for an exchange rate.
    pub currency: Option<Currency>,
    /// The scenarios it touches; all when empty.
    pub scenarios: Vec<Located<String>>,
    /// Lower end of its range.
    pub low: Decimal,
    /// Upper end of its range.
    pub high: Decimal,
    /// Where the range comes from.
    pub source: Option<String>,
}

/// A what-if file: drivers set to a value, and ranges that replace those of the case.
#[derive(Clone, Debug, PartialEq)]
pub struct WhatIf {
    /// What it is called.
    pub title: String,
    /// Drivers set, each with its value.
    pub changes: Vec<(Driver, Decimal)>,
    /// Ranges in place of those of the case; the case's own when empty.
    pub drivers: Vec<Driver>,
}

/// Takes `[planning]` out of the case's table.
pub(in crate::case) fn read(case: &mut Table<'_>) -> Planning {
    let Some(mut table) = case.table("planning") else { return Planning::default() };
    let list = |table: &mut Table<'_>, key: &'static str| {
        table
            .take::<List<Positive>>(key)
            .map(|list| list.value.0.into_iter().map(|value| value.0).collect::<Vec<_>>())
            .unwrap_or_default()
    };
    let years =
        table.take::<Positive>("years").and_then(|years| whole(&table, "years", years.value.0, &years.at));
    let planning = Planning {
        years,
        discount_percent: number(&mut table, "discount_percent"),
        capital_cost_percent: number(&mut table, "capital_cost_percent"),
        volume_growth_percent: change(&mut table, "volume_growth_percent"),
        volume_by_year: list(&mut table, "volume_by_year"),
        wage_inflation_percent: change(&mut table, "wage_inflation_percent"),
        price_inflation_percent: change(&mut table, "price_inflation_percent"),
        freight_inflation_percent: change(&mut table, "freight_inflation_percent"),
        overhead_inflation_percent: change(&mut table, "overhead_inflation_percent"),
        exchange: table.tables("exchange").into_iter().filter_map(exchange).collect(),
        drivers: table
            .tables("driver")
            .into_iter()
            .filter_map(|table| driver(table, false))
            .map(|d| d.0)
            .collect(),
    };
    if planning.volume_growth_percent.is_some() && !planning.volume_by_year.is_empty() {
        let keys = ["volume_growth_percent", "volume_by_year"].map(str::to_owned).to_vec();
        table.reading().report(ProblemKind::OneOfKeys { keys }, Some(table.at()));
    }
    table.finish();
    planning
}

fn exchange(mut table: Table<'_>) -> Option<ExchangePath> {
    let currency = table.need::<Currency>("currency");
    let rates = table.need::<List<Positive>>("per_unit_by_year");
    table.finish();
    Some(ExchangePath {
        currency: currency?,
        per_unit_by_year: rates?.value.0.into_iter().map(|value| value.0).collect(),
    })
}

/// A driver; with its value where it is set (`is_set`), with its range where it is not.
fn driver(mut table: Table<'_>, is_set: bool) -> Option<(Driver, Decimal)> {
    let at = table.at();
    let kind = table.need_word("kind", DriverKind::WORDS).map(|kind| kind.value);
    let currency = match kind {
        Some(DriverKind::Exchange) => table.need::<Currency>("currency").map(|currency| currency.value),
        _ => None,
    };
    let scenarios = table
        .take::<List<Text>>("scenarios")
        .map(|list| list.value.0.into_iter().map(|text| text.0).collect())
        .unwrap_or_default();
    let source = table.take::<String>("source").map(|source| source.value);
    let take = |table: &mut Table<'_>, key| table.need::<NotNegative>(key).map(|value| value.value.0);
    let (low, high) = if is_set {
        let value = take(&mut table, "value");
        (value, value)
    } else {
        (take(&mut table, "low"), take(&mut table, "high"))
    };
    if let (Some(low), Some(high)) = (low, high)
        && low > high
    {
        table.reading().report(ProblemKind::RangeOutOfOrder, Some(at.clone()));
    }
    table.finish();
    if kind == Some(DriverKind::Exchange) && currency.is_none() {
        return None;
    }
    let driver = Driver { at, kind: kind?, currency, scenarios, low: low?, high: high?, source };
    Some((driver, low?))
}

/// A text with its place.
struct Text(Located<String>);

impl crate::case::table::FromValue for Text {
    fn read(
        value: &toml::de::DeValue<'_>,
        reading: &Reading,
        at: &At,
    ) -> Result<Self, crate::case::table::Refusal> {
        String::read(value, reading, at).map(|text| Self(Located::new(text, at.clone())))
    }
}

/// Reads a what-if file: `format = 1`, `title`, `[[set]]` and `[[driver]]`.
///
/// - Refuses: every problem at once, as the case does.
pub fn read_what_if(source: Source, currency: Currency) -> Result<WhatIf, Refused> {
    let reading = Reading::default();
    reading.currency.set(Some(currency));
    let text = source.text.clone();
    let file = reading.add_source(source);
    let (parsed, errors) = DeTable::parse_recoverable(&text);
    for error in &errors {
        let at = reading.at(file, &error.span().unwrap_or(0..0));
        reading.report(ProblemKind::NotToml { reason: error.message().to_owned() }, Some(at));
    }
    let mut what_if = None;
    if errors.is_empty() {
        let start = At::in_text(file, &text, &(0..0));
        let mut table = Table::new(&reading, file, start, parsed.get_ref());
        if let Some(format) = table.need::<Decimal>("format")
            && format.value != Decimal::ONE
        {
            let kind = ProblemKind::FormatUnsupported { found: format.value.to_string() };
            reading.report(kind, Some(format.at));
        }
        let title = table.need::<String>("title").map(|title| title.value);
        let changes = table.tables("set").into_iter().filter_map(|table| driver(table, true)).collect();
        let drivers = table
            .tables("driver")
            .into_iter()
            .filter_map(|table| driver(table, false))
            .map(|d| d.0)
            .collect();
        table.finish();
        what_if = title.map(|title| WhatIf { title, changes, drivers });
    }
    let refused = reading.has_problems();
    let (sources, problems) = reading.finish();
    match what_if {
        Some(what_if) if !refused => Ok(what_if),
        _ => Err(Refused { sources, problems }),
    }
}
