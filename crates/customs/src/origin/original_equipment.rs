//! What regional value content is asked of a good for the vehicle it is for: the staging of chapter 87, and
//! the tables of parts for original equipment.
//!
//! Source: 19 CFR 182 App. A s. 13, 14(2), (13)-(18), 15(2)-(4), tables A.1 to E. Tables B, C, D and E take
//! the place of the figure of a rule outside chapter 87; a part of table A.1, and the engines, gear boxes and
//! chassis of s. 15(4), originate by content alone. Chapter 87 prints the final figures of section 13
//! itself: there a table adds the transaction value method to the figure that it shares with the rule.
//! Aftermarket parts and other vehicles take the rule as printed.

use crate::determination::{Citation, Finding, Message, MissingFact, Step};
use crate::tariff_code::{Level, TariffCode};

use super::automotive::{
    self, AutomotiveError, ContentKey, OtherVehicle, TableKey, VehicleClass, other_vehicle_content,
};
use super::error::OriginError;
use super::evaluate::{Context, ask};
use super::facts::{Answer, Facts};
use super::good::Good;
use super::law::fits_use;
use super::rule::{Alternative, DescriptionKind, ProductRule, Thresholds};

/// The fact that says for which vehicle a good is.
const USE: &str = "vehicle-use";

/// What is asked of regional value content.
pub(super) enum Asked {
    /// This much, or nothing; with the step that says why it is not the printed figure.
    Settled(Option<Thresholds>, Option<Step>),
    /// One of these, by facts that are missing.
    Open(Vec<Option<Thresholds>>, Finding),
}

/// What one alternative asks of the good on the date.
pub(super) fn asked(
    context: &Context<'_, '_>,
    rule: &ProductRule,
    alternative: &Alternative,
) -> Result<Asked, OriginError> {
    let printed = alternative.thresholds(context.law.date());
    if let Some((thresholds, step)) = new_plant(context, printed)? {
        return Ok(Asked::Settled(Some(thresholds), Some(step)));
    }
    let vehicle = automotive::class_by_code(context.code);
    // A vehicle is not for another one: its own class decides.
    let given = vehicle.map(VehicleClass::name).or(context.good.facts.choice(USE));
    let uses: Vec<&str> = match given {
        Some(given) => vec![given],
        None => {
            VehicleClass::ALL.iter().map(|(name, _)| *name).filter(|name| may_be_for(rule, name)).collect()
        }
    };
    let mut figures = Figures { found: Vec::new(), missing: Vec::new() };
    for vehicle in &uses {
        figures.of_use(context, rule, alternative, printed, vehicle)?;
    }
    let Figures { mut found, missing: mut facts } = figures;
    if found.windows(2).all(|pair| pair[0].0 == pair[1].0) {
        let (mut thresholds, mut step) = found.pop().unwrap_or((printed, None));
        if let (Some(asked), true) =
            (&mut thresholds, vehicle == Some(VehicleClass::HeavyTruck) && step.is_some())
            && let Some((credited, steps)) = &context.requirements.heavy_truck_content
        {
            // Points of labor value content beyond the requirement count toward it: s. 18(22).
            asked.net_cost = asked.net_cost.map(|needed| needed.min(*credited));
            step = step.map(|step| step.under(steps.clone()));
        }
        // Where the vehicle is not known the figure is the same for all, and the step would name one.
        return Ok(Asked::Settled(thresholds, given.and(step)));
    }
    if given.is_none() && uses.len() > 1 {
        let question = Message::new("origin-ask").with("fact", USE).with("text", "");
        facts.insert(0, MissingFact { fact: USE.to_owned(), about: None, question });
    }
    let candidates = found.into_iter().map(|(thresholds, _)| thresholds).collect();
    Ok(Asked::Open(candidates, Finding::Undetermined { missing: facts }))
}

