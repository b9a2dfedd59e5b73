//! `case.toml`: the case without its bill.

use customs::{Currency, Level};
use jiff::civil::Date;
use toml::de::DeTable;

use super::costs::{self, Planning};
use super::location::{At, Located};
use super::model::{ExchangeRate, Prices, Product, Scenario};
use super::problem::ProblemKind;
use super::reading::Reading;
use super::scenario;
use super::table::{Amount, Positive, Table};
use super::units::Unit;

/// The only version of the format so far.
const FORMAT: &str = "1";

const PRICES: &[(&str, Prices)] =
    &[("illustrative", Prices::Illustrative), ("quoted", Prices::Quoted), ("actual", Prices::Actual)];

/// What `case.toml` says, as far as it could be read.
#[derive(Default)]
pub(super) struct Document {
    pub title: Option<String>,
    pub as_of: Option<Located<Date>>,
    pub currency: Option<Currency>,
    pub prices: Option<Prices>,
    pub incumbent: Option<Located<String>>,
    pub product: Option<Product>,
    pub bill: Option<BillFile>,
    pub exchange_rates: Vec<ExchangeRate>,
    pub planning: Planning,
    pub scenarios: Vec<Scenario>,
    /// How many scenarios were written, read or not.
    pub scenarios_written: usize,
}

/// Where the bill is.
pub(super) struct BillFile {
    pub file: Located<String>,
    pub sheet: Option<Located<String>>,
    /// The file of supplier declarations.
    pub declarations: Option<Located<String>>,
}

/// Reads the text of `case.toml`; every problem goes to `reading`.
pub(super) fn read(reading: &Reading, file: usize, text: &str) -> Document {
    let (parsed, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let at = reading.at(file, &error.span().unwrap_or(0..0));
        reading.report(ProblemKind::NotToml { reason: error.message().to_owned() }, Some(at));
    }
    if !errors.is_empty() {
        // What follows a broken line is guesswork; the syntax comes first.
        return Document::default();
    }
    let start = At::in_text(file, text, &(0..0));
    let mut table = Table::new(reading, file, start, parsed.get_ref());
    if let Some(format) = table.need::<customs::Decimal>("format")
        && format.value.to_string() != FORMAT
    {
        let kind = ProblemKind::FormatUnsupported { found: format.value.to_string() };
        reading.report(kind, Some(format.at));
    }
    let title = table.need::<String>("title").map(|title| title.value);
    let as_of = table.need::<Date>("as_of");
    let currency = table.need::<Currency>("currency").map(|currency| currency.value);
    reading.currency.set(currency);
    let prices = table.need_word("prices", PRICES).map(|prices| prices.value);
    let incumbent = table.take::<String>("incumbent");
    let product = match table.table("product") {
        Some(product) => self::product(product),
        None => {
            table.missing("product");
            None
        }
    };
    let bill = match table.table("bill") {
        Some(bill) => bill_file(bill),
        None => {
            table.missing("bill");
            None
        }
    };
    let exchange_rates = exchange_rates(&mut table);
    let planning = costs::read_planning(&mut table);
    let written = table.tables("scenario");
    let scenarios_written = written.len();
    let scenarios = written.into_iter().filter_map(scenario::read).collect();
    table.finish();
    Document {
        title,
        as_of,
        currency,
        prices,
        incumbent,
        product,
        bill,
        exchange_rates,
        planning,
        scenarios,
        scenarios_written,
    }
}

fn product(mut table: Table<'_>) -> Option<Product> {
    let name = table.need::<String>("name");
    let description = table.take::<String>("description").map(|text| text.value);
    let code = table.need_code("code", Level::TariffItem);
    let unit = table.need::<String>("unit").and_then(|unit| unit_of(table.reading(), &unit));
    let annual_volume = table.need::<Positive>("annual_volume");
    let unit_weight_kg = table.take::<Amount>("unit_weight_kg");
    let unit_volume_m3 = table.take::<Amount>("unit_volume_m3");
    let processes = table.take_list::<String>("processes").unwrap_or_default();
    let facts = table.facts("facts");
    table.finish();
    Some(Product {
        name: name?.value,
        description,
        code: code?,
        unit: unit?,
        annual_volume: annual_volume?.map(|volume| volume.0),
        unit_weight_kg: unit_weight_kg.map(|weight| weight.map(|weight| weight.0)),
        unit_volume_m3: unit_volume_m3.map(|volume| volume.map(|volume| volume.0)),
        processes,
        facts,
    })
}

/// The unit, or a report that there is no such unit.
pub(super) fn unit_of(reading: &Reading, text: &Located<String>) -> Option<Unit> {
    let unit = Unit::read(&text.value);
    if unit.is_none() {
        let allowed = Unit::symbols().into_iter().map(str::to_owned).collect();
        let kind = ProblemKind::UnitUnknown { text: text.value.clone(), allowed };
        reading.report(kind, Some(text.at.clone()));
    }
    unit
}

fn bill_file(mut table: Table<'_>) -> Option<BillFile> {
    let file = table.need::<String>("file");
    let sheet = table.take::<String>("sheet");
    let declarations = table.take::<String>("declarations");
    table.finish();
    Some(BillFile { file: file?, sheet, declarations })
}

fn exchange_rates(case: &mut Table<'_>) -> Vec<ExchangeRate> {
    let reading = case.reading();
    let mut rates: Vec<(ExchangeRate, At)> = Vec::new();
    for mut table in case.tables("exchange_rate") {
        let at = table.at();
        let from = table.need::<Currency>("from");
        let to = table.need::<Currency>("to");
        let rate = table.need::<Positive>("rate");
        let date = table.need::<Date>("date");
        let source = table.need::<String>("source");
        table.finish();
        let (Some(from), Some(to), Some(rate), Some(date), Some(source)) = (from, to, rate, date, source)
        else {
            continue;
        };
        if from.value == to.value {
            reading.report(ProblemKind::ExchangeRateToItself { currency: to.value }, Some(to.at));
            continue;
        }
        let pair = |rate: &ExchangeRate| {
            (rate.from == from.value && rate.to == to.value)
                || (rate.from == to.value && rate.to == from.value)
        };
        if let Some((_, first)) = rates.iter().find(|(rate, _)| pair(rate)) {
            let kind = ProblemKind::ExchangeRateDuplicate { from: from.value, to: to.value };
            reading.report_related(kind, Some(at), vec![first.clone()]);
            continue;
        }
        let rate = ExchangeRate {
            from: from.value,
            to: to.value,
            rate: rate.map(|rate| rate.0),
            date: date.value,
            source: source.value,
        };
        rates.push((rate, at));
    }
    rates.into_iter().map(|(rate, _)| rate).collect()
}
