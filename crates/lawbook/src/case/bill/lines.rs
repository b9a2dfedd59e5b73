//! Rows of a bill, each as one line without its parts.

use customs::origin::MaterialRole;
use customs::{Country, CountryOfOrigin, Currency, Decimal, Money, TariffCode};
use jiff::civil::Date;

use super::super::check::BILL_LEVEL;
use super::super::document::unit_of;
use super::super::location::{At, Located};
use super::super::model::{
    BillLine, Evidence, EvidenceKind, Fact, FactValue, Facts, PartSource, StatusClaim,
};
use super::super::problem::ProblemKind;
use super::super::reading::Reading;
use super::super::scenario::checked_evidence;
use super::super::table;
use super::columns::{Column, Columns};
use super::{Cell, Row};

/// A line before it is hung into the tree.
pub(super) struct Loose {
    /// The part's name, as far as it is given.
    pub part: Option<Located<String>>,
    pub parent: Option<Located<String>>,
    pub level: Option<Located<String>>,
    /// Who makes it, where the bill says so.
    pub source: Option<PartSource>,
    /// Whether the cost column holds something, readable or not.
    pub cost_given: bool,
    pub at: At,
    /// The line, unless something that has to be known is not.
    pub line: Option<BillLine>,
}

/// Words of a column with their meanings, and which of them a message names.
struct Words<T: 'static> {
    shown: &'static [&'static str],
    all: &'static [(&'static str, T)],
}

/// Words of the status column.
const STATUS: Words<StatusClaim> = Words {
    shown: &["originating", "non-originating", "originario", "no originario"],
    all: &[
        ("originating", StatusClaim::Originating),
        ("yes", StatusClaim::Originating),
        ("y", StatusClaim::Originating),
        ("originario", StatusClaim::Originating),
        ("originaria", StatusClaim::Originating),
        ("si", StatusClaim::Originating),
        ("s\u{ed}", StatusClaim::Originating),
        ("non-originating", StatusClaim::NonOriginating),
        ("non originating", StatusClaim::NonOriginating),
        ("nonoriginating", StatusClaim::NonOriginating),
        ("no", StatusClaim::NonOriginating),
        ("n", StatusClaim::NonOriginating),
        ("no originario", StatusClaim::NonOriginating),
        ("no originaria", StatusClaim::NonOriginating),
        ("unknown", StatusClaim::NotStated),
        ("desconocido", StatusClaim::NotStated),
    ],
};

impl StatusClaim {
    /// What a word of the status column claims; an empty cell states nothing.
    ///
    /// - Gives: `None` for a word that the reader of bills refuses.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        if word.is_empty() {
            return Some(Self::NotStated);
        }
        STATUS.all.iter().find(|(known, _)| *known == word).map(|(_, claim)| *claim)
    }

    /// The word that a bill is given for it where the bill has none of its own.
    #[must_use]
    pub fn word(self) -> &'static str {
        STATUS.all.iter().find(|(_, claim)| *claim == self).map_or("", |(word, _)| word)
    }
}

/// Words of the evidence column.
const EVIDENCE: Words<EvidenceKind> = Words {
    shown: &["supplier-declaration", "certification-of-origin", "producer-records", "ruling"],
    all: &[
        ("supplier-declaration", EvidenceKind::SupplierDeclaration),
        ("supplier declaration", EvidenceKind::SupplierDeclaration),
        ("declaraci\u{f3}n del proveedor", EvidenceKind::SupplierDeclaration),
        ("declaracion del proveedor", EvidenceKind::SupplierDeclaration),
        ("certification-of-origin", EvidenceKind::CertificationOfOrigin),
        ("certification of origin", EvidenceKind::CertificationOfOrigin),
        ("certificaci\u{f3}n de origen", EvidenceKind::CertificationOfOrigin),
        ("certificacion de origen", EvidenceKind::CertificationOfOrigin),
        ("producer-records", EvidenceKind::ProducerRecords),
        ("producer records", EvidenceKind::ProducerRecords),
        ("registros del productor", EvidenceKind::ProducerRecords),
        ("ruling", EvidenceKind::Ruling),
        ("resoluci\u{f3}n", EvidenceKind::Ruling),
        ("resolucion", EvidenceKind::Ruling),
    ],
};

/// Words of the make-or-buy column.
const SOURCE: Words<PartSource> = Words {
    shown: &["make", "buy", "fabricar", "comprar"],
    all: &[
        ("buy", PartSource::Bought),
        ("bought", PartSource::Bought),
        ("comprar", PartSource::Bought),
        ("comprado", PartSource::Bought),
        ("make", PartSource::Made),
        ("made", PartSource::Made),
        ("fabricar", PartSource::Made),
        ("fabricado", PartSource::Made),
    ],
};