/// The figure of an other vehicle in its first years in a new building or after a refit: section 20(8).
fn new_plant(
    context: &Context<'_, '_>,
    printed: Option<Thresholds>,
) -> Result<Option<(Thresholds, Step)>, OriginError> {
    let start = context.good.automotive.as_ref().and_then(|figures| figures.plant_start);
    let (Some(start), Some(printed)) = (start, printed) else { return Ok(None) };
    let law = context.law.origin().automotive().on(context.law.date());
    let vehicle = automotive::class_by_code(context.code).is_some() || in_heading(context.code, 8706);
    for (key, list) in [
        (ContentKey::OtherVehicle2, OtherVehicle::Listed2),
        (ContentKey::OtherVehicle3, OtherVehicle::Listed3),
    ] {
        let (figure, _) = law.content(key)?;
        if vehicle && printed.net_cost == Some(figure.net_cost) && printed.transaction_value.is_none() {
            let mut found = other_vehicle_content(law, list, Some(start))?;
            let asked = Thresholds { transaction_value: None, net_cost: Some(found.conclusion) };
            return Ok(found.steps.pop().map(|step| (asked, step)));
        }
    }
    Err(AutomotiveError::PlantStartNotForThisGood(context.good.code).into())
}

/// The question for which vehicle a good is, where that tells rules apart that their descriptions do not.
pub(super) fn asked_by_use(good: &Good, choices: &[&ProductRule]) -> Option<MissingFact> {
    if good.facts.choice(USE).is_some() || !choices.iter().all(|rule| rule.automotive) {
        return None;
    }
    let told_apart = |rule: &ProductRule| VehicleClass::ALL.iter().any(|(name, _)| !may_be_for(rule, name));
    let told = choices.iter().filter(|rule| told_apart(rule)).count();
    (told > 1).then(|| MissingFact { fact: USE.to_owned(), about: None, question: ask(USE, USE) })
}

/// Whether a good of the rule can be for a vehicle, as far as the words of its scope say.
fn may_be_for(rule: &ProductRule, vehicle: &str) -> bool {
    let facts = Facts::new().with(USE, Answer::Choice(vehicle.to_owned()));
    rule.scope.iter().any(|scope| match &scope.description {
        None => true,
        Some(words) if words.kind == DescriptionKind::Rest => vehicle == VehicleClass::Other.name(),
        Some(words) => {
            let used_in = words.text.rsplit_once(" - ").map_or(words.text.as_str(), |(_, used_in)| used_in);
            fits_use(used_in, &facts) != Some(false)
        }
    })
}

/// What is asked, by what is not known of the good.
struct Figures {
    found: Vec<(Option<Thresholds>, Option<Step>)>,
    missing: Vec<MissingFact>,
}

impl Figures {
    fn of_use(
        &mut self,
        context: &Context<'_, '_>,
        rule: &ProductRule,
        alternative: &Alternative,
        printed: Option<Thresholds>,
        vehicle: &str,
    ) -> Result<(), OriginError> {
        if let Some((thresholds, step)) = staged(context, rule, alternative, vehicle) {
            self.found.push((Some(thresholds), Some(step)));
            return Ok(());
        }
        let class = VehicleClass::ALL.iter().find(|(name, _)| *name == vehicle).map(|(_, class)| *class);
        let class = match class {
            Some(class) if rule.automotive && class != VehicleClass::Other => class,
            _ => {
                self.found.push((printed, None));
                return Ok(());
            }
        };
        let answer = |name: &str| match name.strip_prefix("not-") {
            Some(rest) => context.good.facts.yes_or_no(rest).map(|yes| !yes),
            None => context.good.facts.yes_or_no(name),
        };
        let law = context.law.origin().automotive().on(context.law.date());
        // As if what is not known were so, and as if it were not.
        let all = law.tables_of(context.code, class, |name| Some(answer(name).unwrap_or(true))).0;
        let open = law.tables_of(context.code, class, answer).1;
        let certain = law.tables_of(context.code, class, |name| Some(answer(name).unwrap_or(false))).0;
        let mut any = false;
        for table in all {
            if let Some((thresholds, citation)) = of_table(context, rule, printed, table)? {
                let step = Step::new(
                    Message::new("origin-table-figure")
                        .with("table", table.letter())
                        .with("vehicle", vehicle)
                        .with("words", thresholds.in_words()),
                );
                self.found.push((Some(thresholds), Some(step.cite(citation))));
                any |= certain.contains(&table) || by_its_own_figure(rule);
            }
        }
        if !any {
            self.found.push((printed, None));
        }
        if !by_its_own_figure(rule) {
            for name in open {
                let name = name.strip_prefix("not-").unwrap_or(&name);
                if !self.missing.iter().any(|fact| fact.fact == name) {
                    let question = ask(name, name);
                    self.missing.push(MissingFact { fact: name.to_owned(), about: None, question });
                }
            }
        }
        Ok(())
    }
}

