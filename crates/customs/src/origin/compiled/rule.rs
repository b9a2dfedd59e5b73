//! A rule of a day as arrays.

use crate::decimal::Decimal;
use crate::law::LawOnDate;
use crate::origin::automotive::{self, Requirements};
use crate::origin::bill::Unit;
use crate::origin::evaluate::{Context, fact};
use crate::origin::law::Governing;
use crate::origin::provisions::{DeMinimis, NoteEffect};
use crate::origin::rule::{
    Alternative, Atom, CodeRange, Condition, ConditionKind, Described, DescriptionKind, ProductRule,
};
use crate::origin::{Answer, CodeSet, Good, Method, Thresholds, conditions, determine, notes, regional};
use crate::tariff_code::{Level, TariffCode};

use super::bill::Profile;
use super::ranges::{self, Range, Set};
use super::{Refusal, Truth};

/// Part of the one array of ranges.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Span {
    from: usize,
    until: usize,
}

/// Thresholds in 10⁻¹² of a percent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Percents {
    pub transaction_value: Option<i64>,
    pub net_cost: Option<i64>,
}

impl Percents {
    fn of(thresholds: Thresholds) -> Result<Self, Refusal> {
        let percent = |p: Option<Decimal>| p.map(ranges::percent).transpose();
        Ok(Self {
            transaction_value: percent(thresholds.transaction_value)?,
            net_cost: percent(thresholds.net_cost)?,
        })
    }
}

/// What an alternative asks of regional value content.
#[derive(Clone, Copy, Debug)]
pub(super) enum Content {
    /// Nothing.
    None,
    /// At least this much by either method.
    AtLeast(Percents),
}

/// One alternative.
#[derive(Clone, Debug)]
pub(super) struct CompiledAlternative {
    /// Codes with which a material does not make the change.
    pub fails: Span,
    /// Codes with which it depends on facts of the material.
    pub open: Span,
    pub content: Content,
    /// What conditions and notes make of it, which look at the good alone.
    pub rest: Truth,
}

/// What the law asks of one good on one day: every alternative of the rules that govern it, and the
/// provisions beside them.
#[derive(Clone, Debug)]
pub struct CompiledRule {
    pub(super) profile: Profile,
    pub(super) alternatives: Vec<CompiledAlternative>,
    ranges: Vec<Range>,
    /// How deep the codes of a bill have to be.
    pub(super) depth: Level,
    pub(super) by_transaction_value: bool,
    pub(super) by_net_cost: bool,
    pub(super) tolerance_percent: i64,
    /// Whether the tolerance is by weight too.
    pub(super) by_weight: bool,
    /// Today's codes that the tolerance does not serve.
    pub(super) shut: Span,
    /// The same, where a fact decides.
    pub(super) shut_on_a_fact: Span,
    /// Today's codes left out of account.
    pub(super) disregarded: Span,
    /// Today's codes of which a note asks facts.
    pub(super) spoken_of: Span,
    pub(super) parts_together: Option<Percents>,
    pub(super) subheading: Range,
    pub(super) covers_parts: Truth,
    /// What notes ask of the good whatever its rule.
    pub(super) notes: Truth,
    pub(super) conferred: Truth,
    pub(super) deemed: Truth,
    pub(super) bars: Truth,
}

