//! A case as it was read: a product, its bill of materials, the scenarios compared.

use customs::origin::automotive::AutomotiveFigures;
use customs::origin::{MaterialRole, Method};
use customs::{
    Country, CountryOfExport, CountryOfOrigin, Currency, Decimal, Money, MoneyError, OriginatingStatus,
    TariffCode,
};
use jiff::civil::Date;

use super::costs::{Planning, ScenarioCosts};
use super::location::{At, Located, Sources};
use super::units::Unit;

/// One case: everything its folder says.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The files it was read from, for showing places.
    pub sources: Sources,
    /// What it is called.
    pub title: String,
    /// The day the law is asked for.
    pub as_of: Located<Date>,
    /// The currency every answer is given in.
    pub currency: Currency,
    /// What the prices are worth.
    pub prices: Prices,
    /// The scenario that stands today; savings are measured against it.
    pub incumbent: Option<String>,
    /// The product.
    pub product: Product,
    /// The bill of materials: the lines that are parts of the product itself, each with its own parts.
    pub bill: Vec<BillLine>,
    /// Exchange rates given.
    pub exchange_rates: Vec<ExchangeRate>,
    /// The years ahead and what may change.
    pub planning: Planning,
    /// The scenarios, in the order of the file.
    pub scenarios: Vec<Scenario>,
}

/// What the prices of a case are worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prices {
    /// Made up to show how the program works.
    Illustrative,
    /// Quoted by suppliers.
    Quoted,
    /// Paid.
    Actual,
}

/// The product of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Product {
    /// What it is called.
    pub name: String,
    /// More about it.
    pub description: Option<String>,
    /// Its tariff code.
    pub code: Located<TariffCode>,
    /// The unit it is counted in.
    pub unit: Unit,
    /// Units a year.
    pub annual_volume: Located<Decimal>,
    /// Weight of a unit, kilograms.
    pub unit_weight_kg: Option<Located<Decimal>>,
    /// Room a packed unit takes, cubic meters.
    pub unit_volume_m3: Option<Located<Decimal>>,
    /// Processes that making it asks of a plant, as the user words them.
    pub processes: Vec<Located<String>>,
    /// Facts about the good that hold in every scenario.
    pub facts: Facts,
}

/// Facts by name: answers to what the law may ask about a good or a part.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts(pub Vec<Fact>);

impl Facts {
    /// The fact called `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Fact> {
        self.0.iter().find(|fact| fact.name.value == name)
    }

    /// These facts with `over` laid over them: what `over` names prevails.
    #[must_use]
    pub fn overlaid(&self, over: &Self) -> Self {
        let kept = self.0.iter().filter(|fact| over.get(&fact.name.value).is_none());
        Self(kept.chain(&over.0).cloned().collect())
    }
}

/// One fact with its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Its name, such as `metal` or `cut-and-sewn`.
    pub name: Located<String>,
    /// What was answered.
    pub value: FactValue,
    /// Where the answer stands.
    pub at: At,
}

/// What a fact says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactValue {
    /// Yes or no.
    YesNo(bool),
    /// A number, read from its text.
    Number(Decimal),
    /// A day.
    Date(Date),
    /// A word or a structured text, such as `steel:0.3`.
    Text(String),
    /// Several.
    List(Vec<FactValue>),
}

/// One line of the bill, with the parts it is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct BillLine {
    /// Where the line stands.
    pub at: At,
    /// The part's number or name, unique in the bill.
    pub part: Located<String>,
    /// What it is.
    pub description: String,
    /// Its tariff code.
    pub code: Located<TariffCode>,
    /// The country it is a product of.
    pub country_of_origin: Located<CountryOfOrigin>,
    /// What is claimed of its originating status under the USMCA.
    pub status: StatusClaim,
    /// What shows the claim.
    pub evidence: Option<Evidence>,
    /// Units of the part in one unit of what it is part of.
    pub quantity: Located<Decimal>,
    /// The unit of the quantity.
    pub unit: Unit,
    /// What a unit of the part costs; absent where its parts carry the cost.
    pub unit_cost: Option<Located<Money>>,
    /// Weight of a unit of the part, kilograms.
    pub unit_weight_kg: Option<Located<Decimal>>,
    /// Who makes it: bought, or made by the producer of the product.
    pub source: PartSource,
    /// What it is to the good: incorporated, packaging, packing, …
    pub role: MaterialRole,
    /// Who supplies it.
    pub supplier: Option<String>,
    /// Facts about this part.
    pub facts: Facts,
    /// Its own parts.
    pub parts: Vec<BillLine>,
}