/// Whether the rule itself says, by its figure, which table its goods are in: chapter 87.
fn by_its_own_figure(rule: &ProductRule) -> bool {
    rule.id.as_str().starts_with("87.")
}

/// What a table makes of a printed figure; `None` where it leaves it alone.
fn of_table(
    context: &Context<'_, '_>,
    rule: &ProductRule,
    printed: Option<Thresholds>,
    table: TableKey,
) -> Result<Option<(Thresholds, Citation)>, OriginError> {
    let law = context.law.origin().automotive().on(context.law.date());
    let (figure, citation) = law.content(ContentKey::Part(table))?;
    let heavy = matches!(table, TableKey::D | TableKey::E);
    let by_content_alone = match table {
        // A traction battery of 8507.60 has figures of its own: s. 14(2), (3).
        TableKey::A1 if in_heading(context.code, 8507) => return Ok(None),
        TableKey::A1 => true,
        TableKey::D => {
            in_heading(context.code, 8407)
                || in_heading(context.code, 8408)
                || context.code.first() / 10_000 == 870_840
        }
        _ => false,
    };
    if by_its_own_figure(rule) {
        // Section 13 has the figures of chapter 87, staged by date for heavy trucks.
        let shared = printed.is_some_and(|p| p.net_cost == Some(figure.net_cost));
        let asked =
            Thresholds { transaction_value: figure.transaction_value, net_cost: Some(figure.net_cost) };
        return Ok((shared && !heavy).then_some((asked, citation)));
    }
    if printed.is_none() && !by_content_alone {
        return Ok(None);
    }
    let with_transaction_value = !heavy
        || rule
            .alternatives
            .iter()
            .filter_map(|a| a.thresholds(context.law.date()))
            .any(|thresholds| thresholds.transaction_value.is_some());
    let asked = Thresholds {
        transaction_value: figure.transaction_value.filter(|_| with_transaction_value),
        net_cost: Some(figure.net_cost),
    };
    Ok(Some((asked, citation)))
}

fn in_heading(code: TariffCode, heading: u64) -> bool {
    code.at(Level::Heading).is_some_and(|code| code.first() / 1_000_000 == heading)
}

/// The figure of section 13 for a vehicle on the date, where it is not yet the printed one.
fn staged(
    context: &Context<'_, '_>,
    rule: &ProductRule,
    alternative: &Alternative,
    vehicle: &str,
) -> Option<(Thresholds, Step)> {
    let name = format!("{} {}", rule.id, alternative.letter);
    let date = context.law.date();
    let table = context.law.origin().provisions().staging.iter().find(|s| {
        s.rules.contains(&name)
            && s.from <= date
            && s.until.is_none_or(|until| date < until)
            && s.vehicles.iter().any(|v| v == vehicle)
    })?;
    let step = Step::new(
        Message::new("origin-staged")
            .with("from", table.from)
            .with("vehicle", vehicle)
            .with("words", table.thresholds.in_words()),
    )
    .cite(Citation::new(table.citation.clone()));
    Some((table.thresholds, step))
}