impl CompiledRule {
    /// The rules that govern a good on the day of the law.
    ///
    /// - Takes: the law on a date; the good, of which the bill and the amounts are not looked at.
    /// - Gives: every alternative that counts on that day in the good's trade, as arrays.
    /// - Refuses: what only the whole determination can express.
    pub fn new(law: &LawOnDate<'_>, good: &Good) -> Result<Self, Refusal> {
        facts_of_good(good)?;
        let units: [Unit<'_>; 0] = [];
        if good.automotive.is_some() || automotive::any_marked(&good.materials) {
            return Err(Refusal::AutomotiveFigures);
        }
        let requirements = Requirements::default();
        let mut context =
            Context { law, good, code: good.code, units: &units, optimistic: false, requirements };
        let Governing::Rules { code, rules, .. } =
            law.origin().governing(good.code, &good.facts, law.date(), context.between())
        else {
            return Err(Refusal::NoSettledRule);
        };
        context.code = code;
        let mut compiler = Compiler { depth: Level::Subheading, ranges: Vec::new() };
        let of_notes = compiler.notes(&context)?;
        let shut = compiler.tolerance(&context, &law.origin().provisions().de_minimis)?;
        let mut alternatives = Vec::new();
        for (rule, alternative) in determine::live(&context, &rules) {
            alternatives.push(compiler.alternative(&context, rule, alternative)?);
        }
        let provisions = law.origin().provisions();
        let de_minimis = &provisions.de_minimis;
        let textile = (61..=63).contains(&(good.code.first() / 100_000_000));
        let together = provisions.parts_together.filter(|_| !textile).map(Percents::of).transpose()?;
        let subheading = good.code.at(Level::Subheading).ok_or(Refusal::GoodTooShort)?;
        let method = good.choices.method;
        Ok(Self {
            profile: Profile::of(good),
            alternatives,
            depth: compiler.depth,
            by_transaction_value: method != Some(Method::NetCost),
            by_net_cost: method != Some(Method::TransactionValue),
            tolerance_percent: ranges::percent(de_minimis.percent)?,
            by_weight: context.good_in(&de_minimis.by_weight)
                || context.good_in(&de_minimis.by_component_weight),
            shut: shut.0,
            shut_on_a_fact: shut.1,
            disregarded: of_notes.0,
            spoken_of: of_notes.1,
            parts_together: together,
            subheading: ranges::under(subheading)?,
            covers_parts: Truth::from(&fact(good, "subheading-covers-good-and-parts", "")),
            notes: Truth::from(&notes::requirements(&context, None).finding),
            conferred: Truth::from(&notes::conferring(&context).finding),
            deemed: determine::deemed(&context).map_or(Truth::No, |deemed| Truth::from(&deemed)),
            bars: Truth::from(
                &determine::general_bars(&context).finding.and(notes::barring(&context).finding),
            ),
            ranges: compiler.ranges,
        })
    }

    /// How many alternatives are compared.
    #[must_use]
    pub fn alternatives(&self) -> usize {
        self.alternatives.len()
    }

    /// The ranges of a span.
    pub(super) fn slice(&self, span: Span) -> &[Range] {
        self.ranges.get(span.from..span.until).unwrap_or_default()
    }
}

/// Facts by which a good is determined by more than its rule and a flat bill.
fn facts_of_good(good: &Good) -> Result<(), Refusal> {
    if !good.produced_in.is_usmca() {
        return Err(Refusal::FactOfGood("produced-outside"));
    }
    if good.facts.yes_or_no("produced-entirely-in-territory") == Some(false) {
        return Err(Refusal::FactOfGood("produced-entirely-in-territory"));
    }
    for name in ["set-by-rule-3", "imported-unassembled"] {
        if good.facts.yes_or_no(name) == Some(true) {
            return Err(Refusal::FactOfGood(name));
        }
    }
    match good.facts.get("wholly-obtained") {
        None | Some(Answer::No) => Ok(()),
        Some(Answer::Choice(none)) if none == "none" => Ok(()),
        Some(_) => Err(Refusal::FactOfGood("wholly-obtained")),
    }
}

/// What is gathered while a rule is compiled.
struct Compiler {
    depth: Level,
    ranges: Vec<Range>,
}

impl Compiler {
    fn keep(&mut self, set: &Set) -> Span {
        let from = self.ranges.len();
        self.ranges.extend_from_slice(set.ranges());
        Span { from, until: self.ranges.len() }
    }

    fn deep(&mut self, level: Level) -> Result<(), Refusal> {
        if level > Level::TariffItem {
            return Err(Refusal::RuleTooDeep);
        }
        self.depth = self.depth.max(level);
        Ok(())
    }

    fn code_set(&mut self, set: &CodeSet) -> Result<Set, Refusal> {
        for range in set.codes.iter().chain(&set.except) {
            self.deep(range.level())?;
        }
        Set::of_code_set(set)
    }

    /// The notes that speak of materials: those left out of account, and those of which facts are asked.
    fn notes(&mut self, context: &Context<'_, '_>) -> Result<(Span, Span), Refusal> {
        let (mut disregarded, mut spoken_of) = (Set::default(), Set::default());
        for note in notes::notes(context, None) {
            match &note.effect {
                NoteEffect::Component => return Err(Refusal::Note(note.id.clone())),
                NoteEffect::Confers { with_materials: Some(_), .. } => {
                    return Err(Refusal::Note(note.id.clone()));
                }
                NoteEffect::Disregards { materials, fact: None, .. } => {
                    disregarded = disregarded.or(&self.code_set(materials)?);
                }
                NoteEffect::Disregards { materials, fact: Some(_), .. }
                | NoteEffect::RequiresOfMaterials { materials, .. } => {
                    spoken_of = spoken_of.or(&self.code_set(materials)?);
                }
                NoteEffect::Confers { .. } | NoteEffect::Bars { .. } | NoteEffect::Requires { .. } => {}
            }
        }
        Ok((self.keep(&disregarded), self.keep(&spoken_of)))
    }

    /// Materials that the tolerance by value does not serve: for certain, and on a fact.
    fn tolerance(
        &mut self,
        context: &Context<'_, '_>,
        de_minimis: &DeMinimis,
    ) -> Result<(Span, Span), Refusal> {
        let (mut shut, mut on_a_fact) = (Set::default(), Set::default());
        for note in &de_minimis.despite {
            if context.good_in(&note.goods) {
                on_a_fact = on_a_fact.or(&self.code_set(&note.materials)?);
            }
        }
        for exclusion in &de_minimis.exclusions {
            if !context.good_in(&exclusion.goods) {
                continue;
            }
            let mut materials = match &exclusion.materials {
                Some(materials) => self.code_set(materials)?,
                None => Set::all(),
            };
            if exclusion.same_subheading_only {
                let own = context.code.at(Level::Subheading).ok_or(Refusal::GoodTooShort)?;
                materials = materials.and(&Set::of([ranges::under(own)?]));
            }
            let of_good = exclusion.good_fact.as_deref().map(|name| context.good.facts.yes_or_no(name));
            match (of_good, &exclusion.material_fact) {
                (Some(Some(false)), _) => {}
                (None | Some(Some(true)), None) => shut = shut.or(&materials),
                _ => on_a_fact = on_a_fact.or(&materials),
            }
        }
        Ok((self.keep(&shut), self.keep(&on_a_fact)))
    }