/// Who makes a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartSource {
    /// Bought as it is; its own parts, where given, are its maker's.
    Bought,
    /// Made from its parts by the producer of the product: a self-produced material.
    Made,
}

/// What is claimed of a part's originating status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusClaim {
    /// It originates.
    Originating,
    /// It does not originate.
    NonOriginating,
    /// Nothing is said; it counts as non-originating, and the answer says so.
    NotStated,
}

/// What shows that a part originates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Which kind of paper.
    pub kind: EvidenceKind,
    /// Its date.
    pub date: Option<Located<Date>>,
    /// Its last day, where it names one.
    pub valid_until: Option<Located<Date>>,
    /// Its number or who signed it.
    pub reference: Option<String>,
    /// Where it stands.
    pub at: At,
}

impl Evidence {
    /// Whether the paper speaks for a day: dated no later, and not expired.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.date.as_ref().is_none_or(|date| date.value <= day)
            && self.valid_until.as_ref().is_none_or(|last| day <= last.value)
    }
}

/// Kinds of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EvidenceKind {
    /// The supplier declares that the part originates.
    SupplierDeclaration,
    /// A certification of origin with the nine data elements.
    CertificationOfOrigin,
    /// The producer made it itself and holds the records.
    ProducerRecords,
    /// An advance ruling or a verification by customs.
    Ruling,
}

/// The status of a part on a day, once its evidence is weighed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeighedStatus {
    /// The status that counts.
    pub status: OriginatingStatus,
    /// Why it is not what was claimed, or what silence came to.
    pub reason: StatusReason,
}

/// Why a part has the status it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusReason {
    /// Claimed and shown, or said not to originate.
    AsClaimed,
    /// Nothing is said.
    NotStated,
    /// Claimed, and nothing shows it.
    NoEvidence,
    /// The paper has expired.
    EvidenceExpired,
    /// The paper is dated after the day.
    EvidenceLater,
}

impl BillLine {
    /// The status that counts on `day`: originating only where it is claimed and evidence holds.
    #[must_use]
    pub fn status_on(&self, day: Date) -> WeighedStatus {
        let counted = |status, reason| WeighedStatus { status, reason };
        match (self.status, &self.evidence) {
            (StatusClaim::NonOriginating, _) => {
                counted(OriginatingStatus::NonOriginating, StatusReason::AsClaimed)
            }
            (StatusClaim::NotStated, _) => {
                counted(OriginatingStatus::NonOriginating, StatusReason::NotStated)
            }
            (StatusClaim::Originating, None) => {
                counted(OriginatingStatus::NonOriginating, StatusReason::NoEvidence)
            }
            (StatusClaim::Originating, Some(evidence)) if evidence.holds_on(day) => {
                counted(OriginatingStatus::Originating, StatusReason::AsClaimed)
            }
            (StatusClaim::Originating, Some(evidence)) => {
                let later = evidence.date.as_ref().is_some_and(|date| date.value > day);
                counted(
                    OriginatingStatus::NonOriginating,
                    if later { StatusReason::EvidenceLater } else { StatusReason::EvidenceExpired },
                )
            }
        }
    }

    /// The line and every part under it, each with how deep it lies.
    #[must_use]
    pub fn walk(&self) -> Vec<(usize, &Self)> {
        fn visit<'a>(line: &'a BillLine, depth: usize, into: &mut Vec<(usize, &'a BillLine)>) {
            into.push((depth, line));
            for part in &line.parts {
                visit(part, depth + 1, into);
            }
        }
        let mut lines = Vec::new();
        visit(self, 0, &mut lines);
        lines
    }
}

/// An exchange rate given by the case.
#[derive(Clone, Debug, PartialEq)]
pub struct ExchangeRate {
    /// Currency of one unit.
    pub from: Currency,
    /// Currency the rate counts.
    pub to: Currency,
    /// Units of `to` for one unit of `from`.
    pub rate: Located<Decimal>,
    /// Its day.
    pub date: Date,
    /// Where it is from.
    pub source: String,
}

