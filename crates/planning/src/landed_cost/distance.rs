//! Quality, distance and risk, as declared.

use customs::{Decimal, Message, Money, Value};

use super::answer::{BlockKind, Hardness};
use super::error::CostError;
use super::inputs::{Allowance, AllowanceBasis, AllowanceKind};
use super::ledger::{Context, Draft, Ledger, positive, share};
use super::moving;

const BLOCK: BlockKind = BlockKind::QualityAndDistance;

impl AllowanceKind {
    /// How firm the cost is. The table in `docs/landed-cost.md` gives the reason of each.
    #[must_use]
    pub const fn hardness(self) -> Hardness {
        match self {
            Self::TravelStartUp | Self::TravelAudit | Self::Prototype | Self::Inspection => Hardness::Hard,
            Self::ChangeLeadTime
            | Self::TimeZone
            | Self::Returns
            | Self::Warranty
            | Self::Quality
            | Self::Innovation
            | Self::Other => Hardness::Soft,
            Self::StockOut
            | Self::EmergencyAir
            | Self::Liability
            | Self::IntellectualProperty
            | Self::Disruption => Hardness::Risk,
        }
    }
}

/// Adds the allowances to the ledger.
pub(crate) fn write(context: &Context<'_>, ledger: &mut Ledger) -> Result<(), CostError> {
    for (at, allowance) in context.inputs.allowances.iter().enumerate() {
        line(context, ledger, at, allowance)?;
    }
    Ok(())
}

fn amount_of(
    context: &Context<'_>,
    ledger: &Ledger,
    allowance: &Allowance,
) -> Result<Option<Decimal>, CostError> {
    let spread = |amount: Option<Decimal>, times: Option<Decimal>, years: Option<Decimal>| {
        let (Some(amount), Some(times), Some(years), Some(volume)) =
            (amount, times, years, context.volume()?)
        else {
            return Ok::<_, CostError>(None);
        };
        let years = positive(format_args!("allowance.{}.years", allowance.name), years)?;
        Ok(Some(amount.checked_mul(times)?.checked_div(volume.checked_mul(years)?)?))
    };
    let a_share = |name: &str, value| share(format_args!("allowance.{}.{name}", allowance.name), value);
    match &allowance.basis {
        AllowanceBasis::ShareOfMake(rate) => Ok(match context.number(rate) {
            Some(rate) => Some(ledger.total(BlockKind::Make).checked_mul(a_share("share", rate)?)?),
            None => None,
        }),
        AllowanceBasis::PerUnit(amount) => context.money(amount),
        AllowanceBasis::PerYear { quantity, each } => {
            spread(context.money(each)?, context.number(quantity), Some(Decimal::ONE))
        }
        AllowanceBasis::Once { amount, years } => {
            spread(context.money(amount)?, Some(Decimal::ONE), context.divisor(years))
        }
        AllowanceBasis::Expected { probability, impact } => {
            let probability = context.number(probability).map(|p| a_share("probability", p)).transpose()?;
            spread(context.money(impact)?, probability, Some(Decimal::ONE))
        }
        AllowanceBasis::AirShare { share: part, rate, kg_per_m3 } => {
            let (Some(part), Some(rate), Some(kg)) =
                (context.number(part), context.money(rate)?, moving::chargeable_kg(context, kg_per_m3)?)
            else {
                return Ok(None);
            };
            // The ordinary way is paid for every unit already; air comes on top for the units that missed it.
            Ok(Some(a_share("share", part)?.checked_mul(rate)?.checked_mul(kg)?))
        }
    }
}

const fn label_key(kind: AllowanceKind) -> &'static str {
    match kind {
        AllowanceKind::TravelStartUp => "cost-line-travel-start-up",
        AllowanceKind::TravelAudit => "cost-line-travel-audit",
        AllowanceKind::Prototype => "cost-line-prototype",
        AllowanceKind::ChangeLeadTime => "cost-line-change-lead-time",
        AllowanceKind::TimeZone => "cost-line-time-zone",
        AllowanceKind::Inspection => "cost-line-inspection",
        AllowanceKind::Returns => "cost-line-returns",
        AllowanceKind::Warranty => "cost-line-warranty",
        AllowanceKind::Quality => "cost-line-quality",
        AllowanceKind::StockOut => "cost-line-stock-out",
        AllowanceKind::EmergencyAir => "cost-line-emergency-air",
        AllowanceKind::Liability => "cost-line-liability",
        AllowanceKind::IntellectualProperty => "cost-line-intellectual-property",
        AllowanceKind::Disruption => "cost-line-disruption",
        AllowanceKind::Innovation => "cost-line-innovation",
        AllowanceKind::Other => "cost-line-other-allowance",
    }
}

fn line(
    context: &Context<'_>,
    ledger: &mut Ledger,
    at: usize,
    allowance: &Allowance,
) -> Result<(), CostError> {
    let amount = amount_of(context, ledger, allowance)?;
    let make = ledger.total(BlockKind::Make);
    let partial =
        matches!(allowance.basis, AllowanceBasis::ShareOfMake(_)) && !ledger.is_complete(BlockKind::Make);
    let volume = context.volume()?;
    let inputs = context.inputs;
    ledger.add(BLOCK, amount, || {
        let (formula, source) = match &allowance.basis {
            AllowanceBasis::ShareOfMake(rate) => ("cost-formula-share-of-make", &rate.source),
            AllowanceBasis::PerUnit(amount) => ("cost-formula-given", &amount.source),
            AllowanceBasis::PerYear { each, .. } => ("cost-formula-per-year", &each.source),
            AllowanceBasis::Once { amount, .. } => ("cost-formula-once", &amount.source),
            AllowanceBasis::AirShare { rate, .. } => ("cost-formula-air-share", &rate.source),
            AllowanceBasis::Expected { impact, .. } => ("cost-formula-expected", &impact.source),
        };
        let kind = Message::new(label_key(allowance.kind));
        let label = if allowance.name.is_empty() {
            kind
        } else {
            Message::new("cost-line-with-name").with("line", kind).with("name", allowance.name.as_str())
        };
        let draft =
            Draft::new(format!("distance.{}", at + 1), label, allowance.kind.hardness(), formula, source)
                .partial(partial)
                .estimate(matches!(allowance.basis, AllowanceBasis::Expected { .. }));
        let annual = volume.map(Value::Number);
        match &allowance.basis {
            AllowanceBasis::ShareOfMake(rate) => draft
                .share("cost-input-share", rate)
                .computed("cost-input-make", Some(Value::Money(Money::new(make, inputs.currency)))),
            AllowanceBasis::PerUnit(amount) => draft.amount("cost-input-amount-a-unit", amount),
            AllowanceBasis::PerYear { quantity, each } => draft
                .number("cost-input-quantity", quantity)
                .amount("cost-input-price-of-one", each)
                .computed("cost-input-annual-volume", annual),
            AllowanceBasis::Once { amount, years } => draft
                .amount("cost-input-price-of-one", amount)
                .number("cost-input-years", years)
                .computed("cost-input-annual-volume", annual),
            AllowanceBasis::AirShare { share, rate, kg_per_m3 } => draft
                .share("cost-input-share", share)
                .amount("cost-input-price-of-one", rate)
                .number("cost-input-unit-weight", &inputs.unit_weight_kg)
                .number("cost-input-unit-volume", &inputs.unit_volume_m3)
                .number("cost-input-kg-per-m3", kg_per_m3),
            AllowanceBasis::Expected { probability, impact } => draft
                .share("cost-input-probability", probability)
                .amount("cost-input-impact", impact)
                .computed("cost-input-annual-volume", annual),
        }
    })
}