    fn alternative(
        &mut self,
        context: &Context<'_, '_>,
        rule: &ProductRule,
        alternative: &Alternative,
    ) -> Result<CompiledAlternative, Refusal> {
        // Only the goods' facts decide what is left once what looks into the bill is refused.
        for condition in &alternative.conditions {
            match condition {
                Condition::Groups { .. } => return Err(Refusal::MaterialGroups),
                Condition::Fact { kind: ConditionKind::Other, name, .. }
                    if name == "free-of-chapter-rules" => {}
                Condition::Fact { name, .. } => {
                    let measured = context.law.origin().provisions().measure(name).is_some();
                    if measured && context.good.facts.yes_or_no(name).is_none() {
                        return Err(Refusal::MeasuredWeight);
                    }
                }
                Condition::Date { .. } | Condition::Trade(_) => {}
            }
        }
        let conditions = conditions::all(context, alternative)?.finding;
        let of_notes = notes::requirements(context, Some((rule, alternative))).finding;
        let content = match regional::staged_thresholds(context, rule, alternative)? {
            Ok(None) => Content::None,
            Ok(Some(thresholds)) => Content::AtLeast(Percents::of(thresholds)?),
            Err(_) => return Err(Refusal::VehicleOpen),
        };
        let (fails, open) = self.change(context.code, rule, alternative)?;
        Ok(CompiledAlternative {
            fails: self.keep(&fails),
            open: self.keep(&open),
            content,
            rest: Truth::from(&conditions.and(of_notes)),
        })
    }

    /// Codes that do not make the change, and codes with which facts decide.
    fn change(
        &mut self,
        good: TariffCode,
        rule: &ProductRule,
        alternative: &Alternative,
    ) -> Result<(Set, Set), Refusal> {
        let (mut allowed, mut perhaps) = (Set::default(), Set::default());
        for atom in &alternative.allowed {
            match atom {
                Atom::Any => allowed = Set::all(),
                Atom::Other(level) | Atom::OtherInGroupToo(level) => {
                    allowed = allowed.or(&self.own(good, *level)?.rest());
                }
                Atom::OutsideGroup(level) => {
                    self.deep(*level)?;
                    let group = rule.scope.iter().map(|scope| group(scope, *level));
                    let group = Set::of(group.collect::<Result<Vec<_>, _>>()?);
                    allowed = allowed.or(&group.rest());
                }
                Atom::Within { within, other } => {
                    let own = self.own(good, *within)?.minus(&self.own(good, *other)?);
                    allowed = allowed.or(&own);
                }
                Atom::Listed(described) => self.listed(good, described, &mut allowed, &mut perhaps)?,
            }
        }
        let (mut except, mut perhaps_except) = (Set::default(), Set::default());
        for described in &alternative.except {
            self.listed(good, described, &mut except, &mut perhaps_except)?;
        }
        let makes = allowed.minus(&except).minus(&perhaps_except);
        let fails = allowed.or(&perhaps).rest().or(&except);
        let open = makes.or(&fails).rest();
        Ok((fails, open))
    }

    /// Adds listed codes to those that are taken for certain or on a fact.
    fn listed(
        &mut self,
        good: TariffCode,
        described: &Described,
        certain: &mut Set,
        on_a_fact: &mut Set,
    ) -> Result<(), Refusal> {
        self.deep(described.codes.level())?;
        let codes = Set::of([ranges::of_codes(described.codes)?]);
        match &described.description {
            None => *certain = certain.or(&codes),
            Some(words) if words.kind == DescriptionKind::AnotherSubheading => {
                *certain = certain.or(&codes.minus(&self.own(good, Level::Subheading)?));
            }
            Some(_) => *on_a_fact = on_a_fact.or(&codes),
        }
        Ok(())
    }

    /// The good's own code of a level.
    fn own(&mut self, good: TariffCode, level: Level) -> Result<Set, Refusal> {
        self.deep(level)?;
        let own = good.at(level).ok_or(Refusal::GoodTooShort)?;
        Ok(Set::of([ranges::under(own)?]))
    }
}

/// The codes that a scope takes at a level.
fn group(scope: &Described, level: Level) -> Result<Range, Refusal> {
    let cut = |code: TariffCode| code.at(level).unwrap_or(code);
    let (first, last) = (cut(scope.codes.first), cut(scope.codes.last));
    CodeRange::new(first, last).map_or(Err(Refusal::RuleTooDeep), ranges::of_codes)
}
