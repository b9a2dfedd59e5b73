//! Where lines are written down while an estimate is made.

use std::fmt::Display;

use customs::{Citation, Currency, Decimal, Message, Money, Step, Value};

use super::answer::{Block, BlockKind, Hardness, Line, LineInput, Unknown};
use super::error::CostError;
use super::figure::{Amount, Number, Source};
use super::inputs::{Adjustments, ScenarioInputs};

/// Which value of an unknown figure is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// None: what is unknown stays unknown.
    Known,
    /// The end of its bound that makes the good cheapest.
    Cheapest,
    /// The end of its bound that makes the good dearest.
    Dearest,
}

/// What every block reads from.
pub(crate) struct Context<'a> {
    pub inputs: &'a ScenarioInputs,
    pub change: &'a Adjustments,
    pub reading: Reading,
    /// What making costs unchanged, where that is known already.
    pub make_as_declared: Option<Decimal>,
}

impl<'a> Context<'a> {
    /// What is known of a scenario, with something changed.
    pub fn known(inputs: &'a ScenarioInputs, change: &'a Adjustments) -> Self {
        Self { inputs, change, reading: Reading::Known, make_as_declared: None }
    }
}

impl Context<'_> {
    /// A number of which more costs more.
    pub fn number(&self, figure: &Number) -> Option<Decimal> {
        figure.value.or(match self.reading {
            Reading::Known => None,
            Reading::Cheapest => figure.low,
            Reading::Dearest => figure.high,
        })
    }

    /// A number of which more costs less (a yield, a volume, a life).
    pub fn divisor(&self, figure: &Number) -> Option<Decimal> {
        figure.value.or(match self.reading {
            Reading::Known => None,
            Reading::Cheapest => figure.high,
            Reading::Dearest => figure.low,
        })
    }

    /// An amount, in the currency of the case.
    pub fn money(&self, figure: &Amount) -> Result<Option<Decimal>, CostError> {
        let chosen = figure.value.or(match self.reading {
            Reading::Known => None,
            Reading::Cheapest => figure.low,
            Reading::Dearest => figure.high,
        });
        chosen.map(|money| self.convert(money)).transpose()
    }

    /// An amount of any currency in the currency of the case.
    pub fn convert(&self, money: Money) -> Result<Decimal, CostError> {
        let to = self.inputs.currency;
        if money.currency == to {
            return Ok(money.amount);
        }
        if let Some((_, rate)) = self.change.exchange.iter().find(|(currency, _)| *currency == money.currency)
        {
            return Ok(money.amount.checked_div(*rate)?);
        }
        for known in &self.inputs.exchange_rates {
            let Some(rate) = self.number(&known.rate) else { continue };
            if known.from == money.currency && known.to == to {
                return Ok(money.amount.checked_mul(rate)?);
            }
            if known.from == to && known.to == money.currency {
                return Ok(money.amount.checked_div(rate)?);
            }
        }
        Err(CostError::ExchangeRateMissing { from: money.currency, to })
    }

    pub fn volume(&self) -> Result<Option<Decimal>, CostError> {
        let volume = self.change.annual_volume.or_else(|| self.divisor(&self.inputs.annual_volume));
        volume.map(|value| positive("annual_volume", value)).transpose()
    }

    pub fn capital_cost(&self) -> Option<Decimal> {
        self.change.capital_cost.or_else(|| self.number(&self.inputs.capital_cost))
    }

    pub fn units_per_shipment(&self) -> Result<Option<Decimal>, CostError> {
        self.divisor(&self.inputs.units_per_shipment)
            .map(|value| positive("units_per_shipment", value))
            .transpose()
    }
}

/// Refuses what is zero or below. The name of the field is put together only then.
pub(crate) fn positive(field: impl Display, value: Decimal) -> Result<Decimal, CostError> {
    if value > Decimal::ZERO {
        Ok(value)
    } else {
        Err(CostError::NotPositive { field: field.to_string(), value })
    }
}

/// Refuses what is not a share of 0 to 1. The name of the field is put together only then.
pub(crate) fn share(field: impl Display, value: Decimal) -> Result<Decimal, CostError> {
    if value >= Decimal::ZERO && value <= Decimal::ONE {
        Ok(value)
    } else {
        Err(CostError::NotAShare { field: field.to_string(), value })
    }
}

/// The value times a factor, where there is one.
pub(crate) fn scaled(value: Decimal, factor: Option<Decimal>) -> Result<Decimal, CostError> {
    Ok(match factor {
        Some(factor) => value.checked_mul(factor)?,
        None => value,
    })
}

/// What is said about a line, only when someone will read it.
pub(crate) struct Draft {
    pub id: String,
    pub label: Message,
    pub hardness: Hardness,
    pub formula: Message,
    pub inputs: Vec<LineInput>,
    pub source: Source,
    pub citations: Vec<Citation>,
    pub estimate: bool,
    pub partial: bool,
    pub parts: Vec<Line>,
    pub working: Vec<Step>,
    /// What to ask for when the amount is unknown; the general question when `None`.
    pub question: Option<Message>,
}