/// One way to make the product.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// Where it stands.
    pub at: At,
    /// Its short name in commands, unique.
    pub id: Located<String>,
    /// What it is called.
    pub name: String,
    /// Which way of making.
    pub kind: ScenarioKind,
    /// The place of production: a place of `region/places`, or words where it lies outside the region.
    pub place: Located<String>,
    /// The country of production.
    pub country: Located<Country>,
    /// The country the good is a product of, for marking and for duties by country, as declared.
    pub country_of_origin: Located<CountryOfOrigin>,
    /// What the declaration rests on.
    pub country_of_origin_basis: String,
    /// The country the good is exported from; absent where it is made in the United States.
    pub country_of_export: Option<Located<CountryOfExport>>,
    /// Value and proof for origin.
    pub origin: OriginInputs,
    /// What the entry into the United States says; absent where it is made there.
    pub entry: Option<EntryInputs>,
    /// Where this scenario's parts differ from the bill.
    pub part_changes: Vec<PartChange>,
    /// The cost tables.
    pub costs: ScenarioCosts,
}

/// Ways of making the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ScenarioKind {
    /// Another company makes it for a price.
    ContractManufacturer,
    /// Our production under the legal roof of a shelter in Mexico.
    Shelter,
    /// Our own company in Mexico with an IMMEX program.
    OwnImmexPlant,
    /// In the United States.
    UsPlant,
}

impl ScenarioKind {
    /// Every kind with its word in `case.toml`.
    pub const WORDS: &'static [(&'static str, Self)] = &[
        ("contract-manufacturer", Self::ContractManufacturer),
        ("shelter", Self::Shelter),
        ("own-immex-plant", Self::OwnImmexPlant),
        ("us-plant", Self::UsPlant),
    ];

    /// Its word in `case.toml`.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word)
    }
}

/// What the determination of origin needs beyond the bill.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OriginInputs {
    /// Price paid or payable to the producer for a unit, in its sale.
    pub transaction_value: Option<Located<Money>>,
    /// Net cost of a unit, where declared rather than built from the costs.
    pub net_cost: Option<Located<Money>>,
    /// Total cost of a unit, for the tolerance, where no transaction value is acceptable.
    pub total_cost: Option<Located<Money>>,
    /// The method of regional value content the producer chooses; none leaves the choice open.
    pub method: Option<Method>,
    /// Whether production of suppliers is accumulated; none leaves the choice open.
    pub accumulate: Option<bool>,
    /// Parts designated as intermediate materials; none leaves the choice open.
    pub designated: Option<Vec<Located<String>>>,
    /// Answers to what the rule may ask.
    pub facts: Facts,
    /// The figures of a vehicle or of a part for one.
    pub automotive: Option<Automotive>,
}

/// Figures for the automotive provisions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Automotive {
    /// The figures; amounts in the currency they are written in.
    pub figures: AutomotiveFigures,
    /// Rows of the bill that they name.
    pub rows: Vec<Located<String>>,
}

/// What the entry into the United States says of a unit.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryInputs {
    /// Customs value of a unit.
    pub customs_value: Located<Money>,
    /// How the customs value was appraised.
    pub valuation: Valuation,
    /// Which special program is claimed.
    pub claim: Located<Claim>,
    /// How the good crosses.
    pub mode: Mode,
    /// Units in one shipment (one entry).
    pub units_per_entry: Located<Decimal>,
    /// Quantities of a unit beyond its count and weight, by the schedule's unit.
    pub quantities: Vec<(Located<String>, Decimal)>,
    /// Answers to what the duties may ask.
    pub facts: Facts,
}

/// How a customs value was appraised (19 U.S.C. 1401a).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Valuation {
    /// Price paid or payable in a sale for export.
    TransactionValue,
    /// Of identical or similar goods.
    IdenticalOrSimilar,
    /// From the resale price.
    Deductive,
    /// From materials, labor, expenses and profit.
    Computed,
    /// What reasonable adjustment leads to.
    Fallback,
}

impl Valuation {
    /// Every method with its word in `case.toml`.
    pub const WORDS: &'static [(&'static str, Self)] = &[
        ("transaction-value", Self::TransactionValue),
        ("identical-or-similar", Self::IdenticalOrSimilar),
        ("deductive", Self::Deductive),
        ("computed", Self::Computed),
        ("fallback", Self::Fallback),
    ];
}

/// Which special program a scenario claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// USMCA, if and only if the good is found to originate.
    IfOriginating,
    /// No program.
    None,
    /// A program by its indicator, on the user's word: `S`, `S+`, `KR`, …
    Declared(String),
}