/// Words of the role column.
const ROLES: Words<MaterialRole> = Words {
    shown: &["incorporated", "indirect", "packaging", "packing", "accessory", "recovered", "set-item"],
    all: &[
        ("incorporated", MaterialRole::Incorporated),
        ("incorporado", MaterialRole::Incorporated),
        ("indirect", MaterialRole::Indirect),
        ("indirecto", MaterialRole::Indirect),
        ("packaging", MaterialRole::Packaging),
        ("envase", MaterialRole::Packaging),
        ("packing", MaterialRole::Packing),
        ("embalaje", MaterialRole::Packing),
        ("accessory", MaterialRole::Accessory),
        ("accesorio", MaterialRole::Accessory),
        ("recovered", MaterialRole::Recovered),
        ("recuperado", MaterialRole::Recovered),
        ("set-item", MaterialRole::SetItem),
        ("de juego", MaterialRole::SetItem),
    ],
};

/// Reads every row.
pub(super) fn read(reading: &Reading, columns: &Columns, rows: &[Row]) -> Vec<Loose> {
    rows.iter().map(|row| RowReader { reading, columns, row }.line()).collect()
}

struct RowReader<'a> {
    reading: &'a Reading,
    columns: &'a Columns,
    row: &'a Row,
}

impl RowReader<'_> {
    fn line(&self) -> Loose {
        let filled = self.row.cells.iter().rposition(|cell| !cell.text.is_empty()).map_or(0, |n| n + 1);
        if filled > self.columns.width {
            let at = self.row.cells.get(self.columns.width).map(|cell| cell.at.clone());
            let kind = ProblemKind::RowTooLong { fields: filled, columns: self.columns.width };
            self.reading.report(kind, at);
            // Its fields stand under the wrong columns; what they seem to say is not told.
            return Loose {
                part: self.cell(Column::Part).map(located),
                parent: None,
                level: Some(Located::new("1".to_owned(), self.row.at.clone())),
                source: None,
                cost_given: true,
                at: self.row.at.clone(),
                line: None,
            };
        }
        let part = self.need(Column::Part).map(located);
        let source = self.word(Column::MakeOrBuy, &SOURCE);
        Loose {
            parent: self.cell(Column::Parent).map(located),
            level: self.cell(Column::Level).map(located),
            source,
            cost_given: self.cell(Column::UnitCost).is_some(),
            at: self.row.at.clone(),
            line: self.bill_line(part.as_ref()),
            part,
        }
    }

    fn bill_line(&self, part: Option<&Located<String>>) -> Option<BillLine> {
        let description = self.need(Column::Description);
        let code = self.code();
        let country = self.need(Column::CountryOfOrigin).and_then(|cell| self.country(cell));
        let status = self.word(Column::Status, &STATUS).unwrap_or(StatusClaim::NotStated);
        let evidence = self.evidence(part, status);
        let quantity = self.need(Column::Quantity).and_then(|cell| self.positive(cell));
        let unit = self.need(Column::Unit).and_then(|cell| unit_of(self.reading, &located(cell)));
        let unit_cost = self.unit_cost();
        let unit_weight_kg = self.weight();
        let facts = self.facts();
        Some(BillLine {
            at: self.row.at.clone(),
            part: part?.clone(),
            description: description?.text.clone(),
            code: code?,
            country_of_origin: country?.map(CountryOfOrigin),
            status,
            evidence,
            quantity: quantity?,
            unit: unit?,
            unit_cost,
            unit_weight_kg,
            source: PartSource::Bought,
            role: self.word(Column::Role, &ROLES).unwrap_or_default(),
            supplier: self.cell(Column::Supplier).map(|cell| cell.text.clone()),
            facts,
            parts: Vec::new(),
        })
    }

    fn cell(&self, column: Column) -> Option<&Cell> {
        self.columns.cell(self.row, column)
    }

    /// The cell; says so where the column is there and the cell is empty.
    fn need(&self, column: Column) -> Option<&Cell> {
        let cell = self.cell(column);
        if cell.is_none() && self.columns.has(column) {
            let kind = ProblemKind::CellMissing { column: column.name().to_owned() };
            self.reading.report(kind, Some(self.row.at.clone()));
        }
        cell
    }

    fn ok<T>(&self, cell: &Cell, read: Result<T, ProblemKind>) -> Option<Located<T>> {
        match read {
            Ok(value) => Some(Located::new(value, cell.at.clone())),
            Err(kind) => {
                self.reading.report(kind, Some(cell.at.clone()));
                None
            }
        }
    }

    fn word<T: Copy>(&self, column: Column, words: &Words<T>) -> Option<T> {
        let cell = self.cell(column)?;
        let word = cell.text.to_lowercase();
        if let Some((_, value)) = words.all.iter().find(|(known, _)| *known == word) {
            return Some(*value);
        }
        let allowed = words.shown.iter().map(|word| (*word).to_owned()).collect();
        let kind =
            ProblemKind::WordUnknown { key: column.name().to_owned(), word: cell.text.clone(), allowed };
        self.reading.report(kind, Some(cell.at.clone()));
        None
    }

    fn code(&self) -> Option<Located<TariffCode>> {
        let cell = self.need(Column::Code)?;
        // A spreadsheet that took a code for a number has dropped its leading zero.
        let restored = cell.was_number && cell.text.len() % 2 == 1;
        let text = if restored { format!("0{}", cell.text) } else { cell.text.clone() };
        let code = self.ok(cell, table::code(&text))?;
        self.reading.ask_code(code.clone(), BILL_LEVEL);
        Some(code)
    }

    fn country(&self, cell: &Cell) -> Option<Located<Country>> {
        self.ok(cell, table::country(&cell.text))
    }

    fn positive(&self, cell: &Cell) -> Option<Located<Decimal>> {
        self.ok(
            cell,
            table::decimal(&cell.text).and_then(|value| {
                if value <= Decimal::ZERO {
                    return Err(ProblemKind::NotAboveZero { text: cell.text.clone() });
                }
                Ok(value)
            }),
        )
    }

    fn not_negative(&self, cell: &Cell) -> Option<Located<Decimal>> {
        self.ok(
            cell,
            table::decimal(&cell.text).and_then(|value| {
                if value.is_negative() {
                    return Err(ProblemKind::AmountNegative { text: cell.text.clone() });
                }
                Ok(value)
            }),
        )
    }

    fn unit_cost(&self) -> Option<Located<Money>> {
        let currency = match self.cell(Column::Currency) {
            Some(cell) => self.ok(cell, table::currency(&cell.text))?.value,
            // Without a readable currency the case is refused as such.
            None => self.reading.currency.get().unwrap_or(Currency::USD),
        };
        let cell = self.cell(Column::UnitCost)?;
        let amount = self.not_negative(cell)?;
        let at = self.cell(Column::Currency).map_or_else(|| cell.at.clone(), |cell| cell.at.clone());
        self.reading.note_currency(currency, at);
        Some(amount.map(|amount| Money::new(amount, currency)))
    }

    fn weight(&self) -> Option<Located<Decimal>> {
        let (cell, kilograms) = [
            (Column::WeightKg, Decimal::ONE),
            (Column::WeightG, Decimal::new(1, 3)),
            // 1 lb = 0.45359237 kg exactly.
            (Column::WeightLb, Decimal::new(45_359_237, 8)),
        ]
        .into_iter()
        .find_map(|(column, factor)| Some((self.cell(column)?, factor)))?;
        let weight = self.not_negative(cell)?;
        let in_kilograms = weight.value.checked_mul(kilograms);
        self.ok(cell, in_kilograms.map_err(|_| ProblemKind::DecimalInvalid { text: cell.text.clone() }))
    }

    fn evidence(&self, part: Option<&Located<String>>, status: StatusClaim) -> Option<Evidence> {
        let date = self.date(Column::EvidenceDate);
        let valid_until = self.date(Column::EvidenceUntil);
        let reference = self.cell(Column::EvidenceReference).map(|cell| cell.text.clone());
        let cell = self.cell(Column::Evidence)?;
        let kind = self.word(Column::Evidence, &EVIDENCE)?;
        if status != StatusClaim::Originating
            && let Some(part) = part
        {
            let kind = ProblemKind::EvidenceWithoutClaim { part: part.value.clone() };
            self.reading.report(kind, Some(cell.at.clone()));
        }
        let evidence = Evidence { kind, date, valid_until, reference, at: cell.at.clone() };
        Some(checked_evidence(self.reading, evidence))
    }

    fn date(&self, column: Column) -> Option<Located<Date>> {
        let cell = self.cell(column)?;
        self.ok(cell, table::date(&cell.text))
    }

    /// `name=value; name=value`: yes or no, a number, a day, else words.
    fn facts(&self) -> Facts {
        let Some(cell) = self.cell(Column::Facts) else { return Facts::default() };
        let facts = cell
            .text
            .split(';')
            .filter(|entry| !entry.trim().is_empty())
            .map(|entry| {
                let (name, value) = entry.split_once('=').unwrap_or((entry, "yes"));
                Fact {
                    name: Located::new(name.trim().to_owned(), cell.at.clone()),
                    value: fact_value(value.trim()),
                    at: cell.at.clone(),
                }
            })
            .collect();
        Facts(facts)
    }
}

fn fact_value(text: &str) -> FactValue {
    match text.to_lowercase().as_str() {
        "yes" | "true" | "s\u{ed}" | "si" => return FactValue::YesNo(true),
        "no" | "false" => return FactValue::YesNo(false),
        _ => {}
    }
    if let Ok(number) = text.parse::<Decimal>() {
        return FactValue::Number(number);
    }
    if let Ok(date) = text.parse::<Date>() {
        return FactValue::Date(date);
    }
    FactValue::Text(text.to_owned())
}

fn located(cell: &Cell) -> Located<String> {
    Located::new(cell.text.clone(), cell.at.clone())
}