impl Draft {
    pub fn new(
        id: impl Into<String>,
        label: Message,
        hardness: Hardness,
        formula: &'static str,
        source: &Source,
    ) -> Self {
        Self {
            id: id.into(),
            label,
            hardness,
            formula: Message::new(formula),
            inputs: Vec::new(),
            source: source.clone(),
            citations: Vec::new(),
            estimate: false,
            partial: false,
            parts: Vec::new(),
            working: Vec::new(),
            question: None,
        }
    }

    pub fn estimate(mut self, estimate: bool) -> Self {
        self.estimate = estimate;
        self
    }

    pub fn partial(mut self, partial: bool) -> Self {
        self.partial = partial;
        self
    }

    pub fn amount(mut self, name: &'static str, figure: &Amount) -> Self {
        self.inputs.push(LineInput {
            name: Message::new(name),
            value: figure.value.map(Value::Money),
            source: Some(figure.source.clone()),
        });
        self
    }

    pub fn number(mut self, name: &'static str, figure: &Number) -> Self {
        self.inputs.push(LineInput {
            name: Message::new(name),
            value: figure.value.map(Value::Number),
            source: Some(figure.source.clone()),
        });
        self
    }

    pub fn share(mut self, name: &'static str, figure: &Number) -> Self {
        self.inputs.push(LineInput {
            name: Message::new(name),
            value: figure.value.and_then(|v| v.to_percent().ok()).map(Value::Percent),
            source: Some(figure.source.clone()),
        });
        self
    }

    /// A value that follows from other lines.
    pub fn computed(mut self, name: &'static str, value: Option<Value>) -> Self {
        self.inputs.push(LineInput { name: Message::new(name), value, source: None });
        self
    }
}

/// The lines and sums of one estimate.
pub(crate) struct Ledger {
    pub currency: Currency,
    explain: bool,
    totals: [Decimal; 5],
    complete: [bool; 5],
    lines: [Vec<Line>; 5],
    unknowns: Vec<Unknown>,
}

fn index(kind: BlockKind) -> usize {
    match kind {
        BlockKind::Make => 0,
        BlockKind::Move => 1,
        BlockKind::DutyAndFees => 2,
        BlockKind::Hold => 3,
        BlockKind::QualityAndDistance => 4,
    }
}

impl Ledger {
    pub fn new(currency: Currency, explain: bool) -> Self {
        Self {
            currency,
            explain,
            totals: [Decimal::ZERO; 5],
            complete: [true; 5],
            lines: Default::default(),
            unknowns: Vec::new(),
        }
    }

    /// Adds a line; `None` is an unknown amount.
    pub fn add(
        &mut self,
        block: BlockKind,
        amount: Option<Decimal>,
        draft: impl FnOnce() -> Draft,
    ) -> Result<(), CostError> {
        let at = index(block);
        match amount {
            Some(amount) => self.totals[at] = self.totals[at].checked_add(amount)?,
            None => self.complete[at] = false,
        }
        if self.explain {
            let draft = draft();
            let line = self.line(amount, draft, Some(block));
            self.lines[at].push(line);
        }
        Ok(())
    }

    /// A line inside another: written down, not added up.
    pub fn part(&self, amount: Option<Decimal>, draft: Draft) -> Line {
        let amount = amount.map(|amount| Money::new(amount, self.currency));
        Line {
            id: draft.id,
            label: draft.label,
            hardness: draft.hardness,
            amount,
            formula: draft.formula,
            inputs: draft.inputs,
            source: draft.source,
            citations: draft.citations,
            estimate: draft.estimate,
            partial: draft.partial,
            parts: draft.parts,
            working: draft.working,
        }
    }

    fn line(&mut self, amount: Option<Decimal>, draft: Draft, block: Option<BlockKind>) -> Line {
        if let (None, Some(block)) = (amount, block) {
            let question = draft
                .question
                .clone()
                .unwrap_or_else(|| Message::new("cost-unknown-question").with("line", draft.label.clone()));
            self.unknowns.push(Unknown {
                line: draft.id.clone(),
                block,
                label: draft.label.clone(),
                question,
                bound: None,
            });
        }
        self.part(amount, draft)
    }

    pub fn explains(&self) -> bool {
        self.explain
    }

    pub fn total(&self, block: BlockKind) -> Decimal {
        self.totals[index(block)]
    }

    pub fn is_complete(&self, block: BlockKind) -> bool {
        self.complete[index(block)]
    }

    /// The sum of the blocks so far.
    pub fn sum(&self, blocks: &[BlockKind]) -> Result<Decimal, CostError> {
        let mut sum = Decimal::ZERO;
        for block in blocks {
            sum = sum.checked_add(self.total(*block))?;
        }
        Ok(sum)
    }

    pub fn all_complete(&self) -> bool {
        self.complete.iter().all(|complete| *complete)
    }

    pub fn finish(self) -> (Vec<Block>, Vec<Unknown>) {
        let Self { currency, totals, lines, unknowns, .. } = self;
        let blocks = BlockKind::ALL
            .into_iter()
            .zip(totals)
            .zip(lines)
            .map(|((kind, total), lines)| Block { kind, lines, total: Money::new(total, currency) })
            .collect();
        (blocks, unknowns)
    }
}