/// How the good crosses into the United States.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// By vessel.
    Ocean,
    /// By truck.
    Truck,
    /// By rail.
    Rail,
    /// By air.
    Air,
}

impl Mode {
    /// Every mode with its word in `case.toml`.
    pub const WORDS: &'static [(&'static str, Self)] =
        &[("ocean", Self::Ocean), ("truck", Self::Truck), ("rail", Self::Rail), ("air", Self::Air)];

    /// Its word in `case.toml`.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, mode)| *mode == self).map_or("", |(word, _)| word)
    }
}

/// Where a scenario's part differs from the bill.
#[derive(Clone, Debug, PartialEq)]
pub struct PartChange {
    /// Where it stands.
    pub at: At,
    /// The part.
    pub part: Located<String>,
    /// Another country of origin.
    pub country_of_origin: Option<Located<CountryOfOrigin>>,
    /// Another claim.
    pub status: Option<StatusClaim>,
    /// Other evidence.
    pub evidence: Option<Evidence>,
    /// Another cost.
    pub unit_cost: Option<Located<Money>>,
    /// Another quantity.
    pub quantity: Option<Located<Decimal>>,
    /// Bought or made here.
    pub source: Option<PartSource>,
    /// Another supplier.
    pub supplier: Option<String>,
    /// Further facts.
    pub facts: Facts,
}

impl Case {
    /// The scenario called `id`.
    #[must_use]
    pub fn scenario(&self, id: &str) -> Option<&Scenario> {
        self.scenarios.iter().find(|scenario| scenario.id.value == id)
    }

    /// Every line of the bill with how deep it lies, top down.
    #[must_use]
    pub fn lines(&self) -> Vec<(usize, &BillLine)> {
        self.bill.iter().flat_map(BillLine::walk).collect()
    }

    /// The bill as it stands in a scenario: its part changes laid over the bill.
    #[must_use]
    pub fn bill_in(&self, scenario: &Scenario) -> Vec<BillLine> {
        let mut bill = self.bill.clone();
        for line in &mut bill {
            change(line, &scenario.part_changes);
        }
        bill
    }

    /// `money` in the currency of the case, by the rate given in either direction.
    ///
    /// - Refuses: a pair without a rate; the reader has made sure that there is one for every amount.
    pub fn convert(&self, money: Money) -> Result<Money, MoneyError> {
        self.convert_to(money, self.currency)
    }

    /// `money` in another currency, by the rate given in either direction.
    ///
    /// - Refuses: a pair without a rate.
    pub fn convert_to(&self, money: Money, to: Currency) -> Result<Money, MoneyError> {
        convert(&self.exchange_rates, money, to)
    }
}

/// `money` in `to`, by the rate given in either direction.
pub(super) fn convert(rates: &[ExchangeRate], money: Money, to: Currency) -> Result<Money, MoneyError> {
    if money.currency == to {
        return Ok(money);
    }
    for rate in rates {
        if rate.from == money.currency && rate.to == to {
            return Ok(Money::new(money.amount.checked_mul(rate.rate.value)?, to));
        }
        if rate.to == money.currency && rate.from == to {
            return Ok(Money::new(money.amount.checked_div(rate.rate.value)?, to));
        }
    }
    Err(MoneyError::CurrenciesDiffer { left: money.currency, right: to })
}

fn change(line: &mut BillLine, changes: &[PartChange]) {
    if let Some(change) = changes.iter().find(|change| change.part.value == line.part.value) {
        if let Some(country) = &change.country_of_origin {
            line.country_of_origin = country.clone();
        }
        if let Some(status) = change.status {
            line.status = status;
            // Evidence speaks for the part as it was sourced; a new claim needs its own.
            line.evidence = change.evidence.clone();
        } else if change.evidence.is_some() {
            line.evidence.clone_from(&change.evidence);
        }
        if change.unit_cost.is_some() {
            line.unit_cost.clone_from(&change.unit_cost);
        }
        if let Some(quantity) = &change.quantity {
            line.quantity = quantity.clone();
        }
        if let Some(source) = change.source {
            line.source = source;
        }
        if change.supplier.is_some() {
            line.supplier.clone_from(&change.supplier);
        }
        line.facts = line.facts.overlaid(&change.facts);
    }
    for part in &mut line.parts {
        self::change(part, changes);
    }
}
